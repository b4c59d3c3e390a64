using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Model.Parameters;

/// <summary>How plausible values of a parameter are spread over its range.</summary>
public enum PriorShape
{
    /// <summary>Held at its value: a choice of the modeller's, or a number that is known.</summary>
    Fixed,

    /// <summary>Every value of the range is as plausible as any other.</summary>
    Uniform,

    /// <summary>Every factor is: a range over orders of magnitude. Both ends lie above 0.</summary>
    LogUniform,

    /// <summary>The value is the most plausible, and plausibility falls in a straight line to the ends of the range.</summary>
    Triangular,

    /// <summary>The same on a scale of factors. Both ends lie above 0.</summary>
    LogTriangular,
}

/// <summary>What is known of a parameter before anything is fitted: a distribution over its range.</summary>
/// <param name="Path">Path in files, such as <c>search.blur</c>.</param>
/// <param name="Value">The value that runs with fixed parameters take; the peak of a triangle.</param>
/// <param name="Low">Lowest plausible value.</param>
/// <param name="High">Highest plausible value.</param>
/// <param name="IsWhole">Whether the model takes whole numbers only.</param>
public sealed record ParameterPrior(string Path, PriorShape Shape, double Value, double Low, double High, bool IsWhole = false)
{
    // Each of the whole numbers has a stretch of its own length, the first and the last too.
    private const double HalfOfOne = 0.5;

    /// <summary>Whether every draw is the value.</summary>
    public bool IsHeld => Shape == PriorShape.Fixed || Low == High;

    /// <summary>Whether the shape is one on a scale of factors, which has no 0.</summary>
    public static bool IsOfFactors(PriorShape shape) => shape is PriorShape.LogUniform or PriorShape.LogTriangular;

    /// <summary>The value below which a share of the distribution lies: the same bits on every machine.</summary>
    /// <param name="share">0 to 1; 0 is the low end, 1 the high one.</param>
    public double Quantile(double share)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        if (IsHeld) return Value;
        if (!IsWhole) return Math.Clamp(Of(share, Low, High), Low, High);
        return Math.Clamp(Math.Floor(Of(share, Low - HalfOfOne, High + HalfOfOne) + HalfOfOne), Low, High);
    }

    private double Of(double share, double low, double high) => Shape switch
    {
        PriorShape.Uniform => low + (share * (high - low)),
        PriorShape.Triangular => Triangle(share, low, Value, high),
        PriorShape.LogUniform => Factor(share * Log(high / low)) * low,
        _ => Factor(Triangle(share, 0, Log(Value / low), Log(high / low))) * low,
    };

    private static double Triangle(double share, double low, double peak, double high)
    {
        double width = high - low, below = (peak - low) / width;
        return share <= below ? low + Math.Sqrt(share * width * (peak - low)) : high - Math.Sqrt((1 - share) * width * (high - peak));
    }

    // In single precision, which is far more than anybody knows of a parameter, because these are the same on every machine.
    private static double Log(double x) => Elementary.Log((float)x);

    private static double Factor(double log) => Elementary.Exp((float)log);
}

/// <summary>Two parameters of which one is more plausibly high, or low, where the other is high.</summary>
/// <param name="First">Path of the one.</param>
/// <param name="Second">Path of the other.</param>
/// <param name="Rank">Correlation of the normal scores of the two, above −1 and below 1.</param>
public sealed record PriorCorrelation(string First, string Second, double Rank);
