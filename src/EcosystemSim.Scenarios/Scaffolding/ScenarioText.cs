using System.Globalization;
using System.Reflection;
using System.Text;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Scaffolding;

/// <summary>
/// A scenario of three arms (none, fragmented, coordinated) in the shape of a system's own. Keys and values are taken over as they
/// are written, whatever they are, and each is explained once by the meaning that the schema gives it.
/// </summary>
internal sealed class ScenarioText
{
    private const int CommentColumn = 44, Width = 140;

    private readonly StringBuilder _text = new();
    private readonly HashSet<PropertyInfo> _explained = [];
    private readonly bool _hasTable;
    private readonly double _scale;

    private ScenarioText(bool hasTable, double scale) => (_hasTable, _scale) = (hasTable, scale);

    /// <param name="source">The system's own scenario, with what it includes.</param>
    /// <param name="from">Its path, for the comment.</param>
    /// <param name="arms">Its arms: the one without support or null, the baseline, the coordinated one.</param>
    /// <param name="hasTable">Whether the firms are a user's table, whose size no scenario changes.</param>
    /// <param name="scale">Factor on money from outside.</param>
    public static string Of(MappingNode source, string from, string name, string title, (string? None, string Baseline, string Main) arms, bool hasTable, double scale)
    {
        var writer = new ScenarioText(hasTable, scale);
        writer.Write(source, from, name, title, arms);
        return writer._text.ToString();
    }

    private void Write(MappingNode source, string from, string name, string title, (string? None, string Baseline, string Main) arms)
    {
        _text.Append($"""
            # yaml-language-server: $schema=../schemas/scenario.schema.json
            # {title}: a scenario to start from, in the shape of {from}.
            # The region itself is in seeds/{name}/; change that first, from its regions on. Then change here, in this order:
            #   1. the question, and the dates under horizon;
            #   2. who agrees on what, and from when, under arms;
            #   3. what else you know better: a number of the model that differs goes under `parameters`, with its source.
            # `ecosim check` names every slip with its line and the nearest valid name.

            """.ReplaceLineEndings("\n"));
        var root = typeof(ScenarioFile);
        var values = new Dictionary<string, Node>
        {
            ["title"] = Plain(title),
            ["question"] = Plain($"Do firms in {title} get more of the right help, and do jobs follow, when support is coordinated?"),
            ["system"] = Plain(name),
            ["baseline"] = Plain("fragmented"),
            ["without_support"] = Plain("none"),
            ["arms"] = Arms(source, arms),
        };
        bool afterBlock = false;
        foreach (var (key, value) in source.Entries)
        {
            if (key.Value is "include" or "without_support" or "answer" || (key.Value == "population" && _hasTable)) continue;
            bool isBlock = value is MappingNode;
            if (isBlock || afterBlock) _text.Append('\n');
            afterBlock = isBlock;
            Entry(key.Value, values.GetValueOrDefault(key.Value, value), 0, root);
            if (key.Value != "baseline") continue;
            Entry("without_support", values["without_support"], 0, root);
            Entry("answer", Plain("coordinated"), 0, root);
        }
    }

    private static MappingNode Arms(MappingNode source, (string? None, string Baseline, string Main) arms)
    {
        var all = (MappingNode)source["arms"]!;
        var none = arms.None is null ? null : (MappingNode)all[arms.None]!;
        Node start = ((MappingNode)source["horizon"]!)["start"]!;
        var without = Map(
            ("title", none?["title"] ?? Plain("No public support")), ("support_ends", none?["support_ends"] ?? start));
        var fragmented = Flat(all, arms.Baseline, "", out _);
        var coordinated = Flat(all, arms.Main, arms.Baseline, out bool isBased);
        if (isBased)
            coordinated = coordinated with { Entries = [.. coordinated.Entries.Take(1), new(Key("based_on"), Plain("fragmented")), .. coordinated.Entries.Skip(1)] };
        return Map(("none", without), ("fragmented", fragmented), ("coordinated", coordinated));
    }

    /// <summary>An arm with all that it takes from those below it, down to one that it stays based on.</summary>
    private static MappingNode Flat(MappingNode arms, string name, string below, out bool isBased)
    {
        var flat = (MappingNode)arms[name]!;
        isBased = false;
        while (flat["based_on"] is ScalarNode { Value: var under })
        {
            var bare = flat with { Entries = [.. flat.Entries.Where(e => e.Key.Value != "based_on")] };
            isBased = under == below;
            if (isBased) return bare;
            flat = Merge(bare, (MappingNode)arms[under]!);
        }
        return flat;
    }

    // The lower arm's agreements come first, as they came first in time.
    private static MappingNode Merge(MappingNode over, MappingNode under)
    {
        var entries = under.Entries.Select(e => over[e.Key.Value] switch
        {
            null => e,
            MappingNode upper when e.Value is MappingNode lower => new(e.Key, Merge(upper, lower)),
            var upper => new KeyValuePair<ScalarNode, Node>(e.Key, upper),
        }).ToList();
        // based_on of the lower arm goes on; what only the upper one has comes last.
        entries.AddRange(over.Entries.Where(e => under[e.Key.Value] is null));
        return over with { Entries = entries };
    }

