using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Benchmarks;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
internal static class Vector256Floor
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(double[] logJobs, uint quarter)
    {
        ref double column = ref MemoryMarshal.GetArrayDataReference(logJobs);
        for (int i = 0; i < logJobs.Length; i += 2 * Vector256<uint>.Count)
        {
            var (even, odd, _, _) = Philox.Blocks(1, 2, Vector256<uint>.Indices + Vector256.Create((uint)i >> 1), 0, quarter, 0);
            Update(ref Unsafe.Add(ref column, i), even);
            Update(ref Unsafe.Add(ref column, i + Vector256<uint>.Count), odd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(ref double column, Vector256<uint> words)
    {
        var scale = Vector256.Create(0.05);
        var (lower, upper) = Vector256.Widen(Elementary.Gaussian(Elementary.Signed(Elementary.Uniform(words))));
        ((lower * scale) + Vector256.LoadUnsafe(ref column)).StoreUnsafe(ref column);
        ((upper * scale) + Vector256.LoadUnsafe(ref column, (nuint)Vector256<double>.Count)).StoreUnsafe(ref column, (nuint)Vector256<double>.Count);
    }
}
