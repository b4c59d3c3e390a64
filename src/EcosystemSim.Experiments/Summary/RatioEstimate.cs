namespace EcosystemSim.Experiments.Summary;

/// <summary>What is known of how far a ratio may lie off.</summary>
public enum RatioBound
{
    /// <summary>There is no ratio, or no interval: fewer than two replications.</summary>
    None,

    /// <summary>The interval has two ends.</summary>
    Bounded,

    /// <summary>What is divided by is not statistically different from zero, so that no ends hold the ratio with 95 per cent.</summary>
    Unbounded,
}

/// <summary>A ratio of two means over the same replications, such as cost per job, with its interval by simulation error.</summary>
/// <param name="Value">Mean over mean; NaN if there is none.</param>
/// <param name="Low">Lower end of the 95 % interval; NaN unless it is bounded.</param>
/// <param name="High">Upper end of the same interval.</param>
public readonly record struct RatioEstimate(double Value, double Low, double High, RatioBound Bound)
{
    /// <summary>No ratio.</summary>
    public static RatioEstimate None { get; } = new(double.NaN, double.NaN, double.NaN, RatioBound.None);

    /// <summary>The interval by Fieller's theorem.</summary>
    /// <remarks>
    /// It holds every ρ for which the mean of y − ρx is not different from zero by Student's t, which is a quadratic in ρ. Its ends exist
    /// where the mean of x is different from zero (Fieller 1954).
    /// </remarks>
    /// <param name="numerators">One per replication.</param>
    /// <param name="denominators">Of the same replications.</param>
    public static RatioEstimate Of(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        Estimate y = Statistics.Estimate(numerators), x = Statistics.Estimate(denominators);
        if (!double.IsFinite(y.Mean) || !double.IsFinite(x.Mean) || x.Mean == 0) return None;
        double value = y.Mean / x.Mean;
        int n = numerators.Length;
        if (n < 2) return new(value, double.NaN, double.NaN, RatioBound.None);
        if (!x.ExcludesZero) return new(value, double.NaN, double.NaN, RatioBound.Unbounded);
        double covariance = 0;
        for (int i = 0; i < n; i++) covariance += (numerators[i] - y.Mean) * (denominators[i] - x.Mean);
        // Squared t over the replications: what turns variances into squares of half intervals.
        double t = Statistics.StudentQuantile(n - 1), scale = t * t / n;
        double xx = scale * x.StandardDeviation * x.StandardDeviation, yy = scale * y.StandardDeviation * y.StandardDeviation, xy = scale * covariance / (n - 1);
        return Of(y.Mean, x.Mean, yy, xx, xy);
    }

    /// <summary>The same of two values that are uncertain together.</summary>
    /// <param name="y">What is divided.</param>
    /// <param name="x">By what.</param>
    /// <param name="yy">Variance of the one.</param>
    /// <param name="xx">Of the other.</param>
    /// <param name="xy">Their covariance.</param>
    internal static RatioEstimate Of(double y, double x, double yy, double xx, double xy, int degreesOfFreedom)
    {
        if (!double.IsFinite(y) || !double.IsFinite(x) || x == 0) return None;
        double t = Statistics.StudentQuantile(degreesOfFreedom), scale = t * t;
        return Of(y, x, scale * yy, scale * xx, scale * xy);
    }

    /// <summary>The interval from squares of half intervals.</summary>
    private static RatioEstimate Of(double y, double x, double yy, double xx, double xy)
    {
        double value = y / x, a = (x * x) - xx, b = (x * y) - xy, c = (y * y) - yy;
        if (!(a > 0)) return new(value, double.NaN, double.NaN, RatioBound.Unbounded);
        double root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
        return new(value, (b - root) / a, (b + root) / a, RatioBound.Bounded);
    }
}
