using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Commitment follows what each party gains; a loose agreement can unravel, a binding one stays.</summary>
public class CommitmentTests
{
    private static ModelParameters With(Func<GovernanceParameters, GovernanceParameters> change) => TestParameters.Default with { Governance = change(TestParameters.Default.Governance) };

    private static int Index(World world, string id) => world.System.Providers.Select(p => p.Id).ToList().IndexOf(id);

    private static World Begun(ModelParameters parameters, params Lever[] levers)
    {
        var replication = new Replication(LeverWorld.Plan([LeverWorld.Arm("agreed", 1, levers)], parameters: parameters), 0);
        while (replication.Quarter <= LeverWorld.From) replication.Advance();
        var world = replication.Worlds[0];
        world.Year.Clear();
        Array.Fill(world.Commitment, 1f);
        return world;
    }

    // The house of the north sent 6 firms and got 2; the cluster of the south served 10 firms of the north, the agency of the
    // north 4 of the south. The north's posts: .1, .25, .2, .2. With w = 1:
    //   house north: got 2 + 10 × .25/.75, given 6: (5.33 - 6) / 11.33 = -.0588
    //   agency north: got 10 × .2/.75, given 4: (2.67 - 4) / 6.67 = -.2
    //   cluster south: got 4 × .2/.75, given 10: (1.07 - 10) / 11.07 = -.807
    //   office south: got 4 × .1/.75, given nothing: above 0
    [Fact]
    public void Commitment_moves_a_fifth_of_the_way_to_what_a_party_got_and_gave()
    {
        var world = Begun(TestParameters.Default, Lever.CrossBorderEligibility, Lever.Referral);
        int house = Index(world, "house-0"), cluster = Index(world, "cluster-1"), agency = Index(world, "agency-0"), office = Index(world, "office-1");
        world.Year.ReferralsOut[house] = 6;
        world.Year.ReferralsIn[house] = 2;
        world.Year.Served[(cluster * 2) + 0] = 10;
        world.Year.Served[(cluster * 2) + 1] = 30;      // its own region's firms are nobody's gift
        world.Year.Served[(agency * 2) + 1] = 4;
        Commitments.Move(world);
        Assert.Equal(1 - (0.2 * 0.0588235), world.Commitment[house], 5);
        Assert.Equal(1 - (0.2 * 0.2), world.Commitment[agency], 5);
        Assert.Equal(1 - (0.2 * 0.8072289), world.Commitment[cluster], 5);
        Assert.Equal(1, world.Commitment[office]);
    }

    [Fact]
    public void Without_open_borders_or_with_no_weight_only_referrals_count()
    {
        foreach (var world in new[] { Begun(TestParameters.Default, Lever.Referral), Begun(With(g => g with { HomeWeight = 0 }), Lever.CrossBorderEligibility, Lever.Referral) })
        {
            int house = Index(world, "house-0"), cluster = Index(world, "cluster-1");
            world.Year.ReferralsOut[house] = 3;
            world.Year.ReferralsIn[house] = 1;
            world.Year.Served[(cluster * 2) + 0] = 10;
            Commitments.Move(world);
            Assert.Equal(1 - (0.2 * 0.5), world.Commitment[house], 5);
            Assert.Equal(1, world.Commitment[cluster]);
        }
    }

    [Fact]
    public void A_steering_group_makes_up_for_a_part_of_what_is_lacking_if_it_meets()
    {
        foreach (double hours in new[] { 20, 0.0 })
        {
            var levers = TestParameters.Default.Levers with { Governance = TestParameters.Default.Levers.Governance with { SteeringHours = hours, DecisionLag = 0 } };
            var world = Begun(TestParameters.Default with { Levers = levers }, Lever.Governance, Lever.Referral);
            int house = Index(world, "house-0");
            world.Year.ReferralsOut[house] = 1;
            Commitments.Move(world);
            Assert.Equal(hours > 0 ? 1 - (0.2 * 0.8) : 1 - 0.2, world.Commitment[house], 5);
        }
    }

    // A party that only gives loses a fifth of its commitment in a year; if it hosts or has hosted, .2 × (1 - .05) of it.
    [Theory]
    [InlineData(Secretariat.Rotating, 0, false, true)]
    [InlineData(Secretariat.Rotating, 4, true, true)]
    [InlineData(Secretariat.Rotating, 8, true, true)]
    [InlineData(Secretariat.Fixed, 8, false, false)]
    public void A_secretariat_that_goes_round_holds_up_the_commitment_of_those_who_host_it_or_have_hosted_it(Secretariat secretariat, int after, bool north, bool south)
    {
        var levers = TestParameters.Default.Levers with { Governance = TestParameters.Default.Levers.Governance with { SteeringHours = 0, RotationInterval = 4, RotationCommitment = 0.05 } };
        var agreement = LeverWorld.Agreement(1, Lever.Governance, Lever.Referral) with { Secretariat = secretariat, Host = new(1, -1) };
        var replication = new Replication(LeverWorld.Plan([new("agreed", "Agreed", int.MaxValue, [agreement])], parameters: TestParameters.Default with { Levers = levers }, quarters: 16), 0);
        while (replication.Quarter <= LeverWorld.From + after) replication.Advance();
        var world = replication.Worlds[0];
        int[] houses = [Index(world, "house-0"), Index(world, "house-1")];
        world.Year.Clear();
        Array.Fill(world.Commitment, 1f);
        foreach (int house in houses) world.Year.ReferralsOut[house] = 1;
        Commitments.Move(world);
        Assert.Equal(north ? 0.81 : 0.8, world.Commitment[houses[0]], 5);
        Assert.Equal(south ? 0.81 : 0.8, world.Commitment[houses[1]], 5);
    }

