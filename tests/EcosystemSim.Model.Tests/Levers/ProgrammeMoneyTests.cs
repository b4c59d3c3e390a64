using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>L09: money of European programmes, the same in all arms unless an agreement adds some.</summary>
public class ProgrammeMoneyTests
{
    private static LeverParameters Simple(LeverParameters l, double success = 0.4, double transnational = 0, double body = 0) =>
        l with { EuProgrammeMoney = l.EuProgrammeMoney with { SuccessRate = success, TransnationalShare = transnational, PublicPrivateShare = body } };

    [Fact]
    public void The_pot_is_the_same_in_all_arms_and_only_stated_money_is_added_from_its_date_on()
    {
        var agreement = Agreement(1, Lever.EuProgrammeMoney);
        var plan = Plan(
        [
            LeverWorld.Fragmented, Arm("programmes", 1, Lever.EuProgrammeMoney),
            new("added", "Added", int.MaxValue, [agreement with { AddsMoney = [new(Lever.EuProgrammeMoney, 3_000_001)] }]),
            new("weak", "Weak", int.MaxValue, [agreement with { Levers = [new(Lever.EuProgrammeMoney, 0.3)], PhaseInQuarters = 8, AddsMoney = [new(Lever.EuProgrammeMoney, 3_000_001), new(Lever.PolicyDialogue, 5_000_000)] }]),
        ]);
        var t = Tables(plan);
        foreach (var table in t) AssertMoneyBalances(table);
        for (int q = 0; q < plan.Quarters; q++)
        {
            Assert.Single(t.Select(x => Value(x, q, Outcomes.GrantsBudget)).Distinct());
            Assert.Equal(0, Value(t[1], q, Outcomes.GrantsAdded));
            // Whatever the lever's strength; and not through a lever that the agreement has not.
            long added = q < LeverWorld.From ? 0 : 3_000_001 / 4;
            Assert.Equal(added, Value(t[2], q, Outcomes.GrantsAdded));
            Assert.Equal(added, Value(t[3], q, Outcomes.GrantsAdded));
        }
        Assert.True(Sum(t[2], Outcomes.ProgrammePaid) > Sum(t[1], Outcomes.ProgrammePaid));
        Assert.Equal(0, Sum(t[0], Outcomes.ProgrammeApplications));
    }

    [Fact]
    public void Programmes_decide_after_their_lag_and_nothing_is_decided_before()
    {
        for (int lag = 1; lag <= 4; lag++)
        {
            var t = Tables(Plan([Arm("programmes", 1, Lever.EuProgrammeMoney)], change: l => l with { EuProgrammeMoney = l.EuProgrammeMoney with { LagQuarters = lag } }))[0];
            for (int q = 0; q < t.Quarters; q++)
            {
                Assert.Equal(q >= LeverWorld.From, Value(t, q, Outcomes.ProgrammeApplications) > 0 || q > LeverWorld.From);
                if (q < LeverWorld.From + lag) Assert.Equal(0, Value(t, q, Outcomes.ProgrammeAwards));
            }
            Assert.True(Value(t, LeverWorld.From + lag, Outcomes.ProgrammeAwards) > 0);
        }
    }

    // Agencies' hours of an application are work on cases, paid whether it succeeds or not; the firm's own are beside them.
    [Theory]
    [InlineData(0, 0, 30)]
    [InlineData(1, 0, 30 + 20)]
    [InlineData(0, 1, 30 + 20)]
    [InlineData(1, 1, 30 + 20 + 20)]
    public void An_application_takes_exactly_its_hours_whatever_comes_of_it(double transnational, double body, double hours)
    {
        var plan = Plan(
            [Arm("programmes", 1, Lever.EuProgrammeMoney), Arm("free", 0, Lever.EuProgrammeMoney)],
            change: l => Simple(l, 0.4, transnational, body) with { EuProgrammeMoney = Simple(l, 0.4, transnational, body).EuProgrammeMoney with { ForeignPartners = 0 } });
        var t = Tables(plan);
        var firmFree = Tables(plan with { Parameters = With(plan.Parameters, "EuProgrammeMoney.FirmHours", 0) });
        Assert.True(Sum(t[0], Outcomes.ProgrammeApplications) > 20);
        Assert.True(Sum(t[0], Outcomes.ProgrammeAwards) < Sum(t[0], Outcomes.ProgrammeApplications));
        for (int q = 0; q < plan.Quarters; q++)
        {
            long applications = Value(t[0], q, Outcomes.ProgrammeApplications);
            Assert.Equal(applications, Value(t[1], q, Outcomes.ProgrammeApplications));
            Assert.Equal((long)(applications * hours * 60), Value(t[0], q, Outcomes.HoursSpecialised) - Value(t[1], q, Outcomes.HoursSpecialised));
            Assert.Equal(applications * 80 * 60, Value(t[1], q, Outcomes.FirmHours) - Value(firmFree[1], q, Outcomes.FirmHours));
        }
    }

    [Fact]
    public void Nobody_applies_without_a_chance_and_the_chance_is_what_comes_out()
    {
        foreach (double success in new[] { 0, 0.25, 0.5, 1 })
        {
            // Twice the awards would fit, so that no success finds the pot empty.
            var t = Tables(Plan([Arm("programmes", 0, Lever.EuProgrammeMoney)], grants: 12_000_000, firms: 12_000, quarters: 24, change: l => Simple(l, success)))[0];
            long applications = 0, awards = 0;
            for (int q = 0; q < t.Quarters; q++)
            {
                awards += Value(t, q, Outcomes.ProgrammeAwards);
                if (q < t.Quarters - 2) applications += Value(t, q, Outcomes.ProgrammeApplications);
            }
            Assert.Equal(success > 0, applications > 300);
            // Firms that cease before the decision are a few in a hundred. Four standard deviations.
            double spread = 4 * Math.Sqrt(applications * success * (1 - success));
            Assert.InRange(awards, (0.93 * success * applications) - spread, (success * applications) + spread);
        }
    }

