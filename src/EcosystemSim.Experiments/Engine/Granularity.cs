using System.Globalization;

namespace EcosystemSim.Experiments.Engine;

/// <summary>What is a grain in an engine of grains. Never changes a result.</summary>
/// <param name="Blocks">Blocks of firms where all actors are grains; 0 = a whole replication is one, <see cref="int.MaxValue"/> = every firm is a grain of its own.</param>
public readonly record struct Granularity(int Blocks)
{
    /// <summary>Most blocks that can be asked for by number; more cost more in messages than they gain.</summary>
    public const int MostBlocks = 4096;

    // Few enough that most messages carry something.
    private const int UsualBlocks = 4;
    private const string OfActors = "actors:", EachFirm = "firm";

    /// <summary>A whole replication, with all its arms, in one grain: for experiments.</summary>
    public static Granularity Replication => new(0);

    /// <summary>Every provider, agreement and governing body a grain for the whole run, firms in a few: for worlds to watch or to spread.</summary>
    public static Granularity Actors => new(UsualBlocks);

    /// <summary>Reads <c>replication</c>, <c>actors</c>, <c>actors:N</c> or <c>actors:firm</c>; null for anything else.</summary>
    public static Granularity? Parse(string text) => text switch
    {
        "replication" => Replication,
        "actors" => Actors,
        OfActors + EachFirm => new(int.MaxValue),
        _ when text.StartsWith(OfActors, StringComparison.Ordinal)
            && int.TryParse(text[OfActors.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int blocks) && blocks is >= 1 and <= MostBlocks => new(blocks),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Blocks switch
    {
        0 => "replication",
        int.MaxValue => OfActors + EachFirm,
        _ => string.Create(CultureInfo.InvariantCulture, $"{OfActors}{Blocks}"),
    };
}
