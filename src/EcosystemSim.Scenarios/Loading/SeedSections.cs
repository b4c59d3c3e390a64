using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>The seed files of a folder, each section from the one file that has it.</summary>
internal sealed class SeedSections(Report report, Sites sites)
{
    /// <summary>What names of seed and scenario files end with.</summary>
    public const string Extension = ".yaml";

    private readonly Dictionary<string, Location> _seen = [];

    public string? Name { get; private set; }

    public string? Currency { get; private set; }

    public AppraisalSection? Appraisal { get; private set; }

    public RegionSection? Regions { get; private set; }

    public MunicipalitySection? Municipalities { get; private set; }

    public SectorSection? Sectors { get; private set; }

    public PopulationSection? Population { get; private set; }

    public ProviderSection? Providers { get; private set; }

    public ParameterSection? Parameters { get; private set; }

    public IReadOnlyList<CorrelationRow> Correlations { get; private set; } = [];

    public IReadOnlyList<EvidenceEntry> Evidence { get; private set; } = [];

    public MappingSection? Mappings { get; private set; }

    public StatementSection? Statements { get; private set; }

    /// <summary>Reads all YAML files directly in a folder, by name.</summary>
    public void Read(string folder, FileSet files, Binder binder)
    {
        foreach (string name in files.Tree.FilesIn(folder, Extension))
        {
            if (files.Read(Display.Join(folder, name)) is not { } root)
            {
                IsReadable = false;
                continue;
            }
            Add(binder.Bind<SeedFile>(root, ""));
        }
    }

    /// <summary>Whether each file was text and YAML. Where one was not, what it would have said is not known, and nothing is said of it.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>Whether a file has the section, in order or not.</summary>
    public bool Has(string section) => _seen.ContainsKey(section);

    private void Add(SeedFile file)
    {
        Name = Once(file, nameof(Name), file.Name, Name);
        Currency = Once(file, nameof(Currency), file.Currency, Currency);
        Appraisal = Once(file, nameof(Appraisal), file.Appraisal, Appraisal);
        Regions = Once(file, nameof(Regions), file.Regions, Regions);
        Municipalities = Once(file, nameof(Municipalities), file.Municipalities, Municipalities);
        Sectors = Once(file, nameof(Sectors), file.Sectors, Sectors);
        Population = Once(file, nameof(Population), file.Population, Population);
        Providers = Once(file, nameof(Providers), file.Providers, Providers);
        Parameters = Once(file, nameof(Parameters), file.Parameters, Parameters);
        Mappings = Once(file, nameof(Mappings), file.Mappings, Mappings);
        Statements = Once(file, nameof(Statements), file.Statements, Statements);
        Correlations = Once(file, nameof(Correlations), file.Correlations, Correlations) ?? [];
        Evidence = Once(file, nameof(Evidence), file.Evidence, Evidence) ?? [];
    }

    private T? Once<T>(SeedFile file, string section, T? found, T? before)
        where T : class
    {
        if (sites.Find(file, section) is not { } node) return before;
        if (_seen.TryGetValue(section, out var first))
        {
            report.Add(Messages.NotASection(node.At, Names.Snake(section), first));
            return before;
        }
        _seen[section] = node.At;
        return found ?? before;
    }
}
