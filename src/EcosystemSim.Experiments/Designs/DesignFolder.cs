using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>
/// The folder of a design: <c>design.csv</c> with the points, <c>results.csv</c> with one row for each value, and <c>design.json</c>.
/// New replications are appended to <c>results.part.csv</c> in the order of the table, whole ones only, and merged into the table when
/// a run begins and when it ends: so a run that is killed loses what was under way and nothing else, and whatever was interrupted, added
/// or computed apart ends in the same bytes. Nothing here grows in memory with the number of points.
/// </summary>
public sealed class DesignFolder : IDisposable
{
    /// <summary>Names of the files.</summary>
    public const string Design = "design.csv", Table = "results.csv", Part = "results.part.csv", Failures = "failures.csv", Manifest = "design.json";

    private const string FailuresHeader = "point,replication,error,command\n";

    private readonly DesignPlan _plan;
    private readonly string _folder;
    private readonly DesignResults _format;
    private readonly FileStream _part;
    private StreamWriter? _failures;
    private DesignManifest _manifest;

    private DesignFolder(DesignPlan plan, string folder, FileStream part, DesignManifest manifest) =>
        (_plan, _folder, _format, _part, _manifest) = (plan, folder, new DesignResults(plan.Rows), part, manifest);

    /// <summary>What <c>design.json</c> says.</summary>
    public DesignManifest Stored => _manifest;

    /// <summary>Points of the design.</summary>
    public long Points => _manifest.Points;

    /// <summary>Replications of points that are asked for here.</summary>
    public long Asked => (_plan.PointsOf(Points).To - _plan.PointsOf(Points).From) * _plan.Replications;

    /// <summary>How many of them are there.</summary>
    public long Done { get; private set; }

    /// <summary>Opens a folder to go on in it, or to begin.</summary>
    /// <param name="rows">All points in their order, as texts.</param>
    /// <param name="force">Starts anew, replacing results that are there.</param>
    /// <exception cref="ResultFolderException">It holds something else, other points, or is in use.</exception>
    public static DesignFolder Open(DesignPlan plan, IEnumerable<string[]> rows, string folder, bool force)
    {
        if (!force) RefuseForeign(folder, plan.InputsHash);
        return Guarded(folder, () =>
        {
            Directory.CreateDirectory(folder);
            // Nobody else of this program opens it; other programs read it where the system lets them.
            var part = new FileStream(FolderFile.PathOf(folder, Part), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                if (force) Clear(folder, part);
                long points = Settle(plan, rows, folder);
                var opened = new DesignFolder(plan, folder, part, DesignManifest.Of(plan, points, HashOf(FolderFile.PathOf(folder, Design))));
                opened.Compact();
                opened.Done = opened.Results().LongCount(opened.IsAsked);
                opened.WriteManifest(RunStatus.Unfinished, 0);
                return opened;
            }
            catch
            {
                part.Dispose();
                throw;
            }
        });
    }

    /// <summary>The manifest of a folder; null where it is no folder of a design.</summary>
    /// <exception cref="ResultFolderException">It is damaged, of a newer version, or no ordinary file.</exception>
    public static DesignManifest? ReadManifest(string folder)
    {
        string path = FolderFile.PathOf(folder, Manifest);
        if (!File.Exists(path)) return null;
        if (OrdinaryFile.WhyNot(path) is { } why) throw new ResultFolderException($"Unable to read {path}: {why}");
        try
        {
            return Schemas.Read<DesignManifest>(path, DesignManifest.CurrentSchema);
        }
        catch (JsonException e)
        {
            throw new ResultFolderException(StoredResults.Damaged(path, e), e);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            throw new ResultFolderException($"{path} is damaged: it holds text that is not UTF-8.", e);
        }
    }

