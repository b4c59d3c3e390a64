using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianTables : TableWords
{
    public static NorwegianTables Words { get; } = new();

    public override string Arm => "arm";
    public override string Baseline => "basis";
    public override string OfThousandNeeds(string within) => $"av {NumberFormat.Norwegian.Whole(1000)} behov, {within}";
    public override string DoorsPerHelpedNeed => "dører per hjulpet behov";
    public override string PercentOfHours => "% av timene";
    public override string Used => "brukt";
    public override string FirmsHelped => "foretak som fikk hjelp";
    public override string Against(string arm) => $"målt mot {Language.Norwegian.Quoted(arm)}";
    public override string NetJobs(string at) => $"netto arbeidsplasser, utgangen av {at}";
    public override string CostPerNetJob(string currency) => $"{NumberFormat.Norwegian.Currency(currency)} per netto arbeidsplass";
    public override string JobsAt(string at) => $"arbeidsplasser ved utgangen av {at}";
    public override string JobsDifference(string at, string baseline) => $"arbeidsplasser ved utgangen av {at}, forskjell fra {Language.Norwegian.Quoted(baseline)}";
    public override string TotalAt(string at) => $"i alt, utgangen av {at}";
    public override string Total => "i alt";
    public override string Under50 => "foretak under 50 arbeidsplasser";
    public override string Over50 => "foretak med 50 og flere";
    public override string Rationed => "rasjonerte ansettelser, %";

    public override string Title(LabourClosure labour) => labour == LabourClosure.Binding
        ? "Bindende arbeidstilbud: ansettelsene i en region stopper ved tilbudet"
        : "Ledig arbeidskraft: hver ønsket ansettelse finner noen";

    public override string CountedNote(string? from, bool withNeeds)
    {
        string counted = from is null ? "" : withNeeds ? $"Behov som oppsto, og timer {from}. " : $"Timer {from}. ";
        return $"{counted}Resten av de {NumberFormat.Norwegian.Whole(1000)}: foretaket opphørte, eller behovet er fortsatt åpent.";
    }

    public override string NetNote(string without) => $"Netto arbeidsplasser er de som kommer ut over {Language.Norwegian.Quoted(without)}.";

    public override string IntervalNote(Replications replications) => replications.Done > 1
        ? $"I parentes 95 %-intervallet over {NorwegianAnswer.Words.Replications(replications)}: bare simuleringsusikkerhet, ikke usikkerheten om parameterne."
        : $"Intet intervall: {(replications.Done == 0 ? "ingen replikasjon er ferdig" : "det er én replikasjon")}.";

    public override string RationedNote => "Rasjonerte ansettelser: regioner og kvartaler der foretakene ønsket flere folk enn det var.";
    public override string SpendingTitle => "Hva de offentlige midlene går til";
    public override string PercentOfCost => "% av den offentlige kostnaden";
    public override string Grants => "tilskudd til foretak";
    public override string Advice => "rådgivning, mottak og ledig tid";
    public override string Infrastructure => "infrastruktur";
    public override string CostDifference(string baseline) => $"forskjell fra {Language.Norwegian.Quoted(baseline)}";
    public override string Millions(string currency) => $"mill. {NumberFormat.Norwegian.Currency(currency)}, alle registrerte år";
    public override string SpendingNote(string from) => $"Andeler av det som brukes {from}.";
}
