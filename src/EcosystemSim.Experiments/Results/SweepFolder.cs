using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Experiments.Tables;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes the folder of a sweep or of a search for the break-even: its table, its data dictionary, what its figures are made from, then its manifest.</summary>
public static class SweepFolder
{
    /// <summary>Refuses a folder that cannot be used, before anything is computed.</summary>
    /// <exception cref="ResultFolderException">It holds something else.</exception>
    public static void Check(Experiment experiment, string folder, bool force) => ResultStore.RefuseForeign(folder, experiment, force);

    /// <summary>Writes them all.</summary>
    /// <param name="name">Of the table, below the folder.</param>
    /// <param name="summary">What figures are made from; null where there are none.</param>
    /// <param name="figures">By their names below the folder.</param>
    /// <param name="force">Whether other results that are there are replaced.</param>
    /// <exception cref="ResultFolderException">They cannot be written.</exception>
    public static void Write(
        Experiment experiment, string folder, bool force, RunSettings settings, string name, string table, double seconds, SweepSummary? summary = null, IEnumerable<(string Name, string Text)>? figures = null)
    {
        // It may have become another one while the sweep went on.
        ResultStore.RefuseForeign(folder, experiment, force);
        var texts = (figures ?? []).Select(figure => (figure.Name, Bytes: Encoding.UTF8.GetBytes(figure.Text))).ToList();
        byte[] bytes = Encoding.UTF8.GetBytes(table);
        var written = Of(name, bytes);
        byte[] dictionary = Encoding.UTF8.GetBytes(DataPackage.Text(experiment, null, [written]));
        byte[]? seen = summary is null ? null : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(summary, ResultJson.Options) + "\n");
        var manifest = Manifest.Of(experiment, settings) with
        {
            Status = RunStatus.Complete,
            ReplicationsDone = experiment.Replications.Length,
            DurationSeconds = Math.Round(seconds, 1),
            Files = [written, Of(ResultPaths.DataPackage, dictionary), .. seen is null ? [] : (ResultFile[])[Of(ResultPaths.SweepSummary, seen)], .. texts.Select(f => Of(f.Name, f.Bytes))],
        };
        try
        {
            Directory.CreateDirectory(folder);
            FolderFile.Replace(folder, name, bytes);
            FolderFile.Replace(folder, ResultPaths.DataPackage, dictionary);
            if (seen is not null) FolderFile.Replace(folder, ResultPaths.SweepSummary, seen);
            foreach (var (figure, svg) in texts) FolderFile.Replace(folder, figure, svg);
            FolderFile.Replace(folder, ResultPaths.Manifest, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, ResultJson.Options) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to write results to {folder}: {ResultStore.Cause(e)}. Please, choose another folder with --out.", e);
        }
    }

    private static ResultFile Of(string name, byte[] bytes) => new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
