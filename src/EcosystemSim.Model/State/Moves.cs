using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcosystemSim.Model.Kernels;

namespace EcosystemSim.Model.State;

/// <summary>How the firms that are kept move to the front of their markets: found once, done in every column of every world.</summary>
// As many slots move at once as a vector has lanes, those that are kept brought together by one shuffle: with sixteen, about a quarter of
// the time that firm by firm takes, column after column; all columns of one firm after another took eight times as long as that.
internal sealed class Moves(KernelSet kernels)
{
    private readonly List<MovedBlock> _blocks = [];

    // For each lane of each block, which lane of the block comes there.
    private int[] _order = [];

    /// <summary>Slots kept, ascending.</summary>
    public List<int> Source { get; } = [];

    /// <summary>Their new slots, without a gap in each market.</summary>
    public int[] Target { get; private set; } = [];

    /// <summary>Which slots hold a firm that is alive in some world: one bit set or more.</summary>
    public int[] Alive(List<World> worlds, int length)
    {
        var alive = new int[length];
        // World by world, so that each column is read in order.
        foreach (var world in worlds) kernels.MarkAlive(world.Firms.Jobs, alive);
        return alive;
    }

    /// <summary>Finds the firms of a market that are kept; returns their number.</summary>
    public int Find(int[] alive, int start, int count)
    {
        int before = Source.Count;
        for (int i = start; i < start + count; i++)
        {
            if (alive[i] != 0) Source.Add(i);
        }
        return Source.Count - before;
    }

    /// <summary>Lays out where the firms found go, when the new starts of the markets are known.</summary>
    /// <param name="kept">Firms kept by market.</param>
    public void Lay(int[] kept, int[] starts)
    {
        Target = new int[Source.Count];
        var order = new List<int>(Source.Count);
        for (int market = 0, n = 0; market < kept.Length; market++)
        {
            int end = n + kept[market];
            while (n < end)
            {
                // A block: the firms kept among as many slots that follow each other as there are lanes.
                int first = n, from = Source[n], to = starts[market] + kept[market] - (end - n);
                for (; n < end && Source[n] < from + kernels.Lanes; n++)
                {
                    Target[n] = to + n - first;
                    order.Add(Source[n] - from);
                }
                _blocks.Add(new(from, to, n - first));
                for (int lane = n - first; lane < kernels.Lanes; lane++) order.Add(lane);
            }
        }
        _order = [.. order];
    }

    /// <summary>Moves a column.</summary>
    /// <param name="to">The same array, where firms move to the front, or a new one.</param>
    public void Gather<T>(T[] from, T[] to)
        where T : struct
    {
        // A column that this side does not have.
        if (to.Length == 0) return;
        ref T first = ref MemoryMarshal.GetArrayDataReference(from), goal = ref MemoryMarshal.GetArrayDataReference(to);
        switch (Unsafe.SizeOf<T>())
        {
            case sizeof(int):
                kernels.Gather(CollectionsMarshal.AsSpan(_blocks), _order, ref Unsafe.As<T, int>(ref first), ref Unsafe.As<T, int>(ref goal));
                break;
            case sizeof(ushort):
                kernels.Gather(CollectionsMarshal.AsSpan(_blocks), _order, ref Unsafe.As<T, ushort>(ref first), ref Unsafe.As<T, ushort>(ref goal));
                break;
            default:
                var source = CollectionsMarshal.AsSpan(Source);
                for (int k = 0; k < source.Length; k++) Unsafe.Add(ref goal, Target[k]) = Unsafe.Add(ref first, source[k]);
                break;
        }
    }
}

/// <summary>Slots that move together: those kept among as many in a row as a vector has lanes.</summary>
/// <param name="From">The first of the row.</param>
/// <param name="To">Where the first of those kept goes.</param>
/// <param name="Kept">Their number.</param>
internal readonly record struct MovedBlock(int From, int To, int Kept);
