using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>How unequal regions are.</summary>
internal static class Inequality
{
    /// <summary>Theil index of value added per inhabitant between regions, in hundred-millionths; missing where nothing is produced or nobody lives.</summary>
    public static long BetweenRegions(SystemSpec system, ReadOnlySpan<MarketSums> sums)
    {
        int regions = system.Regions.Length, sectors = system.Sectors.Length;
        Span<double> output = stackalloc double[regions];
        Span<double> people = stackalloc double[regions];
        for (int market = 0; market < sums.Length; market++) output[market / sectors] += sums[market].ValueAdded;
        foreach (var municipality in system.Municipalities) people[municipality.Region] += municipality.Population;
        double theil = Theil(output, people);
        return double.IsNaN(theil) ? ObservationTable.Missing : (long)(theil * SeriesCatalogue.IndexDivisor);
    }

    /// <summary>
    /// Σ s ln(s / p) over groups, s their shares of an amount and p their shares of the people; not a number where a share has no
    /// whole. Groups without people are left out, those without a share of the amount add nothing.
    /// </summary>
    public static double Theil(ReadOnlySpan<double> amounts, ReadOnlySpan<double> people)
    {
        double amount = 0, all = 0, sum = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            if (people[i] <= 0) continue;
            amount += amounts[i];
            all += people[i];
        }
        if (amount <= 0 || all <= 0) return double.NaN;
        for (int i = 0; i < amounts.Length; i++)
        {
            if (people[i] <= 0 || amounts[i] <= 0) continue;
            double share = amounts[i] / amount, ratio = share / (people[i] / all);
            sum += share * LogOf(ratio);
        }
        // Rounding can leave a hair below zero where all are alike.
        return Math.Max(0, sum);
    }

    // The model's own logarithm is exact to a float; one step of Newton's method by its own exponential, in double, makes it good to a billionth.
    private static double LogOf(double x)
    {
        double y = Elementary.Log((float)x);
        return y + (2 * (x - ExpOf(y)) / (x + ExpOf(y)));
    }

    // e^y by its series after halving y until it is small: the same operations on every machine.
    private static double ExpOf(double y)
    {
        const int halvings = 10;
        double z = y / (1 << halvings), term = 1, sum = 1;
        for (int n = 1; n <= 8; n++)
        {
            term *= z / n;
            sum += term;
        }
        for (int i = 0; i < halvings; i++) sum *= sum;
        return sum;
    }
}
