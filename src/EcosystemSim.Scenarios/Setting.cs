using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>
/// One thing that is set beyond the files: a parameter (<c>search.blur</c>), the strength of a lever in every agreement that has it
/// (<c>levers.triage.strength</c>), or a key of the scenario file (<c>scenario.horizon.quarters</c>).
/// </summary>
/// <param name="Path">What is set.</param>
/// <param name="Text">The value, as a file would write it.</param>
/// <param name="At">Where it is asked for: on the command line, or in a design.</param>
public sealed record Setting(string Path, string Text, Location At)
{
    /// <summary>What paths to keys of the scenario file begin with.</summary>
    public const string ScenarioPrefix = "scenario.";

    private const string Strength = ".strength", Levers = "levers.";

    /// <summary>A setting of the command line, such as <c>search.blur=0.4</c>; null where the text is none.</summary>
    public static Setting? Read(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1) return null;
        return new(text[..equals].Trim(), text[(equals + 1)..].Trim(), Location.Of(new($"--set {text}", [])));
    }

    /// <summary>The path of a lever's strength.</summary>
    public static string StrengthOf(string lever) => $"{Levers}{lever}{Strength}";

    /// <summary>The lever whose strength a path sets; null where it sets something else.</summary>
    public static string? LeverOf(string path) =>
        path.StartsWith(Levers, StringComparison.Ordinal) && path.EndsWith(Strength, StringComparison.Ordinal) && path.Length > Levers.Length + Strength.Length
            ? path[Levers.Length..^Strength.Length]
            : null;

    /// <summary>Whether it sets a parameter, which changes nothing else of a scenario.</summary>
    public static bool IsParameter(string path) => !path.StartsWith(ScenarioPrefix, StringComparison.Ordinal) && LeverOf(path) is null;

    /// <summary>All paths that can be set but those of the scenario file: parameters in the order of the code, then strengths of levers.</summary>
    public static IReadOnlyList<string> KnownPaths { get; } =
        [.. ParameterCatalogue.All.Select(leaf => leaf.Path), .. Catalogue.Levers.Where(lever => lever.IsBuilt).Select(lever => StrengthOf(lever.Name))];

    /// <summary>What to say of a path that there is not.</summary>
    public static string Suggest(string path) => Nearest.Name(path, KnownPaths) is { } near
        ? $"Did you mean '{near}'?"
        : $"Expected a parameter such as 'search.blur', a lever's strength such as '{StrengthOf("triage")}', or a key of the scenario such as 'scenario.horizon.quarters'.";

    /// <inheritdoc/>
    public override string ToString() => $"{Path}={Text}";
}
