namespace EcosystemSim.Model.Parameters;

/// <summary>Inward investment: firms from abroad that may come to a region (ODD 7.1).</summary>
public sealed record InwardInvestmentParameters
{
    [Quantity("candidates per 10,000 initial firms of the region and year", 0, 200, "Foreign firms that look for a place and would consider the region.")]
    public required double CandidatesPerYear { get; init; }

    [Quantity("jobs", 5, 1000, "Mean size of a candidate; the smallest has 5 jobs.")]
    public required double Jobs { get; init; }

    [Quantity("share of candidates", 0, 1, "Candidates that come to the region without promotion.")]
    public required double LandingShare { get; init; }

    [Quantity("log points", -0.5, 1, "Log productivity of a candidate above the mean of its market.")]
    public required double ProductivityPremium { get; init; }
}
