using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Explaining;

/// <summary>The tables of <c>docs/outcomes.md</c> as they were when this was built.</summary>
internal sealed partial class OutcomesPage
{
    public OutcomesPage(string markdown)
    {
        var rows = ImmutableDictionary.CreateBuilder<string, OutcomeRow>();
        string section = "";
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..].Trim();
            var row = Row().Match(line);
            if (!row.Success) continue;
            foreach (Match name in Name().Matches(row.Groups[1].Value))
                rows[name.Groups[1].Value] = new(row.Groups[2].Value.Trim(), row.Groups[3].Value.Trim(), row.Groups[4].Value.Contains('R'), section);
        }
        Rows = rows.ToImmutable();
    }

    /// <summary>The page that is part of this program.</summary>
    public static OutcomesPage Shipped { get; } = new(Resources.Text("docs/outcomes.md"));

    /// <summary>What the page says, by the name of the outcome; other names that its tables explain are here too.</summary>
    public ImmutableDictionary<string, OutcomeRow> Rows { get; }

    [GeneratedRegex(@"^\| ((?:`[a-z0-9_]+`(?:, )?)+) \| ([^|]+) \| ([^|]+) \|(.*)$")]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Name();
}

/// <summary>An outcome as the page explains it.</summary>
/// <param name="ByRegion">Whether regions record it too.</param>
/// <param name="Section">Heading under which it stands.</param>
internal sealed record OutcomeRow(string Unit, string Meaning, bool ByRegion, string Section);
