using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Model.Randomness;

// One width of three: the build writes this file anew for 128 and 512 bits (eng/Widths.targets).
public static partial class Philox
{
    /// <summary>The blocks of as many entities as a vector has lanes: word j of entity i is lane i of word vector j. Same bits as <see cref="Block"/>.</summary>
    // Entities of even and of odd lanes apart, since processors multiply every other lane: no lane has to move. A counter is the
    // lower half of its 64 bits; what is left in the upper half is never read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> W0, Vector256<uint> W1, Vector256<uint> W2, Vector256<uint> W3) Blocks(
        uint key0, uint key1, Vector256<uint> ids, uint c1, uint c2, uint c3)
    {
        Vector256<ulong> a0 = ids.AsUInt64(), b0 = a0 >>> 32;
        Vector256<ulong> a1 = Vector256.Create((ulong)c1), a2 = Vector256.Create((ulong)c2), a3 = Vector256.Create((ulong)c3);
        Vector256<ulong> b1 = a1, b2 = a2, b3 = a3;
        var m0 = Vector256.Create((ulong)M0);
        var m1 = Vector256.Create((ulong)M1);
        for (int round = 0; round < 10; round++)
        {
            var k0 = Vector256.Create((ulong)key0);
            var k1 = Vector256.Create((ulong)key1);
            var p0 = Halves.Multiply(a0, m0);
            var p1 = Halves.Multiply(a2, m1);
            var q0 = Halves.Multiply(b0, m0);
            var q1 = Halves.Multiply(b2, m1);
            (a0, a1, a2, a3) = ((p1 >>> 32) ^ a1 ^ k0, p1, (p0 >>> 32) ^ a3 ^ k1, p0);
            (b0, b1, b2, b3) = ((q1 >>> 32) ^ b1 ^ k0, q1, (q0 >>> 32) ^ b3 ^ k1, q0);
            key0 += W0;
            key1 += W1;
        }
        return (Join(a0, b0), Join(a1, b1), Join(a2, b2), Join(a3, b3));
    }

    /// <summary>Lower halves of both, those of the first in the even lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ulong> even, Vector256<ulong> odd) =>
        Vector256.ConditionalSelect(Vector256.Create(0xFFFFFFFFUL), even, odd << 32).AsUInt32();
}
