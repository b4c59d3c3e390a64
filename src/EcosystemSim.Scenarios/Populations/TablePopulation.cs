using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>
/// The population that a user's table states, row by row. What the table leaves open is drawn as in a synthesised population, keyed
/// by the seed of the experiment and the row, so that all replications have the same firms.
/// </summary>
internal static class TablePopulation
{
    // Size classes of the exporters' draw where the seed states none.
    private static readonly int[] UsualClasses = [1, 10, 50, 250];

    /// <summary>Firms in the order of the table. Equal arguments give equal bits.</summary>
    /// <param name="marginals">Shares of exporters, for a table without that column; none export where the share is 0.</param>
    /// <param name="seed">Seed of the experiment.</param>
    public static Population Create(SystemSpec system, FirmTable table, PopulationMarginals marginals, uint seed)
    {
        var key = RandomKey.Population(seed);
        return new()
        {
            Region = table.Region,
            Sector = table.Sector,
            Municipality = TraitDraws.Municipalities(system, table.Region, table.Municipality, key),
            Jobs = table.Jobs,
            AgeQuarters = [.. table.LeastAge.Select((least, f) => least + TraitDraws.QuarterOfYear(f, table.Ages[f], key))],
            Exporter = table.Exporter ?? Exporters(system, table, marginals, key),
        };
    }

    private static bool[] Exporters(SystemSpec system, FirmTable table, PopulationMarginals marginals, RandomKey key)
    {
        if (marginals.ShareOfExporters <= 0) return new bool[table.Count];
        int[] least = marginals.SizeClasses.IsDefaultOrEmpty ? UsualClasses : [.. marginals.SizeClasses.Select(c => c.LeastJobs)];
        var members = least.Select(_ => new List<int>()).ToArray();
        var jobs = new long[least.Length];
        for (int f = 0; f < table.Count; f++)
        {
            int c = least.Length - 1;
            while (c > 0 && table.Jobs[f] < least[c]) c--;
            members[c].Add(f);
            jobs[c] += table.Jobs[f];
        }
        int[][] bySize = [.. members.Select(firms => firms.OrderBy(f => table.Jobs[f]).ThenBy(f => f).ToArray())];
        return TraitDraws.Exporters(system, table.Sector, bySize, jobs, marginals.ShareOfExporters, marginals.ExportersShareOfJobs, key);
    }
}
