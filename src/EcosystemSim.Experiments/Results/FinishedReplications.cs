using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>Replications that lie finished in a folder of results, read without changing it; what <c>ecosim merge</c> joins.</summary>
public sealed record FinishedReplications
{
    private FinishedReplications(Manifest manifest, SortedDictionary<int, byte[][]> packed)
    {
        (InputsHash, ModelVersion) = (manifest.InputsHash, manifest.ModelVersion);
        Packed = packed;
    }

    /// <summary>Those among them that an experiment asks for.</summary>
    public FinishedReplications Of(Experiment experiment) =>
        this with
        {
            Packed = new(Packed.Where(one => experiment.Replications.BinarySearch(one.Key) >= 0).ToDictionary()),
            Changed = [.. Changed.Where(one => experiment.Replications.BinarySearch(one) >= 0)],
        };

    /// <summary>Of the inputs that they were made from.</summary>
    public string InputsHash { get; }

    /// <summary>Version of the model that made them.</summary>
    public string ModelVersion { get; }

    /// <summary>Packed values of every run, by number of the replication.</summary>
    internal SortedDictionary<int, byte[][]> Packed { get; private init; }

    /// <summary>Numbers of the replications, ascending.</summary>
    public IReadOnlyCollection<int> Numbers => Packed.Keys;

    /// <summary>Numbers of the replications that are listed as finished, and whose files are not those that were written; ascending.</summary>
    public ImmutableArray<int> Changed { get; private init; } = [];

    /// <summary>Reads a folder.</summary>
    /// <param name="experiment">What the folder's manifest says was run, made anew from the scenario as it is now.</param>
    /// <param name="ofSameInputs">Whether results of other inputs, of another version of the model, or changed since, are refused.</param>
    /// <exception cref="ResultFolderException">The folder holds no results, results of other inputs, or damaged ones.</exception>
    public static FinishedReplications Read(string folder, Experiment experiment, bool ofSameInputs = true)
    {
        var manifest = StoredResults.OpenManifest(folder);
        if (ofSameInputs && manifest.InputsHash != experiment.InputsHash)
        {
            if (ResultFolders.Of(folder) is not ResultKind.Run) throw new ResultFolderException($"{ResultFolders.WhyNoRun(folder)} It is not computed in parts, so there is nothing to join.");
            string why = manifest.ModelVersion != Experiments.ModelVersion.Text
                ? $"they were made by model {Characters.Short(manifest.ModelVersion)}, and this is {Experiments.ModelVersion.Text}"
                : "the scenario or its seeds have changed since";
            throw new ResultFolderException($"{folder} holds results of other inputs: {why}.");
        }
        try
        {
            using var stream = FolderFile.Open(folder, ResultPaths.Checkpoint);
            return ReadAll(stream, folder, manifest, experiment, ofSameInputs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string path = Path.Combine(folder, ResultPaths.Checkpoint);
            throw new ResultFolderException(File.Exists(path) ? $"Unable to read {path}, or what it lists: {ResultStore.Cause(e)}." : $"{folder} has no {ResultPaths.Checkpoint}, which says which replications are finished.", e);
        }
    }

    private static FinishedReplications ReadAll(Stream checkpoint, string folder, Manifest manifest, Experiment experiment, bool mustBeAsStated)
    {
        string path = Path.Combine(folder, ResultPaths.Checkpoint);
        if (!Checkpoint.IsOf(manifest.InputsHash, checkpoint, path)) throw new ResultFolderException($"{folder} is damaged: its {ResultPaths.Checkpoint} belongs to other results.");
        var series = experiment.ListSeries();
        var format = new ObservationsFile(experiment, series);
        var packed = new SortedDictionary<int, byte[][]>();
        List<int> changed = [], unreadable = [];
        var lines = Checkpoint.Lines(checkpoint, path, out bool isTorn);
        foreach (var line in lines)
        {
            if (ReplicationFiles.BytesOf(folder, line) is not { } bytes)
            {
                changed.Add(line.Replication);
                continue;
            }
            try
            {
                packed.Add(line.Replication, [.. format.Read(bytes, line.Replication).Select(run => CompactValues.Pack(run, series.Length))]);
            }
            catch (InvalidDataException)
            {
                unreadable.Add(line.Replication);
            }
        }
        if (mustBeAsStated && Checkpoint.WasChanged(checkpoint, isTorn || changed.Count > 0, manifest.Files.FirstOrDefault(file => file.Name == ResultPaths.Checkpoint)))
            throw new ResultFolderException($"{path} was changed since the run wrote it, so its replications cannot be trusted. 'ecosim verify' says what differs.");
        // Another version may record other outcomes; its values have no place among today's series.
        if (unreadable.Count > 0 && packed.Count == 0)
        {
            throw new ResultFolderException(manifest.ModelVersion == Experiments.ModelVersion.Text
                ? $"{folder} is damaged: its manifest names this version of the model, and its replications have other outcomes than this version records."
                : $"{folder} holds other outcomes than this version records: it was made by model {Characters.Short(manifest.ModelVersion)}, and this is {Experiments.ModelVersion.Text}. That version can read it.");
        }
        if (unreadable.Count > 0) throw new ResultFolderException($"{folder} is damaged: it has replications {NumberRanges.Write([.. unreadable.Order()])} in no form that can be read.");
        return new FinishedReplications(manifest, packed) { Changed = [.. changed.Order()] };
    }

    /// <summary>The summary and the table of effects that these replications make.</summary>
    public (Summary.RunSummary Summary, string Effects) Summarise(Experiment experiment) => Summarise(experiment, experiment.ListSeries(), Packed);

    internal static (Summary.RunSummary Summary, string Effects) Summarise(Experiment experiment, ImmutableArray<Series> series, SortedDictionary<int, byte[][]> packed)
    {
        var builder = new Summary.SummaryBuilder(experiment);
        long[][] values = [.. Enumerable.Range(0, experiment.Runs).Select(_ => new long[series.Length * experiment.Plan.Quarters])];
        foreach (var (number, runs) in packed)
        {
            for (int run = 0; run < runs.Length; run++) CompactValues.Unpack(runs[run], series.Length, values[run]);
            builder.Add(number, values);
        }
        return (builder.Build(ResultHash.Of(experiment.Plan, series, packed)), EffectsFile.Write(builder.Effects()));
    }

    /// <summary>The first replication that an earlier part has as well, and not the same to the last bit; null if there is none.</summary>
    /// <returns>Index of the later part, number of the replication.</returns>
    public static (int Part, int Replication)? FirstThatDiffers(IReadOnlyList<FinishedReplications> parts)
    {
        var known = new Dictionary<int, byte[][]>();
        for (int part = 0; part < parts.Count; part++)
        {
            foreach (var (replication, runs) in parts[part].Packed)
            {
                if (!known.TryAdd(replication, runs) && !AreSame(known[replication], runs)) return (part, replication);
            }
        }
        return null;
    }

    /// <summary>Whether two replications, packed, are the same to the last bit.</summary>
    internal static bool AreSame(byte[][] one, byte[][] other) => one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>Whether a replication that was computed again is the same to the last bit.</summary>
    public bool IsSame(Experiment experiment, int replication, ImmutableArray<ArmRun> runs)
    {
        int series = experiment.ListSeries().Length;
        return Packed.TryGetValue(replication, out byte[][]? there)
            && AreSame(there, [.. runs.Select(run => CompactValues.Pack(run.Observations.Values, series))]);
    }
}
