using System.Formats.Tar;

namespace EcosystemSim.Scenarios;

/// <summary>
/// Reads files after a look at what they are and how long. A pipe or a device is never opened: it has no length, may have no end,
/// and opening a pipe waits until somebody writes into it.
/// </summary>
public static class OrdinaryFile
{
    /// <summary>What a path leads to instead of an ordinary file, such as <c>it is a folder.</c>; null where it leads to one, or to nothing.</summary>
    public static string? WhyNot(string path)
    {
        if (Directory.Exists(path)) return "it is a folder.";
        if (!File.Exists(path)) return null;
        var target = Target(path);
        // A link that the system follows and whose target has no name is one to an open pipe, as /dev/stdin is.
        if (!target.Exists) return "it is no ordinary file.";
        return target.Length > 0 || IsEmptyFile(target.FullName) ? null : "it is no ordinary file but a pipe, a socket or a device.";
    }

    /// <summary>Bytes of the ordinary file that a path leads to.</summary>
    public static long Length(string path) => Target(path).Length;

    /// <summary>Opens an ordinary file for reading; others may write to it.</summary>
    /// <exception cref="IOException">There is none, or it is something else.</exception>
    public static FileStream Open(string path)
    {
        if (WhyNot(path) is { } why) throw new IOException(Capital(why));
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>All of an ordinary file, up to the length that it has now.</summary>
    /// <exception cref="IOException">There is none, it is something else, or it is longer than that.</exception>
    public static byte[] Read(string path, long most)
    {
        using var stream = Open(path);
        long length = stream.Length;
        if (length > most) throw new IOException(FormattableString.Invariant($"It has {length:N0} bytes; expected at most {most:N0}."));
        byte[] bytes = new byte[length];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The file itself, links followed.</summary>
    private static FileInfo Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);

    /// <summary>Whether what has no length is an empty file. The base library tells kinds of files apart only where it packs them.</summary>
    private static bool IsEmptyFile(string path)
    {
        if (OperatingSystem.IsWindows()) return true;
        // What the kernel makes up while it is read has no length either, and may have no end.
        if (path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal)) return false;
        try
        {
            using var packed = new MemoryStream();
            using (var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(path, "it");
            packed.Position = 0;
            using var reader = new TarReader(packed);
            return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
        }
        catch (IOException)
        {
            // A socket cannot be packed at all.
            return false;
        }
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
