using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>L14, L16 and L17, and what L03 and L06 say of partners, virtual clusters and offices abroad.</summary>
[Trait("Category", "Slow")]
public class KnowledgeLeverTests
{
    private const int Firms = 6000;

    private static ModelParameters With(Func<LeverParameters, LeverParameters> change) => TestParameters.Default with { Levers = change(TestParameters.Default.Levers) };

    private static ImmutableArray<ArmRun> Run(ModelParameters parameters, double hours, params ArmSpec[] arms) =>
        ResultHash.Run(LeverWorld.Wide(LeverWorld.Plan([LeverWorld.Fragmented, .. arms], hours, parameters, Firms, quarters: 24))).Runs;

    private static long Jobs(ArmRun run) => Enumerable.Range(12, 12).Sum(q => LeverWorld.Value(run.Observations, q, Outcomes.Jobs));

    private static long ValueAdded(ArmRun run) => Enumerable.Range(12, 12).Sum(q => LeverWorld.Value(run.Observations, q, Outcomes.ValueAdded));

    private static long Sum(ArmRun run, string outcome) => LeverWorld.Sum(run.Observations, outcome);

    // One parameter of the lever changed: a recorded value differs from the agreement's date on and not before.
    public static TheoryData<string> Parameters => ["across", "pool", "convener", "knowledge", "calendar", "pairing", "cross-cutting", "translation", "reach", "project", "spread",
        "intelligence", "growth", "decay", "delegation", "fit", "partners", "network", "posts", "shared", "floor", "lead-trust", "lead-hours", "desks"];

