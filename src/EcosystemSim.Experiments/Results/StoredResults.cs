using System.Text.Json;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>What a folder of results says of itself, whichever version of EcosystemSim wrote it.</summary>
/// <param name="Manifest">What was run.</param>
/// <param name="Summary">What came out.</param>
public sealed record StoredResults(Manifest Manifest, RunSummary Summary)
{
    /// <summary>Opens a folder of a run that is over, without changing it.</summary>
    /// <exception cref="ResultFolderException">It holds no such results, damaged ones, or some of a newer version; the message says which.</exception>
    public static StoredResults Open(string folder) => new(OpenManifest(folder), Read(folder, ResultPaths.Summary, OpenSummary));

    /// <summary>Opens the manifest of a run or a sweep.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static Manifest OpenManifest(string folder) =>
        Read(folder, ResultPaths.Manifest, path => Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion));

    private static RunSummary OpenSummary(string path) => Schemas.Read<RunSummary>(path, SummaryBuilder.SchemaVersion, Schemas.SummaryFromEarlier);

    private static T Read<T>(string folder, string name, Func<string, T> read)
    {
        string path = Path.Combine(folder, name);
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ResultFolderException($"{folder} holds no results of a run that is over: it has no {name}.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ResultFolderException($"Unable to read {path}: {e.Message.Split(" Path: ")[0].TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to read {path}: {ResultStore.Cause(e)}.", e);
        }
    }
}
