using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Kernels;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
internal sealed partial class Vector256Kernels
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override void DrawMarket(Luck luck, int market, int quarter)
    {
        var layout = luck.Layout;
        var key = luck.Key;
        var parameters = luck.Parameters;
        var share = Vector256.Create((float)parameters.Growth.ShockProbability);
        var young = Vector256.Create((float)parameters.Needs.YoungRatio);
        var youngSince = Vector256.Create(quarter - (int)parameters.Needs.YoungAge);
        uint[] ids = layout.Id;
        float[] needRate = layout.NeedRate, shock = luck.GrowthShock, innovation = luck.Innovation, exit = luck.ExitDraw;
        int[] birth = layout.BirthQuarter;
        int end = layout.Start[market] + layout.Count[market];
        for (int i = layout.Start[market]; i < end; i += Vector256<int>.Count)
        {
            var (w0, w1, w2, w3) = Philox.Blocks(key.Seed, key.Replication, Load(ids, i), 0, (uint)quarter, (uint)Purpose.FirmQuarter);
            Store(LaplaceOrNothing(Elementary.Uniform(w0), share), shock, i);
            Store(Elementary.Gaussian(Elementary.Signed(Elementary.Uniform(w1))), innovation, i);
            Store(Elementary.Uniform(w2), exit, i);
            var rate = Load(needRate, i);
            var isYoung = Vector256.GreaterThan(Load(birth, i), youngSince).AsSingle();
            rate = Vector256.ConditionalSelect(isYoung, rate * young, rate);
            uint arises = BitsOf(Vector256.LessThan(Elementary.Uniform(w3), rate).AsInt32() & FirstLanes(end - i));
            for (; arises != 0; arises &= arises - 1) luck.Arrivals.Add(i + BitOperations.TrailingZeroCount(arises));
        }
    }

    /// <summary>Laplace variate of scale 1 where the uniform lies under the share, else 0: one draw tells whether and how much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LaplaceOrNothing(Vector256<float> uniform, Vector256<float> share)
    {
        var signed = Elementary.Signed(uniform / share);
        var size = -Elementary.Log(Vector256<float>.One - Vector256.Abs(signed));
        var laplace = Vector256.ConditionalSelect(Vector256.LessThan(signed, Vector256<float>.Zero), -size, size);
        return Vector256.ConditionalSelect(Vector256.LessThan(uniform, share), laplace, Vector256<float>.Zero);
    }

    // Block i holds the draws of the doors i, 16 + i, 32 + i and 48 + i: 0.2 µs per need with sixteen blocks at once; block by block it took
    // 1.7 µs. Draws for doors that nobody has are left out, and move no other.
    public override void DrawDoors(Luck luck, NeedCohort cohort, int at, uint firm)
    {
        int stride = luck.Doors.Stride;
        for (int first = 0; first < 16; first += Vector256<int>.Count)
        {
            var ids = Vector256<uint>.Indices + Vector256.Create((uint)first);
            var (a0, a1, a2, a3) = Philox.Blocks(luck.Key.Seed, luck.Key.Replication, ids, firm, 0, (uint)Purpose.Awareness);
            var (b0, b1, b2, b3) = Philox.Blocks(luck.Key.Seed, luck.Key.Replication, ids, firm, (uint)luck.Quarter, (uint)Purpose.Perception);
            DrawDoors(cohort, at + first, a0, b0);
            if (stride > 16) DrawDoors(cohort, at + 16 + first, a1, b1);
            if (stride > 32) DrawDoors(cohort, at + 32 + first, a2, b2);
            if (stride > 48) DrawDoors(cohort, at + 48 + first, a3, b3);
        }
    }

    private static void DrawDoors(NeedCohort cohort, int at, Vector256<uint> awareness, Vector256<uint> blur)
    {
        Store(Elementary.Uniform(awareness), cohort.Awareness, at);
        Store(Elementary.Gaussian(Elementary.Signed(Elementary.Uniform(blur))), cohort.Blur, at);
    }

    public override (int Door, float Worth) BestDoor(in DoorView view)
    {
        var sizeFactor = Vector256.Create(view.SizeFactor);
        var travel = Vector256.Create(view.Travel);
        var remembered = Vector256.Create(view.Remembered);
        var memory = Vector256.Create(view.Memory);
        int choice = -1;
        float best = view.Reservation;
        for (int first = 0; first < view.Doors; first += Vector256<int>.Count)
        {
            var door = Vector256<int>.Indices + Vector256.Create(first);
            var worth = Vector256.Create(view.Appeal[first..]) + (Vector256.Create(view.Blur[first..]) * Vector256.Create(view.Noise[first..])) - travel;
            worth += Vector256.ConditionalSelect(Vector256.Equals(door, remembered).AsSingle(), memory, Vector256<float>.Zero);
            var known = Vector256.LessThan(Vector256.Create(view.Knows[first..]), Vector256.Create(view.Awareness[first..]) * sizeFactor);
            var better = Vector256.GreaterThan(worth, Vector256.Create(best));
            uint open = BitsOf((known & better).AsInt32()) & ~(uint)(view.Tried >> first);
            for (; open != 0; open &= open - 1)
            {
                int lane = BitOperations.TrailingZeroCount(open);
                if (worth[lane] > best) (best, choice) = (worth[lane], first + lane);
            }
        }
        return (choice, best);
    }
}
