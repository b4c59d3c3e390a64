using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>
/// The whole population of private employers, firm by firm, from its marginals. Totals of firms and jobs are exact; size classes,
/// regions, sectors and municipalities have their shares to the firm. Luck only says which firm gets which size, municipality and
/// age. All arithmetic is basic or the model's own, so that the bits are the same on every machine.
/// </summary>
public static class PopulationSynthesis
{
    // The model draws its own traits of initial firms with low parts.
    private const uint PlacePart = 16;
    private const uint SlotPart = 18;

    /// <summary>The population; firms in the order of their markets, region by region. Equal arguments give equal bits.</summary>
    /// <param name="system">Regions, municipalities and sectors.</param>
    /// <param name="marginals">What the population must add up to.</param>
    /// <param name="seed">Seed of the experiment; all replications have the same population.</param>
    /// <exception cref="ArgumentException">The jobs do not fit the firms and their size classes.</exception>
    public static Population Create(SystemSpec system, PopulationMarginals marginals, uint seed)
    {
        var key = RandomKey.Population(seed);
        var draft = new Draft(system, marginals, MarketTable.Of(system, marginals), key);
        return new()
        {
            Region = draft.Region,
            Sector = draft.Sector,
            Municipality = draft.Municipalities(),
            Jobs = draft.Jobs,
            AgeQuarters = draft.AgesOfFirms(),
            Exporter = draft.Exporters(),
        };
    }

    private sealed class Draft
    {
        private readonly SystemSpec _system;
        private readonly PopulationMarginals _marginals;
        private readonly RandomKey _key;
        private readonly byte[] _class;
        private readonly int[][] _bySize;

        /// <summary>Gives each firm its market, class and size.</summary>
        public Draft(SystemSpec system, PopulationMarginals marginals, int[][] table, RandomKey key)
        {
            (_system, _marginals, _key) = (system, marginals, key);
            int n = marginals.Firms;
            (Region, Sector, Jobs, _class) = (new byte[n], new byte[n], new int[n], new byte[n]);
            int classes = marginals.SizeClasses.Length;
            var next = new int[table.Length];
            int firm = 0;
            for (int m = 0; m < table.Length; m++)
            {
                next[m] = firm;
                firm += table[m].Sum();
            }
            _bySize = new int[classes][];
            var (firms, jobs) = JobsByClass();
            for (int c = 0; c < classes; c++)
            {
                int[] sizes = FirmSizes.Of(firms[c], jobs[c], marginals.SizeClasses[c].LeastJobs, marginals.MostJobsOf(c));
                int[] markets = Slots(table, c, firms[c]);
                _bySize[c] = new int[sizes.Length];
                for (int i = 0; i < sizes.Length; i++)
                {
                    int m = markets[i];
                    int f = next[m]++;
                    (Region[f], Sector[f]) = ((byte)(m / system.Sectors.Length), (byte)(m % system.Sectors.Length));
                    (Jobs[f], _class[f]) = (sizes[i], (byte)c);
                    _bySize[c][i] = f;
                }
            }
        }

        public byte[] Region { get; }

        public byte[] Sector { get; }

        public int[] Jobs { get; }

        /// <inheritdoc cref="TraitDraws.Municipalities"/>
        public ushort[] Municipalities() => TraitDraws.Municipalities(_system, Region, null, _key);

        /// <summary>Larger firms tend to be older: the best of as many draws as their class is high, ranked over all firms.</summary>
        public int[] AgesOfFirms()
        {
            var rank = new ulong[Jobs.Length];
            for (int f = 0; f < rank.Length; f++)
            {
                var (w0, w1, w2, w3) = _key.Words(Purpose.FirmStart, (uint)f, 0, PlacePart);
                uint best = w0;
                if (_class[f] > 0) best = Math.Max(best, w1);
                if (_class[f] > 1) best = Math.Max(best, w2);
                if (_class[f] > 2) best = Math.Max(best, w3);
                rank[f] = ((ulong)best << 32) | (uint)f;
            }
            Array.Sort(rank);
            int[] sorted = Ages.Of(rank.Length, _marginals);
            var ages = new int[rank.Length];
            for (int i = 0; i < rank.Length; i++) ages[(uint)rank[i]] = sorted[i];
            return ages;
        }

        /// <inheritdoc cref="TraitDraws.Exporters"/>
        public bool[] Exporters() =>
            TraitDraws.Exporters(_system, Sector, _bySize, JobsByClass().Jobs, _marginals.ShareOfExporters, _marginals.ExportersShareOfJobs, _key);

        /// <summary>Firms and jobs of each class, the jobs within what its firms can have.</summary>
        private (int[] Firms, long[] Jobs) JobsByClass()
        {
            int[] firms = _marginals.FirmsByClass();
            var jobs = new long[firms.Length];
            long left = _marginals.Jobs;
            for (int c = 0; c < firms.Length; c++)
            {
                long least = (long)firms[c] * _marginals.SizeClasses[c].LeastJobs;
                long most = (long)firms[c] * _marginals.MostJobsOf(c);
                jobs[c] = Math.Clamp((long)Math.Round(_marginals.Jobs * _marginals.SizeClasses[c].ShareOfJobs), least, most);
                left -= jobs[c];
            }
            for (int c = firms.Length - 1; c >= 0 && left != 0; c--)
            {
                long least = (long)firms[c] * _marginals.SizeClasses[c].LeastJobs;
                long most = (long)firms[c] * _marginals.MostJobsOf(c);
                long to = Math.Clamp(jobs[c] + left, least, most);
                left -= to - jobs[c];
                jobs[c] = to;
            }
            if (left != 0) throw new ArgumentException($"{_marginals.Firms} firms of these size classes cannot have {_marginals.Jobs} jobs.");
            return (firms, jobs);
        }

        /// <summary>
        /// Markets in the order of size. Each sector's slots lie evenly over the class, and each region's evenly over those of the
        /// sector, from drawn starts: else the few large firms would make or break a sector.
        /// </summary>
        private int[] Slots(int[][] table, int c, int firms)
        {
            var slots = new ulong[firms];
            int at = 0;
            for (int s = 0; s < _system.Sectors.Length; s++)
            {
                int first = at;
                for (int r = 0; r < _system.Regions.Length; r++)
                {
                    int m = _system.Market(r, s);
                    for (int j = 0; j < table[m][c]; j++) slots[at++] = Slot(j, Start(1 + (uint)m, c), table[m][c], m);
                }
                Array.Sort(slots, first, at - first);
                uint start = Start(0x10000u + (uint)s, c);
                for (int i = first; i < at; i++) slots[i] = Slot(i - first, start, at - first, (int)(slots[i] & 0xFFFF));
            }
            Array.Sort(slots);
            return [.. slots.Select(s => (int)(s & 0xFFFF))];
        }

        private static ulong Slot(int index, uint start, int count, int market) =>
            (((((ulong)index << 32) | start) / (ulong)count) << 16) | (uint)market;

        // From the middle half: a start at either end would give a lone large firm the size of a giant or of a dwarf.
        private uint Start(uint entity, int c) => (_key.Words(Purpose.FirmStart, entity, c, SlotPart).W0 >> 1) + (1u << 30);
    }
}
