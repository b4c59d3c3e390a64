using System.Collections.Immutable;
using EcosystemSim.Model.Entities;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>How many firms of each size class each market has, so that regions, sectors and size classes all have their shares.</summary>
internal static class MarketTable
{
    // Both settle far below one firm.
    private const int TiltRounds = 40;
    private const int FittingRounds = 12;

    /// <summary>Firms by market (region by region) and size class.</summary>
    public static int[][] Of(SystemSpec system, PopulationMarginals marginals)
    {
        int[] byClass = marginals.FirmsByClass();
        int[] byMarket = FirmsByMarket(system, marginals);
        double[] meanJobs =
            [.. marginals.SizeClasses.Select((c, i) => byClass[i] > 0 ? marginals.Jobs * c.ShareOfJobs / byClass[i] : c.LeastJobs)];
        double[] targets = JobsBySector(system, marginals, byMarket);

        // Class by class, the largest first, since there a firm counts most. What whole firms leave over or short of a sector's jobs,
        // the classes below make good: rounded once for all markets, a small sector always lost its few large firms.
        var whole = byMarket.Select(_ => new int[byClass.Length]).ToArray();
        int[] left = [.. byMarket];
        for (int c = byClass.Length - 1; c >= 0; c--)
        {
            double[][] table = FitToJobs(system, left, byClass[..(c + 1)], meanJobs, targets);
            int[] part = c == 0 ? [.. left] : BySector(system, byClass[c], [.. table.Select(row => row[c])], left);
            for (int m = 0; m < part.Length; m++)
            {
                whole[m][c] = part[m];
                left[m] -= part[m];
                targets[m % system.Sectors.Length] -= part[m] * meanJobs[c];
            }
        }
        return whole;
    }

    /// <summary>Sectors differ in size: each tilts towards larger classes until its jobs fit.</summary>
    private static double[][] FitToJobs(SystemSpec system, int[] byMarket, int[] byClass, double[] meanJobs, double[] targets)
    {
        double[] tilt = [.. Enumerable.Repeat(1.0, system.Sectors.Length)];
        double[][] table = [];
        for (int round = 0; round < TiltRounds; round++)
        {
            table = Fit(system, byMarket, byClass, tilt);
            for (int s = 0; s < tilt.Length; s++)
            {
                double jobs = 0;
                for (int r = 0; r < system.Regions.Length; r++)
                    for (int c = 0; c < byClass.Length; c++) jobs += table[system.Market(r, s)][c] * meanJobs[c];
                if (jobs > 0) tilt[s] = Math.Clamp(tilt[s] * Math.Sqrt(Math.Max(targets[s], 0) / jobs), 0.01, 100);
            }
        }
        return table;
    }

    /// <summary>Whole firms of a class: first among sectors, then among each sector's regions.</summary>
    private static int[] BySector(SystemSpec system, int firms, double[] weights, int[] limits)
    {
        int sectors = system.Sectors.Length, regions = system.Regions.Length;
        var parts = new int[weights.Length];
        int[] ofSector = Apportionment.Within(firms, [.. Enumerable.Range(0, sectors).Select(s => Sum(weights, s))], [.. Enumerable.Range(0, sectors).Select(s => (int)Sum(limits, s))]);
        for (int s = 0; s < sectors; s++)
        {
            int[] ofRegion = Apportionment.Within(ofSector[s], [.. Enumerable.Range(0, regions).Select(r => weights[system.Market(r, s)])], [.. Enumerable.Range(0, regions).Select(r => limits[system.Market(r, s)])]);
            for (int r = 0; r < regions; r++) parts[system.Market(r, s)] = ofRegion[r];
        }
        return parts;

        double Sum<T>(T[] values, int s) where T : System.Numerics.INumber<T> => Enumerable.Range(0, regions).Sum(r => double.CreateChecked(values[system.Market(r, s)]));
    }

    /// <summary>A region's firms go with its inhabitants; its sectors with their national share and the region's specialisation.</summary>
    private static int[] FirmsByMarket(SystemSpec system, PopulationMarginals marginals)
    {
        var inhabitants = new double[system.Regions.Length];
        foreach (var m in system.Municipalities) inhabitants[m.Region] += m.Population;
        int[] byRegion = Apportionment.Whole(marginals.Firms, inhabitants);
        var weights = system.Regions.Select((_, r) =>
            marginals.SectorShareOfFirms.Select((share, s) => share * marginals.LocationQuotients[r][s]).ToArray());
        return [.. weights.SelectMany((w, r) => Apportionment.Whole(byRegion[r], w))];
    }

    private static double[] JobsBySector(SystemSpec system, PopulationMarginals marginals, int[] byMarket)
    {
        var jobs = new double[system.Sectors.Length];
        double sum = 0;
        for (int s = 0; s < jobs.Length; s++)
        {
            long firms = 0;
            for (int r = 0; r < system.Regions.Length; r++) firms += byMarket[system.Market(r, s)];
            double share = marginals.SectorShareOfFirms[s];
            jobs[s] = share > 0 ? firms * (marginals.SectorShareOfJobs[s] / share) : 0;
            sum += jobs[s];
        }
        for (int s = 0; s < jobs.Length; s++) jobs[s] *= marginals.Jobs / sum;
        return jobs;
    }

    /// <summary>Iterative proportional fitting of markets and classes to their firms, from the sectors' tilts.</summary>
    private static double[][] Fit(SystemSpec system, int[] byMarket, int[] byClass, double[] tilt)
    {
        var table = new double[byMarket.Length][];
        for (int m = 0; m < table.Length; m++)
        {
            table[m] = new double[byClass.Length];
            double weight = 1;
            for (int c = 0; c < byClass.Length; c++)
            {
                table[m][c] = byMarket[m] * (double)byClass[c] * weight;
                weight *= tilt[m % system.Sectors.Length];
            }
        }
        for (int round = 0; round < FittingRounds; round++)
        {
            for (int c = 0; c < byClass.Length; c++)
            {
                double sum = 0;
                foreach (var row in table) sum += row[c];
                if (sum > 0) foreach (var row in table) row[c] *= byClass[c] / sum;
            }
            for (int m = 0; m < table.Length; m++)
            {
                double sum = 0;
                foreach (double x in table[m]) sum += x;
                if (sum > 0) for (int c = 0; c < byClass.Length; c++) table[m][c] *= byMarket[m] / sum;
            }
        }
        return table;
    }
}
