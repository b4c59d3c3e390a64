using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Tests.Levers;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests;

/// <summary>Grant money that is not spent in its year, and money that is granted before it has come (ODD 7.5).</summary>
public class CarryOverTests
{
    private const double Budget = 4_000_000;

    // Nobody applies, so all money is kept as long as it may be: so many years' budgets, and in the year under way what it has brought.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Money_that_nobody_applies_for_is_kept_for_its_years_and_goes_back_then(double years)
    {
        var plan = Idle(p => p with { CarryOverYears = years });
        var replication = new Replication(plan, 0);
        while (replication.Advance())
        {
            int quarter = plan.WarmUpQuarters + replication.Quarter, ofThisYear = quarter % 4;
            double whole = Math.Min(years, quarter / 4);
            foreach (int agency in Agencies) Assert.Equal(Budget * (whole + (ofThisYear / 4.0)), replication.WorldOf(0, 0).GrantsInHand[agency]);
        }
        AssertMoneyBalances(replication.Runs[0].Observations);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void No_agency_grants_more_than_it_has_got_but_for_the_share_of_a_year_ahead(double ahead)
    {
        var plan = With(Plan([LeverWorld.Fragmented], grants: 800_000), p => p with { OverCommitment = ahead });
        var replication = new Replication(plan, 0);
        long least = 0;
        while (replication.Advance())
        {
            foreach (int agency in Agencies) least = Math.Min(least, replication.WorldOf(0, 0).GrantsInHand[agency]);
        }
        Assert.InRange(least, -800_000 * ahead, 0);
        // Firms ask for more than there is, so the whole of it is used.
        if (ahead > 0) Assert.InRange(least, -800_000 * ahead, -800_000 * ahead * 0.9);
    }

    [Fact]
    public void Money_that_is_carried_over_is_granted_where_more_is_asked_for_in_some_years_than_in_others()
    {
        var lapsing = Tables(TestParameters.LapsingYearly(Plan([LeverWorld.Fragmented], grants: 20_000_000, quarters: 24)))[0];
        var carrying = Tables(Plan([LeverWorld.Fragmented], grants: 20_000_000, quarters: 24))[0];
        Assert.True(Sum(lapsing, Outcomes.GrantsLapsed) > 0);
        Assert.True(Sum(carrying, Outcomes.GrantsLapsed) < Sum(lapsing, Outcomes.GrantsLapsed));
        Assert.True(Sum(carrying, Outcomes.GrantsPaid) > Sum(lapsing, Outcomes.GrantsPaid));
    }

    [Fact]
    public void Where_support_ends_what_is_left_goes_back_at_once_and_nothing_is_granted_any_more()
    {
        var t = Tables(Plan([new("ends", "Ends", 6, [])], grants: 40_000_000, quarters: 12))[0];
        Assert.True(Value(t, 5, Outcomes.GrantsInHand) > 0);
        Assert.Equal(Value(t, 5, Outcomes.GrantsInHand), Value(t, 6, Outcomes.GrantsLapsed));
        for (int q = 6; q < 12; q++) Assert.Equal((0, 0), (Value(t, q, Outcomes.GrantsPaid), Value(t, q, Outcomes.GrantsInHand)));
    }

    [Fact]
    public void A_common_fund_that_ends_gives_back_what_is_left_to_those_who_paid()
    {
        var agreement = Agreement(0, Lever.PooledFunding) with { Until = 7 };
        var plan = Idle(p => p) with { Arms = [new("pooled", "Pooled", int.MaxValue, [agreement])] };
        var replication = new Replication(plan, 0);
        long before = 0;
        while (replication.Advance())
        {
            var world = replication.WorldOf(0, 0);
            if (replication.Quarter == 8) before = world.Funds.Common + Agencies.Sum(a => world.GrantsInHand[a]);
            if (replication.Quarter != 9) continue;
            Assert.Equal(0, world.Funds.Common);
            // None of it has lapsed: the quarter is not the last of its year.
            Assert.Equal(before + (3 * (long)Budget / 4), Agencies.Sum(a => world.GrantsInHand[a]));
        }
        AssertMoneyBalances(replication.Runs[0].Observations);
    }

    [Fact]
    public void An_arm_that_follows_an_outlay_spends_what_the_other_has_spent_by_the_same_quarter()
    {
        // Money is added and grants are scarce, so all of it would be spent; the agreement itself costs money too.
        var arm = Arm("richer", 0, Lever.PolicyDialogue);
        arm = arm with { Agreements = [arm.Agreements[0] with { AddsMoney = [new(Lever.PolicyDialogue, 3_000_000)], StaffedBy = StaffedBy.Staff }] };
        var plan = Plan([LeverWorld.Fragmented, arm, arm with { Id = "matched", SpendsLike = "fragmented", SpendsLikeFrom = LeverWorld.From }], grants: Budget, quarters: 24);
        var t = Tables(plan);
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(t[1], t[2]));
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(t[0], t[2]));
        long spent = 0, held = 0, least = long.MaxValue;
        for (int q = 0; q < t[0].Quarters; q++)
        {
            spent += Value(t[2], q, Outcomes.PublicCost) - Value(t[0], q, Outcomes.PublicCost);
            if (q < LeverWorld.From) continue;
            held = Value(t[2], q, Outcomes.GrantsInHand);
            // What is not spent yet is in hand, to the last unit of each agency; nothing is given out ahead.
            Assert.InRange(spent + held, -Agencies.Length, 0);
            least = Math.Min(least, spent);
        }
        Assert.True(Sum(t[1], Outcomes.GrantsPaid) > Sum(t[0], Outcomes.GrantsPaid) * 1.1);
        Assert.InRange(least, -Sum(t[0], Outcomes.GrantsPaid) / 20, 0);
        foreach (var table in t) AssertMoneyBalances(table);
    }

    [Fact]
    public void Only_an_earlier_arm_can_be_followed()
    {
        var arm = LeverWorld.Fragmented with { Id = "matched", SpendsLike = "fragmented" };
        var e = Assert.Throws<ArgumentException>(() => new Replication(Plan([arm, LeverWorld.Fragmented]), 0));
        Assert.StartsWith("The arm 'matched' spends like 'fragmented', which is no arm before it.", e.Message);
    }

    /// <summary>Nobody needs money.</summary>
    private static ExperimentPlan Idle(Func<Parameters.FinanceParameters, Parameters.FinanceParameters> change)
    {
        var plan = With(Plan([LeverWorld.Fragmented], grants: Budget), change);
        ImmutableArray<double> mix = [1, 0, 0, 0, 0, 0, 0];
        return plan with { System = plan.System with { Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = mix })] } };
    }

    private static ExperimentPlan With(ExperimentPlan plan, Func<Parameters.FinanceParameters, Parameters.FinanceParameters> change) =>
        plan with { Parameters = plan.Parameters with { Finance = change(plan.Parameters.Finance) } };
}
