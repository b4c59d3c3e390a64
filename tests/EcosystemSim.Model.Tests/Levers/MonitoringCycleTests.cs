using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Yearly status, revision every fourth year, comparison with others (L13).</summary>
public class MonitoringCycleTests
{
    private const int WarmUp = 6;

    private static ModelParameters With(Func<MonitoringCycleParameters, MonitoringCycleParameters> change, ModelParameters? parameters = null)
    {
        var p = parameters ?? TestParameters.Default;
        return p with { Levers = p.Levers with { MonitoringCycle = change(p.Levers.MonitoringCycle) } };
    }

    /// <summary>No comparison, so that hours follow the status alone.</summary>
    private static ModelParameters StatusOnly { get; } = With(m => m with { BenchmarkNoise = 0 });

    private static ArmSpec Cycle(double cost = 1) => LeverWorld.Arm("cycle", cost, Lever.MonitoringCycle);

    /// <summary>Three in four firms stand in the north, whose house has no more hours than the other.</summary>
    private static ExperimentPlan Lopsided(ImmutableArray<ArmSpec> arms, ModelParameters parameters, double hours, int quarters = 24)
    {
        var plan = LeverWorld.Plan(arms, hours, parameters, 6000, quarters);
        for (int i = 0; i < plan.Population.Count; i++)
        {
            if (plan.Population.Region[i] == 1 && i % 4 == 1) plan.Population.Region[i] = 0;
            plan.Population.Municipality[i] = plan.Population.Region[i];
        }
        return plan;
    }

    private static long Sum(ObservationTable table, string outcome) => LeverWorld.Sum(table, outcome);

    // From quarter 4 on: 8 parties report 5 hours, 2 agencies compare for 10 and report to networks for 4; in the fourth year of
    // the agreement everybody works on the revision, 40 hours in its four quarters.
    [Fact]
    public void Status_comparison_and_revision_take_exactly_their_hours()
    {
        var t = ResultHash.Run(LeverWorld.Plan([Cycle()], quarters: 26)).Runs[0].Observations;
        for (int q = 0; q < t.Quarters; q++)
        {
            int age = q - LeverWorld.From;
            double hours = age < 0 ? 0 : (8 * 5) + (2 * (10 + 4)) + (age / 4 % 4 == 3 ? 8 * 40 / 4 : 0);
            Assert.InRange(LeverWorld.Value(t, q, Outcomes.HoursCoordination), (60 * hours) - 8, 60 * hours);
        }
    }

    [Theory]
    [InlineData(0, 0, 1, 0)]        // nothing at all
    [InlineData(0.1, 0, 0, 40)]     // reports only
    [InlineData(0, 0.5, 1, 20)]     // comparison without figures of others
    [InlineData(0, 0.5, 0.5, 28)]   // and with them
    public void Only_what_there_is_is_paid_for(double status, double noise, double ratio, double hours)
    {
        var p = With(m => m with { StatusMove = status, RevisionMove = 0, BenchmarkNoise = noise, ReferenceNoiseRatio = ratio });
        var t = ResultHash.Run(LeverWorld.Plan([Cycle()], parameters: p, quarters: 26)).Runs[0].Observations;
        for (int q = 0; q < t.Quarters; q++) Assert.Equal(q < LeverWorld.From ? 0 : 60 * hours, LeverWorld.Value(t, q, Outcomes.HoursCoordination));
    }

    [Fact]
    public void Hours_move_at_the_turn_of_the_year_only_more_of_them_in_a_revision_and_sum_to_zero()
    {
        var replication = new Replication(Lopsided([Cycle(0)], StatusOnly, hours: 1.5), 0);
        var world = replication.Worlds[0];
        long[] before = [.. world.Adjusted];
        var moved = new List<(int Quarter, long Minutes)>();
        bool more = true;
        while (more)
        {
            int quarter = replication.Quarter;
            more = replication.Advance();
            long minutes = before.Zip(world.Adjusted, (a, b) => Math.Abs(b - a)).Sum();
            if (minutes > 0) moved.Add((quarter, minutes));
            before = [.. world.Adjusted];
            Assert.Equal(0, world.Adjusted.Sum());
            Assert.All(Enumerable.Range(0, 8), p => Assert.True(world.CapacityMinutes(p) >= 0));
            Assert.Equal(0, world.Reallocated.Sum(Math.Abs));
        }
        Assert.All(moved, m => Assert.Equal(3, (m.Quarter + WarmUp) % 4));
        // The year of the agreement ends with the quarter before its date; its fourth year holds the turn in quarter 17.
        Assert.Equal([5, 9, 13, 17, 21], moved.Select(m => m.Quarter));
        Assert.True(moved[3].Minutes > 1.5 * moved[2].Minutes);
    }

    [Fact]
    public void Status_helps_where_firms_queue_at_one_door_and_the_other_has_time()
    {
        var t = ResultHash.Run(Lopsided([LeverWorld.Fragmented, Cycle()], StatusOnly, hours: 4, quarters: 30)).Runs;
        Assert.True(Sum(t[1].Observations, Outcomes.CasesSpecialised) > 1.01 * Sum(t[0].Observations, Outcomes.CasesSpecialised));
    }

