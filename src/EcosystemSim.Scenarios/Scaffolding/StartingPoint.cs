using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Scaffolding;

/// <summary>A support system with a scenario, which a region of one's own can be made from.</summary>
/// <param name="System">Name of its folder in the seeds.</param>
/// <param name="Home">Folder that has its <c>seeds/</c> and <c>scenarios/</c>.</param>
/// <param name="Scenario">Path of its scenario.</param>
/// <param name="Tree">What has these files.</param>
public sealed partial record StartingPoint(string System, string Home, string Scenario, FileTree Tree)
{
    /// <summary>Folder of its seed files.</summary>
    public string Seeds => Display.Join(Display.Join(Home, "seeds"), System);

    [GeneratedRegex(@"^system:\s*([A-Za-z][A-Za-z0-9_.-]*)\s*(#.*)?$", RegexOptions.Multiline)]
    private static partial Regex SystemLine();

    /// <summary>All there are, by name. Where two homes have a system of the same name, the earlier home's counts.</summary>
    /// <param name="homes">Folders with <c>seeds/</c> and <c>scenarios/</c>; one that does not exist has nothing.</param>
    /// <param name="carried">What a program carries, which counts after all folders; null for nothing.</param>
    public static IReadOnlyList<StartingPoint> In(IEnumerable<string> homes, FileTree? carried = null)
    {
        var found = new SortedDictionary<string, StartingPoint>(StringComparer.Ordinal);
        foreach (string home in homes) Add(home, FileTree.Disk, found);
        if (carried is not null) Add("", carried, found);
        return [.. found.Values];
    }

    private static void Add(string home, FileTree tree, SortedDictionary<string, StartingPoint> found)
    {
        string folder = Display.Join(home, "scenarios");
        // A scenario with the system's own name is the one that shows its shape best.
        foreach (string file in tree.FilesIn(folder, SeedSections.Extension))
        {
            string path = Display.Join(folder, file);
            if (Text(path, tree) is not { } text || SystemLine().Match(text) is not { Success: true } line) continue;
            string system = line.Groups[1].Value;
            if (tree.FilesIn(Display.Join(Display.Join(home, "seeds"), system), SeedSections.Extension).Count == 0) continue;
            bool isOwn = Path.GetFileNameWithoutExtension(file) == system;
            if (!found.TryGetValue(system, out var before) || (isOwn && before.Home == home && before.Tree == tree)) found[system] = new(system, home, path, tree);
        }
    }

    /// <summary>Null where it is no file that can be a scenario.</summary>
    private static string? Text(string path, FileTree tree)
    {
        try
        {
            return Encoding.UTF8.GetString(tree.Read(path, ReadingLimits.Default.Bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
