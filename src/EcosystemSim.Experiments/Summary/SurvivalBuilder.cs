using System.Collections.Immutable;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Finds in how many plausible worlds a difference has its sign, and which parameters decide it.</summary>
/// <remarks>
/// The mean of a draw is its expected value and luck. By the variances of both (<see cref="VarianceParts"/>) each draw's expected value is normal around its mean drawn towards that of
/// all (empirical Bayes; Morris 1983), and the share is the mean probability of the sign. Its interval is the wider of two: draws taken again with repetition (Efron 1979), and that
/// of a share among so many draws (Wilson 1927). What a parameter does is found by regression of the means of draws on the places of the parameters in their priors. They come in one by one, the one
/// that explains most first, as long as it would be as good by chance, among all that are left, in fewer than one of twenty cases (Bonferroni). Parameters of levers that neither arm has are left out.
/// </remarks>
internal sealed class SurvivalBuilder
{
    /// <summary>Most parameters of a difference.</summary>
    public const int Most = 10;

    private const double Alpha = 0.05, LowPlace = 0.1, HighPlace = 0.9;
    private const int Again = 400;

    private readonly Replicates _replicates;
    private readonly ImmutableArray<ParameterPrior> _priors;
    private readonly uint _seed;

    // Where the draws lie in each parameter's prior, 0 to 1. [parameter][draw]
    private readonly double[][] _places;

    public SurvivalBuilder(ExperimentPlan plan, Replicates replicates)
    {
        (_replicates, _priors, _seed) = (replicates, plan.Priors, plan.Seed);
        var draws = new ParameterDraws(plan.Seed, plan.Priors, plan.Correlations);
        double[][] places = [.. replicates.Numbers.Select(draws.Places)];
        _places = [.. plan.Priors.Select((_, k) => places.Select(p => p[k]).ToArray())];
    }

    /// <summary>What there is to say of a difference.</summary>
    /// <param name="values">One per replication.</param>
    /// <param name="levers">Of the two arms, by their names in files.</param>
    public Survival Of(string arm, LabourClosure labour, string against, bool isAtEqualOutlay, double[] values, IReadOnlySet<string> levers)
    {
        var difference = _replicates.Estimate(values);
        var parts = _replicates.Parts(values, difference.Mean);
        double share = ShareAbove(parts, difference.Mean);
        var (low, high) = ShareInterval(values, parts.Draws, share);
        if (difference.Mean < 0) (share, low, high) = (1 - share, 1 - high, 1 - low);
        var (explained, effects) = Decisive(values, difference.Mean, parts, levers);
        return new(arm, labour, against, isAtEqualOutlay, difference, share, low, high, explained, effects);
    }

    /// <summary>Mean probability over the draws that the expected value is above zero.</summary>
    private static double ShareAbove(VarianceParts parts, double mean)
    {
        double between = parts.Parameters, luck = double.IsNaN(parts.Luck) ? 0 : parts.Luck, sum = 0;
        foreach (var (value, r) in parts.ByDraw)
        {
            double own = between + (luck / r);
            double kept = own > 0 ? between / own : 0, expected = mean + (kept * (value - mean)), error = Math.Sqrt(kept * luck / r);
            sum += error > 0 ? StandardNormal.Below(expected / error) : expected > 0 ? 1 : expected < 0 ? 0 : 0.5;
        }
        return sum / parts.ByDraw.Length;
    }

    private (double Low, double High) ShareInterval(double[] values, int draws, double share)
    {
        double[] again = new double[Again];
        for (int b = 0; b < Again; b++)
        {
            var taken = _replicates.Again(values, place => Place(b, place, draws));
            again[b] = ShareAbove(taken, taken.Mean);
        }
        Array.Sort(again);
        // Wilson: where all worlds agree, as many more could have been there that do not.
        double z = 1.959964, middle = (share + (z * z / (2 * draws))) / (1 + (z * z / draws));
        double half = z / (1 + (z * z / draws)) * Math.Sqrt((share * (1 - share) / draws) + (z * z / (4.0 * draws * draws)));
        return (Math.Max(0, Math.Min(Statistics.Quantile(again, 0.025), middle - half)), Math.Min(1, Math.Max(Statistics.Quantile(again, 0.975), middle + half)));
    }

    private int Place(int again, int place, int draws) =>
        Math.Min(draws - 1, (int)(new RandomKey(_seed, (uint)again).Uniforms(Purpose.Resampling, (uint)place).U0 * draws));

    private (double Explained, ImmutableArray<ParameterEffect> Effects) Decisive(double[] values, double mean, VarianceParts parts, IReadOnlySet<string> levers)
    {
        double[] y = [.. parts.ByDraw.Select(d => d.Mean)];
        int[] candidates = [.. Enumerable.Range(0, _priors.Length).Where(k => IsRead(_priors[k].Path, levers))];
        var model = StepwiseRegression.Of(y, [.. candidates.Select(k => _places[k])], Alpha, Most);
        if (model.Chosen.Length == 0) return (double.NaN, []);
        double total = parts.Parameters;
        // Of what lies between worlds: what luck adds to the means of draws cannot be explained.
        double explained = total > 0 ? Math.Clamp(model.Explained / total, 0, 1) : double.NaN;
        return (explained, [.. model.Chosen.Select((chosen, i) => Effect(_priors[candidates[chosen]], model.Slopes[i], model.Errors[i], model.T, mean, Math.Sqrt(parts.OfMean))).OrderByDescending(e => Math.Abs(e.Swing))]);
    }

    private static ParameterEffect Effect(ParameterPrior prior, double slope, double error, double t, double mean, double errorOfMean)
    {
        double at(double place) => mean + (slope * (place - 0.5));
        double swing = slope * (HighPlace - LowPlace), half = t * error * (HighPlace - LowPlace);
        double turn = 0.5 - (mean / slope), low = double.NaN, high = double.NaN, value = double.NaN;
        if (turn is > 0 and < 1)
        {
            // The error of a ratio of two numbers that are found apart from each other.
            double uncertain = t * Math.Sqrt((errorOfMean * errorOfMean) + ((turn - 0.5) * (turn - 0.5) * error * error)) / Math.Abs(slope);
            (value, low, high) = (prior.Quantile(turn), prior.Quantile(Math.Max(0, turn - uncertain)), prior.Quantile(Math.Min(1, turn + uncertain)));
        }
        return new(prior.Path, prior.Quantile(LowPlace), prior.Quantile(HighPlace), at(LowPlace), at(HighPlace), swing - half, swing + half, value, low, high);
    }

    /// <summary>Whether a parameter does anything in one of two arms: it is of no lever, or of one of theirs.</summary>
    internal static bool IsRead(string path, IReadOnlySet<string> levers) =>
        !path.StartsWith("levers.", StringComparison.Ordinal) || levers.Contains(path.Split('.')[1]);
}
