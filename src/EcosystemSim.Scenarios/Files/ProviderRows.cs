using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("Organisations that firms can turn to.")]
internal sealed record ProviderSection
{
    [Meaning("Unit, source and sureness by key.")]
    public required IReadOnlyDictionary<string, AboutEntry> About { get; init; }

    [Meaning("Factor on adviser hours and grants of all providers, where firms are fewer or more than those that the figures are for.", Unit = "a factor", Minimum = 0.00001, Maximum = 1000)]
    public double Scale { get; init; } = 1;

    [Meaning("One office in each municipality, all with the same offers.")]
    public LocalOffices? LocalOffices { get; init; }

    [Meaning("Private advisers: in each region one door that stands for all of them.")]
    public PrivateAdvisers? PrivateAdvisers { get; init; }

    [Meaning("The other providers.", NotEmpty = true)]
    public required IReadOnlyList<ProviderRow> List { get; init; }
}

[Meaning("One office in each municipality, all with the same offers.")]
internal sealed record LocalOffices
{
    [Meaning("Kind of provider.")]
    public required ProviderKind Kind { get; init; }

    [Meaning("An office's id is this and the municipality's id.")]
    public required string IdPrefix { get; init; }

    [Meaning("An office's name is this and the municipality's name.")]
    public required string NamePrefix { get; init; }

    [Meaning("Advisers by size of the municipality.")]
    public required Quantity FtePer100000Inhabitants { get; init; }

    [Meaning("Advisers of the smallest office.")]
    public required Quantity LeastFte { get; init; }

    [Meaning("Advisers of the largest office.")]
    public required Quantity MostFte { get; init; }

    [Meaning("What every office offers.", NotEmpty = true)]
    public required IReadOnlyList<OfferRow> Offers { get; init; }
}

[Meaning("Private advisers: in each region one door that stands for all of them. They see at once whoever pays, and cost the public nothing.")]
internal sealed record PrivateAdvisers
{
    [Meaning("The door's id in a region is this and the region's id.")]
    public required string IdPrefix { get; init; }

    [Meaning("Its name is this and the region's name.")]
    public required string NamePrefix { get; init; }

    [Meaning("What they offer.", NotEmpty = true)]
    public required IReadOnlyList<PricedOffer> Offers { get; init; }
}

[Meaning("Specialised help of private advisers for one type of need.")]
internal sealed record PricedOffer
{
    [Meaning("Type of need.")]
    public required NeedType Need { get; init; }

    [Meaning("What the firm pays for a case, in the system's currency.")]
    public required Quantity Price { get; init; }

    [Meaning("Sectors for which it is made; all if not stated.")]
    public OneOrMore? Sectors { get; init; }

    [Meaning("Quarters from the start of help until it shows.", Unit = "quarters", Minimum = 0, Maximum = 20)]
    public int LeadQuarters { get; init; } = 1;
}

[Meaning("An organisation that firms can turn to.")]
internal sealed record ProviderRow
{
    [Meaning("Short name in files and tables.")]
    public required string Id { get; init; }

    [Meaning("Name in words.")]
    public required string Name { get; init; }

    [Meaning("Kind of provider.")]
    public required ProviderKind Kind { get; init; }

    [Meaning("Id of the region in which it sits.")]
    public required string Region { get; init; }

    [Meaning("Advisers for the needs of private employers.", Unit = "full-time equivalents", Minimum = 0, Maximum = 10_000)]
    public required double AdviserFte { get; init; }

    [Meaning("Money for grants to single firms; 0 = it grants none.", Unit = "currency units a year", Minimum = 0, Maximum = 1e12)]
    public double GrantBudgetPerYear { get; init; }

    [Meaning("Regions whose firms may come while borders are closed, or all; its own if not stated.")]
    public OneOrMore? Serves { get; init; }

    [Meaning("Whether it is a cluster without an office.")]
    public bool Virtual { get; init; }

    [Meaning("What it offers, by type of need.")]
    public required IReadOnlyList<OfferRow> Offers { get; init; }
}

/// <summary>What help is worth.</summary>
internal enum Quality
{
    Generic,
    Specialised,
}

[Meaning("What a provider offers for one type of need.")]
internal sealed record OfferRow
{
    [Meaning("Type of need.")]
    public required NeedType Need { get; init; }

    [Meaning("Specialised help, or only the generic conversation.")]
    public required Quality Quality { get; init; }

    [Meaning("Adviser hours that one case takes.", Unit = "hours per case", Minimum = 0.1, Maximum = 2000)]
    public required double HoursPerCase { get; init; }

    [Meaning("Sectors for which it is made; all if not stated.")]
    public OneOrMore? Sectors { get; init; }

    [Meaning("Smallest firm served.", Unit = "jobs", Minimum = 1, Maximum = 1_000_000)]
    public int MinimumJobs { get; init; } = 1;

    [Meaning("Largest firm served.", Unit = "jobs", Minimum = 1, Maximum = 1_000_000)]
    public int MaximumJobs { get; init; } = 1_000_000;

    [Meaning("Quarters from the start of help until it shows.", Unit = "quarters", Minimum = 0, Maximum = 20)]
    public int LeadQuarters { get; init; } = 1;
}
