using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Fits the exponent of a power law to counts between thresholds, by maximum likelihood (Virkar and Clauset 2014).</summary>
internal static class PowerLawFit
{
    /// <summary>Exponent of the share of firms with so many jobs or more; NaN where fewer than three classes have firms.</summary>
    /// <param name="sizes">Firms of so many jobs or more, ascending in jobs.</param>
    /// <param name="from">Smallest size that takes part.</param>
    public static double Exponent(ImmutableArray<SizeCount> sizes, double from)
    {
        SizeCount[] tail = [.. sizes.Where(size => size.Jobs >= from && size.Firms > 0)];
        if (tail.Length < 4) return double.NaN;

        // Golden section: the likelihood has one top.
        double low = 0.05, high = 6, golden = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-7)
        {
            double a = high - golden * (high - low), b = low + golden * (high - low);
            if (Likelihood(tail, a) < Likelihood(tail, b)) low = a;
            else high = b;
        }

        // Rounded, since the powers differ between systems in their last bits.
        return Math.Round((low + high) / 2, 4);
    }

    // Share of a class among those from the first on: (b/f)^-a less that of the next.
    private static double Likelihood(SizeCount[] tail, double exponent)
    {
        double sum = 0;
        for (int i = 0; i < tail.Length; i++)
        {
            double firms = tail[i].Firms - (i + 1 < tail.Length ? tail[i + 1].Firms : 0);
            if (firms <= 0) continue;
            double share = Above(i) - (i + 1 < tail.Length ? Above(i + 1) : 0);
            sum += firms * Math.Log(share);
        }

        return sum;

        double Above(int i) => Math.Pow((double)tail[i].Jobs / tail[0].Jobs, -exponent);
    }
}
