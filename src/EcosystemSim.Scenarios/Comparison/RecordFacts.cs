using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Comparison;

/// <summary>
/// The records of <c>Files/</c> as facts, by their properties: a new key of a file is compared without a word here. What is not
/// stated counts as its default, so that stating a default is no difference.
/// </summary>
internal static class RecordFacts
{
    /// <summary>The keys of a record.</summary>
    /// <param name="except">Properties to leave out, by their names in code.</param>
    public static SectionFact Of(object record, params string[] except) =>
        new([.. from property in Names.Properties(record.GetType())
                where !except.Contains(property.Name)
                let fact = Of(property.GetValue(record), property)
                where fact is not null
                select KeyValuePair.Create(Names.Snake(property.Name), fact)]);

    /// <summary>The value of a property; null where it is not stated and has no default.</summary>
    public static Fact? Of(object? value, PropertyInfo property) => Of(value ?? DefaultOf(property));

    /// <summary>A value of any type that files are bound to; null for nothing.</summary>
    public static Fact? Of(object? value) => value switch
    {
        null => null,
        ParameterSection => throw new ArgumentException("Parameters are compared by their values.", nameof(value)),
        OneOrMore several => Named(several.Names),
        IEnumerable<string> names => Named(names),
        string or bool or double or int or uint or long or Quarter or Enum => new ValueFact(Text(value)),
        IDictionary map => new SectionFact([.. map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Of(map[key])!))]),
        IEnumerable list => List([.. list.Cast<object>()]),
        _ => Of(record: value),
    };

    /// <summary>As files write it.</summary>
    public static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => number.ToString("0.############", CultureInfo.InvariantCulture),
        Enum word => Names.Snake(word.ToString()),
        string text => text.Trim(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Facts of a list: words are names, numbers one value, records stand under what names them, or under their number.</summary>
    private static Fact List(List<object> items)
    {
        if (items.All(i => i is Enum)) return Named(items.Select(Text));
        if (items.All(i => i is double or int)) return new ValueFact($"[{string.Join(", ", items.Select(Text))}]");
        return new SectionFact([.. Keyed(items.Select((item, i) => (Key(item) ?? $"{i + 1}", Of(item)!)))]);
    }

    /// <summary>With a number behind keys that come again.</summary>
    internal static IEnumerable<KeyValuePair<string, Fact>> Keyed(IEnumerable<(string Key, Fact Fact)> entries)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (key, fact) in entries)
        {
            int times = seen[key] = seen.GetValueOrDefault(key) + 1;
            yield return KeyValuePair.Create(times == 1 ? key : $"{key}#{times}", fact);
        }
    }

    internal static string? Key(object item) =>
        (item.GetType().GetProperty("Id") ?? item.GetType().GetProperty("Name"))?.GetValue(item) as string;

    private static NamesFact Named(IEnumerable<string> names) => new([.. names.Distinct()]);

    /// <summary>What holds where a key is not stated.</summary>
    private static object? DefaultOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        if (type == typeof(bool)) return false;
        if (type is { IsEnum: true }) return Enum.GetValues(type).GetValue(0);
        // A section of which nothing must be stated is there with its defaults.
        bool isSection = property.PropertyType.GetCustomAttribute<MeaningAttribute>() is not null;
        return isSection && !property.PropertyType.IsDefined(typeof(RequiredMemberAttribute)) ? Activator.CreateInstance(property.PropertyType) : null;
    }
}
