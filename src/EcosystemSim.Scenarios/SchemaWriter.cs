using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;

namespace EcosystemSim.Scenarios;

/// <summary>
/// JSON Schemas of the files, made from the types that they are bound to, so that editors complete and check what the loader
/// accepts. Checked in under <c>schemas/</c>; the first line of each file names its schema.
/// </summary>
public static class SchemaWriter
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";
    private const string ParameterDefinition = "parameter";

    private static readonly JsonSerializerOptions Types = new()
    {
        PropertyNamingPolicy = new SnakeCase(),
        NumberHandling = JsonNumberHandling.Strict,
        Converters =
        {
            new JsonStringEnumConverter(new SnakeCase()), new Opaque<Quarter>(), new Opaque<CountOrAuto>(), new Opaque<OneOrMore>(), new Opaque<Figures>(), new Opaque<ParameterSection>(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
    };

    private static readonly JsonSerializerOptions Text = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Schema of scenario files; ends with a newline.</summary>
    public static string Scenario() => Write(typeof(ScenarioFile), "Scenario of EcosystemSim");

    /// <summary>Schema of seed files; ends with a newline.</summary>
    public static string Seed() => Write(typeof(SeedFile), "Seeds of EcosystemSim");

    /// <summary>Writes both into a folder, under the names that the first lines of the files say.</summary>
    /// <param name="folder">Made if it does not exist.</param>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "scenario.schema.json"), Scenario());
        File.WriteAllText(Path.Combine(folder, "seed.schema.json"), Seed());
    }

    private static string Write(Type type, string title)
    {
        var body = Export(type);
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = title };
        foreach (var (key, value) in body.ToList())
        {
            body.Remove(key);
            schema[key] = value;
        }
        // What a file does not state can stand in one that it includes.
        if (schema["required"] is { } required && schema["properties"]?["include"] is not null)
        {
            schema.Remove("required");
            schema["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("include") } };
            schema["then"] = new JsonObject { ["required"] = required };
        }
        schema["definitions"] = new JsonObject { [ParameterDefinition] = Export(typeof(ParameterQuantity)) };
        return schema.ToJsonString(Text) + "\n";
    }

    private static JsonObject Export(Type type) =>
        Types.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        var meaning = property?.GetCustomAttribute<MeaningAttribute>() ?? type.GetCustomAttribute<MeaningAttribute>();
        var schema = Shape(type, property) ?? (node as JsonObject ?? []);
        DropNull(schema);
        if (type == typeof(PopulationSection)) RequireMarginals(schema);
        if (meaning is null) return schema;
        bool measured = !double.IsInfinity(meaning.Minimum) && !double.IsInfinity(meaning.Maximum);
        // A number says its unit, a list or mapping of numbers that of its items.
        if (measured) Bound(schema["items"] as JsonObject ?? schema["additionalProperties"] as JsonObject ?? schema, meaning);
        if (meaning.NotEmpty) schema[schema["items"] is not null ? "minItems" : "minProperties"] = 1;
        if (schema["properties"] is not null && schema["additionalProperties"] is null) schema["additionalProperties"] = false;
        return Described(schema, measured ? $"{meaning.Text} Unit: {meaning.Unit}." : meaning.Text);
    }

    // Without a table of firms the population is made from all of its marginals.
    private static void RequireMarginals(JsonObject schema)
    {
        string table = Names.Snake(nameof(PopulationSection.FirmsFile));
        var marginals = Names.Properties(typeof(PopulationSection)).Select(p => Names.Snake(p.Name)).Where(n => n != table);
        schema["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray(table) } };
        schema["then"] = new JsonObject { ["required"] = Words(marginals) };
    }

    private static void Bound(JsonObject schema, MeaningAttribute meaning)
    {
        schema["minimum"] = meaning.Minimum;
        schema["maximum"] = meaning.Maximum;
    }

    private static JsonObject Described(JsonObject schema, string text)
    {
        var described = new JsonObject { ["description"] = text };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            described[key] = value;
        }
        return described;
    }

    /// <summary>Shapes that the exporter cannot see.</summary>
    private static JsonObject? Shape(Type type, PropertyInfo? property)
    {
        if (type == typeof(Quarter)) return new() { ["type"] = "string", ["pattern"] = "^(19|20|21)[0-9]{2}Q[1-4]$" };
        if (type == typeof(CountOrAuto)) return new() { ["type"] = new JsonArray("integer", "string"), ["pattern"] = $"^{CountOrAuto.Auto}$" };
        if (type == typeof(ParameterSection)) return Parameters();
        if (type == typeof(Figures))
        {
            var number = new JsonObject { ["type"] = "number" };
            var several = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = number.DeepClone() };
            return new() { ["anyOf"] = new JsonArray(number, several) };
        }
        if (type == typeof(OneOrMore))
        {
            var one = property?.Name == nameof(AgreementSection.Forms) ? new JsonObject { ["enum"] = Words([.. ArmBuilder.FormNames]) } : new JsonObject { ["type"] = "string" };
            var several = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one.DeepClone() };
            return new() { ["anyOf"] = new JsonArray(one, several) };
        }
        return property?.Name switch
        {
            nameof(ScenarioFile.Outcomes) => new() { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = Words(OutcomeNames()) } },
            nameof(AgreementSection.Levers) => Closed(ArmBuilder.LeverNames, 1),
            nameof(StatementEntry.Lever) when property.DeclaringType == typeof(StatementEntry) =>
                new() { ["enum"] = Words([.. StatementCheck.Levers, StatementCheck.ForGoals, StatementCheck.ForShocks]) },
            nameof(SectorRow.NeedMix) => Closed(NeedTypes.Names, 1),
            _ => null,
        };
    }

    private static JsonObject Closed(IEnumerable<string> names, double maximum)
    {
        var properties = new JsonObject();
        foreach (string name in names) properties[name] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = maximum };
        return new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    /// <summary>Parameters nested by group, and with their paths as keys.</summary>
    private static JsonObject Parameters()
    {
        var root = Group();
        foreach (var leaf in ParameterCatalogue.All)
        {
            var at = root;
            string[] parts = leaf.Path.Split('.');
            foreach (string group in parts[..^1])
            {
                var within = at["properties"]!.AsObject();
                within[group] ??= Group();
                at = within[group]!.AsObject();
            }
            at["properties"]![parts[^1]] = Parameter(leaf);
        }
        foreach (var leaf in ParameterCatalogue.All) root["properties"]![leaf.Path] = Parameter(leaf);
        return root;
    }

    private static JsonObject Group() => new() { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };

    private static JsonObject Parameter(ParameterCatalogue.Leaf leaf) => new()
    {
        ["description"] = $"{leaf.Quantity.Meaning} Unit: {leaf.Quantity.Unit}.",
        ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{ParameterDefinition}" }),
        ["properties"] = new JsonObject
        {
            ["value"] = new JsonObject { ["minimum"] = leaf.Quantity.Minimum, ["maximum"] = leaf.Quantity.Maximum },
        },
    };

    private static IEnumerable<string> OutcomeNames() =>
        SeriesCatalogue.For(new("", "", [], [], [], []) { TravelHours = [] }).Select(s => s.Outcome).Distinct();

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(w => JsonValue.Create(w))];

    // A key without a value is an error here, so that nothing is nullable.
    private static void DropNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            var kept = types.Select(t => t!.GetValue<string>()).Where(t => t != "null").ToList();
            schema["type"] = kept.Count == 1 ? kept[0] : Words(kept);
        }
        if (schema["enum"] is JsonArray words && words.Any(w => w is null))
            schema["enum"] = Words(words.OfType<JsonValue>().Select(w => w.GetValue<string>()));
        schema.Remove("default");
    }

    private sealed class SnakeCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => Names.Snake(name);
    }

    /// <summary>Marks a type whose shape is written above; nothing is ever read or written by it.</summary>
    private sealed class Opaque<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
