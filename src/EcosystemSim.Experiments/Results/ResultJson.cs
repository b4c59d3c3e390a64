using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// How manifests and summaries are written: snake case, words for enumerations, <c>"NaN"</c> where there is no number. They are read
/// strictly: a file has every key that is written, once, and no other.
/// </summary>
public static class ResultJson
{
    /// <summary>Shared by all; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // What is missing or null where it cannot be is found when a file is read, and not later in whatever uses it.
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireEveryKey } },
            WriteIndented = true,
            NewLine = "\n",
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    private static void RequireEveryKey(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // What is left out where there is nothing to say says so itself.
            bool isLeftOut = property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) == true;
            if (!isLeftOut && (property.Set is not null || property.AssociatedParameter is not null)) property.IsRequired = true;
        }
    }
}