    /// <summary>What a folder does not have as its manifest says, each in a sentence without its end.</summary>
    /// <exception cref="ResultFolderException">A file cannot be read.</exception>
    public static IReadOnlyList<string> Differences(string folder, DesignManifest manifest)
    {
        var found = new List<string>();
        if (WhyNot(folder, Design, manifest.DesignHash) is { } other) found.Add(other);
        else
        {
            var (design, errors) = DesignFile.Open(FolderFile.PathOf(folder, Design));
            if (design is null) found.Add($"{Design}: {errors[0].Message.TrimEnd('.')}");
            else if (!design.Columns.SequenceEqual(manifest.Columns)) found.Add($"{Manifest}: names other columns than {Design} has");
            else if (design.Points().LongCount() is var points && points != manifest.Points) found.Add(FormattableString.Invariant($"{Manifest}: names {manifest.Points:N0} points; {Design} has {points:N0}"));
        }
        if (manifest.Status == RunStatus.Complete && manifest.ResultHash is null) found.Add($"{Manifest}: names no hash of {Table}");
        if (manifest.ResultHash is { } hash && WhyNot(folder, Table, hash) is { } changed) found.Add(changed);
        else
        {
            long done = ReadTable(new DesignResults(manifest.Rows), folder).LongCount(unit => unit.Point < manifest.Points && unit.Replication < manifest.Replications);
            // A run that was killed has come further than its manifest says.
            if (manifest.Status == RunStatus.Unfinished ? done < manifest.Done : done != manifest.Done) found.Add(FormattableString.Invariant($"{Manifest}: says that {manifest.Done:N0} {(manifest.Done == 1 ? "replication is" : "replications are")} done; {Table} has {done:N0}"));
        }
        return found;

        static string? WhyNot(string folder, string name, string hash) =>
            !FolderFile.Exists(folder, name) ? $"{name}: is missing" : HashOf(FolderFile.PathOf(folder, name)) == hash ? null : $"{name}: is not the file that {Manifest} speaks of";
    }

    /// <summary>What the points set, in their order.</summary>
    /// <exception cref="ResultFolderException">The file is not what was written.</exception>
    public IEnumerable<ImmutableArray<Setting>> Settings()
    {
        var (design, errors) = DesignFile.Open(Path.Combine(_folder, Design));
        if (design is null) throw new ResultFolderException(string.Join('\n', errors));
        return design.Points();
    }

    /// <summary>Replications that are still to be computed, in the order of the table.</summary>
    public IEnumerable<(long Point, ImmutableArray<Setting> Settings, int Replication)> Missing()
    {
        using var there = Results().GetEnumerator();
        bool more = there.MoveNext();
        long point = -1;
        var (from, to) = _plan.PointsOf(Points);
        foreach (var settings in Settings())
        {
            point++;
            if (point < from) continue;
            if (point >= to) yield break;
            for (int replication = 0; replication < _plan.Replications; replication++)
            {
                while (more && there.Current.IsBefore(point, replication)) more = there.MoveNext();
                if (more && there.Current.Point == point && there.Current.Replication == replication) continue;
                yield return (point, settings, replication);
            }
        }
    }

    /// <summary>All replications that are there, as the last merge left them.</summary>
    public IEnumerable<DesignUnit> Results() => ReadTable(_format, _folder);

    /// <summary>The table of a folder.</summary>
    internal static IEnumerable<DesignUnit> ReadTable(DesignResults format, string folder)
    {
        if (!FolderFile.Exists(folder, Table)) yield break;
        using var stream = FolderFile.Open(folder, Table);
        foreach (var unit in format.Read(stream, Path.Combine(folder, Table))) yield return unit;
    }

    /// <summary>Where the points lie by what is there and asked for.</summary>
    public DesignTally Tally()
    {
        var tally = new DesignTally(_plan);
        foreach (var unit in Results().Where(IsAsked)) tally.Add(unit);
        return tally;
    }

    /// <summary>Whether a replication is among those asked for.</summary>
    public bool IsAsked(DesignUnit unit) =>
        unit.Replication < _plan.Replications && unit.Point >= _plan.PointsOf(Points).From && unit.Point < _plan.PointsOf(Points).To;

