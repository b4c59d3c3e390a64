using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Tables;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// A folder of results that is being written. Takes replications as they finish, each once; what is written when a run is
/// killed counts, and the next run goes on from there and ends with the same result hash.
/// </summary>
public sealed class ResultStore : IReplicationSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Experiment _experiment;
    private readonly string _folder;
    private readonly StoreFiles _files;
    private readonly ImmutableArray<Series> _series;
    private readonly ObservationsFile _format;
    private readonly ReplicationFiles _replications;
    private readonly SortedDictionary<int, byte[][]> _packed;
    private readonly List<ResultFile> _written = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Manifest _manifest;
    private (int Replications, RunSummary Summary, string Effects)? _made;

    private ResultStore(Experiment experiment, string folder, RunSettings settings, bool force, StoreFiles files)
    {
        _experiment = experiment;
        _folder = folder;
        _files = files;
        _series = experiment.ListSeries();
        _format = new ObservationsFile(experiment, _series);
        var before = force ? null : FolderOwners.ReadManifest(folder);
        _replications = ReplicationFiles.Open(files, folder, experiment, _series, force, before, out _packed);
        try
        {
            _manifest = Manifest.Of(experiment, settings) with { DurationSeconds = before?.DurationSeconds ?? 0, ReplicationsDone = _packed.Count };
            if (force) DeleteOwn();
            // Before the checkpoint may change: from now on the manifest states no hash of it.
            if (_replications.HasRecords) WriteManifest();
            _replications.Settle();
            _manifest = _manifest with { Files = _replications.AsTheyAre() };
            WriteManifest();
        }
        catch
        {
            _replications.Dispose();
            throw;
        }
    }

    /// <summary>Opens a folder to write results into, and finds what an earlier run left there.</summary>
    /// <param name="folder">Created where missing.</param>
    /// <param name="force">Starts anew, replacing results that are there, also those of other inputs. Other files stay.</param>
    /// <exception cref="ResultFolderException">The folder holds something else, is in use by another run, or cannot be written to.</exception>
    public static ResultStore Open(Experiment experiment, string folder, RunSettings settings, bool force = false) =>
        Open(experiment, folder, settings, force, new StoreFiles());

    internal static ResultStore Open(Experiment experiment, string folder, RunSettings settings, bool force, StoreFiles files)
    {
        try
        {
            RefuseForeign(folder, experiment, force);
            Directory.CreateDirectory(folder);
            return new ResultStore(experiment, folder, settings, force, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to write results to {folder}: {Cause(e)}. Please, choose another folder with --out.", e);
        }
    }

    /// <summary>Replications that are there.</summary>
    public int Done
    {
        get
        {
            lock (_lock) return _packed.Count;
        }
    }

    /// <summary>Numbers of the replications that are still to be computed, ascending.</summary>
    public ImmutableArray<int> Missing
    {
        get
        {
            lock (_lock) return [.. _experiment.Replications.Where(number => !_packed.ContainsKey(number))];
        }
    }

    /// <summary>Differences in total jobs from the baseline at the end of a run, of the replications that are there; for showing the answer as it forms.</summary>
    /// <param name="run">Index of arm and closure, arms first.</param>
    public Estimate JobsDifferenceSoFar(int run)
    {
        KeyValuePair<int, byte[][]>[] there;
        lock (_lock) there = [.. _packed];
        int jobs = new SeriesIndex(_series).Find(Scope.Total, "all", Outcomes.Jobs);
        int baseline = _experiment.Run(_experiment.ArmIndex(_experiment.Baseline), run % _experiment.Plan.Closures.Length);
        long[] values = new long[_series.Length * _experiment.Plan.Quarters];
        int at = values.Length - _series.Length + jobs;
        double[] differences = new double[there.Length];
        for (int i = 0; i < there.Length; i++)
        {
            CompactValues.Unpack(there[i].Value[run], _series.Length, values);
            differences[i] = values[at];
            CompactValues.Unpack(there[i].Value[baseline], _series.Length, values);
            differences[i] -= values[at];
        }
        return Replicates.Of(_experiment.Plan, there.Select(replication => replication.Key)).Estimate(differences);
    }

    /// <inheritdoc/>
    /// <exception cref="ResultFolderException">The disk is full, or the folder is gone or read-only.</exception>
    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        if (runs.Length != _experiment.Runs)
            throw new InvalidOperationException($"Replication {replication} has {runs.Length} runs; the plan has {_experiment.Runs}.");
        byte[][] packed = [.. runs.Select(run => CompactValues.Pack(run.Observations.Values, _series.Length))];
        byte[] file = _format.Write(replication, [.. runs.Select(run => run.Observations.Values)]);
        lock (_lock)
        {
            if (_packed.ContainsKey(replication)) return;
            Guarded(ResultPaths.Observations, () => _replications.Append(replication, file));
            _packed.Add(replication, packed);
        }
    }

    /// <summary>Takes over replications that were computed elsewhere. One that is there already must be the same to the last bit.</summary>
    /// <returns>The first replication that differs from the one that is there, or null.</returns>
    /// <exception cref="ResultFolderException">The disk is full, or the folder is gone or read-only.</exception>
    public int? Merge(FinishedReplications finished)
    {
        long[][] values = [.. Enumerable.Range(0, _experiment.Runs).Select(_ => new long[_series.Length * _experiment.Plan.Quarters])];
        foreach (var (replication, runs) in finished.Of(_experiment).Packed)
        {
            lock (_lock)
            {
                if (_packed.TryGetValue(replication, out byte[][]? there))
                {
                    if (!FinishedReplications.AreSame(there, runs)) return replication;
                    continue;
                }
                for (int run = 0; run < runs.Length; run++) CompactValues.Unpack(runs[run], _series.Length, values[run]);
                byte[] file = _format.Write(replication, values);
                Guarded(ResultPaths.Observations, () => _replications.Append(replication, file));
                _packed.Add(replication, runs);
            }
        }
        return null;
    }

    /// <summary>The summary of all replications that are there; nothing is written.</summary>
    public RunSummary Preview() => Made().Summary;

    /// <summary>Makes the summary of all replications that are there, and writes its tables and <c>summary.json</c>.</summary>
    /// <exception cref="ResultFolderException">A file cannot be written.</exception>
    public RunSummary Summarise()
    {
        var (_, summary, effects) = Made();
        WriteText(ResultPaths.Effects, effects);
        WriteText(ResultPaths.Ledger, LedgerFile.Write(summary));
        WriteText(ResultPaths.Evaluations, EvaluationsFile.Write(summary));
        if (summary.Survivals is not null) WriteText(ResultPaths.Survival, SurvivalFile.Write(summary));
        WriteText(ResultPaths.Summary, JsonSerializer.Serialize(summary, ResultJson.Options) + "\n");
        return summary;
    }

    /// <summary>Writes a file of results, such as a figure; the manifest lists it.</summary>
    /// <param name="name">Below the folder, with forward slashes.</param>
    /// <exception cref="ResultFolderException">It cannot be written.</exception>
    public void WriteText(string name, string content)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(content);
        Guarded(name, () =>
        {
            string path = FolderFile.PathOf(_folder, name);
            if (name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _files.Replace(path, bytes);
        });
        _written.RemoveAll(file => file.Name == name);
        _written.Add(new ResultFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    /// <summary>Writes the data dictionary, and last of all the manifest of a run that is over. From now on the results are found.</summary>
    /// <param name="summary">What it comes to.</param>
    /// <exception cref="ResultFolderException">It cannot be written.</exception>
    public Manifest Finish(RunSummary summary, IReadOnlyList<FailedReplication> failures)
    {
        RefuseLoss();
        Guarded(ResultPaths.Observations, _replications.FlushToDisk);
        ImmutableArray<ResultFile> replications = [];
        Guarded(ResultPaths.Observations, () => replications = _replications.AsTheyAre());
        _written.RemoveAll(file => file.Name == ResultPaths.DataPackage);
        WriteText(ResultPaths.DataPackage, DataPackage.Text(_experiment, summary.ResultHash, [.. replications, .. _written]));
        _manifest = StopClock() with
        {
            Status = _packed.Count == _experiment.Replications.Length ? RunStatus.Complete : RunStatus.Partial,
            ResultHash = summary.ResultHash,
            EqualOutlay = summary.OutlayMatches,
            Failures = [.. failures.Select(f => new ManifestFailure(f.Replication, f.Error.Message, f.Replay(_experiment.Command)))],
            Files = [.. replications, .. _written],
        };
        Guarded(ResultPaths.Manifest, WriteManifest);
        RefuseLoss();
        if (_manifest.Files.FirstOrDefault(file => new FileInfo(Path.Combine(_folder, file.Name)) is not { Exists: true } there || there.Length != file.Bytes) is { } gone)
            throw new ResultFolderException($"{Path.Combine(_folder, gone.Name)} was deleted, moved or replaced while the run went on. The replications are kept; the same command writes it anew from them.") { IsLoss = true };
        return _manifest;
    }

    /// <summary>Writes the manifest of a run that was stopped on the way.</summary>
    /// <exception cref="ResultFolderException">It cannot be written.</exception>
    public void Pause()
    {
        RefuseLoss();
        Guarded(ResultPaths.Observations, _replications.FlushToDisk);
        Guarded(ResultPaths.Observations, () => _manifest = StopClock() with { Files = _replications.AsTheyAre() });
        Guarded(ResultPaths.Manifest, WriteManifest);
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _replications.Dispose();

    /// <summary>The summary and the effects, made once for as many replications as are there.</summary>
    private (int Replications, RunSummary Summary, string Effects) Made()
    {
        if (_made is { } there && there.Replications == _packed.Count) return there;
        var (summary, effects) = FinishedReplications.Summarise(_experiment, _series, _packed);
        _made = (_packed.Count, summary, effects);
        return _made.Value;
    }

    private Manifest StopClock()
    {
        double seconds = _manifest.DurationSeconds + _clock.Elapsed.TotalSeconds;
        _clock.Restart();
        return _manifest with { DurationSeconds = Math.Round(seconds, 1), ReplicationsDone = _packed.Count };
    }

    private void WriteManifest() =>
        _files.Replace(FolderFile.PathOf(_folder, ResultPaths.Manifest), JsonSerializer.Serialize(_manifest, ResultJson.Options) + "\n");

    /// <summary>Removes what an earlier run made from its observations, which are gone.</summary>
    private void DeleteOwn()
    {
        foreach (string name in ResultPaths.Own) File.Delete(Path.Combine(_folder, name));
    }

    /// <summary>Says what is lost, where somebody has deleted or moved the folder or what lies there.</summary>
    private void RefuseLoss(Exception? e = null)
    {
        if (!_replications.AreStillThere) throw Lost(e);
        var gone = _replications.Gone();
        if (gone.IsEmpty) return;
        int done = _packed.Count;
        throw new ResultFolderException(
            $"{(gone.Length == 1 ? "replication" : "replications")} {NumberRanges.Write(gone)} {(gone.Length == 1 ? "was" : "were")} deleted, moved or replaced in {Path.Combine(_folder, ResultPaths.Observations)} while the run went on; "
            + $"of the {done} that were done {(gone.Length >= done ? "none is" : gone.Length == done - 1 ? "one is" : $"{done - gone.Length} are")} kept. The same command runs the rest again.", e)
        { IsLoss = true };
    }

    private ResultFolderException Lost(Exception? e = null) => new(
        $"{_folder} was deleted, moved or replaced while the run went on: the {_packed.Count} of {_experiment.Replications.Length} replications that were done are not there. The same command runs them again.", e)
    { IsLoss = true };

    private void Guarded(string name, Action write)
    {
        // What is written into a file that has lost its name is lost, and a folder that somebody else has made is none of ours.
        if (!_replications.AreStillThere) throw Lost();
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            RefuseLoss(e);
            throw new ResultFolderException(
                $"Unable to write {PathIn(e) ?? Path.Combine(_folder, name)}: {Cause(e)}. {_packed.Count} of {_experiment.Replications.Length} replications are kept; "
                + "when there is room again, the same command goes on from there.", e);
        }
    }

    internal static void RefuseForeign(string folder, Experiment experiment, bool force)
    {
        if (File.Exists(folder)) throw new ResultFolderException($"{folder} is a file; results go into a folder.");
        if (force) return;
        switch (OwnerOf(folder, experiment))
        {
            case FolderOwner.OtherRun:
                throw new ResultFolderException($"{folder} holds results of other inputs, or of another version of the model. Please, choose another folder with --out, or replace them with --force.");
            case FolderOwner.Damaged:
                throw new ResultFolderException($"{folder} holds results whose {ResultPaths.Manifest} is damaged, and what they are of cannot be told; they are left as they are. Please, choose another folder with --out.");
            case FolderOwner.Stranger:
                throw new ResultFolderException($"{folder} holds something else than results. Please, choose an empty or new folder with --out, or write into it all the same with --force.");
        }
    }

    private static FolderOwner OwnerOf(string folder, Experiment experiment)
    {
        try
        {
            return FolderOwners.Of(folder, experiment.InputsHash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"{folder} holds something that cannot be read, and it is left as it is: {Cause(e)}. Please, choose another folder with --out.", e);
        }
    }

    /// <summary>The file that the system speaks of; null where it names none.</summary>
    private static string? PathIn(Exception e)
    {
        int from = e.Message.IndexOf(" '", StringComparison.Ordinal), to = e.Message.LastIndexOf('\'');
        if (from < 0 || to < from + 2) return null;
        string path = e.Message[(from + 2)..to];
        return path.EndsWith(StoreFiles.Half, StringComparison.Ordinal) ? path[..^StoreFiles.Half.Length] : path;
    }

    /// <summary>What the system said, without the path, which the message names itself.</summary>
    internal static string Cause(Exception e)
    {
        if (e is IOException && e.Message.Contains("being used by another process", StringComparison.Ordinal)) return "another run is writing there";
        if (e is FileNotFoundException or DirectoryNotFoundException) return "it is not there";
        int path = e.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? e.Message : e.Message[..path]).TrimEnd('.');
    }
}
