namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// What an arm has beyond another, replication by replication, over the recorded time. Present values are at the first recorded quarter;
/// later ones count less by <see cref="RunSummary.DiscountRate"/>.
/// </summary>
public sealed record Comparison
{
    /// <summary>Id of the other arm.</summary>
    public required string Other { get; init; }

    /// <summary>Jobs summed over the recorded quarters, over 4.</summary>
    public required Estimate JobYears { get; init; }

    /// <summary>The same in present value.</summary>
    public required Estimate JobYearsPresent { get; init; }

    /// <summary>Value added in present value, currency units; NaN where the seeds do not price it.</summary>
    public required Estimate ValueAddedPresent { get; init; }

    /// <summary>Public cost of all recorded quarters, currency units.</summary>
    public required Estimate PublicCost { get; init; }

    /// <summary>The same in present value.</summary>
    public required Estimate PublicCostPresent { get; init; }

    /// <summary>Public cost over job-years, both in present value.</summary>
    public required RatioEstimate CostPerJobYear { get; init; }

    /// <summary>Value added over public cost, both in present value.</summary>
    public required RatioEstimate ValueAddedPerCost { get; init; }

    /// <summary>Value added less public cost, both in present value, currency units; NaN where value added is not priced.</summary>
    public required Estimate NetPresentValue { get; init; }

    /// <summary>Job-years up to the headline quarter.</summary>
    public required Estimate JobYearsToHeadline { get; init; }

    /// <summary>Jobs at the headline quarter.</summary>
    public required Estimate Jobs { get; init; }

    /// <summary>Public cost up to that quarter, over those jobs.</summary>
    public required RatioEstimate CostPerJob { get; init; }

    /// <summary>Jobs in the last recorded quarter.</summary>
    public required Estimate JobsAtEnd { get; init; }
}
