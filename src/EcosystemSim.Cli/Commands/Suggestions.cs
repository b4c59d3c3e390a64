using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Cli.Commands;

/// <summary>What somebody probably meant.</summary>
internal static class Suggestions
{
    /// <summary>The nearest name, or all names there are.</summary>
    public static string For(string found, IReadOnlyCollection<string> known) =>
        Nearest.Name(found, known) is { } near ? $"Did you mean '{near}'?" : $"Expected one of: {string.Join(", ", known)}.";
}
