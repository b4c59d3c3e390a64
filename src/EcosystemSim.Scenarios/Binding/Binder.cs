using System.Collections;
using System.Reflection;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Binding;

/// <summary>Nodes to the records of <c>Files/</c>, by their properties. Goes on after an error, so that all are reported.</summary>
internal sealed class Binder(Report report, Sites sites)
{
    /// <summary>The record; properties whose value was wrong keep their default, and required ones may be null then.</summary>
    public T Bind<T>(MappingNode node, string section)
        where T : class => (T)BindRecord(node, typeof(T), section);

    private object BindRecord(MappingNode node, Type type, string section)
    {
        object record = Activator.CreateInstance(type)!;
        sites.Put(record, node);
        var properties = Names.Properties(type).ToDictionary(p => Names.Snake(p.Name));
        CheckKeys(node, section, properties.Keys);
        var misspelt = Misspelt(node, properties.Keys);
        foreach (var (name, property) in properties)
        {
            var meaning = Names.Meaning(property);
            if ((node[name] ?? misspelt.GetValueOrDefault(name)) is not { } value)
            {
                if (Names.IsRequired(property)) report.Add(Messages.MissingKey(node.At, name, section));
                continue;
            }
            sites.Put(record, property.Name, value);
            if (BindValue(value, property.PropertyType, name, meaning) is { } bound) property.SetValue(record, bound);
        }
        return record;
    }

    /// <summary>
    /// The values of unknown keys, by the known ones that are suggested for them. They are checked as if they stood under these, so
    /// that one slip is one error; the slip itself is reported with the keys.
    /// </summary>
    private static Dictionary<string, Node> Misspelt(MappingNode node, ICollection<string> known)
    {
        var values = new Dictionary<string, Node>();
        foreach (var (key, value) in node.Entries.Where(e => !known.Contains(e.Key.Value)).Take(Nearest.MostSlips))
        {
            if (Nearest.Name(key.Value, known) is { } meant) values.TryAdd(meant, value);
        }
        return values;
    }

    /// <summary>Reports unknown and repeated keys.</summary>
    public void CheckKeys(MappingNode node, string section, ICollection<string>? known)
    {
        var seen = new Dictionary<string, ScalarNode>();
        foreach (var (key, _) in node.Entries)
        {
            if (seen.TryGetValue(key.Value, out var first)) report.Add(Messages.DuplicateKey(key.At, key.Value, first.At));
            else seen[key.Value] = key;
            if (known is not null && !known.Contains(key.Value)) report.Add(Messages.UnknownKey(key.At, key.Value, section, known));
        }
    }

    /// <summary>Reports entries of a list that are there already: nobody says a thing twice on purpose, and counted twice it is wrong.</summary>
    private void CheckRepeats(SequenceNode list, string what)
    {
        var seen = new Dictionary<string, Node>();
        foreach (var item in list.Items)
        {
            if (!seen.TryAdd(Canonical(item), item)) report.Add(Messages.Repeated(item.At, what, (item as ScalarNode)?.Value, seen[Canonical(item)].At));
        }
    }

