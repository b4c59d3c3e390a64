using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Scenarios;

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

    /// <summary>Reads a manifest or a summary whose schema is not newer than known, and checks what it names.</summary>
    /// <param name="stated">Size and hash that it must have; null where nothing says.</param>
    /// <exception cref="ResultFolderException">It is newer, or another than is stated.</exception>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    public static T Read<T>(string path, int known, Action<JsonObject, int>? fromEarlier = null, ResultFile? stated = null)
        where T : notnull
    {
        byte[] bytes = OrdinaryFile.Read(path, FolderFile.MostBytes);
        if (StoredJson.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject json) throw new JsonException("It is no JSON object.");
        int found = json["schema_version"] is JsonValue value && value.TryGetValue(out int version) ? version : throw new JsonException("It has no schema_version.");
        Refuse(found, known, path);
        if (stated is not null) StoredResults.RefuseOther(path, bytes, stated);
        StoredNames.CheckTokens(bytes);
        if (found < known) fromEarlier?.Invoke(json, found);
        var read = json.Deserialize<T>(ResultJson.Options) ?? throw new JsonException("It is empty.");
        StoredNames.Check(read);
        return read;
    }

    /// <summary>
    /// Summaries. Schema 1 counted the fates of needs from <c>fates_from</c>, and doors and hours from the start; since schema 2 all
    /// are counted from <c>counted_from</c>. Schema 3 added the programme's area, ledgers and the uses of public cost. Schema 4 added what figures show,
    /// schema 5 the outcomes of the question, differences in public cost and the share of infrastructure. Schema 6 tells stocks at the headline
    /// quarter, added comparisons, arms at equal outlay and the arm that the answer speaks of (found by the names of the arms until then), and calls
    /// the ledger's changes what they are. What earlier ones lack is empty or not a number, and is left out of tables and figures.
    /// </summary>
    public static void SummaryFromEarlier(JsonObject summary, int schema)
    {
        if (schema < 6) AnswerByName(summary);
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

    /// <summary>The arm called <c>coordinated</c>, else the last with a name of its own; <c>…-free</c> was another one at no cost.</summary>
    private static void AnswerByName(JsonObject summary)
    {
        const string Free = "-free", Coordinated = "coordinated";
        string? baseline = Text(summary["baseline"]), without = Text(summary["without_support"]);
        var arms = (summary["arms"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var names = arms.Select(arm => Text(arm["arm"])).OfType<string>().Distinct().ToList();
        foreach (var arm in arms)
        {
            if (Text(arm["arm"]) is { } name && name.EndsWith(Free, StringComparison.Ordinal) && names.Contains(name[..^Free.Length])) arm["at_no_cost"] = name[..^Free.Length];
        }
        var own = names.Where(name => name != baseline && name != without && !name.EndsWith(Free, StringComparison.Ordinal)).ToList();
        summary["answer"] = own.Find(name => name == Coordinated) ?? own.LastOrDefault();

        static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    private static void Rename(JsonObject fields, string before, string now)
    {
        if (fields[before] is not { } value) return;
        fields[now] = value.DeepClone();
        fields.Remove(before);
    }
}
