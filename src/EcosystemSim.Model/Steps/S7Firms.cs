using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.7 to 7.9 Firms: productivity and desired employment (7a); with the regions' totals known, hiring under the labour
/// supply (7b); then exit (7c). No lever is named here: what coordination does reaches a firm as reach, productivity or
/// ease of hiring that help has brought, and through the means of its market.
/// </summary>
// The hot loop: two passes over the columns of each world, sixteen firms at once, all draws made before and shared.
// Measured on one core with AVX-512 (benchmark 'quarter'): see docs/performance.md.
internal static class S7Firms
{
    // Lanes of 32 bits hold the sums of one call: 64 firms of 40,000 jobs and three times the mean
    // productivity, in 1/256, stay below 2^31. A firm of more jobs than that is not for this model.
    private const int MostPerCall = 1024;
    private const float MostJobs = 40_000f;

    // Firms begin and cease to export at most so often a quarter; exit hazards end well below one less it.
    private const float MostExportHazard = 0.0625f;

    // Slots ahead whose columns are fetched: a dozen columns at once are more than the processor follows by itself.
    private const int Lead = 256;

    /// <summary>The whole step for one world.</summary>
    public static void Apply(World world, int blockSize)
    {
        world.Totals.Clear(world.System.Markets, world.System.Regions.Length);
        int size = blockSize <= 0 ? MostPerCall : Math.Min(blockSize, MostPerCall);
        if (IsSlack(world))
        {
            DesireAndHire(world, size);
            Close(world);
            return;
        }
        // Region by region, so that the second pass finds the columns of the first still in the cache.
        for (int region = 0; region < world.System.Regions.Length; region++)
        {
            Desire(world, region, size);
            FillShare(world, region);
            Hire(world, region, size);
        }
        Close(world);
    }

    /// <summary>Where labour is slack nobody waits for a region's totals: market by market, which the second-level cache holds.</summary>
    private static void DesireAndHire(World world, int size)
    {
        Array.Fill(world.Totals.FillShare, 1);
        int sectors = world.System.Sectors.Length;
        for (int market = 0; market < world.System.Markets; market++)
        {
            DesireOf(world, market / sectors, market, size);
            HireOf(world, market, size);
        }
    }

    /// <summary>7a for a block of firms: what it adds to the totals of the regions.</summary>
    public static void Desire(World block)
    {
        block.Totals.Clear(block.System.Markets, block.System.Regions.Length);
        for (int region = 0; region < block.System.Regions.Length; region++) Desire(block, region, MostPerCall);
    }

    /// <summary>7a to 7c for a block of firms where labour is slack: every hire finds somebody, so that no other block need be waited for.</summary>
    public static void DesireAndHire(World block)
    {
        block.Totals.Clear(block.System.Markets, block.System.Regions.Length);
        DesireAndHire(block, MostPerCall);
    }

    /// <summary>Whether every desired hire finds somebody, whatever the totals.</summary>
    public static bool IsSlack(World world) => world.Closure == LabourClosure.Slack || world.Luck.Quarter < 0;

    /// <summary>7b between the blocks' two passes: the share of hires that find somebody, by the totals of all blocks.</summary>
    public static void Ration(World support)
    {
        for (int region = 0; region < support.System.Regions.Length; region++) FillShare(support, region);
    }

    /// <summary>7b and 7c for a block of firms, the share of filled hires being known.</summary>
    public static void Hire(World block)
    {
        for (int region = 0; region < block.System.Regions.Length; region++) Hire(block, region, MostPerCall);
    }

    /// <summary>What follows from the sums over all firms: labour supply and means of the markets.</summary>
    public static void Close(World world)
    {
        UpdateSupply(world);
        UpdateMarkets(world);
    }

    private static void Desire(World world, int region, int size)
    {
        int sectors = world.System.Sectors.Length, first = region * sectors;
        for (int market = first; market < first + sectors; market++) DesireOf(world, region, market, size);
    }

    private static void DesireOf(World world, int region, int market, int size)
    {
        var layout = world.Luck.Layout;
        var desire = new DesireKernel(world, market);
        int start = layout.Start[market], end = start + layout.Count[market];
        for (int i = start; i < end; i += size)
            desire.Run(i, Math.Min(size, end - i), ref world.Totals.JobsBefore[region], ref world.Totals.Hires[region], ref world.Totals.Losses[region]);
    }

