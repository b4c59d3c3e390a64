using System.Collections.Immutable;

namespace EcosystemSim.Model.Entities;

/// <summary>A support system and the economy around it, as the seed files describe them. Immutable; the same in all arms.</summary>
/// <param name="Id">Folder name of the seed, such as <c>west-denmark</c>.</param>
/// <param name="Currency">Three letters; constant prices.</param>
public sealed record SystemSpec(
    string Id,
    string Currency,
    ImmutableArray<RegionSpec> Regions,
    ImmutableArray<MunicipalitySpec> Municipalities,
    ImmutableArray<SectorSpec> Sectors,
    ImmutableArray<ProviderSpec> Providers)
{
    /// <summary>Travel time in hours, one way, between the centres of two regions; the diagonal is travel within the region.</summary>
    public required ImmutableArray<ImmutableArray<double>> TravelHours { get; init; }

    /// <summary>Number of markets: one per region and sector, region by region.</summary>
    public int Markets => Regions.Length * Sectors.Length;

    /// <summary>Index of the market of a region and a sector.</summary>
    public int Market(int region, int sector) => (region * Sectors.Length) + sector;
}

/// <summary>A region with its own labour market and growth forum.</summary>
public sealed record RegionSpec(string Id, string Name, string Country, bool Centre);

/// <summary>A municipality; firms and local offices are in one.</summary>
/// <param name="Region">Index of its region.</param>
/// <param name="Population">Inhabitants; the region's firms are shared over its municipalities in this proportion.</param>
/// <param name="TravelToCentreHours">One way to the centre of the region.</param>
public sealed record MunicipalitySpec(string Id, string Name, int Region, double Population, double TravelToCentreHours)
{
    /// <summary>Degrees north; null where the seeds do not say. For maps alone: the model knows hours of travel.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east; null where the seeds do not say.</summary>
    public double? Longitude { get; init; }
}

/// <summary>A sector of private firms.</summary>
/// <param name="Tradability">0 = all sales at home, 1 = all against the world.</param>
/// <param name="FrontierDriftPerQuarter">Drift of the world's productivity beyond the home trend, log points per quarter.</param>
/// <param name="NeedMix">Weight of each need type in this sector; sums to 1.</param>
/// <param name="NeedIntensity">Needs per firm relative to the mean of all sectors.</param>
/// <param name="EntryIntensity">Entrants per firm relative to the mean of all sectors.</param>
/// <param name="KnowledgeX">Place of the sector in knowledge space, 0 to 1; firms scatter around it.</param>
/// <param name="KnowledgeY">As <paramref name="KnowledgeX"/>.</param>
public sealed record SectorSpec(
    string Id, string Name, double Tradability, double FrontierDriftPerQuarter, ImmutableArray<double> NeedMix,
    double NeedIntensity, double EntryIntensity, double KnowledgeX, double KnowledgeY)
{
    /// <summary>By-products that its firms give off, as words.</summary>
    public ImmutableArray<string> Gives { get; init; } = [];

    /// <summary>By-products that its firms can use.</summary>
    public ImmutableArray<string> Takes { get; init; } = [];
}

/// <summary>An organisation that firms can turn to.</summary>
/// <param name="Region">Index of the region in which it sits.</param>
/// <param name="Municipality">Index of its municipality if it serves only firms there, else -1.</param>
/// <param name="AdviserFte">Full-time equivalents available to private employers' needs.</param>
/// <param name="GrantBudgetPerYear">Currency units a year for grants; 0 if it grants none.</param>
/// <param name="ServesRegions">By region: may it serve firms from there while borders are closed?</param>
public sealed record ProviderSpec(
    string Id, string Name, ProviderKind Kind, int Region, int Municipality, double AdviserFte, double GrantBudgetPerYear,
    ImmutableArray<bool> ServesRegions, ImmutableArray<OfferSpec> Offers)
{
    /// <summary>Whether it is a cluster without an office, present only where an agreement makes it so (L06).</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Whether it is no part of public support: it has no public hours, and firms pay for its help.</summary>
    public bool IsPrivate => Kind == ProviderKind.PrivateAdviser;

    /// <summary>Whether it has money to give to firms, beside advice.</summary>
    public bool HasGrants => GrantBudgetPerYear > 0;

    /// <summary>Whether firms can apply for its money: it has some, and specialised help with finance for somebody. Money of others pays for what the model's firms do not apply for.</summary>
    public bool GrantsToFirms => HasGrants && Offers.Any(o => o.Specialised && o.Need == NeedType.Finance);

    /// <summary>Whether only firms of one municipality can come.</summary>
    public bool IsLocal => Municipality >= 0;
}

/// <summary>What a provider offers for one need type.</summary>
/// <param name="Specialised">Specialised help, or only the generic conversation.</param>
/// <param name="Sectors">By sector: is the offer made for it?</param>
/// <param name="HoursPerCase">Adviser hours that one case takes.</param>
/// <param name="MinimumJobs">Smallest firm served.</param>
/// <param name="MaximumJobs">Largest firm served.</param>
/// <param name="LeadQuarters">Quarters from the start of help until it shows.</param>
public sealed record OfferSpec(
    NeedType Need, bool Specialised, ImmutableArray<bool> Sectors, double HoursPerCase, int MinimumJobs, int MaximumJobs, int LeadQuarters)
{
    /// <summary>Currency units that the firm pays; 0 for public help.</summary>
    public double Price { get; init; }
}

/// <summary>The initial firms as parallel arrays, in any order; firm ids follow this order.</summary>
public sealed class Population
{
    /// <summary>Number of firms.</summary>
    public int Count => Jobs.Length;

    /// <summary>Index of the region, by firm.</summary>
    public required byte[] Region { get; init; }

    /// <summary>Index of the sector, by firm.</summary>
    public required byte[] Sector { get; init; }

    /// <summary>Index of the municipality, by firm.</summary>
    public required ushort[] Municipality { get; init; }

    /// <summary>Employees, by firm; at least 1.</summary>
    public required int[] Jobs { get; init; }

    /// <summary>Age in quarters at the start of the warm-up, by firm.</summary>
    public required int[] AgeQuarters { get; init; }

    /// <summary>Whether the firm exports, by firm.</summary>
    public required bool[] Exporter { get; init; }
}
