using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Agreements with an end: they dissolve, and everything that they gave and cost ends.</summary>
public class UntilTests
{
    private const int Until = 9;

    public static TheoryData<Lever> Built => [.. LeverWorld.Built];

    private static ArmSpec Ends(params Lever[] levers) => new("ends", "Ends", int.MaxValue, [LeverWorld.Agreement(1, levers) with { Until = Until }]);

    [Theory, MemberData(nameof(Built))]
    public void A_lever_works_to_the_last_quarter_and_leaves_no_friction_changed_and_no_hour_moved(Lever lever)
    {
        Lever[] levers = lever == Lever.Specialisation ? [Lever.CrossBorderEligibility, lever] : [lever];
        var p = TestParameters.Default with
        {
            Levers = TestParameters.Default.Levers with { DocumentedEffect = TestParameters.Default.Levers.DocumentedEffect with { LagYears = 0 } },
            Governance = TestParameters.Default.Governance with { TransitionHours = 20 },
        };
        var plan = LeverWorld.For(lever, LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("stays", 1, levers), Ends(levers)], hours: 8, parameters: p, quarters: 20, firms: 3000));
        var replication = new Replication(plan, 0);
        bool more = true;
        while (more)
        {
            int quarter = replication.Quarter;
            more = replication.Advance();
            var (stays, ends) = (replication.WorldOf(1, 0), replication.WorldOf(2, 0));
            if (quarter <= Until)
            {
                Assert.Same(stays, ends);
                continue;
            }
            Assert.NotSame(stays, ends);
            var (f, bare) = (ends.Frictions, replication.WorldOf(0, 0).Frictions);
            Assert.Empty(ends.Policy.Levers.Items);
            Assert.Equal(bare.Blur, f.Blur);
            Assert.Equal(bare.BordersOpen, f.BordersOpen);
            Assert.Equal(bare.Hoarding, f.Hoarding);
            Assert.Equal(bare.HandOverMinutes, f.HandOverMinutes);
            Assert.Equal(bare.IntakeMinutes, f.IntakeMinutes);
            Assert.Equal(bare.KnowledgeAdded, f.KnowledgeAdded);
            Assert.Equal(bare.More.KnowledgeAbroad, f.More.KnowledgeAbroad);
            Assert.Equal(bare.More.AdviceNoise, f.More.AdviceNoise);
            Assert.Equal(bare.AwarenessAdded, f.AwarenessAdded);
            Assert.Equal(bare.OverheadShare, f.OverheadShare);
            Assert.Equal(bare.Withdrawn, f.Withdrawn);
            Assert.Equal(bare.LandingAdded, f.LandingAdded);
            Assert.All(ends.Tally.Coordination, minutes => Assert.Equal(0, minutes));
            Assert.Equal(replication.Luck.BaseMinutes, ends.Tally.Capacity);
            Assert.All(ends.Commitment, c => Assert.Equal(1, c));
        }
        Assert.Equal(Until + 1, TwinTests.FirstDifference(replication.Runs[1].Observations, replication.Runs[2].Observations));
    }

    [Fact]
    public void Policy_is_in_force_from_the_first_to_the_last_quarter()
    {
        var arm = Ends(Lever.Triage);
        for (int q = 0; q < 20; q++) Assert.Equal(q is >= LeverWorld.From and <= Until, PolicyTimeline.At(arm, q, TestParameters.Default).Has(Lever.Triage));
    }

    [Fact]
    public void A_lever_that_a_later_agreement_took_over_is_the_earlier_ones_again_when_that_ends()
    {
        var first = LeverWorld.Agreement(1, Lever.Triage) with { Levers = [new(Lever.Triage, 0.5)] };
        var second = LeverWorld.Agreement(1, Lever.Triage) with { Name = "second", From = 6, Until = 8 };
        var arm = new ArmSpec("both", "Both", int.MaxValue, [first, second]);
        float Strength(int quarter) => PolicyTimeline.At(arm, quarter, TestParameters.Default)[Lever.Triage].Strength;
        Assert.Equal([0, 0.5f, 0.5f, 1, 1, 1, 0.5f, 0.5f], Enumerable.Range(3, 8).Select(Strength));
    }

    // Nobody keeps the relations up, so they decay; what advisers learned from referrals fades at its own rate in either case.
    [Fact]
    public void Relations_decay_after_the_end_and_do_not_vanish()
    {
        var plan = LeverWorld.Wide(LeverWorld.Plan([Ends(Lever.InternationalDoors)], firms: 3000, quarters: 16));
        var replication = new Replication(plan, 0);
        var world = replication.Worlds[0];
        while (replication.Quarter <= Until) replication.Advance();
        float before = world.Relation.Max();
        Assert.True(before > 0.1f);
        replication.Advance();
        Assert.Equal(before * 0.95f, world.Relation.Max(), 5);
        Assert.Equal(1, world.DoorFactor(Array.IndexOf(world.Relation, world.Relation.Max())));
    }

    // The end falls on the turn of the year, so that what has been served since is what the new year counts.
    [Fact]
    public void Nobody_is_served_across_a_border_that_has_closed_again()
    {
        var plan = LeverWorld.Plan([Ends(Lever.CrossBorderEligibility)], hours: 4, firms: 6000, quarters: 16);
        var replication = new Replication(plan, 0);
        var world = replication.Worlds[0];
        int Foreign() => Enumerable.Range(0, 8).Sum(p => world.Year.Served[(p * 2) + 1 - world.System.Providers[p].Region]);
        while (replication.Quarter < Until) replication.Advance();
        Assert.True(Foreign() > 0);
        replication.Advance();
        while (replication.Advance()) Assert.Equal(0, Foreign());
        Assert.True(LeverWorld.Value(replication.Runs[0].Observations, 15, Outcomes.CasesSpecialised) > 0);
    }
}