    private static void Hire(World world, int region, int size)
    {
        int sectors = world.System.Sectors.Length, first = region * sectors;
        for (int market = first; market < first + sectors; market++) HireOf(world, market, size);
    }

    private static void HireOf(World world, int market, int size)
    {
        var layout = world.Luck.Layout;
        var hire = new HireKernel(world, market);
        int start = layout.Start[market], end = start + layout.Count[market];
        for (int i = start; i < end; i += size) hire.Run(i, Math.Min(size, end - i), ref world.Totals.Sums[market]);
        if (world.Luck.Quarter >= 0) CountProductivity(world, market);
    }

    /// <summary>7b: hires of a region beyond its free labour are rationed in proportion.</summary>
    private static void FillShare(World world, int region)
    {
        world.Totals.FillShare[region] = 1;
        if (IsSlack(world)) return;
        double free = Math.Max(0, world.LabourSupply[region] - world.Totals.JobsBefore[region] + world.Totals.Losses[region]);
        long hires = world.Totals.Hires[region];
        if (free < hires) world.Totals.FillShare[region] = (float)(free / hires);
    }

    /// <summary>Counts log productivity in bins, which add exactly. Dead firms go into a bin of their own, so that nothing branches.</summary>
    // Four tables in turn, since a bin is often hit twice running.
    private static void CountProductivity(World world, int market)
    {
        ref int first = ref MemoryMarshal.GetArrayDataReference(world.Totals.ProductivityBins);
        ref int second = ref Unsafe.Add(ref first, FirmTotals.BinStride), third = ref Unsafe.Add(ref second, FirmTotals.BinStride), fourth = ref Unsafe.Add(ref third, FirmTotals.BinStride);
        ref float a = ref MemoryMarshal.GetArrayDataReference(world.Firms.Productivity);
        ref int jobs = ref MemoryMarshal.GetArrayDataReference(world.Firms.Jobs);
        int start = world.Luck.Layout.Start[market], end = start + world.Luck.Layout.Count[market];
        for (int i = start; i < end; i += FirmLayout.Lanes)
        {
            var bin = Vector512.ConvertToInt32Native((Load(ref a, i) - Vector512.Create(FirmTotals.FirstBin)) * Vector512.Create(1 / FirmTotals.BinWidth));
            bin = Vector512.Min(Vector512.Max(bin, Vector512<int>.Zero), Vector512.Create(FirmTotals.Bins - 1));
            var active = LaneMask(end - i) & Vector512.GreaterThan(Load(ref jobs, i), Vector512<int>.Zero);
            var bins = Vector512.ConditionalSelect(active, bin, Vector512.Create(FirmTotals.Bins));
            ref int lane = ref Unsafe.As<Vector512<int>, int>(ref bins);
            for (int n = 0; n < FirmLayout.Lanes; n += 4)
            {
                Unsafe.Add(ref first, Unsafe.Add(ref lane, n))++;
                Unsafe.Add(ref second, Unsafe.Add(ref lane, n + 1))++;
                Unsafe.Add(ref third, Unsafe.Add(ref lane, n + 2))++;
                Unsafe.Add(ref fourth, Unsafe.Add(ref lane, n + 3))++;
            }
        }
    }

    /// <summary>Supply moves by itself, and slowly towards where hires found nobody.</summary>
    private static void UpdateSupply(World world)
    {
        if (IsSlack(world)) return;
        var p = world.Parameters.Labour;
        int sectors = world.System.Sectors.Length;
        for (int region = 0; region < world.LabourSupply.Length; region++)
        {
            long unfilled = 0;
            for (int sector = 0; sector < sectors; sector++) unfilled += world.Totals.Sums[(region * sectors) + sector].Unfilled;
            world.LabourSupply[region] += (world.LabourSupply[region] * p.SupplyGrowth) + (unfilled * p.SupplyResponse);
        }
    }

