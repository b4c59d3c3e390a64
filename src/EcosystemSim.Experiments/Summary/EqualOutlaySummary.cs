using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Summary;

/// <summary>An arm at equal outlay: its twin, whose grant money is scaled until public outlay is the baseline's.</summary>
public sealed record EqualOutlaySummary
{
    /// <summary>Factor on all grant money of the arm from the quarter on in which it parts from the baseline.</summary>
    public required double GrantScale { get; init; }

    /// <summary>Whether <see cref="JobYears"/> and <see cref="Jobs"/> hold at the baseline's outlay: the twin's lies within
    /// <see cref="MoneyTwin.Tolerance"/> of it, or so near that the rest can be taken off.</summary>
    public required bool IsMatched { get; init; }

    /// <summary>Why the pilots found no factor with which it does; <see cref="OutlayGap.None"/> where they found one.</summary>
    public required OutlayGap Gap { get; init; }

    /// <summary>Public outlay of the twin less that of the baseline over the recorded time, pair by pair: what the matching has left.</summary>
    public required Estimate OutlayDifference { get; init; }

    /// <summary>The mean of that over the mean outlay of the baseline.</summary>
    public required double OutlayDifferenceShare { get; init; }

    /// <summary>Job-years beyond the baseline at its outlay: those of the twin, less what <see cref="OutlayDifference"/> is worth at the price at which the
    /// arm as it is and its twin trade money for job-years.</summary>
    public required Estimate JobYears { get; init; }

    /// <summary>The same of the jobs at the headline quarter.</summary>
    public required Estimate Jobs { get; init; }

    /// <summary>All that is known of the twin, as of any arm; its own <see cref="ArmSummary.EqualOutlay"/> is null.</summary>
    public required ArmSummary Twin { get; init; }
}
