using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;
using Binder = EcosystemSim.Scenarios.Binding.Binder;

namespace EcosystemSim.Scenarios;

/// <summary>A value that the seeds state of a region, municipality, sector or provider.</summary>
/// <param name="Text">The value as a file would write it.</param>
/// <param name="Source">Id of an entry of the evidence, <c>assumed</c>, or null where it is no number.</param>
public sealed record SeedFact(string Name, string Text, string Meaning, string? Source);

/// <summary>A support system of the seeds.</summary>
/// <param name="Id">Its folder.</param>
/// <param name="Currency">Three letters, or null where none is stated.</param>
/// <param name="Items">Its regions, municipalities, sectors and providers.</param>
public sealed record SeedSystem(string Id, string Name, string? Currency, ImmutableArray<SeedItem> Items);

/// <summary>A region, municipality, sector or provider of a system.</summary>
/// <param name="System">Folder of the system in the seeds.</param>
/// <param name="Kind">region, municipality, sector or provider.</param>
public sealed record SeedItem(string System, string Kind, string Id, string Name, ImmutableArray<SeedFact> Facts)
{
    /// <summary>Names of the systems in a seeds folder: its folders with files of seeds.</summary>
    internal static List<string> Systems(string seeds, FileTree tree) =>
        [.. tree.FoldersIn(seeds).Where(system => tree.FilesIn(Display.Join(seeds, system), SeedSections.Extension).Count > 0)];

    /// <summary>All systems in a seeds folder; one with errors shows what could be read.</summary>
    internal static ImmutableArray<SeedSystem> InSystemsOf(string seeds, FileTree tree)
    {
        var systems = ImmutableArray.CreateBuilder<SeedSystem>();
        foreach (string system in tree.FoldersIn(seeds))
        {
            var all = ImmutableArray.CreateBuilder<SeedItem>();
            var (report, sites) = (new Report(), new Sites());
            var files = new FileSet(ReadingLimits.Default, report, tree);
            files.Allow(seeds, "seeds");
            var sections = new SeedSections(report, sites);
            sections.Read(Display.Join(seeds, system), files, new(report, sites));
            Add("region", sections.Regions?.List, sections.Regions?.About);
            Add("municipality", sections.Municipalities?.List, sections.Municipalities?.About);
            Add("sector", sections.Sectors?.List, sections.Sectors?.About);
            Add("provider", sections.Providers?.List, sections.Providers?.About);
            systems.Add(new(system, sections.Name ?? system, sections.Currency, all.ToImmutable()));

            void Add(string kind, IEnumerable<object?>? rows, IReadOnlyDictionary<string, AboutEntry>? about)
            {
                foreach (object row in (rows ?? []).OfType<object>())
                {
                    var facts = FactsOf(row, about).ToList();
                    string? id = facts.Find(f => f.Name == "id")?.Text, name = facts.Find(f => f.Name == "name")?.Text;
                    if (id is not null) all.Add(new(system, kind, id, name ?? id, [.. facts.Where(f => f.Name is not ("id" or "name"))]));
                }
            }
        }
        return systems.ToImmutable();
    }

    private static IEnumerable<SeedFact> FactsOf(object row, IReadOnlyDictionary<string, AboutEntry>? about)
    {
        foreach (var property in Names.Properties(row.GetType()))
        {
            if (property.GetValue(row) is not { } value) continue;
            string name = Names.Snake(property.Name);
            yield return new(name, Text(value), property.GetCustomAttribute<MeaningAttribute>()!.Text, about?.GetValueOrDefault(name)?.Source);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "yes" : "no",
        Enum word => Names.Snake(word.ToString()).Replace('_', ' '),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        OneOrMore several => string.Join(", ", several.Names),
        OfferRow offer => Offer(offer),
        IDictionary map => string.Join(", ", map.Keys.Cast<object>().Select(k => $"{Text(k)} {Text(map[k])}")),
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Offer(OfferRow offer)
    {
        string sectors = offer.Sectors is { } some ? $", for {string.Join(", ", some.Names)}" : "";
        return $"{Text(offer.Need)} ({Text(offer.Quality)}, {Text(offer.HoursPerCase)} hours per case{sectors})";
    }
}
