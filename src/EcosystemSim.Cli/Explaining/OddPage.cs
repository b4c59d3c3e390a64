using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Explaining;

/// <summary>
/// <c>docs/ODD.md</c> as it was when this was built. What a lever does and costs is written there and nowhere else: section 8 has
/// one heading per lever, its key and statements, and bullets that begin with "Friction:" and "Cost:".
/// </summary>
internal sealed partial class OddPage
{
    private readonly ImmutableArray<(string Chapter, string Title, string Text)> _sections;

    public OddPage(string markdown)
    {
        var sections = ImmutableArray.CreateBuilder<(string, string, string)>();
        string chapter = "";
        var headings = Heading().Matches(markdown);
        for (int i = 0; i < headings.Count; i++)
        {
            int begin = headings[i].Index + headings[i].Length, end = i + 1 < headings.Count ? headings[i + 1].Index : markdown.Length;
            string title = headings[i].Groups[2].Value;
            if (headings[i].Groups[1].Length == 2) chapter = title;
            sections.Add((chapter, title, markdown[begin..end].Trim()));
        }
        _sections = sections.ToImmutable();
        Levers = [.. _sections.Where(s => LeverTitle().IsMatch(s.Title)).Select(ReadLever)];
    }

    /// <summary>The page that is part of this program.</summary>
    public static OddPage Shipped { get; } = new(Resources.Text("docs/ODD.md"));

    /// <summary>Levers that have a section, in the order of the page.</summary>
    public ImmutableArray<OddLever> Levers { get; }

    /// <summary>Headings of the sections that name something in code type, such as a parameter; submodels and levers before other chapters.</summary>
    public IEnumerable<string> SectionsNaming(string name)
    {
        var naming = _sections.Where(s => s.Text.Contains($"`{name}`", StringComparison.Ordinal)).ToList();
        var details = naming.FindAll(s => s.Chapter.StartsWith("7 ", StringComparison.Ordinal) || s.Chapter.StartsWith("8 ", StringComparison.Ordinal));
        return (details.Count > 0 ? details : naming).Select(s => s.Title == s.Chapter ? s.Title : s.Chapter.StartsWith("8 ", StringComparison.Ordinal) ? $"{s.Chapter}: {s.Title}" : s.Title);
    }

    /// <summary>What a bullet of a section says after what it begins with; null where there is none.</summary>
    public string? Bullet(string section, string start) =>
        Text(section).Split('\n').Where(l => l.StartsWith("- " + start, StringComparison.Ordinal)).Select(l => l[(2 + start.Length)..].TrimEnd(';', '.') + ".").FirstOrDefault();

    /// <summary>Paragraphs of a section that contain something.</summary>
    public string[] Paragraph(string section, string part) => [.. Text(section).Split("\n\n").Where(p => p.Contains(part, StringComparison.Ordinal))];

    /// <summary>So many sentences of a section, the first that which contains something.</summary>
    public string[] Sentences(string section, string part, int count) =>
        [.. Paragraph(section, part).Select(p => string.Join(' ', p.Split(". ").SkipWhile(s => !s.Contains(part, StringComparison.Ordinal)).Take(count).Select(s => s.TrimEnd('.') + ".")))];

    private string Text(string section) => _sections.First(s => s.Title == section).Text;

    private static OddLever ReadLever((string Chapter, string Title, string Text) section)
    {
        string[] bullets = [.. section.Text.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l[2..])];
        var quotes = Statement().Matches(section.Text).ToImmutableDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        return new(
            int.Parse(section.Title.AsSpan(1, 2), CultureInfo.InvariantCulture), section.Title[4..], Key().Match(section.Text).Groups[1].Value,
            Bullets("Friction: "), string.Join(" ", Bullets("Cost: ")),
            [.. bullets.Where(b => !b.StartsWith("Friction: ", StringComparison.Ordinal) && !b.StartsWith("Cost: ", StringComparison.Ordinal))], quotes, $"{section.Chapter}: {section.Title}");

        ImmutableArray<string> Bullets(string start) => [.. bullets.Where(b => b.StartsWith(start, StringComparison.Ordinal)).Select(b => b[start.Length..])];
    }

    [GeneratedRegex("^(##+) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^L\d\d ")]
    private static partial Regex LeverTitle();

    [GeneratedRegex("^`([a-z_]+)`", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b([A-E]\d\d) \(“([^”]+)”\)")]
    private static partial Regex Statement();
}

/// <summary>What the page says of a lever, still in Markdown.</summary>
/// <param name="Key">Name in scenario files.</param>
/// <param name="Frictions">What it works against, and how; one or more.</param>
/// <param name="Notes">What else is to be known.</param>
/// <param name="Quotes">Quoted sentences by the id of the statement.</param>
/// <param name="Section">Headings that lead to it.</param>
internal sealed record OddLever(
    int Number, string Title, string Key, ImmutableArray<string> Frictions, string Cost, ImmutableArray<string> Notes, ImmutableDictionary<string, string> Quotes, string Section);
