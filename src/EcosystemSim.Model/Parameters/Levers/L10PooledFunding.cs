namespace EcosystemSim.Model.Parameters;

/// <summary>L10 Pooled funding and pooled office.</summary>
public sealed record PooledFundingParameters
{
    [Quantity("share of grant money", 0, 1, "What each party agency puts into the common fund.")]
    public required double PoolShare { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "Joint meetings on cases.")]
    public required double CaseMeetingHours { get; init; }

    [Quantity("FTE per office", 0, 50, "Posts that the owners pay for, by size.")]
    public required double OfficeFte { get; init; }

    [Quantity("share of firms", 0, 1, "Awareness of the office that its information adds in every region.")]
    public required double Awareness { get; init; }

    [Quantity("hours per office and quarter", 0, 500, "News and briefings.")]
    public required double BriefingHours { get; init; }

    [Quantity("share of the office's offers", 0, 1, "What municipal offices and business houses, which pass information on, know of the office.")]
    public required double InformationKnowledge { get; init; }

    [Quantity("hours per information point and quarter", 0, 200, "Passing information on.")]
    public required double InformationHours { get; init; }

    [Quantity("ratio", 0, 1, "Hours of an application to a programme that the office prepares, relative to an agency's.")]
    public required double PreparationRatio { get; init; }
}
