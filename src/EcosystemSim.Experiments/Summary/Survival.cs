using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Summary;

/// <summary>How far a ranking of two arms by job-years holds over plausible worlds, and what decides it.</summary>
/// <param name="Arm">The arm that is said to have more, or fewer.</param>
/// <param name="Against">The other.</param>
/// <param name="IsAtEqualOutlay">Whether both are at the baseline's public outlay.</param>
/// <param name="Difference">In job-years, as the tables have it.</param>
/// <param name="Share">Share of plausible worlds in which the expected difference has the sign of the mean; 0.5 where the mean is zero.</param>
/// <param name="ShareLow">Lower end of its 95 % interval.</param>
/// <param name="ShareHigh">Upper end of the same.</param>
/// <param name="Explained">Share of the variance between worlds that the parameters below explain; NaN where there are none.</param>
/// <param name="Parameters">Those whose part can be told from noise, the strongest first; at most ten, and often none.</param>
public sealed record Survival(
    string Arm, LabourClosure Labour, string Against, bool IsAtEqualOutlay, Estimate Difference, double Share, double ShareLow, double ShareHigh, double Explained,
    ImmutableArray<ParameterEffect> Parameters);

/// <summary>What a parameter does to a difference, the others as plausible as they are.</summary>
/// <param name="Path">Of the parameter.</param>
/// <param name="Low">Its value below which a tenth of the prior lies.</param>
/// <param name="High">Above which a tenth does.</param>
/// <param name="AtLow">Expected difference there.</param>
/// <param name="AtHigh">Expected difference at the other end.</param>
/// <param name="SwingLow">Lower end of the 95 % interval of the step from the one to the other.</param>
/// <param name="SwingHigh">Upper end of the same.</param>
/// <param name="TurnsAt">Value at which the expected difference is zero; NaN where it lies beyond what is plausible.</param>
/// <param name="TurnsLow">Lower end of its 95 % interval, within the range.</param>
/// <param name="TurnsHigh">Upper end of the same.</param>
public sealed record ParameterEffect(
    string Path, double Low, double High, double AtLow, double AtHigh, double SwingLow, double SwingHigh, double TurnsAt, double TurnsLow, double TurnsHigh)
{
    /// <summary>What the difference gains from the low value to the high one.</summary>
    public double Swing => AtHigh - AtLow;
}
