using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Scenarios;

/// <summary>What a command asks for beyond the scenario; what is null stays as the file says.</summary>
public sealed record PlanOptions
{
    /// <summary>Recorded quarters, 1 to 400.</summary>
    public int? Quarters { get; init; }

    /// <summary>Seed of all luck.</summary>
    public uint? Seed { get; init; }

    /// <summary>Whether each replication draws its own parameters.</summary>
    public bool? DrawParameters { get; init; }

    /// <summary>Arms to run; the baseline runs in any case. Null or empty = all.</summary>
    public ImmutableArray<string>? Arms { get; init; }

    /// <summary>Whether the arm without support runs beside the chosen ones, for net jobs and cost per job.</summary>
    public bool AddWithoutSupport { get; init; }

    /// <summary>Whether the arms that the chosen ones are based on run beside them, for what these add to those.</summary>
    public bool AddBases { get; init; }

    /// <summary>Whether the arms of single levers run beside the chosen ones, with the two arms that they are compared with.</summary>
    public bool LeverArms { get; init; }

    /// <summary>Labour closures; null or empty = those of the file.</summary>
    public ImmutableArray<LabourClosure>? Closures { get; init; }

    /// <summary>Firms per block of the engine, 0 = all of a market at once; never changes a result.</summary>
    public int BlockSize { get; init; }
}
