using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Experiments;

/// <summary>One of several parts of an experiment, computed apart and merged afterwards; written <c>2/3</c>.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">Number of parts.</param>
public readonly record struct Shard(int Number, int Of)
{
    /// <summary>Most parts.</summary>
    public const int Most = 100_000;

    /// <summary>Reads <c>2/3</c>; false where the text is no part.</summary>
    public static bool TryRead(string text, out Shard shard)
    {
        shard = default;
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !TryNumber(parts[0], out int number) || !TryNumber(parts[1], out int of) || number > of) return false;
        shard = new Shard(number, of);
        return true;

        static bool TryNumber(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Most;
    }

    /// <summary>Its share of consecutive numbers from 0. Parts differ in length by one at most; of more parts than numbers some are empty.</summary>
    /// <param name="count">Replications of the whole experiment.</param>
    public ImmutableArray<int> Of0To(int count)
    {
        int from = (int)((long)count * (Number - 1) / Of), to = (int)((long)count * Number / Of);
        return [.. Enumerable.Range(from, to - from)];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
