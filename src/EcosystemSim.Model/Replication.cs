using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model;

/// <summary>One replication with all its arms and labour closures, side by side under the same luck.</summary>
/// <remarks>Call <see cref="Advance"/> until it returns false, then read <see cref="Runs"/>. Not safe for use by two threads at once.</remarks>
public sealed class Replication
{
    private readonly ExperimentPlan _plan;

    /// <param name="plan">What to run.</param>
    /// <param name="number">Number of the replication, from 0; part of every random key.</param>
    public Replication(ExperimentPlan plan, int number)
    {
        _plan = plan;
        Number = number;
        Quarter = -plan.WarmUpQuarters;
    }

    /// <summary>Number of the replication.</summary>
    public int Number { get; }

    /// <summary>The quarter that <see cref="Advance"/> computes next; negative in the warm-up.</summary>
    public int Quarter { get; private set; }

    /// <summary>World-quarters computed so far: arms that are still equal are computed once.</summary>
    public long WorldQuarters { get; private set; }

    /// <summary>Firm-quarters computed so far, over all worlds computed.</summary>
    public long FirmQuarters { get; private set; }

    /// <summary>Computes one quarter of all arms. Returns false when the last quarter has been computed.</summary>
    public bool Advance()
    {
        Quarter++;
        return Quarter < _plan.Quarters;
    }

    /// <summary>Observations of every arm and closure, arms first; complete after the last quarter.</summary>
    public ImmutableArray<ArmRun> Runs { get; private set; } = [];
}

/// <summary>Observations of one arm under one labour closure.</summary>
/// <param name="Arm">Index in the plan's arms.</param>
public sealed record ArmRun(int Arm, LabourClosure Closure, ObservationTable Observations);
