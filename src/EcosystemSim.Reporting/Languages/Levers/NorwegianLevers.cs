using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianLevers : LeverWords
{
    public static NorwegianLevers Words { get; } = new();

    public override string Lever => "virkemiddel";
    public override string Title(LabourClosure labour) => $"Virkemidlene ett for ett, {NorwegianTerms.Words.Labour(labour)}";
    public override string AddedTo(string arm) => $"lagt til {Language.Norwegian.Quoted(arm)}";
    public override string TakenFrom(string arm) => $"hva {Language.Norwegian.Quoted(arm)} mister uten det";
    public override string SpecialisedHelp => $"spesialisert hjelp, av {NumberFormat.Norwegian.Whole(1000)} behov";
    public override string CoordinationHours => "timer til samordning i året";
    public override string Alone => "alene";
    public override string InThePackage => "i pakken";
    public override string HasIt => "har det";
    public override string SignNote(string from) => $"Over null er det mer med virkemiddelet enn uten det. Behov som oppsto, og timer {from}.";

    public override string IntervalNote(Replications replications, int intervals) => replications.Done > 1
        ? $"I parentes 95 %-intervallet over {NorwegianAnswer.Words.Replications(replications)}: bare simuleringsusikkerhet. Av {intervals} slike intervaller utelukker ett av tjue null ved en tilfeldighet."
        : "Intet intervall: det er én replikasjon.";

    public override string HasItNote => "Har det: virkemiddelet gjelder der fra før, så det kan ikke legges til.";

    public override string Package(LeverPackage package)
    {
        NumberFormat n = NumberFormat.Norwegian;
        return $"Alle sammen endrer de spesialisert hjelp fra {Language.Norwegian.Quoted(package.AddTo)} til {Language.Norwegian.Quoted(package.TakeFrom)} med {n.Difference(package.Specialised)} av {n.Whole(1000)} behov og jobbår ved samme utgift med {n.Difference(package.JobYears)}; "
            + $"lagt til ett for ett gir de i sum {n.Difference(package.SpecialisedOfParts)} og {n.Difference(package.JobYearsOfParts)}. Det som ligger imellom, er hvordan de virker på hverandre.";
    }

    public override SectionWords Section { get; } = new("Virkemidlene ett for ett", "Virkemidler påvirker hverandre, så hvert vises to ganger: lagt til alene og tatt ut av pakken. Det som gir pakken flest jobbår, står først. Navnene er dem i scenarioets filer.");
}
