namespace EcosystemSim.Experiments.Tests;

/// <summary>Where the project's own files lie.</summary>
internal static class Repository
{
    /// <summary>Folder of the solution, found upwards from the tests.</summary>
    public static string Root { get; } = Find();

    /// <summary>A shipped scenario file.</summary>
    public static string Scenario(string name) => Path.Combine(Root, "scenarios", name + ".yaml");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcosystemSim.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
