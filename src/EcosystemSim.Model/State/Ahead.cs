using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EcosystemSim.Model.State;

/// <summary>Brings what is needed a few steps later into the cache. Changes nothing but time; where the machine cannot, it does nothing.</summary>
// A world's columns are far larger than the cache, and firms with needs lie all over them: each costs a wait for memory,
// and waits that begin early run side by side. How far ahead was found by trial, for each.
internal static class Ahead
{
    /// <summary>Fetches one item.</summary>
    /// <param name="column">Any array; an index outside of it fetches nothing of use and does no harm.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(T[] column, int index) => Fetch(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(column), index));

    /// <summary>Fetches what lies at a place.</summary>
    // The address is not kept alive: if the array moves meanwhile, the wrong line is fetched and nothing else happens.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T item)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref item));
    }

    /// <summary>Choices of door whose draws are on their way, where one thread chooses.</summary>
    public const int Choices = 3;

    /// <summary>Of the firms some vectors ahead, what growth reads and writes: a dozen columns at once are more than the processor follows by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FetchFirm(FirmColumns firms, float[] prospect, int slot)
    {
        const int Lead = 256;
        Fetch(firms.Jobs, slot + Lead);
        Fetch(firms.LogSize, slot + Lead);
        Fetch(firms.Productivity, slot + Lead);
        Fetch(firms.Openness, slot + Lead);
        Fetch(firms.MarketShare, slot + Lead);
        Fetch(firms.ReachLight, slot + Lead);
        Fetch(firms.ReachDurable, slot + Lead);
        Fetch(firms.HiringEase, slot + Lead);
        Fetch(prospect, slot + Lead);
    }

    /// <summary>Of a need some needs ahead, what its firm has open.</summary>
    public static void FetchNeed(World world, NeedCohort cohort, int index)
    {
        const int Lead = 12;
        if (index + Lead >= cohort.Count) return;
        int slot = cohort.Needs[index + Lead].Slot;
        Fetch(world.Firms.Jobs, slot);
        Fetch(world.Firms.OpenNeeds, slot);
    }

    /// <summary>Of a case some cases ahead, what its choice of door will read.</summary>
    // The draws of a quarter's needs are more than the cache holds: a row of draws is a wait for memory.
    public static void FetchChoice(World world, ReadOnlySpan<int> moving, int index, int lead)
    {
        if (index + lead >= moving.Length) return;
        ref readonly var c = ref world.Pool.Cases[moving[index + lead]];
        var cohort = world.Luck.Cohorts[c.Cohort];
        int stride = world.Luck.Doors.Stride, row = c.Need * stride;
        Fetch(ref cohort.Needs[c.Need]);
        Fetch(world.Firms.Jobs, c.Slot);
        Fetch(world.Firms.Remembered, c.Slot);
        // Sixteen draws to a line of the cache; the last line holds the end of the row, which need not begin with a line.
        for (int door = 0; door <= stride; door += 16)
        {
            Fetch(cohort.Awareness, row + Math.Min(door, stride - 1));
            Fetch(cohort.Blur, row + Math.Min(door, stride - 1));
        }
    }

    /// <summary>Of a visit some visits ahead, its case; halfway there, its need and its firm.</summary>
    public static void FetchVisit(World world, VisitList visits, int index)
    {
        const int Lead = 4;
        if (index + Lead >= visits.Count) return;
        Fetch(world.Pool.Cases, visits.Case(index + Lead));
        ref readonly var c = ref world.Pool.Cases[visits.Case(index + (Lead / 2))];
        Fetch(ref world.Luck.NeedOf(c));
        Fetch(world.Firms.Jobs, c.Slot);
        Fetch(world.Firms.OpenNeeds, c.Slot);
        Fetch(world.Firms.LastHelped, c.Slot);
    }

    /// <summary>Of an effect some effects ahead, what it changes: without, deliveries waited for memory most of the time.</summary>
    /// <param name="columns">By channel; null where firms lie elsewhere, so that only their jobs are looked at.</param>
    public static void FetchEffect(ReadOnlySpan<Effect> effects, int index, float[][]? columns, FirmColumns firms, int quarter)
    {
        const int Lead = 24;
        if (index + Lead >= effects.Length) return;
        ref readonly var coming = ref effects[index + Lead];
        if (columns is null) Fetch(firms.Jobs, coming.Slot);
        else if (coming.From <= quarter) Fetch(columns[(int)coming.Channel], coming.Slot);
    }

    /// <summary>Of a case some cases ahead, the firm, and what its end will change if it comes by a week.</summary>
    public static void FetchCase(World world, int index, int end)
    {
        const int Lead = 16;
        if (index + Lead >= world.Pool.Used) return;
        ref readonly var c = ref world.Pool.Cases[index + Lead];
        if (c.State == CaseState.None) return;
        Fetch(world.Firms.Jobs, c.Slot);
        if (c.EndWeek > end) return;
        Fetch(ref world.Luck.NeedOf(c));
        Fetch(world.Firms.OpenNeeds, c.Slot);
    }

    /// <summary>Of a firm some firms ahead, what is compared with its twin, in both worlds.</summary>
    public static void FetchPair(FirmColumns own, FirmColumns twin, List<(int Slot, int Cell)> due, int index)
    {
        const int Lead = 6;
        if (index + Lead >= due.Count) return;
        int slot = due[index + Lead].Slot;
        if (slot < 0) return;
        Fetch(own.Jobs, slot);
        Fetch(twin.Jobs, slot);
        Fetch(own.Productivity, slot);
        Fetch(twin.Productivity, slot);
        Fetch(own.ReachLight, slot);
        Fetch(twin.ReachLight, slot);
        Fetch(own.ReachDurable, slot);
        Fetch(twin.ReachDurable, slot);
    }
}
