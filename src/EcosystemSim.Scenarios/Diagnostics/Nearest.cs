namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>The valid name that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The known name at the smallest Damerau–Levenshtein distance (optimal string alignment, case ignored), if that is at most a
    /// third of the name's length, and at least one edit; null if none is near.
    /// </summary>
    public static string? Name(string found, IEnumerable<string> known)
    {
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
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, d[i - 2, j - 2] + 1);
                d[i, j] = least;
            }
        }
        return d[a.Length, b.Length];
    }
}
