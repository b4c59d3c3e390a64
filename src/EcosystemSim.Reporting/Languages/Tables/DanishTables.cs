using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishTables : TableWords
{
    public static DanishTables Words { get; } = new();

    public override string Arm => "arm";
    public override string Baseline => "basis";
    public override string OfThousandNeeds(string within) => $"af 1.000 behov, {within}";
    public override string DoorsPerHelpedNeed => "døre pr. hjulpet behov";
    public override string PercentOfHours => "% af timerne";
    public override string Used => "brugt";
    public override string FirmsHelped => "hjulpne virksomheder";
    public override string Against(string arm) => $"målt mod {Language.Danish.Quoted(arm)}";
    public override string NetJobs(string at) => $"nettojob, udgangen af {at}";
    public override string CostPerNetJob(string currency) => $"{NumberFormat.Danish.Currency(currency)} pr. nettojob";
    public override string JobsAt(string at) => $"job ved udgangen af {at}";
    public override string JobsDifference(string at, string baseline) => $"job ved udgangen af {at}, forskel fra {Language.Danish.Quoted(baseline)}";
    public override string TotalAt(string at) => $"i alt, udgangen af {at}";
    public override string Total => "i alt";
    public override string Under50 => "virksomheder under 50 job";
    public override string Over50 => "virksomheder med 50 job og flere";
    public override string Rationed => "rationerede ansættelser, %";

    public override string Title(LabourClosure labour) => labour == LabourClosure.Binding
        ? "Bindende arbejdsudbud: en regions ansættelser stopper ved dens udbud"
        : "Ledig arbejdskraft: hver ønsket ansættelse finder nogen";

    public override string CountedNote(string? from, bool withNeeds)
    {
        string counted = from is null ? "" : withNeeds ? $"Behov, der opstod, og timer {from}. " : $"Timer {from}. ";
        return $"{counted}Resten af de 1.000: virksomheden ophørte, eller behovet er stadig åbent.";
    }

    public override string NetNote(string without) => $"Nettojob er dem ud over {Language.Danish.Quoted(without)}.";

    public override string IntervalNote(Replications replications) => replications.Done > 1
        ? $"I parentes 95 %-intervallet over {DanishAnswer.Words.Replications(replications)}: kun simuleringsusikkerhed, ikke usikkerheden om parametrene."
        : $"Intet interval: {(replications.Done == 0 ? "ingen replikation er færdig" : "der er én replikation")}.";

    public override string RationedNote => "Rationerede ansættelser: regioner og kvartaler, hvor virksomhederne ønskede flere folk, end der var.";
    public override string SpendingTitle => "Hvad de offentlige midler går til";
    public override string PercentOfCost => "% af den offentlige omkostning";
    public override string Grants => "tilskud til virksomheder";
    public override string Advice => "rådgivning, visitation og ledig tid";
    public override string Infrastructure => "infrastruktur";
    public override string CostDifference(string baseline) => $"forskel fra {Language.Danish.Quoted(baseline)}";
    public override string Millions(string currency) => $"mio. {NumberFormat.Danish.Currency(currency)}, alle registrerede år";
    public override string SpendingNote(string from) => $"Andele af det, der bruges {from}.";
}
