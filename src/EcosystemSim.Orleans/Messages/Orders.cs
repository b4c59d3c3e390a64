namespace EcosystemSim.Orleans.Messages;

/// <summary>What a client wants of an experiment.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ExperimentOrder")]
public sealed class ExperimentOrder
{
    /// <summary>What every replication computes.</summary>
    [Id(0)]
    public required PackedPlan Plan { get; init; }

    /// <summary>Replications that the client has not yet got, ascending.</summary>
    [Id(1)]
    public required int[] Replications { get; init; }

    /// <summary>Most replications under way at once; 0 = as many as the silos have workers.</summary>
    [Id(2)]
    public required int AtOnce { get; init; }

    /// <summary>How each is split: <c>replication</c>, or <c>actors:N</c> with N blocks of firms.</summary>
    [Id(3)]
    public required string Granularity { get; init; }
}

/// <summary>What is new in an experiment since the client last asked.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ExperimentNews")]
public sealed class ExperimentNews
{
    /// <summary>False where the grain knows of no such experiment: its silo was lost, and the client must order again what it lacks.</summary>
    [Id(0)]
    public required bool IsKnown { get; init; }

    /// <summary>Whether nothing is under way any more.</summary>
    [Id(1)]
    public required bool IsOver { get; init; }

    /// <summary>Results that the client has not yet said to have.</summary>
    [Id(2)]
    public required PackedResult[] Results { get; init; }

    /// <summary>Every replication that failed so far.</summary>
    [Id(3)]
    public required FailureNotice[] Failures { get; init; }

    /// <summary>Quarters computed so far, of all replications of this order, finished or not.</summary>
    [Id(4)]
    public required long Quarters { get; init; }

    /// <summary>Whether somebody has cancelled the experiment, this client or another.</summary>
    [Id(5)]
    public bool IsCancelled { get; init; }
}

/// <summary>A replication that ended in an error.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.FailureNotice")]
public sealed class FailureNotice
{
    /// <summary>Its number.</summary>
    [Id(0)]
    public required int Replication { get; init; }

    /// <summary>The quarter in which it failed; negative in the warm-up.</summary>
    [Id(1)]
    public required int Quarter { get; init; }

    /// <summary>Type of the error.</summary>
    [Id(2)]
    public required string Error { get; init; }

    /// <summary>Its message.</summary>
    [Id(3)]
    public required string Message { get; init; }

    /// <summary>Where it was thrown.</summary>
    [Id(4)]
    public required string Details { get; init; }

    /// <summary>The notice of an error of the model.</summary>
    internal static FailureNotice Of(int replication, int quarter, Exception error) => new()
    {
        Replication = replication,
        Quarter = quarter,
        Error = error.GetType().Name,
        Message = error.Message,
        Details = error.ToString(),
    };
}

/// <summary>What an experiment wants of one replication.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ReplicationOrder")]
public sealed class ReplicationOrder
{
    /// <summary>Hash of the plan, which the silo has or asks the experiment for.</summary>
    [Id(0)]
    public required string Plan { get; init; }

    /// <summary>Its number.</summary>
    [Id(1)]
    public required int Replication { get; init; }

    /// <inheritdoc cref="ExperimentOrder.Granularity"/>
    [Id(2)]
    public required string Granularity { get; init; }

    /// <summary>Name of the experiment.</summary>
    [Id(3)]
    public required string Experiment { get; init; }
}

/// <summary>How far a replication is.</summary>
[GenerateSerializer, Alias("EcosystemSim.SliceState")]
public enum SliceState
{
    /// <summary>Quarters are left.</summary>
    UnderWay,

    /// <summary>All quarters are computed.</summary>
    Done,

    /// <summary>The model threw.</summary>
    Failed,
}

/// <summary>What a replication did in a slice of time.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ReplicationSlice")]
public sealed class ReplicationSlice
{
    /// <summary>How far it is.</summary>
    [Id(0)]
    public required SliceState State { get; init; }

    /// <summary>Where it is, as silos write their addresses.</summary>
    [Id(1)]
    public required string Silo { get; init; }

    /// <summary>Quarters computed so far, warm-up included.</summary>
    [Id(2)]
    public required int Quarters { get; init; }

    /// <summary>The result, where it is done.</summary>
    [Id(3)]
    public PackedResult? Result { get; init; }

    /// <summary>The failure, where it failed.</summary>
    [Id(4)]
    public FailureNotice? Failure { get; init; }
}

/// <summary>What a silo says of itself.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.SiloReport")]
public sealed class SiloReport
{
    /// <summary>Its address, as silos write it.</summary>
    [Id(0)]
    public required string Silo { get; init; }

    /// <summary>Threads that compute.</summary>
    [Id(1)]
    public required int Workers { get; init; }

    /// <summary>Pieces of work waiting or being computed.</summary>
    [Id(2)]
    public required int Busy { get; init; }

    /// <summary>Version of its model.</summary>
    [Id(3)]
    public required string Model { get; init; }

    /// <summary>Quarters of replications that it has computed since it started.</summary>
    [Id(4)]
    public required long Quarters { get; init; }
}

/// <summary>How an experiment stands.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.ExperimentStatus")]
public sealed class ExperimentStatus
{
    /// <summary>Name under which a client ordered it.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Replications ordered.</summary>
    [Id(1)]
    public required int Replications { get; init; }

    /// <summary>Replications finished.</summary>
    [Id(2)]
    public required int Done { get; init; }

    /// <summary>Replications that ended in an error.</summary>
    [Id(3)]
    public required int Failed { get; init; }

    /// <summary>Replications under way, and on how many silos.</summary>
    [Id(4)]
    public required int UnderWay { get; init; }

    /// <summary>Quarters computed, of all replications.</summary>
    [Id(5)]
    public required long Quarters { get; init; }

    /// <summary>Times that a replication was begun again because its silo was lost.</summary>
    [Id(6)]
    public required int BegunAgain { get; init; }
}
