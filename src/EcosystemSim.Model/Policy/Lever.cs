namespace EcosystemSim.Model.Policy;

/// <summary>
/// The levers of coordination, numbered as in the catalogue of mechanisms. Each has a file of its own in
/// <c>Mechanisms/</c>, which says what it changes and what it costs.
/// </summary>
public enum Lever
{
    SharedCatalogue = 1,
    Triage = 2,
    CrossBorderEligibility = 3,
    Specialisation = 4,
    Referral = 5,
    CoLocation = 6,
    JointEvents = 7,
    StationedStaff = 8,
    EuProgrammeMoney = 9,
    PooledFunding = 10,
    Governance = 11,
    DocumentedEffect = 12,
    MonitoringCycle = 13,
    CrossClusterBrokering = 14,
    CriticalMass = 15,
    KnowledgeTransfer = 16,
    InternationalDoors = 17,
    InvestmentPromotion = 18,
    PolicyDialogue = 19,
    CircularSymbiosis = 20,
}

/// <summary>What keys of an agreement a lever reads.</summary>
public static class LeverKinds
{
    /// <summary>Whether a lever has administrative work that staff of the agreement's own can do: programme desk, secretariat, monitoring, dialogue.</summary>
    public static bool IsAdministered(Lever lever) => lever is Lever.EuProgrammeMoney or Lever.Governance or Lever.DocumentedEffect or Lever.MonitoringCycle or Lever.PolicyDialogue;

    /// <summary>Whether a lever works by pairs of a house and a cluster, not all of which have to take it up.</summary>
    public static bool IsPairwise(Lever lever) => lever is Lever.Referral or Lever.CoLocation or Lever.JointEvents;
}
