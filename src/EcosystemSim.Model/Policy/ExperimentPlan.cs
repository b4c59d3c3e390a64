using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Model.Policy;

/// <summary>Everything that a replication needs: checked, complete, immutable. Two equal plans give equal results to the last bit.</summary>
public sealed record ExperimentPlan
{
    /// <summary>Support system and economy.</summary>
    public required SystemSpec System { get; init; }

    /// <summary>Initial firms.</summary>
    public required Population Population { get; init; }

    /// <summary>All numbers.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>Arms, in the order of the tables.</summary>
    public required ImmutableArray<ArmSpec> Arms { get; init; }

    /// <summary>Labour closures, each run for every arm.</summary>
    public required ImmutableArray<LabourClosure> Closures { get; init; }

    /// <summary>Seed of the experiment.</summary>
    public required uint Seed { get; init; }

    /// <summary>Quarters simulated and discarded before the start.</summary>
    public required int WarmUpQuarters { get; init; }

    /// <summary>Quarters simulated and recorded.</summary>
    public required int Quarters { get; init; }

    /// <summary>Calendar quarter of the start: year times 4 plus quarter minus 1.</summary>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>Shocks from outside, the same in every arm.</summary>
    public ImmutableArray<ShockSpec> Shocks { get; init; } = [];

    /// <summary>Firms per block of the engine; never changes a result. 0 = all of a market at once.</summary>
    public int BlockSize { get; init; }
}
