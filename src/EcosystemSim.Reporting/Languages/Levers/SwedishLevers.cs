using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishLevers : LeverWords
{
    public static SwedishLevers Words { get; } = new();

    public override string Lever => "verktyg";
    public override string Title(LabourClosure labour) => $"Verktygen ett för ett, {SwedishTerms.Words.Labour(labour)}";
    public override string AddedTo(string arm) => $"tillagt till {Language.Swedish.Quoted(arm)}";
    public override string TakenFrom(string arm) => $"vad {Language.Swedish.Quoted(arm)} förlorar utan det";
    public override string SpecialisedHelp => $"specialiserad hjälp, av {NumberFormat.Swedish.Whole(1000)} behov";
    public override string CoordinationHours => "timmar för samordning om året";
    public override string Alone => "ensamt";
    public override string InThePackage => "i paketet";
    public override string HasIt => "har det";
    public override string SignNote(string from) => $"Över noll är det mer med verktyget än utan det. Behov som uppstod, och timmar, {from}.";

    public override string IntervalNote(Replications replications, int intervals) => replications.Done > 1
        ? $"Inom parentes 95 %-intervallet över {SwedishAnswer.Words.Replications(replications)}: bara simuleringsosäkerhet. Av {intervals} sådana intervall utesluter ett av tjugo noll av en slump."
        : "Inget intervall: det finns en replikation.";

    public override string HasItNote => "Har det: verktyget gäller där redan, så det kan inte läggas till.";

    public override string Package(LeverPackage package)
    {
        NumberFormat n = NumberFormat.Swedish;
        return $"Alla tillsammans ändrar de specialiserad hjälp från {Language.Swedish.Quoted(package.AddTo)} till {Language.Swedish.Quoted(package.TakeFrom)} med {n.Difference(package.Specialised)} av {n.Whole(1000)} behov och jobbår vid samma utgifter med {n.Difference(package.JobYears)}; "
            + $"tillagda ett för ett ger de i summa {n.Difference(package.SpecialisedOfParts)} och {n.Difference(package.JobYearsOfParts)}. Det som ligger emellan är hur de verkar på varandra.";
    }

    public override SectionWords Section { get; } = new("Verktygen ett för ett", "Verktyg påverkar varandra, så vart och ett visas två gånger: tillagt ensamt och borttaget ur paketet. Det som ger paketet flest jobbår står först. Namnen är de i scenariots filer.");
}
