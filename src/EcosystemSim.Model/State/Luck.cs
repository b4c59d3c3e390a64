using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.State;

/// <summary>
/// What all arms of a replication share: the layout of firms, this quarter's draws, the stream of needs and of entrants.
/// Drawn once and read by every world, so that luck costs each arm next to nothing.
/// </summary>
internal sealed class Luck
{
    // Needs lapse after at most 12 quarters; a ring of 14 keeps every open one.
    private const int RingLength = 14;

    // Far above any number of firms and entrants.
    private const uint FirstForeignId = 1u << 30;

    // Quarters of entrants for whom a block has room from the start.
    private const int BlockRoom = 32;

    private readonly ExperimentPlan _plan;
    private readonly float[] _cumulativeNeedMix;
    private readonly ShockPaths _shocks;
    private readonly float[] _municipalityShares;
    private readonly List<int> _arrivals = [];
    private readonly FirmShare? _share;
    private readonly SlotIndex? _slots;
    private uint _foreignIds;

    /// <param name="side">Which part of the worlds these draws are for.</param>
    /// <param name="share">Firms of a block; the other sides know all firms.</param>
    public Luck(ExperimentPlan plan, int replication, FirmSide side = FirmSide.Whole, FirmShare? share = null)
    {
        _plan = plan;
        Side = side;
        _share = share;
        if (side is FirmSide.Support or FirmSide.Block) _slots = new(share);
        Key = new(plan.Seed, (uint)replication);
        Quarter = -plan.WarmUpQuarters;
        Series = side is FirmSide.Block or FirmSide.Desk ? [] : SeriesCatalogue.For(plan.System);
        Doors = new(plan.System);
        Layout = new(InitialCapacity(plan, this));
        Cohorts = new NeedCohort[RingLength];
        for (int i = 0; i < RingLength; i++) Cohorts[i] = new(side == FirmSide.Desk ? 0 : Doors.Stride) { Quarter = int.MinValue };
        NextFirmId = (uint)plan.Population.Count;
        var system = plan.System;
        _shocks = new(plan.Shocks);
        _cumulativeNeedMix = new float[system.Sectors.Length * NeedTypes.Count];
        MixNeeds();
        _municipalityShares = CumulativeShares(system);
        EntrantCount = new int[system.Markets];
        CandidateCount = new int[system.Markets];
        InitialFirms = new int[system.Markets];
        InitialJobs = new long[system.Markets];
        FrontierRise = new float[system.Sectors.Length];
        HasByProducts = [.. system.Sectors.Select(s => s.Gives.Length + s.Takes.Length > 0)];
        Exchangeable = [.. from a in system.Sectors from b in system.Sectors select a.Gives.Any(b.Takes.Contains) || b.Gives.Any(a.Takes.Contains)];
        Demand = new float[system.Sectors.Length];
        DemandGrowth = new float[system.Sectors.Length];
        BrokerPlace = [.. system.Providers.Select(p => PlaceOf(p, system))];
        var triage = plan.Parameters.Triage;
        BaseMinutes = [.. system.Providers.Select(p => (long)(p.AdviserFte * triage.HoursPerFte * triage.CapacityScale * 60))];
        Timeliness = [.. Enumerable.Range(0, 256).Select(TimelinessAfter)];
        SizeFactors = [.. Enumerable.Range(0, 256).Select(SizeFactorOf)];
        AloneFactor = Powers((float)plan.Parameters.Needs.AloneSizeExponent);
        AwarenessFactor = Powers((float)plan.Parameters.Search.AwarenessSizeExponent);
        ResizeDraws();
    }

    public RandomKey Key { get; }

    /// <summary>Which part of the worlds these draws are for.</summary>
    public FirmSide Side { get; }

    /// <summary>Slots of the firms in which needs arise this quarter, ascending.</summary>
    public List<int> Arrivals => _arrivals;

    /// <summary>Candidates from abroad so far; their ids follow each other.</summary>
    public uint ForeignIds { get => _foreignIds; set => _foreignIds = value; }

    /// <summary>Shifts the key of the needs' draws; a test's way to show that a twin with an extra draw is caught.</summary>
    internal uint ExtraDraws { get; set; }

