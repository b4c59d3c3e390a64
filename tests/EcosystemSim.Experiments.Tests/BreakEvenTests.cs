using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Tests;

public class BreakEvenTests
{
    [Fact]
    public void A_gain_that_falls_with_cost_ends_between_its_neighbours_with_the_hours_that_it_takes_there()
    {
        var found = Find(Point(0, 30, 5), Point(1, 10, 5), Point(2, -10, 5));
        Assert.Equal(Pays.UpTo, found.Pays);
        Assert.Equal(1.5, found.Factor, 12);
        Assert.Equal((0.15, 150, 75_000), (Math.Round(found.CoordinationShare, 12), Math.Round(found.CoordinationHours, 9), Math.Round(found.CoordinationMoney, 6)));
        Assert.False(found.ComesBack);
    }

    [Fact]
    public void The_interval_goes_from_where_luck_could_have_made_the_gain_to_where_it_could_not()
    {
        // Means 30, 10, -10; ends five below and above.
        var found = Find(Point(0, 30, 5), Point(1, 10, 5), Point(2, -10, 5));
        Assert.Equal(1.25, found.Low, 12);
        Assert.Equal(1.75, found.High, 12);
        var wide = Find(Point(0, 30, 40), Point(1, 10, 40), Point(2, -10, 40));
        Assert.Equal((0, double.PositiveInfinity), (wide.Low, wide.High));
        var single = Find(Point(0, 30, double.NaN), Point(2, -10, double.NaN));
        Assert.Equal(1.5, single.Factor, 12);
        Assert.True(double.IsNaN(single.Low) && double.IsNaN(single.High));
    }

    [Fact]
    public void What_gains_nothing_free_pays_at_no_cost_and_what_gains_everywhere_pays_always()
    {
        Assert.Equal(Pays.Never, Find(Point(0, 0, 0), Point(1, -1, 1)).Pays);
        Assert.Equal(Pays.Never, Find(Point(0, -3, 1), Point(1, -10, 1)).Pays);
        var always = Find(Point(0, 5, 1), Point(4, 3, 1));
        Assert.Equal((Pays.Always, double.PositiveInfinity), (always.Pays, always.Low));
        // A gain that luck could have made from some cost on is told.
        Assert.Equal(2, Find(Point(0, 5, 1), Point(4, 1, 5)).Low, 12);
    }

    [Fact]
    public void A_sign_that_comes_back_is_told()
    {
        Assert.True(Find(Point(0, 5, 1), Point(1, -1, 1), Point(2, 1, 1)).ComesBack);
        Assert.True(Find(Point(0, -5, 1), Point(1, 1, 1)).ComesBack);
    }

    [Fact]
    public void Only_the_agreements_that_the_arm_adds_get_the_factor()
    {
        var experiment = SmallWorld();
        var search = new BreakEven(experiment, "coordinated");
        Assert.Equal(("eligibility", "cooperation"), (search.Basis, Assert.Single(search.Agreements)));
        var plan = search.PlanFor([0, 2]);
        Assert.Equal(["fragmented", "eligibility", "coordinated@0", "coordinated@2"], plan.Arms.Select(a => a.Id));
        Assert.Equal([1, 0], plan.Arms[2].Agreements.Select(a => a.CostFactor));
        Assert.Equal([1, 2], plan.Arms[3].Agreements.Select(a => a.CostFactor));
        Assert.Equal(["house-package"], new BreakEven(experiment, "house-package").Agreements.AsEnumerable());
    }

    [Theory]
    [InlineData("coordinated-free")]
    [InlineData("none")]
    public void An_arm_that_adds_nothing_that_costs_is_refused(string arm) =>
        Assert.Contains("adds no agreement", Assert.Throws<ArgumentException>(() => new BreakEven(SmallWorld(), arm)).Message);

