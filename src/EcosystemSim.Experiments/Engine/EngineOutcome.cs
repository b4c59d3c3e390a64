using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Engine;

/// <summary>A replication that ended in an error.</summary>
/// <param name="Replication">Its number.</param>
/// <param name="Quarter">The quarter in which it failed; negative in the warm-up.</param>
/// <param name="Error">What the model threw.</param>
public sealed record FailedReplication(int Replication, int Quarter, Exception Error)
{
    /// <summary>The command that runs this replication alone.</summary>
    /// <param name="command">The command of the whole run, without <c>--only</c>.</param>
    public string Replay(string command) => FormattableString.Invariant($"{command} --only {Replication}");
}

/// <summary>How a run of an engine ended.</summary>
/// <param name="Done">Replications finished and given to the sink.</param>
/// <param name="Failures">Replications that ended in an error, by number.</param>
/// <param name="Cancelled">Whether it was stopped before all replications were done.</param>
public sealed record EngineOutcome(int Done, ImmutableArray<FailedReplication> Failures, bool Cancelled);
