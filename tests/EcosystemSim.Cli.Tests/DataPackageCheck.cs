using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>
/// Checks a folder against its <c>datapackage.json</c> by the rules of the Data Package and Table Schema standards (versions 1 and
/// 2), written by hand from their text: what the dictionary must have, and that every row of every table is as it says.
/// </summary>
internal sealed class DataPackageCheck
{
    private readonly List<string> _found = [];
    private readonly string _folder;
    private string? _observations;
    private readonly Dictionary<string, JsonNode> _resources = [];

    private DataPackageCheck(string folder) => _folder = folder;

    /// <summary>What is wrong; at most some of each kind.</summary>
    /// <param name="observations">The observations as CSV, exported before something was changed; null exports them.</param>
    public static IReadOnlyList<string> Of(string folder, string? observations = null)
    {
        var check = new DataPackageCheck(folder) { _observations = observations };
        check.Package(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "datapackage.json")))!);
        return check._found;
    }

    private void Must(bool holds, string otherwise)
    {
        if (!holds && _found.Count < 50) _found.Add(otherwise);
    }

    private void Package(JsonNode package)
    {
        Must(Uri.TryCreate((string?)package["$schema"], UriKind.Absolute, out _), "package: no $schema");
        Must(Regex.IsMatch((string?)package["name"] ?? "", @"^[a-z0-9._/-]+$"), "package: name");
        Must(((string?)package["title"])?.Length > 0 && ((string?)package["description"])?.Length > 0, "package: title or description");
        Must((int?)package["schema_version"] >= 1, "package: schema_version");
        foreach (var licence in package["licenses"]!.AsArray()) Must(licence!["name"] is not null || licence["path"] is not null, "licence without name and path");
        foreach (var source in package["sources"]!.AsArray())
        {
            Must(((string?)source!["title"])?.Length > 0, "source without title");
            if (source["path"] is { } path) Must(IsPath((string)path!), $"source: path {path}");
        }
        var resources = package["resources"]!.AsArray();
        Must(resources.Count > 0, "package: no resources");
        foreach (var resource in resources)
        {
            string name = (string)resource!["name"]!;
            Must(Regex.IsMatch(name, @"^[a-z0-9._/-]+$") && _resources.TryAdd(name, resource), $"{name}: name that is none or taken");
        }
        foreach (var (name, resource) in _resources) Resource(name, resource);
        foreach (string file in Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Where(f => f.EndsWith(".csv") || f.EndsWith(".csv.gz")))
            Must(resources.Any(r => r!["path"] is JsonValue path && (string?)path == file), $"{file}: not in the dictionary");
    }

    private static bool IsPath(string path) =>
        (Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") || !(path.StartsWith('/') || path.Split('/').Contains("..") || path.Contains('\\'));

    private void Resource(string name, JsonNode resource)
    {
        Must((resource["path"] is null) != (resource["data"] is null), $"{name}: expected a path or data");
        Must((string?)resource["type"] == "table", $"{name}: type");
        Must(((string?)resource["title"])?.Length > 0 && ((string?)resource["description"])?.Length > 0, $"{name}: title or description");
        if (resource["path"] is { } path)
        {
            string[] parts = path is JsonArray array ? [.. array.Select(part => (string)part!)] : [(string)path!];
            Must(parts.Length > 0 && parts.All(IsPath), $"{name}: path");
            foreach (string part in parts) Must(File.Exists(Path.Combine(_folder, part)), $"{name}: {part} is not there");
            Must((int?)resource["schema_version"] >= 1, $"{name}: schema_version");
            Must((string?)resource["format"] == (path is JsonArray ? "parquet" : "csv"), $"{name}: format");
        }
        if (resource["path"] is JsonValue one)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(_folder, (string)one!));
            Must(bytes.Length == (long?)resource["bytes"], $"{name}: bytes");
            Must((string?)resource["hash"] == "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), $"{name}: hash");
            Must((string?)resource["encoding"] == "utf-8", $"{name}: encoding");
        }
        Table(name, resource["schema"]!, Rows(resource));
    }

    /// <summary>The first row has the names of the columns.</summary>
    private List<string?[]> Rows(JsonNode resource)
    {
        if (resource["data"] is { } data)
        {
            string[] names = [.. resource["schema"]!["fields"]!.AsArray().Select(f => (string)f!["name"]!)];
            return [names, .. data.AsArray().Select(row => names.Select(n => (string?)row![n]).ToArray())];
        }
        using var exported = new TemporaryFolder();
        string table = resource["path"] is JsonArray ? _observations ?? exported.Of("observations.csv") : Path.Combine(_folder, (string)resource["path"]!);
        if (resource["path"] is JsonArray && _observations is null) Command.Run("export", _folder, "--csv", "--out", table);
        using var reader = new StreamReader(table);
        var rows = new List<string?[]>();
        while (reader.ReadLine() is { } line)
        {
            Must(!line.Contains('"'), $"a quoted field, which this check cannot read: {line}");
            rows.Add(line.Split(','));
        }
        return rows;
    }

    private void Table(string name, JsonNode schema, List<string?[]> rows)
    {
        JsonNode[] fields = [.. schema["fields"]!.AsArray()!];
        string[] names = [.. fields.Select(f => (string)f["name"]!)];
        string[] missing = [.. schema["missingValues"]!.AsArray().Select(m => (string)m!)];
        Must(names.Distinct().Count() == names.Length, $"{name}: two fields of one name");
        Must(names.SequenceEqual(rows[0]!), $"{name}: columns {string.Join(',', rows[0]!)}, fields {string.Join(',', names)}");
        Must(rows.Count > 1, $"{name}: no rows");
        foreach (var field in fields) Must(((string?)field["description"]) is { Length: > 0 } meaning && meaning != (string?)field["name"], $"{name}.{field["name"]}: no description");
        var checks = fields.Select(field => Value(field, missing)).ToArray();
        foreach (string?[] row in rows.Skip(1))
        {
            if (row.Length != fields.Length)
            {
                Must(false, $"{name}: a row of {row.Length} values");
                continue;
            }
            for (int i = 0; i < fields.Length; i++) Must(checks[i](row[i]), $"{name}.{names[i]}: '{row[i]}'");
        }
        if (schema["primaryKey"] is { } key) Key(name, Columns(key, names), rows);
        foreach (var foreign in schema["foreignKeys"]?.AsArray() ?? []) Foreign(name, foreign!, names, rows);
    }

    /// <summary>Whether a value is as its field says.</summary>
    private static Func<string?, bool> Value(JsonNode field, string[] missing)
    {
        var constraints = field["constraints"];
        string type = (string)field["type"]!;
        bool required = (bool?)constraints?["required"] ?? false;
        double? minimum = (double?)constraints?["minimum"];
        var words = constraints?["enum"]?.AsArray().Select(w => (string)w!).ToHashSet();
        var pattern = (string?)constraints?["pattern"] is { } text ? new Regex($"^(?:{text})$") : null;
        return value =>
        {
            if (value is null || missing.Contains(value)) return !required;
            if (words is not null && !words.Contains(value)) return false;
            if (pattern is not null && !pattern.IsMatch(value)) return false;
            switch (type)
            {
                case "string": return true;
                case "integer": return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && !(whole < minimum);
                case "number": return Regex.IsMatch(value, @"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$") && !(double.Parse(value, CultureInfo.InvariantCulture) < minimum);
                default: return false;
            }
        };
    }

    private static int[] Columns(JsonNode names, string[] all) =>
        [.. (names is JsonArray array ? array.Select(n => (string)n!) : [(string)names!]).Select(n => Array.IndexOf(all, n))];

    private void Key(string name, int[] columns, List<string?[]> rows)
    {
        var seen = new HashSet<string>();
        foreach (string?[] row in rows.Skip(1))
        {
            Must(columns.All(c => !string.IsNullOrEmpty(row[c])), $"{name}: an empty value in the primary key");
            string key = string.Join('\t', columns.Select(c => row[c]));
            Must(seen.Add(key), $"{name}: two rows of the key {key}");
        }
    }

    private void Foreign(string name, JsonNode foreign, string[] names, List<string?[]> rows)
    {
        var reference = foreign["reference"]!;
        if (!_resources.TryGetValue((string)reference["resource"]!, out var other))
        {
            Must(false, $"{name}: refers to a table that is not there");
            return;
        }
        var there = Rows(other);
        int[] theirs = Columns(reference["fields"]!, [.. there[0]!]), own = Columns(foreign["fields"]!, names);
        Must(!own.Contains(-1) && !theirs.Contains(-1) && own.Length == theirs.Length, $"{name}: foreign key of unknown columns");
        var known = there.Skip(1).Select(row => string.Join('\t', theirs.Select(c => row[c]))).ToHashSet();
        foreach (string?[] row in rows.Skip(1))
        {
            string key = string.Join('\t', own.Select(c => row[c]));
            Must(known.Contains(key), $"{name}: {key} is not in {reference["resource"]}");
        }
    }
}
