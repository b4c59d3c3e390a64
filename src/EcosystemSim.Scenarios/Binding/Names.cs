using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Scenarios.Binding;

/// <summary>Names in files are the names in code, in snake case.</summary>
internal static class Names
{
    public static string Snake(string name) => ParameterCatalogue.Snake(name);

    // Reading attributes took a quarter of the time of loading.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();
    private static readonly ConcurrentDictionary<PropertyInfo, MeaningAttribute> Meanings = new();
    private static readonly ConcurrentDictionary<PropertyInfo, bool> Required = new();

    /// <summary>Properties of a file type that can be written, in the order of the code.</summary>
    public static IReadOnlyList<PropertyInfo> Properties(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetCustomAttribute<MeaningAttribute>() is not null)]);

    /// <summary>What one of these properties means.</summary>
    public static MeaningAttribute Meaning(PropertyInfo property) => Meanings.GetOrAdd(property, static p => p.GetCustomAttribute<MeaningAttribute>()!);

    public static bool IsRequired(PropertyInfo property) => Required.GetOrAdd(property, static p => p.IsDefined(typeof(RequiredMemberAttribute)));

    /// <summary>Words of an enum as files write them.</summary>
    public static IReadOnlyList<string> Words(Type type) => [.. Enum.GetNames(type).Select(Snake)];

    /// <summary>Letters, digits, and the three signs that are harmless in file names, columns and tables.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
