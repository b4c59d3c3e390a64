namespace EcosystemSim.Model.Parameters;

/// <summary>L17 Doors abroad: partner regions, their offices and networks.</summary>
public sealed record InternationalDoorsParameters
{
    [Quantity("share", 0.05, 1, "Part of the full chance of entry to a market that an office without any relation opens.")]
    public required double DoorFloor { get; init; }

    [Quantity("share of the gap per case", 0, 1, "Growth of an office's relation with each firm that it serves.")]
    public required double RelationGain { get; init; }

    [Quantity("share per quarter", 0, 1, "Decay of a relation that is not used.")]
    public required double RelationDecay { get; init; }

    [Quantity("share of the gap per quarter", 0, 1, "Growth of the relation through delegations and official contacts.")]
    public required double DelegationGain { get; init; }

    [Quantity("hours per office and quarter", 0, 500, "Delegations and official contacts.")]
    public required double DelegationHours { get; init; }

    [Quantity("share of colleagues' offers", 0, 1, "What offices abroad and export advisers know of each other, so that a firm comes to the market that fits.")]
    public required double MarketFit { get; init; }

    [Quantity("partners per broker and quarter", 0, 8, "Partners abroad whom competence networks bring to each broker.", IsWhole = true)]
    public required double NetworkPartners { get; init; }

    [Quantity("hours per broker and quarter", 0, 500, "Upkeep of the networks.")]
    public required double NetworkHours { get; init; }

    [Quantity("full-time equivalents per office", 0, 10, "Posts moved from the agencies to each office.")]
    public required double OfficeFte { get; init; }

    [Quantity("share", 0, 1, "How far an office can use the relations of the best other office, and how many of the other clusters' partners abroad a cluster can use.")]
    public required double SharedContacts { get; init; }
}
