using System.Text.Json;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Tests;

public class SummaryTests
{
    private static readonly RunSummary Summary = Summarise(5);

    private static ArmSummary Arm(string id) => Summary.Arms.Single(a => a.Arm == id && a.Labour == LabourClosure.Slack);

    // One and two degrees of freedom by their closed forms; the others from tables of twelve digits.
    [Theory]
    [InlineData(1, 12.706204736175)]
    [InlineData(2, 4.302652729749)]
    [InlineData(4, 2.776445105198)]
    [InlineData(9, 2.262157162798)]
    [InlineData(10, 2.228138851986)]
    [InlineData(99, 1.984216951586)]
    [InlineData(999, 1.962341461133)]
    public void The_quantile_of_Student_is_right_to_twelve_digits(int degreesOfFreedom, double expected) =>
        Assert.Equal(expected, Statistics.StudentQuantile(degreesOfFreedom), 2e-12);

    [Fact]
    public void Jobs_differ_pair_by_pair_with_the_interval_of_Student()
    {
        // The arm gains 10 + replication: 10, 11, 12, 13, 14; mean 12, deviation √2.5, t(4) = 2.776445.
        var difference = Arm("coordinated").JobsDifference;
        Assert.Equal(12, difference.Mean);
        Assert.Equal(Math.Sqrt(2.5), difference.StandardDeviation, 12);
        Assert.Equal(12 - (2.776445105 * Math.Sqrt(2.5 / 5)), difference.Low, 8);
        Assert.Equal(12 + (2.776445105 * Math.Sqrt(2.5 / 5)), difference.High, 8);
        Assert.True(difference.ExcludesZero);
    }

    [Fact]
    public void The_baseline_differs_from_itself_by_nothing() => Assert.Equal(new Estimate(0, 0, 0, 0, 5), Arm("fragmented").JobsDifference);

    [Fact]
    public void The_difference_is_zero_until_the_policies_part()
    {
        var arm = Arm("coordinated");
        Assert.Equal(MadeUp.PartsAt, arm.PartsFromBaseline);
        Assert.All(arm.Path.Take(MadeUp.PartsAt), point => Assert.Equal((0, 0, 0), (point.Mean, point.P05, point.P95)));
        Assert.Equal((12, 10.2, 11, 12, 13, 13.8), (arm.Path[4].Mean, arm.Path[4].P05, arm.Path[4].P25, arm.Path[4].P50, arm.Path[4].P75, arm.Path[4].P95));
    }

    [Fact]
    public void Fates_count_needs_from_the_last_agreement_on_and_sum_to_a_thousand()
    {
        var year = Arm("coordinated").Fates[^1];
        Assert.Equal(new FateShares(4, 260, 10, 10, 10, 10, 10, 690), year);
        Assert.Equal(161, Arm("coordinated").BaselineFates[^1].Specialised);
        Assert.Equal(161, Arm("fragmented").Fates[^1].Specialised);
        Assert.Equal([1, 2, 4], Arm("fragmented").Fates.Select(f => f.WithinQuarters));
        Assert.Equal([.. Arm("fragmented").Fates], Arm("coordinated").BaselineFates.ToArray());
        Assert.All(Summary.Arms, arm => Assert.Equal(MadeUp.PartsAt, arm.CountedFrom));   // not from the start, where only the arm without support parts
    }

    [Fact]
    public void Net_jobs_and_their_cost_are_against_the_arm_without_support()
    {
        // Net jobs at the end: 100 + 10 + replication; 10 million in 10 quarters.
        var arm = Arm("coordinated");
        Assert.Equal(112, arm.NetJobs.Mean);
        Assert.Equal(200, arm.FirmsHelped);
        Assert.Equal(112 / 200.0, arm.NetJobsPerFirm);
        Assert.Equal(10_000_000 / 112.0, arm.CostPerNetJob);
        Assert.True(double.IsNaN(Arm("none").CostPerNetJob));
    }

    [Fact]
    public void Lines_of_the_ledger_have_their_means_and_intervals()
    {
        // Net jobs are 110 + replication, of which the ledger puts 30 more into supported firms.
        var ledger = Arm("coordinated").Ledgers.Single(l => l.Against == "without_support");
        Assert.Equal(("none", 12), (ledger.Other, ledger.Lines.Length));
        var supported = ledger.Lines.Single(row => row is { Line: "supported_in_this_arm_only", Area: "inside" });
        Assert.Equal((142, 20), (supported.Jobs.Mean, supported.Firms));
        Assert.Equal(142 - (2.776445105 * Math.Sqrt(2.5 / 5)), supported.Jobs.Low, 8);
        Assert.Equal(new Estimate(-5, -5, -5, 0, 5), ledger.Lines.Single(row => row is { Line: "supported_in_neither", Area: "outside" }).Jobs);
    }

