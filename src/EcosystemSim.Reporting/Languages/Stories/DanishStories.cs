using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

internal static class DanishStories
{
    public static StoryWords Words { get; } = new()
    {
        Week = "uge {week}: ",
        End = "ved udgangen: ",
        Worlds = new Dictionary<string, (string, string)>
        {
            ["teaching"] = ("Rådgivere med tid til overs", "2.000 virksomheder i Nordjylland og nabokommuner"),
            ["teaching-busy"] = ("Få rådgivere og mange møder", "De samme virksomheder og døre, med halvdelen af rådgiverne og fire gange så mange timer til at blive enige"),
            ["teaching-500"] = ("En mindre region", "500 virksomheder, til langsomme maskiner"),
        }.ToImmutableDictionary(),
        Arms = new Dictionary<string, string> { ["fragmented"] = "Hver for sig", ["coordinated"] = "Sammen" }.ToImmutableDictionary(),
        PaidHelp = "betalt hjælp",
        Needs = ["forretningsudvikling", "finansiering", "innovationssamarbejde", "internationalisering", "kompetencer", "grøn omstilling", "tværgående kompetencer"],
        States = ["findes ikke", "intet behov endnu", "søger hjælp"],
        Events = new Dictionary<string, string>
        {
            ["need_arose"] = "behov: {need}",
            ["no_door_known"] = "{need}: kender ingen dør, der er et besøg værd",
            ["wrong_door"] = "{need}: forkert dør, {door}",
            ["queued"] = "{need}: venter hos {door}",
            ["referred"] = "{need}: henvist til {door}",
            ["turned_away"] = "{need}: afvist af {door}",
            ["applied"] = "{need}: søger hos {door}",
            ["rejected"] = "{need}: får afslag fra {door}",
            ["help_began.generic"] = "{need}: generel hjælp fra {door}",
            ["help_began.private"] = "{need}: betalt hjælp fra {door}",
            ["help_began.specialised"] = "{need}: specialiseret hjælp fra {door}",
            ["ended.alone"] = "{need}: løst på egen hånd",
            ["ended.lapsed"] = "{need}: bortfaldet",
            ["ended.dropped_out"] = "{need}: opgivet",
            ["firm_exited"] = "virksomheden lukker",
        }.ToImmutableDictionary(),
        Settings = new Dictionary<string, (string, string, string)>
        {
            ["cost"] = ("Prisen for koordinering", "Hvad aftalen tager af rådgivernes timer, gange det, scenariet siger", "gange"),
            ["advisers"] = ("Rådgivere", "Alle rådgiveres timer i begge verdener, gange det, scenariet siger; færre betyder mere pres", "gange"),
            ["borders"] = ("Åbne grænser", "Virksomheder kan få hjælp ved døre i en anden region", ""),
            ["commitment"] = ("Bindende aftale", "Parterne holder sig til den, uanset hvad den giver dem", ""),
            ["lever.shared_catalogue"] = ("Fælles katalog", "Rådgivere ved, hvad andre døre tilbyder", ""),
            ["lever.triage"] = ("Visitation", "En virksomhed ved den forkerte dør sendes straks videre", ""),
            ["lever.specialisation"] = ("Arbejdsdeling", "Hver dør gør det, den er bedst til", ""),
            ["lever.referral"] = ("Henvisningsaftale", "En kollega tager virksomheden i hånden", ""),
            ["lever.co_location"] = ("Fælles kontorer", "Rådgivere sidder under samme tag", ""),
            ["lever.joint_events"] = ("Fælles arrangementer", "Døre møder virksomheder sammen", ""),
            ["lever.stationed_staff"] = ("Udstationerede medarbejdere", "Specialister sidder i erhvervshusene", ""),
            ["lever.governance"] = ("Styregruppe", "Nogen holder sammen på aftalen", ""),
            ["lever.documented_effect"] = ("Dokumenteret effekt", "Timer flyttes derhen, hvor hjælp ses at virke", ""),
            ["lever.cross_cluster_brokering"] = ("Formidling på tværs af klynger", "Partnere findes i andre brancher", ""),
        }.ToImmutableDictionary(),
    };
}
