using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>One load of a sweep under one labour closure.</summary>
/// <param name="Load">What the baseline's cases and overheads take when hours are ample, over the hours there are.</param>
/// <param name="CapacityScale">Value of <c>triage.capacity_scale</c> that does it.</param>
/// <param name="BaselineUtilisation">Hours used over hours there, as the baseline came out.</param>
/// <param name="Specialised">Needs of 1,000 that got specialised help within a year, less those in the baseline.</param>
/// <param name="JobYears">Job-years over the recorded time at equal outlay, less those in the baseline.</param>
/// <param name="CoordinationShare">Hours on coordination over hours there, in the arm.</param>
/// <param name="SpecialisedBeyondBasis">Needs of 1,000 that got specialised help within a year, less those in the arm that the arm is based on; null without one.</param>
/// <param name="JobYearsBeyondBasis">Job-years over the recorded time at equal outlay, less those in the arm that the arm is based on; null without one.</param>
/// <param name="OutlayApart">Public outlay of the arm over that of the baseline, less 1: what the matching has left.</param>
public sealed record SweepRow(
    double Load, double CapacityScale, LabourClosure Labour, double BaselineUtilisation, Estimate Specialised, Estimate JobYears, double CoordinationShare,
    Estimate? SpecialisedBeyondBasis = null, Estimate? JobYearsBeyondBasis = null, double OutlayApart = 0);

/// <summary>Where a difference changes its sign along a sweep, by straight lines between the points.</summary>
/// <param name="Load">Load at the turn.</param>
/// <param name="Utilisation">Utilisation of the baseline there.</param>
/// <param name="Below">Load of the point before.</param>
/// <param name="Above">Load of the point after.</param>
/// <param name="FromGainToLoss">Whether it is a gain below and a loss above.</param>
/// <param name="IsClear">Whether the intervals of both points leave zero out; else luck alone may have turned the sign.</param>
public sealed record SignChange(double Load, double Utilisation, double Below, double Above, bool FromGainToLoss, bool IsClear)
{
    /// <summary>All changes of sign, in the order of the rows; a difference of zero counts with the side it came from.</summary>
    /// <param name="rows">Of one labour closure, by load.</param>
    public static IReadOnlyList<SignChange> Find(IReadOnlyList<SweepRow> rows, Func<SweepRow, Estimate> difference)
    {
        var changes = new List<SignChange>();
        SweepRow? last = null;      // last row with a sign
        foreach (var row in rows)
        {
            double now = difference(row).Mean;
            if (now == 0 || double.IsNaN(now)) continue;
            if (last is not null && (difference(last).Mean < 0) != (now < 0))
            {
                double before = difference(last).Mean, way = before / (before - now);
                changes.Add(new SignChange(
                    last.Load + (way * (row.Load - last.Load)),
                    last.BaselineUtilisation + (way * (row.BaselineUtilisation - last.BaselineUtilisation)),
                    last.Load, row.Load, before > 0, difference(last).ExcludesZero && difference(row).ExcludesZero));
            }
            last = row;
        }
        return changes;
    }
}
