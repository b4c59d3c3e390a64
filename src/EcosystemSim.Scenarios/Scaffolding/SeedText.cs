using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcosystemSim.Scenarios.Scaffolding;

/// <summary>A seed file copied for a region of one's own: the same values and comments, a new name, and what to change first.</summary>
internal static partial class SeedText
{
    // In the order in which they are changed: each names ids of those before it.
    private static readonly (string Section, string What)[] Steps =
    [
        ("regions", "ids, names, which is the centre, hours of travel between any two. All other files use the ids."),
        ("municipalities", "id, region, inhabitants, travel to the centre; every region has one at least. Firms are shared by inhabitants."),
        ("sectors", "shares of firms and of jobs (each sums to 1), mix of needs, location quotient for each region."),
        ("population", "how many firms and jobs there are and how large they are; or your own firms, with firms_file."),
        ("providers", "who advises firms, from where, with how many advisers, offering what to which sectors."),
    ];

    [GeneratedRegex("^(#.*\n)?")]
    private static partial Regex SchemaLine();

    [GeneratedRegex("^name:.*$", RegexOptions.Multiline)]
    private static partial Regex NameLine();

    [GeneratedRegex("^population:[ \t]*(#.*)?\n", RegexOptions.Multiline)]
    private static partial Regex PopulationLine();

    [GeneratedRegex("^  (#? ?firms_file|firms_columns):.*\n", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    [GeneratedRegex("^providers:[ \t]*(#.*)?\n(  scale:.*\n)?", RegexOptions.Multiline)]
    private static partial Regex ProvidersLine();

    /// <param name="file">Path of the original, for the comment.</param>
    /// <param name="title">Name of the new region in words.</param>
    /// <param name="table">File name of a table of firms that is the population; null leaves a comment that shows how.</param>
    /// <param name="columns">Headings that the table has for its columns, by column.</param>
    /// <param name="scale">Factor on the support of all providers, with the reason for it; null leaves it as it is.</param>
    public static string Of(string text, string file, string title, string? table, IReadOnlyDictionary<string, string> columns, (double Factor, string Why)? scale)
    {
        text = text.ReplaceLineEndings("\n");
        text = NameLine().Replace(text, $"name: {title}", 1);
        if (table is not null || !TableLine().IsMatch(text))
        {
            string line = table is null
                ? "  # firms_file: firms-example.csv      # your own firms, one a row, in place of the marginals: docs/firm-table.md\n"
                : $"  firms_file: {table}      # your firms, one a row; of what follows only the two shares of exporters count, where it lacks 'exporter'\n";
            if (columns.Count > 0) line += $"  firms_columns: {{{string.Join(", ", columns.Select(c => $"{c.Key}: {Quoted(c.Value)}"))}}}\n";
            text = PopulationLine().Replace(TableLine().Replace(text, ""), m => m.Value + line, 1);
        }
        if (scale is var (factor, why))
            text = ProvidersLine().Replace(text, m => string.Create(CultureInfo.InvariantCulture, $"{m.Value.Split('\n')[0]}\n  scale: {factor:0.######}      # {why}\n"), 1);
        var header = new StringBuilder();
        header.Append($"# {title}: what follows, its comments included, is a copy of {file}.\n");
        for (int i = 0; i < Steps.Length; i++)
        {
            var (section, what) = Steps[i];
            if (Regex.IsMatch(text, $"^{section}:", RegexOptions.Multiline)) header.Append($"# Change {i + 1} of {Steps.Length}, {section}: {what}\n");
        }
        header.Append("# A value that you keep keeps its source. One that you change names an entry of seeds/evidence.yaml as its source, or\n");
        header.Append("# says `assumed`, with a range where the value has one. `ecosim check` says what is wrong, and where.\n#\n");
        // The schema is named in the first line.
        int at = text.StartsWith("# yaml-language-server", StringComparison.Ordinal) ? SchemaLine().Match(text).Length : 0;
        return text.Insert(at, header.ToString());
    }

    private static string Quoted(string heading) => $"\"{heading.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
