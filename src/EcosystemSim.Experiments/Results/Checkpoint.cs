using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EcosystemSim.Experiments.Results;

/// <summary>One finished replication in the checkpoint.</summary>
/// <param name="MemberOffset">Where its rows begin in <c>observations.csv.gz</c>, in bytes.</param>
/// <param name="MemberLength">Bytes of its rows, one member of the gzip file; 0 where that file has none, since fewer replications were asked for.</param>
/// <param name="MemberHash">Beginning of the SHA-256 of those bytes.</param>
/// <param name="Runs">Packed values of every run.</param>
internal sealed record CheckpointRecord(int Replication, long MemberOffset, int MemberLength, byte[] MemberHash, byte[][] Runs)
{
    /// <summary>Bytes that it takes in the checkpoint.</summary>
    public int Length => Checkpoint.LengthOf(Runs);

    /// <summary>Whether the rows are where it says, as they were written.</summary>
    public bool HasRowsIn(Stream observations)
    {
        if (MemberOffset < 0 || MemberLength <= 0 || MemberLength > observations.Length - MemberOffset) return false;
        byte[] member = new byte[MemberLength];
        observations.Position = MemberOffset;
        observations.ReadExactly(member);
        return Checkpoint.ShortHash(member).AsSpan().SequenceEqual(MemberHash);
    }
}

/// <summary>
/// The format of <c>checkpoint.bin</c>: a header with the hash of the inputs, then one record per finished replication, in the
/// order in which they finished. Appended to only; a record counts when its checksum is right.
/// </summary>
/// <remarks>Record: length of the rest (4), replication (4), offset (8), length (4), hash (16), then for each run length (4) and bytes, then checksum (16). Little-endian.</remarks>
internal static class Checkpoint
{
    public const int SchemaVersion = 1;
    public const int HashLength = 16;
    public const int HeaderLength = 8 + 32;
    private const int FixedLength = 4 + 8 + 4 + HashLength;
    private static readonly byte[] Magic = "ECOSIM1\n"u8.ToArray();

    /// <summary>Schema that the file says it has; 0 where it begins otherwise. The stream is back at its start.</summary>
    public static int SchemaOf(Stream stream)
    {
        byte[] there = new byte[Magic.Length];
        int read = stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        int number = there[Magic.Length - 2] - '0';
        bool ours = read == there.Length && there.AsSpan(0, Magic.Length - 2).SequenceEqual(Magic.AsSpan(0, Magic.Length - 2)) && there[^1] == '\n';
        return ours && number is >= 0 and <= 9 ? number : 0;
    }

    /// <summary>Hash of the inputs that the file says it is of, lower-case hexadecimal; null where it begins otherwise.</summary>
    public static string? InputsOf(Stream stream)
    {
        byte[] there = new byte[HeaderLength];
        stream.Position = 0;
        int read = stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        return read == there.Length && there.AsSpan(0, Magic.Length).SequenceEqual(Magic) ? Convert.ToHexStringLower(there.AsSpan(Magic.Length)) : null;
    }

    public static byte[] Header(string inputsHash) => [.. Magic, .. Convert.FromHexString(inputsHash)];

    /// <summary>Beginning of the SHA-256; against torn writes, not against malice.</summary>
    public static byte[] ShortHash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..HashLength];

    public static int LengthOf(byte[][] runs) => 4 + FixedLength + runs.Sum(run => 4 + run.Length) + HashLength;

    public static byte[] Encode(CheckpointRecord record)
    {
        byte[] bytes = new byte[LengthOf(record.Runs)];
        int body = bytes.Length - 4;
        var to = bytes.AsSpan();
        BinaryPrimitives.WriteInt32LittleEndian(to, body);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], record.Replication);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], record.MemberOffset);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], record.MemberLength);
        record.MemberHash.CopyTo(to[20..]);
        int at = 4 + FixedLength;
        foreach (byte[] run in record.Runs)
        {
            BinaryPrimitives.WriteInt32LittleEndian(to[at..], run.Length);
            run.CopyTo(to[(at + 4)..]);
            at += 4 + run.Length;
        }
        ShortHash(to[..at]).CopyTo(to[at..]);
        return bytes;
    }

    /// <summary>All whole records of a file, from where the stream is; what is damaged or torn is left out.</summary>
    /// <param name="runs">Runs that a record must have.</param>
    public static IEnumerable<CheckpointRecord> ReadAll(Stream stream, int runs)
    {
        for (long at = stream.Position; stream.Length - at >= 4;)
        {
            stream.Position = at;
            if (ReadNext(stream, runs, out int length) is { } record) yield return record;
            if (length == 0) yield break;
            at += length;
        }
    }

    /// <summary>Disks and cut lines tear records. Where all are whole and the file is another than a manifest lists, somebody has written into it.</summary>
    /// <param name="whole">How far the file is whole from its beginning.</param>
    /// <param name="stated">The checkpoint as the manifest lists it; null where it does not.</param>
    public static bool WasChanged(Stream stream, long whole, ResultFile? stated) =>
        stated?.Sha256 is { } hash && whole >= stated.Bytes && FolderFile.HashOfStart(stream, stated.Bytes) != hash;

    /// <summary>Reads the next record.</summary>
    /// <param name="length">Bytes that it takes, its own length included, also where it is damaged; 0 where nothing can follow.</param>
    /// <returns>Null at the end, and where what follows is no whole record.</returns>
    private static CheckpointRecord? ReadNext(Stream stream, int runs, out int length)
    {
        length = 0;
        Span<byte> prefix = stackalloc byte[4];
        if (stream.ReadAtLeast(prefix, 4, throwOnEndOfStream: false) < 4) return null;
        int body = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (body < FixedLength + HashLength || body > Math.Min(stream.Length - stream.Position, Array.MaxLength - 4)) return null;
        length = 4 + body;
        byte[] bytes = new byte[length];
        prefix.CopyTo(bytes);
        stream.ReadExactly(bytes.AsSpan(4));
        int end = bytes.Length - HashLength;
        if (!ShortHash(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end))) return null;
        return Decode(bytes.AsSpan(0, end), runs);
    }

    private static CheckpointRecord? Decode(ReadOnlySpan<byte> from, int runs)
    {
        byte[][] packed = new byte[runs][];
        int at = 4 + FixedLength;
        for (int run = 0; run < runs; run++)
        {
            if (from.Length - at < 4) return null;
            int length = BinaryPrimitives.ReadInt32LittleEndian(from[at..]);
            at += 4;
            if (length < 0 || length > from.Length - at) return null;
            packed[run] = from.Slice(at, length).ToArray();
            at += length;
        }
        return at != from.Length
            ? null
            : new CheckpointRecord(
                BinaryPrimitives.ReadInt32LittleEndian(from[4..]),
                BinaryPrimitives.ReadInt64LittleEndian(from[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(from[16..]),
                from.Slice(20, HashLength).ToArray(),
                packed);
    }
}
