using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// The two files that grow while a run goes on: <c>observations.csv.gz</c>, one gzip member per replication, and
/// <c>checkpoint.bin</c>, whose records hold the same values. What is in the checkpoint is finished; rows can be made from it.
/// Held exclusively.
/// </summary>
internal sealed class ReplicationFiles : IDisposable
{
    private static readonly byte[] HeaderMember = Compress(gzip => gzip.Write(Encoding.UTF8.GetBytes(RowFormatter.Header)));
    private const int LooksAtMost = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private readonly StoreFiles _files;
    private readonly string _folder;
    private readonly Experiment _experiment;
    private readonly Stream _observations;
    private readonly List<CheckpointRecord> _records = [];
    private Stream _checkpoint;
    private bool _isTorn;

    private ReplicationFiles(StoreFiles files, string folder, Experiment experiment, Stream checkpoint, Stream observations)
    {
        (_files, _folder, _experiment) = (files, folder, experiment);
        (_checkpoint, _observations) = (checkpoint, observations);
    }

    /// <summary>Whether an earlier run has left any.</summary>
    public bool HasRecords => _records.Count > 0;

    /// <summary>Both as a manifest lists them now, with their hashes.</summary>
    public ImmutableArray<ResultFile> AsTheyAre() => [State(ResultPaths.Observations, _observations), State(ResultPaths.Checkpoint, _checkpoint)];

    /// <summary>Whether both still lie where they were opened: another process may have deleted, moved or replaced the folder.</summary>
    public bool AreStillThere => IsStillThere(_checkpoint, Path.Combine(_folder, ResultPaths.Checkpoint)) && IsStillThere(_observations, Path.Combine(_folder, ResultPaths.Observations));

