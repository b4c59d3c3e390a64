using System.Collections.Immutable;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Tests.Designs;

public class SamplerTests
{
    private static ImmutableArray<Factor> Factors(int number) => [.. Enumerable.Range(0, number).Select(i => Factor.Between($"x{i}", 0, 1))];

    [Fact]
    public void The_sobol_sequence_begins_as_its_authors_print_it()
    {
        double[][] published =
        [
            [0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75], [0.25, 0.75, 0.75, 0.75, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375],
            [0.875, 0.875, 0.125, 0.375, 0.875], [0.625, 0.125, 0.875, 0.625, 0.625], [0.125, 0.625, 0.375, 0.125, 0.125], [0.1875, 0.3125, 0.9375, 0.4375, 0.5625],
            [0.6875, 0.8125, 0.4375, 0.9375, 0.0625],
        ];
        var sequence = new SobolSequence(5, 0);
        for (int point = 0; point < published.Length; point++)
            for (int i = 0; i < 5; i++) Assert.Equal(published[point][i], sequence.Word(point, i) / 4294967296.0);
    }

    [Fact]
    public void All_its_dimensions_are_those_of_joe_and_kuo()
    {
        // Made by sobol_sequence.py of SALib, which has their generator and their table.
        var sequence = new SobolSequence(SobolSequence.MostDimensions, 0);
        ulong sum = 0;
        for (uint point = 0; point < 1024; point++)
            for (uint i = 0; i < SobolSequence.MostDimensions; i++) sum += sequence.Word(point, (int)i) * (point + 1UL) * (i + 1UL);
        Assert.Equal(431718567721828352UL, sum);
        Assert.Equal(1698693120u, sequence.Word(1000, 511));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(77)]
    public void A_power_of_two_of_its_points_has_one_in_each_stratum_of_every_factor(int seed)
    {
        var sampler = new SobolSampler(Factors(100), 256, (uint)seed);
        AssertStrata(sampler, 256);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void A_latin_hypercube_has_one_point_in_each_stratum_of_every_factor(int points) => AssertStrata(new LatinHypercubeSampler(Factors(20), points, 1), points);

    [Fact]
    public void A_latin_hypercube_puts_its_factors_in_orders_of_their_own()
    {
        double[] correlations = [.. Enumerable.Range(0, 200).Select(seed => Correlation(new LatinHypercubeSampler(Factors(2), 64, (uint)seed)))];
        // Between independent orders of 64 it has the mean 0 and the standard deviation 1 / √63.
        Assert.InRange(correlations.Average(), -0.03, 0.03);
        Assert.InRange(Math.Sqrt(correlations.Average(c => c * c)), 0.1, 0.155);
        Assert.Equal(200, correlations.Distinct().Count());
    }

    [Fact]
    public void A_trajectory_moves_every_factor_once_by_the_step_and_stays_on_the_grid()
    {
        var sampler = new MorrisSampler(Factors(7), 50, 4, 1);
        Assert.Equal(400, sampler.Points);
        int up = 0;
        var firsts = new HashSet<int>();
        for (int t = 0; t < 50; t++)
        {
            double[][] points = [.. Enumerable.Range(t * 8, 8).Select(p => Shares(sampler, p))];
            Assert.All(points.SelectMany(p => p), share => Assert.Contains(share, (double[])[0, 1 / 3.0, 2 / 3.0, 1]));
            var moved = new List<int>();
            for (int p = 1; p < 8; p++)
            {
                int[] changed = [.. Enumerable.Range(0, 7).Where(i => points[p][i] != points[p - 1][i])];
                moved.Add(Assert.Single(changed));
                Assert.Equal(2 / 3.0, Math.Abs(points[p][changed[0]] - points[p - 1][changed[0]]), 12);
                if (points[p][changed[0]] > points[p - 1][changed[0]]) up++;
            }
            Assert.Equal(Enumerable.Range(0, 7), moved.Order());
            firsts.Add(moved[0]);
        }
        Assert.InRange(up, 140, 210);
        Assert.Equal(7, firsts.Count);
    }

    [Fact]
    public void A_block_of_saltelli_is_a_then_a_with_one_factor_of_b_then_b()
    {
        var sampler = new SaltelliSampler(Factors(3), 8, 0);
        var sequence = new SobolSequence(6, 0);
        double[] row = new double[6];
        sequence.Fill(5, row);
        Assert.Equal([row[0], row[1], row[2]], Shares(sampler, 25));
        Assert.Equal([row[3], row[1], row[2]], Shares(sampler, 26));
        Assert.Equal([row[0], row[4], row[2]], Shares(sampler, 27));
        Assert.Equal([row[0], row[1], row[5]], Shares(sampler, 28));
        Assert.Equal([row[3], row[4], row[5]], Shares(sampler, 29));
    }

    [Fact]
    public void More_points_leave_the_earlier_ones_as_they_are()
    {
        (Sampler Few, Sampler Many)[] pairs =
        [
            (new SobolSampler(Factors(4), 16, 1), new SobolSampler(Factors(4), 64, 1)),
            (new MorrisSampler(Factors(4), 3, 4, 1), new MorrisSampler(Factors(4), 9, 4, 1)),
            (new SaltelliSampler(Factors(4), 8, 1), new SaltelliSampler(Factors(4), 32, 1)),
        ];
        foreach (var (few, many) in pairs)
        {
            Assert.True(few.GrowsFromBehind);
            Assert.Equal(few.Identity, many.Identity);
            for (long p = 0; p < few.Points; p++) Assert.Equal(few.Row(p), many.Row(p));
        }
        Assert.NotEqual(new LatinHypercubeSampler(Factors(2), 8, 1).Identity, new LatinHypercubeSampler(Factors(2), 9, 1).Identity);
    }

    [Fact]
    public void A_grid_has_every_combination_and_a_list_has_the_values_side_by_side()
    {
        var grid = new GridSampler([Factor.At("a", ["1", "2"]), Factor.Between("b", 0, 1)], 3);
        Assert.Equal(["1 0", "1 0.5", "1 1", "2 0", "2 0.5", "2 1"], Enumerable.Range(0, (int)grid.Points).Select(p => string.Join(' ', grid.Row(p))));
        var list = new ListSampler([Factor.At("a", ["1", "2"]), Factor.At("b", ["x", "y"])]);
        Assert.Equal(["1 x", "2 y"], Enumerable.Range(0, (int)list.Points).Select(p => string.Join(' ', list.Row(p))));
        Assert.Throws<OverflowException>(() => new GridSampler(Factors(50), 10).Points);
    }

    [Fact]
    public void A_parameter_is_spread_as_its_prior_says_and_evenly_where_it_is_held()
    {
        ParameterValue parameter = new("needs.young_age", 12, 8, 20, "quarters", "", "assumed", null) { Prior = PriorShape.Triangular };
        // Whole numbers, as the model takes them, and most of them near the value.
        string[] values = [.. Enumerable.Range(0, 100).Select(i => Factor.Of(parameter).TextAt((i + 0.5) / 100))];
        Assert.All(values, value => Assert.InRange(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture), 8, 20));
        Assert.True(values.Count(v => v == "12") > values.Count(v => v == "19"));
        Factor held = Factor.Of(new("search.blur", 0.4, 0, 1, "", "", "assumed", null) { Prior = PriorShape.Fixed });
        Assert.Equal(["0", "0.5", "1"], ((double[])[0, 0.5, 1]).Select(held.TextAt));
        Assert.NotEqual(Factor.Of(parameter).ToString(), Factor.Between("needs.young_age", 8, 20).ToString());
    }

    private static double[] Shares(Sampler sampler, long point)
    {
        double[] shares = new double[sampler.Factors.Length];
        sampler.Fill(point, shares);
        return shares;
    }

    private static void AssertStrata(Sampler sampler, int points)
    {
        double[][] all = [.. Enumerable.Range(0, points).Select(p => Shares(sampler, p))];
        for (int i = 0; i < sampler.Factors.Length; i++)
            Assert.Equal(Enumerable.Range(0, points), all.Select(p => (int)(p[i] * points)).Order());
    }

    private static double Correlation(Sampler sampler)
    {
        double[][] all = [.. Enumerable.Range(0, (int)sampler.Points).Select(p => Shares(sampler, p))];
        return all.Sum(p => (p[0] - 0.5) * (p[1] - 0.5)) / Math.Sqrt(all.Sum(p => (p[0] - 0.5) * (p[0] - 0.5)) * all.Sum(p => (p[1] - 0.5) * (p[1] - 0.5)));
    }
}
