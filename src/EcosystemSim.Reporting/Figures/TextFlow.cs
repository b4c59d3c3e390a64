namespace EcosystemSim.Reporting.Figures;

/// <summary>Breaks text into lines that fit.</summary>
public static class TextFlow
{
    /// <summary>Lines no wider than <paramref name="width"/> pixels; what does not fit on the last ends with an ellipsis.</summary>
    /// <remarks>Breaks at spaces (not before a %), then after hyphens, then inside a word that is wider than a line.</remarks>
    /// <param name="mostLines">At least 1.</param>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, FontWeight weight, int mostLines = int.MaxValue)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in Words(text))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (Fits(longer)) line = longer;
            else
            {
                if (line.Length > 0) lines.Add(line);
                line = word;
                while (!Fits(line))
                {
                    int cut = Cut(line);
                    if (cut >= line.Length) break;
                    lines.Add(line[..cut]);
                    line = line[cut..];
                }
            }
        }

        if (line.Length > 0) lines.Add(line);
        if (lines.Count <= mostLines) return lines;
        string last = Shorn(lines[mostLines - 1]);
        // Whole words go first, then letters of the one that is left.
        while (last.Length > 1 && !Fits(last + "…"))
            last = Shorn(last.LastIndexOf(' ') is > 0 and int space ? last[..space] : last[..^1]);
        return [.. lines.Take(mostLines - 1), last + "…"];

        static string Shorn(string end) => end.TrimEnd(' ', ',', '.', ';');

        bool Fits(string candidate) => FontMetrics.Width(candidate, size, weight) <= width;

        int Cut(string word)
        {
            int most = 1;
            while (most < word.Length && Fits(word[..(most + 1)])) most++;
            int hyphen = word.LastIndexOf('-', most - 1);
            return hyphen > 0 ? hyphen + 1 : most;
        }
    }

    /// <summary>As <see cref="Wrap"/>, on no more lines, but with lines of about the same length: for what stands out.</summary>
    /// <param name="mostLines">At least 1.</param>
    public static IReadOnlyList<string> Balanced(string text, double width, double size, FontWeight weight, int mostLines = int.MaxValue)
    {
        IReadOnlyList<string> lines = Wrap(text, width, size, weight);
        // A text that is cut short fills its lines; and a word that is broken once is not broken again.
        if (lines.Count < 2 || lines.Count > mostLines || Words(text).Any(word => FontMetrics.Width(word, size, weight) > width))
            return Wrap(text, width, size, weight, mostLines);
        double tooNarrow = Words(text).Max(word => FontMetrics.Width(word, size, weight)), enough = width;
        while (enough - tooNarrow > 1)
        {
            double middle = (tooNarrow + enough) / 2;
            if (Wrap(text, middle, size, weight).Count > lines.Count) tooNarrow = middle;
            else enough = middle;
        }

        return Wrap(text, enough, size, weight);
    }

    // A number stays with its per cent sign.
    private static IEnumerable<string> Words(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            string word = parts[i];
            while (i + 1 < parts.Length && parts[i + 1].StartsWith('%')) word += " " + parts[++i];
            yield return word;
        }
    }
}
