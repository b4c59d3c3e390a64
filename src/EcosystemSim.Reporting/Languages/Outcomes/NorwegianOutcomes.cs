using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianOutcomes : OutcomeWords
{
    public static NorwegianOutcomes Words { get; } = new();

    public override string Section => "Det spørsmålet handler om";
    public override string Title(LabourClosure labour) => $"Det spørsmålet handler om, {NorwegianTerms.Words.Labour(labour)}";
    public override string Outcome => "utfall";
    public override string Measured => "målt";
    public override string At(string quarter) => $"utgangen av {quarter}";
    public override string Total => "i alt";
    public override string Value => "verdi";
    public override string Difference => "forskjell";

    public override string Note(string from, string baseline) =>
        $"I alt: summen {from}, da politikken skilles for armene med støtte. Forskjeller er fra {Language.Norwegian.Quoted(baseline)}. Arbeidsplasser står i tabellen over armene.";

    public override string OneInTwenty(int intervals) => $"Av {intervals} slike intervaller utelukker ett av tjue null bare ved simuleringsusikkerhet.";
    public override string InMillions(string name, string currency) => $"{name} (mill. {currency})";

    protected override Language Spoken => Language.Norwegian;

    protected override ImmutableDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["firms"] = "foretak",
        ["jobs"] = "arbeidsplasser",
        ["jobs_under_50_at_start"] = "arbeidsplasser i foretak under 50",
        ["jobs_50_plus_at_start"] = "arbeidsplasser i foretak med 50 og flere",
        ["value_added"] = "verdiskaping (en middels jobbs produksjon)",
        ["sales"] = "omsetning (en middels jobbs produksjon)",
        ["value_added_a_year"] = "verdiskaping i året",
        ["sales_a_year"] = "omsetning i året, målt som verdiskaping",
        ["log_productivity_mean"] = "gjennomsnittlig log-produktivitet",
        ["log_productivity_p10"] = "10. persentil av log-produktivitet",
        ["log_productivity_p50"] = "median av log-produktivitet",
        ["log_productivity_p90"] = "90. persentil av log-produktivitet",
        ["births"] = "nye foretak",
        ["deaths"] = "opphørte foretak",
        ["jobs_created"] = "skapte arbeidsplasser",
        ["jobs_destroyed"] = "nedlagte arbeidsplasser",
        ["jobs_of_entrants"] = "arbeidsplasser i nye foretak",
        ["jobs_of_exits"] = "arbeidsplasser tapt ved opphør",
        ["hires_unfilled"] = "ubesatte stillinger",
        ["regions_rationed"] = "regioner med rasjonerte ansettelser",
        ["labour_supply"] = "arbeidstilbud (personer)",
        ["exporters"] = "eksportforetak",
        ["high_growth_firms"] = "høyvekstforetak",
        ["high_growth_base"] = "mulige høyvekstforetak",
        ["foreign_candidates"] = "utenlandske foretak som ser seg om",
        ["foreign_projects"] = "utenlandske foretak som etablerer seg",
        ["foreign_jobs"] = "arbeidsplasser i utenlandske som etablerer seg",
        ["innovations"] = "innovasjonsprosjekter",
        ["partnerships_within_cluster"] = "partnerskap innenfor en klynge",
        ["partnerships_across_clusters"] = "partnerskap på tvers av klynger",
        ["partnerships_across_regions"] = "partnerskap på tvers av regioner",
        ["partnerships_abroad"] = "partnerskap i utlandet",
        ["knowledge_projects"] = "prosjekter med kunnskapsinstitusjoner",
        ["resource_checks"] = "ressurssjekker",
        ["symbiosis_matches"] = "symbioser mellom foretak",
        ["tonnes_saved"] = "spart materiale (tonn i året)",
        ["needs_arisen"] = "oppståtte behov",
        ["needs_open"] = "åpne behov",
        ["visits"] = "besøk ved dører",
        ["wrong_doors"] = "feil dører",
        ["referrals"] = "henvisninger",
        ["referrals_followed"] = "fulgte henvisninger",
        ["referrals_private"] = "henvisninger til private rådgivere",
        ["turned_away"] = "avviste besøk",
        ["cases_specialised"] = "spesialiserte saker",
        ["cases_generic"] = "generelle saker",
        ["cases_generic_overlapping"] = "overlappende generelle saker",
        ["needs_helped"] = "hjulpne behov",
        ["hops_of_helped_needs"] = "dører for hjulpne behov",
        ["weeks_of_helped_needs"] = "uker for hjulpne behov",
        ["firm_hours"] = "foretakenes egne timer",
        ["hours_capacity"] = "kapasitet (timer)",
        ["hours_overhead"] = "timer til administrasjon",
        ["hours_intake"] = "timer til mottak",
        ["hours_specialised"] = "timer til spesialisert hjelp",
        ["hours_generic"] = "timer til generell hjelp",
        ["hours_hand_over"] = "timer til overlevering",
        ["hours_coordination"] = "timer til samordning",
        ["hours_idle"] = "ledige timer",
        ["hours_backlog"] = "lovede timer",
        ["grants_applied"] = "søknader om tilskudd",
        ["grants_awarded"] = "innvilgede tilskudd",
        ["grants_budget"] = "budsjett til tilskudd",
        ["grants_paid"] = "utbetalte tilskudd",
        ["grants_lapsed"] = "bortfalte tilskuddsmidler",
        ["grants_in_hand"] = "tilskuddsmidler i kassen",
        ["infrastructure_paid"] = "betalt infrastruktur",
        ["grants_added"] = "tilførte tilskuddsmidler",
        ["programme_applications"] = "søknader til programmer",
        ["programme_awards"] = "programtilskudd",
        ["programme_paid"] = "utbetalte programmidler",
        ["coordination_staff"] = "kostnad for avtalenes eget personale",
        ["coordination_rent"] = "leie av kontorplasser",
        ["cases_private"] = "saker hos private rådgivere",
        ["private_fees"] = "honorarer til private rådgivere",
        ["needs_private_within_1"] = "behov: hjelp fra en privat rådgiver, innen et kvartal",
        ["needs_private_within_2"] = "behov: hjelp fra en privat rådgiver, innen to kvartaler",
        ["needs_private_within_4"] = "behov: hjelp fra en privat rådgiver, innen et år",
        ["public_cost"] = "offentlig kostnad",
        ["firms_first_helped"] = "foretak hjulpet for første gang",
        ["firms_helped"] = "foretak hjulpet i hvert kvartal",
        ["commitment_mean"] = "gjennomsnittlig forpliktelse",
        ["relation_stock"] = "relasjoner ved kontorer i utlandet",
        ["inequality_between_regions"] = "ulikhet mellom regioner",
    }.ToImmutableDictionary();
}
