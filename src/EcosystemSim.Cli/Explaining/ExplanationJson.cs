using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Explanations for machines; what does not apply is left out.</summary>
internal static class ExplanationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The value as JSON; ends with a newline.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";
}
