namespace EcosystemSim.Model.Hosting;

/// <summary>What a provider needs of one world in a week of the weekly rounds.</summary>
public sealed record DeskWeek
{
    /// <summary>Its books, in the first week of a quarter.</summary>
    public DeskOpening? Opening { get; init; }

    /// <summary>Cases at its door this week, in order, as the model lays them out in memory.</summary>
    public required byte[] Visits { get; init; }

    /// <summary>By provider: had it free hours and no queue at the end of last week?</summary>
    public required bool[] WasFree { get; init; }
}

/// <summary>The books of a provider in one world at the beginning of a quarter.</summary>
public sealed record DeskOpening
{
    /// <summary>What is in force; null where it is what was in force before.</summary>
    public byte[]? Tables { get; init; }

    /// <summary>SHA-256 of the tables, so that each silo makes them once for all its providers.</summary>
    public string? TablesHash { get; init; }

    /// <summary>Minutes of the quarter: capacity, overhead, coordination, and those committed before and not yet worked.</summary>
    public required long[] Minutes { get; init; }

    /// <summary>Minutes that documented effect and the monitoring cycle have moved to it.</summary>
    public required long Reallocated { get; init; }

    /// <summary>What its advisers have learned of the others' offers.</summary>
    public required float[] Learned { get; init; }

    /// <summary>Its experience, by need type.</summary>
    public required float[] Experience { get; init; }

    /// <summary>Relations of all offices abroad.</summary>
    public required float[] Relation { get; init; }

    /// <summary>Resource checks made so far.</summary>
    public required int ChecksDone { get; init; }

    /// <summary>Its queue, as <see cref="DeskWeek.Visits"/>.</summary>
    public required byte[] Queue { get; init; }
}

/// <summary>What a provider did in one world in a week.</summary>
public sealed record DeskOutcome
{
    /// <summary>What it did with its cases, in order: helped, handed over, turned away; as the model lays it out in memory.</summary>
    public required byte[] Events { get; init; }

    /// <summary>Whether it has free hours and no queue.</summary>
    public required bool IsFree { get; init; }

    /// <summary>Its books, in the last week of a quarter.</summary>
    public DeskClosing? Closing { get; init; }
}

/// <summary>The books of a provider in one world at the end of the weekly rounds.</summary>
public sealed record DeskClosing
{
    /// <summary>Minutes committed and not yet worked.</summary>
    public required long Carry { get; init; }

    /// <inheritdoc cref="DeskOpening.Learned"/>
    public required float[] Learned { get; init; }

    /// <inheritdoc cref="DeskOpening.Experience"/>
    public required float[] Experience { get; init; }

    /// <inheritdoc cref="DeskOpening.ChecksDone"/>
    public required int ChecksDone { get; init; }

    /// <summary>Its queue.</summary>
    public required byte[] Queue { get; init; }

    /// <summary>What it counted in the quarter.</summary>
    public required long[] Tally { get; init; }

    /// <summary>What it counted for the yearly status.</summary>
    public required long[] Year { get; init; }
}
