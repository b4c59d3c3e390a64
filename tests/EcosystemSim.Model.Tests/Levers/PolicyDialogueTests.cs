using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using static EcosystemSim.Model.Tests.Levers.MoneyWorld;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>L19: the region speaks with the state and the Union.</summary>
public class PolicyDialogueTests
{
    private const int Heard = LeverWorld.From + 5;

    [Fact]
    public void Nothing_but_hours_changes_before_the_dialogue_is_heard()
    {
        var t = Tables(Plan([LeverWorld.Fragmented, Focused("talks", 1, Lever.PolicyDialogue), Focused("free", 0, Lever.PolicyDialogue)]));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            // Three agencies and the European office, through their contact points.
            Assert.InRange(Value(t[1], q, Outcomes.HoursCoordination) - (q < LeverWorld.From ? 0 : 4 * 40 * 0.6 * 60), -4, 0.01);
            Assert.Equal(0, Value(t[2], q, Outcomes.HoursCoordination));
            if (q < Heard) Assert.Equal(Value(t[0], q, Outcomes.GrantsPaid), Value(t[1], q, Outcomes.GrantsPaid));
            if (q < Heard) Assert.Equal(Value(t[0], q, Outcomes.CasesSpecialised), Value(t[2], q, Outcomes.CasesSpecialised));
        }
        foreach (var table in t) AssertMoneyBalances(table);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(0.6, 5)]
    public void A_contact_point_saves_hours_and_takes_a_quarter_more(double ratio, int lag)
    {
        var parameters = With(TestParameters.Default, "PolicyDialogue.ContactPointRatio", ratio);
        var arm = Arm("talks", 1, Lever.PolicyDialogue);
        for (int q = LeverWorld.From; q < LeverWorld.From + 8; q++)
        {
            var state = PolicyTimeline.At(arm, q, parameters)[Lever.PolicyDialogue];
            Assert.Equal(q - LeverWorld.From < lag ? 0 : 1, state.Strength);
            Assert.Equal(1, state.CostFactor);
        }
    }

    [Fact]
    public void Fit_closes_the_gap_to_certainty_for_the_focus_and_early_information_shortens_the_wait()
    {
        var replication = ResultHash.Run(Plan([Focused("talks", 0, Lever.EuProgrammeMoney, Lever.PolicyDialogue)]));
        var money = replication.WorldOf(0, 0).Frictions.Money;
        Assert.Equal(1 - (0.8f * 0.9f), money.ProgrammeFit[Agencies[0]], 5);
        Assert.Equal(1 - (0.8f * 0.9f * 0.85f), money.ProgrammeFit[National], 5);
        Assert.Equal([true, false, false], money.FitsProgramme);
        Assert.All(Agencies, a => Assert.Equal(1, money.ProgrammeLag[a]));
        var alone = ResultHash.Run(Plan([Arm("alone", 0, Lever.EuProgrammeMoney)])).WorldOf(0, 0).Frictions.Money;
        Assert.All(Agencies, a => Assert.Equal(2, alone.ProgrammeLag[a]));
        Assert.All(alone.ProgrammeFit, f => Assert.Equal(0, f));
    }

    [Fact]
    public void Fit_and_early_information_change_nothing_where_nobody_applies_to_programmes()
    {
        var plan = Plan([Arm("talks", 0, Lever.PolicyDialogue)]);
        string before = ResultHash.Of(plan);
        foreach (string name in new[] { "ProgrammeFit", "CommissionChannel", "NationalFit", "EarlyInformation", "DefenceProbability" })
            Assert.Equal(before, ResultHash.Of(plan with { Parameters = With(plan.Parameters, $"PolicyDialogue.{name}", 0) }));
    }

    [Fact]
    public void Plans_reserve_a_part_of_what_specialisation_has_not_reserved()
    {
        foreach (bool both in new[] { false, true })
        {
            var f = ResultHash.Run(Plan([both ? Focused("both", 0, Lever.Specialisation, Lever.PolicyDialogue) : Focused("plan", 0, Lever.PolicyDialogue)])).WorldOf(0, 0).Frictions;
            float special = (float)TestParameters.Default.Levers.Specialisation.FocusShare;
            Assert.All(Agencies, a => Assert.Equal(both ? 0.2f + (0.8f * special) : 0.2f, f.ReservedShare[a], 5));
            Assert.Equal([true, false, false], f.Focus);
        }
    }

    [Fact]
    public void Matched_money_moves_from_the_national_agency_and_sums_to_zero_unless_the_agreement_adds_some()
    {
        var agreement = Agreement(0, Lever.PolicyDialogue) with { AddsMoney = [new(Lever.PolicyDialogue, 400_000)] };
        var replication = ResultHash.Run(Plan([Arm("talks", 0, Lever.PolicyDialogue), new("added", "Added", int.MaxValue, [agreement])]));
        // A tenth of two budgets of four million, a quarter of it each quarter.
        long[] moved = replication.WorldOf(0, 0).Frictions.Money.BudgetMoved;
        Assert.Equal([100_000, 100_000, -200_000], Agencies.Select(a => moved[a]));
        Assert.Equal(0, moved.Sum());
        foreach (var run in replication.Runs) AssertMoneyBalances(run.Observations);
        for (int q = 0; q < 16; q++)
        {
            Assert.Equal(0, Value(replication.Runs[0].Observations, q, Outcomes.GrantsAdded));
            Assert.Equal(q < LeverWorld.From ? 0 : 100_000, Value(replication.Runs[1].Observations, q, Outcomes.GrantsAdded));
        }
    }

    [Fact]
    public void Rules_that_fall_take_their_part_off_administration_and_come_back_with_the_end_of_the_dialogue()
    {
        var talk = Agreement(0, Lever.PolicyDialogue);
        var ends = new ArmSpec("ends", "Ends", int.MaxValue, [talk, talk with { Name = "over", From = 20, Levers = [new(Lever.PolicyDialogue, 0)] }]);
        var plan = Plan([LeverWorld.Fragmented, ends], quarters: 28, also: p => p with { Triage = p.Triage with { OverheadShare = 0.2 } }, change: l => l with { PolicyDialogue = l.PolicyDialogue with { BottleneckProbability = 1 } });
        var t = Tables(plan);
        int fallen = 0;
        for (int q = 0; q < plan.Quarters; q++)
        {
            double expected = Value(t[0], q, Outcomes.HoursOverhead) * Math.Pow(0.95, q < 20 ? fallen : 0);
            Assert.InRange(Value(t[1], q, Outcomes.HoursOverhead), expected - 12, expected + 12);
            // Years end with quarters 1, 5, 9, …; the first rule falls at the end of the year in which the dialogue is heard.
            if (q % 4 == 1 && q >= Heard) fallen++;
        }
        Assert.True(fallen > 3);
    }

    [Fact]
    public void A_budget_that_is_defended_moves_more_of_the_agencies_money_into_the_programme_for_a_year()
    {
        foreach (double probability in new[] { 0.0, 1 })
        {
            var replication = new Replication(Plan(
                [Arm("talks", 0, Lever.EuProgrammeMoney, Lever.PolicyDialogue)],
                change: l => l with
                {
                    EuProgrammeMoney = l.EuProgrammeMoney with { Award = 0 },
                    PolicyDialogue = l.PolicyDialogue with { DefenceProbability = probability, MatchedMoney = 0 },
                }), 0);
            long before = 0;
            bool more = true;
            while (more)
            {
                int quarter = replication.Quarter;
                more = replication.Advance();
                long there = replication.WorldOf(0, 0).Funds.Of(National);
                // Heard in quarter 9, with which a year ends; the money of the next year is larger.
                bool defended = probability > 0 && quarter >= Heard + 1;
                if (quarter is >= LeverWorld.From and < 13) Assert.Equal(defended ? 473_000 : 430_000, there - before, 10.0);
                before = there;
            }
            AssertMoneyBalances(replication.Runs[0].Observations);
        }
    }

    // One application in twenty succeeds by itself; with fit seven in ten do. The agencies have hours to spare.
    [Fact]
    public void Dialogue_helps_where_programmes_hardly_ever_fit()
    {
        var plan = Plan(
            [Arm("programmes", 1, Lever.EuProgrammeMoney), Arm("talks", 1, Lever.EuProgrammeMoney, Lever.PolicyDialogue)], quarters: 28,
            change: l => l with
            {
                EuProgrammeMoney = l.EuProgrammeMoney with { SuccessRate = 0.05 },
                PolicyDialogue = l.PolicyDialogue with { ProgrammeFit = 0.5, CommissionChannel = 0.4, NationalFit = 0.5 },
            });
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.ProgrammeAwards) > 2 * Sum(t[0], Outcomes.ProgrammeAwards));
        AssertJobs(plan, rise: true);
    }

    // Nothing can change, the agencies are at their limit, and their hours go into meetings.
    [Fact]
    public void Dialogue_hurts_where_nobody_listens_and_hours_are_short()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("talks", 1, Lever.PolicyDialogue)], hours: 1.5, quarters: 24,
            change: l => l with { PolicyDialogue = l.PolicyDialogue with { DialogueHours = 100, BottleneckProbability = 0, MatchedMoney = 0 } });
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) < 0.95 * Sum(t[0], Outcomes.CasesSpecialised));
        AssertJobs(plan, rise: false);
    }
}
