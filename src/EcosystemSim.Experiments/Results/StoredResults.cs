using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Results;

/// <summary>What a folder of results says of itself.</summary>
/// <param name="Manifest">What was run.</param>
/// <param name="Summary">What came out.</param>
public sealed record StoredResults(Manifest Manifest, RunSummary Summary)
{
    /// <summary>Opens a folder of a run that is over, without changing it.</summary>
    /// <exception cref="ResultFolderException">It holds no such results, damaged ones, or some of another schema; the message says which.</exception>
    public static StoredResults Open(string folder)
    {
        var manifest = OpenManifest(folder);
        var summary = OpenSummaryIn(folder, manifest);
        RefuseChanged(folder, manifest);
        return new(manifest, summary);
    }

    /// <summary>The summary of a folder, whose other files are looked at by whoever asks.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    internal static RunSummary OpenSummaryIn(string folder, Manifest manifest)
    {
        var summary = Read(folder, ResultPaths.Summary, path => Schemas.Read<RunSummary>(path, SummaryBuilder.SchemaVersion, Stated(manifest, ResultPaths.Summary)));
        return summary.ResultHash == manifest.ResultHash ? summary : throw new ResultFolderException($"{Path.Combine(folder, ResultPaths.Summary)} is of another run than {ResultPaths.Manifest} beside it.{Verify}");
    }

    /// <summary>Opens a folder of a sweep that is over, without changing it.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static (Manifest Manifest, SweepSummary Summary) OpenSweepIn(string folder)
    {
        var manifest = OpenManifest(folder);
        var summary = Read(folder, ResultPaths.SweepSummary, path => Schemas.Read<SweepSummary>(path, SweepSummary.CurrentSchema, Stated(manifest, ResultPaths.SweepSummary)));
        RefuseChanged(folder, manifest);
        return (manifest, summary);
    }

    private const string Verify = " 'ecosim verify' says what differs.";

    /// <summary>What the manifest says of a file, which it lists when the run is over.</summary>
    private static ResultFile Stated(Manifest manifest, string name) =>
        manifest.Files.FirstOrDefault(f => f.Name == name) ?? new ResultFile(name, -1, null);

