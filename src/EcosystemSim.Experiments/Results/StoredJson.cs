using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// Stored JSON, which may come from anybody, counted before it is taken apart: each value takes many times its bytes in memory.
/// Bytes and not text, which the parser would copy three times as large.
/// </summary>
public static class StoredJson
{
    /// <summary>Most values, keys and brackets of a file: as many as the largest file that is read has when a run writes it.</summary>
    public const int MostTokens = (int)(FolderFile.MostBytes / 16);

    /// <summary>The tree.</summary>
    /// <exception cref="JsonException">It is no JSON, or too much of it.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json, JsonDocumentOptions options = default)
    {
        Count(json);
        return JsonNode.Parse(json, null, options);
    }

    /// <inheritdoc cref="Parse"/>
    public static JsonDocument ParseDocument(ReadOnlyMemory<byte> json)
    {
        Count(json.Span);
        return JsonDocument.Parse(json);
    }

    private static void Count(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        for (int tokens = 0; reader.Read(); tokens++)
        {
            if (tokens == MostTokens) throw new JsonException(FormattableString.Invariant($"It has more than {MostTokens:N0} keys and values."));
        }
    }
}
