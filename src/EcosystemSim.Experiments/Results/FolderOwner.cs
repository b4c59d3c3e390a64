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
        if (ReadManifest(folder) is { } manifest) return manifest.InputsHash == inputsHash ? FolderOwner.Same : FolderOwner.OtherRun;

        // A run that was killed before its manifest was written leaves nothing but the beginning of a checkpoint.
        string[] names = [.. Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))];
        bool onlyBeginning = names.All(n => n is ResultPaths.Checkpoint or ResultPaths.Observations or (ResultPaths.Manifest + ".tmp"));
        return onlyBeginning ? FolderOwner.Same : FolderOwner.Stranger;
    }

    /// <summary>Null where there is none that can be read.</summary>
    /// <exception cref="ResultFolderException">A newer version wrote it.</exception>
    public static Manifest? ReadManifest(string folder)
    {
        try
        {
            return Schemas.Read<Manifest>(Path.Combine(folder, ResultPaths.Manifest), Manifest.CurrentSchemaVersion);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
