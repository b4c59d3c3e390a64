namespace EcosystemSim.Model.Parameters;

/// <summary>L19 Dialogue on policy.</summary>
public sealed record PolicyDialogueParameters
{
    [Quantity("hours per agency or European office and quarter", 0, 500, "Meetings, positions, membership; without a contact point.")]
    public required double DialogueHours { get; init; }

    [Quantity("quarters", 0, 20, "From the agreement's date until the dialogue can change anything.")]
    public required double LagQuarters { get; init; }

    [Quantity("ratio", 0, 1, "Hours of the dialogue with one contact point in each region, relative to without; 1 = there is none.")]
    public required double ContactPointRatio { get; init; }

    [Quantity("quarters", 0, 8, "Lag that a contact point adds, since all goes through it.")]
    public required double ContactDelay { get; init; }

    [Quantity("share", 0, 1, "How far influence on programmes closes the gap between the usual success of applications and certainty.")]
    public required double ProgrammeFit { get; init; }

    [Quantity("share", 0, 1, "How far a direct channel to the Commission closes what is left of that gap.")]
    public required double CommissionChannel { get; init; }

    [Quantity("share", 0, 1, "How far fit with national policy closes what is left of that gap, where an agency applies that serves all regions.")]
    public required double NationalFit { get; init; }

    [Quantity("quarters", 0, 4, "How much earlier a programme decides on those who knew of the call beforehand.")]
    public required double EarlyInformation { get; init; }

    [Quantity("share of grant money", 0, 1, "Reserved by the parties' agencies for the agreement's focus sectors, if it names any.")]
    public required double PlanShare { get; init; }

    [Quantity("share of regional grant money", 0, 1, "What agencies that serve all regions put beside the money of the regions' own.")]
    public required double MatchedMoney { get; init; }

    [Quantity("probability per year", 0, 1, "That a rule falls which the parties have named.")]
    public required double BottleneckProbability { get; init; }

    [Quantity("share of administration", 0, 1, "What a rule that falls takes off the parties' administration.")]
    public required double BottleneckRelief { get; init; }

    [Quantity("probability per year", 0, 1, "That the defence of the Union's budget succeeds.")]
    public required double DefenceProbability { get; init; }

    [Quantity("share of programme money", 0, 1, "How much more of the agencies' money is programme money in the year after that.")]
    public required double DefenceGain { get; init; }
}
