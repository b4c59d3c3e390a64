using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>What is drawn for firms whose market and size are known, the same way for synthesised firms and for those of a table.</summary>
internal static class TraitDraws
{
    // The model draws its own traits of initial firms with low parts.
    private const uint PlacePart = 16;
    private const uint ExportPart = 17;
    private const uint FoundedPart = 19;

    /// <summary>A region's firms, shuffled, are dealt to its municipalities by inhabitants.</summary>
    /// <param name="region">Index of the region, by firm.</param>
    /// <param name="stated">By firm, a municipality that is known, or -1; null = none is known.</param>
    public static ushort[] Municipalities(SystemSpec system, byte[] region, int[]? stated, RandomKey key)
    {
        var municipality = new ushort[region.Length];
        for (int r = 0; r < system.Regions.Length; r++)
        {
            var order = new List<ulong>();
            for (int f = 0; f < region.Length; f++)
            {
                if (region[f] != r) continue;
                if (stated is not null && stated[f] >= 0) municipality[f] = (ushort)stated[f];
                else order.Add(((ulong)key.Words(Purpose.FirmTraits, (uint)f, 0, PlacePart).W0 << 32) | (uint)f);
            }
            order.Sort();
            int[] quotas = Apportionment.Whole(order.Count, [.. system.Municipalities.Select(m => m.Region == r ? m.Population : 0)]);
            int at = 0;
            for (int m = 0; m < quotas.Length; m++)
            {
                for (int k = 0; k < quotas[m]; k++) municipality[(uint)order[at++]] = (ushort)m;
            }
        }
        return municipality;
    }

    /// <summary>Exporters are more frequent in larger classes and in tradable sectors, evenly over the sizes of a class.</summary>
    /// <param name="sector">Index of the sector, by firm.</param>
    /// <param name="bySize">Firms of each size class, in the order of size.</param>
    /// <param name="jobs">Jobs of each size class.</param>
    /// <param name="share">Share of firms that export.</param>
    /// <param name="shareOfJobs">Share of jobs in firms that export.</param>
    public static bool[] Exporters(SystemSpec system, byte[] sector, int[][] bySize, long[] jobs, double share, double shareOfJobs, RandomKey key)
    {
        var exporter = new bool[sector.Length];
        int[] counts = ExportersByClass([.. bySize.Select(c => c.Length)], jobs, share, shareOfJobs);
        for (int c = 0; c < counts.Length; c++)
        {
            int[] firms = bySize[c];
            for (int k = 0; k < counts[c]; k++)
            {
                int from = (int)((long)k * firms.Length / counts[c]);
                int to = (int)((long)(k + 1) * firms.Length / counts[c]);
                int chosen = firms[from];
                float least = float.PositiveInfinity;
                for (int i = from; i < to; i++)
                {
                    // The smallest of exponential waits falls on a firm in proportion to its rate.
                    float rate = 0.05f + (float)system.Sectors[sector[firms[i]]].Tradability;
                    uint word = key.Words(Purpose.FirmTraits, (uint)firms[i], 0, ExportPart).W0;
                    float wait = -Elementary.Log(Elementary.Uniform(word)) / rate;
                    if (wait >= least) continue;
                    (least, chosen) = (wait, firms[i]);
                }
                exporter[chosen] = true;
            }
        }
        return exporter;
    }

    /// <summary>One of the quarters that a year of founding leaves open, all equally likely.</summary>
    /// <param name="quarters">How many there are, at least 1.</param>
    /// <returns>0 up to <paramref name="quarters"/> − 1.</returns>
    public static int QuarterOfYear(int firm, int quarters, RandomKey key) =>
        quarters == 1 ? 0 : (int)(((ulong)key.Words(Purpose.FirmTraits, (uint)firm, 0, FoundedPart).W0 * (uint)quarters) >> 32);

    /// <summary>Shares A·q^class, with A and q from the exporters' shares of firms and of jobs.</summary>
    private static int[] ExportersByClass(int[] firms, long[] jobs, double share, double shareOfJobs)
    {
        int allFirms = firms.Sum();
        long allJobs = jobs.Sum();
        double low = 0.1;
        double high = 20;
        double[] shares = [];
        for (int i = 0; i < 50; i++)
        {
            double q = (low + high) / 2;
            double weighted = 0;
            double power = 1;
            for (int c = 0; c < firms.Length; c++, power *= q) weighted += firms[c] * power;
            double first = weighted > 0 ? share * allFirms / weighted : 0;
            shares = new double[firms.Length];
            double held = 0;
            power = 1;
            for (int c = 0; c < firms.Length; c++, power *= q)
            {
                shares[c] = Math.Min(0.95, first * power);
                held += shares[c] * jobs[c];
            }
            if (held < shareOfJobs * allJobs) low = q;
            else high = q;
        }
        int total = (int)Math.Round(share * allFirms);
        return Apportionment.Within(total, [.. shares.Select((s, c) => s * firms[c])], firms);
    }
}
