namespace EcosystemSim.Model.Parameters;

/// <summary>L15 Critical mass.</summary>
public sealed record CriticalMassParameters
{
    [Quantity("share of the project", 0.05, 1, "Grant that the parties' agencies give.")]
    public required double GrantShare { get; init; }

    [Quantity("currency units", 0, 1e8, "Smaller projects get no grant.")]
    public required double MinimumProject { get; init; }

    [Quantity("hours per agency and quarter", 0, 500, "Meetings on what to put force behind.")]
    public required double MeetingHours { get; init; }

    [Quantity("hours per application", 0, 200, "A closer look, whatever comes of it.")]
    public required double AssessmentHours { get; init; }
}
