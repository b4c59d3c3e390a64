using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Experiments.Tables;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes the folder of a sweep or of a search for the break-even: its table, its data dictionary, then its manifest.</summary>
public static class SweepFolder
{
    /// <summary>Refuses a folder that cannot be used, before anything is computed.</summary>
    /// <exception cref="ResultFolderException">It holds something else.</exception>
    public static void Check(Experiment experiment, string folder, bool force) => ResultStore.RefuseForeign(folder, experiment, force);

    /// <summary>Writes all three files.</summary>
    /// <param name="name">Of the table, below the folder.</param>
    /// <exception cref="ResultFolderException">They cannot be written.</exception>
    public static void Write(Experiment experiment, string folder, RunSettings settings, string name, string table, double seconds)
    {
        var files = new StoreFiles();
        byte[] bytes = Encoding.UTF8.GetBytes(table);
        var written = Of(name, bytes);
        byte[] dictionary = Encoding.UTF8.GetBytes(DataPackage.Text(experiment, null, [written]));
        var manifest = Manifest.Of(experiment, settings) with
        {
            Status = RunStatus.Complete,
            ReplicationsDone = experiment.Replications.Length,
            DurationSeconds = Math.Round(seconds, 1),
            Files = [written, Of(ResultPaths.DataPackage, dictionary)],
        };
        try
        {
            Directory.CreateDirectory(folder);
            files.Replace(Path.Combine(folder, name), bytes);
            files.Replace(Path.Combine(folder, ResultPaths.DataPackage), dictionary);
            files.Replace(Path.Combine(folder, ResultPaths.Manifest), JsonSerializer.Serialize(manifest, ResultJson.Options) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to write results to {folder}: {ResultStore.Cause(e)}. Please, choose another folder with --out.", e);
        }
    }

    private static ResultFile Of(string name, byte[] bytes) => new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
