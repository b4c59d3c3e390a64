using System.Collections.Concurrent;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Means, intervals and quantiles over replications. Sums go in the order given, so the same values give the same bits.</summary>
public static class Statistics
{
    private static readonly ConcurrentDictionary<int, double> Quantiles = new();

    /// <summary>Mean with its 95 % interval by Student's t.</summary>
    /// <param name="values">One per replication, in the order of the replications' numbers.</param>
    /// <returns>All NaN for no values; no interval and no deviation for a single one.</returns>
    public static Estimate Estimate(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        if (n == 0) return new Estimate(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        double mean = Mean(values);
        if (n == 1) return new Estimate(mean, double.NaN, double.NaN, double.NaN, 1);
        double squares = 0;
        foreach (double value in values) squares += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(squares / (n - 1));
        double half = StudentQuantile(n - 1) * deviation / Math.Sqrt(n);
        return new Estimate(mean, mean - half, mean + half, deviation, n);
    }

    /// <summary>A ratio of sums over replications, with its standard error by linearisation (Cochran 1977, section 6.3) and its 95 % interval by Student's t.</summary>
    /// <param name="over">What the values are divided by, one per replication; above zero in sum.</param>
    public static (double Mean, double StandardError, double Low, double High) Ratio(ReadOnlySpan<double> values, ReadOnlySpan<double> over)
    {
        int n = values.Length;
        double sum = 0, total = 0, squares = 0;
        for (int i = 0; i < n; i++) (sum, total) = (sum + values[i], total + over[i]);
        double ratio = sum / total;
        if (n == 1) return (ratio, double.NaN, double.NaN, double.NaN);
        for (int i = 0; i < n; i++) squares += (values[i] - (ratio * over[i])) * (values[i] - (ratio * over[i]));
        double error = Math.Sqrt(squares * n / (n - 1)) / total, half = StudentQuantile(n - 1) * error;
        return (ratio, error, ratio - half, ratio + half);
    }

    /// <summary>Arithmetic mean; NaN for no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>Quantile by linear interpolation between the order statistics (type 7 of Hyndman and Fan 1996); NaN for no values.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.Length == 0) return double.NaN;
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>97.5 % quantile of Student's t.</summary>
    /// <remarks>
    /// By bisection of the finite series of its distribution (Abramowitz and Stegun 26.7.3 and 26.7.4), right to the twelve digits that
    /// are kept, so that R and Python come to the same intervals. Rounded, because the functions beneath it differ between systems in
    /// the last bits.
    /// </remarks>
    internal static double StudentQuantile(int degreesOfFreedom) => Quantiles.GetOrAdd(degreesOfFreedom, static freedom =>
    {
        double low = 0, high = 1000;
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            if (Inside(middle, freedom) < 0.95) low = middle;
            else high = middle;
        }
        return Math.Round(low, 12);
    });

    /// <summary>Probability of Student's t between −t and t.</summary>
    internal static double Inside(double t, int degreesOfFreedom)
    {
        double theta = Math.Atan(t / Math.Sqrt(degreesOfFreedom)), squared = Math.Cos(theta) * Math.Cos(theta);
        bool odd = degreesOfFreedom % 2 == 1;
        double term = degreesOfFreedom == 1 ? 0 : odd ? Math.Cos(theta) : 1, sum = term;
        for (int k = odd ? 3 : 2; k < degreesOfFreedom - 1; k += 2)
        {
            term *= squared * (k - 1) / k;
            sum += term;
        }
        return odd ? 2 / Math.PI * (theta + (Math.Sin(theta) * sum)) : Math.Sin(theta) * sum;
    }
}
