using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;

namespace EcosystemSim.Experiments.Results;

/// <summary>What a folder of results says of itself, whichever version of EcosystemSim wrote it.</summary>
/// <param name="Manifest">What was run.</param>
/// <param name="Summary">What came out.</param>
public sealed record StoredResults(Manifest Manifest, RunSummary Summary)
{
    /// <summary>Opens a folder of a run that is over, without changing it.</summary>
    /// <exception cref="ResultFolderException">It holds no such results, damaged ones, or some of a newer version; the message says which.</exception>
    public static StoredResults Open(string folder) => new(OpenManifest(folder), Read(folder, ResultPaths.Summary, OpenSummary));

    /// <summary>Reads a table of the folder, and makes sure that it is the one that the run wrote.</summary>
    /// <returns>Its text; null where the run wrote no such table.</returns>
    /// <exception cref="ResultFolderException">It is gone, was changed since, or cannot be read.</exception>
    public string? ReadTable(string folder, string name)
    {
        if (Manifest.Files.FirstOrDefault(f => f.Name == name) is not { } file) return null;
        byte[] bytes = Read(folder, name, File.ReadAllBytes);
        if (file.Sha256 is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) != file.Sha256)
            throw new ResultFolderException($"{Path.Combine(folder, name)} is not the file that the run wrote. 'ecosim verify' says what differs.");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Opens the manifest of a run or a sweep.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static Manifest OpenManifest(string folder) =>
        Read(folder, ResultPaths.Manifest, path => Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion));

    /// <summary>Opens a summary alone, as <c>ecosim plot</c> does.</summary>
    /// <exception cref="ResultFolderException">A newer version wrote it.</exception>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    public static RunSummary OpenSummary(string path) => Schemas.Read<RunSummary>(path, SummaryBuilder.SchemaVersion, Schemas.SummaryFromEarlier);

    /// <summary>Opens what the figures of a sweep are made from.</summary>
    /// <inheritdoc cref="OpenSummary" path="/exception"/>
    public static SweepSummary OpenSweep(string path) => Schemas.Read<SweepSummary>(path, SweepSummary.CurrentSchema);

    /// <summary>What is to be said of a file that ends in its middle, or was never what its name says: where, and why.</summary>
    public static string Damaged(string path, JsonException e)
    {
        string why = e.Message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.');
        return $"{path}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}: this is no {Path.GetFileNameWithoutExtension(path)}: {why}.";
    }

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
        catch (JsonException e)
        {
            throw new ResultFolderException(Damaged(path, e), e);
        }
        catch (InvalidOperationException e)
        {
            throw new ResultFolderException($"Unable to read {path}: {e.Message.Split(" Path: ")[0].TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to read {path}: {ResultStore.Cause(e)}.", e);
        }
    }
}