    /// <summary>Keeps a replication. They have to come in the order of the table.</summary>
    /// <exception cref="ResultFolderException">The disk is full.</exception>
    public DesignUnit Append(long point, int replication, double[] values)
    {
        var unit = _format.Unit(point, replication, values);
        RefuseLoss();
        Guarded(_folder, () =>
        {
            // One call for all rows: a process that is killed leaves the rows as they were, or all of them, or a beginning that is cut off.
            byte[] bytes = Encoding.UTF8.GetBytes(_part.Length == 0 ? DesignResults.Header + unit.Text : unit.Text);
            _part.Write(bytes);
            _part.Flush();
            return 0;
        });
        Done++;
        return unit;
    }

    /// <summary>Keeps what went wrong in a replication.</summary>
    public void Fail(DesignFailure failure) => Guarded(_folder, () =>
    {
        if (_failures is null)
        {
            _failures = new StreamWriter(new StoreFiles().Create(FolderFile.PathOf(_folder, Failures)), new UTF8Encoding(false));
            _failures.Write(FailuresHeader);
        }
        _failures.Write(FormattableString.Invariant($"{failure.Point},{failure.Replication},{Field(failure.Error)},{Field(failure.Replay)}\n"));
        _failures.Flush();
        return 0;

        static string Field(string text) => RowFormatter.Field(text.ReplaceLineEndings(" "));
    });

    /// <summary>Merges what is new into the table and writes the manifest.</summary>
    /// <param name="failed">Replications that ended in an error.</param>
    /// <exception cref="ResultFolderException">It cannot be written.</exception>
    public DesignManifest Finish(long failed) => Guarded(_folder, () =>
    {
        RefuseLoss();
        Compact();
        long there = Results().LongCount(IsAsked);
        bool hasDesign = FolderFile.Exists(_folder, Design) && HashOf(FolderFile.PathOf(_folder, Design)) == _manifest.DesignHash;
        if (there < Done || !hasDesign)
        {
            throw new ResultFolderException(FormattableString.Invariant(
                $"{Path.Combine(_folder, hasDesign ? Table : Design)} was deleted, moved or replaced while the run went on: {there:N0} of the {Done:N0} replications that were done are kept. The same command runs the others again."))
            { IsLoss = true };
        }
        _failures?.Dispose();
        if (_failures is null) File.Delete(FolderFile.PathOf(_folder, Failures));
        _failures = null;
        WriteManifest(Done == Asked ? RunStatus.Complete : failed > 0 ? RunStatus.Partial : RunStatus.Unfinished, failed);
        return _manifest;
    });

    /// <summary>Writes a file beside the table.</summary>
    /// <exception cref="ResultFolderException">It cannot be written.</exception>
    public void WriteText(string name, string content) => Guarded(_folder, () =>
    {
        FolderFile.Replace(_folder, name, Encoding.UTF8.GetBytes(content));
        return 0;
    });

    /// <summary>Lets go of the folder.</summary>
    public void Dispose()
    {
        _failures?.Dispose();
        string path = _part.Name;
        bool isEmpty = _part.Length == 0;
        _part.Dispose();
        if (isEmpty && File.Exists(path)) File.Delete(path);
    }

    /// <summary>What is written into a file that has lost its name is lost.</summary>
    private void RefuseLoss()
    {
        if (ReplicationFiles.IsStillThere(_part, _part.Name)) return;
        throw new ResultFolderException($"{_folder} was deleted, moved or replaced while the run went on: what it had computed is not there. The same command runs it again.") { IsLoss = true };
    }

    private void WriteManifest(RunStatus status, long failed)
    {
        string? hash = status == RunStatus.Complete ? HashOf(FolderFile.PathOf(_folder, Table)) : null;
        _manifest = _manifest with { Status = status, Done = Done, Failed = failed, ResultHash = hash };
        Write(_folder, _manifest);
    }

