using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Model.Tests;

/// <summary>Shocks come on their date, have the shape that the ODD gives them, and are the same in every arm.</summary>
public class ShockTests
{
    private const int From = 3;

    [Theory]
    [InlineData(ShockKind.Demand, -0.2, 0, 0)]
    [InlineData(ShockKind.Cost, -0.2, -0.2, 0)]
    [InlineData(ShockKind.Climate, -0.2, -0.2, 0)]
    [InlineData(ShockKind.Outsourcing, -0.2, -0.2, -0.2)]
    [InlineData(ShockKind.Competition, 0, 0, 0)]
    [InlineData(ShockKind.Skills, 0, 0, 0)]
    public void Demand_has_the_shape_of_its_kind(ShockKind kind, double afterOne, double afterTwo, double afterThree)
    {
        var paths = new ShockPaths([Shock(kind, -0.2, [true, false, false])]);
        Assert.Equal(0, Level(From), 12);
        Assert.Equal(afterOne / 2, Level(From + 2), 12);
        Assert.Equal(afterOne, Level(From + 4), 12);
        Assert.Equal(afterTwo, Level(From + 8), 12);
        Assert.Equal(afterThree, Level(From + 12), 12);
        Assert.Equal(afterThree, Level(100), 12);
        Assert.All(Enumerable.Range(0, 100), q => Assert.Equal(0, paths.DemandChange(1, q)));

        double Level(int before) => Enumerable.Range(-6, before + 6).Sum(q => paths.DemandChange(0, q));
    }

    [Fact]
    public void Only_competition_raises_the_frontier_and_for_good()
    {
        foreach (var kind in Enum.GetValues<ShockKind>())
        {
            var paths = new ShockPaths([Shock(kind, 0.2, [true, false, false])]);
            double size = kind == ShockKind.Competition ? 0.2 : 0;
            Assert.Equal(0, paths.FrontierRise(0, From - 1));
            Assert.Equal(size / 4, paths.FrontierRise(0, From), 12);
            Assert.Equal(size, paths.FrontierRise(0, From + 3), 12);
            Assert.Equal(size, paths.FrontierRise(0, 90), 12);
            Assert.Equal(0, paths.FrontierRise(1, 90));
        }
    }

    [Theory]
    [InlineData(ShockKind.Climate, NeedType.GreenTransition)]
    [InlineData(ShockKind.Skills, NeedType.Skills)]
    public void Needs_that_a_shock_brings_arise_so_many_times_as_often_and_the_others_give_way(ShockKind kind, NeedType brought)
    {
        var paths = new ShockPaths([Shock(kind, -0.1, [true, false, false])]);
        double[] before = [0.3, 0.15, 0.2, 0.1, 0.1, 0.05, 0.1], during = [.. before], after = [.. before], elsewhere = [.. before];
        paths.ShiftMix(0, From, during);
        paths.ShiftMix(0, From + 4, after);
        paths.ShiftMix(1, From, elsewhere);
        Assert.Equal(1.5 * before[(int)brought], during[(int)brought], 12);
        Assert.Equal(1, during.Sum(), 12);
        Assert.Equal(during[0] / before[0], during[1] / before[1], 12);
        Assert.Equal(before, after);
        Assert.Equal(before, elsewhere);
    }

    public static TheoryData<ShockKind> Kinds => [.. Enum.GetValues<ShockKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_shock_changes_nothing_before_its_date_and_something_after(ShockKind kind)
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented], firms: 6000);
        var without = ResultHash.Run(plan).Runs[0].Observations;
        var with = ResultHash.Run(plan with { Shocks = [Shock(kind, kind == ShockKind.Competition ? 0.5 : -0.5)] }).Runs[0].Observations;
        Assert.InRange(TwinTests.FirstDifference(without, with), From, From + 2);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Arms_are_twins_under_shocks(ShockKind kind)
    {
        var arm = LeverWorld.Arm("all", 1, [.. LeverWorld.Built]);
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, arm], hours: 2) with { Shocks = [Shock(kind, 0.2), Shock(ShockKind.Demand, -0.1)] };
        var both = ResultHash.Run(plan).Runs;
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(both[0].Observations, both[1].Observations));
        Assert.Equal(ResultHash.Run(plan with { Arms = [arm] }).Runs[0].Observations.Values, both[1].Observations.Values);
        Assert.Equal(ResultHash.Run(plan with { BlockSize = 33 }).Runs[1].Observations.Values, both[1].Observations.Values);
    }

    [Fact]
    public void Jobs_follow_demand_down_and_up_again_and_outsourcing_down_for_good()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented], firms: 6000, quarters: 14);
        var none = Jobs(plan);
        var demand = Jobs(plan with { Shocks = [Shock(ShockKind.Demand, -0.2)] });
        var outsourcing = Jobs(plan with { Shocks = [Shock(ShockKind.Outsourcing, -0.2)] });
        Assert.InRange((double)demand[From + 3] / none[From + 3], 0.78, 0.9);
        Assert.InRange((double)demand[13] / none[13], 0.95, 1.03);
        Assert.InRange((double)outsourcing[13] / none[13], 0.75, 0.9);
    }

    [Fact]
    public void World_competition_hurts_open_sectors_and_hardly_closed_ones()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented], firms: 6000, quarters: 14);
        var none = ResultHash.Run(plan).Runs[0].Observations;
        var hit = ResultHash.Run(plan with { Shocks = [Shock(ShockKind.Competition, 1)] }).Runs[0].Observations;
        Assert.True(Loss("energy") > 3 * Loss("trade"));

        double Loss(string sector) => 1 - (OfSector(hit, sector) / (double)OfSector(none, sector));
    }

    private static long OfSector(ObservationTable table, string sector) =>
        table[table.Quarters - 1, table.Series.Select((s, i) => (s, i)).Single(x => x.s.Scope == Scope.Sector && x.s.ScopeId == sector && x.s.Outcome == Outcomes.Jobs).i];

    private static long[] Jobs(ExperimentPlan plan)
    {
        var table = ResultHash.Run(plan).Runs[0].Observations;
        return [.. Enumerable.Range(0, table.Quarters).Select(q => LeverWorld.Value(table, q, Outcomes.Jobs))];
    }

    private static ShockSpec Shock(ShockKind kind, double size, ImmutableArray<bool>? sectors = null) => new(kind, From, 4, size, sectors ?? [true, true, true]);
}
