using EcosystemSim.Scenarios.Loading;

namespace EcosystemSim.Scenarios;

/// <summary>Where scenario and seed files are read from: the disk, or what a program carries.</summary>
public abstract class FileTree
{
    private protected FileTree()
    {
    }

    /// <summary>The disk; relative paths begin at the current folder.</summary>
    public static FileTree Disk { get; } = new OnDisk();

    /// <summary>Files that a program carries, which has one tree and no current folder.</summary>
    /// <param name="paths">Such as <c>seeds/parameters.yaml</c>.</param>
    /// <param name="read">Bytes of the file at a path.</param>
    public static FileTree Of(IEnumerable<string> paths, Func<string, byte[]> read) => new Carried([.. paths], read);

    internal abstract bool HasFile(string path);

    internal abstract bool HasFolder(string path);

    /// <summary>Names of the files directly in a folder that end so, in order; none where there is no such folder.</summary>
    internal abstract IReadOnlyList<string> FilesIn(string folder, string extension);

    /// <summary>Names of the folders directly in a folder that is there, in order.</summary>
    internal abstract IReadOnlyList<string> FoldersIn(string folder);

    /// <summary>What a path leads to instead of an ordinary file; null where it leads to one, or to nothing.</summary>
    internal abstract string? WhyNot(string path);

    internal abstract long Length(string path);

    /// <summary>All of a file.</summary>
    /// <exception cref="IOException">There is none, it is something else, or it is longer than that.</exception>
    internal abstract byte[] Read(string path, long most);

    /// <summary>The one path of what several can lead to.</summary>
    internal abstract string RealPath(string path);

    private sealed class OnDisk : FileTree
    {
        internal override bool HasFile(string path) => new FileInfo(path).Exists;

        internal override bool HasFolder(string path) => Directory.Exists(path);

        internal override IReadOnlyList<string> FilesIn(string folder, string extension) =>
            HasFolder(folder) ? [.. Directory.EnumerateFiles(folder, "*" + extension).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

        internal override IReadOnlyList<string> FoldersIn(string folder) =>
            [.. Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

        internal override string? WhyNot(string path) => OrdinaryFile.WhyNot(path);

        internal override long Length(string path) => OrdinaryFile.Length(path);

        internal override byte[] Read(string path, long most) => OrdinaryFile.Read(path, most);

        internal override string RealPath(string path) => Loading.RealPath.Of(path);
    }

    private sealed class Carried(HashSet<string> paths, Func<string, byte[]> read) : FileTree
    {
        internal override bool HasFile(string path) => paths.Contains(RealPath(path));

        internal override bool HasFolder(string path) => Below(path).Any();

        internal override IReadOnlyList<string> FilesIn(string folder, string extension) =>
            [.. Below(folder).Where(rest => !rest.Contains('/') && rest.EndsWith(extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        internal override IReadOnlyList<string> FoldersIn(string folder) =>
            [.. Below(folder).Where(rest => rest.Contains('/')).Select(rest => rest[..rest.IndexOf('/')]).Distinct().Order(StringComparer.Ordinal)];

        internal override string? WhyNot(string path) => HasFolder(path) ? "it is a folder." : null;

        internal override long Length(string path) => read(RealPath(path)).Length;

        internal override byte[] Read(string path, long most) => HasFile(path) ? read(RealPath(path)) : throw new FileNotFoundException($"There is no file {path}.");

        internal override string RealPath(string path) => Display.Tidy(path).Trim('/');

        /// <summary>Paths below a folder, each from there on.</summary>
        private IEnumerable<string> Below(string folder)
        {
            string start = RealPath(folder) is { Length: > 0 } real ? real + "/" : "";
            return paths.Where(path => path.StartsWith(start, StringComparison.Ordinal)).Select(path => path[start.Length..]);
        }
    }
}
