using System.Globalization;

namespace EcosystemSim.Cli.Terminal;

/// <summary>
/// Whether a standard stream is one that the caller gave. Where the caller closed it, the runtime's own pipes get its number, and
/// what is written there is lost or, worse, taken for a signal.
/// </summary>
internal static class StandardStreams
{
    private const string OwnFiles = "/proc/self/fd";
    private const int AccessMode = 3, ReadOnly = 0;

    /// <summary>Whether something can be written to standard output (1) or standard error (2); where it cannot be known, yes.</summary>
    public static bool IsOpen(int number)
    {
        try
        {
            // Elsewhere than on Linux only the attempt tells.
            if (!Directory.Exists(OwnFiles)) return true;
            if (Target(number) is not { } target) return false;
            if (AccessOf(number) == ReadOnly) return false;
            if (!target.StartsWith("pipe:", StringComparison.Ordinal)) return true;
            // Nobody reads his own standard output: a pipe whose other end is here, too, is the runtime's.
            return !Directory.EnumerateFileSystemEntries(OwnFiles).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
                .Any(other => other != number && Target(other) == target && AccessOf(other) == ReadOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return true;
        }
    }

    private static string? Target(int number) => new FileInfo($"{OwnFiles}/{number}").LinkTarget;

    /// <summary>How a file is open, from the octal flags of the kernel; null where it is gone by now.</summary>
    private static int? AccessOf(int number)
    {
        string path = $"/proc/self/fdinfo/{number}";
        if (!File.Exists(path)) return null;
        string? flags = File.ReadLines(path).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags is null ? null : Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & AccessMode;
    }
}
