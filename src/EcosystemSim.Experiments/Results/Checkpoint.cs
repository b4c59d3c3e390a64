using System.Globalization;
using System.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>A finished replication in the checkpoint.</summary>
/// <param name="Bytes">Size of its file of observations.</param>
/// <param name="Sha256">Of that file, lower-case hexadecimal.</param>
internal sealed record CheckpointLine(int Replication, long Bytes, string Sha256)
{
    public override string ToString() => FormattableString.Invariant($"{Replication} {Bytes} {Sha256}\n");
}

/// <summary>
/// The format of <c>checkpoint.txt</c>: its schema and the hash of the inputs, then a line per finished replication, in the order in
/// which they finished. Appended to only; a line counts when it is whole and the file that it names is there with that hash.
/// </summary>
internal static class Checkpoint
{
    public const int SchemaVersion = 2;
    private const string Magic = "ecosim-checkpoint ";
    private const int MostOfLine = 128;
    private const long MostBytes = 1L << 27;

    public static string Header(string inputsHash) => FormattableString.Invariant($"{Magic}{SchemaVersion} {inputsHash}\n");

    /// <summary>Schema and hash of the inputs that a file says it is of; null where it begins otherwise.</summary>
    public static (int Schema, string InputsHash)? Beginning(Stream stream)
    {
        byte[] there = new byte[MostOfLine];
        stream.Position = 0;
        int read = stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        string text = Encoding.Latin1.GetString(there, 0, read);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith(Magic, StringComparison.Ordinal)) return null;
        string[] parts = text[Magic.Length..end].Split(' ');
        return parts.Length == 2 && StoredNames.IsHash(parts[1]) && Number(parts[0]) is { } schema ? (schema, parts[1]) : null;
    }

    /// <summary>The lines behind the beginning, one per replication.</summary>
    /// <param name="isTorn">Whether something else stands there too.</param>
    /// <exception cref="IOException">It is far longer than the checkpoint of any run.</exception>
    public static IReadOnlyList<CheckpointLine> Lines(Stream stream, out bool isTorn)
    {
        var found = new List<CheckpointLine>();
        if (stream.Length > MostBytes) throw new IOException(FormattableString.Invariant($"It has {stream.Length:N0} bytes; expected at most {MostBytes:N0}."));
        stream.Position = stream.Length - 1;
        // What follows the last end of a line is a line that was not finished.
        isTorn = stream.ReadByte() != '\n';
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        text.ReadLine();
        var numbers = new HashSet<int>();
        while (text.ReadLine() is { } line)
        {
            if (isTorn && text.Peek() < 0) break;
            if (Parse(line) is { } parsed && numbers.Add(parsed.Replication)) found.Add(parsed);
            else isTorn = true;
        }
        return found;
    }

    /// <summary>Disks and cut lines tear what is written. Where all is whole and the checkpoint is another than a manifest lists, somebody has written into it.</summary>
    /// <param name="isTorn">Whether a line, or a file that one names, is not whole.</param>
    /// <param name="stated">The checkpoint as the manifest lists it; null where it does not.</param>
    public static bool WasChanged(Stream stream, bool isTorn, ResultFile? stated) =>
        !isTorn && stated?.Sha256 is { } hash && stream.Length >= stated.Bytes && FolderFile.HashOfStart(stream, stated.Bytes) != hash;

    private static CheckpointLine? Parse(string line)
    {
        string[] parts = line.Split(' ');
        return parts.Length == 3 && Number(parts[0]) is { } replication && Number(parts[1]) is { } bytes && StoredNames.IsHash(parts[2]) ? new(replication, bytes, parts[2]) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
