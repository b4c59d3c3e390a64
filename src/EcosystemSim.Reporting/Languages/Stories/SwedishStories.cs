using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

internal static class SwedishStories
{
    public static StoryWords Words { get; } = new()
    {
        Week = "vecka {week}: ",
        End = "vid utgången: ",
        Worlds = new Dictionary<string, (string, string)>
        {
            ["teaching"] = ("Rådgivare med tid över", "2 000 företag på norra Jylland och i grannkommuner"),
            ["teaching-busy"] = ("Få rådgivare och många möten", "Samma företag och dörrar, med hälften av rådgivarna och fyra gånger så många timmar för att komma överens"),
            ["teaching-500"] = ("En mindre region", "500 företag, för långsamma maskiner"),
        }.ToImmutableDictionary(),
        Arms = new Dictionary<string, string> { ["fragmented"] = "Var för sig", ["coordinated"] = "Tillsammans" }.ToImmutableDictionary(),
        PaidHelp = "betald hjälp",
        Needs = ["affärsutveckling", "finansiering", "innovationssamarbete", "internationalisering", "kompetens", "grön omställning", "tvärgående kompetens"],
        States = ["finns inte", "inget behov än", "söker hjälp"],
        Events = new Dictionary<string, string>
        {
            ["need_arose"] = "behov: {need}",
            ["no_door_known"] = "{need}: känner ingen dörr som är värd ett besök",
            ["wrong_door"] = "{need}: fel dörr, {door}",
            ["queued"] = "{need}: väntar hos {door}",
            ["referred"] = "{need}: hänvisat till {door}",
            ["turned_away"] = "{need}: avvisat av {door}",
            ["applied"] = "{need}: söker hos {door}",
            ["rejected"] = "{need}: får avslag från {door}",
            ["help_began.generic"] = "{need}: allmän hjälp från {door}",
            ["help_began.private"] = "{need}: betald hjälp från {door}",
            ["help_began.specialised"] = "{need}: specialiserad hjälp från {door}",
            ["ended.alone"] = "{need}: löst på egen hand",
            ["ended.lapsed"] = "{need}: bortfallet",
            ["ended.dropped_out"] = "{need}: uppgivet",
            ["firm_exited"] = "företaget läggs ner",
        }.ToImmutableDictionary(),
        Settings = new Dictionary<string, (string, string, string)>
        {
            ["cost"] = ("Priset för samordning", "Vad avtalet tar av rådgivarnas timmar, gånger det som scenariot säger", "gånger"),
            ["advisers"] = ("Rådgivare", "Alla rådgivares timmar i båda världarna, gånger det som scenariot säger; färre betyder mer tryck", "gånger"),
            ["borders"] = ("Öppna gränser", "Företag kan få hjälp vid dörrar i en annan region", ""),
            ["commitment"] = ("Bindande avtal", "Parterna håller sig till det, vad det än ger dem", ""),
            ["lever.shared_catalogue"] = ("Gemensam katalog", "Rådgivare vet vad andra dörrar erbjuder", ""),
            ["lever.triage"] = ("Sortering", "Ett företag vid fel dörr skickas genast vidare", ""),
            ["lever.specialisation"] = ("Arbetsfördelning", "Varje dörr gör det den är bäst på", ""),
            ["lever.referral"] = ("Hänvisningsavtal", "En kollega tar företaget i handen", ""),
            ["lever.co_location"] = ("Gemensamma kontor", "Rådgivare sitter under samma tak", ""),
            ["lever.joint_events"] = ("Gemensamma evenemang", "Dörrar möter företag tillsammans", ""),
            ["lever.stationed_staff"] = ("Utplacerad personal", "Specialister sitter i företagshusen", ""),
            ["lever.governance"] = ("Styrgrupp", "Någon håller ihop avtalet", ""),
            ["lever.documented_effect"] = ("Dokumenterad effekt", "Timmar flyttas dit där hjälp ses verka", ""),
            ["lever.cross_cluster_brokering"] = ("Förmedling mellan kluster", "Partner finns i andra branscher", ""),
        }.ToImmutableDictionary(),
    };
}
