using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Where an arm of a sweep could not be brought to the outlay of the baseline.</summary>
public static class OutlayApart
{
    /// <summary>A sentence; null where all points lie within the tolerance of equal outlay.</summary>
    /// <param name="points">What a point is called, and outlay of the arm over that of the baseline, less 1.</param>
    public static string? Said(string arm, string baseline, IEnumerable<(string At, double Share)> points)
    {
        (string At, double Share)[] apart = [.. points.Where(point => Math.Abs(point.Share) > MoneyTwin.Tolerance)];
        return apart.Length == 0
            ? null
            : $"The grants of {arm} could not follow the outlay of {baseline} everywhere: it is {Numbers.Listed([.. apart.Select(point => $"{NumberFormat.English.SignedPercent(point.Share)} at {point.At}")])}.";
    }
}
