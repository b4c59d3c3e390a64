using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// What grows while a run goes on: a file of observations per replication, and <c>checkpoint.txt</c>, which lists those that are
/// finished with their hashes. The checkpoint is held exclusively, and with it the folder.
/// </summary>
internal sealed class ReplicationFiles : IDisposable
{
    private const int LooksAtMost = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private readonly StoreFiles _files;
    private readonly string _folder;
    private readonly Experiment _experiment;
    private readonly List<CheckpointLine> _lines = [];
    private Stream _checkpoint;
    private bool _isTorn;

    // Behind the last whole line: half a line that could not be taken back is written over.
    private long? _end;

    private ReplicationFiles(StoreFiles files, string folder, Experiment experiment, Stream checkpoint)
    {
        (_files, _folder, _experiment) = (files, folder, experiment);
        _checkpoint = checkpoint;
    }

    /// <summary>Whether an earlier run has left any.</summary>
    public bool HasRecords => _lines.Count > 0;

    /// <summary>All as a manifest lists them now, with their hashes.</summary>
    public ImmutableArray<ResultFile> AsTheyAre() =>
    [
        .. _lines.OrderBy(line => line.Replication).Select(line => new ResultFile(NameOf(line.Replication), line.Bytes, line.Sha256)),
        new ResultFile(ResultPaths.Checkpoint, _checkpoint.Length, FolderFile.HashOfStart(_checkpoint, _checkpoint.Length)),
    ];

    /// <summary>Whether the folder still is the one that was opened: another process may have deleted, moved or replaced it.</summary>
    public bool AreStillThere => IsStillThere(_checkpoint, Path.Combine(_folder, ResultPaths.Checkpoint));

    /// <summary>Finished replications whose files are gone, ascending: somebody has deleted or moved them.</summary>
    public ImmutableArray<int> Gone() =>
    [
        .. from line in _lines
           where new FileInfo(Path.Combine(_folder, NameOf(line.Replication))) is not { Exists: true } file || file.Length != line.Bytes
           orderby line.Replication
           select line.Replication,
    ];

