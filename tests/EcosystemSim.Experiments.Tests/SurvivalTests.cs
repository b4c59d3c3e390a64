using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Tests;

/// <summary>In how many worlds a ranking holds, and what decides it, on made-up worlds of which both are known.</summary>
public class SurvivalTests
{
    private const int Parameters = 30;
    private static readonly IReadOnlySet<string> NoLevers = new HashSet<string>();

    [Fact]
    public void The_parameters_that_decide_are_found_with_the_value_at_which_the_sign_turns()
    {
        // The difference is 100 (a − 0.3) + 40 (b − 0.5), a and b uniform from 0 to 1: above zero in 0.7 of worlds or so.
        var found = Of(200, 1, (place, _) => (100 * (place[0] - 0.3)) + (40 * (place[1] - 0.5)), luck: 10);
        Assert.Equal(["search.p0", "search.p1"], found.Parameters.Take(2).Select(p => p.Path));
        var first = found.Parameters[0];
        Assert.InRange(80, first.SwingLow, first.SwingHigh);
        Assert.InRange(0.3, first.TurnsLow, first.TurnsHigh);
        Assert.Equal(0.3, first.TurnsAt, 0.08);
        Assert.Equal((0.1, 0.9), (Math.Round(first.Low, 6), Math.Round(first.High, 6)));
        Assert.True(found.Explained > 0.8);
        // Within the interval of a share over 150 draws.
        Assert.InRange(0.7, found.ShareLow, found.ShareHigh);
        Assert.True(found.Parameters.Length <= SurvivalBuilder.Most);
    }

    [Fact]
    public void Where_nothing_can_be_told_from_noise_nothing_is_named()
    {
        // One of twenty runs may name a parameter: 40 runs name more than 8 in less than 1e-4 of cases.
        int named = Enumerable.Range(0, 40).Count(run => !Of(60, (uint)run, (_, _) => 10, luck: 10).Parameters.IsEmpty);
        Assert.True(named <= 8, $"{named} of 40 runs name a parameter that does nothing.");
        // The broken twin: without a correction for so many candidates nearly all do.
        int broken = Enumerable.Range(0, 40).Count(run => Regression(60, (uint)run, alpha: 0.05 * Parameters).Chosen.Length > 0);
        Assert.True(broken >= 25, $"Only {broken} of 40 runs name one without the correction.");
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(30.0)]
    public void The_share_of_worlds_is_that_of_expected_differences_and_not_of_lucky_ones(double luck)
    {
        // 10 + 10 z: above zero in 0.841 of worlds, whatever luck does.
        double[] shares = [.. Enumerable.Range(0, 40).Select(run => Of(200, (uint)run, (_, z) => 10 + (10 * z), luck).Share)];
        Assert.Equal(0.841, shares.Average(), 0.04);
        // The broken twin counts draws as they are: with much luck it is far from the truth.
        double counted = Enumerable.Range(0, 40).Average(run => Values(200, (uint)run, (_, z) => 10 + (10 * z), luck).Average(v => v > 0 ? 1.0 : 0));
        if (luck > 10) Assert.True(counted < 0.7);
    }

    [Fact]
    public void Worlds_that_agree_are_not_all_there_could_be()
    {
        var all = Of(80, 1, (place, _) => 100 + place[0], luck: 1);
        Assert.Equal(1, all.Share, 1e-6);
        Assert.InRange(all.ShareLow, 0.90, 0.98);
        var fewer = Of(80, 1, (place, _) => -100 - place[0], luck: 1);
        Assert.Equal((all.Share, 1), (fewer.Share, fewer.ShareHigh));
    }

    [Fact]
    public void Parameters_of_levers_that_neither_arm_has_are_left_out()
    {
        Assert.True(SurvivalBuilder.IsRead("levers.referral.pair_hours", new HashSet<string> { "referral" }));
        Assert.False(SurvivalBuilder.IsRead("levers.referral.pair_hours", NoLevers));
        Assert.True(SurvivalBuilder.IsRead("search.blur", NoLevers));
    }

