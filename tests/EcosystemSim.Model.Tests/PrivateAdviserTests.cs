using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Steps;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Model.Tests;

/// <summary>Private advisers: doors with a price, beside public support and without it.</summary>
public class PrivateAdviserTests
{
    private const double Price = 30_000;

    private static readonly ImmutableArray<ArmSpec> Arms = [new("none", "None", 2, []), LeverWorld.Fragmented];

    private static ModelParameters With(Func<PrivateAdviceParameters, PrivateAdviceParameters> change) =>
        TestParameters.Default with { PrivateAdvice = change(TestParameters.Default.PrivateAdvice) };

    /// <summary>The small world with private advisers in both regions, who have help for every need but innovation; public hours for few.</summary>
    private static ExperimentPlan Plan(ModelParameters? parameters = null, double price = Price, int firms = 4000, int quarters = 12)
    {
        var plan = LeverWorld.Plan(Arms, hours: 6, parameters: parameters, firms: firms, quarters: quarters);
        ImmutableArray<bool> all = [true, true, true];
        NeedType[] needs = [.. Enum.GetValues<NeedType>().Where(n => n != NeedType.InnovationCollaboration)];
        var doors = Enumerable.Range(0, 2).Select(r => new ProviderSpec(
            $"private-{r}", "Private", ProviderKind.PrivateAdviser, r, -1, 0, 0, [r == 0, r == 1], [.. needs.Select(n => TestWorld.Special(n, all, 0) with { Price = price })]));
        return plan with { System = plan.System with { Providers = [.. plan.System.Providers, .. doors] } };
    }

    private static ObservationTable[] Tables(ExperimentPlan plan) => [.. ResultHash.Run(plan).Runs.Select(r => r.Observations)];

    private static long Sum(ObservationTable table, string outcome) => LeverWorld.Sum(table, outcome);

    private static long Value(ObservationTable table, int quarter, string outcome) => LeverWorld.Value(table, quarter, outcome);

    [Fact]
    public void What_firms_pay_is_the_price_of_each_case_and_no_public_cost()
    {
        foreach (var t in Tables(Plan()))
        {
            Assert.True(Sum(t, Outcomes.CasesPrivate) > 50);
            Assert.Equal((long)Price * Sum(t, Outcomes.CasesPrivate), Sum(t, Outcomes.PrivateFees));
            for (int q = 0; q < t.Quarters; q++)
            {
                long hours = (long)(Value(t, q, Outcomes.HoursCapacity) * TestParameters.Default.Governance.CostPerHour / 60);
                Assert.Equal(hours + Value(t, q, Outcomes.GrantsPaid), Value(t, q, Outcomes.PublicCost));
            }
        }
    }

    [Fact]
    public void They_stay_when_public_support_ends_and_no_firm_they_help_counts_as_supported()
    {
        var t = Tables(Plan())[0];
        for (int q = 2; q < t.Quarters; q++)
        {
            Assert.True(Value(t, q, Outcomes.CasesPrivate) > 0);
            foreach (string outcome in new[] { Outcomes.PublicCost, Outcomes.HoursCapacity, Outcomes.HoursIntake, Outcomes.HoursSpecialised, Outcomes.CasesSpecialised, Outcomes.CasesGeneric, Outcomes.Visits, Outcomes.Referrals, Outcomes.NeedsHelped, Outcomes.FirmsHelped, Outcomes.FirmsFirstHelped })
                Assert.True(Value(t, q, outcome) == 0, outcome);
        }
    }

    [Fact]
    public void Needs_they_help_with_are_a_part_of_those_solved_without_public_help_and_every_need_is_accounted_for()
    {
        foreach (var t in Tables(Plan()))
        {
            for (int q = 0; q < t.Quarters - 4; q++)
            {
                long bought = Value(t, q, Outcomes.NeedsWithin(Outcomes.PrivateFate, 4));
                Assert.InRange(bought, 1, Value(t, q, Outcomes.NeedsWithin("alone", 4)));
                long ended = Outcomes.FateNames.Sum(f => Value(t, q, Outcomes.NeedsWithin(f, 4)));
                Assert.InRange(ended, 0.4 * Value(t, q, Outcomes.NeedsArisen), Value(t, q, Outcomes.NeedsArisen));
            }
        }
    }

