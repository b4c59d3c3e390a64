using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("Seeds: the real world as data. A system is a folder of such files; each section stands in one of them.")]
internal sealed record SeedFile
{
    [Meaning("Files whose keys stand for those that this file does not state.")]
    public OneOrMore? Include { get; init; }

    [Meaning("Name of the system.")]
    public string? Name { get; init; }

    [Meaning("Currency, three letters; constant prices.")]
    public string? Currency { get; init; }

    [Meaning("How jobs, value added and public cost are summed over years and put into money. Figures and tables only: no result depends on it.")]
    public AppraisalSection? Appraisal { get; init; }

    [Meaning("Regions, each with its labour market.")]
    public RegionSection? Regions { get; init; }

    [Meaning("Municipalities; firms and local offices are in one.")]
    public MunicipalitySection? Municipalities { get; init; }

    [Meaning("Sectors of private firms.")]
    public SectorSection? Sectors { get; init; }

    [Meaning("The initial population of firms: marginals from which it is made, or a table of firms.")]
    public PopulationSection? Population { get; init; }

    [Meaning("Organisations that firms can turn to.")]
    public ProviderSection? Providers { get; init; }

    [Meaning("Numbers of the model.")]
    public ParameterSection? Parameters { get; init; }

    [Meaning("Parameters that are uncertain together.")]
    public IReadOnlyList<CorrelationRow>? Correlations { get; init; }

    [Meaning("What the numbers rest on.")]
    public IReadOnlyList<EvidenceEntry>? Evidence { get; init; }

    [Meaning("How the words of the institutions map to those of the model.")]
    public MappingSection? Mappings { get; init; }

    [Meaning("What public documents state about coordination, sentence by sentence.")]
    public StatementSection? Statements { get; init; }
}

[Meaning("How the words of the institutions map to those of the model.")]
internal sealed record MappingSection
{
    [Meaning("Finer types of need, each with its type in the model.")]
    public required IReadOnlyDictionary<string, NeedType> NeedTypes { get; init; }

    [Meaning("Kinds of actor, each with its kind of provider in the model.")]
    public required IReadOnlyDictionary<string, ProviderKind> ProviderKinds { get; init; }
}
