using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// Files of results of earlier schemas are read as if they were of today's; those of newer ones are refused. What changed from
/// schema to schema stands here.
/// </summary>
internal static class Schemas
{
    /// <summary>Refuses a file of a newer schema.</summary>
    /// <param name="path">As the message names it.</param>
    /// <exception cref="ResultFolderException">It is newer than <paramref name="known"/>.</exception>
    public static void Refuse(int found, int known, string path)
    {
        if (found <= known) return;
        throw new ResultFolderException(
            $"{path} is of schema {found}, and this version ({ModelVersion.Product}) reads schemas up to {known}: a newer version of EcosystemSim wrote it. That version, or a newer one, opens it.");
    }

    /// <summary>Reads a manifest or a summary whose schema is not newer than known.</summary>
    /// <exception cref="ResultFolderException">It is newer.</exception>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    public static T Read<T>(string path, int known, Action<JsonObject, int>? fromEarlier = null)
    {
        if (JsonNode.Parse(File.ReadAllBytes(path)) is not JsonObject json) throw new JsonException("It is no JSON object.");
        int found = json["schema_version"] is JsonValue value && value.TryGetValue(out int version) ? version : throw new JsonException("It has no schema_version.");
        Refuse(found, known, path);
        if (found < known) fromEarlier?.Invoke(json, found);
        return json.Deserialize<T>(ResultJson.Options) ?? throw new JsonException("It is empty.");
    }

    /// <summary>
    /// Summaries. Schema 1 counted the fates of needs from <c>fates_from</c>, and doors and hours from the start; since schema 2 all
    /// are counted from <c>counted_from</c>. Schema 3 added the programme's area, ledgers and the uses of public cost. Schema 4 added what figures show,
    /// schema 5 the outcomes of the question, differences in public cost and the share of infrastructure. Schema 6 tells stocks at the
    /// headline quarter, added comparisons and arms at equal outlay, and calls the ledger's changes what they are. What earlier ones lack is empty or not a
    /// number, and is left out of tables and figures.
    /// </summary>
    public static void SummaryFromEarlier(JsonObject summary, int schema)
    {
        foreach (var arm in (summary["arms"]?.AsArray() ?? []).OfType<JsonObject>())
        {
            if (schema == 1) Rename(arm, "fates_from", "counted_from");
            foreach (var terms in (arm["ledgers"]?.AsArray() ?? []).Select(ledger => ledger?["terms"]).OfType<JsonObject>())
            {
                Rename(terms, "gross", "change_since_first_support");
                Rename(terms, "deadweight", "change_without_support");
            }
        }
    }

    private static void Rename(JsonObject fields, string before, string now)
    {
        if (fields[before] is not { } value) return;
        fields[now] = value.DeepClone();
        fields.Remove(before);
    }
}