    // They stand behind the last door, so that without them no draw is another.
    [Fact]
    public void Whom_nobody_knows_and_nobody_names_changes_nothing()
    {
        var unknown = Plan(With(p => p with { Awareness = 0, Knowledge = 0 }));
        var without = unknown with { System = unknown.System with { Providers = unknown.System.Providers.RemoveRange(8, 2) } };
        var (a, b) = (Tables(unknown), Tables(without));
        foreach (var (with, other) in a.Zip(b))
        {
            // Without support a need can end in its week rather than at the end of the quarter, by when its firm has another size: fates are the same.
            bool all = with == a[1];
            for (int i = 0; i < with.Series.Length; i++)
            {
                if (with.Series[i].Scope != Scope.Total || (!all && !with.Series[i].Outcome.StartsWith("needs_", StringComparison.Ordinal))) continue;
                int same = other.Series.IndexOf(with.Series[i]);
                for (int q = 0; q < with.Quarters; q++) Assert.True(with[q, i] == other[q, same] || with.Series[i].Outcome == Outcomes.Commitment, with.Series[i].Outcome);
            }
        }
        Assert.NotEqual(Sum(Tables(Plan())[1], Outcomes.Jobs), Sum(a[1], Outcomes.Jobs));
    }

    [Fact]
    public void Fewer_firms_pay_a_higher_price_whether_they_choose_it_themselves_or_are_sent()
    {
        long Cases(double price, int arm) => Sum(Tables(Plan(price: price))[arm], Outcomes.CasesPrivate);
        foreach (int arm in new[] { 0, 1 })
        {
            Assert.True(Cases(5_000, arm) > Cases(30_000, arm));
            Assert.True(Cases(30_000, arm) > Cases(90_000, arm));
        }
        var p = TestParameters.Default.PrivateAdvice;
        Assert.Equal(Math.Exp(-1), S4Triage.Willingness(p.WillingPrice, 1, p), 5);
        Assert.True(S4Triage.Willingness(30_000, 20, p) > S4Triage.Willingness(30_000, 2, p));
        Assert.True(S4Triage.Willingness(30_000, 2, p) > S4Triage.Willingness(60_000, 2, p));
    }

    [Fact]
    public void Who_thinks_of_them_first_sends_most_firms_there_and_who_does_not_know_them_none()
    {
        ObservationTable Fragmented(double knowledge, double first) => Tables(Plan(With(p => p with { Knowledge = knowledge, FirstShare = first, Awareness = 0 })))[1];
        double Share(ObservationTable t) => Sum(t, Outcomes.ReferralsPrivate) / (double)Sum(t, Outcomes.Referrals);
        Assert.Equal(0, Sum(Fragmented(0, 1), Outcomes.ReferralsPrivate));
        Assert.Equal(0, Sum(Fragmented(0, 1), Outcomes.CasesPrivate));
        Assert.True(Share(Fragmented(1, 1)) > Share(Fragmented(1, 0)));
        Assert.InRange(Share(Fragmented(1, 1)), 0.7, 1);
    }

    [Fact]
    public void Referrals_of_a_provider_are_recorded_and_sum_to_the_total()
    {
        var t = Tables(Plan())[1];
        foreach (string outcome in new[] { Outcomes.Referrals, Outcomes.ReferralsPrivate })
        {
            long providers = 0;
            for (int i = 0; i < t.Series.Length; i++) providers += t.Series[i].Scope == Scope.Provider && t.Series[i].Outcome == outcome ? t[t.Quarters - 1, i] : 0;
            Assert.Equal(Sum(t, outcome), providers);
        }
    }

    // The same need at the same time is worth what a specialist of that quality and distance makes of it.
    [Fact]
    public void Their_help_is_worth_what_specialised_help_of_their_quality_is_worth()
    {
        double Mean(double quality)
        {
            var (replication, world) = Theory.BareWorld.Start(Plan(With(p => p with { Quality = quality })) with { Arms = [LeverWorld.Fragmented] });
            var effects = new List<double>();
            while (replication.Advance()) effects.AddRange(world.Journey!.Where(e => e is { Kind: JourneyKind.HelpBegan, Fate: Fate.Private, Need: NeedType.GreenTransition }).Select(e => e.Value));
            return effects.Take(40).Average();
        }

        Assert.Equal(2, Mean(1) / Mean(0.5), 0.25);
    }

    // Private help is as late and as large as any, so that a world in which all know of it has more jobs.
    [Fact]
    public void Firms_that_find_them_gain()
    {
        var known = Tables(Plan(With(p => p with { Awareness = 1, PriceWeight = 0, Quality = 1 }), firms: 12_000, quarters: 20))[0];
        var unknown = Tables(Plan(With(p => p with { Awareness = 0, Knowledge = 0 }), firms: 12_000, quarters: 20))[0];
        Assert.True(Value(known, 19, Outcomes.ValueAdded) > Value(unknown, 19, Outcomes.ValueAdded));
    }
}