    [Fact]
    public void Free_and_at_its_own_costs_it_gives_what_the_arms_of_the_scenario_give()
    {
        var experiment = SmallWorld() with { Replications = [0, 1] };
        experiment = experiment with { Plan = experiment.Plan with { Quarters = 12, Closures = [LabourClosure.Slack] } };
        var points = new BreakEven(experiment, "coordinated").Run([0, 1, 4], 2, null, CancellationToken.None)!.Value;
        Assert.Equal([0, 1, 4], points.Select(p => p.CostFactor));

        // The twins at equal outlay of a run.
        experiment = MoneyTwin.AddTo(experiment);
        var builder = new ArmJobYears(experiment);
        LocalEngine.Run(experiment.Plan, experiment.Replications, 1, builder);
        Assert.Equal(builder.Difference("coordinated-free@equal-outlay"), points[0].JobYears.Mean, 9);
        Assert.Equal(builder.Difference("coordinated@equal-outlay"), points[1].JobYears.Mean, 9);
        Assert.NotEqual(builder.Difference("coordinated"), points[1].JobYears.Mean, 3);
        // What is not given out at the end of three years.
        Assert.InRange(points[0].OutlayApart, -0.05, 0.001);
        // What is left is the transition of the agreement of the arm below, once in the three years: one hour of each party.
        double below = experiment.Plan.Parameters.Governance.TransitionHours * experiment.Plan.System.Providers.Count(p => p.Kind != Model.Entities.ProviderKind.PrivateAdviser) / 3.0;
        Assert.Equal(below, points[0].CoordinationHours, 6);
        Assert.InRange((points[2].CoordinationHours - below) / (points[1].CoordinationHours - below), 3, 4.5);
        Assert.Equal(points[1].CoordinationHours * experiment.Plan.Parameters.Governance.CostPerHour, points[1].CoordinationMoney, 6);
    }

    [Fact]
    public void A_search_that_is_stopped_gives_nothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Null(new BreakEven(SmallWorld(), "coordinated").Run([0, 1], 1, null, stop.Token));
    }

    [Fact]
    public void The_table_has_the_points_and_then_the_break_even_of_each_question()
    {
        string[] lines = BreakEvenFile.Text("coordinated", "fragmented", null, [Point(0, 30, 5), Point(2, -10, 5)]).Split('\n');
        Assert.Equal("coordinated,slack,fragmented,job_years,point,0,,,0,0,0,30,25,35,4", lines[4]);
        Assert.Equal("coordinated,slack,fragmented,job_years,up_to,1.5,1.25,1.75,0.15,150,75000,,,,4", lines[6]);
        Assert.Equal("coordinated,slack,fragmented,specialised_per_1000,never,,0,0,,,,,,,4", lines[3]);
        Assert.All(lines[..^1], line => Assert.Equal(15, line.Split(',').Length));
    }

    private static BreakEvenResult Find(params BreakEvenPoint[] points) => BreakEvenResult.Find(points, p => p.JobYears);

    private static BreakEvenPoint Point(double factor, double jobs, double half) =>
        new(factor, LabourClosure.Slack, new Estimate(0, 0, 0, 0, 4), new Estimate(jobs, jobs - half, jobs + half, half, 4), null, null, factor / 10, 100 * factor, 50_000 * factor);

    private static Experiment SmallWorld()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", "small-world.yaml")).Scenario!;
        return MadeUp.Experiment() with { Plan = scenario.BuildPlan(new() { DrawParameters = false }), BasedOn = scenario.BasedOn };
    }

    /// <summary>Job-years less those of the baseline, mean over replications.</summary>
    private sealed class ArmJobYears(Experiment experiment) : IReplicationSink
    {
        private readonly List<System.Collections.Immutable.ImmutableArray<Model.ArmRun>> _all = [];

        public void Add(int replication, System.Collections.Immutable.ImmutableArray<Model.ArmRun> runs)
        {
            lock (_all) _all.Add(runs);
        }

        public double Difference(string arm) => _all.Average(runs => JobYears(runs, arm) - JobYears(runs, experiment.Baseline));

        private double JobYears(System.Collections.Immutable.ImmutableArray<Model.ArmRun> runs, string arm)
        {
            var table = runs[experiment.Run(experiment.ArmIndex(arm), 0)].Observations;
            int jobs = table.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == Outcomes.Jobs);
            return Enumerable.Range(0, table.Quarters).Sum(q => table[q, jobs]) / 4.0;
        }
    }
}