    /// <summary>Opens both, and hands over what is whole. Nothing is changed until <see cref="Settle"/>.</summary>
    /// <param name="startAnew">Takes over nothing.</param>
    /// <param name="stated">The checkpoint as the manifest lists it; null where it does not.</param>
    /// <param name="found">Packed values of the replications that are there and asked for.</param>
    /// <exception cref="ResultFolderException">The checkpoint was changed by somebody who knew how.</exception>
    public static ReplicationFiles Open(
        StoreFiles files, string folder, Experiment experiment, ImmutableArray<Series> series, bool startAnew, ResultFile? stated, out SortedDictionary<int, byte[][]> found)
    {
        // The checkpoint first: whoever holds it holds the folder.
        var checkpoint = files.OpenExclusive(FolderFile.PathOf(folder, ResultPaths.Checkpoint));
        Stream? observations = null;
        try
        {
            observations = files.OpenExclusive(FolderFile.PathOf(folder, ResultPaths.Observations));
            var opened = new ReplicationFiles(files, folder, experiment, checkpoint, observations);
            if (!startAnew && Matches(checkpoint, Checkpoint.Header(experiment.InputsHash))) opened.ReadBack(series, stated);
            found = new(opened._records.Where(opened.IsAsked).ToDictionary(r => r.Replication, r => r.Runs));
            return opened;
        }
        catch
        {
            observations?.Dispose();
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes both files whole, so that they hold what was found and nothing torn. Rows are made anew from the checkpoint where they
    /// are damaged or of replications that are not asked for; those stay in the checkpoint, for when they are.
    /// </summary>
    /// <param name="member">Makes the rows of a replication from its packed values.</param>
    public void Settle(Func<int, byte[][], byte[]> member)
    {
        if (_records.Count == 0)
        {
            StartAnew();
        }
        else if (AreRowsInOrder(out long end))
        {
            _observations.SetLength(end);
            if (_isTorn) WriteCheckpoint();
        }
        else
        {
            MakeRows(member);
            WriteCheckpoint();
        }
        _records.Clear();
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

    private static bool Matches(Stream stream, byte[] start)
    {
        if (stream.Length < start.Length) return false;
        byte[] there = new byte[start.Length];
        stream.Position = 0;
        stream.ReadExactly(there);
        return there.AsSpan().SequenceEqual(start);
    }

    private bool IsAsked(CheckpointRecord record) => _experiment.Replications.BinarySearch(record.Replication) >= 0;

    private void ReadBack(ImmutableArray<Series> series, ResultFile? stated)
    {
        long[] values = new long[series.Length * _experiment.Plan.Quarters];
        var numbers = new HashSet<int>();
        long whole = Checkpoint.HeaderLength;
        _checkpoint.Position = whole;
        foreach (var record in Checkpoint.ReadAll(_checkpoint, _experiment.Runs))
        {
            // Behind a gap nothing is added: this is how far the file is whole from its beginning.
            if (_checkpoint.Position == whole + record.Length) whole += record.Length;
            if (record.Replication >= 0 && record.Runs.All(run => CompactValues.CanUnpack(run, series.Length, values)) && numbers.Add(record.Replication)) _records.Add(record);
            else _isTorn = true;
        }
        _isTorn |= whole != _checkpoint.Length;
        if (Checkpoint.WasChanged(_checkpoint, whole, stated))
        {
            throw new ResultFolderException(
                $"{Path.Combine(_folder, ResultPaths.Checkpoint)} was changed since the run wrote it, so its replications cannot be trusted. Please, choose another folder with --out; this one is left as it is.");
        }
    }

    /// <summary>Whether the observations hold the rows of the replications that are asked for, one after the other, and of no others before <paramref name="end"/>.</summary>
    private bool AreRowsInOrder(out long end)
    {
        end = HeaderMember.Length;
        if (!Matches(_observations, HeaderMember)) return false;
        foreach (var record in _records)
        {
            if (!IsAsked(record) && record.MemberLength == 0) continue;
            if (!IsAsked(record) || record.MemberOffset != end || !record.HasRowsIn(_observations)) return false;
            end += record.MemberLength;
        }
        return true;
    }

    private void MakeRows(Func<int, byte[][], byte[]> member)
    {
        _observations.SetLength(0);
        _observations.Write(HeaderMember);
        for (int i = 0; i < _records.Count; i++)
        {
            byte[] rows = IsAsked(_records[i]) ? member(_records[i].Replication, _records[i].Runs) : [];
            _records[i] = _records[i] with { MemberOffset = _observations.Position, MemberLength = rows.Length, MemberHash = Checkpoint.ShortHash(rows) };
            _observations.Write(rows);
        }
        _observations.Flush();
    }

    /// <summary>The records that were found, and nothing else. There is the old file or the whole new one.</summary>
    private void WriteCheckpoint()
    {
        string path = FolderFile.PathOf(_folder, ResultPaths.Checkpoint);
        // Let go of for a moment: not every system replaces a file that is open.
        _checkpoint.Dispose();
        try
        {
            _files.Replace(path, stream =>
            {
                stream.Write(Checkpoint.Header(_experiment.InputsHash));
                foreach (var record in _records) stream.Write(Checkpoint.Encode(record));
            });
        }
        finally
        {
            _checkpoint = _files.OpenExclusive(path);
        }
    }

    private void StartAnew()
    {
        _checkpoint.SetLength(0);
        _observations.SetLength(0);
        _observations.Write(HeaderMember);
        _observations.Flush();
        _checkpoint.Write(Checkpoint.Header(_experiment.InputsHash));
        _checkpoint.Flush();
    }

    private static ResultFile State(string name, Stream stream) => new(name, stream.Length, FolderFile.HashOfStart(stream, stream.Length));

    private static bool IsStillThere(Stream held, string path)
    {
        // Windows deletes no file that is held.
        if (held is not FileStream file || OperatingSystem.IsWindows()) return true;
        for (int attempt = 1; File.Exists(path); attempt++)
        {
            if (IsSame(file, new FileInfo(path))) return true;
            // Disks behind a network can tell of the same file what it was a moment ago.
            if (attempt == LooksAtMost) return false;
            file.Flush(flushToDisk: true);
            Thread.Sleep(BetweenLooks);
        }
        return false;
    }

    private static bool IsSame(FileStream file, FileInfo there) =>
        there.Exists && there.LinkTarget is null && there.Length == file.Length
        && there.LastWriteTimeUtc == File.GetLastWriteTimeUtc(file.SafeFileHandle) && there.CreationTimeUtc == File.GetCreationTimeUtc(file.SafeFileHandle);

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