    /// <summary>Offices send firms to their house and get none.</summary>
    private static (Replication Replication, World Loose, World Bound) Lopsided(double leaving = 0.2)
    {
        // Houses know nothing but how to hand on: what they get they have to send.
        var p = With(g => g with { CommitmentSpeed = 0.5, LeavingCommitment = leaving }) with { Triage = TestParameters.Default.Triage with { Hoarding = 0.1 } };
        var agreement = LeverWorld.Agreement(1, Lever.Referral) with { Secretariat = Secretariat.None };
        var replication = new Replication(
            LeverWorld.Plan([new("loose", "Loose", int.MaxValue, [agreement]), new("bound", "Bound", int.MaxValue, [agreement with { Binding = true }])], parameters: p, firms: 6000, quarters: 30), 0);
        while (replication.Advance())
        {
        }
        return (replication, replication.WorldOf(0, 0), replication.WorldOf(1, 0));
    }

    [Fact]
    public void A_loose_agreement_with_lopsided_gains_unravels_and_a_binding_one_stays()
    {
        var (replication, loose, bound) = Lopsided();
        int office = Index(loose, "office-0");
        Assert.False(loose.Policy[Lever.Referral].HasParty(office));
        Assert.Equal(0, loose.Frictions.Warmth[office]);
        Assert.Equal(0, loose.Tally.Coordination[office]);
        Assert.True(bound.Policy[Lever.Referral].HasParty(office));
        Assert.Equal(0.5f, bound.Commitment[office], 5);
        Assert.Equal(0.5f, bound.Frictions.Warmth[office], 5);
        // It pays for its contact with the house, gains or not.
        Assert.True(bound.Tally.Coordination[office] > 0);
        Assert.True(LeverWorld.Sum(replication.Runs[1].Observations, Outcomes.ReferralsFollowed) > LeverWorld.Sum(replication.Runs[0].Observations, Outcomes.ReferralsFollowed));
    }

    [Fact]
    public void Nobody_leaves_where_the_threshold_is_nought()
    {
        var (_, loose, _) = Lopsided(leaving: 0);
        Assert.DoesNotContain(true, loose.Left);
        Assert.True(loose.Commitment[Index(loose, "office-0")] < 0.1f);
    }

    [Fact]
    public void Who_has_left_an_agreement_is_a_party_to_the_next()
    {
        var p = With(g => g with { CommitmentSpeed = 1 }) with { Triage = TestParameters.Default.Triage with { Hoarding = 0.1 } };
        var first = LeverWorld.Agreement(1, Lever.Referral);
        var later = first with { Name = "later", From = 16 };
        var replication = new Replication(LeverWorld.Plan([new("twice", "Twice", int.MaxValue, [first, later])], parameters: p, firms: 6000, quarters: 17), 0);
        var world = replication.Worlds[0];
        int office = Index(world, "office-0");
        while (replication.Quarter < 16) replication.Advance();
        Assert.False(world.Policy[Lever.Referral].HasParty(office));
        replication.Advance();
        Assert.True(world.Policy[Lever.Referral].HasParty(office));
    }

    [Fact]
    public void An_arm_that_parts_after_somebody_has_left_is_what_it_is_alone()
    {
        var p = With(g => g with { CommitmentSpeed = 1 }) with { Triage = TestParameters.Default.Triage with { Hoarding = 0.1 } };
        var first = LeverWorld.Agreement(1, Lever.Referral);
        var later = new ArmSpec("later", "Later", int.MaxValue, [first, LeverWorld.Agreement(1, Lever.JointEvents) with { Name = "events", From = 14 }]);
        var plan = LeverWorld.Plan([new("first", "First", int.MaxValue, [first]), later], parameters: p, firms: 3000, quarters: 18);
        var both = ResultHash.Run(plan).Runs;
        Assert.Equal(14, TwinTests.FirstDifference(both[0].Observations, both[1].Observations));
        Assert.Equal(ResultHash.Run(plan with { Arms = [later] }).Runs[0].Observations.Values, both[1].Observations.Values);
    }
}