    /// <summary>Opens a folder, and hands over what is whole. Nothing is changed until <see cref="Settle"/>.</summary>
    /// <param name="startAnew">Takes over nothing.</param>
    /// <param name="before">The manifest that lies there; null where none does.</param>
    /// <param name="found">Packed values of the replications that are there and asked for.</param>
    /// <exception cref="ResultFolderException">The checkpoint is of another schema, damaged, or was changed by somebody who knew how.</exception>
    public static ReplicationFiles Open(
        StoreFiles files, string folder, Experiment experiment, ImmutableArray<Series> series, bool startAnew, Manifest? before, out SortedDictionary<int, byte[][]> found)
    {
        found = [];
        var checkpoint = files.OpenExclusive(FolderFile.PathOf(folder, ResultPaths.Checkpoint));
        try
        {
            var opened = new ReplicationFiles(files, folder, experiment, checkpoint);
            if (startAnew) return opened;
            var format = new ObservationsFile(experiment, series);
            if (Checkpoint.IsOf(experiment.InputsHash, checkpoint, Path.Combine(folder, ResultPaths.Checkpoint)))
                opened.ReadBack(format, series.Length, before?.Files.FirstOrDefault(file => file.Name == ResultPaths.Checkpoint), found);
            if (before is not null && before.InputsHash == experiment.InputsHash) opened.TakeListed(format, series.Length, before, found);
            return opened;
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>Makes the folder whole, so that it holds what was found and nothing torn. Replications that are not asked for are laid aside, for when they are.</summary>
    public void Settle()
    {
        var there = _lines.Select(line => line.Replication).ToHashSet();
        foreach (string folder in (string[])[ResultPaths.Observations, ResultPaths.Kept])
        {
            string path = FolderFile.PathOf(_folder, folder);
            if (folder == ResultPaths.Observations) Directory.CreateDirectory(path);
            if (!Directory.Exists(path)) continue;
            foreach (string file in Directory.GetFiles(path, "*.parquet*"))
            {
                string name = Path.GetFileName(file);
                bool isHalf = name.EndsWith(StoreFiles.Half, StringComparison.Ordinal);
                // What the user has laid there is the user's.
                if (ResultPaths.ReplicationOf(isHalf ? name[..^StoreFiles.Half.Length] : name) is { } number && (isHalf || !there.Contains(number))) File.Delete(file);
            }
        }
        foreach (var line in _lines) LayWhereItBelongs(line);
        if (_lines.Count == 0 || _isTorn) WriteCheckpoint();
    }

    /// <summary>Adds a finished replication; all is as before if that fails.</summary>
    /// <param name="file">Its observations.</param>
    public void Append(int replication, byte[] file)
    {
        string path = FolderFile.PathOf(_folder, ResultPaths.ObservationsOf(replication));
        var line = new CheckpointLine(replication, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        long end = _end ??= _checkpoint.Length;
        _files.Replace(path, file);
        try
        {
            byte[] text = Encoding.ASCII.GetBytes(line.ToString());
            _checkpoint.Position = end;
            _checkpoint.Write(text);
            _checkpoint.Flush();
            _end = end + text.Length;
            _lines.Add(line);
        }
        catch
        {
            TryUndo(path, end);
            throw;
        }
    }

    /// <summary>Waits until all is on disk.</summary>
    public void FlushToDisk() => (_checkpoint as FileStream)?.Flush(flushToDisk: true);

    public void Dispose() => _checkpoint.Dispose();

    /// <summary>The bytes of a finished replication, wherever they lie in a folder; null where they are not those that were written.</summary>
    public static byte[]? BytesOf(string folder, CheckpointLine line)
    {
        foreach (bool isAsked in (bool[])[true, false])
        {
            string name = ResultPaths.ObservationsOf(line.Replication, isAsked);
            try
            {
                if (FolderFile.IsAsStated(folder, new ResultFile(name, line.Bytes, line.Sha256))) return FolderFile.Read(folder, name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ResultFolderException($"Unable to read {Path.Combine(folder, name)}: {ResultStore.Cause(e)}.", e);
            }
        }
        return null;
    }

    private string NameOf(int replication) => ResultPaths.ObservationsOf(replication, IsAsked(replication));

    private bool IsAsked(int replication) => _experiment.Replications.BinarySearch(replication) >= 0;

    private void ReadBack(ObservationsFile format, int series, ResultFile? stated, SortedDictionary<int, byte[][]> found)
    {
        string path = Path.Combine(_folder, ResultPaths.Checkpoint);
        foreach (var line in Checkpoint.Lines(_checkpoint, path, out _isTorn))
        {
            if (!TryTake(line, format, series, found)) _isTorn = true;
        }
        if (Checkpoint.WasChanged(_checkpoint, _isTorn, stated))
        {
            throw new ResultFolderException(
                $"{path} was changed since the run wrote it, so its replications cannot be trusted. Please, choose another folder with --out; this one is left as it is.");
        }
    }

    /// <summary>Replications that a cut or lost checkpoint does not name, and the manifest does: their files are there, with the hashes stated.</summary>
    private void TakeListed(ObservationsFile format, int series, Manifest before, SortedDictionary<int, byte[][]> found)
    {
        var there = _lines.Select(line => line.Replication).ToHashSet();
        foreach (var file in before.Files)
        {
            string[] parts = file.Name.Split('/');
            if (parts is not [ResultPaths.Observations or ResultPaths.Kept, var name] || file.Sha256 is null || ResultPaths.ReplicationOf(name) is not { } number || there.Contains(number)) continue;
            if (TryTake(new CheckpointLine(number, file.Bytes, file.Sha256), format, series, found)) _isTorn = true;
        }
    }

    private bool TryTake(CheckpointLine line, ObservationsFile format, int series, SortedDictionary<int, byte[][]> found)
    {
        if (BytesOf(_folder, line) is not { } bytes) return false;
        try
        {
            byte[][] packed = [.. format.Read(bytes, line.Replication).Select(run => CompactValues.Pack(run, series))];
            _lines.Add(line);
            if (IsAsked(line.Replication)) found.Add(line.Replication, packed);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void LayWhereItBelongs(CheckpointLine line)
    {
        string name = NameOf(line.Replication), other = ResultPaths.ObservationsOf(line.Replication, !IsAsked(line.Replication));
        if (!FolderFile.Exists(_folder, other)) return;
        string to = FolderFile.PathOf(_folder, name), from = FolderFile.PathOf(_folder, other);
        if (FolderFile.IsAsStated(_folder, new ResultFile(name, line.Bytes, line.Sha256)))
        {
            File.Delete(from);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    /// <summary>The lines that were found, and nothing else. There is the old file or the whole new one.</summary>
    private void WriteCheckpoint()
    {
        string path = FolderFile.PathOf(_folder, ResultPaths.Checkpoint);
        // Let go of for a moment: not every system replaces a file that is open.
        _checkpoint.Dispose();
        try
        {
            _files.Replace(path, $"{Checkpoint.Header(_experiment.InputsHash)}{string.Concat(_lines)}");
        }
        finally
        {
            _checkpoint = _files.OpenExclusive(path);
        }
    }

    /// <summary>Whether a path still leads to a file that is held.</summary>
    public static bool IsStillThere(Stream held, string path)
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

    private void TryUndo(string path, long end)
    {
        try
        {
            _checkpoint.SetLength(end);
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The next run does it: half a line and a file without a line do not count.
        }
    }
}