    /// <summary>Refuses a file that is not the one that a manifest lists.</summary>
    /// <exception cref="ResultFolderException">It is another.</exception>
    internal static void RefuseOther(string path, byte[] bytes, ResultFile stated)
    {
        if (stated.Bytes < 0)
        {
            throw new ResultFolderException(
                $"{path} is not listed in {ResultPaths.Manifest} beside it: the run is not over, or the file is of an earlier one. 'ecosim run' with the same scenario and folder goes on from what is there.");
        }
        if (bytes.Length != stated.Bytes || (stated.Sha256 is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) != stated.Sha256))
            throw new ResultFolderException($"{path} is not the file that the run wrote.{Verify}");
    }

    /// <summary>Refuses a folder in which numbers were changed, also those that the reader does not look at. Tables that are gone are missed by those who need them; figures and pages can be drawn again.</summary>
    private static void RefuseChanged(string folder, Manifest manifest)
    {
        if (Unlisted(folder, manifest).FirstOrDefault() is { } name) throw new ResultFolderException($"{Path.Combine(folder, name)} is not listed in {ResultPaths.Manifest} beside it.{Verify}");
        foreach (var file in manifest.Files.Where(file => ResultPaths.HoldsNumbers(file.Name)))
        {
            string path = FolderFile.PathOf(folder, file.Name);
            if (File.Exists(path) && !FolderFile.IsAsStated(folder, file, mayGoOn: manifest.Status == RunStatus.Unfinished)) throw new ResultFolderException($"{path} is not the file that the run wrote.{Verify}");
        }
    }

    /// <summary>The files of observations that a manifest lists.</summary>
    public static IEnumerable<ResultFile> ListedObservations(Manifest manifest) => manifest.Files.Where(file => file.Name.StartsWith($"{ResultPaths.Observations}/", StringComparison.Ordinal));

    /// <summary>Tables that a run writes, lie in the folder, and are not listed in the manifest of a run that is over.</summary>
    public static IEnumerable<string> Unlisted(string folder, Manifest manifest) =>
        manifest.Status == RunStatus.Unfinished ? [] : ResultPaths.Own.Where(name => ResultPaths.HoldsNumbers(name) && File.Exists(Path.Combine(folder, name)) && manifest.Files.All(file => file.Name != name));

    /// <summary>Reads a table of the folder, and makes sure that it is the one that the run wrote.</summary>
    /// <returns>Its text; null where the run wrote no such table.</returns>
    /// <exception cref="ResultFolderException">It is gone, was changed since, or cannot be read.</exception>
    public string? ReadTable(string folder, string name)
    {
        if (Manifest.Files.FirstOrDefault(f => f.Name == name) is not { } file) return null;
        byte[] bytes = ReadListed(folder, file);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Writes all observations as one table of CSV, replication by replication, from files that are those that the run wrote.</summary>
    /// <exception cref="ResultFolderException">One is gone, was changed since, or cannot be read.</exception>
    public void WriteObservations(string folder, Stream to)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        text.Write(RowFormatter.Header);
        ResultFile[] listed = [.. ListedObservations(Manifest)];
        if (listed.Length != Manifest.ReplicationsDone)
            throw new ResultFolderException($"{Path.Combine(folder, ResultPaths.Manifest)} lists the observations of {listed.Length} replications, and says that {Manifest.ReplicationsDone} are done.{Verify}");
        foreach (var file in listed)
        {
            byte[] bytes = ReadListed(folder, file);
            try
            {
                ObservationsFile.WriteCsv(bytes, text);
            }
            catch (InvalidDataException e)
            {
                throw new ResultFolderException($"{Path.Combine(folder, file.Name)} cannot be read: {e.Message}", e);
            }
        }
    }

    /// <summary>Opens the manifest of a run or a sweep.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static Manifest OpenManifest(string folder) =>
        Read(folder, ResultPaths.Manifest, path => Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion));

    /// <summary>The same by the path of the file, which need not lie in a folder of results.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static Manifest OpenManifestAt(string path) => Reading(path, $"there is no {path}.", () => Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion));

    /// <summary>Opens a summary alone, as <c>ecosim plot</c> does.</summary>
    /// <exception cref="ResultFolderException">It is of another schema.</exception>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    public static RunSummary OpenSummary(string path) => Schemas.Read<RunSummary>(path, SummaryBuilder.SchemaVersion);

    /// <summary>Opens what the figures of a sweep are made from.</summary>
    /// <inheritdoc cref="OpenSummary" path="/exception"/>
    public static SweepSummary OpenSweep(string path) => Schemas.Read<SweepSummary>(path, SweepSummary.CurrentSchema);

    /// <summary>What is to be said of a file that ends in its middle, or was never what its name says: where, and why.</summary>
    public static string Damaged(string path, JsonException e)
    {
        string place = e.LineNumber is { } line ? FormattableString.Invariant($":{line + 1}:{(e.BytePositionInLine ?? 0) + 1}") : "";
        return $"{path}{place}: this is no {Path.GetFileNameWithoutExtension(path)}: {StoredJson.Why(e)}.";
    }

    /// <summary>What to do about a manifest that is cut, where its replications are there: never anything that would lose them.</summary>
    private static string Mend(string path) =>
        Path.GetFileName(path) == ResultPaths.Manifest && File.Exists(Path.Combine(Path.GetDirectoryName(path) ?? "", ResultPaths.Checkpoint))
            ? $" The finished replications in {ResultPaths.Checkpoint} are kept: 'ecosim run' with the same scenario and --out writes the rest anew from them."
            : "";

    private static byte[] ReadListed(string folder, ResultFile file)
    {
        string path = FolderFile.PathOf(folder, file.Name);
        byte[] bytes = Reading(path, $"{path}, which {ResultPaths.Manifest} lists, is not there.{Verify}", () => FolderFile.Read(folder, file.Name));
        RefuseOther(path, bytes, file);
        return bytes;
    }

    private static T Read<T>(string folder, string name, Func<string, T> read)
    {
        string path = FolderFile.PathOf(folder, name);
        return Reading(path, ResultFolders.WhyNoRun(folder) ?? $"{folder} holds no results of a run that is over: it has no {name}.", () => read(path));
    }

    private static T Reading<T>(string path, string missing, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ResultFolderException(missing, e);
        }
        catch (JsonException e)
        {
            throw new ResultFolderException(Damaged(path, e) + Mend(path), e);
        }
        catch (InvalidOperationException e)
        {
            throw new ResultFolderException($"Unable to read {path}: it holds text that is not UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to read {path}: {ResultStore.Cause(e)}.", e);
        }
    }
}
