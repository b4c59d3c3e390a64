using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>Firms, jobs and output of a sector, a size class or a cohort.</summary>
internal readonly record struct FirmGroup(long Firms, long Jobs, long ValueAdded);

/// <summary>A world at the end of a quarter, as it is recorded.</summary>
internal sealed class RecordedQuarter
{
    private readonly int[] _productivity = new int[FirmTotals.Bins];

    public RecordedQuarter(World world)
    {
        World = world;
        Sums = MarketSums.Of(Markets);
        for (int b = 0; b < _productivity.Length; b++)
        {
            for (int table = 0; table < 4; table++) _productivity[b] += world.Totals.ProductivityBins[(table * FirmTotals.BinStride) + b];
        }
    }

    public World World { get; }

    public Tally Tally => World.Tally;

    /// <summary>Over all markets.</summary>
    public MarketSums Sums { get; }

    /// <summary>By market, regions first.</summary>
    public ReadOnlySpan<MarketSums> Markets => World.Totals.Sums;

    /// <summary>High growth (OECD): at least 10 jobs three years ago, and 20 % a year since; counted at the end of each year.</summary>
    public bool IsYearOfGrowth => World.Luck.Quarter is >= 15 and var quarter && quarter % 4 == 3;

    public long OpenNeeds
    {
        get
        {
            long open = 0;
            for (int i = 0; i < World.Pool.Used; i++) open += World.Pool.Cases[i].State != CaseState.None ? 1 : 0;
            return open;
        }
    }

    public long MeanCommitment
    {
        get
        {
            double sum = 0;
            foreach (float c in World.Commitment) sum += c;
            return (long)(sum / World.Commitment.Length * SeriesCatalogue.LogDivisor);
        }
    }

    /// <summary>Of the partner-region offices.</summary>
    public long MeanRelation
    {
        get
        {
            double sum = 0;
            int offices = 0;
            for (int p = 0; p < World.Relation.Length; p++)
            {
                if (World.System.Providers[p].Kind != ProviderKind.PartnerRegionOffice) continue;
                sum += World.Relation[p];
                offices++;
            }
            return offices == 0 ? ObservationTable.Missing : (long)(sum / offices * SeriesCatalogue.LogDivisor);
        }
    }

    /// <summary>A year, by the exchanges that are running at the end of the quarter.</summary>
    public long TonnesSaved
    {
        get
        {
            long running = 0;
            foreach (ref readonly var pair in CollectionsMarshal.AsSpan(World.Symbiosis.Exchanges))
            {
                // Whose partner ceased in this quarter has not lost its saving yet, but gets nothing more from it.
                if (pair.SlotA >= 0 && pair.SlotB >= 0 && World.IsActive(pair.SlotA) && World.IsActive(pair.SlotB)) running++;
            }
            return 2 * running * (long)World.Parameters.Levers.CircularSymbiosis.Tonnes;
        }
    }

    /// <summary>Entrants of the quarter in some markets; those that left again in it are counted as births and as deaths.</summary>
    public long Births(int from, int to)
    {
        long births = 0;
        for (int k = from; k < to; k++) births += World.Luck.EntrantCount[k];
        int sectors = World.System.Sectors.Length;
        for (int region = from / sectors; region < to / sectors; region++) births += Tally.ForeignProjectsOfRegion[region];
        return births;
    }

    /// <summary>Log productivity below which a share of the firms are.</summary>
    public long ProductivityQuantile(double share)
    {
        long all = 0;
        foreach (int n in _productivity) all += n;
        if (all == 0) return ObservationTable.Missing;
        long rank = (long)(share * all), seen = 0;
        for (int b = 0; b < _productivity.Length; b++)
        {
            if (seen + _productivity[b] > rank)
            {
                double within = (rank - seen + 0.5) / _productivity[b];
                return (long)((FirmTotals.FirstBin + ((b + within) * FirmTotals.BinWidth)) * SeriesCatalogue.LogDivisor);
            }
            seen += _productivity[b];
        }
        return ObservationTable.Missing;
    }
}

/// <summary>One region of it.</summary>
internal readonly record struct RecordedRegion(RecordedQuarter Quarter, int Region)
{
    public World World => Quarter.World;

    public Tally Tally => Quarter.Tally;

    /// <summary>Over the region's markets.</summary>
    public MarketSums Sums { get; } = MarketSums.Of(Quarter.Markets.Slice(Region * Quarter.World.System.Sectors.Length, Quarter.World.System.Sectors.Length));

    public long Births => Quarter.Births(Region * World.System.Sectors.Length, (Region + 1) * World.System.Sectors.Length);

    /// <summary>Sum over the region's providers.</summary>
    public long Of(long[] byProvider)
    {
        long sum = 0;
        for (int p = 0; p < byProvider.Length; p++) sum += World.System.Providers[p].Region == Region ? byProvider[p] : 0;
        return sum;
    }
}
