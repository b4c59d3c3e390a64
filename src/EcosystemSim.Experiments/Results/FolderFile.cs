using System.Security.Cryptography;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// Files of a folder of results. Their names can come from a file that somebody sent, so nothing is read or written but ordinary
/// files that lie in the folder themselves: no path leads out of it, and no link is followed below it.
/// </summary>
public static class FolderFile
{
    /// <summary>Most bytes of a file that is read as a whole, far above what a run writes.</summary>
    public const long MostBytes = 1L << 26;

    private const int LongestName = 255, MostParts = 8;

    /// <summary>Whether a text can be the name of a file below a folder, with forward slashes, on every system.</summary>
    public static bool IsName(string name)
    {
        string[] parts = name.Split('/');
        return parts.Length <= MostParts && parts.All(IsPart);
    }

    /// <summary>Whether a text can be the name of a file itself.</summary>
    public static bool IsPart(string name) =>
        name.Length is > 0 and <= LongestName && name is not ("." or "..") && name.AsSpan().IndexOfAny("/\\:") < 0 && Characters.FirstForbiddenInLine(name) is null;

    /// <summary>The path of a file.</summary>
    /// <param name="name">Below the folder, with forward slashes.</param>
    /// <exception cref="ResultFolderException">It leads out of the folder.</exception>
    public static string PathOf(string folder, string name)
    {
        if (!IsName(name)) throw new ResultFolderException($"'{Characters.Printable(name)}' is no name of a file below {folder}.");
        string path = folder;
        foreach (string part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                throw new ResultFolderException($"{path} is a link, which could lead out of the folder; results are read and written only where they lie.");
        }
        return path;
    }

    /// <summary>Whether there is such a file; false for what is no ordinary one.</summary>
    public static bool Exists(string folder, string name) => PathOf(folder, name) is var path && File.Exists(path) && OrdinaryFile.WhyNot(path) is null;

    /// <summary>Opens a file for reading.</summary>
    /// <inheritdoc cref="PathOf"/>
    /// <exception cref="IOException">There is none, or it is no ordinary file.</exception>
    public static FileStream Open(string folder, string name) => OrdinaryFile.Open(PathOf(folder, name));

    /// <summary>All of a file.</summary>
    /// <inheritdoc cref="Open"/>
    public static byte[] Read(string folder, string name) => OrdinaryFile.Read(PathOf(folder, name), MostBytes);

    /// <summary>Writes a file so that there is the old one or the whole new one, whatever happens. Folders on the way are made.</summary>
    /// <inheritdoc cref="Open"/>
    public static void Replace(string folder, string name, ReadOnlySpan<byte> content)
    {
        string path = PathOf(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        ReplaceAt(path, content);
    }

    /// <summary>The same at a path that the user has named.</summary>
    public static void ReplaceAt(string path, ReadOnlySpan<byte> content) => new StoreFiles().Replace(path, content);

    /// <inheritdoc cref="ReplaceAt(string, ReadOnlySpan{byte})"/>
    public static void ReplaceAt(string path, Action<Stream> write) => new StoreFiles().Replace(path, write);

    /// <summary>SHA-256 of the beginning of a stream, lower-case hexadecimal; null where it is shorter.</summary>
    public static string? HashOfStart(Stream stream, long bytes)
    {
        if (bytes < 0 || stream.Length < bytes) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        stream.Position = 0;
        for (long rest = bytes; rest > 0;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(rest, buffer.Length));
            if (read == 0) return null;
            hash.AppendData(buffer, 0, read);
            rest -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a file is the one that a manifest lists.</summary>
    /// <param name="mayGoOn">Whether it may be longer, as the files of a run that was not over can be.</param>
    /// <inheritdoc cref="Open"/>
    public static bool IsAsStated(string folder, ResultFile file, bool mayGoOn = false)
    {
        if (!Exists(folder, file.Name)) return false;
        using var stream = Open(folder, file.Name);
        if (mayGoOn ? stream.Length < file.Bytes : stream.Length != file.Bytes) return false;
        return file.Sha256 is null || HashOfStart(stream, file.Bytes) == file.Sha256;
    }
}
