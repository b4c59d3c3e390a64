namespace EcosystemSim.Reporting.Languages;

internal static class EnglishTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "specialised help",
        Generic = "generic help",
        Alone = "solved alone",
        Lapsed = "lapsed",
        DroppedOut = "dropped out",
        FirmGone = "firm gone",
        StillOpen = "still open",
        SlackLabour = "slack labour",
        BindingLabour = "binding labour supply",
        Arm = "arm",
        Baseline = "baseline",
        Jobs = "jobs",
        NetJobs = "net jobs",
        Needs = "needs",
        Firms = "firms",
        Displacement = "displacement",
        Leakage = "leakage",
        Additionality = "additionality",
        Ledger = "ledger",
        SupportedFirms = "supported firms",
        InOneArmOnly = "entry, exit and inward investment",
        Net = "net",
        Utilisation = "utilisation",
        Coordination = "coordination",
        Administration = "administration",
        WrongDoor = "wrong door",
        Quarter = "quarter",
    };
}
