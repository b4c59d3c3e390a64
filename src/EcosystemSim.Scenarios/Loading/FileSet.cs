using System.Security.Cryptography;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>The files of one scenario: read once, hashed, within two folders only.</summary>
internal sealed class FileSet(ReadingLimits limits, Report report, FileTree tree)
{
    // No system opens a longer one by its name, and each of its parts is looked at.
    private const int LongestPath = 4096;

    private readonly List<InputFile> _inputs = [];
    private readonly List<(string Real, string Name)> _roots = [];
    private readonly HashSet<string> _open = [];

    /// <summary>What the files are read from.</summary>
    public FileTree Tree => tree;

    /// <summary>Every file read so far, by name.</summary>
    public IReadOnlyList<InputFile> Inputs => _inputs;

    /// <summary>Allows files in a folder. Its name stands for the folder in <see cref="InputFile.Name"/>.</summary>
    public void Allow(string folder, string name) => _roots.Add((tree.RealPath(folder), name));

    /// <summary>Whether a path can be one; reports one that is too long.</summary>
    public bool IsOfAPathsLength(string path, Location at)
    {
        if (path.Length > LongestPath) report.Add(Messages.PathTooLong(at, path, LongestPath));
        return path.Length <= LongestPath;
    }

    /// <summary>A file and what it includes, as one tree; null after reporting why not.</summary>
    /// <param name="path">Path as the user gave it, or as it follows from that.</param>
    /// <param name="askedAt">Where the file is asked for; the file itself if that was on the command line.</param>
    public MappingNode? Read(string path, Location? askedAt = null)
    {
        var at = askedAt ?? Location.Of(new(path, []));
        if (string.IsNullOrWhiteSpace(path))
        {
            report.Add(Messages.EmptyPath(at));
            return null;
        }
        if (!IsOfAPathsLength(path, at)) return null;
        string real = tree.RealPath(path);
        if (NameWithin(real) is not { } name)
        {
            report.Add(Messages.IncludeOutside(at, path));
            return null;
        }
        if (!_open.Add(real))
        {
            report.Add(Messages.IncludeCycle(at, path));
            return null;
        }
        try
        {
            if (_inputs.Count >= limits.Files)
            {
                report.Add(Messages.TooManyFiles(at, limits.Files));
                return null;
            }
            if (ReadBytes(path, at) is not { } bytes) return null;
            if (_inputs.TrueForAll(i => i.Name != name)) _inputs.Add(new(name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            var root = new YamlReader(limits, report).Read(path, bytes);
            return root is null ? null : WithIncludes(path, root);
        }
        finally
        {
            _open.Remove(real);
        }
    }

    /// <summary>A table of firms, hashed with the other inputs; null after reporting why not.</summary>
    /// <param name="path">Path as it follows from that of the file that names it.</param>
    /// <param name="askedAt">Where the table is named.</param>
    public byte[]? ReadTable(string path, Location askedAt)
    {
        if (!IsOfAPathsLength(path, askedAt)) return null;
        if (NameWithin(tree.RealPath(path)) is not { } name)
        {
            report.Add(Messages.IncludeOutside(askedAt, path));
            return null;
        }
        try
        {
            if (!tree.HasFile(path))
            {
                report.Add(Messages.FileNotFound(askedAt, path, () => NearbyFile(path, folder => tree.FilesIn(folder, ".csv"))));
                return null;
            }
            if (ReadOrdinary(path, askedAt, limits.TableBytes) is not { } bytes) return null;
            if (_inputs.TrueForAll(i => i.Name != name)) _inputs.Add(new(name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            report.Add(Messages.FileUnreadable(askedAt, path, e is UnauthorizedAccessException ? "permission denied." : "reading failed."));
            return null;
        }
    }

    private MappingNode? WithIncludes(string path, MappingNode root)
    {
        var paths = root["include"] switch
        {
            ScalarNode { IsEmpty: false } one => [one],
            SequenceNode several => several.Items.OfType<ScalarNode>().ToList(),
            _ => [],
        };
        bool whole = true;
        foreach (var asked in paths)
        {
            if (string.IsNullOrWhiteSpace(asked.Value))
            {
                report.Add(Messages.EmptyPath(asked.At));
                whole = false;
                continue;
            }
            string included = Display.Join(Display.Folder(path), asked.Value);
            if (Read(included, asked.At) is { } under) root = Merge(root, under);
            else whole = false;
        }
        return whole ? root : null;
    }

    private byte[]? ReadBytes(string path, Location at)
    {
        try
        {
            if (!tree.HasFile(path))
            {
                if (tree.HasFolder(path)) report.Add(Messages.FileUnreadable(at, path, "it is a folder."));
                else report.Add(Messages.FileNotFound(at, path, () => NearbyFile(path, folder => tree.FilesIn(folder.Length == 0 ? "." : folder, SeedSections.Extension))));
                return null;
            }
            return ReadOrdinary(path, at, limits.Bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            report.Add(Messages.FileUnreadable(at, path, e is UnauthorizedAccessException ? "permission denied." : "reading failed."));
            return null;
        }
    }

    /// <summary>The file's bytes; null after reporting what else it is, or that it is too large.</summary>
    private byte[]? ReadOrdinary(string path, Location at, int most)
    {
        if (tree.WhyNot(path) is { } why)
        {
            report.Add(Messages.FileUnreadable(at, path, why));
            return null;
        }
        if (tree.Length(path) is var length && length > most)
        {
            report.Add(Messages.FileTooLarge(Location.Of(new(path, [])), length, most));
            return null;
        }
        return tree.Read(path, most);
    }

    private static string? NearbyFile(string path, Func<string, IEnumerable<string>> filesIn)
    {
        string folder = Display.Folder(path);
        string? name = Nearest.Name(Path.GetFileName(path), filesIn(folder));
        return name is null ? null : Display.Join(folder, name);
    }

    private string? NameWithin(string real)
    {
        foreach (var (root, name) in _roots)
        {
            // A path that leads up, or to another drive, is not within.
            string relative = Path.GetRelativePath(root, real).Replace('\\', '/');
            if (relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)) continue;
            return $"{name}/{relative}";
        }
        return null;
    }

    /// <summary>The upper file's keys, and the lower one's that it does not state; mappings are merged key by key.</summary>
    private static MappingNode Merge(MappingNode over, MappingNode under)
    {
        var entries = over.Entries
            .Select(e => e.Value is MappingNode a && under[e.Key.Value] is MappingNode b ? new(e.Key, Merge(a, b)) : e).ToList();
        entries.AddRange(under.Entries.Where(e => e.Key.Value != "include" && over[e.Key.Value] is null));
        return over with { Entries = entries };
    }
}

/// <summary>Paths with every link resolved.</summary>
internal static class RealPath
{
    /// <summary>The absolute path, each link on the way followed; parts that do not exist stay as they are.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Path.GetPathRoot(full)!;
        string real = root;
        var rest = new Stack<string>(Parts(full[root.Length..]));
        // Links can lead in circles; the system itself gives up at 40.
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }
            string next = Path.Combine(real, part);
            string? target = links < 40 ? Target(next) : null;
            if (target is null)
            {
                real = next;
                continue;
            }
            links++;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (string p in Parts(target)) rest.Push(p);
        }
        return real;
    }

    /// <summary>The last part first, as a stack takes them.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be looked at cannot be read either; the attempt says why.
            return null;
        }
    }
}

/// <summary>Paths for messages: as the user gave them, never made absolute.</summary>
internal static class Display
{
    /// <summary>Folder of a path; empty for the current one.</summary>
    public static string Folder(string path) => Path.GetDirectoryName(path) ?? "";

    /// <summary>A path within a folder, or itself if it is absolute.</summary>
    public static string Join(string folder, string name) =>
        folder is "" or "." || Path.IsPathRooted(name) ? name : Tidy(Path.Combine(folder, name));

    /// <summary>The folder above.</summary>
    public static string Up(string folder)
    {
        if (folder is "" or ".") return "..";
        string last = Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar));
        if (last == "..") return Path.Combine(folder, "..");
        return Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? folder;
    }

    /// <summary>With slashes, and without detours: scenarios/../seeds reads better as seeds.</summary>
    public static string Tidy(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".") continue;
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or "")) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
