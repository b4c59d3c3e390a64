using System.Globalization;

namespace EcosystemSim.Experiments.Engine;

/// <summary>How an engine of grains splits a replication. Never changes a result.</summary>
/// <param name="Blocks">Blocks of firms per world; 0 = a whole replication in one grain, <see cref="int.MaxValue"/> = every firm a block of its own.</param>
public readonly record struct Granularity(int Blocks)
{
    /// <summary>Most blocks that can be asked for by number; more cost more in messages than they gain.</summary>
    public const int MostBlocks = 4096;

    /// <summary>A whole replication, with all its arms, in one grain: for experiments.</summary>
    public static Granularity Replication => new(0);

    /// <summary>One firm per grain: to show how it works, and to test that it is the same.</summary>
    public static Granularity Firm => new(int.MaxValue);

    /// <summary>Reads <c>replication</c>, <c>blocks:N</c> or <c>firm</c>; null for anything else.</summary>
    public static Granularity? Parse(string text) => text switch
    {
        "replication" => Replication,
        "firm" => Firm,
        _ when text.StartsWith("blocks:", StringComparison.Ordinal)
            && int.TryParse(text["blocks:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int blocks) && blocks is >= 1 and <= MostBlocks => new(blocks),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Blocks switch
    {
        0 => "replication",
        int.MaxValue => "firm",
        _ => string.Create(CultureInfo.InvariantCulture, $"blocks:{Blocks}"),
    };
}
