using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Tests;

public class LeverTallyTests
{
    private static readonly LeverArm Added = new(new ArmSpec("fragmented+referral", "Referral alone", int.MaxValue, [MadeUp.Agreement(MadeUp.PartsAt, 1)]), Lever.Referral, true, "fragmented");
    private static readonly LeverArm Taken = new(new ArmSpec("coordinated-referral", "No referral", int.MaxValue, []), Lever.Referral, false, "coordinated");

    [Fact]
    public void A_lever_brings_what_there_is_more_with_it_than_without_it_added_or_taken_away()
    {
        var summary = Summary(With(Added, Taken));
        var effect = summary.Levers.Single(l => l.Labour == LabourClosure.Slack);
        Assert.Equal("referral", effect.Lever);
        // In each replication 3 jobs more where it is added; 10 and the number of the replication are lost without it.
        Assert.Equal((3, 3, 3), (effect.Added!.Jobs.Mean, effect.Added.Jobs.Low, effect.Added.Jobs.High));
        Assert.Equal(11.5, effect.Taken!.Jobs.Mean);
        Assert.Equal(("fragmented+referral", "fragmented"), (effect.Added.Arm, effect.Added.Against));
        Assert.Equal(("coordinated-referral", "coordinated"), (effect.Taken.Arm, effect.Taken.Against));
        Assert.Equal(99, effect.Taken.Specialised.Mean, 9);
        // 300 minutes of every quarter, of four quarters.
        Assert.Equal(20, effect.Taken.CoordinationHours.Mean, 9);
        Assert.Equal(["north", "south"], effect.Taken.Regions.Select(r => r.Region));
    }

    [Fact]
    public void The_package_is_set_beside_the_sum_of_its_levers()
    {
        var package = Summary(With(Added, Taken)).LeverPackages.Single(p => p.Labour == LabourClosure.Slack);
        Assert.Equal(("fragmented", "coordinated"), (package.AddTo, package.TakeFrom));
        Assert.Equal((17.25, 0.75), (package.JobYears.Mean, package.JobYearsOfParts.Mean));
        Assert.Empty(Summary(With(Taken)).LeverPackages);
    }

    [Fact]
    public void A_lever_that_was_not_added_has_no_number_there()
    {
        var effects = Summary(With(Taken)).Levers;
        Assert.All(effects, e => Assert.Null(e.Added));
        Assert.Equal(2, effects.Length);
        Assert.Empty(Summary(MadeUp.Experiment()).Levers);
    }

    [Fact]
    public void Arms_of_single_levers_are_never_the_main_arm()
    {
        var experiment = With(Added, Taken);
        Assert.Equal("coordinated", experiment.MainArm);
        var other = experiment with { Plan = experiment.Plan with { Arms = [.. experiment.Plan.Arms.Select(a => a.Id == "coordinated" ? a with { Id = "package" } : a)] } };
        Assert.Equal("package", other.MainArm);
    }

    [Fact]
    public void The_table_has_a_row_per_lever_change_and_outcome()
    {
        string[] lines = LeversFile.Text(Summary(With(Added, Taken))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("referral,slack,added,fragmented+referral,fragmented,jobs,jobs,3,3,3,4", lines[3]);
        Assert.Equal(1 + (2 * 2 * 8), lines.Length);
    }

    private static Experiment With(params LeverArm[] levers)
    {
        var experiment = MadeUp.Experiment();
        return experiment with { Plan = experiment.Plan with { Arms = [.. experiment.Plan.Arms, .. levers.Select(l => l.Spec)] }, LeverArms = [.. levers] };
    }

    private static RunSummary Summary(Experiment experiment)
    {
        var builder = new SummaryBuilder(experiment);
        foreach (int replication in experiment.Replications)
        {
            var runs = MadeUp.Runs(experiment.Plan, replication);
            int jobs = runs[0].Observations.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == Outcomes.Jobs);
            foreach (var run in runs.Where(run => experiment.Plan.Arms[run.Arm].Id == Added.Spec.Id)) run.Observations[experiment.Plan.Quarters - 1, jobs] += 3;
            builder.Add(replication, [.. runs.Select(run => run.Observations.Values.ToArray())]);
        }
        return builder.Build("00");
    }
}
