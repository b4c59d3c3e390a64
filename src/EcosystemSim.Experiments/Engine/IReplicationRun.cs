using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Engine;

/// <summary>One replication under way, as an engine drives it; tests put small made-up economies in its place. For one thread at a time.</summary>
public interface IReplicationRun
{
    /// <summary>The quarter that <see cref="Advance"/> computes next; negative in the warm-up.</summary>
    int Quarter { get; }

    /// <summary>Firm-quarters computed so far.</summary>
    long FirmQuarters { get; }

    /// <summary>Every arm under every closure, arms first; complete after the last quarter.</summary>
    ImmutableArray<ArmRun> Runs { get; }

    /// <summary>Computes one quarter of all arms. Returns false when the last has been computed.</summary>
    bool Advance();
}

/// <summary>The model's own replication.</summary>
/// <param name="plan">What it computes.</param>
/// <param name="number">Its number, from 0.</param>
public sealed class ModelReplication(ExperimentPlan plan, int number) : IReplicationRun
{
    private readonly Replication _replication = new(plan, number);

    /// <inheritdoc/>
    public int Quarter => _replication.Quarter;

    /// <inheritdoc/>
    public long FirmQuarters => _replication.FirmQuarters;

    /// <inheritdoc/>
    public ImmutableArray<ArmRun> Runs => _replication.Runs;

    /// <inheritdoc/>
    public bool Advance() => _replication.Advance();
}
