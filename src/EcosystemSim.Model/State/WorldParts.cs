using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Model.State;

/// <summary>Means of each market at the end of last quarter; what a firm's competitors look like.</summary>
internal sealed class MarketState(int markets)
{
    /// <summary>Mean log productivity, weighted by jobs (Ā at home).</summary>
    public float[] Productivity = new float[markets];

    /// <summary>Mean market reach from light help, weighted by jobs (m̄ˡ).</summary>
    public float[] ReachLight = new float[markets];

    /// <summary>Mean market reach from durable help, weighted by jobs (m̄ᵈ).</summary>
    public float[] ReachDurable = new float[markets];

    /// <summary>Gain in productivity from the projects of fellows this quarter.</summary>
    public float[] Spillover = new float[markets];

    /// <summary>Jobs at the end of last quarter.</summary>
    public long[] Jobs = new long[markets];

    /// <summary>What the market's reach is worth in log jobs: what a firm loses of it if it sells all at home.</summary>
    public float JobsReach(int market, GrowthParameters growth) =>
        ((float)growth.JobsPerTransitoryReach * ReachLight[market]) + ((float)growth.JobsPerDurableReach * ReachDurable[market]);

    public MarketState Clone() => new(0)
    {
        Productivity = [.. Productivity],
        ReachLight = [.. ReachLight],
        ReachDurable = [.. ReachDurable],
        Spillover = [.. Spillover],
        Jobs = [.. Jobs],
    };
}

/// <summary>The open needs of one world.</summary>
internal sealed class CasePool
{
    // Free entries lie anywhere: those that are wanted next are on their way to the cache.
    private const int Lead = 6;

    private int[] _free = new int[256];
    private int _freeCount;
    private int _used;

    public Case[] Cases = new Case[1024];

    /// <summary>Entries ever used; those free among them have state <see cref="CaseState.None"/>.</summary>
    public int Used => _used;

    /// <summary>First case that waits for the next quarter's first week; -1 = none.</summary>
    public int NextQuarter = -1;

    /// <summary>Takes an entry for a new case: the one freed last.</summary>
    public int Take()
    {
        int index;
        if (_freeCount > 0)
        {
            index = _free[--_freeCount];
            if (_freeCount >= Lead) Ahead.Fetch(Cases, _free[_freeCount - Lead]);
        }
        else
        {
            if (_used == Cases.Length) Array.Resize(ref Cases, _used * 2);
            index = _used++;
        }
        Cases[index] = new() { Next = -1, Provider = -1 };
        return index;
    }

    /// <summary>Frees the entry of a case that has ended. One in a queue stays until the queue comes to it.</summary>
    public void Release(int index)
    {
        ref var c = ref Cases[index];
        bool queued = c.State == CaseState.Queued;
        c.State = CaseState.None;
        if (!queued) Free(index);
    }

    /// <summary>Frees an entry for good.</summary>
    public void Free(int index)
    {
        Cases[index].State = CaseState.None;
        if (_freeCount == _free.Length) Array.Resize(ref _free, _freeCount * 2);
        _free[_freeCount++] = index;
    }

    public CasePool Clone() => new() { Cases = [.. Cases], _free = [.. _free], _freeCount = _freeCount, _used = _used, NextQuarter = NextQuarter };
}

/// <summary>First come, first served. Cases that ended while they queued are skipped when their turn comes.</summary>
internal sealed class ProviderQueue
{
    private int[] _items = new int[8];
    private int _head;

    /// <summary>Cases in the queue, ended ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Cases in the queue that are still open.</summary>
    public int Waiting { get; set; }

    public void Enqueue(int item)
    {
        if (Count == _items.Length)
        {
            int[] larger = new int[Count * 2];
            for (int i = 0; i < Count; i++) larger[i] = _items[(_head + i) % _items.Length];
            (_items, _head) = (larger, 0);
        }
        _items[(_head + Count++) % _items.Length] = item;
        Waiting++;
    }

    /// <summary>The case at a place from the head.</summary>
    public int this[int place] => _items[(_head + place) % _items.Length];

    public int Dequeue()
    {
        int item = _items[_head];
        _head = (_head + 1) % _items.Length;
        Count--;
        return item;
    }

