namespace EcosystemSim.Experiments.Results;

/// <summary>Replications that lie finished in a folder of results, read without changing it; what <c>ecosim merge</c> joins.</summary>
public sealed record FinishedReplications
{
    private FinishedReplications(SortedDictionary<int, byte[][]> packed) => Packed = packed;

    /// <summary>Packed values of every run, by number of the replication.</summary>
    internal SortedDictionary<int, byte[][]> Packed { get; }

    /// <summary>Numbers of the replications, ascending.</summary>
    public IReadOnlyCollection<int> Numbers => Packed.Keys;

    /// <summary>Reads a folder.</summary>
    /// <param name="experiment">What the folder's manifest says was run, made anew from the scenario as it is now.</param>
    /// <exception cref="ResultFolderException">The folder holds no results, results of other inputs, or damaged ones.</exception>
    public static FinishedReplications Read(string folder, Experiment experiment)
    {
        if (FolderOwners.ReadManifest(folder) is not { } manifest) throw new ResultFolderException($"{folder} holds no results: it has no {ResultPaths.Manifest} that can be read.");
        if (manifest.InputsHash != experiment.InputsHash)
        {
            string why = manifest.ModelVersion != Experiments.ModelVersion.Text
                ? $"they were made by model {manifest.ModelVersion}, and this is {Experiments.ModelVersion.Text}"
                : "the scenario or its seeds have changed since";
            throw new ResultFolderException($"{folder} holds results of other inputs: {why}.");
        }
        try
        {
            using var stream = new FileStream(Path.Combine(folder, ResultPaths.Checkpoint), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new FinishedReplications(ReadAll(stream, folder, experiment));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to read {Path.Combine(folder, ResultPaths.Checkpoint)}: {ResultStore.Cause(e)}.", e);
        }
    }

    private static SortedDictionary<int, byte[][]> ReadAll(Stream stream, string folder, Experiment experiment)
    {
        byte[] header = Checkpoint.Header(experiment.InputsHash), there = new byte[header.Length];
        if (stream.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) < there.Length || !there.AsSpan().SequenceEqual(header))
            throw new ResultFolderException($"{folder} is damaged: its {ResultPaths.Checkpoint} belongs to other results.");
        var found = new SortedDictionary<int, byte[][]>();
        // A torn record at the end is a replication that was not finished; so is all behind it.
        while (Checkpoint.ReadNext(stream, experiment.Runs) is { } record) found[record.Replication] = record.Runs;
        return found;
    }
}
