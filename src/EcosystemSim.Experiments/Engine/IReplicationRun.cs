using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Engine;

/// <summary>One replication under way; a seam for tests, which put small made-up economies in its place.</summary>
internal interface IReplicationRun
{
    int Quarter { get; }
    long FirmQuarters { get; }
    ImmutableArray<ArmRun> Runs { get; }
    bool Advance();
}

/// <summary>The model's own replication.</summary>
internal sealed class ModelReplication(ExperimentPlan plan, int number) : IReplicationRun
{
    private readonly Replication _replication = new(plan, number);

    public int Quarter => _replication.Quarter;
    public long FirmQuarters => _replication.FirmQuarters;
    public ImmutableArray<ArmRun> Runs => _replication.Runs;
    public bool Advance() => _replication.Advance();
}
