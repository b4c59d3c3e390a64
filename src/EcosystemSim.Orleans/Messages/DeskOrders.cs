namespace EcosystemSim.Orleans.Messages;

/// <summary>A week's work for a provider, in all worlds of a replication.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.DeskOrder")]
public sealed class DeskOrder
{
    /// <summary>Hash of the plan.</summary>
    [Id(0)]
    public required string Plan { get; init; }

    /// <summary>Number of the replication.</summary>
    [Id(1)]
    public required int Replication { get; init; }

    /// <summary>Index of the provider.</summary>
    [Id(2)]
    public required int Provider { get; init; }

    /// <inheritdoc cref="BlockOrder.Attempt"/>
    [Id(3)]
    public required int Attempt { get; init; }

    /// <summary>Quarter; negative in the warm-up.</summary>
    [Id(4)]
    public required int Quarter { get; init; }

    /// <summary>Week of the quarter, from 0. A week that was worked is not worked again: its answer is given again.</summary>
    [Id(5)]
    public required int Week { get; init; }

    /// <summary>What the week needs, by world.</summary>
    [Id(6)]
    public required Parcel Content { get; init; }
}

/// <summary>The steps of a quarter that the governing body takes for the support system.</summary>
[GenerateSerializer, Alias("EcosystemSim.GovernanceStep")]
public enum GovernanceStep
{
    /// <summary>It begins: with the population, or from a checkpoint.</summary>
    Begin,

    /// <summary>Policies come into force; the message to all blocks is made.</summary>
    Open,

    /// <summary>Needs are served in thirteen weekly rounds; applications are decided.</summary>
    Serve,

    /// <summary>Hires are rationed under the labour supply.</summary>
    Ration,

    /// <summary>The quarter ends: sums, yearly status, observation.</summary>
    Close,

    /// <summary>The state is kept as it is before the next quarter.</summary>
    Keep,
}

/// <summary>What a conductor tells the governing body.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.GovernanceOrder")]
public sealed class GovernanceOrder
{
    /// <summary>Hash of the plan.</summary>
    [Id(0)]
    public required string Plan { get; init; }

    /// <summary>Number of the replication.</summary>
    [Id(1)]
    public required int Replication { get; init; }

    /// <inheritdoc cref="BlockOrder.Blocks"/>
    [Id(2)]
    public required int Blocks { get; init; }

    /// <inheritdoc cref="BlockOrder.Attempt"/>
    [Id(3)]
    public required int Attempt { get; init; }

    /// <summary>Quarter of the step; negative in the warm-up.</summary>
    [Id(4)]
    public required int Quarter { get; init; }

    /// <inheritdoc cref="BlockOrder.Step"/>
    [Id(5)]
    public required GovernanceStep Step { get; init; }

    /// <summary>Whether it may begin from the last checkpoint.</summary>
    [Id(6)]
    public bool FromCheckpoint { get; init; }

    /// <summary>What the step needs, by block.</summary>
    [Id(7)]
    public Parcel? Content { get; init; }

    /// <summary>All firms, in the last quarter, by block.</summary>
    [Id(8)]
    public Parcel? Census { get; init; }
}

/// <summary>The governing body's answer.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.GovernanceReply")]
public sealed class GovernanceReply
{
    /// <summary>How it went.</summary>
    [Id(0)]
    public required BlockState State { get; init; }

    /// <summary>Where it is.</summary>
    [Id(1)]
    public required string Silo { get; init; }

    /// <summary>The quarter that comes next or is under way.</summary>
    [Id(2)]
    public int Quarter { get; init; }

    /// <summary>Whether it began from a checkpoint.</summary>
    [Id(3)]
    public bool IsFromCheckpoint { get; init; }

    /// <summary>Blocks that have firms, ascending.</summary>
    [Id(4)]
    public int[] Blocks { get; init; } = [];

    /// <summary>Whether the quarter is the last.</summary>
    [Id(5)]
    public bool IsLast { get; init; }

    /// <summary>What the step gave.</summary>
    [Id(6)]
    public Parcel? Content { get; init; }

    /// <summary>The result, after the last quarter.</summary>
    [Id(7)]
    public PackedResult? Result { get; init; }

    /// <summary>The failure, where the model threw.</summary>
    [Id(8)]
    public FailureNotice? Failure { get; init; }

    /// <summary>The newest attempt that it, a block or a provider knows of, where the order was of an older one.</summary>
    [Id(9)]
    public int Attempt { get; init; }
}