    [Fact]
    public void Firms_wait_for_the_decision_and_those_that_cease_withdraw()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("programmes", 0, Lever.EuProgrammeMoney)], change: l => l with { EuProgrammeMoney = l.EuProgrammeMoney with { LagQuarters = 4 } },
            also: p => p with { Demography = p.Demography with { ExitLogHazard = -2 } });
        var replication = new Replication(plan, 0);
        var arisen = new long[2];
        int seen = 0;
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            for (int arm = 0; arm < 2; arm++)
            {
                var world = replication.WorldOf(arm, 0);
                arisen[arm] += world.Tally.NeedsOfRegion.Sum();
                var open = world.Pool.Cases.Take(world.Pool.Used).Where(c => c.State != CaseState.None).ToList();
                long ended = 0;
                for (int q = 0; q < plan.WarmUpQuarters + plan.Quarters; q++)
                {
                    for (int r = 0; r < 2; r++)
                    {
                        for (int f = 1; f <= 6; f++) ended += world.FateCounts.Within(q, r, 3, (Fate)f);
                    }
                }
                Assert.Equal(arisen[arm], ended + open.Count);
                Assert.Equal(open.Count, world.Firms.OpenNeeds.Sum(n => (long)n));
                Assert.Equal(world.Funds.Pending.Count, open.Count(c => c.State == CaseState.Programme));
                Assert.All(world.Funds.Pending, a => Assert.True(world.IsActive(world.Pool.Cases[a.Case].Slot)));
                Assert.All(Enumerable.Range(0, Providers), p => Assert.True(S5Decisions.Free(world, p, withReserve: true) >= 0));
                Assert.All(world.Funds.Programme, m => Assert.True(m >= 0));
                seen += world.Funds.Pending.Count;
            }
        }
        Assert.True(seen > 100);
        AssertMoneyBalances(replication.Runs[1].Observations);
    }

    [Fact]
    public void Programme_money_that_nobody_wins_lapses_at_the_third_turn_of_the_year_and_is_the_agencies_again_where_the_lever_ends()
    {
        var lost = Agreement(0, Lever.EuProgrammeMoney);
        var ended = new ArmSpec("ended", "Ended", int.MaxValue, [lost, lost with { Name = "nobody", From = 10, Parties = [.. Enumerable.Repeat(false, Providers)] }]);
        var replication = new Replication(Plan([new("lost", "Lost", int.MaxValue, [lost]), ended], quarters: 24, change: l => Simple(l, success: 0)), 0);
        long ofQuarter = (long)(1_000_000 * (double)(float)0.43);
        bool more = true;
        while (more)
        {
            int quarter = replication.Quarter;
            more = replication.Advance();
            if (quarter < LeverWorld.From) continue;
            // Years turn with quarters 1, 5, 9, 13, 17, 21: the warm-up has six. Money of quarters 4 and 5 lapses after 13.
            int oldest = quarter < 13 ? LeverWorld.From : ((quarter - 13) / 4 * 4) + 6;
            foreach (int agency in Agencies)
            {
                Assert.Equal(ofQuarter * (quarter - oldest + 1), replication.WorldOf(0, 0).Funds.Of(agency));
                if (quarter >= 10) Assert.Equal(0, replication.WorldOf(1, 0).Funds.Of(agency));
            }
        }
        foreach (var run in replication.Runs) AssertMoneyBalances(run.Observations);
    }

    [Fact]
    public void Projects_with_partners_abroad_leave_them_with_a_broker_for_their_years()
    {
        var t = Tables(Plan(
            [Arm("programmes", 0, Lever.EuProgrammeMoney)], firms: 12_000,
            change: l => Simple(l, transnational: 1) with { EuProgrammeMoney = Simple(l, transnational: 1).EuProgrammeMoney with { ForeignPartners = 3, PartnerYears = 2 } },
            also: p => p with { Innovation = p.Innovation with { BestDistance = 0.2, DistanceWidth = 0.08 } }));
        // The first projects are decided two quarters after the date, before brokers look for partners.
        Assert.Equal(0, Enumerable.Range(0, LeverWorld.From + 2).Sum(q => Value(t[0], q, Outcomes.PartnershipsAbroad)));
        Assert.True(Sum(t[0], Outcomes.PartnershipsAbroad) > 10);
    }

    // The agencies' own grants are a twentieth of a project and move nothing; a programme pays half and the agency a quarter.
    [Fact]
    public void Programme_money_helps_where_the_agencies_own_grants_are_too_small()
    {
        AssertJobs(
            Plan(
                [LeverWorld.Fragmented, Arm("programmes", 1, Lever.EuProgrammeMoney)], quarters: 24,
                also: p => p with { Finance = p.Finance with { GrantShare = 0.05, CriticalExponent = 4 } }),
            rise: true);
    }

    // There is money for everybody who asks; now a part of it is won by one in twenty, a year later.
    [Fact]
    public void Programme_money_hurts_where_there_was_enough_for_all_and_few_succeed()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("programmes", 1, Lever.EuProgrammeMoney)], grants: 8_000_000, quarters: 24,
            change: l => Simple(l, success: 0.05) with { EuProgrammeMoney = Simple(l, success: 0.05).EuProgrammeMoney with { LagQuarters = 4, PotShare = 0.5 } });
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.GrantsAwarded) < Sum(t[0], Outcomes.GrantsAwarded));
        AssertJobs(plan, rise: false);
    }
}
