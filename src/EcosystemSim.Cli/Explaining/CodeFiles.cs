using System.Collections.Immutable;
using System.Text.Json;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Where in the code something is, as paths from the top of the repository: looked up when this was built.</summary>
internal static class CodeFiles
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

    private static readonly Lazy<Places> Found = new(() => JsonSerializer.Deserialize<Places>(Resources.Text("code-places.json"))!);

    /// <summary>The file of a lever, or null while it is not built.</summary>
    public static string? Lever(int number) => Found.Value.Levers.GetValueOrDefault(number);

    /// <summary>The files that read a parameter, its lever's own first.</summary>
    public static ImmutableArray<string> Reading(string parameter) => Found.Value.Parameters.GetValueOrDefault(parameter, []);

    /// <summary>What the code says of each member of an enum, in order.</summary>
    public static IReadOnlyList<string> Summaries(string file) => [.. Found.Value.Members[file].Values];

    /// <summary>What the code says of one member of an enum.</summary>
    public static string Summary(string file, string member) => Found.Value.Members[file][member];

    private sealed record Places(
        ImmutableDictionary<int, string> Levers, ImmutableDictionary<string, ImmutableArray<string>> Parameters, IReadOnlyDictionary<string, Dictionary<string, string>> Members);
}