    /// <summary>Adviser minutes per quarter by the seed, by provider; the same in every arm.</summary>
    public long[] BaseMinutes { get; }

    /// <summary>Quarter being computed; negative in the warm-up.</summary>
    public int Quarter { get; set; }

    /// <summary>First week of the quarter, counted from the beginning of the warm-up.</summary>
    public int FirstWeek => (Quarter + _plan.WarmUpQuarters) * 13;

    public FirmLayout Layout { get; private set; }

    public DoorMap Doors { get; }

    /// <summary>Where a broker's own researchers stand in knowledge space: the middle of the sectors it specialises in.</summary>
    public (float X, float Y)[] BrokerPlace { get; }

    /// <summary>Scratch of the decisions; worlds take turns.</summary>
    public VisitList Deciding { get; } = new();

    /// <summary>Scratch of the weekly rounds; worlds take turns.</summary>
    public VisitList Visits { get; } = new();

    /// <summary>Scratch of the weekly rounds: the cases that move.</summary>
    public List<int> Moving { get; } = [];

    public ImmutableArray<Series> Series { get; }

    /// <summary>Ring of the cohorts of needs that may be open.</summary>
    public NeedCohort[] Cohorts { get; }

    /// <summary>Cohort of this quarter in the ring.</summary>
    public int CurrentCohort => (Quarter + _plan.WarmUpQuarters) % RingLength;

    public uint NextFirmId { get; set; }

    /// <summary>Firms at the beginning of the warm-up, by market; the entry stream is in proportion.</summary>
    public int[] InitialFirms { get; }

    /// <summary>Jobs at the beginning of the warm-up, by market.</summary>
    public long[] InitialJobs { get; }

    /// <summary>Candidates from abroad of this quarter: id, market, and the draw that decides whether they land.</summary>
    public List<(uint Id, int Market, float Landing)> Candidates { get; } = [];

    /// <summary>Candidates of this quarter, by market; their slots come after those of the entrants.</summary>
    public int[] CandidateCount { get; }

    /// <summary>Whether a firm of one sector can use what one of the other gives off, either way. [sector * sectors + sector]</summary>
    public bool[] Exchangeable { get; }

    /// <summary>Whether firms of a sector give off or can use anything, so that there is something to check.</summary>
    public bool[] HasByProducts { get; }

    /// <summary>Entrants of this quarter, by market: the last slots of it before the candidates from abroad.</summary>
    public int[] EntrantCount { get; }

    /// <summary>Entrants of this quarter as luck made them.</summary>
    public List<Entrant> Entrants { get; } = [];

    /// <summary>What is left of the worth of help for a need of so many weeks.</summary>
    // From a table for the ages that nearly all needs have: an exponential by itself is a hundred cycles of waiting.
    public float TimelinessOf(int ageWeeks) => (uint)ageWeeks < (uint)Timeliness.Length ? Timeliness[ageWeeks] : TimelinessAfter(ageWeeks);

    /// <summary>What a project, an adviser, a partner can move in a firm of so many jobs: less and less of it, the larger it is.</summary>
    public float SizeFactor(int jobs) => (uint)jobs < (uint)SizeFactors.Length ? SizeFactors[jobs] : SizeFactorOf(jobs);

    /// <summary>Jobs to the power by which solving alone rises with size, for up to 255 jobs.</summary>
    public float[] AloneFactor { get; }

    /// <summary>Jobs to the power by which awareness rises with size, for up to 255 jobs.</summary>
    public float[] AwarenessFactor { get; }

    /// <summary>Log demand of each sector without shocks.</summary>
    public float[] Demand { get; }

    /// <summary>Change of log demand this quarter, that of shocks included, by sector.</summary>
    public float[] DemandGrowth { get; }

    /// <summary>What shocks have added to the world frontier, log points, by sector.</summary>
    public float[] FrontierRise { get; }

    /// <summary>What shocks do when.</summary>
    public ShockPaths Shocks => _shocks;

    /// <summary>Laplace variate of scale 1, or 0 in a quarter without a shock; by slot.</summary>
    public float[] GrowthShock { get; private set; } = [];

