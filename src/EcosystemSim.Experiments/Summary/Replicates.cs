using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// What the replications of a run are to each other. With fixed parameters they differ by luck alone, and an interval is that of the mean. Where they draw their parameters, an
/// interval is where the effect lies in 95 per cent of plausible worlds, luck taken out, and it is as much wider as the mean itself is not known.
/// </summary>
/// <remarks>
/// Some draws have two replications (<see cref="ParameterDraws.DrawOf"/>), which differ by luck alone: the variance within draws, σ². The variance of the means of
/// draws less what σ² puts into it is that between worlds, τ² (one-way analysis of variance by unweighted means; Searle, Casella and McCulloch 1992, section 4.3). The mean of n replications
/// has the variance τ² Σr²/n² + σ²/n, r being the replications of a draw: simulation error, which falls with n. τ² does not.
/// </remarks>
internal sealed class Replicates(bool draws)
{
    /// <summary>Fewest draws of which the 2.5th and the 97.5th of 100 are among them; below, the interval is that of a normal distribution.</summary>
    public const int LeastForQuantiles = 39;

    private const double Tail = 0.025;

    // Draw of each replication, in order, as a place among the draws.
    private readonly List<int> _place = [];
    private readonly List<int> _sizes = [];
    private readonly List<int> _numbers = [];

    /// <summary>Those of a plan, none so far.</summary>
    public static Replicates Of(ExperimentPlan plan) => new(plan.DrawsParameters);

    /// <summary>Those of a plan.</summary>
    /// <param name="numbers">Ascending.</param>
    public static Replicates Of(ExperimentPlan plan, IEnumerable<int> numbers)
    {
        var replicates = Of(plan);
        foreach (int number in numbers) replicates.Add(number);
        return replicates;
    }

    /// <summary>Whether they draw their parameters.</summary>
    public bool Draw => draws;

    /// <summary>Number of draws.</summary>
    public int Draws => _sizes.Count;

    /// <summary>Numbers of the draws, ascending.</summary>
    public IReadOnlyList<int> Numbers => _numbers;

    /// <summary>Takes the next replication, in ascending order of the numbers.</summary>
    public void Add(int number)
    {
        int draw = draws ? ParameterDraws.DrawOf(number) : number;
        if (_numbers.Count == 0 || draw != _numbers[^1])
        {
            _numbers.Add(draw);
            _sizes.Add(0);
        }
        _place.Add(_sizes.Count - 1);
        _sizes[^1]++;
    }

    /// <summary>Mean over the replications with its 95 % interval.</summary>
    /// <param name="values">One per replication, in their order.</param>
    public Estimate Estimate(ReadOnlySpan<double> values)
    {
        var luck = Statistics.Estimate(values);
        if (!draws || values.Length < 2 || !double.IsFinite(luck.Mean)) return luck;
        var parts = Parts(values, luck.Mean);
        var (low, high) = Interval(parts, luck.Mean);
        return luck with { Low = low, High = high, Worlds = parts.Worlds() };
    }

    /// <summary>A ratio of sums over replications, as <see cref="Statistics.Ratio"/>.</summary>
    public (double Mean, double StandardError, double Low, double High) Ratio(ReadOnlySpan<double> values, ReadOnlySpan<double> over)
    {
        var luck = Statistics.Ratio(values, over);
        if (!draws || values.Length < 2 || !double.IsFinite(luck.Mean)) return luck;
        double total = Statistics.Mean(over);
        double[] apart = new double[values.Length];
        for (int i = 0; i < apart.Length; i++) apart[i] = (values[i] - (luck.Mean * over[i])) / total;
        var parts = Parts(apart, 0);
        double half = Statistics.StudentQuantile(parts.DegreesOfFreedom) * Math.Sqrt(parts.Total);
        return (luck.Mean, Math.Sqrt(parts.Total), luck.Mean - half, luck.Mean + half);
    }

