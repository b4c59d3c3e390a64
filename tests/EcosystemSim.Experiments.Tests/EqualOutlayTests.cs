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
[Trait("Category", "Slow")]
public class EqualOutlayTests
{
    private const int Date = 8;

    // Grants do much in this world and firms ask for far more than there is, so that more money, and money that comes early, moves jobs in every run.
    [Theory]
    [InlineData("added")]
    [InlineData("early")]
    public void An_arm_that_only_adds_money_has_no_effect_at_equal_outlay(string arm)
    {
        var found = Run(matching: true).Arms.Single(a => a.Arm == arm);
        Assert.True(found.AgainstBaseline!.JobYears.Low > 0, $"As it is: {found.AgainstBaseline.JobYears}.");
        Assert.True(IsWithinItsError(found), $"At equal outlay: {found.EqualOutlay!.Jobs}, {found.EqualOutlay.JobYears} job-years; outlay {found.EqualOutlay.OutlayDifferenceShare}.");
        Assert.Equal((true, OutlayGap.None), (found.EqualOutlay!.IsMatched, found.EqualOutlay.Gap));
        Assert.InRange(Math.Abs(found.EqualOutlay.OutlayDifferenceShare), 0, MoneyTwin.Tolerance);
        // In each year, and not in the sum alone; agencies of this small world wait for the next whole grant.
        double yearly = found.PublicCost / found.EqualOutlay.OutlayByYear.Length;
        Assert.All(found.EqualOutlay.OutlayByYear, year => Assert.InRange(Math.Abs(year), 0, 4 * MoneyTwin.Tolerance * yearly));
    }

    [Theory]
    [InlineData("added")]
    [InlineData("early")]
    public void The_test_above_catches_a_twin_that_is_not_matched(string arm)
    {
        var found = Run(matching: false).Arms.Single(a => a.Arm == arm);
        Assert.False(IsWithinItsError(found));
        Assert.False(found.EqualOutlay!.IsMatched);
    }

    // The intervals hold zero, or what is left is as small a share of the effect of the money as the matching promises of the money itself.
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
        var found = Statistics.Estimate(outlay.Values(Beyond(arm), Beyond(twin)));
        Assert.Equal(3.5, found.Mean, 12);
        Assert.InRange(found.StandardDeviation, 0, 1e-12);
        // Without it the money that is left would pass for an effect of the policy.
        if (factor != 1) Assert.NotEqual(3.5, Statistics.Estimate(Beyond(twin)).Mean, 1);

