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
/// which they finished. Appended to only, so the last line can be torn, and no other; a line counts when the file that it names is
/// there with that hash.
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

    /// <summary>Whether a file has replications of these inputs; none where not even its first line was finished.</summary>
    /// <param name="path">As the message names it.</param>
    /// <exception cref="ResultFolderException">It is of another schema, or begins with something else.</exception>
    public static bool IsOf(string inputsHash, Stream stream, string path)
    {
        if (Beginning(stream) is var (schema, hash))
        {
            Schemas.Refuse(schema, SchemaVersion, path);
            return hash == inputsHash;
        }
        stream.Position = 0;
        Span<byte> there = stackalloc byte[MostOfLine];
        int read = stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        return read < MostOfLine && there[..read].IndexOf((byte)'\n') < 0 ? false : throw Damaged(path, 1);
    }

    /// <summary>The lines behind the beginning, one per replication.</summary>
    /// <param name="path">As the message names it.</param>
    /// <param name="isTorn">Whether the last line was not finished.</param>
    /// <exception cref="IOException">It is far longer than the checkpoint of any run.</exception>
    /// <exception cref="ResultFolderException">A finished line is something else, or of a replication that another line has.</exception>
    public static IReadOnlyList<CheckpointLine> Lines(Stream stream, string path, out bool isTorn)
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
        for (int number = 2; text.ReadLine() is { } line; number++)
        {
            if (isTorn && text.Peek() < 0) break;
            if (Parse(line) is not { } parsed || !numbers.Add(parsed.Replication)) throw Damaged(path, number);
            found.Add(parsed);
        }
        return found;
    }

    private static ResultFolderException Damaged(string path, int line) => new(FormattableString.Invariant(
        $"{path}:{line}: this line is not one that a run writes: the file was damaged, or changed since, so its replications cannot be trusted. Please, run the scenario again into another folder with --out; this one is left as it is."));

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
