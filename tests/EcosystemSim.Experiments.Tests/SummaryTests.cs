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
        var net = arm.AgainstWithoutSupport!;
        Assert.Equal(("none", 112, 112, 10_000_000), (net.Other, net.Jobs.Mean, net.JobsAtEnd.Mean, net.PublicCost.Mean));
        Assert.Equal(10_000_000 / 112.0, net.CostPerJob.Value);
        Assert.Equal(RatioEstimate.None, Arm("none").AgainstWithoutSupport!.CostPerJob);
    }

    [Fact]
    public void Job_years_sum_the_paired_differences_of_the_quarters_over_four()
    {
        // Six quarters of 10 + replication jobs, 10 to 14; against none, 100 more in each of ten.
        var beyond = Arm("coordinated").AgainstBaseline!;
        Assert.Equal(12 * 6 / 4.0, beyond.JobYears.Mean, 12);
        Assert.Equal(Math.Sqrt(2.5) * 6 / 4, beyond.JobYears.StandardDeviation, 12);
        Assert.Equal((12 * 6 / 4.0) + (100 * 10 / 4.0), Arm("coordinated").AgainstWithoutSupport!.JobYears.Mean, 12);
        Assert.Equal(new Estimate(0, 0, 0, 0, 5), Arm("fragmented").AgainstBaseline.JobYears);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.035)]
    [InlineData(0.1)]
    public void Present_values_count_a_year_later_less_by_the_rate(double rate)
    {
        // By the sum of a geometric series: quarters 4 to 9 of 12 jobs, and a million a quarter from 0 to 9.
        var summary = Summarise(5, experiment => experiment with { Appraisal = new(2017, rate, double.NaN) });
        var arm = summary.Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack);
        double v = Math.Pow(1 + rate, -0.25), jobs = rate == 0 ? 6 : (Math.Pow(v, 4) - Math.Pow(v, 10)) / (1 - v), all = rate == 0 ? 10 : (1 - Math.Pow(v, 10)) / (1 - v);
        Assert.Equal(12 / 4.0 * jobs, arm.AgainstBaseline.JobYearsPresent.Mean, 10);
        Assert.Equal(1_000_000 * all, arm.AgainstWithoutSupport!.PublicCostPresent.Mean, 5);
        Assert.Equal(1_000_000 * all / ((12 * jobs / 4) + (100 * all / 4)), arm.AgainstWithoutSupport.CostPerJobYear.Value, 6);
        Assert.Equal((2017, rate), (summary.PriceYear, summary.DiscountRate));
        Assert.Equal(0, arm.AgainstBaseline.ValueAddedPresent.Count);     // not priced
    }

    [Fact]
    public void Value_added_is_priced_so_that_a_job_of_the_baseline_gives_what_the_seeds_state_in_the_first_quarter()
    {
        var summary = Summarise(5, experiment => experiment with { Outcomes = ["value_added"], Appraisal = new(2017, 0.035, 800_000) });
        var baseline = summary.Arms.Single(a => a.Arm == "fragmented" && a.Labour == LabourClosure.Slack);
        var unpriced = Summarise(5, experiment => experiment with { Outcomes = ["value_added"] }).Arms.Single(a => a.Arm == "fragmented" && a.Labour == LabourClosure.Slack);
        var (priced, plain) = (baseline.Outcomes[0], unpriced.Outcomes[0]);
        Assert.Equal(("currency units a year", "output of a mean job"), (priced.Unit, plain.Unit));
        Tally tally = FirstQuarterOf("fragmented");
        Assert.Equal(800_000 * tally.Mean(Column("jobs"), 0) / tally.Mean(Column("value_added"), 0), priced.Value.Mean / plain.Value.Mean, 6);
    }

    [Fact]
    public void Stocks_are_told_at_the_headline_quarter_and_the_end_is_kept()
    {
        // Exporters fall by 3 where policies part, in quarter 4; jobs grow there.
        var summary = Summarise(5, experiment => experiment with { Headline = 3, Outcomes = ["exporters", "high_growth_firms"] });
        var arm = summary.Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack);
        Assert.Equal(3, summary.Headline);
        Assert.Equal((0, 0, 12), (arm.JobsDifference.Mean, arm.AgainstBaseline.Jobs.Mean, arm.AgainstBaseline.JobsAtEnd.Mean));
        Assert.Equal((100, 112), (arm.NetJobs.Mean, arm.AgainstWithoutSupport!.JobsAtEnd.Mean));
        Assert.Equal((OutcomeMeasure.Headline, 700, 0), (arm.Outcomes[0].Measure, arm.Outcomes[0].Value.Mean, arm.Outcomes[0].Difference.Mean));
        Assert.All(arm.Regions, region => Assert.Equal((0, 12), (region.JobsDifference.Mean, region.JobsDifferenceAtEnd!.Value.Mean)));
        // What is paid after a date cannot have made the jobs of that date.
        Assert.Equal(4_000_000 / 100.0, arm.AgainstWithoutSupport.CostPerJob.Value);
        Assert.Equal(12, arm.Ledgers.Single(l => l.Against == "baseline").Total.Mean);
        Assert.Equal(Arm("coordinated").JobsDifference, summary.Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack).AgainstBaseline.JobsAtEnd);
    }

    [Fact]
    public void The_twin_at_equal_outlay_has_the_comparison_of_an_arm_and_is_none()
    {
        var arms = MadeUp.Plan.Arms.Add(MadeUp.Plan.Arms[2] with { Id = "coordinated@equal-outlay" });
        var summary = Summarise(5, experiment => experiment with
        {
            Plan = experiment.Plan with { Arms = arms },
            Twins = [new("coordinated", "coordinated@equal-outlay")],
        });
        var arm = summary.Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack);
        // The made-up economy gives a twin what its arm has.
        Assert.Equal(12 * 6 / 4.0, arm.EqualOutlay!.Twin.AgainstBaseline.JobYears.Mean, 12);
        Assert.Equal((arm.EqualOutlay.Twin.AgainstBaseline.JobYears, arm.EqualOutlay.Twin.AgainstBaseline.Jobs), (arm.EqualOutlay.JobYears, arm.EqualOutlay.Jobs));
        Assert.DoesNotContain(summary.Arms, a => EqualMoney.MoneyTwin.Is(a.Arm));
        Assert.Null(Arm("coordinated").EqualOutlay);
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
        Assert.Equal((342, 200, 142), (terms.ChangeSinceFirstSupport.Mean, terms.ChangeWithoutSupport.Mean, terms.Supported.Mean));
        Assert.Equal((-25, -5, 0, 112), (terms.Displacement.Mean, terms.Leakage.Mean, terms.ExistsInOneOnly.Mean, terms.Net.Mean));
        Assert.Equal(0, terms.ChangeWithoutSupport.StandardDeviation);    // paired: what varies in the change and in support alike is not in it
        Assert.Equal((10_000_000, Arm("coordinated").AgainstWithoutSupport!.CostPerJob), (terms.Cost.Mean, terms.CostPerJob));
        Assert.Null(Arm("coordinated").Ledgers.Single(l => l.Against == "baseline").Terms);
    }

    [Fact]
    public void One_replication_gives_a_ratio_without_an_interval()
    {
        var cost = Summarise(1).Arms.Last().AgainstWithoutSupport!.CostPerJob;
        Assert.Equal((10_000_000 / 110.0, RatioBound.None), (cost.Value, cost.Bound));
        Assert.True(double.IsNaN(cost.Low) && double.IsNaN(cost.High));
    }

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
        Assert.All(arms.Values, outcomes => Assert.Equal([("referrals", OutcomeMeasure.Total), ("exporters", OutcomeMeasure.Headline)], outcomes.Select(o => (o.Outcome, o.Measure))));
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
        Assert.Equal((0, false), (Arm("coordinated").PublicCostDifference.Mean, Arm("coordinated").PublicCostDifference.ExcludesZero));
        Assert.Equal(-10_000_000, Arm("none").PublicCostDifference.Mean);
        var dearer = Summarise(5, experiment => experiment with { Baseline = "none" }).Arms.Single(a => a.Arm == "coordinated" && a.Labour == LabourClosure.Slack);
        Assert.Equal(10_000_000, dearer.PublicCostDifference.Mean);
        Assert.Equal(10_000_000 / 112.0, dearer.AgainstBaseline.CostPerJob.Value);
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
        Assert.Contains("coordinated,slack,without_support,change_without_support,all,jobs,200,200,200,", rows);
        Assert.Contains("none,slack,without_support,cost_per_job,all,currency units,,,,", rows);
        Assert.Contains(rows, row => row.StartsWith("coordinated,binding,baseline,total,all,jobs,12,"));
        string[] cost = rows.Single(row => row.StartsWith("coordinated,slack,without_support,cost_per_job,")).Split(',');
        Assert.Equal(10_000_000 / 113.9632432, double.Parse(cost[7], System.Globalization.CultureInfo.InvariantCulture), 0.1);   // the cost is certain, so the ends are those of the jobs
        Assert.Equal(10_000_000 / 110.0367568, double.Parse(cost[8], System.Globalization.CultureInfo.InvariantCulture), 0.1);
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

    private static int Column(string outcome) =>
        new SeriesIndex(EcosystemSim.Model.Observation.SeriesCatalogue.For(MadeUp.System)).Find(EcosystemSim.Model.Observation.Scope.Total, "all", outcome);

    /// <summary>Five replications of an arm under slack labour.</summary>
    private static Tally FirstQuarterOf(string arm)
    {
        var series = EcosystemSim.Model.Observation.SeriesCatalogue.For(MadeUp.System);
        var tally = new Tally([Column("jobs"), Column("value_added")], [], [], series, MadeUp.Plan.Quarters, 0);
        int run = MadeUp.Experiment().Run(MadeUp.Experiment().ArmIndex(arm), 0);
        for (int n = 0; n < 5; n++)
        {
            long[] values = MadeUp.Runs(MadeUp.Plan, n)[run].Observations.Values;
            tally.Add(values, values);
        }
        return tally;
    }

    internal static RunSummary Summarise(int replications, Func<Experiment, Experiment>? change = null)
    {
        var experiment = (change ?? (e => e))(MadeUp.Experiment(replications));
        var builder = new SummaryBuilder(experiment);
        for (int n = 0; n < replications; n++) builder.Add(n, [.. MadeUp.Runs(experiment.Plan, n).Select(run => run.Observations.Values)]);
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
