using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Tests;

public class RatioTests
{
    private static readonly double[] Jobs = [21, 35, 28, 17, 40, 26, 31, 22], Cost = [64, 71, 60, 66, 75, 58, 69, 62];

    private static readonly Func<double[], double[], RatioEstimate> Fieller = (y, x) => RatioEstimate.Of(y, x);

    [Fact]
    public void A_ratio_is_that_of_the_means() => Assert.Equal(Cost.Average() / Jobs.Average(), RatioEstimate.Of(Cost, Jobs).Value, 12);

    [Fact]
    public void Its_ends_are_the_closed_form_of_Fieller()
    {
        // g = t² var(x̄) / x̄²; the ends are (r − g·cov/var(x) ± t/x̄ · √(var(ȳ) − 2r·cov + r²·var(x̄) − g(var(ȳ) − cov²/var(x̄)))) / (1 − g).
        int n = Jobs.Length;
        double x = Jobs.Average(), y = Cost.Average(), t = 2.364624251593;
        double xx = Jobs.Sum(j => (j - x) * (j - x)) / (n - 1) / n, yy = Cost.Sum(c => (c - y) * (c - y)) / (n - 1) / n, xy = Jobs.Zip(Cost, (j, c) => (j - x) * (c - y)).Sum() / (n - 1) / n;
        double r = y / x, g = t * t * xx / (x * x);
        double half = t / x * Math.Sqrt(yy - (2 * r * xy) + (r * r * xx) - (g * (yy - (xy * xy / xx))));
        var ratio = RatioEstimate.Of(Cost, Jobs);
        Assert.Equal(RatioBound.Bounded, ratio.Bound);
        Assert.Equal((r - (g * xy / xx) - half) / (1 - g), ratio.Low, 10);
        Assert.Equal((r - (g * xy / xx) + half) / (1 - g), ratio.High, 10);
    }

    [Fact]
    public void At_each_end_cost_less_the_ratio_times_jobs_is_just_not_different_from_zero() => Assert.Equal(0, AtTheEnds(Fieller), 9);

    [Fact]
    public void The_test_above_catches_the_delta_method() => Assert.True(AtTheEnds(Delta) > 0.5);

    [Fact]
    public void The_interval_of_jobs_per_cost_is_that_of_cost_per_job_turned_over()
    {
        var (one, other) = (RatioEstimate.Of(Cost, Jobs), RatioEstimate.Of(Jobs, Cost));
        Assert.Equal((1 / one.High, 1 / one.Low), (other.Low, other.High), new Near());
    }

    [Fact]
    public void A_cost_without_spread_has_the_ends_of_the_jobs()
    {
        var ratio = RatioEstimate.Of([60, 60, 60, 60, 60, 60, 60, 60], Jobs);
        var jobs = Statistics.Estimate(Jobs);
        Assert.Equal((60 / jobs.High, 60 / jobs.Low), (ratio.Low, ratio.High), new Near());
    }

    [Fact]
    public void Jobs_that_may_be_none_bound_no_ratio()
    {
        var ratio = RatioEstimate.Of(Cost, [21, -35, 28, -17, 40, -26, 31, -22]);
        Assert.Equal(RatioBound.Unbounded, ratio.Bound);
        Assert.True(double.IsFinite(ratio.Value) && double.IsNaN(ratio.Low) && double.IsNaN(ratio.High));
        Assert.Equal(RatioEstimate.None, RatioEstimate.Of(Cost, new double[8]));
        Assert.Equal(RatioEstimate.None, RatioEstimate.Of([], []));
    }

    // The mean of the ratio is 2.5. With 8,000 samples and a true rate of 5 % the count of misses is 400 ± 19.5; a false alarm beyond 6 deviations is 2e-9.
    [Fact]
    public void Nineteen_intervals_in_twenty_hold_the_true_ratio() => Assert.InRange(Misses(Fieller), 400 - 117, 400 + 117);

    [Fact]
    public void The_test_above_catches_an_interval_that_takes_the_jobs_for_certain() =>
        Assert.NotInRange(Misses((y, x) => new(0, Statistics.Estimate(y).Low / x.Average(), Statistics.Estimate(y).High / x.Average(), RatioBound.Bounded)), 400 - 117, 400 + 117);

    private static double AtTheEnds(Func<double[], double[], RatioEstimate> interval)
    {
        var ratio = interval(Cost, Jobs);
        Estimate At(double r) => Statistics.Estimate([.. Cost.Zip(Jobs, (c, j) => c - (r * j))]);
        return Math.Max(Math.Abs(At(ratio.Low).Low), Math.Abs(At(ratio.High).High));
    }

    private static RatioEstimate Delta(double[] y, double[] x)
    {
        double r = y.Average() / x.Average();
        var residual = Statistics.Estimate([.. y.Zip(x, (a, b) => a - (r * b))]);
        double half = (residual.High - residual.Low) / 2 / x.Average();
        return new(r, r - half, r + half, RatioBound.Bounded);
    }

    private static int Misses(Func<double[], double[], RatioEstimate> interval)
    {
        var random = new Random(7);
        int misses = 0;
        for (int sample = 0; sample < 8000; sample++)
        {
            double[] x = new double[10], y = new double[10];
            for (int i = 0; i < x.Length; i++)
            {
                double shared = Normal(random);
                x[i] = 10 + (3 * Normal(random)) + (2 * shared);
                y[i] = 25 + (5 * Normal(random)) + (4 * shared);
            }
            var ratio = interval(y, x);
            if (ratio.Bound == RatioBound.Bounded && !(ratio.Low <= 2.5 && 2.5 <= ratio.High)) misses++;
        }
        return misses;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Near : IEqualityComparer<(double Low, double High)>
    {
        public bool Equals((double Low, double High) a, (double Low, double High) b) => Math.Abs(a.Low - b.Low) < 1e-9 && Math.Abs(a.High - b.High) < 1e-9;

        public int GetHashCode((double Low, double High) obj) => 0;
    }
}
