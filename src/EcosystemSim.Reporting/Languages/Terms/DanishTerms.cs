namespace EcosystemSim.Reporting.Languages;

internal static class DanishTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "specialiseret hjælp",
        Generic = "generel hjælp",
        Alone = "løst på egen hånd",
        Lapsed = "bortfaldet",
        DroppedOut = "opgivet undervejs",
        FirmGone = "virksomheden ophørt",
        StillOpen = "stadig åbent",
        SlackLabour = "ledig arbejdskraft",
        BindingLabour = "bindende arbejdsudbud",
        Arm = "arm",
        Baseline = "basisscenarie",
        Jobs = "job",
        NetJobs = "nettojob",
        Needs = "behov",
        Firms = "virksomheder",
        Displacement = "fortrængning",
        Leakage = "lækage",
        Additionality = "additionalitet",
        Ledger = "regnskab",
        SupportedFirms = "støttede virksomheder",
        InOneArmOnly = "tilgang, ophør og udenlandske investeringer",
        Net = "netto",
        Utilisation = "kapacitetsudnyttelse",
        Coordination = "koordinering",
        Administration = "administration",
        WrongDoor = "forkert dør",
        Quarter = "kvartal",
    };
}
