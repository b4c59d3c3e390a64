using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Kernels;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
internal sealed partial class Vector256Kernels : KernelSet
{
    public override int Lanes => Vector256<int>.Count;

    public override void MarkAlive(int[] jobs, int[] alive)
    {
        int whole = Whole(alive.Length);
        for (int i = 0; i < whole; i += Vector256<int>.Count) Store(Load(alive, i) | Load(jobs, i), alive, i);
        for (int i = whole; i < alive.Length; i++) alive[i] |= jobs[i];
    }

    public override void Gather(ReadOnlySpan<MovedBlock> blocks, int[] order, ref int from, ref int to)
    {
        for (int k = 0; k < blocks.Length; k++)
        {
            var block = blocks[k];
            // Never behind what it reads, and only the firms kept are written, so that nothing is overwritten that is still to move.
            var firms = Vector256.ShuffleNative(Vector256.LoadUnsafe(ref Unsafe.Add(ref from, block.From)), Load(order, k * Vector256<int>.Count));
            ref int goal = ref Unsafe.Add(ref to, block.To);
            Vector256.ConditionalSelect(FirstLanes(block.Kept), firms, Vector256.LoadUnsafe(ref goal)).StoreUnsafe(ref goal);
        }
    }

    public override void Gather(ReadOnlySpan<MovedBlock> blocks, int[] order, ref ushort from, ref ushort to)
    {
        for (int k = 0; k < blocks.Length; k++)
        {
            var block = blocks[k];
            Halves.Load(ref Unsafe.Add(ref from, block.From), out Vector256<int> firms);
            ref ushort goal = ref Unsafe.Add(ref to, block.To);
            Halves.Load(ref goal, out Vector256<int> there);
            Halves.Store(Vector256.ConditionalSelect(FirstLanes(block.Kept), Vector256.ShuffleNative(firms, Load(order, k * Vector256<int>.Count)), there), ref goal);
        }
    }

    public override void FindExits(int[] before, int[] jobs, int start, int end, List<int> slots)
    {
        for (int i = start; i < end; i += Vector256<int>.Count)
        {
            var gone = Vector256.Equals(Load(jobs, i), Vector256<int>.Zero) & Vector256.GreaterThan(Load(before, i), Vector256<int>.Zero);
            for (uint left = BitsOf(gone & FirstLanes(end - i)); left != 0; left &= left - 1) slots.Add(i + BitOperations.TrailingZeroCount(left));
        }
    }

    public override long CountOfSize(int[] jobs, int size)
    {
        long firms = 0;
        int whole = Whole(jobs.Length);
        for (int i = 0; i < whole; i += Vector256<int>.Count) firms += CountOf(Vector256.GreaterThanOrEqual(Load(jobs, i), Vector256.Create(size)));
        for (int i = whole; i < jobs.Length; i++) firms += jobs[i] >= size ? 1 : 0;
        return firms;
    }

    public override (long Fast, long Possible) CountHighGrowth(int[] jobs, int[] past)
    {
        long fast = 0, possible = 0;
        int whole = Whole(jobs.Length);
        for (int i = 0; i < whole; i += Vector256<int>.Count)
        {
            var then = Load(past, i);
            var now = Load(jobs, i);
            var counts = Vector256.GreaterThanOrEqual(then, Vector256.Create(10)) & Vector256.GreaterThan(now, Vector256<int>.Zero);
            // 1.2³ = 1.728, in whole numbers, which have room for a million jobs.
            possible += CountOf(counts);
            fast += CountOf(counts & Vector256.GreaterThanOrEqual(now * 1000, then * 1728));
            Store(now, past, i);
        }
        for (int i = whole; i < jobs.Length; i++)
        {
            if (past[i] >= 10 && jobs[i] > 0)
            {
                possible++;
                if (jobs[i] * 1000L >= past[i] * 1728L) fast++;
            }
            past[i] = jobs[i];
        }
        return (fast, possible);
    }

    // Which line a pair is in cannot be foreseen, and as a branch it was most of the time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void AddPairs(FirmColumns own, FirmColumns other, int start, int end, LedgerArea area, Span<AdditionalityLedger.Sums> sums)
    {
        for (int i = start; i < end; i += Vector256<int>.Count)
        {
            var lanes = FirstLanes(end - i);
            var here = Load(own.Jobs, i) & lanes;
            var there = Load(other.Jobs, i) & lanes;
            var isHere = Vector256.GreaterThan(here, Vector256<int>.Zero);
            var isThere = Vector256.GreaterThan(there, Vector256<int>.Zero);
            var both = isHere & isThere;
            var supported = Supported(own, i);
            var twin = Supported(other, i);
            var jobs = here - there;
            var gross = (here - Load(own.JobsAtFirstHelp, i)) & supported;
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.ExistsInThisArmOnly, area)], Vector256.AndNot(isHere, isThere), jobs, gross);
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.ExistsInOtherOnly, area)], Vector256.AndNot(isThere, isHere), jobs, gross);
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.SupportedInBoth, area)], both & supported & twin, jobs, gross);
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.SupportedInThisArmOnly, area)], Vector256.AndNot(both & supported, twin), jobs, gross);
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.SupportedInOtherOnly, area)], Vector256.AndNot(both & twin, supported), jobs, gross);
            Add(ref sums[LedgerCatalogue.Cell(LedgerLine.SupportedInNeither, area)], Vector256.AndNot(both, supported | twin), jobs, gross);
        }
    }

    /// <summary>Lanes whose firms have been helped since the start.</summary>
    private static Vector256<int> Supported(FirmColumns firms, int i)
    {
        Halves.Load(ref firms.LastHelped[i], out Vector256<int> quarters);
        return ~Vector256.Equals(quarters, Vector256<int>.Zero);
    }

    private static void Add(ref AdditionalityLedger.Sums sum, Vector256<int> firms, Vector256<int> jobs, Vector256<int> gross)
    {
        if (firms == Vector256<int>.Zero) return;
        sum = new(sum.Firms + CountOf(firms), sum.Jobs + Vector256.Sum(jobs & firms), sum.Gross + Vector256.Sum(gross & firms));
    }

    /// <summary>So many numbers of a column as fill whole vectors.</summary>
    private static int Whole(int length) => length - (length % Vector256<int>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load<T>(T[] column, int i) => Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<T> value, T[] column, int i) => value.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), i));

    /// <summary>Bits of the first lanes: all of them, but in the last vector of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> FirstLanes(int count) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(LaneMasks.SetThenClear), LaneMasks.Set - Math.Min(count, Vector256<int>.Count)));

    /// <summary>One bit for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint BitsOf(Vector256<int> lanes) => (uint)lanes.ExtractMostSignificantBits();

    /// <summary>Number of lanes whose bits are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long CountOf(Vector256<int> lanes) => BitOperations.PopCount(BitsOf(lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref Vector256<long> sum, Vector256<int> items) => sum += Vector256.WidenLower(items) + Vector256.WidenUpper(items);

    private static long SumOf(Vector256<int> lanes) => Vector256.Sum(Vector256.WidenLower(lanes) + Vector256.WidenUpper(lanes));
}
