using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>Sizes of the firms of one size class: a truncated Pareto whose exponent is set by the class's mean.</summary>
internal static class FirmSizes
{
    // Enough points for the mean of a class; a class with fewer firms is taken exactly.
    private const int MeanPoints = 512;

    // 2^-40 of the width of the bracket is below what single precision can tell.
    private const int Halvings = 40;

    /// <summary>
    /// Sizes in ascending order (but for the last jobs, which are spread evenly), at the middles of equal shares of the
    /// distribution; their sum is exactly <paramref name="jobs"/>.
    /// </summary>
    /// <exception cref="ArgumentException">So many firms between the bounds cannot have so many jobs.</exception>
    public static int[] Of(int firms, long jobs, int least, int most)
    {
        if (jobs < (long)firms * least || jobs > (long)firms * most)
            throw new ArgumentException($"{firms} firms of {least} to {most} jobs cannot have {jobs} jobs.", nameof(jobs));
        var sizes = new int[firms];
        if (firms == 0) return sizes;
        float exponent = Exponent(Math.Min(firms, MeanPoints), (double)jobs / firms, least, most);
        long sum = 0;
        for (int i = 0; i < firms; i++)
        {
            sizes[i] = Math.Clamp((int)Quantile((i + 0.5f) / firms, exponent, least, most + 1), least, most);
            sum += sizes[i];
        }
        Settle(sizes, jobs - sum, least, most);
        return sizes;
    }

    private static float Exponent(int points, double mean, int least, int most)
    {
        float low = -4f;
        float high = 8f;
        for (int i = 0; i < Halvings; i++)
        {
            float middle = (low + high) / 2;
            double sum = 0;
            for (int k = 0; k < points; k++) sum += Math.Floor(Quantile((k + 0.5f) / points, middle, least, most + 1));
            // A larger exponent makes smaller firms.
            if (sum / points > mean) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>Quantile of the density x^(-a-1) between two bounds.</summary>
    private static float Quantile(float u, float a, float from, float to)
    {
        // At zero the form is 0/0; its neighbours are as good.
        if (MathF.Abs(a) < 1e-3f) a = 1e-3f;
        float first = Elementary.Power(from, -a);
        float last = Elementary.Power(to, -a);
        return Elementary.Power(first - (u * (first - last)), -1 / a);
    }

    /// <summary>Spreads the jobs that rounding left over evenly, within the bounds.</summary>
    private static void Settle(int[] sizes, long missing, int least, int most)
    {
        int step = Math.Sign(missing);
        long left = Math.Abs(missing);
        while (left > 0)
        {
            long room = 0;
            foreach (int size in sizes) if (step > 0 ? size < most : size > least) room++;
            long share = Math.Min(left, room);
            long seen = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                if (step > 0 ? sizes[i] >= most : sizes[i] <= least) continue;
                if ((seen + 1) * share / room > seen * share / room)
                {
                    sizes[i] += step;
                    left--;
                }
                seen++;
            }
        }
    }
}