    private void Entry(string key, Node value, int indent, Type? type)
    {
        var property = type is null ? null : Names.Properties(type).FirstOrDefault(p => Names.Snake(p.Name) == key);
        string comment = property is not null && _explained.Add(property) ? Explain(property) : "";
        string start = $"{new string(' ', indent)}{key}:";
        if (key == "adds_money" && _scale != 1 && value is MappingNode money) value = Times(money, _scale);
        if (value is MappingNode { Entries.Count: > 0 } mapping && (IsBlock(property, type) || $"{start} {Flow(value)}".Length > Width))
        {
            Line(start, comment);
            foreach (var (k, v) in mapping.Entries) Entry(k.Value, v, indent + 2, Inner(property, type));
            return;
        }
        if (value is SequenceNode list && $"{start} {Flow(value)}".Length > Width)
        {
            Line(start, comment);
            foreach (var item in list.Items) Line($"{new string(' ', indent)}  - {Flow(item)}", "");
            return;
        }
        Line($"{start} {(value is ScalarNode s ? Scalar(s, inFlow: false) : Flow(value))}", comment);
    }

    private static MappingNode Times(MappingNode money, double factor) => money with
    {
        Entries =
        [
            .. money.Entries.Select(e => e.Value is ScalarNode amount && double.TryParse(amount.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? new(e.Key, Plain(Math.Round(value * factor).ToString("0", CultureInfo.InvariantCulture))) : e),
        ],
    };

    private string Explain(PropertyInfo property)
    {
        string meaning = property.GetCustomAttribute<MeaningAttribute>()!.Text;
        if (_hasTable && property.Name == nameof(HorizonSection.WarmUpQuarters))
            return meaning.TrimEnd('.') + "; the firms of your table live through them, so fewer keep them closer to it.";
        if (property.Name == nameof(AgreementSection.Levers)) return meaning.TrimEnd('.') + " from 0 to 1; section 8 of docs/ODD.md says what each does and costs.";
        return meaning;
    }

    private void Line(string text, string comment)
    {
        if (comment.Length == 0) _text.Append(text).Append('\n');
        else if (Math.Max(CommentColumn, text.Length + 2) + comment.Length + 2 <= Width) _text.Append(text.PadRight(CommentColumn - 2)).Append("  # ").Append(comment).Append('\n');
        else _text.Append(' ', text.Length - text.TrimStart().Length).Append("# ").Append(comment).Append('\n').Append(text).Append('\n');
    }

    /// <summary>Whether the keys of a value stand on lines of their own.</summary>
    private static bool IsBlock(PropertyInfo? property, Type? owner) =>
        Inner(property, owner) is not null || property?.PropertyType == typeof(ParameterSection);

    /// <summary>What explains the keys of a value: a record, or names with a record each; null where nothing does.</summary>
    private static Type? Inner(PropertyInfo? property, Type? owner)
    {
        if (owner is { IsGenericType: true } && owner.GetGenericTypeDefinition() == typeof(Named<>)) return owner.GetGenericArguments()[0];
        if (property?.PropertyType is not { } type) return null;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyDictionary<,>)) return IsRecord(type) ? type : null;
        var item = type.GetGenericArguments()[1];
        return IsRecord(item) ? typeof(Named<>).MakeGenericType(item) : null;
    }

    private static bool IsRecord(Type type) => type.Namespace == typeof(ScenarioFile).Namespace && type.IsClass && type != typeof(OneOrMore) && type != typeof(ParameterSection);

    private static string Flow(Node node) => node switch
    {
        ScalarNode scalar => Scalar(scalar, inFlow: true),
        SequenceNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"{e.Key.Value}: {Flow(e.Value)}"))}}}",
        _ => throw new InvalidOperationException("There are no other nodes."),
    };

    private static string Scalar(ScalarNode scalar, bool inFlow)
    {
        bool safe = scalar.IsPlain && !(inFlow && scalar.Value.AsSpan().IndexOfAny(",[]{}") >= 0);
        return safe ? scalar.Value : $"\"{scalar.Value.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)}\"";
    }

    private static MappingNode Map(params (string Key, Node Value)[] entries) =>
        new(Nowhere, [.. entries.Select(e => new KeyValuePair<ScalarNode, Node>(Key(e.Key), e.Value))]);

    private static ScalarNode Key(string key) => new(Nowhere, key, IsPlain: true);

    private static ScalarNode Plain(string value) => new(Nowhere, value, IsPlain: true);

    private static Location Nowhere { get; } = Location.Of(new("", []));

    /// <summary>Names that a user gives, each with a record.</summary>
    private sealed record Named<T>;
}
