using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using Xunit;

namespace EcosystemSim.Model.Tests;

public class ElementaryTests
{
    [Fact]
    public void Exponential_is_right_to_three_ten_millionths()
    {
        for (float x = -20; x < 20; x += 0.0137f) Assert.InRange(Elementary.Exp(x) / Math.Exp(x) - 1, -3e-7, 3e-7);
    }

    [Fact]
    public void Logarithm_is_right_to_three_ten_millionths()
    {
        for (float x = 1e-6f; x < 1e7f; x *= 1.0137f) Assert.InRange(Elementary.Log(x) - Math.Log(x), -3e-7 * Math.Max(1, Math.Abs(Math.Log(x))), 3e-7 * Math.Max(1, Math.Abs(Math.Log(x))));
    }

    [Fact]
    public void Every_lane_of_every_width_gives_the_bits_of_the_scalar_call()
    {
        float[] x = new float[16], u = new float[16];
        for (uint block = 0; block < 500; block++)
        {
            for (int i = 0; i < 16; i++) u[i] = Elementary.Uniform(Philox.Block(1, 2, block, (uint)i, 0, 0).W0);
            for (int i = 0; i < 16; i++) x[i] = (u[i] - 0.5f) * 40;
            Same(x, Elementary.Exp, (v, i) => Elementary.Exp(Vector128.Create(v, i)), (v, i) => Elementary.Exp(Vector256.Create(v, i)), v => Elementary.Exp(Vector512.Create(v)));
            Same(u, Elementary.Log, (v, i) => Elementary.Log(Vector128.Create(v, i)), (v, i) => Elementary.Log(Vector256.Create(v, i)), v => Elementary.Log(Vector512.Create(v)));
            Same(u, Elementary.Gaussian, (v, i) => Elementary.Gaussian(Elementary.Signed(Vector128.Create(v, i))), (v, i) => Elementary.Gaussian(Elementary.Signed(Vector256.Create(v, i))), v => Elementary.Gaussian(Elementary.Signed(Vector512.Create(v))));
        }
    }

    private static void Same(float[] inputs, Func<float, float> one, Func<float[], int, Vector128<float>> four, Func<float[], int, Vector256<float>> eight, Func<float[], Vector512<float>> sixteen)
    {
        int[] expected = [.. inputs.Select(x => BitConverter.SingleToInt32Bits(one(x)))];
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(expected[i], BitConverter.SingleToInt32Bits(four(inputs, i & ~3)[i & 3]));
            Assert.Equal(expected[i], BitConverter.SingleToInt32Bits(eight(inputs, i & ~7)[i & 7]));
            Assert.Equal(expected[i], BitConverter.SingleToInt32Bits(sixteen(inputs)[i]));
        }
    }

    // A golden hash over inputs: the same on every machine, or results are not the same anywhere.
    [Fact]
    public void Bits_are_those_of_every_other_machine()
    {
        uint hash = 2166136261;
        for (uint i = 0; i < 100_000; i++)
        {
            float u = Elementary.Uniform(Philox.Block(3, 4, i, 0, 0, 0).W0);
            foreach (float y in new[] { Elementary.Gaussian(u), Elementary.Exp((u - 0.5f) * 30), Elementary.Log(u) })
            {
                hash = (hash ^ BitConverter.SingleToUInt32Bits(y)) * 16777619;
            }
        }
        Assert.Equal(GoldenHash, hash);
    }

    private const uint GoldenHash = 3281901254;

    // False alarm 1e-6 for each moment; a bias of 0.02 in the mean is caught more than 99.9 % of the time at n = 200,000.
    [Fact]
    public void Gaussian_has_mean_zero_and_variance_one() => Assert.True(GaussianFits(0));

    [Fact]
    public void The_test_above_catches_a_biased_generator() => Assert.False(GaussianFits(0.02));

    private static bool GaussianFits(double bias)
    {
        const int n = 200_000;
        double sum = 0, squares = 0;
        for (uint i = 0; i < n; i++)
        {
            double z = Elementary.Gaussian(Elementary.Uniform(Philox.Block(9, 9, i, 0, 0, 0).W0)) + bias;
            sum += z;
            squares += z * z;
        }
        return Math.Abs(sum / Math.Sqrt(n)) < 4.9 && Math.Abs((squares - n) / Math.Sqrt(2.0 * n)) < 4.9;
    }
}
