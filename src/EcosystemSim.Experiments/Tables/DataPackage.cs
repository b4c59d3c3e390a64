using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Experiments.Tables;

/// <summary>
/// Writes <c>datapackage.json</c>, the data dictionary of a folder of results, by version 2 of the Data Package standard of
/// Frictionless; what version 1 names otherwise is there too. Meanings come from <c>docs/outcomes.md</c>.
/// </summary>
public static class DataPackage
{
    /// <summary>Counts up when something here goes or changes its meaning.</summary>
    public const int SchemaVersion = 1;

    private const string Standard = "https://datapackage.org/profiles/2.0/datapackage.json";

    /// <summary>The whole file.</summary>
    /// <param name="experiment">What was run.</param>
    /// <param name="resultHash">Of its observations; null where there are none, as for a sweep.</param>
    /// <param name="files">What lies in the folder; files that are no tables are left out.</param>
    public static string Text(Experiment experiment, string? resultHash, IReadOnlyCollection<ResultFile> files)
    {
        TableSchema[] tables = [.. new TableSchemas(experiment).All.Where(t => files.Any(t.Holds))];
        string[] explained = [.. tables.SelectMany(t => t.References.Select(r => r.Table)).Distinct().Order(StringComparer.Ordinal)];
        var package = new JsonObject
        {
            ["$schema"] = Standard,
            ["profile"] = "tabular-data-package",
            ["schema_version"] = SchemaVersion,
            ["name"] = experiment.FolderName,
            ["title"] = experiment.Title,
            ["description"] = experiment.Question,
            ["version"] = ModelVersion.Product,
        };
        if (resultHash is not null) package["result_hash"] = resultHash;
        package["inputs_hash"] = experiment.InputsHash;
        package["model_version"] = ModelVersion.Text;
        package["command"] = Manifest.CommandOf(experiment);
        package["citation"] = ModelVersion.Citation;
        package["currency"] = experiment.Plan.System.Currency;
        package["licenses"] = new JsonArray(new JsonObject
        {
            ["name"] = "CC-BY-4.0",
            ["title"] = "Creative Commons Attribution 4.0 International",
            ["path"] = "https://creativecommons.org/licenses/by/4.0/",
        });
        package["contributors"] = new JsonArray(new JsonObject { ["title"] = "EcosystemSim contributors", ["roles"] = new JsonArray("creator") });
        package["sources"] = Sources(experiment);
        package["resources"] = new JsonArray([.. tables.Select(t => (JsonNode)Resource(t, [.. files.Where(t.Holds)])), .. explained.Select(name => Explanation(name, experiment))]);
        return package.ToJsonString(ResultJson.Options) + "\n";
    }

    /// <summary>The files that a dictionary describes, as it states them; those of a table in several files with no size, which the manifest has.</summary>
    /// <exception cref="JsonException">It is no dictionary.</exception>
    /// <exception cref="ResultFolderException">It is of another schema.</exception>
    public static ImmutableArray<ResultFile> FilesIn(byte[] dictionary)
    {
        try
        {
            var parsed = StoredJson.Parse(dictionary)!;
            Schemas.Refuse((int?)parsed["schema_version"] ?? 0, SchemaVersion, ResultPaths.DataPackage);
            return
            [
                .. from resource in parsed["resources"]!.AsArray()
                   let path = resource!["path"]
                   where path is not null
                   from file in path is JsonArray parts
                       ? parts.Select(part => new ResultFile((string)part!, -1, null))
                       : [new ResultFile((string)path!, (long)resource["bytes"]!, ((string?)resource["hash"])?.Replace("sha256:", "", StringComparison.Ordinal))]
                   select file,
            ];
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new JsonException("It has no list of resources.", e);
        }
    }

