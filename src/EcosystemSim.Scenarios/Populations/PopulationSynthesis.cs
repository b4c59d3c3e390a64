using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
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
    private const uint ExportPart = 17;
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

        /// <summary>A region's firms, shuffled, are dealt to its municipalities by inhabitants.</summary>
        public ushort[] Municipalities()
        {
            var municipality = new ushort[Jobs.Length];
            for (int r = 0; r < _system.Regions.Length; r++)
            {
                var order = new List<ulong>();
                for (int f = 0; f < Jobs.Length; f++)
                {
                    if (Region[f] == r) order.Add(((ulong)_key.Words(Purpose.FirmTraits, (uint)f, 0, PlacePart).W0 << 32) | (uint)f);
                }
                order.Sort();
                int[] quotas = Apportionment.Whole(order.Count, [.. _system.Municipalities.Select(m => m.Region == r ? m.Population : 0)]);
                int at = 0;
                for (int m = 0; m < quotas.Length; m++)
                {
                    for (int k = 0; k < quotas[m]; k++) municipality[(uint)order[at++]] = (ushort)m;
                }
            }
            return municipality;
        }

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

        /// <summary>Exporters are more frequent in larger classes and in tradable sectors, evenly over the sizes of a class.</summary>
        public bool[] Exporters()
        {
            var exporter = new bool[Jobs.Length];
            int[] counts = ExportersByClass();
            for (int c = 0; c < counts.Length; c++)
            {
                int[] firms = _bySize[c];
                for (int k = 0; k < counts[c]; k++)
                {
                    int from = (int)((long)k * firms.Length / counts[c]);
                    int to = (int)((long)(k + 1) * firms.Length / counts[c]);
                    int chosen = firms[from];
                    float least = float.PositiveInfinity;
                    for (int i = from; i < to; i++)
                    {
                        // The smallest of exponential waits falls on a firm in proportion to its rate.
                        float rate = 0.05f + (float)_system.Sectors[Sector[firms[i]]].Tradability;
                        uint word = _key.Words(Purpose.FirmTraits, (uint)firms[i], 0, ExportPart).W0;
                        float wait = -Elementary.Log(Elementary.Uniform(word)) / rate;
                        if (wait >= least) continue;
                        (least, chosen) = (wait, firms[i]);
                    }
                    exporter[chosen] = true;
                }
            }
            return exporter;
        }

        /// <summary>Shares A·q^class, with A and q from the exporters' shares of firms and of jobs.</summary>
        private int[] ExportersByClass()
        {
            var (firms, jobs) = JobsByClass();
            double low = 0.1;
            double high = 20;
            double[] shares = [];
            for (int i = 0; i < 50; i++)
            {
                double q = (low + high) / 2;
                double weighted = 0;
                double power = 1;
                for (int c = 0; c < firms.Length; c++, power *= q) weighted += firms[c] * power;
                double first = weighted > 0 ? _marginals.ShareOfExporters * _marginals.Firms / weighted : 0;
                shares = new double[firms.Length];
                double held = 0;
                power = 1;
                for (int c = 0; c < firms.Length; c++, power *= q)
                {
                    shares[c] = Math.Min(0.95, first * power);
                    held += shares[c] * jobs[c];
                }
                if (held < _marginals.ExportersShareOfJobs * _marginals.Jobs) low = q;
                else high = q;
            }
            int total = (int)Math.Round(_marginals.ShareOfExporters * _marginals.Firms);
            return Apportionment.Within(total, [.. shares.Select((s, c) => s * firms[c])], firms);
        }

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