    public ProviderQueue Clone() => new() { _items = [.. _items], _head = _head, Count = Count, Waiting = Waiting };
}

/// <summary>What the yearly status of the governing bodies is made from; cleared every year.</summary>
internal sealed class YearStatus(int providers, int regions)
{
    /// <summary>Effect delivered, in millionths of a log point. [p * need types + need]</summary>
    public long[] Delivered = new long[providers * NeedTypes.Count];

    /// <summary>Specialised cases. [p * need types + need]</summary>
    public int[] Cases = new int[providers * NeedTypes.Count];

    /// <summary>Specialised cases by region of the firm. [p * regions + region]</summary>
    public int[] Served = new int[providers * regions];

    /// <summary>Minutes of capacity and idle minutes.</summary>
    public long[] Capacity = new long[providers], Idle = new long[providers];

    public int[] ReferralsIn = new int[providers];

    public int[] ReferralsOut = new int[providers];

    public void Clear()
    {
        Array.Clear(Delivered);
        Array.Clear(Cases);
        Array.Clear(Served);
        Array.Clear(Capacity);
        Array.Clear(Idle);
        Array.Clear(ReferralsIn);
        Array.Clear(ReferralsOut);
    }

    public YearStatus Clone() => new(0, 0)
    {
        Delivered = [.. Delivered],
        Served = [.. Served],
        Capacity = [.. Capacity],
        Idle = [.. Idle],
        Cases = [.. Cases],
        ReferralsIn = [.. ReferralsIn],
        ReferralsOut = [.. ReferralsOut],
    };
}

/// <summary>Needs by quarter of arising, region, fate, and whether the fate came within 1, 2 or 4 quarters, or ever.</summary>
internal sealed class FateCounts
{
    /// <summary>Visits later than this after the need arose are no first doors: the fates by door are those within a year.</summary>
    public const int WeeksOfDoors = 52;

    private const int Horizons = 4;
    private const int Fates = 8;

    // Kinds of provider, and at 0 no door at all.
    private const int Doors = 11;
    private readonly int _regions;
    private readonly int[] _counts;
    private readonly int[] _doors;

    public FateCounts(int quarters, int regions)
        : this(regions, new int[quarters * regions * Horizons * Fates], new int[quarters * Doors * Fates])
    {
    }

    private FateCounts(int regions, int[] counts, int[] doors) => (_regions, _counts, _doors) = (regions, counts, doors);

    /// <summary>Counts a firm's first visit; under the fate that says that nothing has come of it yet.</summary>
    /// <param name="door">Kind of the provider plus one.</param>
    public void AddVisit(int quarter, byte door) => _doors[(((quarter * Doors) + door) * Fates) + (int)Fate.Open]++;

    /// <summary>Needs of a quarter whose firm turned to a kind of provider first, within 52 weeks: all (<see cref="Fate.Open"/>), or those that met a fate in that time.</summary>
    public int By(int quarter, ProviderKind door, Fate fate) => _doors[(((quarter * Doors) + (int)door + 1) * Fates) + (int)fate];

    /// <param name="quarter">Quarter of arising, from the beginning of the warm-up.</param>
    /// <param name="door">Kind of the first provider visited plus one; 0 if none was.</param>
    public void Add(int quarter, int region, int ageWeeks, Fate fate, byte door = 0)
    {
        if (ageWeeks <= WeeksOfDoors) _doors[(((quarter * Doors) + door) * Fates) + (int)fate]++;
        // Under the first horizon that it keeps to; those beyond are added up when somebody asks.
        int horizon = (ageWeeks > 13 ? 1 : 0) + (ageWeeks > 26 ? 1 : 0) + (ageWeeks > 52 ? 1 : 0);
        _counts[((((quarter * _regions) + region) * Horizons) + horizon) * Fates + (int)fate]++;
    }

    /// <summary>Needs of a quarter and region that met a fate within 13, 26, 52 weeks (horizon 0, 1, 2) or ever (3).</summary>
    public int Within(int quarter, int region, int horizon, Fate fate)
    {
        int sum = 0;
        for (int h = 0; h <= horizon; h++) sum += _counts[((((quarter * _regions) + region) * Horizons) + h) * Fates + (int)fate];
        return sum;
    }

