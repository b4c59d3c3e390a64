using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Model.Tests;

/// <summary>Theil's index between regions against computation by hand.</summary>
public class InequalityTests
{
    // .75 ln 1.5 + .25 ln .5 = .304099 - .173287; ln 2 where one of two has all; with three of unequal size
    // .5 ln(.5/.2) + .3 ln(.3/.5) + .2 ln(.2/.3) = .4581454 - .1532477 - .0810930.
    [Theory]
    [InlineData(new double[] { 3, 1 }, new double[] { 1, 1 }, 0.130812035941)]
    [InlineData(new double[] { 5, 0 }, new double[] { 7, 7 }, 0.693147180560)]
    [InlineData(new double[] { 50, 30, 20 }, new double[] { 2, 5, 3 }, 0.223804657186)]
    [InlineData(new double[] { 2, 3, 5 }, new double[] { 20, 30, 50 }, 0)]
    [InlineData(new double[] { 4 }, new double[] { 9 }, 0)]
    public void The_index_is_that_of_hand_computation(double[] amounts, double[] people, double expected)
    {
        Assert.Equal(expected, Inequality.Theil(amounts, people), 9);
        // Neither the unit of the amount nor that of the people matters.
        Assert.Equal(expected, Inequality.Theil([.. amounts.Select(a => a * 1e6)], [.. people.Select(p => p / 3)]), 9);
    }

    [Fact]
    public void Without_output_or_people_there_is_no_index_and_empty_regions_are_left_out()
    {
        Assert.Equal(double.NaN, Inequality.Theil([0, 0], [1, 1]));
        Assert.Equal(double.NaN, Inequality.Theil([1, 1], [0, 0]));
        Assert.Equal(Inequality.Theil([3, 1], [1, 1]), Inequality.Theil([3, 1, 5], [1, 1, 0]));
    }

    [Fact]
    public void A_run_records_it_every_quarter_from_the_regions_value_added()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented]);
        var t = ResultHash.Run(plan).Runs[0].Observations;
        var series = t.Series.ToList();
        int Column(string region) => series.FindIndex(s => s.Scope == Scope.Region && s.ScopeId == region && s.Outcome == Outcomes.ValueAdded);
        for (int q = 0; q < t.Quarters; q++)
        {
            double north = t[q, Column("north")], south = t[q, Column("south")], all = north + south;
            // 1,000 people live in the north and 1,500 in the south.
            double expected = (north / all * Math.Log(north / all / 0.4)) + (south / all * Math.Log(south / all / 0.6));
            Assert.InRange((LeverWorld.Value(t, q, Outcomes.InequalityBetweenRegions) / 1e8) - expected, -1e-8, 1e-8);
        }
    }
}
