using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Benchmarks;

/// <summary>
/// The least that a firm and quarter can cost: one keyed draw and one Gaussian update of log employment, whole columns at
/// once. One block of the generator serves two firms, as in no simulator it could serve more than four.
/// </summary>
internal static class Floor
{
    private const int Quarters = 40;

    /// <summary>Nanoseconds per firm and quarter, the median of several runs.</summary>
    public static double Measure(int firms = 100_000, int runs = 11)
    {
        var logJobs = new double[(firms + 31) & ~31];
        int repeats = Math.Max(1, 1_000_000 / firms);
        return Timing.Median(runs, () =>
        {
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                for (uint quarter = 0; quarter < Quarters; quarter++) Step(logJobs, quarter);
            }
        }) / logJobs.Length / Quarters / repeats;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(double[] logJobs, uint quarter)
    {
        ref double column = ref MemoryMarshal.GetArrayDataReference(logJobs);
        for (int i = 0; i < logJobs.Length; i += 32)
        {
            var (even, odd, _, _) = Philox.Blocks16(1, 2, Vector512<uint>.Indices + Vector512.Create((uint)i >> 1), 0, quarter, 0);
            Update(ref Unsafe.Add(ref column, i), even);
            Update(ref Unsafe.Add(ref column, i + 16), odd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(ref double column, Vector512<uint> words)
    {
        var scale = Vector512.Create(0.05);
        var (lower, upper) = Vector512.Widen(Elementary.Gaussian(Elementary.Signed(Elementary.Uniform(words))));
        Vector512.FusedMultiplyAdd(lower, scale, Vector512.LoadUnsafe(ref column)).StoreUnsafe(ref column);
        Vector512.FusedMultiplyAdd(upper, scale, Vector512.LoadUnsafe(ref column, 8)).StoreUnsafe(ref column, 8);
    }
}
