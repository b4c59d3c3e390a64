using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Summary;

/// <summary>What one lever does by itself, and what a package loses without it; the two differ where levers interact.</summary>
/// <param name="Lever">Name in files, such as <c>shared_catalogue</c>.</param>
/// <param name="Added">The arm with this lever alone less the arm that it was added to; null where that arm has the lever already.</param>
/// <param name="Taken">The package less the package without this lever: what the lever brings there.</param>
public sealed record LeverEffect(string Lever, LabourClosure Labour, LeverChange? Added, LeverChange? Taken);

/// <summary>Paired differences that one lever makes at the public outlay of the baseline; above zero where there is more with it than without it.</summary>
public sealed record LeverChange
{
    /// <summary>The arm made for this lever.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm that it is compared with.</summary>
    public required string Against { get; init; }

    /// <summary>Needs of 1,000 that got specialised help within a year; needs of the same quarters as in <see cref="ArmSummary.Fates"/>.</summary>
    public required Estimate Specialised { get; init; }

    /// <summary>Job-years over the recorded time.</summary>
    public required Estimate JobYears { get; init; }

    /// <summary>Jobs at the headline quarter.</summary>
    public required Estimate Jobs { get; init; }

    /// <summary>The same for firms that had under 50 jobs at the start, or were born since.</summary>
    public required Estimate JobsUnder50 { get; init; }

    /// <summary>The same for firms that had 50 jobs or more at the start.</summary>
    public required Estimate JobsOver50 { get; init; }

    /// <summary>Hours of coordination a year, from the same quarter on as hours elsewhere in the summary.</summary>
    public required Estimate CoordinationHours { get; init; }

    /// <summary>Jobs at the headline quarter by region.</summary>
    public required ImmutableArray<RegionChange> Regions { get; init; }
}

/// <summary>Difference in jobs at the headline quarter in one region.</summary>
public sealed record RegionChange(string Region, string Name, Estimate Jobs);

/// <summary>All levers at once beside the sum of each alone: by how much the package is more or less than its parts.</summary>
/// <param name="AddTo">Arm that each lever was added to.</param>
/// <param name="TakeFrom">Arm that has them all.</param>
/// <param name="Specialised">Specialised help of 1,000 needs in <paramref name="TakeFrom"/> less that in <paramref name="AddTo"/>.</param>
/// <param name="JobYears">The same for job-years.</param>
/// <param name="SpecialisedOfParts">Sum over the levers of what each does alone.</param>
/// <param name="JobYearsOfParts">The same for job-years.</param>
public sealed record LeverPackage(
    LabourClosure Labour, string AddTo, string TakeFrom, Estimate Specialised, Estimate JobYears, Estimate SpecialisedOfParts, Estimate JobYearsOfParts);
