namespace EcosystemSim.Reporting.Languages;

internal static class SwedishTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "specialiserad hjälp",
        Generic = "generell hjälp",
        Alone = "löst på egen hand",
        Lapsed = "löpt ut",
        DroppedOut = "gett upp",
        FirmGone = "företaget upphört",
        StillOpen = "fortfarande öppet",
        SlackLabour = "ledig arbetskraft",
        BindingLabour = "knapp arbetskraft",
        Arm = "variant",
        Baseline = "referens",
        Jobs = "jobb",
        NetJobs = "nettojobb",
        Needs = "behov",
        Firms = "företag",
        Gross = "brutto",
        Deadweight = "dödvikt",
        Displacement = "undanträngning",
        Leakage = "läckage",
        Additionality = "additionalitet",
        Ledger = "räkenskap",
        SupportedFirms = "företag med stöd",
        InOneArmOnly = "bara i den ena varianten",
        Net = "netto",
        Utilisation = "kapacitetsutnyttjande",
        Coordination = "samordning",
        Administration = "administration",
        WrongDoor = "fel dörr",
        Quarter = "kvartal",
    };
}
