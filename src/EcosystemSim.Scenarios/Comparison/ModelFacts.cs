using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Comparison;

/// <summary>
/// Records of the model as facts, by their properties; indexes become the names that they stand for, so that regions, sectors
/// and providers of two systems are compared by name and not by place.
/// </summary>
internal sealed class ModelFacts(SystemSpec system)
{
    private readonly ImmutableArray<string> _regions = [.. system.Regions.Select(r => r.Id)];
    private readonly ImmutableArray<string> _sectors = [.. system.Sectors.Select(s => s.Id)];
    private readonly ImmutableArray<string> _providers = [.. system.Providers.Select(p => p.Id)];

    /// <summary>The properties of a record that can be set; the others follow from them.</summary>
    public SectionFact Of(object record)
    {
        var entries = from property in Properties(record.GetType())
                      let fact = Of(property.Name, property.GetValue(record))
                      where fact is not null
                      select KeyValuePair.Create(Names.Snake(property.Name), fact);
        return new([.. entries], Summary(record));
    }

    /// <summary>The value of a property of that name; null for nothing.</summary>
    public Fact? Of(string name, object? value) => (name, value) switch
    {
        (_, null) => null,
        ("Region", int region) => new ValueFact(_regions[region]),
        ("Municipality", int place) => place < 0 ? null : new ValueFact(system.Municipalities[place].Id),
        (_, ImmutableArray<bool> mask) => Mask(mask, NamesOf(name, mask.Length)),
        (_, ImmutableArray<double> numbers) => Numbers(numbers, NamesOf(name, numbers.Length)),
        (_, ImmutableArray<ImmutableArray<double>> rows) => Rows(name, rows),
        (_, string or bool or double or int or long or uint or Enum) => new ValueFact(RecordFacts.Text(value)),
        (_, IEnumerable list) => List([.. list.Cast<object>()]),
        _ when value.GetType().FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) => new ValueFact(value.ToString()!),
        _ => Of(value),
    };

    internal static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0);

    private SectionFact List(List<object> items) => new([.. RecordFacts.Keyed(items.Select((item, i) => (Key(item, i), (Fact)Of(item))))]);

    private static string Key(object item, int place) => item switch
    {
        OfferSpec offer => $"{Names.Snake(offer.Need.ToString())} {(offer.Specialised ? "specialised" : "generic")}",
        Populations.SizeClass size => $"from {size.LeastJobs} jobs",
        _ => RecordFacts.Key(item) ?? $"{place + 1}",
    };

    private string? Summary(object record) => record switch
    {
        ProviderSpec p => $"{p.Name}, {Names.Snake(p.Kind.ToString())} in {_regions[p.Region]}, {RecordFacts.Text(Math.Round(p.AdviserFte, 2))} advisers, {p.Offers.Length} offers",
        MunicipalitySpec m => $"{m.Name} in {_regions[m.Region]}, {RecordFacts.Text(m.Population)} inhabitants",
        RegionSpec r => $"{r.Name}, {r.Country}",
        SectorSpec s => s.Name,
        _ => null,
    };

    private static Fact Mask(ImmutableArray<bool> mask, ImmutableArray<string> names) =>
        new NamesFact([.. names.Where((_, i) => mask[i])]);

    private static SectionFact Numbers(ImmutableArray<double> numbers, ImmutableArray<string> names) =>
        new([.. RecordFacts.Keyed(numbers.Select((n, i) => (names[i], (Fact)new ValueFact(RecordFacts.Text(n)))))]);

    private SectionFact Rows(string name, ImmutableArray<ImmutableArray<double>> rows)
    {
        var names = rows.Length == _regions.Length ? _regions : Places(rows.Length);
        return new([.. rows.Select((row, i) => KeyValuePair.Create(names[i], (Fact)Numbers(row, name == nameof(SystemSpec.TravelHours) ? _regions : NamesOf(name, row.Length))))]);
    }

    /// <summary>What the places of an array stand for, by the name of its property where several things are as many.</summary>
    private ImmutableArray<string> NamesOf(string name, int length)
    {
        if (name.Contains("Part", StringComparison.Ordinal) && length == _providers.Length) return _providers;
        if (name.Contains("Region", StringComparison.Ordinal) && length == _regions.Length) return _regions;
        if (name.Contains("Need", StringComparison.Ordinal) && length == NeedTypes.Names.Count) return [.. NeedTypes.Names];
        if (length == _sectors.Length) return _sectors;
        if (length == _regions.Length) return _regions;
        return length == _providers.Length ? _providers : Places(length);
    }

    private static ImmutableArray<string> Places(int length) => [.. Enumerable.Range(1, length).Select(i => $"{i}")];
}
