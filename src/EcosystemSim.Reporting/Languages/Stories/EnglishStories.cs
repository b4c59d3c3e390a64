using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

internal static class EnglishStories
{
    public static StoryWords Words { get; } = new()
    {
        Week = "week {week}: ",
        End = "end: ",
        Worlds = new Dictionary<string, (string, string)>
        {
            ["teaching"] = ("Advisers with time to spare", "2,000 firms of North Jutland and its neighbours"),
            ["teaching-busy"] = ("Few advisers and many meetings", "The same firms and doors, with half of the advisers and four times the hours for agreeing"),
            ["teaching-500"] = ("A smaller region", "500 firms, for slow machines"),
        }.ToImmutableDictionary(),
        Arms = new Dictionary<string, string> { ["fragmented"] = "Each for itself", ["coordinated"] = "Together" }.ToImmutableDictionary(),
        PaidHelp = "paid help",
        Needs = ["business development", "finance", "innovation collaboration", "internationalisation", "skills", "green transition", "cross cutting competence"],
        States = ["not there", "no need so far", "looking for help"],
        Events = new Dictionary<string, string>
        {
            ["need_arose"] = "need: {need}",
            ["no_door_known"] = "{need}: knows no door worth a visit",
            ["wrong_door"] = "{need}: wrong door, {door}",
            ["queued"] = "{need}: waits at {door}",
            ["referred"] = "{need}: referred to {door}",
            ["turned_away"] = "{need}: turned away by {door}",
            ["applied"] = "{need}: applies at {door}",
            ["rejected"] = "{need}: rejected by {door}",
            ["help_began.generic"] = "{need}: generic help from {door}",
            ["help_began.private"] = "{need}: paid help from {door}",
            ["help_began.specialised"] = "{need}: specialised help from {door}",
            ["ended.alone"] = "{need}: solved alone",
            ["ended.lapsed"] = "{need}: lapsed",
            ["ended.dropped_out"] = "{need}: gave up",
            ["firm_exited"] = "the firm closes",
        }.ToImmutableDictionary(),
        Settings = new Dictionary<string, (string, string, string)>
        {
            ["cost"] = ("Cost of coordination", "What the agreement takes of the advisers’ hours, times what the scenario says", "times"),
            ["advisers"] = ("Advisers", "Hours of all advisers in both worlds, times what the scenario says; fewer means more load", "times"),
            ["borders"] = ("Open borders", "Firms may be helped by doors of another region", ""),
            ["commitment"] = ("Binding agreement", "The parties keep to it, whatever it gives them", ""),
            ["lever.shared_catalogue"] = ("Shared catalogue", "Advisers know what other doors offer", ""),
            ["lever.triage"] = ("Triage", "A firm at the wrong door is sent on at once", ""),
            ["lever.specialisation"] = ("Division of labour", "Each door does what it is best at", ""),
            ["lever.referral"] = ("Referral agreement", "A colleague takes the firm by the hand", ""),
            ["lever.co_location"] = ("Shared offices", "Advisers sit under one roof", ""),
            ["lever.joint_events"] = ("Joint events", "Doors meet firms together", ""),
            ["lever.stationed_staff"] = ("Stationed staff", "Specialists sit in the business houses", ""),
            ["lever.governance"] = ("Steering group", "Somebody keeps the agreement together", ""),
            ["lever.documented_effect"] = ("Documented effect", "Hours move to where help is seen to work", ""),
            ["lever.cross_cluster_brokering"] = ("Brokering across clusters", "Partners are found in other trades", ""),
        }.ToImmutableDictionary(),
    };
}
