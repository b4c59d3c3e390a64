using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Validation;

/// <summary>Exponential power distribution, density proportional to exp(−|x/a|ᵇ/b): b = 1 is Laplace's, b = 2 Gauss's (Bottazzi and Secchi 2006).</summary>
internal static class Subbotin
{
    private const double Least = 0.2, Most = 5;

    /// <summary>Maximum-likelihood shape b around the median.</summary>
    public static double Shape(IReadOnlyList<double> values)
    {
        double median = Median(values);
        double[] from = [.. values.Select(v => Math.Abs(v - median))];
        // The likelihood has one peak in b; golden-section search.
        double low = Least, high = Most, golden = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-4)
        {
            double left = high - (golden * (high - low)), right = low + (golden * (high - low));
            if (Loss(from, left) < Loss(from, right)) high = right;
            else low = left;
        }
        return (low + high) / 2;
    }

    internal static double Median(IEnumerable<double> values) => Statistics.Quantile([.. values.Order()], 0.5);

    /// <summary>Negative log likelihood per value, the scale a at its best for the shape.</summary>
    private static double Loss(double[] from, double b)
    {
        double scale = Math.Pow(from.Average(x => x == 0 ? 0 : Math.Pow(x, b)), 1 / b);
        return Math.Log(2 * scale) + (Math.Log(b) / b) + LogGamma(1 + (1 / b)) + (1 / b);
    }

    /// <summary>Log of the gamma function above zero, by Stirling's series after a shift (Abramowitz and Stegun 6.1.41).</summary>
    internal static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 10; x++) shift += Math.Log(x);
        double square = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + ((1 - (square * ((1.0 / 30) - (square / 105)))) / (12 * x)) - shift;
    }
}
