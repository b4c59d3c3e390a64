namespace EcosystemSim.Model.Parameters;

/// <summary>L18 Joint promotion of inward investment.</summary>
public sealed record InvestmentPromotionParameters
{
    [Quantity("share of candidates", 0, 1, "Added to the share of foreign candidates that land, where the posts of a region work for its candidates alone.")]
    public required double LandingGain { get; init; }

    [Quantity("FTE per region", 0, 50, "Project managers in each region in which parties sit, taken from these by size; they work for all regions that these serve.")]
    public required double ManagerFte { get; init; }

    [Quantity("years", 0, 10, "Until the promotion works in full: contacts come first, projects later.")]
    public required double LagYears { get; init; }

    [Quantity("share of the gain", 0, 1, "Confined to the focus sectors of the agreement, if it names any.")]
    public required double SectorFocus { get; init; }
}
