using System.Collections.Immutable;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>Arms at equal outlay: money alone does nothing there, and the factors are found alike on any number of threads.</summary>
public class EqualOutlayTests
{
    private const int Date = 8;

    // Grants do much in this world and firms ask for far more than there is, so that three times the money moves jobs in every run.
    [Theory]
    [InlineData("richer")]
    [InlineData("added")]
    public void An_arm_that_only_adds_money_has_no_effect_at_equal_outlay(string arm)
    {
        var summary = Run(matching: true);
        var found = summary.Arms.Single(a => a.Arm == arm);
        Assert.True(found.JobsDifference.Low > 0, $"As it is: {found.JobsDifference}.");
        Assert.True(IsWithinItsError(found), $"At equal outlay: {found.EqualOutlay!.Jobs}, {found.EqualOutlay.JobYears} job-years.");
        Assert.Equal(OutlayGap.None, found.EqualOutlay!.Gap);
        Assert.InRange(Math.Abs(found.EqualOutlay.OutlayDifferenceShare), 0, MoneyTwin.Tolerance);
        Assert.True(found.EqualOutlay.IsMatched);
    }

    [Fact]
    public void The_test_above_catches_a_twin_that_is_not_matched()
    {
        foreach (string arm in new[] { "richer", "added" })
        {
            var found = Run(matching: false).Arms.Single(a => a.Arm == arm);
            Assert.False(IsWithinItsError(found));
            Assert.False(found.EqualOutlay!.IsMatched);
        }
    }

    // The intervals hold zero, or, where twin and baseline hardly differ in any replication, what is left is as small a share of the effect of
    // the money as the matching promises of the money itself: the line between arm and twin is not quite straight.
    private static bool IsWithinItsError(ArmSummary found) =>
        IsZero(found.EqualOutlay!.Jobs, found.JobsDifference) && IsZero(found.EqualOutlay.JobYears, found.AgainstBaseline!.JobYears);

    private static bool IsZero(Estimate equal, Estimate asItIs) => !equal.ExcludesZero || Math.Abs(equal.Mean) <= MoneyTwin.Tolerance * Math.Abs(asItIs.Mean);

    // The outcome is a hundredth of the money, plus 3 and a half for the policy, in replications whose outlays differ by more than the matching can know.
    [Theory]
    [InlineData(1.00, true)]
    [InlineData(0.97, true)]
    [InlineData(1.03, true)]
    [InlineData(1.10, false)]
    public void What_the_matching_has_left_is_taken_off_at_the_price_of_the_arm_and_its_twin(double factor, bool isEqual)
    {
        double[] baseline = [1000, 1040, 980, 1010], arm = [.. baseline.Select(c => c * 1.5)], twin = [.. baseline.Select((c, i) => (c * factor) + (i - 1.5))];
        OutlayInterpolation outlay = new(arm, twin, baseline);
        Assert.Equal(isEqual, outlay.IsEqual);
        Assert.Equal(factor - 1, outlay.Share, 12);
        var found = outlay.Of(Outcome(arm, 3.5), Outcome(twin, 3.5), Outcome(baseline, 0));
        Assert.Equal(3.5, found.Mean, 12);
        Assert.InRange(found.StandardDeviation, 0, 1e-12);
        // Without it the money that is left would pass for an effect of the policy.
        if (factor != 1) Assert.NotEqual(3.5, Statistics.Estimate([.. Outcome(twin, 3.5).Zip(Outcome(baseline, 0), (a, b) => a - b)]).Mean, 1);

        static double[] Outcome(double[] money, double policy) => [.. money.Select(m => policy + (m / 100))];
    }

    [Fact]
    public void Nothing_is_taken_off_where_the_arm_and_its_twin_spend_alike()
    {
        double[] baseline = [1000, 1000], arm = [1021, 1019], twin = [1020, 1020];
        OutlayInterpolation outlay = new(arm, twin, baseline);
        Assert.False(outlay.IsEqual);
        Assert.Equal(5, outlay.Of([80, 90], [5, 5], [0, 0]).Mean);
        Assert.True(new OutlayInterpolation(arm, [1004, 1004], baseline).IsEqual);
    }

    [Fact]
    public void Factors_are_the_same_on_any_number_of_threads_and_with_any_blocks()
    {
        var experiment = Experiment(4);
        var one = MoneyMatcher.Find(experiment, 1)!.Value;
        Assert.Equal(one.AsEnumerable(), MoneyMatcher.Find(experiment, 3)!.Value);
        Assert.Equal(one.AsEnumerable(), MoneyMatcher.Find(experiment with { Plan = experiment.Plan with { BlockSize = 17 } }, 2)!.Value);
        Assert.InRange(one.Single(m => m.Arm == "richer").GrantScale, 0.3, 0.4);
    }

