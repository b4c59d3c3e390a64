using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishLevers : LeverWords
{
    public static EnglishLevers Words { get; } = new();

    public override string Lever => "lever";
    public override string Title(LabourClosure labour) => labour == LabourClosure.Binding ? "Levers one by one, binding labour supply" : "Levers one by one, slack labour";
    public override string AddedTo(string arm) => $"added to {arm}";
    public override string TakenFrom(string arm) => $"what {arm} loses without it";
    public override string SpecialisedHelp => "specialised help, of 1,000 needs";
    public override string CoordinationHours => "hours of coordination a year";
    public override string Alone => "alone";
    public override string InThePackage => "in the package";
    public override string HasIt => "has it";
    public override string SignNote(string from) => $"Above zero there is more with the lever than without it. Needs that arose, and hours, {from}.";

    public override string IntervalNote(Replications replications, int intervals) => replications.Done > 1
        ? $"In brackets the 95 % interval over {EnglishAnswer.Words.Replications(replications)}: simulation error only. Of {intervals} such intervals, one in twenty leaves zero out by simulation error alone."
        : "No interval: there is one replication.";

    public override string HasItNote => "Has it: the lever is in force there already, so it cannot be added.";

    public override string Package(LeverPackage package)
    {
        NumberFormat n = NumberFormat.English;
        return $"All together they change specialised help from {package.AddTo} to {package.TakeFrom} by {n.Difference(package.Specialised)} of 1,000 needs and job-years at equal outlay by {n.Difference(package.JobYears)}; "
            + $"added one by one they come to {n.Difference(package.SpecialisedOfParts)} and {n.Difference(package.JobYearsOfParts)} in sum. What lies between is how they work on each other.";
    }

    public override SectionWords Section { get; } = new("Levers one by one", "Levers interact, so each is shown twice: added alone, and taken away from the package. The lever that brings most job-years to the package comes first.");
}
