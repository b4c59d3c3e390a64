using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>An outcome of one arm over time.</summary>
/// <param name="Outcome">Name in the observations; <see cref="HelpPerThousand"/> for the share of needs that got specialised help.</param>
/// <param name="Unit">As the observations name it.</param>
public sealed record OutcomeCurve(string Outcome, string Unit, BandPath Path)
{
    /// <summary>Needs of 1,000 that arose in the quarter and got specialised help within a year.</summary>
    public const string HelpPerThousand = "specialised_per_1000_needs";
}

/// <summary>Mean and quantiles of the replications by quarter; NaN where a quarter has no value. All rows have the same length.</summary>
public sealed record BandPath(NumberRow Mean, NumberRow P05, NumberRow P25, NumberRow P75, NumberRow P95)
{
    /// <summary>Of values as [replication][quarter].</summary>
    public static BandPath Of(IReadOnlyList<float[]> replications, int quarters)
    {
        double[][] rows = [.. Enumerable.Range(0, 5).Select(_ => new double[quarters])];
        for (int q = 0; q < quarters; q++)
        {
            double[] values = [.. replications.Select(r => (double)r[q]).Where(double.IsFinite)];
            rows[0][q] = values.Length == 0 ? double.NaN : Statistics.Mean(values);
            Array.Sort(values);
            rows[1][q] = Statistics.Quantile(values, 0.05);
            rows[2][q] = Statistics.Quantile(values, 0.25);
            rows[3][q] = Statistics.Quantile(values, 0.75);
            rows[4][q] = Statistics.Quantile(values, 0.95);
        }

        return new(new(rows[0]), new(rows[1]), new(rows[2]), new(rows[3]), new(rows[4]));
    }
}

/// <summary>Difference in jobs at the headline quarter from the baseline, in one division of the economy.</summary>
/// <param name="Id">Of the sector or the size class.</param>
public sealed record DivisionEffect(Scope Scope, string Id, string Name, Estimate Jobs);

/// <summary>Of 1,000 needs, those whose firm turned to one kind of provider first, and what came of them within a year; the fates sum to <paramref name="Asked"/>.</summary>
/// <param name="Door">Kind of provider, such as <c>business_house</c>; <c>none</c> for needs whose firm turned to nobody.</param>
public sealed record DoorShares(
    string Door, double Asked, double Specialised, double Generic, double Alone, double Lapsed, double DroppedOut, double FirmGone, double Open);

/// <summary>How many firms have so many jobs or more.</summary>
public sealed record SizeCount(int Jobs, double Firms);