    [Fact]
    public void The_regression_finds_slopes_and_their_errors()
    {
        // y = 3 a − 2 b + noise of 1, a and b correlated; ordinary least squares by hand on the same two columns.
        double[] a = [.. Enumerable.Range(0, 300).Select(i => ReplicatesTests.Normal(1, (uint)i))], noise = [.. Enumerable.Range(0, 300).Select(i => ReplicatesTests.Normal(2, (uint)i))];
        double[] b = [.. a.Select((v, i) => (0.6 * v) + ReplicatesTests.Normal(3, (uint)i))];
        double[] y = [.. a.Select((v, i) => (3 * v) - (2 * b[i]) + noise[i])];
        var model = StepwiseRegression.Of(y, [a, b], 0.05, 10);
        Assert.Equal([0, 1], model.Chosen.Order());
        int first = Array.IndexOf(model.Chosen, 0);
        var (slopes, errors) = LeastSquares(y, a, b);
        Assert.Equal(slopes.A, model.Slopes[first], 1e-9);
        Assert.Equal(slopes.B, model.Slopes[1 - first], 1e-9);
        Assert.Equal(errors.A, model.Errors[first], 1e-9);
        Assert.Equal(errors.B, model.Errors[1 - first], 1e-9);
    }

    [Fact]
    public void A_column_that_is_another_one_again_does_not_come_in()
    {
        double[] a = [.. Enumerable.Range(0, 50).Select(i => ReplicatesTests.Normal(1, (uint)i))];
        var model = StepwiseRegression.Of([.. a.Select(v => 2 * v)], [a, [.. a.Select(v => 3 * v)], new double[50]], 0.05, 10);
        Assert.Single(model.Chosen);
    }

    private static Survival Of(int count, uint run, Func<double[], double, double> effect, double luck)
    {
        var replicates = ReplicatesTests.Numbered(count);
        return new SurvivalBuilder(Plan(run), replicates).Of("coordinated", LabourClosure.Slack, "fragmented", true, Values(count, run, effect, luck), NoLevers);
    }

    /// <summary>A value per replication: what the parameters of its draw give, and luck.</summary>
    private static double[] Values(int count, uint run, Func<double[], double, double> effect, double luck)
    {
        var plan = Plan(run);
        var draws = new ParameterDraws(plan.Seed, plan.Priors, []);
        return [.. Enumerable.Range(0, count).Select(n => effect(draws.Values(ParameterDraws.DrawOf(n)), ReplicatesTests.Normal(run + 777, (uint)ParameterDraws.DrawOf(n))) + (luck * ReplicatesTests.Normal(run + 9_000_000, (uint)n)))];
    }

    private static StepwiseRegression Regression(int count, uint run, double alpha)
    {
        var plan = Plan(run);
        var draws = new ParameterDraws(plan.Seed, plan.Priors, []);
        double[][] values = [.. Enumerable.Range(0, count).Select(draws.Values)];
        return StepwiseRegression.Of([.. Enumerable.Range(0, count).Select(n => ReplicatesTests.Normal(run + 9_000_000, (uint)n))], [.. Enumerable.Range(0, Parameters).Select(k => values.Select(v => v[k]).ToArray())], alpha, 10);
    }

    private static ExperimentPlan Plan(uint seed) => MadeUp.Plan with
    {
        Seed = seed,
        Priors = [.. Enumerable.Range(0, Parameters).Select(k => new ParameterPrior($"search.p{k}", PriorShape.Uniform, 0.5, 0, 1))],
    };

    private static ((double A, double B) Slopes, (double A, double B) Errors) LeastSquares(double[] y, double[] a, double[] b)
    {
        double n = y.Length, ma = a.Average(), mb = b.Average(), my = y.Average();
        double aa = a.Sum(v => (v - ma) * (v - ma)), bb = b.Sum(v => (v - mb) * (v - mb)), ab = a.Zip(b, (u, v) => (u - ma) * (v - mb)).Sum();
        double ay = a.Zip(y, (u, v) => (u - ma) * (v - my)).Sum(), by = b.Zip(y, (u, v) => (u - mb) * (v - my)).Sum(), d = (aa * bb) - (ab * ab);
        double sa = ((ay * bb) - (by * ab)) / d, sb = ((by * aa) - (ay * ab)) / d;
        double rest = y.Select((v, i) => v - my - (sa * (a[i] - ma)) - (sb * (b[i] - mb))).Sum(e => e * e) / (n - 3);
        return ((sa, sb), (Math.Sqrt(rest * bb / d), Math.Sqrt(rest * aa / d)));
    }
}
