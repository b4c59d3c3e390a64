using System.Collections.Immutable;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests;

/// <summary>Priors of parameters, and how a replication draws from them.</summary>
public class ParameterPriorTests
{
    private static readonly ParameterPrior Blur = new("search.blur", PriorShape.Triangular, 0.4, 0.2, 1);

    [Theory]
    [InlineData(PriorShape.Uniform, 0.6)]
    [InlineData(PriorShape.Triangular, 1.6 / 3)]
    // (b − a) / ln(b / a).
    [InlineData(PriorShape.LogUniform, 0.497067)]
    // By integration of the density 2 ln(x/0.2) / (ln 2 ln 5) and its other side.
    [InlineData(PriorShape.LogTriangular, 0.455159)]
    public void A_prior_has_its_ends_and_its_mean(PriorShape shape, double mean)
    {
        var prior = Blur with { Shape = shape };
        Assert.Equal(0.2, prior.Quantile(0), 1e-6);
        Assert.Equal(1, prior.Quantile(1), 1e-6);
        double[] grid = [.. Enumerable.Range(0, 20_000).Select(i => prior.Quantile((i + 0.5) / 20_000))];
        Assert.Equal(grid.Order(), grid);
        Assert.Equal(mean, grid.Average(), 1e-4);
        Assert.All(grid, value => Assert.InRange(value, 0.2, 1));
    }

    [Fact]
    public void A_triangle_on_a_scale_of_factors_has_as_much_below_its_peak_as_the_scale_has()
    {
        var prior = new ParameterPrior("x", PriorShape.LogTriangular, 10, 1, 100);
        Assert.Equal(10, prior.Quantile(0.5), 1e-4);
        Assert.Equal(1, new ParameterPrior("x", PriorShape.Triangular, 1, 1, 5).Quantile(0), 1e-12);
    }

