namespace EcosystemSim.Model.Tests.Theory;

/// <summary>Limits that luck alone passes once in a million seeds.</summary>
internal static class Chance
{
    /// <summary>Standard normal, two-sided.</summary>
    public const double Z = 4.9;

    /// <summary>Chi-square (Wilson and Hilferty 1931), one-sided.</summary>
    public static double ChiSquareLimit(int degrees)
    {
        double v = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - v + (4.76 * Math.Sqrt(v)), 3);
    }

    /// <summary>Pearson's chi-square of counts against probabilities; bins must expect at least ten.</summary>
    public static double ChiSquare(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities)
    {
        double n = counts.Sum(), sum = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            double expected = n * probabilities[i];
            Assert.True(expected >= 10, $"Bin {i} expects {expected}: the sample is too small.");
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }
}