    /// <summary>
    /// A ratio of two means. With fixed parameters its interval is <see cref="RatioEstimate.Of(ReadOnlySpan{double}, ReadOnlySpan{double})"/>; where replications draw them it is where
    /// the ratio of expected values lies in 95 per cent of the draws. In a draw whose denominator is not of the mean's sign no ratio is high enough.
    /// </summary>
    public RatioEstimate RatioOf(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        if (!draws || numerators.Length < 2) return RatioEstimate.Of(numerators, denominators);
        double y = Statistics.Mean(numerators), x = Statistics.Mean(denominators);
        double[] sum = [.. numerators.ToArray().Zip(denominators.ToArray(), (a, b) => a + b)];
        if (Draws >= LeastForQuantiles) return InWorlds(Parts(numerators, y), Parts(denominators, x));
        double yy = Parts(numerators, y).Total, xx = Parts(denominators, x).Total;
        // The variance of a sum is that of its parts and twice what they have in common.
        double xy = (Parts(sum, x + y).Total - yy - xx) / 2, most = Math.Sqrt(xx * yy);
        return RatioEstimate.Of(y, x, yy, xx, Math.Clamp(xy, -most, most), Math.Max(1, Draws - 1));
    }

    private static RatioEstimate InWorlds(VarianceParts y, VarianceParts x)
    {
        if (!double.IsFinite(y.Mean) || !double.IsFinite(x.Mean) || x.Mean == 0) return RatioEstimate.None;
        double value = y.Mean / x.Mean;
        double[] worlds = [.. y.Effects(y.Total).Zip(x.Effects(x.Total), (own, by) => by * x.Mean > 0 ? own / by : Math.Sign(value) * double.PositiveInfinity)];
        Array.Sort(worlds);
        double low = Predictive(worlds, Tail), high = Predictive(worlds, 1 - Tail);
        return double.IsFinite(low) && double.IsFinite(high) ? new(value, low, high, RatioBound.Bounded) : new(value, double.NaN, double.NaN, RatioBound.Unbounded);
    }

    /// <summary>Means of the draws, in their order, each with its replications.</summary>
    public (double Mean, int Replications)[] ByDraw(ReadOnlySpan<double> values)
    {
        var means = new (double Mean, int Replications)[_sizes.Count];
        for (int i = 0; i < values.Length; i++) means[_place[i]].Mean += values[i];
        for (int j = 0; j < means.Length; j++) means[j] = (means[j].Mean / _sizes[j], _sizes[j]);
        return means;
    }

    /// <summary>The variance of values, taken apart.</summary>
    public VarianceParts Parts(ReadOnlySpan<double> values, double mean)
    {
        var byDraw = ByDraw(values);
        double[] squares = Squares(values, byDraw);
        return new(byDraw, squares, squares.Sum(), values.Length, mean);
    }

    /// <summary>The same of draws taken again, each place among them for the draw that stands at another.</summary>
    public VarianceParts Again(ReadOnlySpan<double> values, Func<int, int> from)
    {
        int draws = _sizes.Count;
        var byDraw = ByDraw(values);
        double[] squares = Squares(values, byDraw);
        var taken = new (double Mean, int Replications)[draws];
        double within = 0, sum = 0;
        int count = 0;
        for (int j = 0; j < draws; j++)
        {
            int place = from(j);
            taken[j] = byDraw[place];
            within += squares[place];
            sum += byDraw[place].Mean * byDraw[place].Replications;
            count += byDraw[place].Replications;
        }
        return new(taken, squares, within, count, sum / count);
    }

    /// <summary>Squared distances of the replications from the mean of their draw, summed by draw.</summary>
    private double[] Squares(ReadOnlySpan<double> values, (double Mean, int Replications)[] byDraw)
    {
        double[] squares = new double[byDraw.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double apart = values[i] - byDraw[_place[i]].Mean;
            squares[_place[i]] += apart * apart;
        }
        return squares;
    }

