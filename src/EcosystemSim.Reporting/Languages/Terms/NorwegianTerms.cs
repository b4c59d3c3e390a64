namespace EcosystemSim.Reporting.Languages;

internal static class NorwegianTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "spesialisert hjelp",
        Generic = "generell hjelp",
        Alone = "løst på egen hånd",
        Lapsed = "bortfalt",
        DroppedOut = "gitt opp underveis",
        FirmGone = "foretaket opphørt",
        StillOpen = "fortsatt åpent",
        SlackLabour = "ledig arbeidskraft",
        BindingLabour = "bindende arbeidstilbud",
        Arm = "arm",
        Baseline = "basisscenario",
        Jobs = "arbeidsplasser",
        NetJobs = "netto arbeidsplasser",
        Needs = "behov",
        Firms = "foretak",
        Displacement = "fortrengning",
        Leakage = "lekkasje",
        Additionality = "addisjonalitet",
        Ledger = "regnskap",
        SupportedFirms = "støttede foretak",
        InOneArmOnly = "tilgang, opphør og utenlandske investeringer",
        Net = "netto",
        Utilisation = "kapasitetsutnyttelse",
        Coordination = "samordning",
        Administration = "administrasjon",
        WrongDoor = "feil dør",
        Quarter = "kvartal",
    };
}
