using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("Marginals of the initial population of firms.")]
internal sealed record PopulationSection
{
    [Meaning("Private employers.")]
    public required Quantity Firms { get; init; }

    [Meaning("Jobs in private firms.")]
    public required Quantity Jobs { get; init; }

    [Meaning("Size classes from the smallest up.", NotEmpty = true)]
    public required IReadOnlyList<SizeClassRow> SizeClasses { get; init; }

    [Meaning("Jobs of the largest firm.")]
    public required Quantity LargestFirm { get; init; }

    [Meaning("Share of firms that close in a year, for the distribution of ages.")]
    public required Quantity YearlyExitRate { get; init; }

    [Meaning("Share of a birth cohort still there after one year.")]
    public required Quantity Survival1Year { get; init; }

    [Meaning("Share of a birth cohort still there after three years.")]
    public required Quantity Survival3Years { get; init; }

    [Meaning("Share of a birth cohort still there after five years.")]
    public required Quantity Survival5Years { get; init; }

    [Meaning("Share of firms that export.")]
    public required Quantity ShareOfExporters { get; init; }

    [Meaning("Share of jobs in firms that export.")]
    public required Quantity ExportersShareOfJobs { get; init; }
}

[Meaning("A size class of firms.")]
internal sealed record SizeClassRow
{
    [Meaning("Jobs of its smallest firm.", Unit = "jobs", Minimum = 1, Maximum = 1_000_000)]
    public required int LeastJobs { get; init; }

    [Meaning("Share of all firms.")]
    public required Quantity ShareOfFirms { get; init; }

    [Meaning("Share of all jobs.")]
    public required Quantity ShareOfJobs { get; init; }
}
