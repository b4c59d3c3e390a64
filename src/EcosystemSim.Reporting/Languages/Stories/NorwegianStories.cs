using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

internal static class NorwegianStories
{
    public static StoryWords Words { get; } = new()
    {
        Week = "uke {week}: ",
        End = "ved utgangen: ",
        Worlds = new Dictionary<string, (string, string)>
        {
            ["teaching"] = ("Rådgivere med tid til overs", "2 000 bedrifter i Nord-Jylland og nabokommuner"),
            ["teaching-busy"] = ("Få rådgivere og mange møter", "De samme bedriftene og dørene, med halvparten av rådgiverne og fire ganger så mange timer til å bli enige"),
            ["teaching-500"] = ("En mindre region", "500 bedrifter, for langsomme maskiner"),
        }.ToImmutableDictionary(),
        Arms = new Dictionary<string, string> { ["fragmented"] = "Hver for seg", ["coordinated"] = "Sammen" }.ToImmutableDictionary(),
        PaidHelp = "betalt hjelp",
        Needs = ["forretningsutvikling", "finansiering", "innovasjonssamarbeid", "internasjonalisering", "kompetanse", "grønn omstilling", "tverrgående kompetanse"],
        States = ["finnes ikke", "ingen behov ennå", "søker hjelp"],
        Events = new Dictionary<string, string>
        {
            ["need_arose"] = "behov: {need}",
            ["no_door_known"] = "{need}: kjenner ingen dør som er verdt et besøk",
            ["wrong_door"] = "{need}: feil dør, {door}",
            ["queued"] = "{need}: venter hos {door}",
            ["referred"] = "{need}: henvist til {door}",
            ["turned_away"] = "{need}: avvist av {door}",
            ["applied"] = "{need}: søker hos {door}",
            ["rejected"] = "{need}: får avslag fra {door}",
            ["help_began.generic"] = "{need}: generell hjelp fra {door}",
            ["help_began.private"] = "{need}: betalt hjelp fra {door}",
            ["help_began.specialised"] = "{need}: spesialisert hjelp fra {door}",
            ["ended.alone"] = "{need}: løst på egen hånd",
            ["ended.lapsed"] = "{need}: bortfalt",
            ["ended.dropped_out"] = "{need}: gitt opp",
            ["firm_exited"] = "bedriften legges ned",
        }.ToImmutableDictionary(),
        Settings = new Dictionary<string, (string, string, string)>
        {
            ["cost"] = ("Prisen på koordinering", "Hva avtalen tar av rådgivernes timer, ganger det scenarioet sier", "ganger"),
            ["advisers"] = ("Rådgivere", "Alle rådgiveres timer i begge verdener, ganger det scenarioet sier; færre betyr mer press", "ganger"),
            ["borders"] = ("Åpne grenser", "Bedrifter kan få hjelp ved dører i en annen region", ""),
            ["commitment"] = ("Bindende avtale", "Partene holder seg til den, uansett hva den gir dem", ""),
            ["lever.shared_catalogue"] = ("Felles katalog", "Rådgivere vet hva andre dører tilbyr", ""),
            ["lever.triage"] = ("Siling", "En bedrift ved feil dør sendes straks videre", ""),
            ["lever.specialisation"] = ("Arbeidsdeling", "Hver dør gjør det den er best til", ""),
            ["lever.referral"] = ("Henvisningsavtale", "En kollega tar bedriften i hånden", ""),
            ["lever.co_location"] = ("Felles kontorer", "Rådgivere sitter under samme tak", ""),
            ["lever.joint_events"] = ("Felles arrangementer", "Dører møter bedrifter sammen", ""),
            ["lever.stationed_staff"] = ("Utplasserte medarbeidere", "Spesialister sitter i næringshusene", ""),
            ["lever.governance"] = ("Styringsgruppe", "Noen holder avtalen sammen", ""),
            ["lever.documented_effect"] = ("Dokumentert effekt", "Timer flyttes dit hjelp ses å virke", ""),
            ["lever.cross_cluster_brokering"] = ("Formidling på tvers av klynger", "Partnere finnes i andre bransjer", ""),
        }.ToImmutableDictionary(),
    };
}
