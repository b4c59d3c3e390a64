namespace EcosystemSim.Model.Parameters;

/// <summary>L14 Brokering across clusters.</summary>
public sealed record CrossClusterBrokeringParameters
{
    [Quantity("share of applicants", 0, 1, "Other brokers' applicants of the quarter whom a broker sees as partners for its own.")]
    public required double PoolShare { get; init; }

    [Quantity("share of pairings", 0, 1, "Pairings in which the broker takes the best partner of another sector even where a fellow would gain more.")]
    public required double AcrossShare { get; init; }

    [Quantity("share", 0, 1, "Trust between applicants of two clusters, before anything is built up, relative to the same cluster.")]
    public required double TrustAcrossClusters { get; init; }

    [Quantity("share", 0, 1, "How far a neutral convener closes the gap of trust in the first year.")]
    public required double ConvenerTrust { get; init; }

    [Quantity("share per year", 0, 1, "How much of that fades each year without follow-up.")]
    public required double ConvenerFade { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What clusters that meet know of each other.")]
    public required double Knowledge { get; init; }

    [Quantity("hours per cluster and quarter", 0, 500, "Joint calendar and meetings of the cluster managers.")]
    public required double CalendarHours { get; init; }

    [Quantity("hours per applicant", 0, 100, "Search for partners across clusters, found or not.")]
    public required double PairingHours { get; init; }

    [Quantity("share of full quality", 0, 1, "Cross-cutting help for a sector that its offer was not made for.")]
    public required double CrossCuttingReach { get; init; }

    [Quantity("hours per case", 0, 100, "Translation into a sector that the offer was not made for.")]
    public required double TranslationHours { get; init; }
}
