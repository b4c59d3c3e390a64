using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Experiments;

/// <summary>Lists of replication numbers as people write them: <c>0-99</c>, <c>3,5,7-9</c>.</summary>
public static class NumberRanges
{
    /// <summary>Most numbers that a list may name.</summary>
    public const int Most = 1_000_000;

    /// <summary>The shortest text for ascending numbers.</summary>
    public static string Write(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (int i = 0; i < numbers.Count; i++)
        {
            int first = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) i++;
            parts.Add(first == i ? Text(numbers[i]) : $"{Text(numbers[first])}-{Text(numbers[i])}");
        }
        return string.Join(',', parts);

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a list; ascending, whatever the order in the text.</summary>
    /// <returns>False where the text is no list of numbers from 0, names one twice, or names more than <see cref="Most"/>.</returns>
    public static bool TryRead(string text, out ImmutableArray<int> numbers)
    {
        numbers = [];
        var found = new SortedSet<int>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out int first) || !TryNumber(ends[^1], out int last)) return false;
            if (last < first || last - first >= Most || found.Count + (last - first) >= Most) return false;
            for (int number = first; number <= last; number++) if (!found.Add(number)) return false;
        }
        numbers = [.. found];
        return true;

        static bool TryNumber(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < int.MaxValue;
    }
}
