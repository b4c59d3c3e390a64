using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>What coordination costs and who pays: own staff or advisers, phase-in of costs, pairs that take part, rent in money.</summary>
public class CoordinationCostTests
{
    private static readonly Lever[] Administered = [Lever.EuProgrammeMoney, Lever.Governance, Lever.DocumentedEffect, Lever.MonitoringCycle, Lever.PolicyDialogue];

    private static readonly ModelParameters Default = TestParameters.Default;

    private static double CostPerMinute => Default.Governance.CostPerHour / 60;

    private static ArmSpec Arm(string id, AgreementSpec agreement) => new(id, id, int.MaxValue, [agreement]);

    private static ObservationTable[] Tables(ExperimentPlan plan) => [.. ResultHash.Run(plan).Runs.Select(r => r.Observations)];

    private static long Value(ObservationTable table, int quarter, string outcome) => LeverWorld.Value(table, quarter, outcome);

    public static TheoryData<Lever> EveryAdministeredLever => [.. Administered];

    // Every hour that advisers are spared is an hour of staff, and is paid.
    [Theory, MemberData(nameof(EveryAdministeredLever))]
    public void Staff_of_its_own_do_the_same_hours_for_money_and_take_none_of_the_advisers(Lever lever)
    {
        var agreement = LeverWorld.Agreement(1, lever);
        var t = Tables(LeverWorld.Plan([Arm("advisers", agreement), Arm("staff", agreement with { StaffedBy = StaffedBy.Staff })]));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            long spared = Value(t[0], q, Outcomes.HoursCoordination) - Value(t[1], q, Outcomes.HoursCoordination);
            Assert.Equal(0, Value(t[0], q, Outcomes.CoordinationStaff));
            // Eight providers round their minutes and their money.
            Assert.InRange(Value(t[1], q, Outcomes.CoordinationStaff), (spared * CostPerMinute) - (16 * CostPerMinute), (spared * CostPerMinute) + (16 * CostPerMinute));
            Assert.Equal(q >= LeverWorld.From, spared > 0);
            Assert.Equal(Value(t[0], q, Outcomes.HoursCapacity), Value(t[1], q, Outcomes.HoursCapacity));
        }
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(t[0], t[1]));
    }

    [Fact]
    public void What_staff_and_desks_cost_is_public_cost_of_the_whole_and_of_their_regions()
    {
        var agreement = LeverWorld.Agreement(1, [.. Administered, Lever.CoLocation]) with { StaffedBy = StaffedBy.Staff };
        var t = Tables(LeverWorld.Plan([Arm("staff", agreement)]))[0];
        for (int q = LeverWorld.From; q < t.Quarters; q++)
        {
            long paid = Value(t, q, Outcomes.GrantsPaid) + Value(t, q, Outcomes.InfrastructurePaid), money = Value(t, q, Outcomes.CoordinationStaff) + Value(t, q, Outcomes.CoordinationRent);
            Assert.True(money > 0);
            Assert.Equal((long)(Value(t, q, Outcomes.HoursCapacity) * CostPerMinute) + paid + money, Value(t, q, Outcomes.PublicCost));
            long regions = 0;
            for (int i = 0; i < t.Series.Length; i++) regions += t.Series[i] is { Scope: Scope.Region, Outcome: Outcomes.PublicCost } ? t[q, i] : 0;
            Assert.InRange(regions, Value(t, q, Outcomes.PublicCost) - 2, Value(t, q, Outcomes.PublicCost));
        }
    }

    // A secretariat that hosts lack the hours for is no harder on staff; a rotating one moves its cost to the next region.
    [Fact]
    public void A_rotating_secretariat_of_staff_costs_its_posts_wherever_it_sits()
    {
        var p = Default with { Levers = Default.Levers with { Governance = Default.Levers.Governance with { SteeringHours = 0, SecretariatFte = 3, RotationInterval = 2, LinkHours = 0 } } };
        var agreement = LeverWorld.Agreement(1, Lever.Governance) with { StaffedBy = StaffedBy.Staff, Secretariat = Secretariat.Rotating };
        var t = Tables(LeverWorld.Plan([Arm("staff", agreement)], hours: 0.5, parameters: p))[0];
        double due = 3 * p.Triage.HoursPerFte * p.Governance.CostPerHour;
        for (int q = LeverWorld.From; q < t.Quarters; q++) Assert.InRange(Value(t, q, Outcomes.CoordinationStaff), due - (8 * CostPerMinute), due);
        Assert.Equal(0, LeverWorld.Sum(t, Outcomes.HoursCoordination));
    }

    [Fact]
    public void Running_costs_phase_in_as_effects_do_unless_the_file_says_otherwise()
    {
        var agreement = LeverWorld.Agreement(1, Lever.StationedStaff) with { PhaseInQuarters = 4 };
        var t = Tables(LeverWorld.Plan([Arm("phased", agreement), Arm("at-once", agreement with { CostsPhaseIn = false }), Arm("full", agreement with { PhaseInQuarters = 0 })]));
        for (int q = LeverWorld.From; q < t[0].Quarters; q++)
        {
            long full = Value(t[2], q, Outcomes.HoursCoordination);
            double part = Math.Min(1, (q - LeverWorld.From + 1) / 4.0);
            Assert.True(full > 0);
            Assert.InRange(Value(t[0], q, Outcomes.HoursCoordination), (full * part) - 8, (full * part) + 0.01);
            Assert.Equal(full, Value(t[1], q, Outcomes.HoursCoordination));
        }
    }

    // Chairs meet while nothing has been decided yet, and what is paid once is paid in the same quarters.
    [Fact]
    public void The_decision_lag_delays_effects_and_no_costs_and_what_is_paid_once_does_not_phase_in()
    {
        var p = Default with { Levers = Default.Levers with { Governance = Default.Levers.Governance with { DecisionLag = 3 } }, Governance = Default.Governance with { SetUpQuarters = 4 } };
        var arm = Arm("arm", LeverWorld.Agreement(1, Lever.Governance, Lever.SharedCatalogue) with { PhaseInQuarters = 4 });
        LeverState At(int age) => PolicyTimeline.At(arm, LeverWorld.From + age, p)[Lever.SharedCatalogue];
        Assert.Equal([0.25f, 0.5f, 0.75f, 1f, 1f], Enumerable.Range(0, 5).Select(age => At(age).CostFactor));
        Assert.Equal([0f, 0f, 0f, 0.25f, 0.5f], Enumerable.Range(0, 5).Select(age => At(age).Strength));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 0f], Enumerable.Range(0, 5).Select(age => At(age).SetUpFactor));
    }

    [Fact]
    public void A_desk_costs_its_rent_in_money_and_only_its_travel_in_hours()
    {
        var p = Default with { Levers = Default.Levers with { CoLocation = Default.Levers.CoLocation with { Rent = 1000, TravelHours = 0 } } };
        var travels = p with { Levers = p.Levers with { CoLocation = p.Levers.CoLocation with { Rent = 0, TravelHours = 6 } } };
        // Borders are closed: one cluster has one desk in each region.
        var rents = Tables(LeverWorld.Plan([LeverWorld.Arm("arm", 1, Lever.CoLocation)], parameters: p))[0];
        var hours = Tables(LeverWorld.Plan([LeverWorld.Arm("arm", 1, Lever.CoLocation)], parameters: travels))[0];
        for (int q = LeverWorld.From; q < rents.Quarters; q++)
        {
            Assert.Equal((2000, 0), (Value(rents, q, Outcomes.CoordinationRent), Value(rents, q, Outcomes.HoursCoordination)));
            Assert.Equal((0, 2 * 6 * 60), (Value(hours, q, Outcomes.CoordinationRent), Value(hours, q, Outcomes.HoursCoordination)));
        }
    }

    private static readonly ImmutableArray<int> Firms = [500, 300, 100, 50, 400, 200];

    /// <summary>Houses and clusters of the small world, all of which may serve both regions.</summary>
    private static SystemSpec Open()
    {
        var system = TestWorld.Small().System;
        return system with { Providers = [.. system.Providers.Select(p => p with { ServesRegions = [true, true] })] };
    }

    private static (int House, int Cluster)[] Pairs(SystemSpec system) =>
    [
        .. from house in Enumerable.Range(0, system.Providers.Length) from cluster in Enumerable.Range(0, system.Providers.Length)
           where system.Providers[house].Kind == ProviderKind.BusinessHouse && system.Providers[cluster].Kind == ProviderKind.Cluster
           select (house, cluster),
    ];

    [Fact]
    public void Pairs_have_places_in_an_order_that_holds_whichever_of_the_two_is_asked_for_and_others_come_first()
    {
        var system = Open();
        var places = new PairPlaces(system, new RandomKey(7, 3), Firms.AsSpan());
        foreach (var by in Enum.GetValues<AdoptedBy>())
        {
            Assert.Equal([0f, 0.25f, 0.5f, 0.75f], Pairs(system).Select(p => places.Of(by, p.House, p.Cluster)).Order());
            Assert.All(Pairs(system), p => Assert.Equal(places.Of(by, p.House, p.Cluster), places.Of(by, p.Cluster, p.House)));
        }
        Assert.True(places.Of(AdoptedBy.Luck, 0, 3) < 0);
        // The cluster of the first region is for two sectors, that of the second for one; there are more firms in the first region.
        int best = Array.FindIndex(Pairs(system), p => places.Of(AdoptedBy.Need, p.House, p.Cluster) == 0);
        Assert.Equal(("house-0", "cluster-0"), (system.Providers[Pairs(system)[best].House].Id, system.Providers[Pairs(system)[best].Cluster].Id));
    }

    [Fact]
    public void Luck_orders_pairs_anew_in_each_replication_and_need_does_not()
    {
        var system = Open();
        float[] Order(AdoptedBy by, uint replication)
        {
            var places = new PairPlaces(system, new RandomKey(7, replication), Firms.AsSpan());
            return [.. Pairs(system).Select(p => places.Of(by, p.House, p.Cluster))];
        }

        Assert.Equal(1, Enumerable.Range(0, 20).Select(r => string.Join(' ', Order(AdoptedBy.Need, (uint)r))).Distinct().Count());
        Assert.True(Enumerable.Range(0, 20).Select(r => string.Join(' ', Order(AdoptedBy.Luck, (uint)r))).Distinct().Count() > 5);
    }

    private static Frictions Under(Lever lever, double adoption, AdoptedBy by = AdoptedBy.Luck)
    {
        var plan = LeverWorld.Plan([Arm("arm", LeverWorld.Agreement(1, lever) with { Adoption = adoption, AdoptedBy = by })]);
        var replication = new Replication(plan with { System = Open() }, 0);
        while (replication.Quarter <= LeverWorld.From) replication.Advance();
        return replication.WorldOf(0, 0).Frictions;
    }

    // Of four pairs of house and cluster none, one, two, all; the pairs of other providers pay and know each other in any case.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 3)]
    [InlineData(1, 4)]
    public void As_many_pairs_take_part_as_the_share_says_with_their_costs_and_their_effects_and_no_others(double share, int adopting)
    {
        foreach (var by in Enum.GetValues<AdoptedBy>())
        {
            var desks = Under(Lever.CoLocation, share, by);
            var pairs = Pairs(desks.System);
            Assert.Equal(adopting, pairs.Count(p => desks.KnowledgeAdded[(p.House * 8) + p.Cluster] > 0));
            Assert.Equal(adopting * Default.Levers.CoLocation.Rent, desks.Rent.Sum(), 3);
            Assert.Equal(adopting * Default.Levers.CoLocation.TravelHours * 60, desks.Coordination.Sum(), 3);

            var referral = Under(Lever.Referral, share, by);
            Assert.Equal(4 - adopting, pairs.Count(p => referral.More.AreCold(p.House, p.Cluster)));
            var all = Under(Lever.Referral, 1, by);
            Assert.Equal((4 - adopting) * Default.Levers.Referral.PairHours * 60, all.Coordination.Sum() - referral.Coordination.Sum(), 3);
            Assert.True(referral.Warmth[1] > 0);

            var events = Under(Lever.JointEvents, share, by);
            foreach (int provider in new[] { 1, 2, 5, 6 })
            {
                double part = pairs.Count(p => (p.House == provider || p.Cluster == provider) && desks.KnowledgeAdded[(p.House * 8) + p.Cluster] > 0) / 2.0;
                Assert.Equal(part * Under(Lever.JointEvents, 1, by).Coordination[provider], events.Coordination[provider], 3);
                Assert.Equal(part * Default.Levers.JointEvents.Awareness * 2, events.AwarenessAdded[(provider * 2) + 0] + events.AwarenessAdded[(provider * 2) + 1], 5);
            }
        }
    }

    // Who takes part at a small share takes part at a larger one, so that a sweep over the share adds pairs and swaps none.
    [Fact]
    public void A_larger_share_takes_pairs_in_and_puts_none_out()
    {
        bool[] small = [.. Pairs(Open()).Select(p => Under(Lever.CoLocation, 0.5).KnowledgeAdded[(p.House * 8) + p.Cluster] > 0)];
        bool[] large = [.. Pairs(Open()).Select(p => Under(Lever.CoLocation, 0.75).KnowledgeAdded[(p.House * 8) + p.Cluster] > 0)];
        Assert.All(small.Zip(large), pair => Assert.True(!pair.First || pair.Second));
    }
}
