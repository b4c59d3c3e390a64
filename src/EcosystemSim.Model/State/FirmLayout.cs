using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcosystemSim.Model.State;

/// <summary>
/// Where firms lie: slots, market by market, the same in all worlds of a replication. Holds what no policy can change.
/// A slot is freed when its firm is dead in every world. Arrays are padded by one vector.
/// </summary>
internal sealed class FirmLayout
{
    /// <summary>Lanes of the widest vector; arrays are padded by as much.</summary>
    public const int Lanes = 16;

    public FirmLayout(int[] capacity)
    {
        Capacity = capacity;
        Start = new int[capacity.Length];
        Count = new int[capacity.Length];
        int next = 0;
        for (int market = 0; market < capacity.Length; market++)
        {
            Start[market] = next;
            next += capacity[market];
        }
        Length = next + Lanes;
        Id = new uint[Length];
        BirthQuarter = new int[Length];
        Rounding = new float[Length];
        NeedRate = new float[Length];
        LargeAtStart = new int[Length];
        Municipality = new ushort[Length];
    }

    /// <summary>First slot of each market.</summary>
    public int[] Start { get; }

    /// <summary>Used slots of each market, counted from its start.</summary>
    public int[] Count { get; }

    /// <summary>Slots of each market.</summary>
    public int[] Capacity { get; }

    /// <summary>Length of every firm column.</summary>
    public int Length { get; }

    /// <summary>Firm id, the same in every arm.</summary>
    public uint[] Id { get; }

    /// <summary>Quarter of birth; negative before the start.</summary>
    public int[] BirthQuarter { get; }

    /// <summary>Fixed draw u: jobs are ⌊E + u⌋, so that twins of close size have close jobs.</summary>
    public float[] Rounding { get; }

    /// <summary>Needs per quarter at mature age.</summary>
    public float[] NeedRate { get; }

    /// <summary>-1 (all bits set) if the firm had 50 jobs or more at the start, else 0.</summary>
    public int[] LargeAtStart { get; }

    /// <summary>Index of the municipality.</summary>
    public ushort[] Municipality { get; }

    /// <summary>Brings the firms that are kept, in order, from one layout into another or to the front of their own markets.</summary>
    /// <param name="source">Slots kept, in order of target.</param>
    /// <param name="target">Their new slots; never behind the old ones where the layouts are the same.</param>
    public void Take(FirmLayout from, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        Gather(from.Id, Id, source, target);
        Gather(from.BirthQuarter, BirthQuarter, source, target);
        Gather(from.Rounding, Rounding, source, target);
        Gather(from.NeedRate, NeedRate, source, target);
        Gather(from.LargeAtStart, LargeAtStart, source, target);
        Gather(from.Municipality, Municipality, source, target);
    }

    /// <summary>One column at a time: 1 ns per firm; all columns of one firm at a time took 8 times as long.</summary>
    public static void Gather<T>(T[] from, T[] to, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        // A column that this side does not have.
        if (to.Length == 0) return;
        ref T first = ref MemoryMarshal.GetArrayDataReference(from), goal = ref MemoryMarshal.GetArrayDataReference(to);
        for (int k = 0; k < source.Length; k++) Unsafe.Add(ref goal, target[k]) = Unsafe.Add(ref first, source[k]);
    }
}
