using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Explaining;

/// <summary><c>docs/WEAKNESSES.md</c> as it was when this was built: headings, each with its points.</summary>
internal sealed partial class WeaknessPage
{
    public WeaknessPage(string markdown) => Sections =
    [
        .. markdown.Split("\n## ").Skip(1).Select(section => section.Split('\n')).Select(lines => (
            lines[0].Trim(), lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => Plain(line[2..])).ToImmutableArray())),
    ];

    /// <summary>The page that is part of this program.</summary>
    public static WeaknessPage Shipped { get; } = new(Resources.Text("docs/WEAKNESSES.md"));

    /// <summary>Headings with their points, in plain text.</summary>
    public ImmutableArray<(string Heading, ImmutableArray<string> Points)> Sections { get; }

    private static string Plain(string markdown) => Emphasis().Replace(Link().Replace(markdown, "$1"), "$1").Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Emphasis();
}