    [Fact]
    public void Lines_of_the_ledger_add_up_to_the_paired_difference_of_the_totals()
    {
        foreach (var arm in Summary.Arms)
        {
            var none = arm.Ledgers.Single(l => l.Against == "without_support");
            var baseline = arm.Ledgers.Single(l => l.Against == "baseline");
            Assert.Equal((arm.NetJobs, arm.NetJobs.Mean), (none.Total, none.Lines.Sum(row => row.Jobs.Mean)));
            if (arm.Arm != "none") Assert.Equal((arm.JobsDifference, arm.JobsDifference.Mean), (baseline.Total, baseline.Lines.Sum(row => row.Jobs.Mean)));
        }
    }

    [Fact]
    public void The_terms_of_evaluation_guides_follow_from_the_lines()
    {
        var terms = Arm("coordinated").Ledgers.Single(l => l.Against == "without_support").Terms!;
        Assert.Equal((342, 200, 142), (terms.Gross.Mean, terms.Deadweight.Mean, terms.Supported.Mean));
        Assert.Equal((-25, -5, 0, 112), (terms.Displacement.Mean, terms.Leakage.Mean, terms.ExistsInOneOnly.Mean, terms.Net.Mean));
        Assert.Equal(0, terms.Deadweight.StandardDeviation);    // paired: what varies in gross and in support alike is not in it
        Assert.Equal((10_000_000, Arm("coordinated").CostPerNetJob), (terms.Cost.Mean, terms.CostPerNetJob));
        Assert.Null(Arm("coordinated").Ledgers.Single(l => l.Against == "baseline").Terms);
    }

    [Fact]
    public void There_is_no_cost_per_net_job_where_net_jobs_are_not_above_zero() =>
        Assert.All(
            [Summarise(1).Arms.Last().Ledgers[0], Arm("none").Ledgers[0]],
            ledger => Assert.True(double.IsNaN(ledger.Terms!.CostPerNetJob)));

    [Fact]
    public void Shares_of_public_cost_divide_the_money_for_hours_as_hours_are_divided()
    {
        // Of a million a quarter a quarter goes to grants and a twentieth to infrastructure; the rest pays for 6,000 hours, 600 of administration and 300 of coordination.
        var arm = Arm("coordinated");
        Assert.Equal(0.25, arm.GrantCostShare, 12);
        Assert.Equal(0.05, arm.InfrastructureCostShare, 12);
        Assert.Equal(0.7 * 0.1, arm.AdministrationCostShare, 12);
        Assert.Equal(0.7 * 0.05, arm.CoordinationCostShare, 12);
        Assert.Equal((0, 0), (Arm("fragmented").CoordinationCostShare, Arm("fragmented").InfrastructureCostShare));
        Assert.True(double.IsNaN(Arm("none").CoordinationCostShare));
    }

    [Fact]
    public void Outcomes_of_the_question_are_stocks_at_the_end_and_sums_of_flows_from_the_date_at_which_policies_part()
    {
        var summary = Summarise(5, experiment => experiment with { Outcomes = ["referrals", "exporters", "no_such_outcome", "referrals"] });
        Assert.Equal(MadeUp.PartsAt, summary.OutcomesFrom);
        var arms = summary.Arms.Where(a => a.Labour == LabourClosure.Slack).ToDictionary(a => a.Arm, a => a.Outcomes);
        Assert.All(arms.Values, outcomes => Assert.Equal([("referrals", OutcomeMeasure.Total), ("exporters", OutcomeMeasure.End)], outcomes.Select(o => (o.Outcome, o.Measure))));
        // Six quarters of 30 referrals; the agreement adds 2 + replication a quarter, 2 to 6.
        Assert.Equal((180, 0), (arms["fragmented"][0].Value.Mean, arms["fragmented"][0].Difference.Mean));
        Assert.Equal((204, 24), (arms["coordinated"][0].Value.Mean, arms["coordinated"][0].Difference.Mean));
        Assert.Equal(24 - (2.776445105 * 6 * Math.Sqrt(2.5 / 5)), arms["coordinated"][0].Difference.Low, 7);
        // Without support policies part at the start, and the sums are of the same six quarters all the same.
        Assert.Equal(-180, arms["none"][0].Difference.Mean);
        Assert.Equal((697, -3), (arms["coordinated"][1].Value.Mean, arms["coordinated"][1].Difference.Mean));
        Assert.All(Summary.Arms, arm => Assert.Empty(arm.Outcomes));
    }

    [Fact]
    public void Where_no_policy_parts_the_whole_time_is_summed() =>
        Assert.Equal(0, Parting.First([MadeUp.Plan.Arms[1]], MadeUp.Plan.Arms[1], 10));

