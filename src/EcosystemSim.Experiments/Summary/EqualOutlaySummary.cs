using System.Collections.Immutable;
using EcosystemSim.Experiments.EqualMoney;

namespace EcosystemSim.Experiments.Summary;

/// <summary>An arm at equal outlay: its twin, whose grant money follows the public outlay of the baseline.</summary>
public sealed record EqualOutlaySummary
{
    /// <summary>Grants that the twin paid, over those that the arm paid as it is.</summary>
    public required double GrantShare { get; init; }

    /// <summary>Whether <see cref="JobYears"/> and <see cref="Jobs"/> hold at the baseline's outlay: the twin's lies within
    /// <see cref="MoneyTwin.Tolerance"/> of it, or so near that the rest can be taken off.</summary>
    public required bool IsMatched { get; init; }

    /// <summary>Why it does not; <see cref="OutlayGap.None"/> where it does.</summary>
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

    /// <summary>The same of job-years up to the headline quarter.</summary>
    public required Estimate JobYearsToHeadline { get; init; }

    /// <summary>The same of value added in present value, currency units: at equal outlay the net present value. NaN where it is not priced.</summary>
    public required Estimate ValueAddedPresent { get; init; }

    /// <summary>Job-years beyond the arm that this one is based on, both at the baseline's outlay; null where that is the baseline, or none.</summary>
    public required Estimate? JobYearsBeyondBasis { get; init; }

    /// <summary>Outlay of the twin less the baseline's by recorded year, mean, currency units.</summary>
    public required ImmutableArray<double> OutlayByYear { get; init; }

    /// <summary>All that is known of the twin, as of any arm; its own <see cref="ArmSummary.EqualOutlay"/> is null.</summary>
    public required ArmSummary Twin { get; init; }
}
