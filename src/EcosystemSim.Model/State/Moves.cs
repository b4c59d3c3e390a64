using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcosystemSim.Model.State;

/// <summary>How the firms that are kept move to the front of their markets: found once, done in every column of every world.</summary>
// Columns of 32 bits move sixteen slots at once, those that are kept brought together by one shuffle: about a quarter of the
// time that firm by firm takes, column after column; all columns of one firm after another took eight times as long as that.
internal sealed class Moves
{
    private readonly List<(int From, int To, int Kept)> _blocks = [];
    private readonly List<Vector512<int>> _order = [];

    /// <summary>Slots kept, ascending.</summary>
    public List<int> Source { get; } = [];

    /// <summary>Their new slots, without a gap in each market.</summary>
    public int[] Target { get; private set; } = [];

    /// <summary>Which slots hold a firm that is alive in some world: one bit set or more.</summary>
    public static int[] Alive(List<World> worlds, int length)
    {
        var alive = new int[length];
        // World by world, so that each column is read in order.
        foreach (var world in worlds)
        {
            int[] jobs = world.Firms.Jobs;
            for (int i = 0; i + FirmLayout.Lanes <= length; i += FirmLayout.Lanes)
                (Vector512.LoadUnsafe(ref alive[i]) | Vector512.LoadUnsafe(ref jobs[i])).StoreUnsafe(ref alive[i]);
            for (int i = length - (length % FirmLayout.Lanes); i < length; i++) alive[i] |= jobs[i];
        }
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
        for (int market = 0, n = 0; market < kept.Length; market++)
        {
            int end = n + kept[market];
            while (n < end)
            {
                // A block: the firms kept among sixteen slots that follow each other.
                int first = n, from = Source[n], to = starts[market] + kept[market] - (end - n);
                var order = Vector512<int>.Indices;
                for (; n < end && Source[n] < from + FirmLayout.Lanes; n++)
                {
                    Target[n] = to + n - first;
                    order = order.WithElement(n - first, Source[n] - from);
                }
                _blocks.Add((from, to, n - first));
                _order.Add(order);
            }
        }
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
                GatherBlocks(ref Unsafe.As<T, int>(ref first), ref Unsafe.As<T, int>(ref goal));
                break;
            case sizeof(ushort):
                GatherBlocks(ref Unsafe.As<T, ushort>(ref first), ref Unsafe.As<T, ushort>(ref goal));
                break;
            default:
                var source = CollectionsMarshal.AsSpan(Source);
                for (int k = 0; k < source.Length; k++) Unsafe.Add(ref goal, Target[k]) = Unsafe.Add(ref first, source[k]);
                break;
        }
    }

    private void GatherBlocks(ref int from, ref int to)
    {
        var order = CollectionsMarshal.AsSpan(_order);
        var blocks = CollectionsMarshal.AsSpan(_blocks);
        for (int k = 0; k < blocks.Length; k++)
        {
            var (source, target, kept) = blocks[k];
            // Never behind what it reads, and only the firms kept are written, so that nothing is overwritten that is still to move.
            var firms = Vector512.Shuffle(Vector512.LoadUnsafe(ref Unsafe.Add(ref from, source)), order[k]);
            var lanes = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(kept));
            ref int goal = ref Unsafe.Add(ref to, target);
            Vector512.ConditionalSelect(lanes, firms, Vector512.LoadUnsafe(ref goal)).StoreUnsafe(ref goal);
        }
    }

    // The same for columns of 16 bits, shuffled as 32.
    private void GatherBlocks(ref ushort from, ref ushort to)
    {
        var order = CollectionsMarshal.AsSpan(_order);
        var blocks = CollectionsMarshal.AsSpan(_blocks);
        for (int k = 0; k < blocks.Length; k++)
        {
            var (source, target, kept) = blocks[k];
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.Add(ref from, source)));
            var firms = Vector512.Shuffle(Vector512.Create(lower, upper).AsInt32(), order[k]).AsUInt32();
            var lanes = Vector256.LessThan(Vector256<ushort>.Indices, Vector256.Create((ushort)kept));
            ref ushort goal = ref Unsafe.Add(ref to, target);
            Vector256.ConditionalSelect(lanes, Vector256.Narrow(firms.GetLower(), firms.GetUpper()), Vector256.LoadUnsafe(ref goal)).StoreUnsafe(ref goal);
        }
    }
}
