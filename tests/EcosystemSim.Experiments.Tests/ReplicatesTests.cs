using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Experiments.Tests;

/// <summary>What is luck and what is parameters, on made-up worlds of which that is known: the effect of a draw is normal with a spread, and luck is added.</summary>
public class ReplicatesTests
{
    [Fact]
    public void Fixed_parameters_give_the_intervals_of_always()
    {
        double[] values = Values(40, 10, 3, 1, 1);
        Assert.Equal(Statistics.Estimate(values), Numbered(40, draws: false).Estimate(values));
        Assert.Equal(RatioEstimate.Of(values, [.. values.Select(v => v + 50)]), Numbered(40, draws: false).RatioOf(values, [.. values.Select(v => v + 50)]));
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(2, 4)]
    public void The_spread_between_worlds_and_that_by_luck_are_told_apart(double worlds, double luck)
    {
        // 4,000 replications: the two standard deviations are known to some 3 %.
        var parts = Numbered(4000).Parts(Values(4000, 10, worlds, luck, 3), 10);
        Assert.Equal(worlds, Math.Sqrt(parts.Parameters), 0.15 * worlds);
        Assert.Equal(luck, Math.Sqrt(parts.Luck), 0.1 * luck);
        Assert.Equal(3000, parts.Draws);
        // The broken twin: replications that share no draw show no luck to tell apart.
        var shuffled = new Replicates(draws: true);
        for (int n = 0; n < 4000; n++) shuffled.Add(4 * n);
        Assert.True(double.IsNaN(shuffled.Parts(Values(4000, 10, worlds, luck, 3), 10).Luck));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    [InlineData(0, 2)]
    public void The_stated_share_holds_the_true_one_in_nineteen_of_twenty_runs(double worlds, double luck)
    {
        const int Runs = 400, Count = 100;
        var replicates = Numbered(Count);
        // Of the mean over 100 replications with 75 draws, 25 of them twice: Σr²/n² = 0.015.
        double truth = worlds * worlds / ((worlds * worlds * 1.015) + (luck * luck / Count));
        int inside = 0;
        for (uint run = 0; run < Runs; run++)
        {
            var estimate = replicates.Estimate(Values(Count, 10, worlds, luck, run));
            if (estimate.Worlds is { } w && w.ShareLow <= truth + 1e-9 && truth <= w.ShareHigh + 1e-9) inside++;
        }
        // 95 % of 400 is 380 with a standard deviation of 4.4; the leaving-out is approximate, so 93 % is let through. The false alarm is below 1e-6.
        Assert.InRange(inside, 352, 400);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void The_interval_holds_another_plausible_world_in_nineteen_of_twenty(int count)
    {
        const int Runs = 1000;
        var replicates = Numbered(count);
        int inside = 0, broken = 0;
        for (uint run = 0; run < Runs; run++)
        {
            double[] values = Values(count, 10, 3, 2, run);
            var estimate = replicates.Estimate(values);
            double other = 10 + (3 * Normal(run, 999_999));
            if (estimate.Low <= other && other <= estimate.High) inside++;
            var mean = Statistics.Estimate(values);
            if (mean.Low <= other && other <= mean.High) broken++;
        }
        // 950 with a standard deviation of 7; what is estimated is shrunk by an estimate.
        Assert.InRange(inside, 915, 975);
        // The broken twin, the interval of the mean, holds far fewer.
        Assert.True(broken < 500);
    }

    [Fact]
    public void The_error_of_the_mean_is_that_of_means_over_many_runs()
    {
        const int Runs = 2000, Count = 40;
        var replicates = Numbered(Count);
        double[] means = [.. Enumerable.Range(0, Runs).Select(run => Values(Count, 10, 3, 2, (uint)run).Average())];
        double average = means.Average(), deviation = Math.Sqrt(means.Sum(m => (m - average) * (m - average)) / (Runs - 1));
        double stated = Math.Sqrt(Enumerable.Range(0, Runs).Average(run => replicates.Parts(Values(Count, 10, 3, 2, (uint)run), means[run]).OfMean));
        Assert.Equal(deviation, stated, 0.05 * deviation);
    }

    [Fact]
    public void A_ratio_is_as_uncertain_as_its_parts_are_together()
    {
        double[] x = [.. Values(100, 50, 3, 1, 1)], y = [.. x.Select(v => 4 * v)];
        var ratio = Numbered(100).RatioOf(y, x);
        Assert.Equal(4, ratio.Value, 1e-9);
        Assert.Equal(4, ratio.Low, 1e-4);
        Assert.Equal(4, ratio.High, 1e-4);
        // Two that have nothing in common leave it open.
        var apart = Numbered(100).RatioOf(Values(100, 200, 12, 4, 2), x);
        Assert.True(apart.High - apart.Low > 0.5);
    }

    // The mean of squares would say that all between draws is luck, and draw every world to the mean.
    [Fact]
    public void A_draw_with_far_more_luck_than_the_others_does_not_shrink_the_interval()
    {
        double[] values = Values(200, 0, 3, 1, 7);
        var before = Numbered(200).Estimate(values);
        int second = Enumerable.Range(1, 199).First(n => ParameterDraws.DrawOf(n) == ParameterDraws.DrawOf(n - 1));
        (values[second], values[second - 1]) = (values[second] + 200, values[second - 1] - 200);
        var after = Numbered(200).Estimate(values);
        Assert.InRange(before.High - before.Low, 9, 15);
        Assert.InRange((after.High - after.Low) / (before.High - before.Low), 0.9, 1.2);
    }

    // Cost over jobs: a world in which help makes half the jobs has twice the price, which a normal distribution around the mean would not give.
    [Fact]
    public void A_ratio_is_that_of_each_world()
    {
        double[] jobs = [.. Values(400, 0, 0.6, 0.02, 3).Select(v => 100 * Math.Exp(v))], cost = [.. Values(400, 1000, 0, 1, 4)];
        var ratio = Numbered(400).RatioOf(cost, jobs);
        Assert.Equal(RatioBound.Bounded, ratio.Bound);
        Assert.Equal(10 * Math.Exp(-1.96 * 0.6), ratio.Low, 0.6);
        Assert.Equal(10 * Math.Exp(1.96 * 0.6), ratio.High, 6.0);
        // Where one world in ten has no jobs, no price holds 95 of 100 of them.
        var open = Numbered(400).RatioOf(cost, Values(400, 128, 100, 1, 3));
        Assert.Equal(RatioBound.Unbounded, open.Bound);
        Assert.Equal(cost.Average() / Values(400, 128, 100, 1, 3).Average(), open.Value, 1e-9);
    }

    [Fact]
    public void Automatic_replications_stop_where_the_mean_is_known_to_a_tenth_of_what_the_parameters_leave_open()
    {
        var rule = new AutoReplications(5);
        Assert.Equal(100, rule.Next(AutoReplicationsTests.InWorlds(100, 300, half: 400, error: 40)));
        Assert.True(rule.Next(AutoReplicationsTests.InWorlds(100, 300, half: 400, error: 60)) > 100);
        // With fixed parameters the precision of the scenario holds.
        Assert.True(rule.Next(AutoReplicationsTests.InWorlds(100, 300, half: 40, error: null)) > 100);
        Assert.Equal(400, rule.Next(AutoReplicationsTests.InWorlds(400, 300, half: 400, error: 90)));
    }

    internal static Replicates Numbered(int count, bool draws = true)
    {
        var replicates = new Replicates(draws);
        for (int n = 0; n < count; n++) replicates.Add(n);
        return replicates;
    }

    /// <summary>A value per replication: the mean, what its draw adds, what luck adds.</summary>
    internal static double[] Values(int count, double mean, double worlds, double luck, uint run) =>
        [.. Enumerable.Range(0, count).Select(n => mean + (worlds * Normal(run, (uint)ParameterDraws.DrawOf(n))) + (luck * Normal(run + 5_000_000, (uint)n)))];

    internal static double Normal(uint run, uint number)
    {
        var (u, v, _, _) = new EcosystemSim.Model.Randomness.RandomKey(run, number).Uniforms(EcosystemSim.Model.Randomness.Purpose.FirmTraits, 1);
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }
}
