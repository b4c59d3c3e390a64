namespace EcosystemSim.Reporting.Languages;

internal static class SwedishTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "specialiserad hjälp",
        Generic = "generell hjälp",
        Alone = "löst på egen hand",
        Lapsed = "förfallet",
        DroppedOut = "avbrutet på vägen",
        FirmGone = "företaget upphört",
        StillOpen = "fortfarande öppet",
        SlackLabour = "ledig arbetskraft",
        BindingLabour = "bindande arbetsutbud",
        Arm = "arm",
        Baseline = "basscenario",
        Jobs = "jobb",
        NetJobs = "nettojobb",
        Needs = "behov",
        Firms = "företag",
        Displacement = "undanträngning",
        Leakage = "läckage",
        Additionality = "additionalitet",
        Ledger = "räkenskap",
        SupportedFirms = "företag med stöd",
        InOneArmOnly = "nya företag, nedläggningar och utländska investeringar",
        Net = "netto",
        Utilisation = "kapacitetsutnyttjande",
        Coordination = "samordning",
        Administration = "administration",
        WrongDoor = "fel dörr",
        Quarter = "kvartal",
    };
}
