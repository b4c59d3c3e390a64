using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Kernels;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
// The hot loops, in short passes over firms whose columns stay in the first-level cache: as one loop, hiring had more sums than
// the processor has registers. Each pass is a method by itself: inlined into their caller, they would be so long that the compiler leaves
// calls in the loops. All draws are made before and shared by the worlds. Measured in docs/performance.md.
internal sealed partial class Vector256Kernels
{
    private const float MostJobs = 40_000f;

    // Firms begin and cease to export at most so often a quarter; exit hazards end well below one less it.
    private const float MostExportHazard = 0.0625f;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override Desires Desire(World world, in DesireTerms terms, int start, int count)
    {
        var firms = world.Firms;
        float[] logSize = firms.LogSize, productivity = firms.Productivity, share = firms.MarketShare, openness = firms.Openness;
        float[] light = firms.ReachLight, durable = firms.ReachDurable, ease = firms.HiringEase;
        int[] jobs = firms.Jobs, desired = firms.Desired;
        float[] shock = world.Luck.GrowthShock, innovation = world.Luck.Innovation;
        float[] prospect = world.Luck.Layout.Prospect, rounding = world.Luck.Layout.Rounding;

        var home = Vector256.Create(terms.Home);
        var toFrontier = Vector256.Create(terms.ToFrontier);
        var competition = Vector256.Create(terms.Competition);
        var closing = Vector256.Create(terms.Closing);
        var drift = Vector256.Create(terms.Drift);
        var prospectGrowth = Vector256.Create(terms.ProspectGrowth);
        var shockScale = Vector256.Create(terms.ShockScale);
        var sizeExponent = Vector256.Create(-terms.ShockSizeExponent);
        var shockShare = Vector256.Create(terms.ShockShare);
        var pull = Vector256.Create(terms.Pull);
        var smallSize = Vector256.Create(terms.SmallSize);
        var persistence = Vector256.Create(terms.Persistence);
        var innovationScale = Vector256.Create(terms.Innovation);
        var lasting = Vector256.Create(terms.Lasting);
        var spillover = Vector256.Create(terms.Spillover);
        var keepLight = Vector256.Create(terms.KeepLight);
        var keepDurable = Vector256.Create(terms.KeepDurable);
        var etaLight = Vector256.Create(terms.EtaLight);
        var etaDurable = Vector256.Create(terms.EtaDurable);
        var marketReach = Vector256.Create(terms.MarketReach);
        Vector256<int> sumBefore = default, sumHires = default, sumLosses = default;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            Ahead.FetchFirm(firms, prospect, i);
            var lanes = FirstLanes(left);
            var j = Load(jobs, i);
            var active = lanes & Vector256.GreaterThan(j, Vector256<int>.Zero);
            var e = Load(logSize, i);
            var a = Load(productivity, i);
            var open = Load(openness, i);
            var c = Load(share, i);
            var z = Load(prospect, i);

            // The firm's competitors: home, mixed with the frontier by openness.
            var rivals = (open * toFrontier) + home;
            // Market share won so far takes its part out, so that a lasting lead of 1 log point ends at the share elasticity, not in growth for ever.
            var won = (competition * (a - rivals)) - (closing * c);
            var growth = won + drift + (prospectGrowth * z);
            // Volatility falls with size; the mean growth of a Laplace shock, p s², is taken out so that size does not pay by itself.
            var scale = shockScale * Elementary.Exp(sizeExponent * Vector256.Max(e, Vector256<float>.Zero));
            growth += scale * Load(shock, i);
            growth -= shockShare * scale * scale;
            // A very small firm is held up: its owner is one of its jobs.
            growth += pull * Vector256.Max(smallSize - e, Vector256<float>.Zero);
            var next = e + growth;
            Store(Vector256.ConditionalSelect(active.AsSingle(), next, e), logSize, i);
            Store(Vector256.ConditionalSelect(active.AsSingle(), c + won, c), share, i);

            var nextA = (persistence * a) + (lasting * z) + spillover + (innovationScale * Load(innovation, i));
            Store(Vector256.ConditionalSelect(active.AsSingle(), nextA, a), productivity, i);

            var l = Load(light, i);
            var d = Load(durable, i);
            var h = Load(ease, i);
            var keptL = l * keepLight;
            var keptD = d * keepDurable;
            Store(Vector256.ConditionalSelect(active.AsSingle(), keptL, l), light, i);
            Store(Vector256.ConditionalSelect(active.AsSingle(), keptD, d), durable, i);
            Store(Vector256.ConditionalSelect(active.AsSingle(), h * keepLight, h), ease, i);

            // Displacement: what rivals have gained at home is lost here, as far as the firm sells at home.
            var reach = (etaLight * keptL) + (etaDurable * keptD) - ((Vector256<float>.One - open) * marketReach);
            var size = Elementary.Exp(next + reach);
            var wanted = Vector256.ConvertToInt32Native(Vector256.Min(size + Load(rounding, i), Vector256.Create(MostJobs))) & active;
            Store(Vector256.ConditionalSelect(lanes, wanted, Load(desired, i)), desired, i);

            var before = j & active;
            var change = wanted - before;
            sumBefore += before;
            sumHires += Vector256.Max(change, Vector256<int>.Zero);
            sumLosses -= Vector256.Min(change, Vector256<int>.Zero);
        }
        return new(SumOf(sumBefore), SumOf(sumHires), SumOf(sumLosses));
    }

    public override void Hire(World world, in HireTerms terms, int start, int count, ref MarketSums sums)
    {
        if (terms.Fill < 1) Ration(world, terms, start, count, ref sums);
        Leave(world, terms, start, count, ref sums);
        Export(world, terms, start, count, ref sums);
        SumJobs(world, start, count, ref sums);
        SumValues(world, terms, start, count, ref sums);
        if (terms.Quarter >= 0) CountProductivity(world, start, count);
    }

    /// <summary>7b: hires of a region beyond its free labour are rationed in proportion.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Ration(World world, in HireTerms terms, int start, int count, ref MarketSums sums)
    {
        var firms = world.Firms;
        float[] logSize = firms.LogSize, light = firms.ReachLight, durable = firms.ReachDurable, ease = firms.HiringEase, openness = firms.Openness;
        float[] exitDraw = world.Luck.ExitDraw, rounding = world.Luck.Layout.Rounding;
        int[] jobs = firms.Jobs, desired = firms.Desired;
        var fill = Vector256.Create(terms.Fill);
        var etaLight = Vector256.Create(terms.EtaLight);
        var etaDurable = Vector256.Create(terms.EtaDurable);
        var marketReach = Vector256.Create(terms.MarketReach);
        Vector256<int> unfilled = default;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var before = Load(jobs, i) & FirstLanes(left);
            var wanted = Load(desired, i);
            var now = wanted & Vector256.GreaterThan(before, Vector256<int>.Zero);
            var hires = Vector256.Max(now - before, Vector256<int>.Zero);
            var share = Vector256.Min(fill * (Vector256<float>.One + Load(ease, i)), Vector256<float>.One);
            // The low bits of the exit draw round whole hires; the high bits decide about exit.
            var low = Load(exitDraw, i) * Vector256.Create(4096f);
            low -= Vector256.Floor(low);
            var filled = Vector256.Min(Vector256.ConvertToInt32Native((share * Vector256.ConvertToSingle(hires)) + low), hires);
            var missing = hires - filled;
            unfilled += missing;
            Store(wanted - missing, desired, i);
            // A job that found nobody is not wanted for ever: the firm settles at the size it has reached.
            var reach = (etaLight * Load(light, i)) + (etaDurable * Load(durable, i)) - ((Vector256<float>.One - Load(openness, i)) * marketReach);
            var settled = Elementary.Log(Vector256.ConvertToSingle(now - missing) + Vector256.Create(0.5f) - Load(rounding, i)) - reach;
            var changed = Vector256.GreaterThan(missing, Vector256<int>.Zero);
            Store(Vector256.ConditionalSelect(changed.AsSingle(), settled, Load(logSize, i)), logSize, i);
        }
        sums.Unfilled += SumOf(unfilled);
    }

    /// <summary>7c: firms hire whom they found, shed the others, and some are gone.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Leave(World world, in HireTerms terms, int start, int count, ref MarketSums sums)
    {
        var firms = world.Firms;
        float[] logSize = firms.LogSize, productivity = firms.Productivity, exitDraw = world.Luck.ExitDraw;
        int[] jobs = firms.Jobs, desired = firms.Desired, birth = world.Luck.Layout.BirthQuarter;
        var logHazard = Vector256.Create(terms.LogHazard);
        var perYear = Vector256.Create(terms.AgeDecline);
        var ageLimit = Vector256.Create(terms.AgeLimit);
        var perLogJob = Vector256.Create(terms.SizeDecline);
        var perPoint = Vector256.Create(terms.ProductivityDecline);
        var home = Vector256.Create(terms.Home);
        var quarter = Vector256.Create(terms.Quarter);
        long exits = 0;
        Vector256<int> exitJobs = default, created = default, destroyed = default;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var lanes = FirstLanes(left);
            var was = Load(jobs, i);
            var before = was & lanes;
            var active = Vector256.GreaterThan(before, Vector256<int>.Zero);
            var now = Load(desired, i) & active;
            var ageYears = Vector256.ConvertToSingle(quarter - Load(birth, i)) * Vector256.Create(0.25f);
            var exponent = logHazard - (perYear * Vector256.Min(ageYears, ageLimit)) - (perLogJob * Load(logSize, i)) - (perPoint * (Load(productivity, i) - home));
            var leaves = Vector256.LessThan(Load(exitDraw, i), Elementary.Exp(exponent)).AsInt32() | Vector256.Equals(now, Vector256<int>.Zero);
            var gone = active & leaves;
            var stays = Vector256.AndNot(active, gone);
            now &= stays;
            Store(Vector256.ConditionalSelect(lanes, now, was), jobs, i);

            exits += CountOf(gone);
            exitJobs += before & gone;
            var change = (now - before) & stays;
            created += Vector256.Max(change, Vector256<int>.Zero);
            destroyed -= Vector256.Min(change, Vector256<int>.Zero);
        }
        sums.Exits += exits;
        sums.ExitJobs += SumOf(exitJobs);
        sums.Created += SumOf(created);
        sums.Destroyed += SumOf(destroyed);
    }

    /// <summary>7c: firms begin and cease to export by the upper end of the exit draw, which no exit reaches: all arms share it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Export(World world, in HireTerms terms, int start, int count, ref MarketSums sums)
    {
        float[] openness = world.Firms.Openness, logSize = world.Firms.LogSize, exitDraw = world.Luck.ExitDraw;
        int[] jobs = world.Firms.Jobs;
        var tau = Vector256.Create(terms.Tradability);
        var asExporter = Vector256.Create(terms.AsExporter);
        var exporting = Vector256.Create(terms.Tradability + 1e-4f);
        var startsLog = Vector256.Create(terms.StartsLog);
        var startsPerLogJob = Vector256.Create(terms.StartSizeExponent);
        var stopsLog = Vector256.Create(terms.StopsLog);
        var stopsPerLogJob = Vector256.Create(terms.StopSizeDecline);
        long exporters = 0;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var active = (FirstLanes(left) & Vector256.GreaterThan(Load(jobs, i), Vector256<int>.Zero)).AsSingle();
            var open = Load(openness, i);
            var uniform = Load(exitDraw, i);
            var exports = Vector256.GreaterThan(open, exporting);
            var changes = Vector256.GreaterThan(uniform, Vector256.Create(1 - MostExportHazard)) & active;
            if (changes != Vector256<float>.Zero)
            {
                var size = Vector256.Max(Load(logSize, i), Vector256<float>.Zero);
                var hazard = Elementary.Exp(Vector256.ConditionalSelect(exports, stopsLog - (stopsPerLogJob * size), startsLog + (startsPerLogJob * size)));
                changes &= Vector256.GreaterThan(uniform, Vector256<float>.One - Vector256.Min(hazard, Vector256.Create(MostExportHazard)));
                Store(Vector256.ConditionalSelect(changes, Vector256.ConditionalSelect(exports, tau, asExporter), open), openness, i);
                exports = Vector256.Xor(exports, changes);
            }
            exporters += CountOf((exports & active).AsInt32());
        }
        sums.Exporters += exporters;
    }

    /// <summary>Firms and jobs by age and size. Firms are counted by the bits of the comparisons, which takes no registers for sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumJobs(World world, int start, int count, ref MarketSums sums)
    {
        int[] jobs = world.Firms.Jobs, birth = world.Luck.Layout.BirthQuarter, large = world.Luck.Layout.LargeAtStart;
        long firms = 0, entrantFirms = 0, firms10 = 0, firms50 = 0, firms250 = 0;
        Vector256<int> all = default, largeJobs = default, entrantJobs = default, jobs10 = default, jobs50 = default, jobs250 = default;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var j = Load(jobs, i) & FirstLanes(left);
            var active = Vector256.GreaterThan(j, Vector256<int>.Zero);
            firms += CountOf(active);
            all += j;
            largeJobs += j & Load(large, i);
            var entrant = active & Vector256.GreaterThanOrEqual(Load(birth, i), Vector256<int>.Zero);
            entrantFirms += CountOf(entrant);
            entrantJobs += j & entrant;
            var at10 = Vector256.GreaterThanOrEqual(j, Vector256.Create(10));
            var at50 = Vector256.GreaterThanOrEqual(j, Vector256.Create(50));
            var at250 = Vector256.GreaterThanOrEqual(j, Vector256.Create(250));
            firms10 += CountOf(at10);
            firms50 += CountOf(at50);
            firms250 += CountOf(at250);
            jobs10 += j & at10;
            jobs50 += j & at50;
            jobs250 += j & at250;
        }
        sums.Firms += firms;
        sums.Jobs += SumOf(all);
        sums.LargeJobs += SumOf(largeJobs);
        sums.EntrantFirms += entrantFirms;
        sums.EntrantJobs += SumOf(entrantJobs);
        sums.Firms10 += firms10;
        sums.Firms50 += firms50;
        sums.Firms250 += firms250;
        sums.Jobs10 += SumOf(jobs10);
        sums.Jobs50 += SumOf(jobs50);
        sums.Jobs250 += SumOf(jobs250);
    }

    /// <summary>Value added by age and size, sales, and means weighted by jobs. Rounded firm by firm, so that sums are exact in any order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumValues(World world, in HireTerms terms, int start, int count, ref MarketSums sums)
    {
        var firms = world.Firms;
        float[] productivity = firms.Productivity, light = firms.ReachLight, durable = firms.ReachDurable, openness = firms.Openness;
        int[] jobs = firms.Jobs, birth = world.Luck.Layout.BirthQuarter;
        var salesReach = Vector256.Create(terms.SalesReach);
        var salesPerReach = Vector256.Create(terms.SalesPerReach);
        Vector256<int> value = default, entrantValue = default, value10 = default, value50 = default, value250 = default, sales = default, sumA = default;
        Vector256<long> jobsA = default, jobsLight = default, jobsDurable = default;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var j = Load(jobs, i) & FirstLanes(left);
            var n = Vector256.ConvertToSingle(j);
            var a = Load(productivity, i);
            var l = Load(light, i);
            var d = Load(durable, i);
            var active = Vector256.GreaterThan(j, Vector256<int>.Zero);
            var output = n * Elementary.Exp(a) * Vector256.Create(256f);
            var rounded = Vector256.ConvertToInt32Native(output);
            value += rounded;
            entrantValue += rounded & Vector256.GreaterThanOrEqual(Load(birth, i), Vector256<int>.Zero);
            value10 += rounded & Vector256.GreaterThanOrEqual(j, Vector256.Create(10));
            value50 += rounded & Vector256.GreaterThanOrEqual(j, Vector256.Create(50));
            value250 += rounded & Vector256.GreaterThanOrEqual(j, Vector256.Create(250));
            // What a firm sells more at home its rivals sell less.
            var reach = l + d - ((Vector256<float>.One - Load(openness, i)) * salesReach);
            sales += Vector256.ConvertToInt32Native(output * Elementary.Exp(salesPerReach * reach));
            sumA += Vector256.ConvertToInt32Native(a * Vector256.Create(65536f)) & active;
            Add(ref jobsA, Vector256.ConvertToInt32Native(n * a * Vector256.Create(1024f)));
            Add(ref jobsLight, Vector256.ConvertToInt32Native(n * l * Vector256.Create(65536f)));
            Add(ref jobsDurable, Vector256.ConvertToInt32Native(n * d * Vector256.Create(65536f)));
        }
        sums.ValueAdded += SumOf(value);
        sums.EntrantValueAdded += SumOf(entrantValue);
        sums.Value10 += SumOf(value10);
        sums.Value50 += SumOf(value50);
        sums.Value250 += SumOf(value250);
        sums.Sales += SumOf(sales);
        sums.Productivity += SumOf(sumA);
        sums.JobsProductivity += Vector256.Sum(jobsA);
        sums.JobsReachLight += Vector256.Sum(jobsLight);
        sums.JobsReachDurable += Vector256.Sum(jobsDurable);
    }

    /// <summary>Counts log productivity in bins, which add exactly. Dead firms go into a bin of their own, so that nothing branches.</summary>
    // Four tables in turn, since a bin is often hit twice running.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CountProductivity(World world, int start, int count)
    {
        ref int first = ref MemoryMarshal.GetArrayDataReference(world.Totals.ProductivityBins);
        ref int second = ref Unsafe.Add(ref first, FirmTotals.BinStride), third = ref Unsafe.Add(ref second, FirmTotals.BinStride), fourth = ref Unsafe.Add(ref third, FirmTotals.BinStride);
        float[] productivity = world.Firms.Productivity;
        int[] jobs = world.Firms.Jobs;
        for (int i = start, left = count; left > 0; i += Vector256<int>.Count, left -= Vector256<int>.Count)
        {
            var bin = Vector256.ConvertToInt32Native((Load(productivity, i) - Vector256.Create(FirmTotals.FirstBin)) * Vector256.Create(1 / FirmTotals.BinWidth));
            bin = Vector256.Min(Vector256.Max(bin, Vector256<int>.Zero), Vector256.Create(FirmTotals.Bins - 1));
            var active = FirstLanes(left) & Vector256.GreaterThan(Load(jobs, i), Vector256<int>.Zero);
            var bins = Vector256.ConditionalSelect(active, bin, Vector256.Create(FirmTotals.Bins));
            ref int lane = ref Unsafe.As<Vector256<int>, int>(ref bins);
            for (int n = 0; n < Vector256<int>.Count; n += 4)
            {
                Unsafe.Add(ref first, Unsafe.Add(ref lane, n))++;
                Unsafe.Add(ref second, Unsafe.Add(ref lane, n + 1))++;
                Unsafe.Add(ref third, Unsafe.Add(ref lane, n + 2))++;
                Unsafe.Add(ref fourth, Unsafe.Add(ref lane, n + 3))++;
            }
        }
    }
}
