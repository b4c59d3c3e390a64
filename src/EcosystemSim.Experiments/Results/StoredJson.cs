using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Scenarios.Text;

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

    /// <summary>What is wrong with stored JSON, without an end. The parser tells kinds of errors apart by nothing but its words, which speak of its own types.</summary>
    public static string Why(JsonException e)
    {
        string said = e.Message, key = (e.Path ?? "").TrimStart('$', '.');
        // What this program has found itself has no place.
        if (e.LineNumber is null && e.Path is null) return said.Length == 0 ? "it is damaged" : char.ToLowerInvariant(said[0]) + said[1..].TrimEnd('.');
        if (said.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)) return $"unknown key '{Characters.Short(key)}'";
        if (said.Contains("missing required properties including: ", StringComparison.Ordinal))
        {
            string lacking = said[(said.IndexOf("including: ", StringComparison.Ordinal) + "including: ".Length)..].Split('.')[0];
            return $"{(key.Length == 0 ? "it" : $"'{Characters.Short(key)}'")} lacks {lacking}";
        }
        if (said.Contains("Duplicate property '", StringComparison.Ordinal)) return $"key '{Characters.Short(said.Split('\'')[1])}' is given a second time";
        if (said.Contains("doesn't allow", StringComparison.Ordinal)) return $"{(key.Length == 0 ? "a value" : $"'{Characters.Short(key)}'")} is null; expected a value";
        if (key.Length > 0) return $"'{Characters.Short(key)}' has a value of another kind than a run writes";
        if (said.Contains("does not contain any JSON tokens", StringComparison.Ordinal)) return "it is empty";
        bool isCut = said.Contains("Expected depth to be zero", StringComparison.Ordinal) || said.Contains("reached end of data", StringComparison.Ordinal) || said.Contains("end of string was not reached", StringComparison.Ordinal);
        return isCut ? "it ends in its middle" : "it is no JSON";
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
