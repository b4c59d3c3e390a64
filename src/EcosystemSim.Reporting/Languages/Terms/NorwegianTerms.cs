namespace EcosystemSim.Reporting.Languages;

internal static class NorwegianTerms
{
    public static Terms Words { get; } = new()
    {
        Specialised = "spesialisert hjelp",
        Generic = "generell hjelp",
        Alone = "løst på egen hånd",
        Lapsed = "utløpt",
        DroppedOut = "gitt opp",
        FirmGone = "bedriften opphørt",
        StillOpen = "fortsatt åpent",
        SlackLabour = "ledig arbeidskraft",
        BindingLabour = "knapp arbeidskraft",
        Arm = "variant",
        Baseline = "referanse",
        Jobs = "arbeidsplasser",
        NetJobs = "netto arbeidsplasser",
        Needs = "behov",
        Firms = "bedrifter",
        Gross = "brutto",
        Deadweight = "dødvekt",
        Displacement = "fortrengning",
        Leakage = "lekkasje",
        Additionality = "addisjonalitet",
        Ledger = "regnskap",
        SupportedFirms = "støttede bedrifter",
        InOneArmOnly = "bare i den ene varianten",
        Net = "netto",
        Utilisation = "kapasitetsutnyttelse",
        Coordination = "samordning",
        Administration = "administrasjon",
        WrongDoor = "feil dør",
        Quarter = "kvartal",
    };
}