    internal static void Write(string folder, DesignManifest manifest) =>
        FolderFile.Replace(folder, Manifest, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, ResultJson.Options) + "\n"));

    /// <summary>Merges the appended replications into the table.</summary>
    private void Compact()
    {
        long whole = 0;
        _part.Position = 0;
        foreach (var _ in _format.Read(_part, _part.Name, bytes => whole = bytes))
        {
            // Only how far the file is whole is asked for.
        }
        _part.SetLength(whole);
        if (whole <= DesignResults.Header.Length)
        {
            _part.SetLength(0);
            return;
        }
        _part.Position = 0;
        Write(_folder, DesignResults.Merge(Results(), _format.Read(_part, _part.Name)));
        _part.SetLength(0);
    }

    /// <summary>Replaces the table of a folder.</summary>
    internal static void Write(string folder, IEnumerable<DesignUnit> units) => FolderFile.ReplaceAt(FolderFile.PathOf(folder, Table), stream =>
    {
        stream.Write(Encoding.UTF8.GetBytes(DesignResults.Header));
        foreach (var unit in units) stream.Write(Encoding.UTF8.GetBytes(unit.Text));
    });

    /// <summary>Writes the design, or finds it there with the same points first.</summary>
    /// <returns>Its number of points.</returns>
    private static long Settle(DesignPlan plan, IEnumerable<string[]> rows, string folder)
    {
        string path = FolderFile.PathOf(folder, Design), header = $"{DesignFile.Point},{string.Join(',', plan.Columns)}";
        long points = 0;
        bool isNew = true;
        if (File.Exists(path))
        {
            using var there = new StreamReader(OrdinaryFile.Open(path));
            if (there.ReadLine() != header) throw new ResultFolderException($"{path} is not the design that was written there. Please, choose another folder with --out, or replace it with --force.");
            isNew = false;
            foreach (string[] row in rows)
            {
                string? line = isNew ? null : there.ReadLine();
                if (line is not null && line != Line(points, row))
                    throw new ResultFolderException(FormattableString.Invariant($"Point {points} of {path} is another than the one asked for: '{line}', and not '{Line(points, row)}'. Please, choose another folder with --out, or replace it with --force."));
                isNew |= line is null;
                points++;
            }
            if (!isNew && there.ReadLine() is not null)
                throw new ResultFolderException(FormattableString.Invariant($"{path} has more points than the {points} asked for. Please, ask for all of them, choose another folder with --out, or replace them with --force."));
        }
        if (!isNew) return points;
        points = 0;
        FolderFile.ReplaceAt(path, stream =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            text.WriteLine(header);
            foreach (string[] row in rows) text.WriteLine(Line(points++, row));
        });
        return points;

        static string Line(long point, string[] row) => $"{point.ToString(CultureInfo.InvariantCulture)},{string.Join(',', row)}";
    }

    private static void Clear(string folder, FileStream part)
    {
        part.SetLength(0);
        foreach (string name in (string[])[Design, Table, Failures, Manifest]) File.Delete(FolderFile.PathOf(folder, name));
    }

    internal static void RefuseForeign(string folder, string inputsHash)
    {
        if (File.Exists(folder)) throw new ResultFolderException($"{folder} is a file; results go into a folder.");
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (ReadManifest(folder) is { } there)
        {
            if (there.InputsHash == inputsHash) return;
            throw new ResultFolderException($"{folder} holds a design of other inputs, or of another version of the model ('{there.Command}'). Please, choose another folder with --out, or replace it with --force.");
        }
        // A run that was killed before its manifest was written leaves nothing but a design.
        if (Directory.EnumerateFileSystemEntries(folder).All(entry => Path.GetFileName(entry) is Design or Part or (Design + StoreFiles.Half) or (Manifest + StoreFiles.Half))) return;
        throw new ResultFolderException($"{folder} holds something else than a design. Please, choose an empty or new folder with --out, or write into it all the same with --force.");
    }

    internal static string HashOf(string path)
    {
        using var stream = OrdinaryFile.Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    internal static T Guarded<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to write to {folder}: {ResultStore.Cause(e)}. What is there is kept; the same command goes on from there.", e);
        }
    }
}
