using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Engine;

/// <summary>A replication that ended in an error.</summary>
/// <param name="Replication">Its number.</param>
/// <param name="Quarter">The quarter in which it failed; negative in the warm-up.</param>
/// <param name="Error">What the model threw.</param>
public sealed record FailedReplication(int Replication, int Quarter, Exception Error)
{
    /// <summary>Name of the error's type, that of the model's error where another process reported it.</summary>
    public string ErrorName => Error is ReportedException reported ? reported.TypeName : Error.GetType().Name;

    /// <summary>The command that runs this replication alone.</summary>
    /// <param name="command">The command of the whole run, without <c>--only</c>.</param>
    public string Replay(string command) => FormattableString.Invariant($"{command} --only {Replication}");
}

/// <summary>An error of the model that another process reports.</summary>
/// <param name="typeName">Name of the type that was thrown there.</param>
/// <param name="message">Its message.</param>
/// <param name="details">Where it was thrown, as text.</param>
public sealed class ReportedException(string typeName, string message, string details) : Exception(message)
{
    /// <summary>Name of the type that was thrown there.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Where it was thrown, as text.</summary>
    public string Details { get; } = details;
}

/// <summary>How a run of an engine ended.</summary>
/// <param name="Done">Replications finished and given to the sink.</param>
/// <param name="Failures">Replications that ended in an error, by number.</param>
/// <param name="Cancelled">Whether it was stopped before all replications were done.</param>
public sealed record EngineOutcome(int Done, ImmutableArray<FailedReplication> Failures, bool Cancelled);
