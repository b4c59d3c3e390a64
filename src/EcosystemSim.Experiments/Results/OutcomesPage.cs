using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// The tables of <c>docs/outcomes.md</c> as they were when this was built: what <c>ecosim explain</c> and the data dictionary say
/// of outcomes and columns is said there and nowhere else.
/// </summary>
public sealed partial class OutcomesPage
{
    private const string FilesSection = "Files of a run";

    // Sections whose tables explain terms that are no outcomes.
    private static readonly string[] TermSections = ["Additionality ledger", "Evaluations of help", "Main table", "Appraisal"];

    /// <param name="markdown">The page.</param>
    public OutcomesPage(string markdown)
    {
        var rows = ImmutableDictionary.CreateBuilder<string, OutcomeRow>();
        var files = ImmutableDictionary.CreateBuilder<string, FileRow>();
        var terms = ImmutableArray.CreateBuilder<TermRow>();
        string section = "", file = "";
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) (section, file) = (line[3..].Trim(), "");
            if (line.StartsWith("### ", StringComparison.Ordinal)) file = FileHeading().Match(line).Groups[1].Value;
            if (section == FilesSection)
            {
                ReadFileLine(files, file, line);
                continue;
            }
            if (TermSections.Contains(section) && Column().Match(line) is { Success: true } term) terms.Add(new(term.Groups[1].Value, Plain(term.Groups[2].Value), section));
            var row = Row().Match(line);
            if (!row.Success) continue;
            foreach (Match name in Name().Matches(row.Groups[1].Value))
                rows[name.Groups[1].Value] = new(row.Groups[2].Value.Trim(), row.Groups[3].Value.Trim(), row.Groups[4].Value.Contains('R'), section);
        }
        Rows = rows.ToImmutable();
        Files = files.ToImmutable();
        Terms = terms.ToImmutable();
    }

    /// <summary>The page that is part of this program.</summary>
    public static OutcomesPage Shipped { get; } = new(ReadShipped());

    /// <summary>What the page says, by the name of the outcome; other names that its tables explain are here too.</summary>
    public ImmutableDictionary<string, OutcomeRow> Rows { get; }

    /// <summary>The tables that a run writes, by the name of the file.</summary>
    public ImmutableDictionary<string, FileRow> Files { get; }

    /// <summary>Terms of the ledger and of the main table, in the order of the page; a term can stand in both.</summary>
    public ImmutableArray<TermRow> Terms { get; }

    private static void ReadFileLine(ImmutableDictionary<string, FileRow>.Builder files, string file, string line)
    {
        if (file.Length == 0 || line.Length == 0 || line[0] == '#') return;
        var known = files.GetValueOrDefault(file) ?? new FileRow("", ImmutableDictionary<string, string>.Empty);
        var column = Column().Match(line);
        if (column.Success) files[file] = known with { Columns = known.Columns.Add(column.Groups[1].Value, Plain(column.Groups[2].Value)) };
        else if (line[0] != '|') files[file] = known with { Meaning = known.Meaning.Length == 0 ? Plain(line) : $"{known.Meaning}\n\n{Plain(line)}" };
    }

    /// <summary>Links lead nowhere from a data dictionary; their words stay.</summary>
    private static string Plain(string markdown) => Link().Replace(markdown.Trim(), "$1");

    private static string ReadShipped()
    {
        using var stream = typeof(OutcomesPage).Assembly.GetManifestResourceStream("docs/outcomes.md") ?? throw new InvalidOperationException("This build lacks 'docs/outcomes.md'.");
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^\| ((?:`[a-z0-9_]+`(?:, )?)+) \| ([^|]+) \| ([^|]+) \|(.*)$")]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("^### `([^`]+)`")]
    private static partial Regex FileHeading();

    [GeneratedRegex(@"^\| `([a-z0-9_]+)` \| ([^|]+) \|$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();
}

/// <summary>An outcome as the page explains it.</summary>
/// <param name="Unit">Unit of its values as written.</param>
/// <param name="Meaning">In Markdown.</param>
/// <param name="ByRegion">Whether regions record it too.</param>
/// <param name="Section">Heading under which it stands.</param>
public sealed record OutcomeRow(string Unit, string Meaning, bool ByRegion, string Section);

/// <summary>A term of a table, as the page explains it.</summary>
/// <param name="Meaning">In Markdown.</param>
/// <param name="Section">Heading under which it stands.</param>
public sealed record TermRow(string Name, string Meaning, string Section);

/// <summary>A table that a run writes, as the page explains it.</summary>
/// <param name="Meaning">What is in it, in Markdown.</param>
/// <param name="Columns">Meaning of each column, by its name.</param>
public sealed record FileRow(string Meaning, ImmutableDictionary<string, string> Columns);
