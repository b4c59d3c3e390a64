using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishOutcomes : OutcomeWords
{
    public static DanishOutcomes Words { get; } = new();

    public override string Section => "Det, spørgsmålet handler om";
    public override string Title(LabourClosure labour) => $"Det, spørgsmålet handler om, {DanishTerms.Words.Labour(labour)}";
    public override string Outcome => "udfald";
    public override string Measured => "målt";
    public override string At(string quarter) => $"udgangen af {quarter}";
    public override string Total => "i alt";
    public override string Value => "værdi";
    public override string Difference => "forskel";

    public override string Note(string from, string baseline) =>
        $"I alt: summen {from}, da politikken skilles for armene med støtte. Forskelle er fra {Language.Danish.Quoted(baseline)}. Job står i tabellen over armene.";

    public override string OneInTwenty(int intervals) => $"Af {intervals} sådanne intervaller udelukker et ud af tyve nul alene ved simuleringsusikkerhed.";
    public override string InMillions(string name, string currency) => $"{name} (mio. {currency})";

    protected override Language Spoken => Language.Danish;

    protected override ImmutableDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["firms"] = "virksomheder",
        ["jobs"] = "job",
        ["jobs_under_50_at_start"] = "job i virksomheder under 50 job",
        ["jobs_50_plus_at_start"] = "job i virksomheder med 50 job og flere",
        ["value_added"] = "værditilvækst (et middeljobs produktion)",
        ["sales"] = "omsætning (et middeljobs produktion)",
        ["value_added_a_year"] = "værditilvækst om året",
        ["sales_a_year"] = "omsætning om året, målt som værditilvækst",
        ["log_productivity_mean"] = "gennemsnitlig log-produktivitet",
        ["log_productivity_p10"] = "10. percentil af log-produktivitet",
        ["log_productivity_p50"] = "median af log-produktivitet",
        ["log_productivity_p90"] = "90. percentil af log-produktivitet",
        ["births"] = "nye virksomheder",
        ["deaths"] = "ophørte virksomheder",
        ["jobs_created"] = "skabte job",
        ["jobs_destroyed"] = "nedlagte job",
        ["jobs_of_entrants"] = "job i nye virksomheder",
        ["jobs_of_exits"] = "job tabt ved ophør",
        ["hires_unfilled"] = "ubesatte ansættelser",
        ["regions_rationed"] = "regioner med rationerede ansættelser",
        ["labour_supply"] = "arbejdsudbud (personer)",
        ["exporters"] = "eksportvirksomheder",
        ["high_growth_firms"] = "højvækstvirksomheder",
        ["high_growth_base"] = "mulige højvækstvirksomheder",
        ["foreign_candidates"] = "udenlandske virksomheder på udkig",
        ["foreign_projects"] = "nyetablerede udenlandske virksomheder",
        ["foreign_jobs"] = "job i nyetablerede udenlandske",
        ["innovations"] = "innovationsprojekter",
        ["partnerships_within_cluster"] = "partnerskaber inden for en klynge",
        ["partnerships_across_clusters"] = "partnerskaber på tværs af klynger",
        ["partnerships_across_regions"] = "partnerskaber på tværs af regioner",
        ["partnerships_abroad"] = "partnerskaber i udlandet",
        ["knowledge_projects"] = "projekter med videninstitutioner",
        ["resource_checks"] = "ressourcetjek",
        ["symbiosis_matches"] = "symbioser mellem virksomheder",
        ["tonnes_saved"] = "sparet materiale (ton om året)",
        ["needs_arisen"] = "opståede behov",
        ["needs_open"] = "åbne behov",
        ["visits"] = "besøg ved døre",
        ["wrong_doors"] = "forkerte døre",
        ["referrals"] = "henvisninger",
        ["referrals_followed"] = "fulgte henvisninger",
        ["referrals_private"] = "henvisninger til private rådgivere",
        ["turned_away"] = "afviste besøg",
        ["cases_specialised"] = "specialiserede sager",
        ["cases_generic"] = "generelle sager",
        ["cases_generic_overlapping"] = "overlappende generelle sager",
        ["needs_helped"] = "hjulpne behov",
        ["hops_of_helped_needs"] = "døre for hjulpne behov",
        ["weeks_of_helped_needs"] = "uger for hjulpne behov",
        ["firm_hours"] = "virksomhedernes egne timer",
        ["hours_capacity"] = "kapacitet (timer)",
        ["hours_overhead"] = "timer til administration",
        ["hours_intake"] = "timer til visitation",
        ["hours_specialised"] = "timer til specialiseret hjælp",
        ["hours_generic"] = "timer til generel hjælp",
        ["hours_hand_over"] = "timer til overdragelse",
        ["hours_coordination"] = "timer til koordinering",
        ["hours_idle"] = "ledige timer",
        ["hours_backlog"] = "lovede timer",
        ["grants_applied"] = "ansøgninger om tilskud",
        ["grants_awarded"] = "bevilgede tilskud",
        ["grants_budget"] = "budget til tilskud",
        ["grants_paid"] = "udbetalte tilskud",
        ["grants_lapsed"] = "bortfaldne tilskudsmidler",
        ["grants_in_hand"] = "tilskudsmidler i kassen",
        ["infrastructure_paid"] = "betalt infrastruktur",
        ["grants_added"] = "tilførte tilskudsmidler",
        ["programme_applications"] = "ansøgninger til programmer",
        ["programme_awards"] = "programtilskud",
        ["programme_paid"] = "udbetalte programmidler",
        ["coordination_staff"] = "udgift til aftalernes eget personale",
        ["coordination_rent"] = "leje af kontorpladser",
        ["cases_private"] = "sager hos private rådgivere",
        ["private_fees"] = "honorarer til private rådgivere",
        ["needs_private_within_1"] = "behov: hjælp fra en privat rådgiver, inden for et kvartal",
        ["needs_private_within_2"] = "behov: hjælp fra en privat rådgiver, inden for to kvartaler",
        ["needs_private_within_4"] = "behov: hjælp fra en privat rådgiver, inden for et år",
        ["public_cost"] = "offentlig omkostning",
        ["firms_first_helped"] = "virksomheder hjulpet første gang",
        ["firms_helped"] = "virksomheder hjulpet i hvert kvartal",
        ["commitment_mean"] = "gennemsnitlig forpligtelse",
        ["relation_stock"] = "relationer ved kontorer i udlandet",
        ["inequality_between_regions"] = "ulighed mellem regioner",
    }.ToImmutableDictionary();
}
