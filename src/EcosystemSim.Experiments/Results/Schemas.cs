using System.Text.Json;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Results;

/// <summary>Each kind of stored file has one current schema, and no other is read.</summary>
internal static class Schemas
{
    /// <summary>Refuses a file of another schema than the current one.</summary>
    /// <param name="path">As the message names it.</param>
    /// <exception cref="ResultFolderException">It is of another schema.</exception>
    public static void Refuse(int found, int current, string path)
    {
        if (found == current) return;
        throw new ResultFolderException(
            $"{path} is of schema {found}, and this version ({ModelVersion.Product}) reads schema {current} only: another version of EcosystemSim wrote it. Please, open it with that version, or run the scenario again into another folder with --out.");
    }

    /// <summary>Reads a manifest or a summary of the current schema, and checks what it names.</summary>
    /// <param name="stated">Size and hash that it must have; null where nothing says.</param>
    /// <exception cref="ResultFolderException">It is of another schema, or another file than is stated.</exception>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    public static T Read<T>(string path, int current, ResultFile? stated = null)
        where T : notnull
    {
        byte[] bytes = OrdinaryFile.Read(path, FolderFile.MostBytes);
        using var json = StoredJson.ParseDocument(bytes);
        Refuse(SchemaOf(json.RootElement), current, path);
        if (stated is not null) StoredResults.RefuseOther(path, bytes, stated);
        StoredValues.Check(json.RootElement);
        var read = JsonSerializer.Deserialize<T>(bytes, ResultJson.Options) ?? throw new JsonException("It is empty.");
        StoredNames.Check(read);
        return read;
    }

    private static int SchemaOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new JsonException("It is no JSON object.");
        if (!root.TryGetProperty("schema_version", out var value)) throw new JsonException("It has no schema_version.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int schema)
            ? schema
            : throw new JsonException($"schema_version is {EcosystemSim.Scenarios.Text.Characters.Short(value.GetRawText())}; expected a whole number.");
    }
}
