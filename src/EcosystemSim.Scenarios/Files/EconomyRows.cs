using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("How jobs, value added and public cost are summed over years and put into money.")]
internal sealed record AppraisalSection
{
    [Meaning("Unit, source and sureness by key.")]
    public required IReadOnlyDictionary<string, AboutEntry> About { get; init; }

    [Meaning("Year whose prices all money of the system is in.", Unit = "a year", Minimum = 1950, Maximum = 2150)]
    public required int PriceYear { get; init; }

    [Meaning("Social discount rate, real.", Unit = "a share per year", Minimum = 0, Maximum = 0.2)]
    public required double DiscountRate { get; init; }

    [Meaning("Value added of a mean job, at the prices of price_year. What the baseline produces in the first recorded quarter, per job and year, is set to it.", Unit = "currency units per job and year", Minimum = 1, Maximum = 1e8)]
    public required double ValueAddedPerJob { get; init; }
}

[Meaning("Regions, each with its labour market.")]
internal sealed record RegionSection
{
    [Meaning("Unit, source and sureness by key.")]
    public required IReadOnlyDictionary<string, AboutEntry> About { get; init; }

    [Meaning("The regions.", NotEmpty = true)]
    public required IReadOnlyList<RegionRow> List { get; init; }

    [Meaning("Travel from region to region, one way; within a region the mean trip of a firm.", Unit = "hours", Minimum = 0, Maximum = 100)]
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> TravelHours { get; init; }
}

[Meaning("A region.")]
internal sealed record RegionRow
{
    [Meaning("Short name in files and tables.")]
    public required string Id { get; init; }

    [Meaning("Name in words.")]
    public required string Name { get; init; }

    [Meaning("Country, two letters.")]
    public required string Country { get; init; }

    [Meaning("Whether it is the centre rather than the periphery.")]
    public required bool Centre { get; init; }
}

[Meaning("Municipalities; firms and local offices are in one.")]
internal sealed record MunicipalitySection
{
    [Meaning("Unit, source and sureness by key.")]
    public required IReadOnlyDictionary<string, AboutEntry> About { get; init; }

    [Meaning("The municipalities.", NotEmpty = true)]
    public required IReadOnlyList<MunicipalityRow> List { get; init; }
}

[Meaning("A municipality.")]
internal sealed record MunicipalityRow
{
    [Meaning("Short name in files and tables.")]
    public required string Id { get; init; }

    [Meaning("Name in words.")]
    public required string Name { get; init; }

    [Meaning("Id of its region.")]
    public required string Region { get; init; }

    [Meaning("Inhabitants; firms are shared over municipalities in this proportion.", Unit = "inhabitants", Minimum = 1, Maximum = 1e8)]
    public required double Population { get; init; }

    [Meaning("Travel to the centre of the region, one way.", Unit = "hours", Minimum = 0, Maximum = 24)]
    public required double TravelToCentreHours { get; init; }

    [Meaning("Where it is on maps; changes no result.", Unit = "degrees north", Minimum = -90, Maximum = 90)]
    public double? Latitude { get; init; }

    [Meaning("Where it is on maps; changes no result.", Unit = "degrees east", Minimum = -180, Maximum = 180)]
    public double? Longitude { get; init; }
}

[Meaning("Sectors of private firms.")]
internal sealed record SectorSection
{
    [Meaning("Unit, source and sureness by key.")]
    public required IReadOnlyDictionary<string, AboutEntry> About { get; init; }

    [Meaning("The sectors.", NotEmpty = true)]
    public required IReadOnlyList<SectorRow> List { get; init; }
}

[Meaning("A sector of private firms.")]
internal sealed record SectorRow
{
    [Meaning("Short name in files and tables.")]
    public required string Id { get; init; }

    [Meaning("Name in words.")]
    public required string Name { get; init; }

    [Meaning("Share of sales won against the world.", Unit = "a share", Minimum = 0, Maximum = 1)]
    public required double Tradability { get; init; }

    [Meaning("Drift of the world's productivity beyond the home trend.", Unit = "log points per quarter", Minimum = -0.05, Maximum = 0.05)]
    public required double FrontierDriftPerQuarter { get; init; }

    [Meaning("Share of each type of need; they sum to 1.", Unit = "a share", Minimum = 0, Maximum = 1)]
    public required IReadOnlyDictionary<string, double> NeedMix { get; init; }

    [Meaning("Needs per firm relative to the mean of all sectors.", Unit = "a ratio", Minimum = 0, Maximum = 10)]
    public required double NeedIntensity { get; init; }

    [Meaning("Entrants per firm relative to the mean of all sectors.", Unit = "a ratio", Minimum = 0, Maximum = 10)]
    public required double EntryIntensity { get; init; }

    [Meaning("Place in knowledge space, two coordinates.", Unit = "a coordinate", Minimum = 0, Maximum = 1, NotEmpty = true)]
    public required IReadOnlyList<double> Knowledge { get; init; }

    [Meaning("By-products that its firms give off, in words such as heat.")]
    public IReadOnlyList<string>? Gives { get; init; }

    [Meaning("By-products that its firms can use, in the same words.")]
    public IReadOnlyList<string>? Takes { get; init; }

    [Meaning("Share of all firms; they sum to 1 over the sectors.", Unit = "a share", Minimum = 0, Maximum = 1)]
    public required double ShareOfFirms { get; init; }

    [Meaning("Share of all jobs; they sum to 1 over the sectors.", Unit = "a share", Minimum = 0, Maximum = 1)]
    public required double ShareOfJobs { get; init; }

    [Meaning("By region, the sector's share there relative to all regions.", Unit = "a ratio", Minimum = 0, Maximum = 20)]
    public required IReadOnlyDictionary<string, double> LocationQuotient { get; init; }
}
