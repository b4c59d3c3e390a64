using System.Security.Cryptography;
using System.Text.Json;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Complete results that are on disk already.</summary>
public sealed record FinishedRun(Manifest Manifest, RunSummary Summary)
{
    /// <summary>Finds complete results of the same inputs.</summary>
    /// <returns>Null where they are missing, unfinished, of other inputs or damaged; then <see cref="ResultStore"/> makes or mends them.</returns>
    public static FinishedRun? Find(Experiment experiment, string folder)
    {
        try
        {
            if (FolderOwners.ReadManifest(folder) is not { Status: RunStatus.Complete } manifest) return null;
            if (manifest.InputsHash != experiment.InputsHash || manifest.SchemaVersion != Manifest.CurrentSchemaVersion) return null;
            if (!manifest.Files.All(file => IsWhole(folder, file))) return null;
            byte[] json = File.ReadAllBytes(Path.Combine(folder, ResultPaths.Summary));
            var summary = JsonSerializer.Deserialize<RunSummary>(json, ResultJson.Options);
            return summary is { SchemaVersion: SummaryBuilder.SchemaVersion } ? new FinishedRun(manifest, summary) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(string folder, ResultFile file)
    {
        var info = new FileInfo(Path.Combine(folder, file.Name));
        if (!info.Exists || info.Length != file.Bytes) return false;
        return file.Sha256 is null || Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(info.FullName))) == file.Sha256;
    }
}
