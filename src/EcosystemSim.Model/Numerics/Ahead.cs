using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Numerics;

/// <summary>Brings what is needed a few steps later into the cache. Changes nothing but time; where the machine cannot, it does nothing.</summary>
// A world's columns are far larger than the cache, and firms with needs lie all over them: each costs a wait for memory,
// and waits that begin early run side by side.
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

    /// <summary>Fetches what growth reads and writes of the firms some vectors ahead: a dozen columns at once are more than the processor follows by itself.</summary>
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
}