    private static void UpdateMarkets(World world)
    {
        var markets = world.Markets;
        for (int k = 0; k < markets.Jobs.Length; k++)
        {
            ref readonly var sum = ref world.Totals.Sums[k];
            markets.Jobs[k] = sum.Jobs;
            markets.Spillover[k] = 0;
            if (sum.Jobs == 0) continue;
            markets.Productivity[k] = (float)(sum.JobsProductivity / 1024.0 / sum.Jobs);
            markets.ReachLight[k] = (float)(sum.JobsReachLight / 65536.0 / sum.Jobs);
            markets.ReachDurable[k] = (float)(sum.JobsReachDurable / 65536.0 / sum.Jobs);
        }
    }

    /// <summary>Bits of the lanes that belong to a block: all but in its last vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> LaneMask(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count));

    /// <summary>7a: a' and the jobs a firm would have if it found everybody it wants.</summary>
    private readonly struct DesireKernel
    {
        private readonly World _world;
        private readonly float _home, _frontier, _spillover, _drift, _reach;

        public DesireKernel(World world, int market)
        {
            _world = world;
            var sector = world.System.Sectors[market % world.System.Sectors.Length];
            _home = world.Markets.Productivity[market];
            _frontier = (float)sector.FrontierDriftPerQuarter * (world.Luck.Quarter + world.Plan.WarmUpQuarters)
                + world.Luck.FrontierRise[market % world.System.Sectors.Length];
            _spillover = world.Markets.Spillover[market];
            _drift = (float)world.Parameters.Growth.DriftPerQuarter + world.Luck.DemandGrowth[market % world.System.Sectors.Length];
            _reach = world.Markets.JobsReach(market, world.Parameters.Growth);
        }

        public void Run(int start, int count, ref long before, ref long hires, ref long losses)
        {
            var firms = _world.Firms;
            var luck = _world.Luck;
            var growth = _world.Parameters.Growth;
            var delivery = _world.Parameters.Delivery;
            ref float logSize = ref MemoryMarshal.GetArrayDataReference(firms.LogSize);
            ref float productivity = ref MemoryMarshal.GetArrayDataReference(firms.Productivity);
            ref float share = ref MemoryMarshal.GetArrayDataReference(firms.MarketShare);
            ref float light = ref MemoryMarshal.GetArrayDataReference(firms.ReachLight);
            ref float durable = ref MemoryMarshal.GetArrayDataReference(firms.ReachDurable);
            ref float ease = ref MemoryMarshal.GetArrayDataReference(firms.HiringEase);
            ref float openness = ref MemoryMarshal.GetArrayDataReference(firms.Openness);
            ref int jobs = ref MemoryMarshal.GetArrayDataReference(firms.Jobs);
            ref int desired = ref MemoryMarshal.GetArrayDataReference(firms.Desired);
            ref float prospect = ref MemoryMarshal.GetArrayDataReference(luck.Layout.Prospect);
            ref float shock = ref MemoryMarshal.GetArrayDataReference(luck.GrowthShock);
            ref float innovation = ref MemoryMarshal.GetArrayDataReference(luck.Innovation);
            ref float rounding = ref MemoryMarshal.GetArrayDataReference(luck.Layout.Rounding);

            var persistence = Vector512.Create((float)_world.Parameters.Productivity.Persistence);
            var innovationScale = Vector512.Create((float)_world.Parameters.Productivity.Innovation);
            var shockScale = Vector512.Create((float)growth.ShockScale);
            var sizeExponent = Vector512.Create(-(float)growth.ShockSizeExponent);
            var shockShare = Vector512.Create((float)growth.ShockProbability);
            var competition = Vector512.Create((float)growth.CompetitionStrength);
            var closing = Vector512.Create(-(float)(growth.CompetitionStrength / growth.ShareElasticity));
            var prospectGrowth = Vector512.Create((float)growth.ProspectGrowth);
            // What a firm's productivity is drawn to: its own lasting level, and what spills over this quarter.
            var lasting = Vector512.Create((1 - (float)_world.Parameters.Productivity.Persistence) * (float)_world.Parameters.Productivity.ProspectSpread);
            var spillover = Vector512.Create(_spillover);
            var etaLight = Vector512.Create((float)growth.JobsPerTransitoryReach);
            var etaDurable = Vector512.Create((float)growth.JobsPerDurableReach);
            var pull = Vector512.Create((float)_world.Parameters.Demography.SmallFirmPull / 4);
            var smallSize = Vector512.Create(Elementary.Log((float)_world.Parameters.Demography.SmallFirmSize));
            var keepLight = Vector512.Create(Elementary.Exp(-0.6931472f / (float)delivery.LightHalfLife));
            var keepDurable = Vector512.Create(Elementary.Exp(-0.6931472f / (float)delivery.DurableHalfLife));
            var home = Vector512.Create(_home);
            var toFrontier = Vector512.Create(_frontier - _home);
            var drift = Vector512.Create(_drift);
            var marketReach = Vector512.Create(_reach);
            var sumBefore = Vector512<int>.Zero;
            var sumHires = Vector512<int>.Zero;
            var sumLosses = Vector512<int>.Zero;
            for (int i = start, left = count; left > 0; i += FirmLayout.Lanes, left -= FirmLayout.Lanes)
            {
                var lanes = LaneMask(left);
                var j = Load(ref jobs, i);
                var active = lanes & Vector512.GreaterThan(j, Vector512<int>.Zero);
                var e = Load(ref logSize, i);
                var a = Load(ref productivity, i);
                var open = Load(ref openness, i);
                var c = Load(ref share, i);
                var z = Load(ref prospect, i);

                Ahead.Fetch(ref Unsafe.Add(ref jobs, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref logSize, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref productivity, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref openness, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref share, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref prospect, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref light, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref durable, i + Lead));
                Ahead.Fetch(ref Unsafe.Add(ref ease, i + Lead));

                // The firm's competitors: home, mixed with the frontier by openness.
                var rivals = Vector512.FusedMultiplyAdd(open, toFrontier, home);
                // Market share won so far takes its part out, so that a lasting lead of 1 log point ends at the share elasticity, not in growth for ever.
                var won = Vector512.FusedMultiplyAdd(competition, a - rivals, closing * c);
                var growthRate = Vector512.FusedMultiplyAdd(prospectGrowth, z, won + drift);
                // Volatility falls with size; the mean growth of a Laplace shock, p s², is taken out so that size does not pay by itself.
                var scale = shockScale * Elementary.Exp(sizeExponent * Vector512.Max(e, Vector512<float>.Zero));
                growthRate = Vector512.FusedMultiplyAdd(scale, Load(ref shock, i), growthRate);
                growthRate = Vector512.FusedMultiplyAdd(-shockShare * scale, scale, growthRate);
                // A very small firm is held up: its owner is one of its jobs.
                growthRate = Vector512.FusedMultiplyAdd(pull, Vector512.Max(smallSize - e, Vector512<float>.Zero), growthRate);
                var next = e + growthRate;

                var nextA = Vector512.FusedMultiplyAdd(persistence, a, Vector512.FusedMultiplyAdd(lasting, z, spillover));
                nextA = Vector512.FusedMultiplyAdd(innovationScale, Load(ref innovation, i), nextA);
                var l = Load(ref light, i) * keepLight;
                var d = Load(ref durable, i) * keepDurable;
                // Displacement: what rivals have gained at home is lost here, as far as the firm sells at home.
                var reach = Vector512.FusedMultiplyAdd(etaLight, l, etaDurable * d) - ((Vector512<float>.One - open) * marketReach);
                var size = Elementary.Exp(next + reach);
                var wanted = Vector512.ConvertToInt32Native(Vector512.Min(size + Load(ref rounding, i), Vector512.Create(MostJobs)));
                wanted = Vector512.ConditionalSelect(active, wanted, Vector512<int>.Zero);

                Store(Vector512.ConditionalSelect(active.AsSingle(), next, e), ref logSize, i);
                Store(Vector512.ConditionalSelect(active.AsSingle(), nextA, a), ref productivity, i);
                Store(Vector512.ConditionalSelect(active.AsSingle(), c + won, c), ref share, i);
                var h = Load(ref ease, i);
                Store(Vector512.ConditionalSelect(active.AsSingle(), l, Load(ref light, i)), ref light, i);
                Store(Vector512.ConditionalSelect(active.AsSingle(), d, Load(ref durable, i)), ref durable, i);
                Store(Vector512.ConditionalSelect(active.AsSingle(), h * keepLight, h), ref ease, i);
                Store(Vector512.ConditionalSelect(lanes, wanted, Load(ref desired, i)), ref desired, i);
                sumBefore += j & active;
                var change = wanted - (j & active);
                sumHires += Vector512.Max(change, Vector512<int>.Zero);
                sumLosses -= Vector512.Min(change, Vector512<int>.Zero);
            }
            before += SumOf(sumBefore);
            hires += SumOf(sumHires);
            losses += SumOf(sumLosses);
        }
    }

