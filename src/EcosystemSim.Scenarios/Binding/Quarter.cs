using System.Globalization;

namespace EcosystemSim.Scenarios.Binding;

/// <summary>A calendar quarter, written as <c>2015Q3</c>.</summary>
/// <param name="Index">Year times 4 plus quarter minus 1.</param>
public readonly record struct Quarter(int Index) : IComparable<Quarter>
{
    /// <summary>Quarters from 1900Q1 to 2199Q4 can be written.</summary>
    public static bool TryParse(string text, out Quarter quarter)
    {
        quarter = default;
        if (text.Length != 6 || text[4] != 'Q' || text[5] is < '1' or > '4') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)) return false;
        if (year is < 1900 or > 2199) return false;
        quarter = new((year * 4) + text[5] - '1');
        return true;
    }

    /// <summary>The quarter that another way of writing means, such as <c>2013-Q1</c> or <c>q1 2013</c>; null if none is clear.</summary>
    internal static Quarter? Meant(string text)
    {
        string bare = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace('K', 'Q');
        if (text.Length > 12 || bare.Length != 6) return null;
        if (bare[0] == 'Q') bare = $"{bare[2..]}Q{bare[1]}";
        return TryParse(bare, out var quarter) ? quarter : null;
    }

    /// <summary>So many quarters later.</summary>
    public Quarter Plus(int quarters) => new(Index + quarters);

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => Index.CompareTo(other.Index);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index / 4:0000}Q{(Index % 4) + 1}");

    /// <summary>Earlier.</summary>
    public static bool operator <(Quarter a, Quarter b) => a.Index < b.Index;

    /// <summary>Later.</summary>
    public static bool operator >(Quarter a, Quarter b) => a.Index > b.Index;

    /// <summary>Not later.</summary>
    public static bool operator <=(Quarter a, Quarter b) => a.Index <= b.Index;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(Quarter a, Quarter b) => a.Index >= b.Index;
}
