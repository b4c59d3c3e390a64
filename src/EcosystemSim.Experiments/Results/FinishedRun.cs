using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Complete results that are on disk already.</summary>
public sealed record FinishedRun(Manifest Manifest, RunSummary Summary)
{
    /// <summary>Finds complete results of the same inputs and replications.</summary>
    /// <returns>Null where they are missing, unfinished, of other inputs or damaged; then <see cref="ResultStore"/> makes or mends them.</returns>
    public static FinishedRun? Find(Experiment experiment, string folder)
    {
        try
        {
            if (FolderOwners.ReadManifest(folder) is not { Status: RunStatus.Complete } manifest) return null;
            if (manifest.InputsHash != experiment.InputsHash) return null;
            if (manifest.Auto != experiment.Auto || (experiment.Auto is null && manifest.Replications != NumberRanges.Write(experiment.Replications))) return null;
            if (!manifest.Files.All(file => FolderFile.IsAsStated(folder, file)) || StoredResults.Unlisted(folder, manifest).Any()) return null;
            return new FinishedRun(manifest, StoredResults.OpenSummaryIn(folder, manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ResultFolderException)
        {
            return null;
        }
    }
}
