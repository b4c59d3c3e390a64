using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>One cost factor of a search for the break-even under one labour closure.</summary>
/// <param name="CostFactor">Factor on the costs of the agreements that the arm adds; 1 = as the scenario says.</param>
/// <param name="Specialised">Needs of 1,000 that got specialised help within a year, less those in the baseline.</param>
/// <param name="JobYears">Job-years over the recorded time at equal outlay, less those in the baseline.</param>
/// <param name="SpecialisedBeyondBasis">As <paramref name="Specialised"/>, less those in the arm that the arm is based on; null without one.</param>
/// <param name="JobYearsBeyondBasis">As <paramref name="JobYears"/>, less those in the arm that the arm is based on; null without one.</param>
/// <param name="CoordinationShare">Hours on coordination over hours there, in the arm.</param>
/// <param name="CoordinationHours">Hours on coordination a year, in the arm.</param>
/// <param name="CoordinationMoney">The same at the cost of an adviser hour, and what agreements' own staff and desks cost, currency units a year.</param>
/// <param name="OutlayApart">Public outlay of the arm over that of the baseline, less 1: what the matching has left.</param>
public sealed record BreakEvenPoint(
    double CostFactor, LabourClosure Labour, Estimate Specialised, Estimate JobYears, Estimate? SpecialisedBeyondBasis, Estimate? JobYearsBeyondBasis,
    double CoordinationShare, double CoordinationHours, double CoordinationMoney, double OutlayApart = 0);

/// <summary>Up to which costs something pays.</summary>
public enum Pays
{
    /// <summary>At no cost factor tried, not even free.</summary>
    Never,

    /// <summary>Up to a factor within those tried.</summary>
    UpTo,

    /// <summary>At all factors tried.</summary>
    Always,
}

/// <summary>The cost factor at which a difference ceases to be a gain, by straight lines between the points.</summary>
/// <param name="Factor">Where the mean first comes down to zero; NaN unless <paramref name="Pays"/> is <see cref="Sweeps.Pays.UpTo"/>.</param>
/// <param name="Low">Factor up to which the 95 % interval of luck lies above zero; 0 if it does nowhere, infinite if it does everywhere; NaN below two replications.</param>
/// <param name="High">Factor from which the interval lies below zero; infinite if it does nowhere; NaN below two replications.</param>
/// <param name="CoordinationShare">Share of hours on coordination at the factor; NaN without one.</param>
/// <param name="CoordinationHours">Hours of coordination a year at the factor.</param>
/// <param name="CoordinationMoney">Currency units a year at the factor.</param>
/// <param name="ComesBack">Whether there is a gain again at a higher factor, or at some factor where there is none free of cost.</param>
/// <remarks>Between the two ends the run cannot tell gain from loss: at each factor there the interval of the paired difference holds zero.</remarks>
public sealed record BreakEvenResult(
    Pays Pays, double Factor, double Low, double High, double CoordinationShare, double CoordinationHours, double CoordinationMoney, bool ComesBack)
{
    /// <summary>Finds it.</summary>
    /// <param name="points">Of one labour closure, by cost factor, the first of them free.</param>
    public static BreakEvenResult Find(IReadOnlyList<BreakEvenPoint> points, Func<BreakEvenPoint, Estimate> difference)
    {
        double[] factors = [.. points.Select(p => p.CostFactor)];
        double factor = FirstDown([.. points.Select(p => difference(p).Mean)], factors);
        bool never = difference(points[0]).Mean <= 0;
        var pays = never ? Pays.Never : double.IsFinite(factor) ? Pays.UpTo : Pays.Always;
        bool hasInterval = points.All(p => double.IsFinite(difference(p).Low));
        double low = hasInterval ? FirstDown([.. points.Select(p => difference(p).Low)], factors) : double.NaN;
        double high = hasInterval ? FirstDown([.. points.Select(p => difference(p).High)], factors) : double.NaN;
        if (pays != Pays.UpTo) return new(pays, double.NaN, low, high, double.NaN, double.NaN, double.NaN, never && points.Any(p => difference(p).Mean > 0));
        bool comesBack = points.Any(p => p.CostFactor > factor && difference(p).Mean > 0);
        return new(pays, factor, low, high, At(p => p.CoordinationShare), At(p => p.CoordinationHours), At(p => p.CoordinationMoney), comesBack);

        double At(Func<BreakEvenPoint, double> value)
        {
            int above = Array.FindIndex(factors, f => f >= factor);
            if (above == 0) return value(points[0]);
            double way = (factor - factors[above - 1]) / (factors[above] - factors[above - 1]);
            return value(points[above - 1]) + (way * (value(points[above]) - value(points[above - 1])));
        }
    }

    /// <summary>Where a line through the points first comes down to zero: 0 if it begins there, infinite if it never does.</summary>
    private static double FirstDown(double[] values, double[] factors)
    {
        if (values[0] <= 0) return factors[0];
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > 0) continue;
            return factors[i - 1] + (values[i - 1] / (values[i - 1] - values[i]) * (factors[i] - factors[i - 1]));
        }
        return double.PositiveInfinity;
    }
}