    /// <summary>Standard normal, by slot.</summary>
    public float[] Innovation { get; private set; } = [];

    /// <summary>Uniform, by slot.</summary>
    public float[] ExitDraw { get; private set; } = [];

    private float[] Timeliness { get; }

    private float[] SizeFactors { get; }

    public ModelParameters Parameters => _plan.Parameters;

    /// <summary>Whether a firm is one of those that lie here.</summary>
    public bool Holds(uint id) => _share is not { } share || share.Holds(id);

    /// <summary>Initial firms that lie here: the first, and the one after the last.</summary>
    public (int First, int End) InitialRange(int count) => _share is { } share ? (share.First, share.End) : (0, count);

    /// <summary>Slot of a firm that is alive in some world; only where the worlds are parted.</summary>
    public int SlotOf(uint id) => _slots!.Of(id);

    /// <summary>The same for many firms.</summary>
    public void FindSlots(ReadOnlySpan<uint> ids, Span<int> slots) => _slots!.Find(ids, slots);

    /// <summary>Newcomers of this quarter for whom slots are needed here, by market.</summary>
    public int[] Arriving()
    {
        int[] arriving = [.. EntrantCount.Zip(CandidateCount, static (a, b) => a + b)];
        if (_share is null) return arriving;
        uint next = NextFirmId;
        for (int market = 0; market < arriving.Length; market++)
        {
            uint end = next + (uint)EntrantCount[market];
            arriving[market] = 0;
            for (uint id = FirstHeld(next); id < end; id = FirstHeld(id + 1)) arriving[market]++;
            next = end;
        }
        foreach (var (id, market, _) in Candidates) arriving[market] += Holds(id) ? 1 : 0;
        return arriving;
    }

    /// <summary>First id from this one on of an entrant that lies here, so that a block does not look at those of all others.</summary>
    public uint FirstHeld(uint id)
    {
        if (_share is not { } share) return id;
        if (share.IsOneFirm) return id <= (uint)share.Block ? (uint)share.Block : uint.MaxValue;
        uint blocks = (uint)share.Blocks, over = id % blocks, own = (uint)share.Block;
        return id + (own >= over ? own - over : blocks - over + own);
    }

    public ref Need NeedOf(in Case c) => ref Cohorts[c.Cohort].Needs[c.Need];

    /// <summary>Draws this quarter's numbers of every slot, and finds where needs arise.</summary>
    // One Philox block serves one firm. Shared by all worlds of the replication.
    public void DrawFirms()
    {
        _arrivals.Clear();
        for (int market = 0; market < Layout.Start.Length; market++) _plan.Kernels.DrawMarket(this, market, Quarter);
    }

    /// <summary>Makes this quarter's needs of the firms found by <see cref="DrawFirms"/>, with their draws for every door.</summary>
    public NeedCohort DrawNeeds()
    {
        if (_shocks.Any) MixNeeds();
        var cohort = Cohorts[CurrentCohort];
        int count = _arrivals.Count;
        cohort.Renew(Quarter, count);
        int market = 0, sectors = _plan.System.Sectors.Length;
        float prospectSeeking = (float)Parameters.Search.ProspectSeeking;
        var arrivals = CollectionsMarshal.AsSpan(_arrivals);
        for (int index = 0; index < count; index++)
        {
            int slot = arrivals[index];
            while (slot >= Layout.Start[market] + Layout.Capacity[market]) market++;
            uint firm = Layout.Id[slot];
            var (type, week, priority, alone) = Key.Words(Purpose.Need, firm, Quarter, ExtraDraws);
            var (wish, potential, size, noise) = Key.Uniforms(Purpose.NeedProject, firm, Quarter);
            // Firms with better prospects seek more help, with mean 1: this is the selection that misleads matched estimates.
            float seek = wish * Elementary.Exp((prospectSeeking * prospectSeeking / 2) - (prospectSeeking * Layout.Prospect[slot]));
            cohort.Needs[index] = new()
            {
                Slot = slot,
                Firm = firm,
                Type = NeedTypeOf(market % sectors, Elementary.Uniform(type)),
                Market = (ushort)market,
                Municipality = Layout.Municipality[slot],
                Week = FirstWeek + (int)((ulong)week * 13 >> 32),
                Priority = priority,
                AloneThreshold = -Elementary.Log(Elementary.Uniform(alone)),
                SeekDraw = seek,
                Absorption = TraitDraws(firm).Absorption,
            };
            ref var need = ref cohort.Needs[index];
            // What only an agency or a broker looks at is worked out only for them; a draw that nobody makes moves no other.
            if (need.Type == NeedType.Finance)
            {
                need.Potential = Elementary.Gaussian(potential);
                need.ProjectSize = Elementary.Gaussian(size);
                need.SignalNoise = Elementary.Gaussian(noise);
            }
            if (need.Type == NeedType.InnovationCollaboration)
            {
                var sector = _plan.System.Sectors[market % sectors];
                var (x, y, _, _) = KeyOf(firm).Uniforms(Purpose.FirmKnowledge, firm);
                float scatter = (float)Parameters.Innovation.FirmScatter;
                need.KnowledgeX = (float)sector.KnowledgeX + (scatter * Elementary.Gaussian(x));
                need.KnowledgeY = (float)sector.KnowledgeY + (scatter * Elementary.Gaussian(y));
            }
            if (seek < (float)Parameters.Search.SeekShare) _plan.Kernels.DrawDoors(this, cohort, index * Doors.Stride, firm);
        }
        return cohort;
    }

