using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using Xunit;

namespace EcosystemSim.Model.Tests;

public class PhiloxTests
{
    // Known answers of the reference implementation (Random123, kat_vectors, philox 4x32, 10 rounds).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu)]
    [InlineData(0xA4093822u, 0x299F31D0u, 0x243F6A88u, 0x85A308D3u, 0x13198A2Eu, 0x03707344u, 0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u)]
    public void Blocks_equal_the_published_ones(uint k0, uint k1, uint c0, uint c1, uint c2, uint c3, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox.Block(k0, k1, c0, c1, c2, c3));

    // As software where the processor has no vectors of the width.
    [Fact]
    public void Blocks_at_once_equal_single_ones_whatever_the_width_of_vectors()
    {
        uint[] ids = [0, 1, 2, 3, 99, 12345, 0xFFFFFFFF, 0x80000000, 7, 8, 9, 10, 11, 12, 13, 14];
        for (int first = 0; first < 16; first += 4)
        {
            var (w0, w1, w2, w3) = Philox.Blocks(5, 6, Vector128.Create(ids, first), 0, 0xFFFFFFF3, 1);
            for (int i = 0; i < 4; i++) Assert.Equal(Philox.Block(5, 6, ids[first + i], 0, 0xFFFFFFF3, 1), (w0[i], w1[i], w2[i], w3[i]));
        }
        for (int first = 0; first < 16; first += 8)
        {
            var (w0, w1, w2, w3) = Philox.Blocks(5, 6, Vector256.Create(ids, first), 0, 0xFFFFFFF3, 1);
            for (int i = 0; i < 8; i++) Assert.Equal(Philox.Block(5, 6, ids[first + i], 0, 0xFFFFFFF3, 1), (w0[i], w1[i], w2[i], w3[i]));
        }
        var (v0, v1, v2, v3) = Philox.Blocks(5, 6, Vector512.Create(ids), 0, 0xFFFFFFF3, 1);
        for (int i = 0; i < 16; i++) Assert.Equal(Philox.Block(5, 6, ids[i], 0, 0xFFFFFFF3, 1), (v0[i], v1[i], v2[i], v3[i]));
    }

    [Fact]
    public void Uniforms_never_touch_zero_or_one()
    {
        Assert.InRange(Elementary.Uniform(0u), float.Epsilon, 1e-6f);
        Assert.InRange(Elementary.Uniform(uint.MaxValue), 0.9999999f, MathF.BitDecrement(1f));
    }
}