    [Fact]
    public void A_twin_is_its_arm_until_both_part_from_the_baseline_and_the_same_alone()
    {
        var experiment = MoneyTwin.With(Experiment(2), [new("richer", "richer@equal-outlay", 0.5, 0, 0, OutlayGap.None), new("added", "added@equal-outlay", 1, 0, 0, OutlayGap.None)]);
        var plan = experiment.Plan;
        var runs = Tables(plan);
        Assert.Equal(Date, Parting.Quarter(plan.Arms[1], plan.Arms[3], plan.Quarters));
        Assert.Equal(Date, First(runs[1], runs[3]));
        Assert.Equal(Date, First(runs[0], runs[3]));
        // With the factor 1 a twin is its arm.
        Assert.Equal(-1, First(runs[2], runs[4]));
        Assert.Equal(-1, First(runs[3], Tables(plan with { Arms = [plan.Arms[3]] })[0]));
    }

    [Fact]
    public void Only_arms_with_support_that_part_from_the_baseline_have_twins_and_the_hash_of_inputs_tells_them()
    {
        var made = MadeUp.Experiment();
        var twins = MoneyTwin.AddTo(made with { Plan = made.Plan with { Arms = [.. made.Plan.Arms, new("same", "Same", int.MaxValue, [])] } });
        Assert.Equal(["coordinated@equal-outlay"], twins.Twins.Select(t => t.Twin));
        // However many replications are asked for: they are no input.
        Assert.Equal(MoneyTwin.PilotReplications, twins.Pilots);
        Assert.NotEqual(made.InputsHash, MoneyTwin.AddTo(made).InputsHash);
        // The factors follow from the inputs and are no part of their hash.
        Assert.Equal(MoneyTwin.AddTo(made).InputsHash, MoneyTwin.With(MoneyTwin.AddTo(made), [new("coordinated", "coordinated@equal-outlay", 0.5, 1, 1, OutlayGap.None)]).InputsHash);
        // The answer speaks of the last arm that a scenario names, never of a twin.
        Assert.Equal("same", twins.MainArm);
    }

