using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// The two files that grow while a run goes on: <c>observations.csv.gz</c>, one gzip member per replication, and
/// <c>checkpoint.bin</c>, whose record says that the member before it is whole. Held exclusively.
/// </summary>
internal sealed class ReplicationFiles : IDisposable
{
    private static readonly byte[] HeaderMember = Compress(gzip => gzip.Write(Encoding.UTF8.GetBytes(RowFormatter.Header)));
    private readonly Stream _checkpoint;
    private readonly Stream _observations;

    private ReplicationFiles(Stream checkpoint, Stream observations)
    {
        _checkpoint = checkpoint;
        _observations = observations;
    }

    /// <summary>Bytes of the observations so far.</summary>
    public long ObservationBytes => _observations.Length;

    /// <summary>SHA-256 of the observations so far, lower-case hexadecimal.</summary>
    public string HashObservations()
    {
        _observations.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_observations));
    }

    /// <summary>Opens both, drops what is torn, and hands over what is whole.</summary>
    /// <param name="startAnew">Drops everything.</param>
    /// <param name="found">Packed values of the replications that are there.</param>
    public static ReplicationFiles Open(
        StoreFiles files, string folder, Experiment experiment, ImmutableArray<Series> series, bool startAnew, out SortedDictionary<int, byte[][]> found)
    {
        // The checkpoint first: whoever holds it holds the folder.
        var checkpoint = files.OpenExclusive(Path.Combine(folder, ResultPaths.Checkpoint));
        Stream? observations = null;
        try
        {
            observations = files.OpenExclusive(Path.Combine(folder, ResultPaths.Observations));
            var opened = new ReplicationFiles(checkpoint, observations);
            found = [];
            if (!startAnew && opened.StartsRight(experiment)) opened.ReadBack(experiment, series, found);
            if (found.Count == 0) opened.StartAnew(experiment);
            return opened;
        }
        catch
        {
            observations?.Dispose();
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>Appends a replication; both files are as before if it fails.</summary>
    public void Append(int replication, byte[] member, byte[][] runs)
    {
        long observationsEnd = _observations.Length, checkpointEnd = _checkpoint.Length;
        try
        {
            _observations.Position = observationsEnd;
            _observations.Write(member);
            _observations.Flush();
            _checkpoint.Position = checkpointEnd;
            _checkpoint.Write(Checkpoint.Encode(new CheckpointRecord(replication, observationsEnd, member.Length, Checkpoint.ShortHash(member), runs)));
            _checkpoint.Flush();
        }
        catch
        {
            TryCut(_checkpoint, checkpointEnd);
            TryCut(_observations, observationsEnd);
            throw;
        }
    }

    /// <summary>Waits until both are on disk.</summary>
    public void FlushToDisk()
    {
        (_observations as FileStream)?.Flush(flushToDisk: true);
        (_checkpoint as FileStream)?.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _observations.Dispose();
        _checkpoint.Dispose();
    }

    /// <summary>One member of a gzip file; members one after the other are a gzip file.</summary>
    public static byte[] Compress(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) write(gzip);
        return bytes.ToArray();
    }

    private bool StartsRight(Experiment experiment) =>
        Matches(_checkpoint, Checkpoint.Header(experiment.InputsHash)) && Matches(_observations, HeaderMember);

    private static bool Matches(Stream stream, byte[] start)
    {
        if (stream.Length < start.Length) return false;
        byte[] there = new byte[start.Length];
        stream.Position = 0;
        stream.ReadExactly(there);
        return there.AsSpan().SequenceEqual(start);
    }

    private void ReadBack(Experiment experiment, ImmutableArray<Series> series, SortedDictionary<int, byte[][]> found)
    {
        long[] values = new long[series.Length * experiment.Plan.Quarters];
        long observationsEnd = HeaderMember.Length, checkpointEnd = Checkpoint.HeaderLength;
        _checkpoint.Position = checkpointEnd;
        while (Checkpoint.ReadNext(_checkpoint, experiment.Runs) is { } record)
        {
            bool whole = record.MemberOffset == observationsEnd && record.MemberLength >= 0
                && record.MemberLength <= _observations.Length - observationsEnd
                && experiment.Replications.BinarySearch(record.Replication) >= 0
                && !found.ContainsKey(record.Replication)
                && MemberIsWhole(record)
                && record.Runs.All(run => CanUnpack(run, series.Length, values));
            if (!whole) break;
            found.Add(record.Replication, record.Runs);
            observationsEnd += record.MemberLength;
            checkpointEnd = _checkpoint.Position;
        }
        _checkpoint.SetLength(checkpointEnd);
        _observations.SetLength(observationsEnd);
    }

    private bool MemberIsWhole(CheckpointRecord record)
    {
        byte[] member = new byte[record.MemberLength];
        _observations.Position = record.MemberOffset;
        _observations.ReadExactly(member);
        return Checkpoint.ShortHash(member).AsSpan().SequenceEqual(record.MemberHash);
    }

    private static bool CanUnpack(byte[] packed, int series, long[] values)
    {
        try
        {
            CompactValues.Unpack(packed, series, values);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void StartAnew(Experiment experiment)
    {
        _checkpoint.SetLength(0);
        _observations.SetLength(0);
        _observations.Write(HeaderMember);
        _observations.Flush();
        _checkpoint.Write(Checkpoint.Header(experiment.InputsHash));
        _checkpoint.Flush();
    }

    private static void TryCut(Stream stream, long length)
    {
        try
        {
            stream.SetLength(length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The next run cuts it: a record without its checksum, or a member without its record, does not count.
        }
    }
}
