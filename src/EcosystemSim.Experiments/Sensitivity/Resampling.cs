using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Experiments.Sensitivity;

/// <summary>The bootstrap: how much an index would vary, had other trajectories or rows been drawn. Its luck is keyed, so that the same results give the same intervals.</summary>
internal static class Resampling
{
    /// <summary>Resamples; with so many an interval is known to about a twentieth of its width.</summary>
    public const int Resamples = 200;

    /// <summary>Half the width of a 95 % interval in standard deviations of the normal distribution.</summary>
    private const double Normal = 1.959963984540054;

    /// <summary>Half the width of the 95 % interval; not a number below two.</summary>
    /// <param name="count">What is drawn from.</param>
    /// <param name="of">The index of a draw: numbers below <paramref name="count"/>, as many.</param>
    public static double Half(int count, Func<int[], double> of)
    {
        if (count < 2) return double.NaN;
        int[] drawn = new int[count];
        double[] values = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            Draw(i, drawn);
            values[i] = of(drawn);
        }
        double mean = values.Average();
        return Normal * Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Resamples - 1));
    }

    /// <summary>Draws with replacement.</summary>
    public static void Draw(int resample, int[] drawn)
    {
        for (int at = 0; at < drawn.Length; at += 4)
        {
            var (w0, w1, w2, w3) = Philox.Block(1, 0xB005_7000, (uint)resample, (uint)at, 0, 0);
            uint[] words = [w0, w1, w2, w3];
            for (int i = 0; i < 4 && at + i < drawn.Length; i++) drawn[at + i] = (int)(((ulong)words[i] * (uint)drawn.Length) >> 32);
        }
    }
}