    /// <summary>Puts a new firm into the next slot of a market; returns the slot.</summary>
    public int AddFirm(int market, uint id, int birthQuarter, int jobs, int municipality)
    {
        int slot = Layout.Start[market] + Layout.Count[market]++;
        Layout.Id[slot] = id;
        _slots?.Set(id, slot);
        Layout.BirthQuarter[slot] = birthQuarter;
        Layout.Municipality[slot] = (ushort)municipality;
        Layout.LargeAtStart[slot] = 0;
        Layout.Prospect[slot] = Elementary.Gaussian(KeyOf(id).Uniforms(Purpose.FirmKnowledge, id).Item4);
        // When needs arise and how jobs are rounded is for the blocks to know.
        if (Side == FirmSide.Support) return slot;
        var (rounding, ambition, _, _) = TraitDraws(id);
        var sector = _plan.System.Sectors[market % _plan.System.Sectors.Length];
        var needs = Parameters.Needs;
        float ratio = (float)needs.AmbitionRatio;
        Layout.Rounding[slot] = rounding;
        Layout.NeedRate[slot] = (float)(needs.ArrivalRate * sector.NeedIntensity) * Elementary.Power(jobs, (float)needs.SizeExponent)
            * (1 + ((ratio - 1) * ambition)) / ((1 + ratio) / 2);
        return slot;
    }

    /// <summary>A new id, the same for the same candidate in every arm.</summary>
    public uint TakeFirmId() => NextFirmId++;

    /// <summary>An id for a candidate from abroad, apart from the others so that candidates move nobody else's luck.</summary>
    public uint TakeForeignId() => FirstForeignId + _foreignIds++;

    /// <summary>
    /// Log of the region's share of jobs in the sector over that of all regions, at the beginning of the warm-up; 0 where either is none.
    /// </summary>
    public float LogQuotient(int market)
    {
        int sectors = _plan.System.Sectors.Length, sector = market % sectors, region = market / sectors;
        long here = InitialJobs[market], ofRegion = 0, ofSector = 0, all = 0;
        for (int k = 0; k < InitialJobs.Length; k++)
        {
            all += InitialJobs[k];
            if (k / sectors == region) ofRegion += InitialJobs[k];
            if (k % sectors == sector) ofSector += InitialJobs[k];
        }
        return here == 0 ? 0 : Elementary.Log((float)((double)here / ofRegion / ((double)ofSector / all)));
    }

    /// <summary>Municipality of a new firm, by population.</summary>
    public int MunicipalityOf(int region, float uniform)
    {
        var municipalities = _plan.System.Municipalities;
        int last = -1;
        for (int m = 0; m < municipalities.Length; m++)
        {
            if (municipalities[m].Region != region) continue;
            last = m;
            if (uniform < _municipalityShares[m]) return m;
        }
        return last;
    }

