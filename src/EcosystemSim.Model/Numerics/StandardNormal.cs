namespace EcosystemSim.Model.Numerics;

/// <summary>The standard normal distribution, the same bits on every machine.</summary>
public static class StandardNormal
{
    /// <summary>Share below a value (Abramowitz and Stegun 26.2.17, right to 1e-6 in single precision).</summary>
    public static double Below(double x)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double tail = 0.3989422804 * Elementary.Exp((float)Math.Max(-x * x / 2, -80)) * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Clamp(x > 0 ? 1 - tail : tail, 0, 1);
    }
}
