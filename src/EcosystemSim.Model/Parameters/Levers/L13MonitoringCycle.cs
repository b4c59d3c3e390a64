namespace EcosystemSim.Model.Parameters;

/// <summary>L13 Yearly status, revision every fourth year, comparison with others.</summary>
public sealed record MonitoringCycleParameters
{
    [Quantity("share of hours a year", 0, 1, "Moved at most by the yearly status, of the hours of an offer with time to spare.")]
    public required double StatusMove { get; init; }

    [Quantity("hours per party and quarter", 0, 500, "Reporting for the yearly status.")]
    public required double StatusHours { get; init; }

    [Quantity("share of hours", 0, 1, "Moved at most, on top of that, in the year of a revision.")]
    public required double RevisionMove { get; init; }

    [Quantity("hours per party and revision", 0, 2000, "Work on the revision, in the four quarters before it.")]
    public required double RevisionHours { get; init; }

    [Quantity("standard deviations", 0, 10, "Relative noise of a comparison with the strongest others; 0 = none is made.")]
    public required double BenchmarkNoise { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "Work on the comparison.")]
    public required double BenchmarkHours { get; init; }

    [Quantity("ratio", 0, 1, "Noise of the comparison with the figures of networks of regions, relative to without; 1 = no such figures.")]
    public required double ReferenceNoiseRatio { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "Reporting to the networks.")]
    public required double ReferenceHours { get; init; }
}
