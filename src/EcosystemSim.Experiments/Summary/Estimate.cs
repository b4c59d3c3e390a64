namespace EcosystemSim.Experiments.Summary;

/// <summary>A mean over replications with its luck: the interval contains luck only, no uncertainty of parameters.</summary>
/// <param name="Mean">Mean over replications.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean (Student's t over replications); NaN below two replications.</param>
/// <param name="High">Upper end of the same interval.</param>
/// <param name="StandardDeviation">Between replications; NaN below two.</param>
/// <param name="Count">Replications.</param>
public readonly record struct Estimate(double Mean, double Low, double High, double StandardDeviation, int Count)
{
    // Differences are whole jobs, so that two or three replications are often the same by chance; the spread then is not none but unknown.
    private const int FewestForNoSpread = 5;

    /// <summary>Whether the interval leaves zero out. An interval that is a point does so only from five replications on.</summary>
    public bool ExcludesZero => (Low > 0 || High < 0) && (Low < High || Count >= FewestForNoSpread);
}
