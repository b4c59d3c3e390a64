namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>The valid name that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>Wrong names of one place that are looked at for what they stand for. Whoever has more made no slip, and each takes its time.</summary>
    internal const int MostSlips = 200;

    /// <summary>How often this thread looked for a nearest name, for tests of how much work a file makes.</summary>
    [field: ThreadStatic]
    internal static int Searches { get; private set; }

    /// <summary>
    /// The known name at the smallest Damerau–Levenshtein distance (optimal string alignment, case ignored), if that is at most a
    /// third of the name's length, and at least one edit; null if none is near.
    /// </summary>
    public static string? Name(string found, IEnumerable<string> known)
    {
        Searches++;
        // A name of megabytes is no slip of the finger.
        if (found.Length > 64) return null;
        string? best = null;
        string lower = found.ToLowerInvariant();
        int bestDistance = Math.Max(1, found.Length / 3) + 1;
        foreach (string name in known)
        {
            // It takes as many edits at least as one is longer than the other.
            if (Math.Abs(name.Length - found.Length) >= bestDistance) continue;
            int distance = Distance(lower, name.ToLowerInvariant());
            if (distance >= bestDistance) continue;
            best = name;
            bestDistance = distance;
        }
        return best;
    }

    /// <summary>The known names that are nearest, the nearest first; as they stand if the name is too long to compare.</summary>
    internal static List<string> First(string found, IEnumerable<string> known, int most)
    {
        if (found.Length > 64) return [.. known.Take(most)];
        string lower = found.ToLowerInvariant();
        return [.. known.OrderBy(n => Distance(lower, n.ToLowerInvariant())).Take(most)];
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one text into the other.</summary>
    public static int Distance(string a, string b)
    {
        // The row of a's letter, and those of the two before it.
        int[] row = [.. Enumerable.Range(0, b.Length + 1)], before = new int[row.Length], twoBefore = new int[row.Length];
        for (int i = 1; i <= a.Length; i++)
        {
            (row, before, twoBefore) = (twoBefore, row, before);
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(before[j] + 1, row[j - 1] + 1), before[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, twoBefore[j - 2] + 1);
                row[j] = least;
            }
        }
        return row[b.Length];
    }
}
