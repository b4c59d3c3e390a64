namespace EcosystemSim.Orleans.Messages;

/// <summary>The steps of a quarter that blocks of firms do.</summary>
[GenerateSerializer, Alias("EcosystemSim.BlockStep")]
public enum BlockStep
{
    /// <summary>The quarter begins: worlds part, entrants come, luck is drawn.</summary>
    Open,

    /// <summary>Help arrives; firms work out the jobs that they would have, and hire them at once where labour is slack.</summary>
    Desire,

    /// <summary>Firms hire, and some leave; not where labour is slack in all worlds.</summary>
    Hire,

    /// <summary>All firms are told of.</summary>
    Census,

    /// <summary>The state is kept as it is before the next quarter.</summary>
    Keep,
}

/// <summary>What a conductor tells a block of firms.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.BlockOrder")]
public sealed class BlockOrder
{
    /// <summary>Hash of the plan.</summary>
    [Id(0)]
    public required string Plan { get; init; }

    /// <summary>Number of the replication.</summary>
    [Id(1)]
    public required int Replication { get; init; }

    /// <summary>Blocks per world; <see cref="int.MaxValue"/> = one firm each.</summary>
    [Id(2)]
    public required int Blocks { get; init; }

    /// <summary>Number of this block.</summary>
    [Id(3)]
    public required int Block { get; init; }

    /// <summary>Counts up whenever all blocks go back together; a block of an earlier attempt forgets what it did.</summary>
    [Id(4)]
    public required int Attempt { get; init; }

    /// <summary>Quarter of the step; negative in the warm-up.</summary>
    [Id(5)]
    public required int Quarter { get; init; }

    /// <summary>The step. One that was done is not done again: its answer is given again.</summary>
    [Id(6)]
    public required BlockStep Step { get; init; }

    /// <summary>Quarter before which the block begins in this attempt, if it has not begun yet: from its checkpoint.</summary>
    [Id(7)]
    public int? From { get; init; }

    /// <summary>Whether a block that has not begun yet may begin with this step: from the population, or empty where entrants come.</summary>
    [Id(8)]
    public bool MayBegin { get; init; }

    /// <summary>What the step needs.</summary>
    [Id(9)]
    public Parcel? Content { get; init; }
}

/// <summary>How a block took a step.</summary>
[GenerateSerializer, Alias("EcosystemSim.BlockState")]
public enum BlockState
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The silo does not have the plan.</summary>
    NeedsPlan,

    /// <summary>The block came back empty after its silo was lost; all must go back together.</summary>
    Lost,

    /// <summary>The model threw.</summary>
    Failed,
}

/// <summary>A block's answer.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.BlockReply")]
public sealed class BlockReply
{
    /// <summary>How it went.</summary>
    [Id(0)]
    public required BlockState State { get; init; }

    /// <summary>Where the block is.</summary>
    [Id(1)]
    public required string Silo { get; init; }

    /// <summary>What the step gave.</summary>
    [Id(2)]
    public Parcel? Content { get; init; }

    /// <summary>The failure, where the model threw.</summary>
    [Id(3)]
    public FailureNotice? Failure { get; init; }

    /// <summary>The newest attempt that it knows of, where the order was of an older one.</summary>
    [Id(4)]
    public int Attempt { get; init; }
}
