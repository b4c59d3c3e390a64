using System.Collections.Immutable;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary>The scenarios that this program carries, with their seeds. They are called by name; a file is called by its path.</summary>
internal static class Shipped
{
    private const string Folder = "scenarios/", Extension = ".yaml";

    /// <summary>Paths of all files, such as <c>seeds/parameters.yaml</c>.</summary>
    public static ImmutableArray<string> Paths { get; } = [.. Resources.Named(Folder), .. Resources.Named("seeds/")];

    /// <summary>The files, as those of a disk.</summary>
    public static FileTree Files { get; } = FileTree.Of(Paths, Resources.Bytes);

    /// <summary>Names of the scenarios.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Paths.Where(p => p.StartsWith(Folder, StringComparison.Ordinal)).Select(p => p[Folder.Length..^Extension.Length])];

    // Longer than any name that somebody would give a scenario.
    private const int LongestName = 64;

    /// <summary>Whether what somebody asks for is a name, right or wrong, and no path: it has neither slash nor dot.</summary>
    public static bool IsName(string asked) => asked.AsSpan().IndexOfAny(@"/\.") < 0 && asked.Length <= LongestName && !string.IsNullOrWhiteSpace(asked);

    /// <summary>Path of a scenario within <see cref="Files"/>, and of the file that people may take it for.</summary>
    public static string PathOf(string name) => $"{Folder}{name}{Extension}";

    /// <summary>A file here that is another than the program carries under the same path; null where there is none.</summary>
    public static string? ChangedHere() => Paths.FirstOrDefault(path =>
    {
        try
        {
            return File.Exists(path) && !OrdinaryFile.Read(path, ReadingLimits.Default.Bytes).AsSpan().SequenceEqual(Resources.Bytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    });

    /// <summary>What is said of a name that no scenario has.</summary>
    public static string Unknown(string asked)
    {
        string[] near = [.. Catalogue.Near(asked, Names, 3).Select(n => $"'{n}'")];
        string meant = near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
        return $"there is no scenario '{Characters.Printable(asked)}' in this program.{meant} It has {string.Join(", ", Names)}. A file is called by its path, with a slash or a dot: ./{Characters.Printable(asked)}.";
    }
}