    // Hours cost 1,000 in each arm; the baseline gives 500 in grants.
    public static TheoryData<string, double, OutlayGap> Shapes => new()
    {
        { "all of it is spent", 500 / 800.0, OutlayGap.None },
        { "there are few applications", 500 / 2000.0, OutlayGap.None },
        { "in whole grants", 500 / 800.0, OutlayGap.None },
        { "spends less and could spend more", 2, OutlayGap.None },
        { "spends less and cannot spend more", 1, OutlayGap.GrantsNotAbsorbed },
        { "costs more without grants", 0, OutlayGap.MoreThanGrants },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void The_factor_is_found_whatever_the_outlay_does_or_it_is_said_why_not(string shape, double factor, OutlayGap gap)
    {
        long Grants(double scale) => shape switch
        {
            "all of it is spent" => (long)(800_000 * scale),
            "there are few applications" => (long)Math.Min(2_000_000 * scale, 700_000),
            "in whole grants" => (long)(800 * scale) / 4 * 4 * 1000,
            "spends less and could spend more" => (long)(250_000 * scale),
            "spends less and cannot spend more" => 450_000,
            _ => (long)(800_000 * scale),
        };
        long hours = shape == "costs more without grants" ? 1_600_000 : 1_000_000;
        int rounds = 0;
        var experiment = MoneyTwin.AddTo(MadeUp.Experiment());
        var match = Assert.Single(MoneyMatcher.Find(experiment, (plan, numbers) =>
        {
            rounds++;
            int n = numbers.Length;
            return [.. plan.Arms.Select(arm => arm.Id == "fragmented" ? new MoneyMatcher.Outlay(n * 1_500_000L, n * 500_000L) : new MoneyMatcher.Outlay(n * (hours + Grants(arm.GrantScale)), n * Grants(arm.GrantScale)))];
        })!.Value);
        Assert.Equal(gap, match.Gap);
        Assert.InRange(match.GrantScale, factor * 0.99, factor * 1.01);
        if (gap == OutlayGap.None) Assert.InRange(match.Outlay, 1_500_000 * (1 - MoneyTwin.Tolerance), 1_500_000 * (1 + MoneyTwin.Tolerance));
        Assert.InRange(rounds, 1, 12);
    }

    // In the first four pilots the baseline spends 1,500,000 each, in the sixteen after them 1,550,000.
    [Fact]
    public void More_pilots_correct_what_the_few_have_found()
    {
        var experiment = MoneyTwin.AddTo(MadeUp.Experiment());
        var match = Assert.Single(MoneyMatcher.Find(experiment, (plan, numbers) =>
        [
            .. plan.Arms.Select(arm => arm.Id == "fragmented"
                ? new MoneyMatcher.Outlay(numbers.Sum(n => n < 4 ? 1_500_000 : 1_550_000), 1)
                : new MoneyMatcher.Outlay((long)(numbers.Length * (1_000_000 + (800_000 * arm.GrantScale))), (long)(numbers.Length * 800_000 * arm.GrantScale))),
        ])!.Value);
        Assert.Equal((1_540_000, OutlayGap.None), (match.BaselineOutlay, match.Gap));
        Assert.Equal(540_000 / 800_000.0, match.GrantScale, 3);
    }

    [Fact]
    public void A_folder_goes_on_with_the_factors_that_its_manifest_names()
    {
        string folder = Directory.CreateTempSubdirectory("ecosim-test-").FullName;
        try
        {
            var asked = Experiment(2);
            var experiment = MoneyTwin.With(asked, [new("richer", "richer@equal-outlay", 0.6667, 1, 1, OutlayGap.None), new("added", "added@equal-outlay", 0.7, 1, 1, OutlayGap.None)]);
            using (ResultStore.Open(experiment, folder, MadeUp.Settings))
            {
            }
            var again = MoneyTwin.As(StoredResults.OpenManifest(folder), asked);
            Assert.Equal(experiment.Matches.AsEnumerable(), again.Matches);
            Assert.Equal(experiment.Plan.Arms.Select(a => (a.GrantScale, a.GrantScaleFrom)), again.Plan.Arms.Select(a => (a.GrantScale, a.GrantScaleFrom)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RunSummary Run(bool matching)
    {
        var experiment = Experiment(MoneyTwin.PilotReplications);
        var matches = matching
            ? MoneyMatcher.Find(experiment, 2)!.Value
            : [.. experiment.Twins.Select(t => new MoneyMatch(t.Arm, t.Twin, 1, 0, 0, OutlayGap.NotFound))];
        experiment = MoneyTwin.With(experiment, matches);
        var builder = new SummaryBuilder(experiment);
        foreach (int number in experiment.Replications) builder.Add([.. Tables(experiment.Plan, number).Select(t => t.Values)]);
        return builder.Build("");
    }

    /// <summary>A baseline, an arm with three times the grant money, and one to which an agreement adds money and nothing else.</summary>
    private static Experiment Experiment(int replications)
    {
        var plan = ScenarioLoader.Load(Repository.Scenario("small-world")).Scenario!.BuildPlan(new() { Quarters = 20 });
        ImmutableArray<double> mix = [0.1, 0.5, 0.2, 0.05, 0.05, 0.05, 0.05];
        var system = plan.System with
        {
            Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = mix })],
            Providers = [.. plan.System.Providers.Select(p => p with { GrantBudgetPerYear = p.GrantBudgetPerYear / 5 })],
        };
        var money = new AgreementSpec("money", Date, 0, false, Secretariat.None, 0, [.. system.Providers.Select(_ => true)], [new(Lever.PolicyDialogue, 0)])
        {
            AddsMoney = [new(Lever.PolicyDialogue, system.Providers.Sum(p => p.GrantBudgetPerYear) * 2)],
        };
        plan = plan with
        {
            System = system,
            Parameters = plan.Parameters with
            {
                Delivery = plan.Parameters.Delivery with { Finance = 0.8 },
                Finance = plan.Parameters.Finance with { MedianProject = 200_000 },
            },
            Arms =
            [
                new("fragmented", "Fragmented", int.MaxValue, []),
                new("richer", "Three times the grants", int.MaxValue, []) { GrantScale = 3, GrantScaleFrom = Date },
                new("added", "Money added", int.MaxValue, [money]),
            ],
            Closures = [LabourClosure.Slack],
            Baseline = "fragmented",
            WithoutSupport = null,
        };
        return MoneyTwin.AddTo(MadeUp.Experiment(replications) with { Plan = plan, WithoutSupport = null });
    }

    private static ObservationTable[] Tables(ExperimentPlan plan, int number = 0)
    {
        var replication = new Replication(plan, number);
        while (replication.Advance())
        {
        }
        return [.. replication.Runs.Select(r => r.Observations)];
    }

    /// <summary>First quarter in which a value differs that is not of the future; -1 if none.</summary>
    private static int First(ObservationTable a, ObservationTable b)
    {
        int first = -1;
        for (int q = a.Quarters - 1; q >= 0; q--)
        {
            for (int s = 0; s < a.Series.Length; s++)
            {
                if (a[q, s] != b[q, s] && a.Series[s].Scope != Scope.Ledger && !a.Series[s].Outcome.StartsWith("needs_", StringComparison.Ordinal)) first = q;
            }
        }
        return first;
    }
}
