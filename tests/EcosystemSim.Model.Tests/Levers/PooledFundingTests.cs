using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>L10: one fund of several agencies, one office of several owners.</summary>
public class PooledFundingTests
{
    [Fact]
    public void The_fund_is_the_agencies_own_money_and_all_of_it_is_accounted_for()
    {
        foreach (double share in new[] { 0.3, 1 })
        {
            var t = Tables(Plan([LeverWorld.Fragmented, Arm("pooled", 1, Lever.PooledFunding)], change: l => l with { PooledFunding = l.PooledFunding with { PoolShare = share } }));
            foreach (var table in t) AssertMoneyBalances(table);
            for (int q = 0; q < t[0].Quarters; q++)
            {
                Assert.Equal(Value(t[0], q, Outcomes.GrantsBudget), Value(t[1], q, Outcomes.GrantsBudget));
                Assert.Equal(0, Value(t[1], q, Outcomes.GrantsAdded));
            }
            Assert.True(Sum(t[1], Outcomes.GrantsPaid) > 0);
        }
    }

    [Fact]
    public void One_agency_has_nobody_to_pool_with()
    {
        var alone = Agreement(0, Lever.PooledFunding) with { Parties = [.. Enumerable.Range(0, Providers).Select(p => p == Agencies[0])] };
        var t = Tables(Plan([LeverWorld.Fragmented, new("alone", "Alone", int.MaxValue, [alone])]));
        Assert.Equal(-1, TwinTests.FirstDifference(t[0], t[1]));
    }