    /// <summary>Fixed traits use the population's key: a firm is the same firm in every replication.</summary>
    public (float Rounding, float Ambition, float Absorption, float Municipality) TraitDraws(uint id) =>
        KeyOf(id).Uniforms(Purpose.FirmTraits, id);

    /// <summary>Initial firms are the same in all replications; entrants are part of a replication's luck.</summary>
    public RandomKey KeyOf(uint id) => id < _plan.Population.Count ? RandomKey.Population(_plan.Seed) : Key;

    /// <summary>
    /// Frees the slots of firms that are dead in every world, and makes room for this quarter's entrants where there is none.
    /// </summary>
    public void MakeRoom(List<World> worlds, ReadOnlySpan<int> entrants, bool compact)
    {
        int markets = entrants.Length;
        bool full = false;
        for (int k = 0; k < markets; k++) full |= Layout.Count[k] + entrants[k] > Layout.Capacity[k];
        if (!full && !compact) return;

        var moves = new Moves(_plan.Kernels);
        int[] alive = moves.Alive(worlds, Layout.Length);
        int[] kept = new int[markets], capacity = [.. Layout.Capacity];
        bool grow = false;
        for (int k = 0; k < markets; k++)
        {
            kept[k] = moves.Find(alive, Layout.Start[k], Layout.Count[k]);
            // One full market makes all be laid anew, so each gets room until the next regular collection and beyond.
            if (kept[k] + (entrants[k] * 10) <= capacity[k]) continue;
            capacity[k] = (kept[k] * 5 / 4) + (entrants[k] * 20) + (2 * FirmLayout.Lanes);
            grow = true;
        }
        var layout = grow ? new FirmLayout(capacity) : Layout;
        moves.Lay(kept, layout.Start);
        var newSlot = new int[Layout.Length];
        Array.Fill(newSlot, -1);
        for (int n = 0; n < moves.Source.Count; n++) newSlot[moves.Source[n]] = moves.Target[n];
        layout.Take(Layout, moves);
        foreach (var world in worlds)
        {
            var firms = grow ? new FirmColumns(layout.Length, Side) : world.Firms;
            if (grow && Side == FirmSide.Whole) firms.Desired = world == worlds[0] ? firms.Desired : worlds[0].Firms.Desired;
            firms.Take(world.Firms, moves);
            for (int k = 0; k < markets && !grow; k++)
            {
                for (int i = Layout.Start[k] + kept[k]; i < Layout.Start[k] + Layout.Count[k]; i++) firms.Clear(i);
            }
            world.Relaid(firms);
            world.Symbiosis.Relaid(newSlot);
            world.FirstHelps.Relaid(newSlot);
            foreach (ref var effect in CollectionsMarshal.AsSpan(world.Effects)) effect.Slot = newSlot[effect.Slot];
            world.Effects.RemoveAll(static e => e.Slot < 0);
            // Open cases have active firms: the others were ended with their firms.
            foreach (ref var c in world.Pool.Cases.AsSpan(0, world.Pool.Used)) c.Slot = c.State == CaseState.None ? -1 : newSlot[c.Slot];
        }
        foreach (var cohort in Cohorts)
        {
            for (int n = 0; n < cohort.Count; n++)
            {
                ref int slot = ref cohort.Needs[n].Slot;
                if (slot >= 0) slot = newSlot[slot];
            }
        }
        kept.CopyTo(layout.Count, 0);
        Layout = layout;
        if (grow) ResizeDraws();
        _slots?.Renew(Layout);
    }

    private void ResizeDraws()
    {
        if (Side is FirmSide.Support or FirmSide.Desk) return;
        GrowthShock = new float[Layout.Length];
        Innovation = new float[Layout.Length];
        ExitDraw = new float[Layout.Length];
    }

    /// <summary>Shares of the types of need by sector, as the shocks of this quarter leave them.</summary>
    private void MixNeeds()
    {
        Span<double> mix = stackalloc double[NeedTypes.Count];
        for (int s = 0; s < _plan.System.Sectors.Length; s++)
        {
            for (int n = 0; n < NeedTypes.Count; n++) mix[n] = _plan.System.Sectors[s].NeedMix[n];
            _shocks.ShiftMix(s, Quarter, mix);
            double sum = 0;
            for (int n = 0; n < NeedTypes.Count; n++)
            {
                sum += mix[n];
                _cumulativeNeedMix[(s * NeedTypes.Count) + n] = (float)sum;
            }
        }
    }