    private static (double Low, double High) Interval(VarianceParts parts, double mean)
    {
        int n = parts.Draws;
        if (n < 2) return (double.NaN, double.NaN);
        if (n < LeastForQuantiles)
        {
            double half = Statistics.StudentQuantile(parts.DegreesOfFreedom) * Math.Sqrt(parts.Total);
            return (mean - half, mean + half);
        }
        double[] worlds = parts.Effects(parts.Total);
        Array.Sort(worlds);
        return (Predictive(worlds, Tail), Predictive(worlds, 1 - Tail));
    }

    /// <summary>Quantile of which the next draw stays below with just that probability (type 6 of Hyndman and Fan 1996).</summary>
    private static double Predictive(double[] sorted, double share)
    {
        double place = (share * (sorted.Length + 1)) - 1;
        int below = Math.Clamp((int)Math.Floor(place), 0, sorted.Length - 2);
        return sorted[below] + (Math.Clamp(place - below, 0, 1) * (sorted[below + 1] - sorted[below]));
    }
}

/// <summary>The variance of one value per replication, taken apart into luck and parameters.</summary>
/// <param name="byDraw">Means of the draws with their replications.</param>
/// <param name="squares">Squared distances from them within each draw, summed.</param>
/// <param name="within">Sum of those.</param>
/// <param name="mean">Of the replications.</param>
internal sealed class VarianceParts((double Mean, int Replications)[] byDraw, double[] squares, double within, int replications, double mean)
{
    // Logarithms differ between systems in the last bits.
    private const int Digits = 9;

    // Of fewer no median is to be had.
    private const int LeastPairs = 5;

    // Mean over median estimate of σ². With the same luck in all draws it is above that in one case of seventy with ten pairs, and in one of four hundred with twenty.
    private const double FewHaveMost = 4;

    // Of one degree of freedom.
    private const double MedianOfChiSquare = 0.4549;

    /// <summary>Number of draws.</summary>
    public int Draws => byDraw.Length;

    /// <summary>Of the replications.</summary>
    public double Mean => mean;

    /// <summary>Means of the draws with their replications.</summary>
    public (double Mean, int Replications)[] ByDraw => byDraw;

    /// <summary>Of replications of one draw (σ²); NaN where none has two.</summary>
    public double Luck => replications > Draws ? within / (replications - Draws) : double.NaN;

    /// <summary>
    /// Luck in a typical draw. Where few draws have far more of it than others, their mean says little of the others: taking it out of all would draw every world to the mean, and an
    /// interval of plausible worlds would shrink to nothing. So the median decides where the mean is many times as large; what is left of luck makes intervals somewhat too wide.
    /// </summary>
    private double TypicalLuck => MedianLuck() is var median && median < Luck / FewHaveMost ? median : Luck;

    /// <summary>Between the expected values of draws (τ²). Where no draw was repeated all is taken to be that.</summary>
    public double Parameters => Between(Spread(), TypicalLuck, MeanOfParts());

    /// <summary>Of the mean over the replications: simulation error.</summary>
    public double OfMean => (Parameters * PartOfDraws()) + (double.IsNaN(Luck) ? 0 : TypicalLuck / replications);

    /// <summary>What an interval holds: both.</summary>
    public double Total => Parameters + OfMean;

    /// <summary>Of <see cref="Total"/>, which is a difference of two variances (Satterthwaite 1946).</summary>
    public int DegreesOfFreedom
    {
        get
        {
            if (double.IsNaN(Luck) || Parameters == 0) return Math.Max(1, Draws - 1);
            double of = (1 + PartOfDraws()) * Spread(), less = TypicalLuck * ((MeanOfParts() * (1 + PartOfDraws())) - (1.0 / replications));
            double freedom = (of - less) * (of - less) / ((of * of / (Draws - 1)) + (less * less / (replications - Draws)));
            return (int)Math.Clamp(freedom, 1, Math.Max(1, Draws - 1));
        }
    }

    /// <summary>Expected values of the draws: their means drawn together, so that they spread as much as a variance says.</summary>
    public double[] Effects(double variance)
    {
        double between = Parameters, luck = double.IsNaN(Luck) ? 0 : TypicalLuck;
        return [.. byDraw.Select(d => between + (luck / d.Replications) is var own && own > 0 ? mean + ((d.Mean - mean) * Math.Sqrt(variance / own)) : mean)];
    }

