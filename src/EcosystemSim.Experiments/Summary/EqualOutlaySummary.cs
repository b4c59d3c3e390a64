using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Summary;

/// <summary>An arm at equal outlay: its twin, whose grant money is scaled until public outlay is the baseline's.</summary>
public sealed record EqualOutlaySummary
{
    /// <summary>Factor on all grant money of the arm from the quarter on in which it parts from the baseline.</summary>
    public required double GrantScale { get; init; }

    /// <summary>Whether the mean outlay of this run lies within <see cref="MoneyTwin.Tolerance"/> of the baseline's.</summary>
    public required bool IsMatched { get; init; }

    /// <summary>Why the pilots found no factor with which it does; <see cref="OutlayGap.None"/> where they found one.</summary>
    public required OutlayGap Gap { get; init; }

    /// <summary>Public outlay of the twin less that of the baseline over the recorded time, pair by pair: what the matching has left.</summary>
    public required Estimate OutlayDifference { get; init; }

    /// <summary>The mean of that over the mean outlay of the baseline.</summary>
    public required double OutlayDifferenceShare { get; init; }

    /// <summary>
    /// Jobs that <see cref="OutlayDifference"/> is worth, at the price at which the arm as it is and its twin trade money for jobs; NaN where
    /// their outlays hardly differ.
    /// </summary>
    public required double OutlayDifferenceInJobs { get; init; }

    /// <summary>Jobs at the end of the twin less those of the baseline, pair by pair: the difference at equal outlay.</summary>
    public required Estimate JobsDifference { get; init; }

    /// <summary>The same against the twin of the arm that this one is based on; null where it has none.</summary>
    public required Estimate? JobsBeyondBasis { get; init; }

    /// <summary>All that is known of the twin, as of any arm; its own <see cref="ArmSummary.EqualOutlay"/> is null.</summary>
    public required ArmSummary Twin { get; init; }
}
