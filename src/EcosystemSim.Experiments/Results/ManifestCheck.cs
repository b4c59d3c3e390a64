using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>Whether a manifest says of a run what its command and its scenario give.</summary>
public static class ManifestCheck
{
    // How it was carried out, when and where: nothing to compare with. Files and the result hash are compared with what lies there.
    private static readonly string[] Free = ["settings", "duration_seconds", "runtime", "machine", "failures", "files", "result_hash", "inputs_hash"];

    // What other inputs or another build of the model explain.
    private static readonly string[] OfTheInputs = ["model_version", "product_version", "inputs"];

    /// <summary>Reads a manifest, wherever it lies.</summary>
    /// <returns>Null where it cannot be read.</returns>
    /// <exception cref="ResultFolderException">It is of another schema.</exception>
    public static Manifest? Read(string path)
    {
        try
        {
            return Schemas.Read<Manifest>(path, Manifest.CurrentSchemaVersion);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The fields that say otherwise than an experiment, each in a sentence without its end.</summary>
    /// <param name="experiment">Made anew from the manifest's command.</param>
    /// <param name="summary">Of the replications that are there.</param>
    public static IReadOnlyList<string> Differences(Manifest stated, Experiment experiment, RunSummary summary)
    {
        var given = Manifest.Of(experiment, stated.Settings);
        // Of a run that was stopped, how far it had come was written before it came further.
        bool isOver = stated.ResultHash is not null;
        int done = summary.Replications;
        return Differences(stated, given with
        {
            Status = !isOver ? stated.Status : done == experiment.Replications.Length ? RunStatus.Complete : RunStatus.Partial,
            ReplicationsDone = isOver ? done : stated.ReplicationsDone,
            EqualOutlay = isOver ? summary.OutlayMatches : [],
        });
    }

    /// <summary>The fields that say otherwise than another manifest of the same run.</summary>
    public static IReadOnlyList<string> Differences(Manifest stated, Manifest given)
    {
        bool sameInputs = stated.InputsHash == given.InputsHash;
        JsonObject there = Fields(stated), here = Fields(given);
        return
        [
            .. from field in there
               where !Free.Contains(field.Key) && (sameInputs || !OfTheInputs.Contains(field.Key))
               let other = here[field.Key]
               where !JsonNode.DeepEquals(field.Value, other)
               select $"names {field.Key} {Text(field.Value)}; its command and scenario give {Text(other)}",
        ];
    }

    private static JsonObject Fields(Manifest manifest) => JsonSerializer.SerializeToNode(manifest, ResultJson.Options)!.AsObject();

    private const int MostShown = 500;

    private static string Text(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonValue one => Characters.Short(one.ToString(), MostShown),
        _ => Characters.Short(value.ToJsonString(Compact), MostShown),
    };

    private static readonly JsonSerializerOptions Compact = new(ResultJson.Options) { WriteIndented = false };
}
