using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishTables : TableWords
{
    public static SwedishTables Words { get; } = new();

    public override string Arm => "arm";
    public override string Baseline => "bas";
    public override string OfThousandNeeds(string within) => $"av {NumberFormat.Swedish.Whole(1000)} behov, {within}";
    public override string DoorsPerHelpedNeed => "dörrar per behov som fått hjälp";
    public override string PercentOfHours => "% av timmarna";
    public override string Used => "använda";
    public override string FirmsHelped => "företag som fått hjälp";
    public override string Against(string arm) => $"mätt mot {Language.Swedish.Quoted(arm)}";
    public override string NetJobs(string at) => $"nettojobb, slutet av {at}";
    public override string CostPerNetJob(string currency) => $"{NumberFormat.Swedish.Currency(currency)} per nettojobb";
    public override string JobsAt(string at) => $"jobb i slutet av {at}";
    public override string JobsDifference(string at, string baseline) => $"jobb i slutet av {at}, skillnad från {Language.Swedish.Quoted(baseline)}";
    public override string TotalAt(string at) => $"totalt, slutet av {at}";
    public override string Total => "totalt";
    public override string Under50 => "företag under 50 jobb";
    public override string Over50 => "företag med 50 jobb och fler";
    public override string Rationed => "ransonerade anställningar, %";

    public override string Title(LabourClosure labour) => labour == LabourClosure.Binding
        ? "Bindande arbetsutbud: en regions anställningar stannar vid dess utbud"
        : "Ledig arbetskraft: varje önskad anställning finner någon";

    public override string CountedNote(string? from, bool withNeeds)
    {
        string counted = from is null ? "" : withNeeds ? $"Behov som uppstod, och timmar, {from}. " : $"Timmar {from}. ";
        return $"{counted}Resten av de {NumberFormat.Swedish.Whole(1000)}: företaget upphörde, eller behovet är fortfarande öppet.";
    }

    public override string NetNote(string without) => $"Nettojobb är de som kommer utöver {Language.Swedish.Quoted(without)}.";

    public override string IntervalNote(Replications replications) => replications.Done > 1
        ? $"Inom parentes 95 %-intervallet över {SwedishAnswer.Words.Replications(replications)}: bara simuleringsosäkerhet, inte osäkerheten om parametrarna."
        : $"Inget intervall: {(replications.Done == 0 ? "ingen replikation är klar" : "det finns en replikation")}.";

    public override string RationedNote => "Ransonerade anställningar: regioner och kvartal där företagen ville ha fler än det fanns.";
    public override string SpendingTitle => "Vad de offentliga medlen går till";
    public override string PercentOfCost => "% av den offentliga kostnaden";
    public override string Grants => "bidrag till företag";
    public override string Advice => "rådgivning, mottagning och ledig tid";
    public override string Infrastructure => "infrastruktur";
    public override string CostDifference(string baseline) => $"skillnad från {Language.Swedish.Quoted(baseline)}";
    public override string Millions(string currency) => $"miljoner {NumberFormat.Swedish.Currency(currency)}, alla registrerade år";
    public override string SpendingNote(string from) => $"Andelar av det som används {from}.";
}
