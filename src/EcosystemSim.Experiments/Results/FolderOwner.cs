using System.Text.Json;

namespace EcosystemSim.Experiments.Results;

/// <summary>Whose results a folder holds.</summary>
internal enum FolderOwner
{
    /// <summary>Nothing is there.</summary>
    Nobody,

    /// <summary>Results of the same inputs.</summary>
    Same,

    /// <summary>Results of other inputs.</summary>
    OtherRun,

    /// <summary>Results that nothing tells the inputs of: their manifest is damaged, or contradicts the checkpoint.</summary>
    Damaged,

    /// <summary>Something that is no folder of results.</summary>
    Stranger,
}

/// <summary>Looks into a folder without changing it.</summary>
internal static class FolderOwners
{
    public static FolderOwner Of(string folder, string inputsHash)
    {
        if (File.Exists(folder)) return FolderOwner.Stranger;
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return FolderOwner.Nobody;
        // Whatever became of the manifest, the checkpoint says whose replications it has.
        string? manifest = ReadManifest(folder)?.InputsHash, checkpoint = InputsOfCheckpoint(folder);
        if (checkpoint == inputsHash) return FolderOwner.Same;
        if (checkpoint is not null) return manifest == checkpoint ? FolderOwner.OtherRun : FolderOwner.Damaged;
        if (manifest is not null) return manifest == inputsHash ? FolderOwner.Same : FolderOwner.OtherRun;

        // A run that was killed before its manifest was written leaves nothing but the beginning of a checkpoint.
        string[] names = [.. Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))];
        bool onlyBeginning = names.All(n => n is ResultPaths.Checkpoint or (ResultPaths.Checkpoint + ".tmp") or ResultPaths.Observations or (ResultPaths.Manifest + ".tmp"));
        return onlyBeginning ? FolderOwner.Same : names.Contains(ResultPaths.Manifest) ? FolderOwner.Damaged : FolderOwner.Stranger;
    }

    private static string? InputsOfCheckpoint(string folder)
    {
        if (!FolderFile.Exists(folder, ResultPaths.Checkpoint)) return null;
        using var stream = FolderFile.Open(folder, ResultPaths.Checkpoint);
        return Checkpoint.Beginning(stream)?.InputsHash;
    }

    /// <summary>Null where there is none that can be read.</summary>
    /// <exception cref="ResultFolderException">It is of another schema, or it leads out of the folder.</exception>
    public static Manifest? ReadManifest(string folder)
    {
        string path = FolderFile.PathOf(folder, ResultPaths.Manifest);
        try
        {
            return Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