    /// <summary>The share of the interval's variance that is the parameters'; null where no draw was repeated, or nothing varies.</summary>
    public WorldSpread? Worlds()
    {
        if (double.IsNaN(Luck) || Draws < 3 || !(Total > 0)) return null;
        double half = Statistics.StudentQuantile(Draws - 1) * Math.Sqrt(OfMean);
        double ratio = Spread() / (Luck * MeanOfParts());
        if (double.IsNaN(ratio)) return null;
        var (low, high) = RatioInterval();
        return new(ShareAt(ratio), Math.Round(ShareAt(low), Digits), Math.Round(ShareAt(high), Digits), half);
    }

    /// <summary>Share of the parameters where the means of draws spread so many times as much as luck alone makes them.</summary>
    private double ShareAt(double ratio)
    {
        double between = Math.Max(0, 1 - (1 / ratio));
        return between / ((between * (1 + PartOfDraws())) + (1 / (ratio * MeanOfParts() * replications)));
    }

    /// <summary>σ² by the median of the squared distances within pairs, each of which is σ² times a chi square of one degree.</summary>
    private double MedianLuck()
    {
        double[] pairs = [.. squares.Where((_, j) => byDraw[j].Replications == 2)];
        if (pairs.Length < LeastPairs) return double.PositiveInfinity;
        Array.Sort(pairs);
        return (pairs[(pairs.Length - 1) / 2] + pairs[pairs.Length / 2]) / 2 / MedianOfChiSquare;
    }

    /// <summary>Part of τ² that is in the mean over the replications.</summary>
    private double PartOfDraws() => byDraw.Sum(d => (double)d.Replications * d.Replications) / ((double)replications * replications);

    /// <summary>The interval of that ratio by leaving out a draw at a time, on the scale of logarithms.</summary>
    private (double Low, double High) RatioInterval()
    {
        int n = Draws;
        double sum = 0, sumOfSquares = 0, parts = 0;
        foreach (var (value, r) in byDraw) (sum, sumOfSquares, parts) = (sum + (value - mean), sumOfSquares + ((value - mean) * (value - mean)), parts + (1.0 / r));
        double whole = Log(sum, sumOfSquares, n, parts, within, replications - n), total = 0, squared = 0;
        for (int j = 0; j < n; j++)
        {
            var (value, r) = byDraw[j];
            double x = value - mean;
            double left = Log(sum - x, sumOfSquares - (x * x), n - 1, parts - (1.0 / r), within - squares[j], replications - n - (r - 1));
            if (!double.IsFinite(left)) return (0, double.PositiveInfinity);
            (total, squared) = (total + left, squared + (left * left));
        }
        double deviation = Math.Sqrt(Math.Max(0, squared - (total * total / n)) * (n - 1) / n);
        double half = Statistics.StudentQuantile(n - 1) * deviation;
        return (Math.Exp(whole - half), Math.Exp(whole + half));

        static double Log(double sum, double squares, int n, double parts, double within, int freedom) =>
            Math.Log((squares - (sum * sum / n)) / (n - 1) / (within / freedom * (parts / n)));
    }

    /// <summary>Variance of the means of draws.</summary>
    private double Spread()
    {
        if (Draws < 2) return 0;
        double sum = 0, squared = 0;
        foreach (var (value, _) in byDraw) (sum, squared) = (sum + (value - mean), squared + ((value - mean) * (value - mean)));
        return Math.Max(0, squared - (sum * sum / Draws)) / (Draws - 1);
    }

    /// <summary>Part of σ² that is in the mean of a draw, on average.</summary>
    private double MeanOfParts() => byDraw.Average(d => 1.0 / d.Replications);

    private static double Between(double spread, double luck, double part) => double.IsNaN(luck) ? spread : Math.Max(0, spread - (luck * part));
}
