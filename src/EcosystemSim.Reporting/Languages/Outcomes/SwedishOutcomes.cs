using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishOutcomes : OutcomeWords
{
    public static SwedishOutcomes Words { get; } = new();

    public override string Section => "Det frågan handlar om";
    public override string Title(LabourClosure labour) => $"Det frågan handlar om, {SwedishTerms.Words.Labour(labour)}";
    public override string Outcome => "utfall";
    public override string Measured => "mätt";
    public override string At(string quarter) => $"slutet av {quarter}";
    public override string Total => "totalt";
    public override string Value => "värde";
    public override string Difference => "skillnad";

    public override string Note(string from, string baseline) =>
        $"Totalt: summan {from}, då politiken skiljs åt för armarna med stöd. Skillnader är från {Language.Swedish.Quoted(baseline)}. Jobb står i tabellen över armarna.";

    public override string OneInTwenty(int intervals) => $"Av {intervals} sådana intervall utesluter ett av tjugo noll enbart av simuleringsosäkerhet.";
    public override string InMillions(string name, string currency) => $"{name} (miljoner {currency})";

    protected override Language Spoken => Language.Swedish;

    protected override ImmutableDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["firms"] = "företag",
        ["jobs"] = "jobb",
        ["jobs_under_50_at_start"] = "jobb i företag under 50 jobb",
        ["jobs_50_plus_at_start"] = "jobb i företag med 50 jobb och fler",
        ["value_added"] = "förädlingsvärde (ett medeljobbs produktion)",
        ["sales"] = "omsättning (ett medeljobbs produktion)",
        ["value_added_a_year"] = "förädlingsvärde per år",
        ["sales_a_year"] = "omsättning per år, mätt som förädlingsvärde",
        ["log_productivity_mean"] = "genomsnittlig log-produktivitet",
        ["log_productivity_p10"] = "10:e percentilen av log-produktivitet",
        ["log_productivity_p50"] = "median av log-produktivitet",
        ["log_productivity_p90"] = "90:e percentilen av log-produktivitet",
        ["births"] = "nya företag",
        ["deaths"] = "upphörda företag",
        ["jobs_created"] = "skapade jobb",
        ["jobs_destroyed"] = "nedlagda jobb",
        ["jobs_of_entrants"] = "jobb i nya företag",
        ["jobs_of_exits"] = "jobb förlorade genom upphörande",
        ["hires_unfilled"] = "obesatta anställningar",
        ["regions_rationed"] = "regioner med ransonerade anställningar",
        ["labour_supply"] = "arbetsutbud (personer)",
        ["exporters"] = "exportföretag",
        ["high_growth_firms"] = "snabbväxande företag",
        ["high_growth_base"] = "möjliga snabbväxande företag",
        ["foreign_candidates"] = "utländska företag som ser sig om",
        ["foreign_projects"] = "utländska företag som etablerar sig",
        ["foreign_jobs"] = "jobb i utländska som etablerar sig",
        ["innovations"] = "innovationsprojekt",
        ["partnerships_within_cluster"] = "partnerskap inom ett kluster",
        ["partnerships_across_clusters"] = "partnerskap mellan kluster",
        ["partnerships_across_regions"] = "partnerskap mellan regioner",
        ["partnerships_abroad"] = "partnerskap utomlands",
        ["knowledge_projects"] = "projekt med kunskapsinstitutioner",
        ["resource_checks"] = "resurskontroller",
        ["symbiosis_matches"] = "symbioser mellan företag",
        ["tonnes_saved"] = "sparat material (ton om året)",
        ["needs_arisen"] = "uppkomna behov",
        ["needs_open"] = "öppna behov",
        ["visits"] = "besök vid dörrar",
        ["wrong_doors"] = "fel dörrar",
        ["referrals"] = "hänvisningar",
        ["referrals_followed"] = "följda hänvisningar",
        ["referrals_private"] = "hänvisningar till privata rådgivare",
        ["turned_away"] = "avvisade besök",
        ["cases_specialised"] = "specialiserade ärenden",
        ["cases_generic"] = "generella ärenden",
        ["cases_generic_overlapping"] = "överlappande generella ärenden",
        ["needs_helped"] = "behov som fått hjälp",
        ["hops_of_helped_needs"] = "dörrar för behov som fått hjälp",
        ["weeks_of_helped_needs"] = "veckor för behov som fått hjälp",
        ["firm_hours"] = "företagens egna timmar",
        ["hours_capacity"] = "kapacitet (timmar)",
        ["hours_overhead"] = "timmar för administration",
        ["hours_intake"] = "timmar för mottagning",
        ["hours_specialised"] = "timmar för specialiserad hjälp",
        ["hours_generic"] = "timmar för generell hjälp",
        ["hours_hand_over"] = "timmar för överlämning",
        ["hours_coordination"] = "timmar för samordning",
        ["hours_idle"] = "lediga timmar",
        ["hours_backlog"] = "utlovade timmar",
        ["grants_applied"] = "ansökningar om bidrag",
        ["grants_awarded"] = "beviljade bidrag",
        ["grants_budget"] = "budget för bidrag",
        ["grants_paid"] = "utbetalda bidrag",
        ["grants_lapsed"] = "förfallna bidragsmedel",
        ["grants_in_hand"] = "bidragsmedel i kassan",
        ["infrastructure_paid"] = "betald infrastruktur",
        ["grants_added"] = "tillförda bidragsmedel",
        ["programme_applications"] = "ansökningar till program",
        ["programme_awards"] = "programbidrag",
        ["programme_paid"] = "utbetalda programmedel",
        ["coordination_staff"] = "kostnad för avtalens egen personal",
        ["coordination_rent"] = "hyra för kontorsplatser",
        ["cases_private"] = "ärenden hos privata rådgivare",
        ["private_fees"] = "arvoden till privata rådgivare",
        ["needs_private_within_1"] = "behov: hjälp av en privat rådgivare, inom ett kvartal",
        ["needs_private_within_2"] = "behov: hjälp av en privat rådgivare, inom två kvartal",
        ["needs_private_within_4"] = "behov: hjälp av en privat rådgivare, inom ett år",
        ["public_cost"] = "offentlig kostnad",
        ["firms_first_helped"] = "företag som fått hjälp första gången",
        ["firms_helped"] = "företag som fått hjälp under varje kvartal",
        ["commitment_mean"] = "genomsnittligt åtagande",
        ["relation_stock"] = "relationer vid kontor utomlands",
        ["inequality_between_regions"] = "ojämlikhet mellan regioner",
    }.ToImmutableDictionary();
}
