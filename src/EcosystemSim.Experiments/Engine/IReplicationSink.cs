using System.Collections.Immutable;
using EcosystemSim.Model;

namespace EcosystemSim.Experiments.Engine;

/// <summary>Takes the results of replications as they finish.</summary>
public interface IReplicationSink
{
    /// <summary>Takes one replication. Called by several threads at once, in any order, once per replication.</summary>
    /// <param name="replication">Its number.</param>
    /// <param name="runs">Every arm under every closure, arms first.</param>
    /// <exception cref="Exception">Ends the whole run: what cannot be kept need not be computed.</exception>
    void Add(int replication, ImmutableArray<ArmRun> runs);
}
