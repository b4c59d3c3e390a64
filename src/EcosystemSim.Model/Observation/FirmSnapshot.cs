namespace EcosystemSim.Model.Observation;

/// <summary>All active firms of one world at the end of a quarter, as parallel arrays in the order of markets and ids.</summary>
/// <param name="Id">Firm id, the same in every arm.</param>
/// <param name="BirthQuarter">From the start; negative before.</param>
/// <param name="Jobs">Employees.</param>
/// <param name="LogProductivity">Log points.</param>
/// <param name="Market">Index of the market: region times sectors plus sector.</param>
/// <param name="LastHelped">1 + the last recorded quarter in which help came; 0 = never.</param>
/// <param name="HelpedBy">1 + index of the provider that helped last, in the warm-up too; 0 = none.</param>
/// <param name="Exporter">Whether it sells abroad.</param>
/// <param name="KnowsHouse">Probability that a firm like it knows a business house at least.</param>
public sealed record FirmSnapshot(
    uint[] Id, int[] BirthQuarter, int[] Jobs, float[] LogProductivity, int[] Market, int[] LastHelped, int[] HelpedBy, bool[] Exporter, float[] KnowsHouse);
