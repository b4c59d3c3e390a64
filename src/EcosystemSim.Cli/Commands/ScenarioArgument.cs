using EcosystemSim.Cli.Running;

namespace EcosystemSim.Cli.Commands;

/// <summary>How commands are told which scenario: by the path of a file, or by the name of one that the program carries.</summary>
internal static class ScenarioArgument
{
    public const string Name = "SCENARIO";

    /// <summary>What the help says of it.</summary>
    public static string Meaning { get; } =
        $"A file, if it has a slash or a dot, such as scenarios/west-denmark.yaml; else the name of a scenario that this program carries: {string.Join(", ", Shipped.Names)}.";
}
