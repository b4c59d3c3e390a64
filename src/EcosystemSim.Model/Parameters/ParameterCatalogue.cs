using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace EcosystemSim.Model.Parameters;

/// <summary>The parameters that the model has, by their paths in files, such as <c>levers.referral.warm_hours</c>.</summary>
public static class ParameterCatalogue
{
    /// <summary>A parameter: its path, and the properties that lead to it.</summary>
    public sealed record Leaf(string Path, QuantityAttribute Quantity, ImmutableArray<PropertyInfo> Way);

    /// <summary>All parameters, in the order of the code.</summary>
    public static ImmutableArray<Leaf> All { get; } = [.. Walk(typeof(ModelParameters), "", [])];

    /// <summary>All parameters by path.</summary>
    public static ImmutableDictionary<string, Leaf> ByPath { get; } = All.ToImmutableDictionary(l => l.Path);

    /// <summary>Paths of the groups, such as <c>levers.referral</c>.</summary>
    public static ImmutableHashSet<string> Groups { get; } =
        [.. All.SelectMany(l => Enumerable.Range(1, l.Way.Length - 1).Select(n => string.Join('.', l.Path.Split('.').Take(n))))];

    /// <summary>The model's record from values by path; every path must have one.</summary>
    public static ModelParameters Build(IReadOnlyDictionary<string, double> values)
    {
        var root = Make(typeof(ModelParameters));
        foreach (var leaf in All)
        {
            object owner = root;
            foreach (var step in leaf.Way[..^1]) owner = step.GetValue(owner)!;
            leaf.Way[^1].SetValue(owner, values[leaf.Path]);
        }
        return (ModelParameters)root;
    }

    /// <summary>All values by path, as <see cref="Build"/> takes them.</summary>
    public static Dictionary<string, double> ValuesOf(ModelParameters parameters) =>
        All.ToDictionary(leaf => leaf.Path, leaf => (double)leaf.Way.Aggregate((object)parameters, (owner, step) => step.GetValue(owner)!));

    /// <summary>The key in files of a name in code.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = char.IsAsciiLetterUpper(name[i]) || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]));
            if (i > 0 && begins) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static IEnumerable<Leaf> Walk(Type type, string prefix, ImmutableArray<PropertyInfo> way)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            string path = prefix + Snake(property.Name);
            if (property.GetCustomAttribute<QuantityAttribute>() is { } quantity) yield return new(path, quantity, way.Add(property));
            else foreach (var leaf in Walk(property.PropertyType, path + ".", way.Add(property))) yield return leaf;
        }
    }

    private static object Make(Type type)
    {
        object record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            if (property.GetCustomAttribute<QuantityAttribute>() is null) property.SetValue(record, Make(property.PropertyType));
        }
        return record;
    }
}
