namespace EcosystemSim.Model.Parameters;

/// <summary>L16 Transfer of knowledge from institutions and from markets.</summary>
public sealed record KnowledgeTransferParameters
{
    [Quantity("hours per project", 0, 500, "The knowledge institution's work in a project.")]
    public required double ProjectHours { get; init; }

    [Quantity("quarters", 1, 40, "Quarters over which the effect of a project with a knowledge institution builds up.", IsWhole = true)]
    public required double SpreadQuarters { get; init; }

    [Quantity("share of institutions", 0, 1, "Knowledge institutions among the parties that a broker can bring in, in a given quarter.")]
    public required double Reach { get; init; }

    [Quantity("ratio", 0, 1, "Blur in the firms' view of offices abroad and export advisers that publish what they see, relative to before.")]
    public required double IntelligenceBlurRatio { get; init; }

    [Quantity("hours per office and quarter", 0, 500, "Analysis and publication.")]
    public required double IntelligenceHours { get; init; }
}
