namespace EcosystemSim.Model.Parameters;

/// <summary>L20 Resource checks, industrial symbiosis and circular infrastructure.</summary>
public sealed record CircularSymbiosisParameters
{
    [Quantity("hours per case", 0, 200, "The first resource check of a party, beyond the ordinary case.")]
    public required double CheckHours { get; init; }

    [Quantity("log points per check", 0, 1, "How the hours of a check fall with the checks that the party has made.")]
    public required double Learning { get; init; }

    [Quantity("quarters", 1, 40, "For which a checked firm stays in the register.", IsWhole = true)]
    public required double RegisterQuarters { get; init; }

    [Quantity("hours one way", 0, 10, "Travel between regions within which by-products can be exchanged.")]
    public required double ReachHours { get; init; }

    [Quantity("share of pairs", 0, 1, "Pairs of checked firms whose by-products fit technically.")]
    public required double CompatibleShare { get; init; }

    [Quantity("share of pairs", 0, 1, "Added where both firms are in a region with circular infrastructure.")]
    public required double InfrastructureShare { get; init; }

    [Quantity("currency units per region", 0, 1e10, "Infrastructure, paid once from the parties' grant budgets.")]
    public required double InfrastructureCost { get; init; }

    [Quantity("log points", 0, 1, "What a match saves each of its firms, before absorption and size.")]
    public required double Saving { get; init; }

    [Quantity("tonnes a year per firm", 0, 1e6, "Material that a match saves at each of its firms.")]
    public required double Tonnes { get; init; }
}
