using System.Text.Json.Serialization;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// A mean over replications. With fixed parameters the interval is that of the mean, simulation error only; where replications draw their parameters it is where
/// the effect lies in 95 per cent of plausible worlds, as far as the run can know.
/// </summary>
/// <param name="Mean">Mean over replications.</param>
/// <param name="Low">Lower end of the 95 % interval; NaN below two replications.</param>
/// <param name="High">Upper end of the same interval.</param>
/// <param name="StandardDeviation">Between replications; NaN below two.</param>
/// <param name="Count">Replications.</param>
public readonly record struct Estimate(double Mean, double Low, double High, double StandardDeviation, int Count)
{
    // Differences are whole jobs, so that two or three replications are often the same by chance; the spread then is not none but unknown.
    private const int FewestForNoSpread = 5;

    /// <summary>What of the interval is parameters, and what simulation error; null with fixed parameters, and where it cannot be told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WorldSpread? Worlds { get; init; }

    /// <summary>Half the width of the 95 % interval of the mean by simulation error.</summary>
    [JsonIgnore]
    public double ErrorOfMean => Worlds?.ErrorOfMean ?? ((High - Low) / 2);

    /// <summary>Whether the interval leaves zero out. An interval that is a point does so only from five replications on.</summary>
    public bool ExcludesZero => (Low > 0 || High < 0) && (Low < High || Count >= FewestForNoSpread);
}

/// <summary>What the interval of a value in plausible worlds is made of, by variance.</summary>
/// <param name="ParameterShare">Share of the parameters; the rest is simulation error, which falls with more replications.</param>
/// <param name="ShareLow">Lower end of its 95 % interval.</param>
/// <param name="ShareHigh">Upper end of the same.</param>
/// <param name="ErrorOfMean">Half the width of the 95 % interval of the mean by simulation error.</param>
public readonly record struct WorldSpread(double ParameterShare, double ShareLow, double ShareHigh, double ErrorOfMean);