    /// <summary>7b and 7c: hiring, exit, and the exact sums that the observation needs.</summary>
    private readonly struct HireKernel
    {
        private readonly World _world;
        private readonly float _fill, _home, _reach, _salesReach, _tau;

        public HireKernel(World world, int market)
        {
            _world = world;
            int sectors = world.System.Sectors.Length;
            _fill = world.Totals.FillShare[market / sectors];
            _home = world.Markets.Productivity[market];
            _reach = world.Markets.JobsReach(market, world.Parameters.Growth);
            _salesReach = world.Markets.ReachLight[market] + world.Markets.ReachDurable[market];
            _tau = (float)world.System.Sectors[market % sectors].Tradability;
        }

        public void Run(int start, int count, ref MarketSums sums)
        {
            var firms = _world.Firms;
            var luck = _world.Luck;
            var demography = _world.Parameters.Demography;
            ref float logSize = ref MemoryMarshal.GetArrayDataReference(firms.LogSize);
            ref float productivity = ref MemoryMarshal.GetArrayDataReference(firms.Productivity);
            ref float light = ref MemoryMarshal.GetArrayDataReference(firms.ReachLight);
            ref float durable = ref MemoryMarshal.GetArrayDataReference(firms.ReachDurable);
            ref float ease = ref MemoryMarshal.GetArrayDataReference(firms.HiringEase);
            ref float openness = ref MemoryMarshal.GetArrayDataReference(firms.Openness);
            ref int jobs = ref MemoryMarshal.GetArrayDataReference(firms.Jobs);
            ref int desired = ref MemoryMarshal.GetArrayDataReference(firms.Desired);
            ref float exitDraw = ref MemoryMarshal.GetArrayDataReference(luck.ExitDraw);
            ref float rounding = ref MemoryMarshal.GetArrayDataReference(luck.Layout.Rounding);
            ref int birth = ref MemoryMarshal.GetArrayDataReference(luck.Layout.BirthQuarter);
            ref int large = ref MemoryMarshal.GetArrayDataReference(luck.Layout.LargeAtStart);

            bool rationed = _fill < 1;
            var fill = Vector512.Create(_fill);
            var etaLight = Vector512.Create((float)_world.Parameters.Growth.JobsPerTransitoryReach);
            var etaDurable = Vector512.Create((float)_world.Parameters.Growth.JobsPerDurableReach);
            var psi = Vector512.Create((float)_world.Parameters.Growth.SalesPerReach);
            var logHazard = Vector512.Create((float)demography.ExitLogHazard);
            var perYear = Vector512.Create(-(float)demography.ExitAgeDecline);
            var ageLimit = Vector512.Create((float)demography.ExitAgeLimit);
            var perLogJob = Vector512.Create(-(float)demography.ExitSizeDecline);
            var perPoint = Vector512.Create(-(float)demography.ExitProductivityDecline);
            var home = Vector512.Create(_home);
            var marketReach = Vector512.Create(_reach);
            var salesReach = Vector512.Create(_salesReach);
            var quarter = Vector512.Create(luck.Quarter);
            var exporting = Vector512.Create(_tau + 1e-4f);
            var export = _world.Parameters.Export;
            var tau = Vector512.Create(_tau);
            var asExporter = Vector512.Create(_tau + ((1 - _tau) * (float)export.ExportShare));
            var startsLog = Vector512.Create(Elementary.Log(MathF.Max((float)export.StartHazard, 1e-12f)));
            var startsPerLogJob = Vector512.Create((float)export.StartSizeExponent);
            var stopsLog = Vector512.Create(Elementary.Log(MathF.Max((float)export.StopHazard, 1e-12f)));
            var stopsPerLogJob = Vector512.Create(-(float)export.StopSizeDecline);
            // Firms are counted by the bits of the comparisons: whole vectors of counters were seven more than there are registers.
            long firmCount = 0, exits = 0, exporters = 0, entrantFirms = 0, firms10 = 0, firms50 = 0, firms250 = 0;
            Vector512<int> jobSum = default, largeJobs = default, created = default, destroyed = default,
                exitJobs = default, unfilled = default, entrantJobs = default, jobs10 = default, jobs50 = default, jobs250 = default;
            Vector512<int> value = default, sales = default, entrantValue = default, sumA = default, value10 = default, value50 = default, value250 = default;
            Vector512<long> jobsA = default, jobsLight = default, jobsDurable = default;
            for (int i = start, left = count; left > 0; i += FirmLayout.Lanes, left -= FirmLayout.Lanes)
            {
                var lanes = LaneMask(left);
                var before = Load(ref jobs, i) & lanes;
                var active = Vector512.GreaterThan(before, Vector512<int>.Zero);
                var now = Load(ref desired, i) & active;
                var e = Load(ref logSize, i);
                var a = Load(ref productivity, i);
                var uniform = Load(ref exitDraw, i);
                if (rationed)
                {
                    var hires = Vector512.Max(now - before, Vector512<int>.Zero);
                    var share = Vector512.Min(fill * (Vector512<float>.One + Load(ref ease, i)), Vector512<float>.One);
                    // The low bits of the exit draw round whole hires; the high bits decide about exit.
                    var low = uniform * Vector512.Create(4096f);
                    low -= Vector512.Floor(low);
                    var filled = Vector512.ConvertToInt32Native(Vector512.FusedMultiplyAdd(share, Vector512.ConvertToSingle(hires), low));
                    filled = Vector512.Min(filled, hires);
                    var missing = hires - filled;
                    unfilled += missing;
                    now -= missing;
                    // A job that found nobody is not wanted for ever: the firm settles at the size it has reached.
                    var reach = Vector512.FusedMultiplyAdd(etaLight, Load(ref light, i), etaDurable * Load(ref durable, i)) - ((Vector512<float>.One - Load(ref openness, i)) * marketReach);
                    var settled = Elementary.Log(Vector512.ConvertToSingle(now) + Vector512.Create(0.5f) - Load(ref rounding, i)) - reach;
                    var changed = Vector512.GreaterThan(missing, Vector512<int>.Zero);
                    e = Vector512.ConditionalSelect(changed.AsSingle(), settled, e);
                    Store(e, ref logSize, i);
                }

                var ageYears = Vector512.ConvertToSingle(quarter - Load(ref birth, i)) * Vector512.Create(0.25f);
                var exponent = Vector512.FusedMultiplyAdd(perYear, Vector512.Min(ageYears, ageLimit), logHazard);
                exponent = Vector512.FusedMultiplyAdd(perLogJob, e, exponent);
                exponent = Vector512.FusedMultiplyAdd(perPoint, a - home, exponent);
                var leaves = Vector512.LessThan(uniform, Elementary.Exp(exponent)).AsInt32() | Vector512.Equals(now, Vector512<int>.Zero);
                var gone = active & leaves;
                var stays = Vector512.AndNot(active, gone);
                now &= stays;
                Store(Vector512.ConditionalSelect(lanes, now, Load(ref jobs, i)), ref jobs, i);

                exits += CountOf(gone);
                exitJobs += before & gone;
                var change = (now - before) & stays;
                created += Vector512.Max(change, Vector512<int>.Zero);
                destroyed -= Vector512.Min(change, Vector512<int>.Zero);
                firmCount += CountOf(stays);
                jobSum += now;
                largeJobs += now & Load(ref large, i);
                var open = Load(ref openness, i);
                var exports = Vector512.GreaterThan(open, exporting);
                // Firms begin and cease to export by the upper end of the exit draw, which no exit reaches: all arms share it.
                var changes = Vector512.GreaterThan(uniform, Vector512.Create(1 - MostExportHazard)) & stays.AsSingle();
                if (changes != Vector512<float>.Zero)
                {
                    var size = Vector512.Max(e, Vector512<float>.Zero);
                    var hazard = Elementary.Exp(Vector512.ConditionalSelect(exports, Vector512.FusedMultiplyAdd(stopsPerLogJob, size, stopsLog), Vector512.FusedMultiplyAdd(startsPerLogJob, size, startsLog)));
                    changes = Vector512.GreaterThan(uniform, Vector512<float>.One - Vector512.Min(hazard, Vector512.Create(MostExportHazard))) & changes;
                    open = Vector512.ConditionalSelect(changes, Vector512.ConditionalSelect(exports, tau, asExporter), open);
                    exports = Vector512.Xor(exports, changes);
                    Store(open, ref openness, i);
                }
                exporters += CountOf(stays & exports.AsInt32());
                var entrant = stays & Vector512.GreaterThanOrEqual(Load(ref birth, i), Vector512<int>.Zero);
                entrantFirms += CountOf(entrant);
                entrantJobs += now & entrant;
                var at10 = Vector512.GreaterThanOrEqual(now, Vector512.Create(10));
                var at50 = Vector512.GreaterThanOrEqual(now, Vector512.Create(50));
                var at250 = Vector512.GreaterThanOrEqual(now, Vector512.Create(250));
                firms10 += CountOf(at10);
                firms50 += CountOf(at50);
                firms250 += CountOf(at250);
                jobs10 += now & at10;
                jobs50 += now & at50;
                jobs250 += now & at250;

                var n = Vector512.ConvertToSingle(now);
                var l = Load(ref light, i);
                var d = Load(ref durable, i);
                // What a firm sells more at home its rivals sell less.
                var m = l + d - ((Vector512<float>.One - open) * salesReach);
                var output = n * Elementary.Exp(a) * Vector512.Create(256f);
                var fixedOutput = Vector512.ConvertToInt32Native(output);
                value += fixedOutput;
                entrantValue += fixedOutput & entrant;
                value10 += fixedOutput & at10;
                value50 += fixedOutput & at50;
                value250 += fixedOutput & at250;
                sales += Vector512.ConvertToInt32Native(output * Elementary.Exp(psi * m));
                Add(ref jobsA, Vector512.ConvertToInt32Native(n * a * Vector512.Create(1024f)));
                sumA += Vector512.ConvertToInt32Native(a * Vector512.Create(65536f)) & stays;
                Add(ref jobsLight, Vector512.ConvertToInt32Native(n * l * Vector512.Create(65536f)));
                Add(ref jobsDurable, Vector512.ConvertToInt32Native(n * d * Vector512.Create(65536f)));
            }
            sums.Firms += firmCount;
            sums.Jobs += SumOf(jobSum);
            sums.LargeJobs += SumOf(largeJobs);
            sums.EntrantFirms += entrantFirms;
            sums.EntrantJobs += SumOf(entrantJobs);
            sums.Created += SumOf(created);
            sums.Destroyed += SumOf(destroyed);
            sums.Exits += exits;
            sums.ExitJobs += SumOf(exitJobs);
            sums.Unfilled += SumOf(unfilled);
            sums.Exporters += exporters;
            sums.Firms10 += firms10;
            sums.Firms50 += firms50;
            sums.Firms250 += firms250;
            sums.Jobs10 += SumOf(jobs10);
            sums.Jobs50 += SumOf(jobs50);
            sums.Jobs250 += SumOf(jobs250);
            sums.ValueAdded += SumOf(value);
            sums.EntrantValueAdded += SumOf(entrantValue);
            sums.Value10 += SumOf(value10);
            sums.Value50 += SumOf(value50);
            sums.Value250 += SumOf(value250);
            sums.Sales += SumOf(sales);
            sums.JobsProductivity += Vector512.Sum(jobsA);
            sums.Productivity += SumOf(sumA);
            sums.JobsReachLight += Vector512.Sum(jobsLight);
            sums.JobsReachDurable += Vector512.Sum(jobsDurable);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Load<T>(ref T column, int i) => Vector512.LoadUnsafe(ref Unsafe.Add(ref column, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<T> value, ref T column, int i) => value.StoreUnsafe(ref Unsafe.Add(ref column, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref Vector512<long> sum, Vector512<int> items) => sum += Vector512.WidenLower(items) + Vector512.WidenUpper(items);

    /// <summary>Lanes whose bits are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long CountOf(Vector512<int> lanes) => BitOperations.PopCount(lanes.ExtractMostSignificantBits());

    private static long SumOf(Vector512<int> lanes) => Vector512.Sum(Vector512.WidenLower(lanes) + Vector512.WidenUpper(lanes));
}
