using System.Collections.Immutable;
using System.Reflection;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;
using Binder = EcosystemSim.Scenarios.Binding.Binder;

namespace EcosystemSim.Scenarios;

/// <summary>A key that scenario files can have.</summary>
/// <param name="Section">What has the key: scenario, horizon, population, arm or agreement.</param>
/// <param name="Unit">Unit of a number, or null.</param>
/// <param name="Low">Smallest admissible number, or null.</param>
/// <param name="High">Largest admissible number, or null.</param>
/// <param name="Words">Words that it can be, if it is one of a few.</param>
public sealed record ScenarioKey(string Section, string Name, string Meaning, string? Unit, double? Low, double? High, ImmutableArray<string> Words);

/// <summary>What came of reading the seeds: a catalogue, or what is wrong with their files. Never both.</summary>
public sealed record CatalogueResult(Catalogue? Catalogue, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// All that can be asked about, without a scenario: levers, statements of the documents, parameters, evidence, keys of files, and
/// what each system and each shipped scenario has.
/// </summary>
public sealed class Catalogue
{
    private readonly SeedSections _shared;
    private readonly Lazy<ImmutableArray<SeedSystem>> _systems;
    private readonly Lazy<ImmutableArray<ScenarioUse>> _scenarios;

    private readonly string _folder;
    private readonly FileTree _tree;

    private Catalogue(string seeds, FileTree tree, SeedSections shared, ImmutableArray<ParameterValue> parameters, ImmutableArray<EvidenceEntry> evidence)
    {
        (_shared, Parameters, Evidence, _folder, _tree) = (shared, parameters, evidence, Display.Up(seeds), tree);
        _systems = new(() => SeedItem.InSystemsOf(seeds, tree));
        _scenarios = new(() => ScenarioUse.Beside(seeds, tree, Items));
    }

    /// <summary>All levers, in the order of their numbers, with their names in files and whether scenarios can use them now.</summary>
    public static ImmutableArray<(Lever Lever, string Name, bool IsBuilt)> Levers { get; } =
    [
        .. Enum.GetValues<Lever>().Select(l => (l, Names.Snake(l.ToString()))).Select(l => (l.l, l.Item2, ArmBuilder.LeverNames.Contains(l.Item2))),
    ];

    /// <summary>Names of all recorded outcomes.</summary>
    public static ImmutableArray<string> Outcomes { get; } = [.. StatementCheck.Outcomes];

    /// <summary>Names of all kinds of provider.</summary>
    public static ImmutableArray<string> ProviderKinds { get; } = [.. Names.Words(typeof(ProviderKind))];

    /// <summary>All keys of scenario files but the lists within.</summary>
    public static ImmutableArray<ScenarioKey> Keys { get; } =
    [
        .. KeysOf("agreement", typeof(AgreementSection)), .. KeysOf("arm", typeof(ArmSection)), .. KeysOf("horizon", typeof(HorizonSection)),
        .. KeysOf("population", typeof(PopulationOverride)), .. KeysOf("scenario", typeof(ScenarioFile)),
    ];

    /// <summary>All parameters as the seeds state them, in the order of the code.</summary>
    public ImmutableArray<ParameterValue> Parameters { get; }

    /// <summary>The evidence shared by all systems.</summary>
    public ImmutableArray<EvidenceEntry> Evidence { get; }

    /// <summary>Statements of the documents, in the order of the file; none where the seeds have no such file.</summary>
    public ImmutableArray<StatementEntry> Statements => [.. _shared.Statements?.List ?? []];

    /// <summary>The document of a statement.</summary>
    public DocumentEntry DocumentOf(StatementEntry statement) => _shared.Statements!.Documents[statement.Id[..1]];

    /// <summary>Words of the institutions for a type of need.</summary>
    public ImmutableArray<string> WordsFor(NeedType need) => [.. (_shared.Mappings?.NeedTypes ?? new Dictionary<string, NeedType>()).Where(m => m.Value == need).Select(m => m.Key)];

    /// <summary>Words of the institutions for a kind of provider.</summary>
    public ImmutableArray<string> WordsFor(ProviderKind kind) => [.. (_shared.Mappings?.ProviderKinds ?? new Dictionary<string, ProviderKind>()).Where(m => m.Value == kind).Select(m => m.Key)];

    /// <summary>Regions, municipalities, sectors and providers of all systems; what cannot be read is left out.</summary>
    public ImmutableArray<SeedItem> Items => [.. Systems.SelectMany(s => s.Items)];

    /// <summary>Support systems of the seeds, by the names of their folders.</summary>
    public ImmutableArray<SeedSystem> Systems => _systems.Value;

    /// <summary>Scenarios in the folder beside the seeds, by name; what cannot be read is left out.</summary>
    public ImmutableArray<ScenarioUse> Scenarios => _scenarios.Value;

    /// <summary>Whether a scenario beside the seeds has a page that tells of it.</summary>
    public bool HasPage(string scenario) => _tree.HasFile(Path.Combine(_folder, "scenarios", scenario + ".md"));

    /// <summary>Scenarios in which a statement's mechanism is in force in some arm; of a goal all.</summary>
    public IEnumerable<ScenarioUse> UsesOf(StatementEntry statement) => Scenarios.Where(s => s.Has(statement, path => Parameters.FirstOrDefault(p => p.Path == path)?.Value));

    /// <summary>Reads the seeds: the nearest folder <c>seeds</c> in a folder, above it, or at or above the current one.</summary>
    /// <param name="folder">Where to begin; empty for the current folder.</param>
    /// <param name="otherwise">What is read where the disk has no seeds there; null for nothing.</param>
    public static CatalogueResult Load(string folder = "", FileTree? otherwise = null)
    {
        string place = Path.Combine(folder, "seeds");
        if (SeedsFolder.Find(place, FileTree.Disk) is { } seeds) return Read(seeds, FileTree.Disk);
        return otherwise is null ? new(null, [Messages.NoSeedsHere(Location.Of(new(place, [])))]) : Read("seeds", otherwise);
    }

    private static CatalogueResult Read(string seeds, FileTree tree)
    {
        var report = new Report();
        var sites = new Sites();
        var binder = new Binder(report, sites);
        var files = new FileSet(ReadingLimits.Default, report, tree);
        files.Allow(seeds, "seeds");
        var shared = new SeedSections(report, sites);
        shared.Read(seeds, files, binder);
        var sources = new Sources(shared.Evidence, report, sites);
        var parameters = new ParameterReader(report, sites, binder, sources);
        parameters.Add(shared.Parameters);
        new StatementCheck(report, sites).Check(shared.Statements, parameters.ValueOf);
        var values = parameters.Finish(Location.Of(new(Display.Join(seeds, "parameters.yaml"), [])));
        return report.Count > 0 ? new(null, [.. report.InOrder(ReadingLimits.Default.Errors)]) : new(new(seeds, tree, shared, values, [.. sources.Entries.Values]), []);
    }

    /// <summary>Nearest names first, at most so many; none where nothing is near.</summary>
    public static ImmutableArray<string> Near(string found, IEnumerable<string> known, int most)
    {
        var names = known.Distinct().ToList();
        if (Nearest.Name(found, names) is not { } best) return [];
        int reach = Math.Max(Nearest.Distance(found.ToLowerInvariant(), best.ToLowerInvariant()), Math.Max(1, found.Length / 3));
        return [.. Nearest.First(found, names, most).Where(n => Nearest.Distance(found.ToLowerInvariant(), n.ToLowerInvariant()) <= reach)];
    }

    private static IEnumerable<ScenarioKey> KeysOf(string section, Type type)
    {
        foreach (var property in Names.Properties(type))
        {
            var meaning = property.GetCustomAttribute<MeaningAttribute>()!;
            bool measured = !double.IsInfinity(meaning.Minimum) && !double.IsInfinity(meaning.Maximum);
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (kind.IsGenericType) kind = kind.GetGenericArguments()[^1];
            ImmutableArray<string> words = kind.IsEnum ? [.. Names.Words(kind)] : kind == typeof(bool) ? ["true", "false"] : [];
            yield return new(
                section, Names.Snake(property.Name), meaning.Text, measured ? meaning.Unit : null, measured ? meaning.Minimum : null, measured ? meaning.Maximum : null, words);
        }
    }
}
