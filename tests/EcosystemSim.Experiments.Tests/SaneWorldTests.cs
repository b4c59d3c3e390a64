using System.Collections.Immutable;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>
/// The world of West Denmark over twelve years: it keeps its shape, rows of validation pass as they are listed, and a world that is broken
/// on purpose fails the rows that it should.
/// </summary>
[Trait("Category", "Slow")]
public class SaneWorldTests
{
    private static readonly ExperimentPlan Plan = ValidationTable.PlanOf(WestDenmark.Scenario);

    private static readonly Lazy<ImmutableSortedDictionary<string, double>> Shape = new(() => WestDenmark.Measure(Plan, "fragmented"));
    private static readonly Lazy<ImmutableArray<ValidationRow>> AsShipped = new(() => Rows(Plan));

    [Theory]
    [InlineData("firms of 1 to 9 jobs, change", 0.03)]
    [InlineData("firms of 10 to 49 jobs, change", 0.03)]
    [InlineData("firms of 50 to 249 jobs, change", 0.01)]
    [InlineData("firms of 250 jobs and more, change", 0.005)]
    [InlineData("drift of jobs, per year", 0.01)]
    public void The_world_keeps_its_shape(string pattern, double most) => Assert.InRange(Shape.Value[pattern], -most, most);

    // A shock in each quarter instead of three in ten, as large in a year: four of them nearly make a bell. As shipped, growth is too peaked; so it is too flat.
    [Fact]
    public void Bell_shaped_shocks_are_caught()
    {
        var bell = Row(Rows(With(p => p with { Growth = p.Growth with { ShockProbability = 1, ShockScale = p.Growth.ShockScale * Math.Sqrt(p.Growth.ShockProbability) } })), "shape of yearly growth");
        Assert.Equal(Verdict.Fail, bell.Verdict);
        Assert.True(bell.Simulated.Mean > bell.High);
        Assert.True(Row(AsShipped.Value, "shape of yearly growth").Simulated.Mean < bell.High);
    }

    [Fact]
    public void Volatility_that_has_nothing_to_do_with_size_is_caught() => Caught(p => p with { Growth = p.Growth with { ShockSizeExponent = 0 } }, "volatility falls with size");

    [Fact]
    public void A_world_in_which_all_firms_seek_alike_is_caught() => Caught(p => p with { Search = p.Search with { ProspectSeeking = 0 } }, "matched firms overstate jobs");

    [Fact]
    public void Support_that_is_written_into_growth_is_caught() => Caught(
        p => p with { Delivery = p.Delivery with { InnovationCollaboration = 5 * p.Delivery.InnovationCollaboration } }, "networks: productivity after 1 year", "networks: productivity after 4 years");

    [Fact]
    public void A_world_without_entry_is_caught() => Caught(
        p => p with { Demography = p.Demography with { EntryRate = 0 } },
        "births, per year", "survival after 1 year", "survival after 3 years", "young firms: part of new jobs");

    /// <summary>Each of the rows passes as shipped and fails in the broken world.</summary>
    private static void Caught(Func<ModelParameters, ModelParameters> broken, params string[] patterns)
    {
        var rows = Rows(With(broken));
        Assert.All(patterns, pattern => Assert.Equal(Verdict.Pass, Row(AsShipped.Value, pattern).Verdict));
        Assert.All(patterns, pattern => Assert.Equal(Verdict.Fail, Row(rows, pattern).Verdict));
    }

    private static ExperimentPlan With(Func<ModelParameters, ModelParameters> broken) => Plan with { Parameters = broken(Plan.Parameters) };

    private static ValidationRow Row(ImmutableArray<ValidationRow> rows, string pattern) => rows.Single(r => r.Pattern.Name == pattern);

    private static ImmutableArray<ValidationRow> Rows(ExperimentPlan plan) =>
        ValidationTable.Of(plan, "DK", "fragmented", WestDenmark.Scenario.Evidence, 1, Environment.ProcessorCount).Rows;
}