    private NeedType NeedTypeOf(int sector, float uniform)
    {
        int n = 0;
        while (n < NeedTypes.Count - 1 && uniform >= _cumulativeNeedMix[(sector * NeedTypes.Count) + n]) n++;
        return (NeedType)n;
    }

    private static int[] InitialCapacity(ExperimentPlan plan, Luck luck)
    {
        int[] count = new int[plan.System.Markets];
        if (luck.Side == FirmSide.Desk) return count;
        var population = plan.Population;
        var (first, end) = luck.InitialRange(population.Count);
        for (int i = first; i < end; i++) count[plan.System.Market(population.Region[i], population.Sector[i])]++;
        // A block of one firm has no room to give away; it is laid anew if another firm comes.
        if (luck._share is { IsOneFirm: true }) return count;
        // Room for eight quarters of entrants beside a population that stays about level.
        double room = 1.4 + (plan.Parameters.Demography.EntryRate * 12);
        if (luck._share is not { } share) return [.. count.Select(c => (int)(c * room) + (2 * FirmLayout.Lanes))];
        // Initial firms of a block are of few markets, while its entrants are of all, so that they take over slowly: laying all of its firms anew
        // in the first quarter, and again when one market was full, took as long as their own step.
        var everywhere = Initialisation.FirmsByMarket(plan);
        double entrants = plan.Parameters.Demography.EntryRate * BlockRoom / share.Blocks;
        return [.. count.Select((c, market) => c + (int)(entrants * everywhere[market] * plan.System.Sectors[market % plan.System.Sectors.Length].EntryIntensity) + (2 * FirmLayout.Lanes))];
    }

    /// <summary>A power of jobs, from a table for the small numbers that nearly all firms have.</summary>
    public static float Power(float[] table, int jobs, float exponent) => jobs < table.Length ? table[jobs] : Elementary.Power(jobs, exponent);

    private float TimelinessAfter(int weeks) => Elementary.Exp(-(float)Parameters.Needs.ValueDecay * weeks / 13f);

    private float SizeFactorOf(int jobs)
    {
        var d = Parameters.Delivery;
        return jobs <= d.SizeReference ? 1 : Elementary.Power(jobs / (float)d.SizeReference, -(float)d.SizeDecline);
    }

    private static float[] Powers(float exponent) => [.. Enumerable.Range(0, 256).Select(jobs => Elementary.Power(Math.Max(jobs, 1), exponent))];

    private static (float X, float Y) PlaceOf(ProviderSpec provider, SystemSpec system)
    {
        double x = 0, y = 0;
        int n = 0;
        for (int s = 0; s < system.Sectors.Length; s++)
        {
            if (!provider.Offers.Any(o => o.Specialised && o.Sectors[s])) continue;
            x += system.Sectors[s].KnowledgeX;
            y += system.Sectors[s].KnowledgeY;
            n++;
        }
        return n == 0 ? (0.5f, 0.5f) : ((float)(x / n), (float)(y / n));
    }

    private static float[] CumulativeShares(SystemSpec system)
    {
        var shares = new float[system.Municipalities.Length];
        for (int r = 0; r < system.Regions.Length; r++)
        {
            double total = 0, sum = 0;
            foreach (var m in system.Municipalities) total += m.Region == r ? m.Population : 0;
            for (int m = 0; m < shares.Length; m++)
            {
                if (system.Municipalities[m].Region != r) continue;
                sum += system.Municipalities[m].Population;
                shares[m] = (float)(sum / total);
            }
        }
        return shares;
    }
}

/// <summary>A new firm before it meets any market.</summary>
/// <param name="LogSize">Log of the size that rounds to its jobs.</param>
/// <param name="Productivity">Log productivity on its first day, whatever market it meets.</param>
internal readonly record struct Entrant(int Slot, int Market, int Jobs, float LogSize, float Productivity);
