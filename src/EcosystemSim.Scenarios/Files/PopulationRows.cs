using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("The initial population of firms: marginals from which it is made, or a table of firms.")]
internal sealed record PopulationSection
{
    [Meaning("Table of firms, a CSV file beside this one. It is the population then; the marginals may be left out.")]
    public string? FirmsFile { get; init; }

    [Meaning("Headings that the table has for its columns, where they are others than the columns' names: the column, then the heading, such as name: Navn.")]
    public IReadOnlyDictionary<string, string>? FirmsColumns { get; init; }

    [Meaning("Private employers.")]
    public Quantity? Firms { get; init; }

    [Meaning("Jobs in private firms.")]
    public Quantity? Jobs { get; init; }

    [Meaning("Size classes from the smallest up.", NotEmpty = true)]
    public IReadOnlyList<SizeClassRow>? SizeClasses { get; init; }

    [Meaning("Jobs of the largest firm.")]
    public Quantity? LargestFirm { get; init; }

    [Meaning("Share of firms that close in a year, for the distribution of ages.")]
    public Quantity? YearlyExitRate { get; init; }

    [Meaning("Share of a birth cohort still there after one year.")]
    public Quantity? Survival1Year { get; init; }

    [Meaning("Share of a birth cohort still there after three years.")]
    public Quantity? Survival3Years { get; init; }

    [Meaning("Share of a birth cohort still there after five years.")]
    public Quantity? Survival5Years { get; init; }

    [Meaning("Share of firms that export.")]
    public Quantity? ShareOfExporters { get; init; }

    [Meaning("Share of jobs in firms that export.")]
    public Quantity? ExportersShareOfJobs { get; init; }
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