    [Fact]
    public void Public_cost_is_compared_pair_by_pair_and_divided_by_the_jobs_that_it_brings()
    {
        Assert.Equal((0, false), (Arm("coordinated").PublicCostDifference!.Value.Mean, Arm("coordinated").PublicCostDifference!.Value.ExcludesZero));
        Assert.Equal(-10_000_000, Arm("none").PublicCostDifference!.Value.Mean);
        Assert.All(Summary.Arms, arm => Assert.True(double.IsNaN(arm.CostPerAdditionalJob)));
        var dearer = Summarise(5, experiment => experiment with { Baseline = "none" }).Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack);
        Assert.Equal(10_000_000, dearer.PublicCostDifference!.Value.Mean);
        Assert.Equal(10_000_000 / 112.0, dearer.CostPerAdditionalJob);
    }

    [Fact]
    public void A_summary_of_the_version_before_still_opens()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(Summary, ResultJson.Options))!.AsObject();
        json["schema_version"] = 2;
        json.Remove("programme_area");
        json.Remove("outcomes_from");
        foreach (var arm in json["arms"]!.AsArray())
        {
            foreach (string key in new[] { "ledgers", "administration_cost_share", "coordination_cost_share", "grant_cost_share", "infrastructure_cost_share", "outcomes", "public_cost_difference", "cost_per_additional_job" }) Assert.True(arm!.AsObject().Remove(key), key);
        }
        var old = JsonSerializer.Deserialize<RunSummary>(json, ResultJson.Options)!;
        Assert.Empty(old.ProgrammeArea);
        Assert.All(old.Arms, arm => Assert.Empty(arm.Ledgers));
        Assert.All(old.Arms, arm => Assert.Empty(arm.Outcomes));
        Assert.All(old.Arms, arm => Assert.Null(arm.PublicCostDifference));
        Assert.All(old.Arms, arm => Assert.True(double.IsNaN(arm.AdministrationCostShare)));
    }

    [Fact]
    public void The_file_of_the_ledger_has_a_row_for_each_line_and_term()
    {
        using var folder = new TemporaryFolder();
        MadeUp.RunIn(folder.Path, MadeUp.Experiment(5));
        string[] rows = File.ReadAllLines(folder.Of(ResultPaths.Ledger));
        Assert.Equal("arm,labour,against,line,area,unit,mean,low,high,firms", rows[0]);
        Assert.Equal(1 + (3 * 2 * (12 + 1 + 9 + 12 + 1)), rows.Length);
        Assert.Contains("coordinated,slack,without_support,supported_in_this_arm_only,inside,jobs,142,140.0367568,143.9632432,20", rows);
        Assert.Contains("coordinated,slack,without_support,deadweight,all,jobs,200,200,200,", rows);
        Assert.Contains("none,slack,without_support,cost_per_net_job,all,currency units,,,,", rows);
        Assert.Contains(rows, row => row.StartsWith("coordinated,binding,baseline,total,all,jobs,12,"));
    }

    [Fact]
    public void Hours_used_are_all_but_the_idle_ones()
    {
        Assert.Equal(0.75, Arm("coordinated").Utilisation);
        // Coordination begins with the agreement, and so do the hours that it is a share of.
        Assert.Equal(0.05, Arm("coordinated").CoordinationShare, 12);
        Assert.True(double.IsNaN(Arm("none").Utilisation));
    }

    [Fact]
    public void A_single_replication_has_no_interval()
    {
        var difference = Summarise(1).Arms.Last().JobsDifference;
        Assert.Equal((10, 1), (difference.Mean, difference.Count));
        Assert.True(double.IsNaN(difference.Low) && double.IsNaN(difference.StandardDeviation));
    }

    [Fact]
    public void A_summary_read_back_is_written_the_same()
    {
        string json = JsonSerializer.Serialize(Summary, ResultJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<RunSummary>(json, ResultJson.Options), ResultJson.Options));
    }

    [Fact]
    public void Effects_list_every_outcome_of_the_whole_and_the_regions()
    {
        using var folder = new TemporaryFolder();
        MadeUp.RunIn(folder.Path, MadeUp.Experiment(5));
        string[] rows = File.ReadAllLines(folder.Of(ResultPaths.Effects));
        Assert.Equal("arm,labour,scope,scope_id,outcome,unit,at,mean,sd,low,high,n", rows[0]);
        Assert.Equal("coordinated,slack,total,all,jobs,jobs,end,12,1.58113883,10.03675684,13.96324316,5", rows.Single(r => r.StartsWith("coordinated,slack,total,all,jobs,jobs,end,")));
        Assert.Contains(rows, row => row.StartsWith("coordinated,binding,region,south,jobs,jobs,mean,7.2,"));
        Assert.Contains(rows, row => row.StartsWith("coordinated,slack,total,all,needs_specialised_within_4,needs,end,99,0,99,99,5"));
    }

    private static RunSummary Summarise(int replications, Func<Experiment, Experiment>? change = null)
    {
        var experiment = (change ?? (e => e))(MadeUp.Experiment(replications));
        var builder = new SummaryBuilder(experiment);
        for (int n = 0; n < replications; n++) builder.Add([.. MadeUp.Runs(experiment.Plan, n).Select(run => run.Observations.Values)]);
        return builder.Build("hash");
    }

    [Fact]
    public void Two_equal_differences_are_no_certainty_and_five_are()
    {
        Assert.False(Statistics.Estimate([-2, -2]).ExcludesZero);
        Assert.True(Statistics.Estimate([-2, -2, -2, -2, -2]).ExcludesZero);
        Assert.True(Statistics.Estimate([-2, -2.01]).ExcludesZero);
    }
}
