using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Tests;

public class SweepTests
{
    [Fact]
    public void A_sign_that_turns_is_placed_between_its_neighbours()
    {
        var change = Assert.Single(SignChange.Find([Row(0.5, 30), Row(0.6, 10), Row(0.7, 0), Row(0.8, -10), Row(0.9, -20)], row => row.JobYears));
        Assert.Equal(0.7, change.Load, 12);
        Assert.Equal(0.63, change.Utilisation, 12);
        Assert.Equal((0.6, 0.8, true), (change.Below, change.Above, change.FromGainToLoss));
    }

    [Fact]
    public void A_sign_that_luck_may_have_turned_is_not_clear()
    {
        Assert.True(Assert.Single(SignChange.Find([Row(0.5, new Estimate(5, 3, 7, 1, 4)), Row(0.6, new Estimate(-5, -7, -3, 1, 4))], row => row.JobYears)).IsClear);
        Assert.False(Assert.Single(SignChange.Find([Row(0.5, new Estimate(5, -1, 11, 1, 4)), Row(0.6, new Estimate(-5, -7, -3, 1, 4))], row => row.JobYears)).IsClear);
    }

    [Fact]
    public void A_sign_that_holds_turns_nowhere() =>
        Assert.Empty(SignChange.Find([Row(0.5, 30), Row(0.6, 0), Row(0.7, double.NaN), Row(0.8, 1)], row => row.JobYears));

    [Fact]
    public void A_sign_can_turn_twice() =>
        Assert.Equal([true, false], SignChange.Find([Row(0.5, 1), Row(0.6, -1), Row(0.7, 1)], row => row.JobYears).Select(c => c.FromGainToLoss));

    [Fact]
    public void The_table_has_a_row_per_load_and_closure()
    {
        string[] lines = SweepFile.Text("coordinated", null, [Row(0.5, 1.5), Row(0.6, -2)]).Split('\n');
        Assert.Equal("coordinated,slack,0.5,1,0.45,0,0,,,1.5,,,1,,,,,,,,0", lines[1]);
        Assert.Equal("coordinated,slack,0.6,1,0.54,0,0,,,-2,,,1,,,,,,,,0", lines[2]);
    }

    [Fact]
    public void The_table_says_what_the_arm_adds_to_its_basis()
    {
        string[] lines = SweepFile.Text("coordinated", "eligibility", [Row(0.5, 1.5) with { SpecialisedBeyondBasis = Single(3), JobYearsBeyondBasis = new Estimate(1, -1, 3, 1, 4) }]).Split('\n');
        Assert.EndsWith(",1,eligibility,3,,,1,-1,3,0", lines[1]);
        Assert.All(lines[..2], line => Assert.Equal(21, line.Split(',').Length));
    }

    [Theory]
    [InlineData("fragmented", null)]
    [InlineData("missing", null)]
    [InlineData("eligibility", "eligibility")]
    public void A_sweep_compares_with_the_basis_only_where_it_is_another_arm_of_the_plan(string basedOn, string? basis)
    {
        var experiment = MadeUp.Experiment(1);
        var eligibility = MadeUp.Plan.Arms[1] with { Id = "eligibility" };
        experiment = experiment with
        {
            Plan = experiment.Plan with { Arms = [.. experiment.Plan.Arms, eligibility] },
            BasedOn = experiment.BasedOn.Add("coordinated", basedOn),
        };
        Assert.Equal(basis, new LoadSweep(experiment, "coordinated").Basis);
    }

    private static SweepRow Row(double load, double jobs) => Row(load, Single(jobs));

    private static SweepRow Row(double load, Estimate jobs) => new(load, 1, LabourClosure.Slack, 0.9 * load, Single(0), jobs, 0);

    private static Estimate Single(double value) => new(value, double.NaN, double.NaN, double.NaN, 1);
}