    public FateCounts Clone() => new(_regions, [.. _counts], [.. _doors]);
}

/// <summary>Sums over firms that the firms' step and the labour market leave for the observation.</summary>
internal sealed class FirmTotals
{
    /// <summary>Jobs before this quarter's hires and losses, entrants' included, by region.</summary>
    public long[] JobsBefore = [];

    /// <summary>Desired hires, by region.</summary>
    public long[] Hires = [];

    /// <summary>Jobs shed before exits, by region.</summary>
    public long[] Losses = [];

    /// <summary>Share of desired hires that find somebody, by region.</summary>
    public float[] FillShare = [];

    /// <summary>Sums by market.</summary>
    public MarketSums[] Sums = [];

    /// <summary>Bins of log productivity: their number, width and beginning; the outermost take the rest.</summary>
    public const int Bins = 512;

    /// <inheritdoc cref="Bins"/>
    public const float BinWidth = 0.01f;

    /// <inheritdoc cref="Bins"/>
    public const float FirstBin = -2.56f;

    /// <summary>Entries of each of the four tables: the bins, one for the dead, and space to the next cache line.</summary>
    public const int BinStride = Bins + 16;

    /// <summary>Firms by bin of log productivity, in four tables to be added up; after the bins comes the count of the dead.</summary>
    public int[] ProductivityBins = new int[4 * BinStride];

    /// <summary>Firms of high growth, and firms that could be such, at the end of a year.</summary>
    public long FastFirms, FastPossible;

    public void Clear(int markets, int regions)
    {
        FastFirms = FastPossible = 0;
        if (Sums.Length != markets)
        {
            Sums = new MarketSums[markets];
            JobsBefore = new long[regions];
            Hires = new long[regions];
            Losses = new long[regions];
            FillShare = new float[regions];
        }
        Array.Clear(Sums);
        Array.Clear(JobsBefore);
        Array.Clear(Hires);
        Array.Clear(Losses);
        Array.Clear(ProductivityBins);
    }
}

/// <summary>Exact sums over the firms of one market after hiring and exit: whole numbers, so that no split of the firms matters.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MarketSums
{
    public long Firms, Jobs, LargeJobs, EntrantFirms, EntrantJobs, Created, Destroyed, Exits, ExitJobs, Unfilled, Exporters;

    /// <summary>In 1/256.</summary>
    public long ValueAdded, Sales, EntrantValueAdded;

    /// <summary>Jobs times log productivity in 1/1024; log productivity in 1/65536; jobs times light and durable reach in 1/65536.</summary>
    public long JobsProductivity, Productivity, JobsReachLight, JobsReachDurable;

    /// <summary>Firms, jobs and value added of firms with at least 10, 50 and 250 jobs.</summary>
    public long Firms10, Firms50, Firms250, Jobs10, Jobs50, Jobs250, Value10, Value50, Value250;

    /// <summary>Over several markets.</summary>
    public static MarketSums Of(ReadOnlySpan<MarketSums> parts)
    {
        MarketSums sum = default;
        foreach (ref readonly var part in parts) sum.Add(part);
        return sum;
    }

    public void Add(in MarketSums x)
    {
        Firms += x.Firms;
        Jobs += x.Jobs;
        LargeJobs += x.LargeJobs;
        EntrantFirms += x.EntrantFirms;
        EntrantJobs += x.EntrantJobs;
        Created += x.Created;
        Destroyed += x.Destroyed;
        Exits += x.Exits;
        ExitJobs += x.ExitJobs;
        Unfilled += x.Unfilled;
        Exporters += x.Exporters;
        ValueAdded += x.ValueAdded;
        Sales += x.Sales;
        EntrantValueAdded += x.EntrantValueAdded;
        JobsProductivity += x.JobsProductivity;
        Productivity += x.Productivity;
        JobsReachLight += x.JobsReachLight;
        JobsReachDurable += x.JobsReachDurable;
        Firms10 += x.Firms10;
        Firms50 += x.Firms50;
        Firms250 += x.Firms250;
        Jobs10 += x.Jobs10;
        Jobs50 += x.Jobs50;
        Jobs250 += x.Jobs250;
        Value10 += x.Value10;
        Value50 += x.Value50;
        Value250 += x.Value250;
    }
}
