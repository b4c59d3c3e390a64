using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>Joins parts of a design that were computed apart. What the folders say of themselves is enough; no scenario is read.</summary>
public static class DesignMerge
{
    /// <summary>Writes the joined design; what the folder already has of it is kept.</summary>
    /// <param name="parts">Folders of parts.</param>
    /// <param name="output">Folder to write; null for the one that the whole design would have.</param>
    /// <returns>The folder, and what it holds now.</returns>
    /// <exception cref="ResultFolderException">The parts are of different designs or contradict each other, or nothing can be written.</exception>
    public static (string Folder, DesignManifest Manifest) Join(IReadOnlyList<string> parts, string? output, bool force)
    {
        var manifests = parts.Select(part => DesignFolder.ReadManifest(part) ?? throw new ResultFolderException($"{part} holds no design; expected a folder with a {DesignFolder.Manifest}.")).ToList();
        var first = manifests[0];
        for (int i = 1; i < parts.Count; i++)
        {
            if (manifests[i].InputsHash != first.InputsHash) throw new ResultFolderException($"{parts[i]} and {parts[0]} are parts of different designs: '{manifests[i].Command}' and '{first.Command}'.");
            if (manifests[i].DesignHash != first.DesignHash) throw new ResultFolderException($"{parts[i]} and {parts[0]} have different points in {DesignFolder.Design}: expected parts of the same design.");
        }
        foreach (string part in parts)
        {
            if (DesignFolder.HashOf(FolderFile.PathOf(part, DesignFolder.Design)) != first.DesignHash) throw new ResultFolderException($"{Path.Combine(part, DesignFolder.Design)} is not the file that {DesignFolder.Manifest} speaks of.");
        }
        for (int i = 0; i < parts.Count; i++)
        {
            if (DesignFolder.Differences(parts[i], manifests[i]) is [var difference, ..]) throw new ResultFolderException($"{parts[i]}: {difference}. 'ecosim verify' says what differs.");
        }
        string folder = output ?? Path.Combine("results", DesignPlan.NameOf(first.Scenario, first.Kind, first.InputsHash));
        if (!force) DesignFolder.RefuseForeign(folder, first.InputsHash);
        return DesignFolder.Guarded(folder, () =>
        {
            Directory.CreateDirectory(folder);
            var format = new DesignResults(first.Rows);
            // What a killed run has appended is joined by its own command.
            string[] sources = [.. parts, .. force ? (string[])[] : [folder]];
            DesignFolder.Write(folder, DesignResults.Merge([.. sources.Distinct().Select(source => DesignFolder.ReadTable(format, source))]));
            if (!parts.Contains(folder))
            {
                using var points = FolderFile.Open(parts[0], DesignFolder.Design);
                FolderFile.ReplaceAt(FolderFile.PathOf(folder, DesignFolder.Design), points.CopyTo);
            }
            int replications = manifests.Max(m => m.Replications);
            long done = DesignFolder.ReadTable(format, folder).LongCount(unit => unit.Replication < replications);
            bool isComplete = done == first.Points * replications;
            var joined = manifests.MaxBy(m => m.Replications)! with
            {
                Shard = null,
                Done = done,
                Failed = 0,
                Status = isComplete ? RunStatus.Complete : RunStatus.Unfinished,
                ResultHash = isComplete ? DesignFolder.HashOf(FolderFile.PathOf(folder, DesignFolder.Table)) : null,
            };
            DesignFolder.Write(folder, joined);
            return (folder, joined);
        });
    }
}