    /// <summary>Reports names that differ from one before by capitals only; equal ones are reported as repeated keys.</summary>
    private void CheckCapitals(MappingNode mapping)
    {
        var seen = new Dictionary<string, ScalarNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _) in mapping.Entries)
        {
            if (!seen.TryAdd(key.Value, key) && seen[key.Value].Value != key.Value) report.Add(Messages.CapitalsOnly(key.At, key.Value, seen[key.Value].Value));
        }
    }

    /// <summary>A value however it is written: keys in any order, in quotes or not.</summary>
    private static string Canonical(Node node) => node switch
    {
        SequenceNode list => $"[{string.Join('\0', list.Items.Select(Canonical))}]",
        MappingNode mapping => $"{{{string.Join('\0', mapping.Entries.Select(e => $"{e.Key.Value}\u0001{Canonical(e.Value)}").Order(StringComparer.Ordinal))}}}",
        _ => ((ScalarNode)node).Value,
    };

    private object? BindValue(Node node, Type type, string what, MeaningAttribute meaning)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(double)) return InRange(Numbers.Read(node, what, report, meaning.Unit), node, what, meaning);
        if (type == typeof(int) || type == typeof(uint)) return Whole(node, type, what, meaning);
        if (type == typeof(CountOrAuto)) return Count(node, what, meaning);
        if (type == typeof(string)) return Text(node, what);
        if (type == typeof(bool)) return Truth(node, what);
        if (type == typeof(Quarter)) return CalendarQuarter(node, what);
        if (type.IsEnum) return Word(node, type, what);
        if (type == typeof(OneOrMore)) return Several(node, what);
        if (type == typeof(Figures)) return SeveralNumbers(node, what);
        if (type == typeof(ParameterSection))
            return Expect<MappingNode>(node, what, "a mapping of parameters") is { } raw ? new ParameterSection(raw) : null;
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic == typeof(IReadOnlyList<>)) return BindList(node, type, what, meaning);
        if (generic == typeof(IReadOnlyDictionary<,>)) return BindMap(node, type, what, meaning);
        return Expect<MappingNode>(node, what, "keys and values") is { } mapping ? BindRecord(mapping, type, what) : null;
    }

    private IList? BindList(Node node, Type type, string what, MeaningAttribute meaning)
    {
        if (Expect<SequenceNode>(node, what, "a list") is not { } list) return null;
        if (list.Items.Count == 0 && meaning.NotEmpty) report.Add(Messages.EmptyList(node.At, what));
        var item = type.GetGenericArguments()[0];
        // Numbers may be equal: the ends of a range, coordinates.
        if (!meaning.MayRepeat && item != typeof(double)) CheckRepeats(list, what);
        var bound = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        // Items must keep their places, so that a wrong one stands as nothing; the load fails anyway.
        object? nothing = item.IsValueType ? Activator.CreateInstance(item) : item == typeof(string) ? "" : null;
        foreach (var n in list.Items) bound.Add(BindValue(n, item, what, meaning) ?? nothing);
        return bound;
    }

    private IDictionary? BindMap(Node node, Type type, string what, MeaningAttribute meaning)
    {
        if (Expect<MappingNode>(node, what, "keys and values") is not { } mapping) return null;
        CheckKeys(mapping, what, null);
        if (mapping.Entries.Count == 0 && meaning.NotEmpty) report.Add(Messages.EmptyList(node.At, what));
        var item = type.GetGenericArguments()[1];
        // Names that a user gives; the others are checked against those that there are.
        if (item.IsClass && item != typeof(string)) CheckCapitals(mapping);
        var bound = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
        foreach (var (key, value) in mapping.Entries)
        {
            if (!Names.IsId(key.Value)) report.Add(Messages.BadId(key.At, key.Value));
            else if (!bound.Contains(key.Value) && BindValue(value, item, key.Value, meaning) is { } v) bound.Add(key.Value, v);
        }
        return bound;
    }

    private object? InRange(double? value, Node node, string what, MeaningAttribute meaning)
    {
        if (value is not { } v) return null;
        if (v >= meaning.Minimum && v <= meaning.Maximum) return v;
        report.Add(Messages.OutOfRange(node.At, what, v, meaning.Minimum, meaning.Maximum, meaning.Unit));
        return null;
    }

    private object? Whole(Node node, Type type, string what, MeaningAttribute meaning)
    {
        if (Numbers.Read(node, what, report, meaning.Unit, isWhole: true) is not { } value) return null;
        if (value != Math.Truncate(value))
        {
            report.Add(Messages.NotWhole(node.At, what, node.Kind));
            return null;
        }
        double least = Math.Max(meaning.Minimum, type == typeof(uint) ? uint.MinValue : int.MinValue);
        double most = Math.Min(meaning.Maximum, type == typeof(uint) ? uint.MaxValue : int.MaxValue);
        if (value < least || value > most)
        {
            report.Add(Messages.OutOfRange(node.At, what, value, least, most, meaning.Unit));
            return null;
        }
        return type == typeof(uint) ? (uint)value : (int)value;
    }

    private object? Count(Node node, string what, MeaningAttribute meaning)
    {
        if (node is ScalarNode { Value: CountOrAuto.Auto }) return new CountOrAuto(null);
        return Whole(node, typeof(int), what, meaning) is int number ? new CountOrAuto(number) : null;
    }

    private string? Text(Node node, string what)
    {
        if (node is ScalarNode { IsCut: true })
        {
            report.Add(Messages.WrongType(node.At, what, node.Kind, "a text; one with a comma stands in quotes"));
            return null;
        }
        if (node is ScalarNode { IsEmpty: false } scalar && scalar.Value.Trim().Length > 0)
        {
            if (what is not "id" || Names.IsId(scalar.Value)) return scalar.Value;
            report.Add(Messages.BadId(node.At, scalar.Value));
            return null;
        }
        report.Add(Messages.WrongType(node.At, what, node.Kind, node is ScalarNode { IsPlain: false } ? "a text that is not empty" : "a text"));
        return null;
    }

    private object? Truth(Node node, string what)
    {
        if (node is ScalarNode { IsPlain: true, Value: "true" or "false" } scalar) return scalar.Value == "true";
        report.Add(Messages.WrongType(node.At, what, node.Kind, "true or false"));
        return null;
    }

    private object? CalendarQuarter(Node node, string what)
    {
        if (node is ScalarNode scalar && Quarter.TryParse(scalar.Value, out var quarter)) return quarter;
        var meant = node is ScalarNode other ? Quarter.Meant(other.Value) : null;
        report.Add(Messages.NotAQuarter(node.At, what, node.Kind, meant));
        // Other dates are checked against the quarter that is meant.
        return meant;
    }

    private object? Word(Node node, Type type, string what)
    {
        var words = Names.Words(type);
        if (node is not ScalarNode scalar)
        {
            report.Add(Messages.WrongType(node.At, what, node.Kind, $"one of: {string.Join(", ", words)}"));
            return null;
        }
        for (int i = 0; i < words.Count; i++) if (words[i] == scalar.Value) return Enum.GetValues(type).GetValue(i);
        report.Add(Messages.UnknownWord(node.At, what, scalar.Value, words));
        return null;
    }

    private OneOrMore? Several(Node node, string what)
    {
        if (node is ScalarNode) return Text(node, what) is { } one ? new([one]) : null;
        if (Expect<SequenceNode>(node, what, "a name or a list of names") is not { } list) return null;
        if (list.Items.Count == 0) report.Add(Messages.EmptyList(node.At, what));
        CheckRepeats(list, what);
        return new([.. list.Items.Select(n => Text(n, what) ?? "")]);
    }

    private Figures? SeveralNumbers(Node node, string what)
    {
        if (node is not SequenceNode list) return Numbers.Read(node, what, report, "a number or a list of numbers") is { } one ? new([one]) : null;
        if (list.Items.Count == 0) report.Add(Messages.EmptyList(node.At, what));
        return new([.. list.Items.Select(n => Numbers.Read(n, what, report, "a number") ?? 0)]);
    }

    private T? Expect<T>(Node node, string what, string expected)
        where T : Node
    {
        if (node is T wanted) return wanted;
        report.Add(Messages.WrongType(node.At, what, node.Kind, expected));
        return null;
    }
}
