using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Where in the code something is, as paths from the top of the repository; looked up in the code as it was when this was built.</summary>
internal static partial class CodeFiles
{
    public const string Observation = Model + "Steps/S9Observation.cs";
    public const string NeedTypes = Model + "Entities/NeedType.cs";
    public const string ProviderKinds = Model + "Entities/ProviderKind.cs";
    public const string ScenarioKeys = "src/EcosystemSim.Scenarios/Files/ScenarioFile.cs";

    public const string Forms = Model + "Policy/GovernanceForm.cs";
    public const string Secretariats = Model + "Policy/ArmSpec.cs";
    public const string Shocks = Model + "Policy/ShockSpec.cs";
    public const string ShockSteps = Model + "State/ShockPaths.cs";
    public const string SetUp = Model + "Mechanisms/SetUp.cs";

    private const string Model = "src/EcosystemSim.Model/";
    private const string Mechanisms = Model + "Mechanisms/L";

    private static readonly Lazy<ImmutableArray<(string Path, string Text)>> All = new(() => [.. Resources.Named(Model).Select(n => (n, Resources.Text(n)))]);

    /// <summary>The file of a lever, or null while it is not built.</summary>
    public static string? Lever(int number) =>
        Resources.Named(Mechanisms + number.ToString("00", CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <summary>
    /// The files that read a parameter, its lever's own first: as <c>….Group.Name</c>, or as the name of a variable that holds the group.
    /// </summary>
    public static ImmutableArray<string> Reading(string parameter)
    {
        string[] parts = [.. parameter.Split('.').Select(Pascal)];
        var (group, name) = (parts[^2], parts[^1]);
        // Levers and submodels have groups of the same name.
        string owner = parts.Length > 2 ? $@"(?<=\b{parts[0]}\.){group}" : $@"(?<!\bLevers\.){group}";
        var held = new Regex($@"\b(\w+) = [\w.()]*{owner}\s*[;,)]|\b{group}Parameters (\w+)");
        return
        [
            .. All.Value.Where(f => f.Text.Contains("." + name, StringComparison.Ordinal)).Where(f => Regex.IsMatch(f.Text, $@"\.{owner}\.{name}\b") || Holders(f.Text).Any(h => Regex.IsMatch(f.Text, $@"\b{h}\.{name}\b")))
                .Select(f => f.Path).OrderByDescending(p => p.StartsWith(Mechanisms, StringComparison.Ordinal)).ThenBy(p => p, StringComparer.Ordinal),
        ];

        IEnumerable<string> Holders(string text) => held.Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Distinct();
    }

    /// <summary>What the code says of each member of an enum, in order.</summary>
    public static IReadOnlyList<string> Summaries(string file) => [.. MemberSummary().Matches(Resources.Text(file)).Select(m => m.Groups[1].Value)];

    /// <summary>What the code says of one member of an enum.</summary>
    public static string Summary(string file, string member) =>
        MemberSummary().Matches(Resources.Text(file)).First(m => m.Groups[2].Value == member).Groups[1].Value;

    /// <summary>A name of the files as the code writes it.</summary>
    public static string Pascal(string snake) => string.Concat(snake.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    [GeneratedRegex(@"^    /// <summary>([^<]+)</summary>\n    (\w+),$", RegexOptions.Multiline)]
    private static partial Regex MemberSummary();
}
