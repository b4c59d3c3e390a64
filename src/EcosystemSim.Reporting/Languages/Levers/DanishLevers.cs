using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishLevers : LeverWords
{
    public static DanishLevers Words { get; } = new();

    public override string Lever => "virkemiddel";
    public override string Title(LabourClosure labour) => $"Virkemidlerne ét for ét, {DanishTerms.Words.Labour(labour)}";
    public override string AddedTo(string arm) => $"føjet til {Language.Danish.Quoted(arm)}";
    public override string TakenFrom(string arm) => $"hvad {Language.Danish.Quoted(arm)} mister uden det";
    public override string SpecialisedHelp => "specialiseret hjælp, af 1.000 behov";
    public override string CoordinationHours => "timer til koordinering om året";
    public override string Alone => "alene";
    public override string InThePackage => "i pakken";
    public override string HasIt => "har det";
    public override string SignNote(string from) => $"Over nul er der mere med virkemidlet end uden det. Behov, der opstod, og timer {from}.";

    public override string IntervalNote(Replications replications, int intervals) => replications.Done > 1
        ? $"I parentes 95 %-intervallet over {DanishAnswer.Words.Replications(replications)}: kun simuleringsusikkerhed. Af {intervals} sådanne intervaller udelukker ét af tyve nul ved et tilfælde."
        : "Intet interval: der er én replikation.";

    public override string HasItNote => "Har det: virkemidlet gælder der i forvejen, så det kan ikke føjes til.";

    public override string Package(LeverPackage package)
    {
        NumberFormat n = NumberFormat.Danish;
        return $"Alle tilsammen ændrer de specialiseret hjælp fra {Language.Danish.Quoted(package.AddTo)} til {Language.Danish.Quoted(package.TakeFrom)} med {n.Difference(package.Specialised)} af 1.000 behov og jobår ved samme udgift med {n.Difference(package.JobYears)}; "
            + $"føjet til ét for ét giver de i alt {n.Difference(package.SpecialisedOfParts)} og {n.Difference(package.JobYearsOfParts)}. Det, der ligger imellem, er, hvordan de virker på hinanden.";
    }

    public override SectionWords Section { get; } = new("Virkemidlerne ét for ét", "Virkemidler påvirker hinanden, så hvert vises to gange: føjet til alene og taget ud af pakken. Det, der giver pakken flest jobår, står først. Deres navne er dem i scenariets filer.");
}
