using System.Collections.Immutable;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>A size class: from so many jobs up to the next class.</summary>
/// <param name="LeastJobs">Jobs of its smallest firm.</param>
/// <param name="ShareOfFirms">Share of all firms; the classes' sum to 1.</param>
/// <param name="ShareOfJobs">Share of all jobs; the classes' sum to 1.</param>
public readonly record struct SizeClass(int LeastJobs, double ShareOfFirms, double ShareOfJobs);

/// <summary>What is known of a population of firms before it is made firm by firm.</summary>
public sealed record PopulationMarginals
{
    /// <summary>Private employers, at least 1.</summary>
    public required int Firms { get; init; }

    /// <summary>Jobs in them.</summary>
    public required long Jobs { get; init; }

    /// <summary>Size classes from the smallest up.</summary>
    public required ImmutableArray<SizeClass> SizeClasses { get; init; }

    /// <summary>Jobs that no firm exceeds.</summary>
    public required int LargestFirm { get; init; }

    /// <summary>Share of firms that close in a year.</summary>
    public required double YearlyExitRate { get; init; }

    /// <summary>Shares of a birth cohort still there after 1, 3 and 5 years.</summary>
    public required (double Year1, double Year3, double Year5) Survival { get; init; }

    /// <summary>Share of firms that export.</summary>
    public required double ShareOfExporters { get; init; }

    /// <summary>Share of jobs in firms that export.</summary>
    public required double ExportersShareOfJobs { get; init; }

    /// <summary>By sector, share of all firms.</summary>
    public required ImmutableArray<double> SectorShareOfFirms { get; init; }

    /// <summary>By sector, share of all jobs.</summary>
    public required ImmutableArray<double> SectorShareOfJobs { get; init; }

    /// <summary>By region and sector, the sector's share there relative to all regions.</summary>
    public required ImmutableArray<ImmutableArray<double>> LocationQuotients { get; init; }

    /// <summary>Jobs of the largest firm of a size class.</summary>
    public int MostJobsOf(int sizeClass) => sizeClass + 1 < SizeClasses.Length
        ? SizeClasses[sizeClass + 1].LeastJobs - 1
        : Math.Max(LargestFirm, SizeClasses[^1].LeastJobs);

    /// <summary>Firms by size class.</summary>
    public int[] FirmsByClass() => Apportionment.Whole(Firms, [.. SizeClasses.Select(c => c.ShareOfFirms)]);

    /// <summary>Jobs if every firm were the smallest of its class.</summary>
    public long LeastJobs() => FirmsByClass().Select((n, c) => (long)n * SizeClasses[c].LeastJobs).Sum();

    /// <summary>Jobs if every firm were the largest of its class.</summary>
    public long MostJobs() => FirmsByClass().Select((n, c) => (long)n * MostJobsOf(c)).Sum();
}