    [Fact]
    public void What_is_held_is_its_value_to_the_bit()
    {
        Assert.Equal(0.4, (Blur with { Shape = PriorShape.Fixed }).Quantile(0.9));
        Assert.Equal(0.3, new ParameterPrior("x", PriorShape.LogUniform, 0.3, 0.3, 0.3).Quantile(0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blur.Quantile(double.NaN));
    }

    [Fact]
    public void Whole_numbers_are_as_likely_at_the_ends_as_in_the_middle()
    {
        var prior = new ParameterPrior("needs.maximum_open", PriorShape.Uniform, 3, 2, 4, IsWhole: true);
        var counts = Enumerable.Range(0, 3000).Select(i => prior.Quantile((i + 0.5) / 3000)).CountBy(v => v).ToDictionary();
        Assert.Equal([2, 3, 4], counts.Keys.Order());
        Assert.All(counts.Values, n => Assert.Equal(1000, n));
    }

    [Fact]
    public void A_draw_is_a_function_of_seed_number_and_path()
    {
        var one = new ParameterDraws(7, [Blur], []);
        var beside = new ParameterDraws(7, [Blur with { Path = "search.travel_weight" }, Blur], []);
        Assert.Equal(one.Values(3)[0], beside.Values(3)[1]);
        Assert.NotEqual(one.Values(3)[0], beside.Values(3)[0]);
        Assert.NotEqual(one.Values(3)[0], one.Values(4)[0]);
        Assert.NotEqual(one.Values(3)[0], new ParameterDraws(8, [Blur], []).Values(3)[0]);
        var entities = ParameterCatalogue.All.Select(leaf => ParameterDraws.Entity(leaf.Path)).ToList();
        Assert.Equal(entities.Count, entities.Distinct().Count());
    }

    [Fact]
    public void Three_of_four_replications_have_parameters_of_their_own() =>
        Assert.Equal([0, 1, 2, 2, 4, 5, 6, 6], Enumerable.Range(0, 8).Select(ParameterDraws.DrawOf));

    [Theory]
    [InlineData(0.8)]
    [InlineData(-0.6)]
    [InlineData(0)]
    public void Correlated_parameters_go_together_as_much_as_is_stated(double rank)
    {
        // The standard error of a correlation over 4,000 draws is 0.016 at most: a false alarm in 1e-4.
        ImmutableArray<ParameterPrior> priors = [Blur with { Path = "a", Shape = PriorShape.Uniform }, Blur with { Path = "b", Shape = PriorShape.Uniform }];
        var draws = new ParameterDraws(1, priors, [new("a", "b", rank)]);
        double[][] values = [.. Enumerable.Range(0, 4000).Select(draws.Values)];
        // Of uniform ranks it is 6/π asin(ρ/2) where that of normal scores is ρ.
        Assert.Equal(6 / Math.PI * Math.Asin(rank / 2), Correlation([.. values.Select(v => v[0])], [.. values.Select(v => v[1])]), 0.06);
        Assert.Equal(0.6, values.Average(v => v[1]), 0.02);
    }

    [Fact]
    public void Correlations_that_no_numbers_can_have_are_found()
    {
        ImmutableArray<ParameterPrior> priors = [Blur with { Path = "a" }, Blur with { Path = "b" }, Blur with { Path = "c" }];
        Assert.True(ParameterDraws.AreConsistent(priors, [new("a", "b", 0.6), new("b", "c", 0.6)]));
        Assert.False(ParameterDraws.AreConsistent(priors, [new("a", "b", 0.9), new("b", "c", 0.9), new("a", "c", -0.9)]));
    }

    [Fact]
    public void The_normal_distribution_is_right_to_six_digits()
    {
        Assert.Equal(0.5, StandardNormal.Below(0), 1e-6);
        Assert.Equal(0.9750021, StandardNormal.Below(1.96), 1e-6);
        Assert.Equal(0.0013499, StandardNormal.Below(-3), 1e-6);
        Assert.Equal(0, StandardNormal.Below(-40), 1e-12);
        Assert.Equal(1, StandardNormal.Below(40), 1e-12);
    }

    [Fact]
    public void Priors_without_width_give_the_run_with_fixed_parameters_to_the_bit()
    {
        var plan = TestWorld.Small(firms: 300, quarters: 8);
        Assert.Equal(ResultHash.Of(plan, 2), ResultHash.Of(Drawn(plan, 0), 2));
        // The broken twin: a little width is seen.
        Assert.NotEqual(ResultHash.Of(plan, 2), ResultHash.Of(Drawn(plan, 0.05), 2));
    }

    [Fact]
    public void All_arms_of_a_replication_share_its_parameters_and_a_repeated_draw_has_other_luck()
    {
        var plan = Drawn(TestWorld.Small(firms: 200, quarters: 8), 0.2);
        var third = ResultHash.Run(plan, 2);
        var values = ParameterCatalogue.ValuesOf(plan.For(2).Parameters);
        for (int arm = 0; arm < plan.Arms.Length; arm++) Assert.Equal(values, ParameterCatalogue.ValuesOf(third.WorldOf(arm, 1).Parameters));
        Assert.Equal(values, ParameterCatalogue.ValuesOf(plan.For(3).Parameters));
        Assert.NotEqual(values["search.blur"], ParameterCatalogue.ValuesOf(plan.For(1).Parameters)["search.blur"]);
        Assert.NotEqual(ResultHash.Of(plan, 2), ResultHash.Of(plan, 3));
    }

    [Fact]
    public void Firms_and_providers_apart_draw_as_the_whole_does()
    {
        var plan = Drawn(TestWorld.Small(firms: 200, quarters: 8), 0.2);
        Assert.Equal(ResultHash.Of(plan, 5), BlockTests.InBlocks(plan, 5, 3));
    }

    /// <summary>A plan in which every number is drawn from its value, so much up and down, within what is admissible.</summary>
    private static ExperimentPlan Drawn(ExperimentPlan plan, double width)
    {
        var values = ParameterCatalogue.ValuesOf(plan.Parameters);
        return plan with
        {
            Priors =
            [
                .. ParameterCatalogue.All.Select(leaf => new ParameterPrior(
                    leaf.Path, PriorShape.Uniform, values[leaf.Path], Within(leaf, values[leaf.Path] - (width * Math.Abs(values[leaf.Path]))),
                    Within(leaf, values[leaf.Path] + (width * Math.Abs(values[leaf.Path]))), leaf.Quantity.IsWhole)),
            ],
        };

        static double Within(ParameterCatalogue.Leaf leaf, double value) => Math.Clamp(value, leaf.Quantity.Minimum, leaf.Quantity.Maximum);
    }

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