        double[] Beyond(double[] money) => [.. money.Zip(baseline, (own, other) => 3.5 + ((own - other) / 100))];
    }

    // A twin that falls short by 1.4 % of an arm that spends 0.6 % too much: the baseline lies between the two, and each is wrong alone.
    [Fact]
    public void Between_the_arm_and_its_twin_a_short_line_is_enough()
    {
        double[] baseline = [1000, 1040, 980, 1010], arm = [1006, 1046.5, 985.5, 1016], twin = [986, 1025.5, 966.5, 996];
        OutlayInterpolation outlay = new(arm, twin, baseline);
        Assert.True(outlay.IsEqual);
        Assert.Equal(3.5, Statistics.Mean(outlay.Values(Beyond(arm), Beyond(twin))), 12);
        // Where the two cannot be told apart, there is no line; where both fall short, it would lead beyond them.
        Assert.False(new OutlayInterpolation([1046, 1006, 1020, 952], twin, baseline).IsEqual);
        Assert.False(new OutlayInterpolation([.. twin.Select(t => t + 6)], twin, baseline).IsEqual);

        double[] Beyond(double[] money) => [.. money.Zip(baseline, (own, other) => 3.5 + ((own - other) / 100))];
    }

    [Fact]
    public void Nothing_is_taken_off_where_the_arm_and_its_twin_spend_alike()
    {
        double[] baseline = [1000, 1000], arm = [1021, 1019], twin = [1020, 1020];
        OutlayInterpolation outlay = new(arm, twin, baseline);
        Assert.False(outlay.IsEqual);
        Assert.Equal(5, Statistics.Mean(outlay.Values([80, 90], [5, 5])));
        Assert.True(new OutlayInterpolation(arm, [1004, 1004], baseline).IsEqual);
    }

    [Fact]
    public void A_twin_is_its_arm_until_both_part_from_the_baseline_and_changes_nothing_there()
    {
        var plan = Experiment(1).Plan;
        int arm = 1, twin = plan.Arms.IndexOf(plan.Arms.Single(a => a.Id == "added@equal-outlay"));
        var runs = Tables(plan);
        Assert.Equal(Date, Parting.Quarter(plan.Arms[arm], plan.Arms[twin], plan.Quarters));
        Assert.Equal(Date, First(runs[arm], runs[twin]));
        Assert.Equal(Date, First(runs[0], runs[twin]));
        Assert.Equal(-1, First(runs[0], Tables(plan with { Arms = [plan.Arms[0]] })[0]));
        Assert.Equal(-1, First(runs[twin], Tables(plan with { Arms = [plan.Arms[0], plan.Arms[twin]], BlockSize = 17 })[1]));
    }

    [Fact]
    public void Only_arms_with_support_that_part_from_the_baseline_have_twins_and_the_hash_of_inputs_tells_them()
    {
        var made = MadeUp.Experiment();
        var twins = MoneyTwin.AddTo(made with { Plan = made.Plan with { Arms = [.. made.Plan.Arms, new("same", "Same", int.MaxValue, [])] } });
        Assert.Equal(["coordinated@equal-outlay"], twins.Twins.Select(t => t.Twin));
        Assert.Equal(("fragmented", MadeUp.PartsAt), (twins.Plan.Arms[^1].SpendsLike, twins.Plan.Arms[^1].SpendsLikeFrom));
        Assert.NotEqual(made.InputsHash, MoneyTwin.AddTo(made).InputsHash);
        // The answer speaks of the last arm that a scenario names, never of a twin.
        Assert.Equal("same", twins.MainArm);
    }

    [Fact]
    public void What_an_arm_has_beyond_its_basis_is_told_at_the_outlay_of_the_baseline_for_both()
    {
        var experiment = Experiment(6);
        var summary = Run(experiment with { BasedOn = experiment.BasedOn.Add("added", "early") });
        var (added, early) = (summary.Arms.Single(a => a.Arm == "added").EqualOutlay!, summary.Arms.Single(a => a.Arm == "early").EqualOutlay!);
        Assert.Equal(added.JobYears.Mean - early.JobYears.Mean, added.JobYearsBeyondBasis!.Value.Mean, 9);
        Assert.Null(early.JobYearsBeyondBasis);
    }

    private static RunSummary Run(bool matching)
    {
        var experiment = Experiment(20);
        // The broken twin is its arm as it is.
        return Run(matching ? experiment : experiment with { Plan = experiment.Plan with { Arms = [.. experiment.Plan.Arms.Select(arm => arm with { SpendsLike = null, SpendsLikeFrom = 0 })] } });
    }

    private static RunSummary Run(Experiment experiment)
    {
        var builder = new SummaryBuilder(experiment);
        foreach (int number in experiment.Replications) builder.Add(number, [.. Tables(experiment.Plan, number).Select(t => t.Values)]);
        return builder.Build("");
    }

    /// <summary>A baseline, an arm to which an agreement adds money and nothing else, and one to which it adds it in its first year alone.</summary>
    private static Experiment Experiment(int replications)
    {
        var plan = ScenarioLoader.Load(Repository.Scenario("small-world")).Scenario!.BuildPlan(new() { DrawParameters = false, Quarters = 20 });
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
                Finance = plan.Parameters.Finance with { MedianProject = 100_000 },
            },
            Arms =
            [
                new("fragmented", "Fragmented", int.MaxValue, []),
                new("added", "Money added", int.MaxValue, [money]),
                new("early", "Money added in a year", int.MaxValue, [money with { Until = Date + 3 }]),
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