    /// <summary>The files that were read, and the publications that their numbers rest on.</summary>
    private static JsonArray Sources(Experiment experiment)
    {
        var sources = new JsonArray();
        foreach (var input in experiment.Inputs)
        {
            // No path: the files lie where the run was started, not in this folder.
            var source = new JsonObject { ["title"] = $"Input file {input.Path}", ["hash"] = $"sha256:{input.Sha256}" };
            sources.Add((JsonNode)source);
        }
        foreach (var publication in experiment.Sources)
        {
            var source = new JsonObject { ["title"] = string.Join(", ", new[] { publication.Title, publication.Publisher, publication.Year }.Where(part => part.Length > 0)) };
            if (Uri.TryCreate(publication.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") source["path"] = publication.Address;
            sources.Add((JsonNode)source);
        }
        return sources;
    }

    private static JsonObject Resource(TableSchema table, ImmutableArray<ResultFile> files)
    {
        var page = OutcomesPage.Shipped.Files.GetValueOrDefault(table.File);
        var resource = new JsonObject
        {
            ["name"] = table.Name,
            ["type"] = "table",
            ["profile"] = "tabular-data-resource",
            ["path"] = table.IsInParts ? new JsonArray([.. files.Select(file => (JsonNode)file.Name)]) : files[0].Name,
            ["title"] = table.Title,
            ["description"] = page?.Meaning ?? table.Title,
            ["format"] = table.IsInParts ? "parquet" : "csv",
            ["mediatype"] = table.IsInParts ? "application/vnd.apache.parquet" : "text/csv",
        };
        if (!table.IsInParts)
        {
            resource["encoding"] = "utf-8";
            resource["bytes"] = files[0].Bytes;
            if (files[0].Sha256 is { } hash) resource["hash"] = $"sha256:{hash}";
        }
        resource["schema_version"] = table.SchemaVersion;
        resource["schema"] = Schema(table.Columns.Select(c => (c, page?.Columns.GetValueOrDefault(c.Name) ?? c.Name)), table.PrimaryKey, table.References);
        return resource;
    }

    /// <summary>A small table that stands in the dictionary itself.</summary>
    private static JsonNode Explanation(string name, Experiment experiment)
    {
        var (title, description, columns, key, rows) = Explanations.Of(name, experiment);
        var data = new JsonArray();
        foreach (string?[] row in rows)
        {
            var cells = new JsonObject();
            for (int i = 0; i < columns.Length; i++) cells[columns[i].Column.Name] = row[i];
            data.Add((JsonNode)cells);
        }
        return new JsonObject
        {
            ["name"] = name,
            ["type"] = "table",
            ["profile"] = "tabular-data-resource",
            ["title"] = title,
            ["description"] = description,
            ["schema"] = Schema(columns, key, []),
            ["data"] = data,
        };
    }

    private static JsonObject Schema(IEnumerable<(TableColumn Column, string Meaning)> columns, ImmutableArray<string> key, ImmutableArray<TableReference> references)
    {
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. columns.Select(c => (JsonNode)Field(c.Column, c.Meaning))]),
            ["missingValues"] = new JsonArray(""),
        };
        if (!key.IsEmpty) schema["primaryKey"] = Names(key);
        if (!references.IsEmpty)
        {
            schema["foreignKeys"] = new JsonArray([.. references.Select(r => (JsonNode)new JsonObject
            {
                ["fields"] = Names(r.Columns),
                ["reference"] = new JsonObject { ["resource"] = r.Table, ["fields"] = Names(r.Key) },
            })]);
        }
        return schema;
    }

    private static JsonObject Field(TableColumn column, string meaning)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Type.ToString().ToLowerInvariant(), ["description"] = meaning };
        if (column.Unit is not null) field["unit"] = column.Unit;
        var constraints = new JsonObject();
        if (column.Required) constraints["required"] = true;
        if (column.Minimum is { } minimum) constraints["minimum"] = minimum;
        if (column.Pattern is not null) constraints["pattern"] = column.Pattern;
        if (!column.Words.IsEmpty) constraints["enum"] = Names(column.Words.Distinct());
        if (constraints.Count > 0) field["constraints"] = constraints;
        return field;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)JsonValue.Create(n))]);
}