    [Theory, MemberData(nameof(Parameters))]
    public void Every_parameter_changes_something_from_the_date_on_and_nothing_before(string what)
    {
        var changed = With(l => what switch
        {
            "across" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { AcrossShare = 0 } },
            "pool" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { PoolShare = 0 } },
            "convener" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { ConvenerTrust = 0 } },
            "knowledge" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { Knowledge = 1 } },
            "calendar" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { CalendarHours = 0 } },
            "pairing" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { PairingHours = 0 } },
            "cross-cutting" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { CrossCuttingReach = 0 } },
            "translation" => l with { CrossClusterBrokering = l.CrossClusterBrokering with { TranslationHours = 0 } },
            "reach" => l with { KnowledgeTransfer = l.KnowledgeTransfer with { Reach = 0 } },
            "project" => l with { KnowledgeTransfer = l.KnowledgeTransfer with { ProjectHours = 0 } },
            "spread" => l with { KnowledgeTransfer = l.KnowledgeTransfer with { SpreadQuarters = 4 } },
            "intelligence" => l with { KnowledgeTransfer = l.KnowledgeTransfer with { IntelligenceBlurRatio = 0 } },
            "growth" => l with { InternationalDoors = l.InternationalDoors with { RelationGain = 0 } },
            "decay" => l with { InternationalDoors = l.InternationalDoors with { RelationDecay = 1 } },
            "delegation" => l with { InternationalDoors = l.InternationalDoors with { DelegationGain = 0 } },
            "fit" => l with { InternationalDoors = l.InternationalDoors with { MarketFit = 0 } },
            "partners" => l with { InternationalDoors = l.InternationalDoors with { NetworkPartners = 0 } },
            "network" => l with { InternationalDoors = l.InternationalDoors with { NetworkHours = 0 } },
            "posts" => l with { InternationalDoors = l.InternationalDoors with { OfficeFte = 0 } },
            "shared" => l with { InternationalDoors = l.InternationalDoors with { SharedContacts = 0 } },
            "floor" => l with { InternationalDoors = l.InternationalDoors with { DoorFloor = 0.1 } },
            "lead-trust" => l with { CrossBorderEligibility = l.CrossBorderEligibility with { JointLeadTrust = 1 } },
            "lead-hours" => l with { CrossBorderEligibility = l.CrossBorderEligibility with { JointLeadHours = 0 } },
            "desks" => l with { CoLocation = l.CoLocation with { OfficeDesks = 0 } },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        });
        var arm = LeverWorld.Arm("all", 1, Lever.CrossBorderEligibility, Lever.CoLocation, Lever.CrossClusterBrokering, Lever.KnowledgeTransfer, Lever.InternationalDoors);
        // Many firms look abroad without seeing well, and relations matter much, so that every parameter has something to act on.
        var many = TestParameters.Default with
        {
            Search = TestParameters.Default.Search with { AwarenessOther = 0.9, Blur = 2 },
            Triage = TestParameters.Default.Triage with { KnowledgeInRegion = 0.05, KnowledgeAcrossRegions = 0.05, Hoarding = 0.1 },
            Export = TestParameters.Default.Export with { EntryProbability = 0.3 },
        };
        changed = many with { Levers = changed.Levers with { InternationalDoors = changed.Levers.InternationalDoors with { DoorFloor = Math.Min(changed.Levers.InternationalDoors.DoorFloor, 0.3) } } };
        many = many with { Levers = many.Levers with { InternationalDoors = many.Levers.InternationalDoors with { DoorFloor = 0.3 } } };
        var plan = LeverWorld.Wide(LeverWorld.Plan([arm], 60, many, 20_000, quarters: 24));
        var before = ResultHash.Run(plan).Runs[0].Observations;
        var after = ResultHash.Run(plan with { Parameters = changed with { Triage = plan.Parameters.Triage } }).Runs[0].Observations;
        Assert.InRange(TwinTests.FirstDifference(before, after), LeverWorld.From, plan.Quarters - 1);
    }

    [Fact]
    public void Brokers_who_see_each_others_applicants_bring_about_partnerships_across_clusters()
    {
        var runs = Run(TestParameters.Default, 60, LeverWorld.Arm("across", 1, Lever.CrossClusterBrokering));
        Assert.True(Sum(runs[1], Outcomes.PartnershipsAcross) > 1.2 * Sum(runs[0], Outcomes.PartnershipsAcross));
    }

    [Fact]
    public void Institutions_are_brought_in_for_hours_of_their_own()
    {
        var runs = Run(TestParameters.Default, 60, LeverWorld.Arm("transfer", 1, Lever.KnowledgeTransfer), LeverWorld.Arm("free", 0, Lever.KnowledgeTransfer));
        Assert.Equal(0, Sum(runs[0], Outcomes.KnowledgeProjects));
        Assert.True(Sum(runs[1], Outcomes.KnowledgeProjects) > 0);
        long first = Enumerable.Range(LeverWorld.From, 1).Sum(q => LeverWorld.Value(runs[1].Observations, q, Outcomes.KnowledgeProjects));
        long with = LeverWorld.Value(runs[1].Observations, LeverWorld.From, Outcomes.HoursSpecialised), without = LeverWorld.Value(runs[2].Observations, LeverWorld.From, Outcomes.HoursSpecialised);
        Assert.Equal(first * 30 * 60, with - without);
    }

    // Brokers would bring it in for every second applicant; it works three projects a quarter.
    [Fact]
    public void An_institution_takes_on_no_more_projects_than_it_has_hours_for_in_a_quarter()
    {
        var p = With(l => l with { KnowledgeTransfer = l.KnowledgeTransfer with { ProjectHours = 80, Reach = 1 } });
        p = p with { Innovation = p.Innovation with { BestDistance = 0.65, DistanceWidth = 0.15 } };
        var plan = LeverWorld.Wide(LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("transfer", 1, Lever.KnowledgeTransfer)], 4, p, Firms, quarters: 24));
        int institute = Enumerable.Range(0, plan.System.Providers.Length).Single(i => plan.System.Providers[i].Kind == ProviderKind.KnowledgeInstitution);
        var replication = new Replication(plan, 0);
        bool more = true, full = false;
        while (more)
        {
            more = replication.Advance();
            var world = replication.WorldOf(1, 0);
            long quarter = world.Tally.Capacity[institute] - world.Tally.Overhead[institute] - world.Tally.Coordination[institute];
            Assert.InRange(world.Carry[institute], 0, quarter + (80 * 60));
            full |= world.Carry[institute] >= quarter;
        }
        Assert.True(full, "It was never full, so the bound was not tried.");
        Assert.True(Sum(replication.Runs[1], Outcomes.KnowledgeProjects) > 20);
    }

    [Fact]
    public void Relations_grow_from_nothing_and_stay_within_bounds_and_posts_only_move()
    {
        var runs = Run(TestParameters.Default, 60, LeverWorld.Arm("doors", 1, Lever.InternationalDoors));
        long before = 0;
        for (int q = 0; q < 24; q++)
        {
            long stock = LeverWorld.Value(runs[1].Observations, q, Outcomes.RelationStock);
            Assert.InRange(stock, q < LeverWorld.From ? 0 : before / 2, 1_000_000);
            Assert.Equal(q >= LeverWorld.From, stock > 0);
            Assert.Equal(LeverWorld.Value(runs[0].Observations, q, Outcomes.HoursCapacity), LeverWorld.Value(runs[1].Observations, q, Outcomes.HoursCapacity));
            before = stock;
        }
    }

    // Two clusters with two partners each: whoever comes second to one partner at home may find one of the other's.
    [Fact]
    public void Clusters_that_share_contacts_use_each_others_partners_abroad_and_each_partner_once()
    {
        ModelParameters Shared(double share) => (TestParameters.Default with
        {
            Innovation = TestParameters.Default.Innovation with { LeastMatch = 0.4, TrustAcrossRegions = 1, DistanceWidth = 0.15 },
            Search = TestParameters.Default.Search with { AwarenessOther = 0.9 },
        }) with
        {
            Levers = TestParameters.Default.Levers with { InternationalDoors = TestParameters.Default.Levers.InternationalDoors with { SharedContacts = share, NetworkPartners = 2 } },
        };
        var alone = Run(Shared(0), 60, LeverWorld.Arm("doors", 0, Lever.InternationalDoors))[1];
        var together = Run(Shared(1), 60, LeverWorld.Arm("doors", 0, Lever.InternationalDoors))[1];
        Assert.True(Sum(together, Outcomes.PartnershipsAbroad) > Sum(alone, Outcomes.PartnershipsAbroad));
        for (int q = 0; q < 24; q++) Assert.InRange(LeverWorld.Value(together.Observations, q, Outcomes.PartnershipsAbroad), 0, q < LeverWorld.From ? 0 : 2 * 2);
    }

    [Fact]
    public void A_door_that_closes_sees_no_firm_any_more_and_its_hours_go_to_the_others()
    {
        var plan = LeverWorld.Wide(LeverWorld.Plan([LeverWorld.Arm("doors", 1, Lever.InternationalDoors)], firms: Firms));
        int closed = plan.System.Providers.Length - 2;
        plan = plan with { Arms = [plan.Arms[0] with { Agreements = [plan.Arms[0].Agreements[0] with { Closes = [.. Enumerable.Range(0, plan.System.Providers.Length).Select(p => p == closed)] }] }] };
        var replication = new Replication(plan, 0);
        var world = replication.Worlds[0];
        long own = 0;
        bool more = true;
        while (more)
        {
            int quarter = replication.Quarter;
            more = replication.Advance();
            if (quarter == 0) own = world.Tally.Capacity[closed];
            if (quarter == LeverWorld.From - 1) Assert.True(world.Tally.Intake[closed] > 0);
            if (quarter < LeverWorld.From) continue;
            Assert.Equal(0, world.Tally.Capacity[closed] + world.Tally.Intake[closed] + world.Tally.Specialised[closed] + world.Queues[closed].Waiting);
            Assert.True(world.Tally.Capacity[closed + 1] >= 2 * own);
            Assert.Equal(0, world.Frictions.HoursMoved.Sum());
        }
    }

    [Fact]
    public void A_virtual_cluster_is_known_everywhere_and_its_pairs_trust_each_other_less()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("virtual", 0, Lever.CrossBorderEligibility, Lever.CoLocation)], firms: Firms);
        int cluster = Enumerable.Range(0, 8).Single(p => plan.System.Providers[p].Id == "cluster-0");
        plan = plan with { System = plan.System with { Providers = plan.System.Providers.SetItem(cluster, plan.System.Providers[cluster] with { IsVirtual = true }) } };
        var replication = ResultHash.Run(plan);
        var with = replication.WorldOf(1, 0);
        var without = replication.WorldOf(0, 0);
        for (int region = 0; region < 2; region++)
        {
            Assert.Equal(0, with.Tables.Travel(cluster, region));
            Assert.Equal(0.1f, with.Tables.Awareness(cluster, region * 3) - without.Tables.Awareness(cluster, region * 3), 5);
        }
        Assert.Equal(0.8f, with.Frictions.TrustOfBroker[cluster], 5);
        Assert.Equal(1, without.Frictions.TrustOfBroker[cluster]);
    }
}