    // Regions and doors are alike, so there is nothing to move; noise moves it all the same, and firms that lose their hours queue.
    [Fact]
    public void Status_hurts_where_all_are_alike_and_a_noisy_comparison_moves_hours()
    {
        var noisy = With(m => m with { StatusMove = 1, RevisionMove = 0, BenchmarkNoise = 10, ReferenceNoiseRatio = 1, StatusHours = 0, BenchmarkHours = 0 });
        var t = ResultHash.Run(LeverWorld.Plan([LeverWorld.Fragmented, Cycle()], hours: 4, noisy, firms: 6000, quarters: 30)).Runs;
        Assert.True(Sum(t[1].Observations, Outcomes.CasesSpecialised) < 0.99 * Sum(t[0].Observations, Outcomes.CasesSpecialised));
    }

    // The same true effects; the more noise, the further hours stray from where firms wait.
    [Fact]
    public void Figures_of_others_make_the_comparison_stray_less()
    {
        long Cases(double ratio)
        {
            var p = With(m => m with { StatusMove = 0.5, RevisionMove = 0, BenchmarkNoise = 2, ReferenceNoiseRatio = ratio, ReferenceHours = 0, StatusHours = 0, BenchmarkHours = 0 });
            return Enumerable.Range(0, 4).Sum(n => Sum(ResultHash.Run(Lopsided([Cycle()], p, hours: 2.5, quarters: 30), n).Runs[0].Observations, Outcomes.CasesSpecialised));
        }

        Assert.True(Cases(0.05) > Cases(1));
    }

    [Fact]
    public void The_draws_of_a_comparison_are_the_same_in_every_arm()
    {
        var with = new ArmSpec("with", "With", int.MaxValue, [LeverWorld.Agreement(1, Lever.MonitoringCycle), LeverWorld.Agreement(1, Lever.JointEvents) with { Name = "events", From = 9 }]);
        var plan = LeverWorld.Plan([Cycle(), with], hours: 4, firms: 3000, quarters: 20);
        var both = ResultHash.Run(plan).Runs;
        Assert.Equal(9, TwinTests.FirstDifference(both[0].Observations, both[1].Observations));
        Assert.Equal(ResultHash.Run(plan with { Arms = [with] }).Runs[0].Observations.Values, both[1].Observations.Values);
    }

    // Arms whose agreements differ in their dates alone are not one world, whenever their revisions fall.
    [Fact]
    public void Arms_with_other_dates_or_ends_are_each_what_they_are_alone()
    {
        ArmSpec Dated(int from, int until) => new($"from-{from}-{until}", "Dated", int.MaxValue, [LeverWorld.Agreement(1, Lever.MonitoringCycle, Lever.DocumentedEffect) with { From = from, Until = until }]);
        ImmutableArray<ArmSpec> arms = [Dated(4, int.MaxValue), Dated(4, 13), Dated(5, int.MaxValue), Dated(8, 20)];
        var plan = LeverWorld.Plan(arms, hours: 4, firms: 1500, quarters: 24);
        var together = ResultHash.Run(plan).Runs;
        Assert.Equal(14, TwinTests.FirstDifference(together[0].Observations, together[1].Observations));
        Assert.Equal(4, TwinTests.FirstDifference(together[0].Observations, together[2].Observations));
        for (int arm = 0; arm < arms.Length; arm++)
            Assert.Equal(ResultHash.Run(plan with { Arms = [arms[arm]] }).Runs[0].Observations.Values, together[arm].Observations.Values);
    }

    // Documented effect and status keep their moves apart: when one agreement ends, what it moved comes back and the rest stays.
    [Fact]
    public void The_end_of_the_cycle_gives_its_hours_back_and_leaves_those_of_documented_effect()
    {
        var p = StatusOnly with { Levers = StatusOnly.Levers with { DocumentedEffect = StatusOnly.Levers.DocumentedEffect with { LagYears = 0.5 } } };
        var arm = new ArmSpec("both", "Both", int.MaxValue,
            [LeverWorld.Agreement(0, Lever.DocumentedEffect), LeverWorld.Agreement(0, Lever.MonitoringCycle) with { Name = "cycle", Until = 14 }]);
        var replication = new Replication(Lopsided([arm], p, hours: 1.5), 0);
        var world = replication.Worlds[0];
        while (replication.Quarter <= 14) replication.Advance();
        Assert.Contains(world.Adjusted, m => m != 0);
        long[] documented = [.. world.Reallocated];
        Assert.Contains(documented, m => m != 0);
        replication.Advance();
        Assert.All(world.Adjusted, m => Assert.Equal(0, m));
        Assert.Equal(documented, world.Reallocated);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(replication.Luck.BaseMinutes[i] + documented[i], world.CapacityMinutes(i)));
    }

    public static TheoryData<string> Named => [.. typeof(MonitoringCycleParameters).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    [Theory, MemberData(nameof(Named))]
    public void Each_parameter_changes_what_is_recorded_from_the_date_on(string name)
    {
        var property = typeof(MonitoringCycleParameters).GetProperty(name)!;
        var plan = Lopsided([Cycle()], TestParameters.Default, hours: 2);
        var changed = With(m =>
        {
            var other = m with { };
            property.SetValue(other, (double)property.GetValue(m)! / 2);
            return other;
        }, plan.Parameters);
        var before = ResultHash.Run(plan).Runs[0].Observations;
        Assert.InRange(TwinTests.FirstDifference(before, ResultHash.Run(plan with { Parameters = changed }).Runs[0].Observations), LeverWorld.From, plan.Quarters);
    }
}
