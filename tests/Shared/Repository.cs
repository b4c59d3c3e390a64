using System.Runtime.CompilerServices;

namespace EcosystemSim;

/// <summary>Where the files of the repository lie, whatever folder the tests run in.</summary>
internal static class Repository
{
    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>A shipped scenario.</summary>
    public static string Scenario(string name) => File($"scenarios/{name}.yaml");

    private static string Find([CallerFilePath] string here = "")
    {
        foreach (string start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(here) ?? ""])
        {
            for (string? folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (System.IO.File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) return folder;
            }
        }
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