    // Three agencies meet, the office informs, two municipal offices and two houses pass it on.
    [Fact]
    public void Meetings_and_information_take_exactly_their_hours()
    {
        var t = Tables(Plan([LeverWorld.Fragmented, Arm("pooled", 1, Lever.PooledFunding), Arm("free", 0, Lever.PooledFunding)]));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            Assert.Equal(q < LeverWorld.From ? 0 : ((3 * 15) + 20 + (4 * 4)) * 60, Value(t[1], q, Outcomes.HoursCoordination));
            Assert.Equal(0, Value(t[2], q, Outcomes.HoursCoordination));
            Assert.Equal(Value(t[0], q, Outcomes.HoursCapacity), Value(t[1], q, Outcomes.HoursCapacity));
        }
    }

    [Fact]
    public void Owners_pay_the_office_by_size_and_hours_only_move()
    {
        foreach (double posts in new[] { 1.0, 1000 })
        {
            var replication = ResultHash.Run(Plan([LeverWorld.Fragmented, Arm("pooled", 1, Lever.PooledFunding)], change: l => l with { PooledFunding = l.PooledFunding with { OfficeFte = posts } }));
            var world = replication.WorldOf(1, 0);
            int[] owners = [0, 4, .. Agencies];
            long[] moved = world.Frictions.HoursMoved, own = replication.Luck.BaseMinutes;
            long all = owners.Sum(o => own[o]);
            // One post, or a quarter of what the owners have, if more are asked for.
            double share = Math.Min(0.25, posts * 370 * 60 / all);
            Assert.All(owners, o => Assert.InRange(-moved[o], (own[o] * share) - 2, own[o] * share));
            Assert.Equal(-owners.Sum(o => moved[o]), moved[EuOffice]);
            Assert.Equal(0, moved.Sum());
            Assert.All(replication.WorldOf(0, 0).Frictions.HoursMoved, m => Assert.Equal(0, m));
        }
    }

    [Fact]
    public void The_office_serves_all_regions_and_is_known_to_firms_and_to_those_who_pass_information_on()
    {
        var replication = ResultHash.Run(Plan([LeverWorld.Fragmented, Arm("pooled", 0, Lever.PooledFunding)]));
        World without = replication.WorldOf(0, 0), with = replication.WorldOf(1, 0);
        for (int region = 0; region < 2; region++)
        {
            int market = region * 3;
            Assert.Equal(region == 0 ? Match.Specialised : Match.NotEligible, without.Tables.MatchFor(EuOffice, (int)NeedType.InnovationCollaboration, market));
            Assert.Equal(Match.Specialised, with.Tables.MatchFor(EuOffice, (int)NeedType.InnovationCollaboration, market));
            Assert.Equal(0.1f, with.Tables.Awareness(EuOffice, market) - without.Tables.Awareness(EuOffice, market), 5);
        }
        foreach (int point in new[] { 0, 1, 4, 5 }) Assert.Equal(0.5f, with.Frictions.KnowledgeFloor[(point * Providers) + EuOffice]);
        Assert.Equal(0, with.Frictions.KnowledgeFloor[(2 * Providers) + EuOffice]);
    }

    [Fact]
    public void A_pooled_office_prepares_applications_in_six_tenths_of_the_hours()
    {
        var plan = Plan([Arm("both", 1, Lever.EuProgrammeMoney, Lever.PooledFunding), Arm("free", 0, Lever.EuProgrammeMoney, Lever.PooledFunding)],
            change: l => l with { EuProgrammeMoney = l.EuProgrammeMoney with { TransnationalShare = 0, PublicPrivateShare = 0 }, PooledFunding = l.PooledFunding with { OfficeFte = 0 } });
        var t = Tables(plan);
        for (int q = 0; q < plan.Quarters; q++)
            Assert.Equal(Value(t[0], q, Outcomes.ProgrammeApplications) * 18 * 60, Value(t[0], q, Outcomes.HoursSpecialised) - Value(t[1], q, Outcomes.HoursSpecialised));
    }

    [Fact]
    public void A_refusal_of_the_fund_holds_at_all_its_agencies_so_firms_apply_less_often()
    {
        var t = Tables(Plan([LeverWorld.Fragmented, Arm("pooled", 0, Lever.PooledFunding)], grants: 800_000, also: p => p with { Search = p.Search with { AwarenessOther = 0.9 } }));
        Assert.True(Sum(t[1], Outcomes.GrantsApplied) < 0.95 * Sum(t[0], Outcomes.GrantsApplied), $"{Sum(t[1], Outcomes.GrantsApplied)} {Sum(t[0], Outcomes.GrantsApplied)}");
        Assert.True(Sum(t[1], Outcomes.FirmHours) < Sum(t[0], Outcomes.FirmHours));
    }

    // The south has next to no money and the north more than it can use.
    [Fact]
    public void Pooling_helps_where_the_money_is_in_one_region_and_the_projects_in_both()
    {
        var plan = Plan([LeverWorld.Fragmented, Arm("pooled", 1, Lever.PooledFunding)], quarters: 24, change: l => l with { PooledFunding = l.PooledFunding with { PoolShare = 0.8 } });
        var providers = plan.System.Providers;
        providers = providers.SetItem(3, providers[3] with { GrantBudgetPerYear = 24_000_000 }).SetItem(7, providers[7] with { GrantBudgetPerYear = 100_000 }).SetItem(National, providers[National] with { GrantBudgetPerYear = 100_000 });
        plan = plan with { System = plan.System with { Providers = providers } };
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.GrantsAwarded) > 1.2 * Sum(t[0], Outcomes.GrantsAwarded));
        AssertJobs(plan, rise: true);
    }

    // Agencies see nothing of a project's worth, so a joint ranking finds no better ones; meetings and the owners' fee take hours that firms queue for.
    [Fact]
    public void Pooling_hurts_where_the_ranking_is_blind_and_hours_are_short()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("pooled", 1, Lever.PooledFunding)], hours: 1, quarters: 24,
            change: l => l with { PooledFunding = l.PooledFunding with { CaseMeetingHours = 40, OfficeFte = 2 } },
            also: p => p with { Finance = p.Finance with { SignalNoise = 10 } });
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) < Sum(t[0], Outcomes.CasesSpecialised));
        AssertJobs(plan, rise: false);
    }
}
