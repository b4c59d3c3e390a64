using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Inward investment and its promotion (L18), circular symbiosis (L20), focus, strength and activities (L04).</summary>
public class EnvironmentLeverTests
{
    private static readonly ImmutableArray<bool> Everybody = [.. Enumerable.Repeat(true, 8)];

    /// <summary>Many candidates; firms of food and energy can use each other's by-products and often want to become green.</summary>
    private static ExperimentPlan Plan(ImmutableArray<ArmSpec> arms, double hours = 60, Func<LeverParameters, LeverParameters>? change = null, int firms = 6000, int quarters = 16)
    {
        var p = TestParameters.Default;
        var levers = p.Levers with { CircularSymbiosis = p.Levers.CircularSymbiosis with { CompatibleShare = 0.3, InfrastructureCost = 200_000 } };
        var plan = LeverWorld.Plan(arms, hours, p with { InwardInvestment = p.InwardInvestment with { CandidatesPerYear = 60 }, Levers = (change ?? (l => l))(levers) }, firms, quarters);
        ImmutableArray<double> green = [0.1, 0.3, 0.1, 0.05, 0.05, 0.35, 0.05];
        return plan with
        {
            System = plan.System with
            {
                Sectors =
                [
                    plan.System.Sectors[0] with { NeedMix = green, Gives = ["organic"], Takes = ["heat"] },
                    plan.System.Sectors[1] with { NeedMix = green, Gives = ["heat"], Takes = ["organic"] },
                    plan.System.Sectors[2],
                ],
            },
        };
    }

    private static ArmSpec Arm(string id, double cost, ImmutableArray<bool> focus, params Lever[] levers) =>
        new(id, id, int.MaxValue, [LeverWorld.Agreement(cost, levers) with { Focus = focus }]);

    private static ObservationTable[] Tables(ExperimentPlan plan) => [.. ResultHash.Run(plan).Runs.Select(r => r.Observations)];

    [Fact]
    public void Candidates_are_the_same_in_every_arm_and_whoever_lands_without_promotion_lands_with_it()
    {
        var t = Tables(Plan([LeverWorld.Fragmented, Arm("promotion", 1, [], Lever.InvestmentPromotion)]));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            Assert.Equal(LeverWorld.Value(t[0], q, Outcomes.ForeignCandidates), LeverWorld.Value(t[1], q, Outcomes.ForeignCandidates));
            Assert.InRange(LeverWorld.Value(t[0], q, Outcomes.ForeignProjects), 0, LeverWorld.Value(t[1], q, Outcomes.ForeignProjects));
            Assert.InRange(LeverWorld.Value(t[1], q, Outcomes.ForeignProjects), 0, LeverWorld.Value(t[1], q, Outcomes.ForeignCandidates));
        }
        Assert.True(LeverWorld.Sum(t[1], Outcomes.ForeignProjects) > 1.2 * LeverWorld.Sum(t[0], Outcomes.ForeignProjects));
    }

    [Fact]
    public void Candidates_move_nobody_elses_luck_and_have_the_mean_size_of_the_parameter()
    {
        var plan = Plan([LeverWorld.Fragmented]);
        var inward = plan.Parameters.InwardInvestment;
        var without = Tables(plan with { Parameters = plan.Parameters with { InwardInvestment = inward with { CandidatesPerYear = 0 } } })[0];
        var with = Tables(plan with { Parameters = plan.Parameters with { InwardInvestment = inward with { CandidatesPerYear = 200, LandingShare = 1 } } })[0];
        for (int q = 0; q < with.Quarters; q++)
        {
            Assert.Equal(0, LeverWorld.Value(without, q, Outcomes.ForeignProjects));
            Assert.Equal(LeverWorld.Value(without, q, Outcomes.Births), LeverWorld.Value(with, q, Outcomes.Births) - LeverWorld.Value(with, q, Outcomes.ForeignProjects));
            Assert.Equal(LeverWorld.Value(without, q, Outcomes.JobsEntered), LeverWorld.Value(with, q, Outcomes.JobsEntered) - LeverWorld.Value(with, q, Outcomes.ForeignJobs));
            Assert.True(LeverWorld.Value(with, q, Outcomes.ForeignJobs) >= 5 * LeverWorld.Value(with, q, Outcomes.ForeignProjects));
        }
        double projects = LeverWorld.Sum(with, Outcomes.ForeignProjects);
        // 200 a year per 10,000 firms, 6,000 firms, four years.
        Assert.InRange(projects, 480 - 70, 480 + 70);
        Assert.InRange(LeverWorld.Sum(with, Outcomes.ForeignJobs) / projects, inward.Jobs - 4, inward.Jobs + 4);
    }

    [Fact]
    public void Promotion_grows_over_its_lag_and_is_confined_to_the_focus_as_far_as_the_parameter_says()
    {
        var plan = Plan([LeverWorld.Fragmented, Arm("promotion", 1, [true, false, false], Lever.InvestmentPromotion)]);
        var replication = new Replication(plan, 0);
        while (replication.Advance())
        {
            float[] added = replication.WorldOf(1, 0).Frictions.LandingAdded;
            int age = replication.Quarter - 1 - LeverWorld.From;
            double gain = age < 0 ? 0 : 0.2 * Math.Min(1, (age + 1) / 4.0);
            Assert.All(Enumerable.Range(0, 6), k => Assert.Equal(k % 3 == 0 ? gain : gain / 2, added[k], 5));
            Assert.All(replication.WorldOf(0, 0).Frictions.LandingAdded, a => Assert.Equal(0, a));
        }
    }

    private static long InRegion(ObservationTable table, string region, string outcome)
    {
        int series = Enumerable.Range(0, table.Series.Length).Single(i => (table.Series[i].Scope, table.Series[i].ScopeId, table.Series[i].Outcome) == (Scope.Region, region, outcome));
        return Enumerable.Range(0, table.Quarters).Sum(q => table[q, series]);
    }

    /// <summary>The plan with other regions for the two agencies, who are the only parties that promote, and nobody landing without promotion.</summary>
    private static ExperimentPlan Promoted(ImmutableArray<bool> north, ImmutableArray<bool> south, ImmutableArray<bool> parties)
    {
        var arm = Arm("promotion", 1, [], Lever.InvestmentPromotion);
        arm = arm with { Agreements = [arm.Agreements[0] with { Parties = parties }] };
        var plan = Plan([arm]);
        return plan with
        {
            Parameters = plan.Parameters with { InwardInvestment = plan.Parameters.InwardInvestment with { LandingShare = 0, CandidatesPerYear = 400 } },
            System = plan.System with { Providers = plan.System.Providers.SetItem(3, plan.System.Providers[3] with { ServesRegions = north }).SetItem(7, plan.System.Providers[7] with { ServesRegions = south }) },
        };
    }

    [Fact]
    public void A_region_without_a_seat_gets_landings_where_it_is_served_and_none_where_it_is_not()
    {
        ImmutableArray<bool> alone = [false, false, false, true, false, false, false, false];
        var own = Tables(Promoted([true, false], [false, true], alone))[0];
        var both = Tables(Promoted([true, true], [false, true], alone))[0];
        Assert.True(InRegion(own, "south", Outcomes.ForeignCandidates) > 20);
        Assert.Equal(0, InRegion(own, "south", Outcomes.ForeignProjects));
        Assert.True(InRegion(both, "south", Outcomes.ForeignProjects) > 0);
        Assert.InRange(InRegion(both, "north", Outcomes.ForeignProjects), 1, InRegion(own, "north", Outcomes.ForeignProjects));
        // The managers' hours are the same, however many regions they work for.
        Assert.Equal(LeverWorld.Sum(own, Outcomes.HoursCoordination), LeverWorld.Sum(both, Outcomes.HoursCoordination));
    }

    // Both regions have as many firms, so that a seat's posts that work for both reach half of each; nobody is won twice.
    [Theory]
    [InlineData(true, false, false, true, 1, 1)]
    [InlineData(true, true, true, true, 1, 1)]
    [InlineData(true, true, false, true, 0.5, 1)]
    [InlineData(false, true, true, false, 1, 1)]
    [InlineData(false, true, true, true, 0.5, 1)]
    public void Posts_are_shared_over_the_candidates_of_the_regions_that_their_providers_serve(bool northNorth, bool northSouth, bool southNorth, bool southSouth, double north, double south)
    {
        var replication = ResultHash.Run(Promoted([northNorth, northSouth], [southNorth, southSouth], [false, false, false, true, false, false, false, true]));
        float[] added = replication.WorldOf(0, 0).Frictions.LandingAdded;
        Assert.All(Enumerable.Range(0, 6), k => Assert.Equal(0.2 * (k < 3 ? north : south), added[k], 5));
    }

    [Fact]
    public void Tonnes_saved_are_those_of_the_exchanges_that_run_and_end_with_their_firms()
    {
        var replication = new Replication(Plan([LeverWorld.Fragmented, Arm("symbiosis", 1, [], Lever.CircularSymbiosis)], quarters: 24), 0);
        var begun = new HashSet<(uint A, uint B)>();
        var running = new List<long>();
        bool more = true;
        while (more)
        {
            bool recorded = replication.Quarter >= 0;
            more = replication.Advance();
            uint[] ids = replication.Luck.Layout.Id;
            foreach (var e in replication.WorldOf(1, 0).Symbiosis.Exchanges.Where(e => e.SlotA >= 0 && e.SlotB >= 0)) begun.Add((ids[e.SlotA], ids[e.SlotB]));
            var there = replication.Snapshot(1, 0).Id.ToHashSet();
            if (recorded) running.Add(begun.Count(pair => there.Contains(pair.A) && there.Contains(pair.B)));
        }
        var t = replication.Runs[1].Observations;
        for (int q = 0; q < t.Quarters; q++) Assert.Equal(200 * running[q], LeverWorld.Value(t, q, Outcomes.TonnesSaved));
        Assert.Equal(begun.Count, LeverWorld.Sum(t, Outcomes.SymbiosisMatches));
        // Some have ended, so that it is no sum of what was agreed.
        Assert.InRange(running[^1], 1, begun.Count - 1);
        Assert.Equal(0, LeverWorld.Sum(replication.Runs[0].Observations, Outcomes.TonnesSaved));
    }

    [Fact]
    public void A_resource_check_takes_exactly_its_hours_beyond_the_case()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("checks", 1, [], Lever.CircularSymbiosis), Arm("free", 0, [], Lever.CircularSymbiosis)],
            change: l => l with { CircularSymbiosis = l.CircularSymbiosis with { Learning = 0, Saving = 0, InfrastructureCost = 0 } });
        var t = Tables(plan);
        Assert.True(LeverWorld.Sum(t[1], Outcomes.ResourceChecks) > 50);
        for (int q = 0; q < plan.Quarters; q++)
        {
            long checks = LeverWorld.Value(t[1], q, Outcomes.ResourceChecks);
            Assert.Equal(checks, LeverWorld.Value(t[2], q, Outcomes.ResourceChecks));
            Assert.Equal(checks * 20 * 60, LeverWorld.Value(t[1], q, Outcomes.HoursSpecialised) - LeverWorld.Value(t[0], q, Outcomes.HoursSpecialised));
            Assert.Equal(LeverWorld.Value(t[0], q, Outcomes.HoursSpecialised), LeverWorld.Value(t[2], q, Outcomes.HoursSpecialised));
        }
    }

    [Fact]
    public void Checked_firms_stand_in_the_register_or_in_a_match_and_in_no_other_world()
    {
        var replication = ResultHash.Run(Plan(
            [LeverWorld.Fragmented, Arm("symbiosis", 1, [], Lever.CircularSymbiosis)], change: l => l with { CircularSymbiosis = l.CircularSymbiosis with { RegisterQuarters = 40 } }));
        var state = replication.WorldOf(1, 0).Symbiosis;
        var t = replication.Runs[1].Observations;
        long checks = LeverWorld.Sum(t, Outcomes.ResourceChecks), matches = LeverWorld.Sum(t, Outcomes.SymbiosisMatches);
        Assert.True(matches > 10);
        Assert.Equal(checks, state.ChecksDone.Sum());
        // Firms that have ceased have left the register.
        Assert.InRange(state.Register.Count, 1, checks - (2 * matches));
        Assert.InRange(state.Exchanges.Count, 1, matches);
        Assert.All(state.Register, e => Assert.Equal(e.Firm, replication.Luck.Layout.Id[e.Slot]));
        Assert.Empty(replication.WorldOf(0, 0).Symbiosis.Register);
        Assert.Equal(0, LeverWorld.Sum(replication.Runs[0].Observations, Outcomes.ResourceChecks));
    }

    [Fact]
    public void An_arm_that_parts_with_a_full_register_is_what_it_is_alone()
    {
        var first = LeverWorld.Agreement(1, Lever.CircularSymbiosis);
        var later = new ArmSpec("later", "Later", int.MaxValue, [first, LeverWorld.Agreement(1, Lever.JointEvents) with { From = 10, Name = "events" }]);
        var plan = Plan([new("first", "First", int.MaxValue, [first]), later], hours: 8);
        var both = Tables(plan);
        Assert.Equal(10, TwinTests.FirstDifference(both[0], both[1]));
        Assert.Equal(Tables(plan with { Arms = [later] })[0].Values, both[1].Values);
    }

    [Fact]
    public void Infrastructure_is_paid_once_and_in_full_from_grant_money_or_never_stands()
    {
        var arms = ImmutableArray.Create(LeverWorld.Fragmented, Arm("symbiosis", 1, [], Lever.CircularSymbiosis), Arm("free", 0, [], Lever.CircularSymbiosis));
        var replication = ResultHash.Run(TestParameters.LapsingYearly(Plan(arms, change: l => l with { CircularSymbiosis = l.CircularSymbiosis with { InfrastructureCost = 800_000 } })));
        Assert.Equal(2 * 800_000, LeverWorld.Sum(replication.Runs[1].Observations, Outcomes.InfrastructurePaid));
        Assert.Equal([true, true], replication.WorldOf(1, 0).Symbiosis.Built);
        Assert.Equal(0, LeverWorld.Sum(replication.Runs[2].Observations, Outcomes.InfrastructurePaid));
        Assert.Equal([true, true], replication.WorldOf(2, 0).Symbiosis.Built);
        Assert.Equal([false, false], replication.WorldOf(0, 0).Symbiosis.Built);

        // Two million a year are not enough for ten.
        var dear = ResultHash.Run(TestParameters.LapsingYearly(Plan(arms, change: l => l with { CircularSymbiosis = l.CircularSymbiosis with { InfrastructureCost = 10_000_000 } })));
        Assert.Equal(2 * 2_000_000, LeverWorld.Sum(dear.Runs[1].Observations, Outcomes.InfrastructurePaid));
        Assert.Equal([false, false], dear.WorldOf(1, 0).Symbiosis.Built);
        for (int q = LeverWorld.From; q < LeverWorld.From + 4; q++) Assert.Equal(0, LeverWorld.Value(dear.Runs[1].Observations, q, Outcomes.GrantsPaid));
    }

    [Fact]
    public void A_firm_loses_what_is_left_of_its_saving_when_its_partner_ceases()
    {
        var replication = new Replication(Plan([LeverWorld.Fragmented], firms: 600), 0);
        replication.Advance();
        var world = replication.Worlds[0];
        int[] slots = [.. Enumerable.Range(0, world.Firms.Length).Where(world.IsActive).Take(2)];
        float a = world.Firms.Productivity[slots[0]] = 0.1f, keep = (float)world.Parameters.Productivity.Persistence;
        world.Symbiosis.Exchanges.Add(new() { SlotA = slots[0], SlotB = slots[1], PerQuarterA = 0.01f, PerQuarterB = 0.02f, Quarters = 2 });
        ResourceChecks.Deliver(world);
        Assert.Equal(a + 0.01f, world.Firms.Productivity[slots[0]], 6);
        ResourceChecks.Deliver(world);
        Assert.Equal(a + 0.02f, world.Firms.Productivity[slots[0]], 6);
        ResourceChecks.Deliver(world);
        Assert.Equal(a + 0.02f, world.Firms.Productivity[slots[0]], 6);
        world.Firms.Jobs[slots[1]] = 0;
        ResourceChecks.Deliver(world);
        Assert.Equal(a + 0.02f - (0.01f * keep * keep * (1 + keep)), world.Firms.Productivity[slots[0]], 6);
        Assert.Empty(world.Symbiosis.Exchanges);
    }

    [Fact]
    public void A_full_reserve_for_a_sector_that_does_not_apply_helps_nobody_and_lapses()
    {
        var arms = ImmutableArray.Create(
            LeverWorld.Fragmented, Arm("focus", 0, [false, false, true], Lever.Specialisation), Arm("no focus", 0, [], Lever.Specialisation));
        var plan = TestParameters.LapsingYearly(Plan(arms, change: l => l with { Specialisation = l.Specialisation with { FocusShare = 1, StrengthWeight = 0 } }));
        ImmutableArray<double> noFinance = [1, 0, 0, 0, 0, 0, 0];
        var sectors = plan.System.Sectors;
        var t = Tables(plan with { System = plan.System with { Sectors = [sectors[0], sectors[1], sectors[2] with { NeedMix = noFinance }] } });
        // What had come before the agreement is not reserved; from the next year on all of it is.
        long budget = 0, lapsed = 0, paid = 0;
        for (int q = 10; q < t[1].Quarters; q++)
        {
            paid += LeverWorld.Value(t[1], q, Outcomes.GrantsPaid);
            budget += LeverWorld.Value(t[1], q, Outcomes.GrantsBudget);
            lapsed += LeverWorld.Value(t[1], q, Outcomes.GrantsLapsed);
        }
        Assert.Equal(0, paid);
        Assert.Equal(budget, lapsed + LeverWorld.Value(t[1], t[1].Quarters - 1, Outcomes.GrantsInHand) - LeverWorld.Value(t[1], 9, Outcomes.GrantsInHand));
        Assert.True(LeverWorld.Sum(t[0], Outcomes.GrantsPaid) > LeverWorld.Sum(t[1], Outcomes.GrantsPaid));
        Assert.Equal(LeverWorld.Sum(t[0], Outcomes.GrantsPaid), LeverWorld.Sum(t[2], Outcomes.GrantsPaid));
    }

    [Fact]
    public void Strength_moves_grants_to_the_sectors_that_the_region_is_strong_in()
    {
        double Share(double weight)
        {
            var plan = Plan(
                [Arm("strength", 0, [], Lever.Specialisation)], firms: 12_000, change: l => l with { Specialisation = l.Specialisation with { StrengthWeight = weight } });
            for (int i = 0; i < plan.Population.Count; i++)
            {
                if (plan.Population.Sector[i] == 0 && i % 4 < 2) plan.Population.Sector[i] = (byte)(plan.Population.Region[i] == 0 ? 0 : 1);
            }
            var (replication, world) = Theory.BareWorld.Start(plan);
            int granted = 0, strong = 0;
            bool more = true;
            while (more)
            {
                world.Journey!.Clear();
                more = replication.Advance();
                if (replication.Quarter <= LeverWorld.From) continue;
                foreach (var e in world.Journey.Where(e => e is { Kind: JourneyKind.HelpBegan, Need: NeedType.Finance }))
                {
                    int market = Array.FindIndex(replication.Luck.Layout.Start, 1, s => s > Array.IndexOf(replication.Luck.Layout.Id, e.Firm)) - 1;
                    granted++;
                    if (replication.Luck.LogQuotient(market < 0 ? 5 : market) > 0) strong++;
                }
            }
            return strong / (double)granted;
        }

        Assert.True(Share(5) > Share(0) + 0.02);
    }

    [Fact]
    public void Houses_and_clusters_divide_activities_where_the_other_is_there_for_the_firms()
    {
        ImmutableArray<bool> all = [true, true, true];
        foreach (double division in new[] { 0, 0.4, 1 })
        {
            var plan = Plan(
                [Arm("divided", 1, [], Lever.Specialisation)], firms: 600, quarters: 6,
                change: l => l with { Specialisation = l.Specialisation with { ActivityDivision = division } });
            // The cluster of the north advises on export too; the house of the south has innovation projects of all sectors.
            plan = plan with
            {
                System = plan.System with
                {
                    Providers =
                    [
                        .. plan.System.Providers.Select(p => p.Id switch
                        {
                            "cluster-0" => p with { Offers = p.Offers.Add(TestWorld.Special(NeedType.Internationalisation, all)) },
                            "house-1" => p with { Offers = p.Offers.Add(TestWorld.Special(NeedType.InnovationCollaboration, all)) },
                            _ => p,
                        }),
                    ],
                },
            };
            int cluster = Index(plan, "cluster-0"), house = Index(plan, "house-1");
            var replication = new Replication(plan, 0);
            bool stands = true;
            while (stands)
            {
                stands = replication.Advance();
                bool divided = division >= 0.5 && replication.Quarter - 1 >= LeverWorld.From;
                var tables = replication.WorldOf(0, 0).Tables;
                Assert.Equal(divided ? Match.None : Match.Specialised, tables.MatchFor(cluster, (int)NeedType.Internationalisation, 0));
                Assert.Equal(Match.Specialised, tables.MatchFor(cluster, (int)NeedType.GreenTransition, 0));
                // The southern cluster is there for food only.
                Assert.Equal(divided ? Match.None : Match.Specialised, tables.MatchFor(house, (int)NeedType.InnovationCollaboration, 3));
                Assert.Equal(Match.Specialised, tables.MatchFor(house, (int)NeedType.InnovationCollaboration, 4));
                Assert.Equal(Match.Specialised, tables.MatchFor(Index(plan, "house-0"), (int)NeedType.Internationalisation, 0));
                Assert.Equal(0, replication.WorldOf(0, 0).Frictions.HoursMoved.Sum(Math.Abs));
            }
        }
    }

    [Fact]
    public void Clusters_of_distinct_fields_do_not_give_way_to_each_other()
    {
        foreach (double lead in new[] { 0, 0.4, 1 })
        {
            var plan = Plan(
                [Arm("open", 0, [], Lever.CrossBorderEligibility, Lever.Specialisation)], firms: 600, quarters: 6,
                change: l => l with { Specialisation = l.Specialisation with { LeadClusters = lead } });
            var replication = new Replication(plan, 0);
            while (replication.Advance())
            {
            }
            var f = replication.WorldOf(0, 0).Frictions;
            Assert.Equal(lead >= 0.5, f.Withdrawn.Contains(true));
            Assert.Equal(lead >= 0.5, f.HoursMoved.Any(moved => moved != 0));
        }
    }

    // Nine in ten of those who stand at a wrong door are served generically there; under the division a house sends on whoever
    // needs what clusters do.
    [Fact]
    public void Who_leaves_a_kind_of_need_to_the_other_does_not_serve_it_generically_either()
    {
        var plan = Plan(
            [LeverWorld.Fragmented, Arm("divided", 0, [], Lever.CrossBorderEligibility, Lever.Specialisation)],
            change: l => l with { Specialisation = l.Specialisation with { ActivityDivision = 1 } });
        plan = plan with { Parameters = plan.Parameters with { Triage = plan.Parameters.Triage with { Hoarding = 0.9 } } };
        var replication = new Replication(plan, 0);
        long[,] collective = new long[2, 2];
        foreach (int arm in (int[])[0, 1]) replication.WorldOf(arm, 0).Journey = [];
        bool more = true;
        while (more)
        {
            more = replication.Advance();
            foreach (int arm in (int[])[0, 1])
            {
                var journey = replication.WorldOf(arm, 0).Journey!;
                if (replication.Quarter - 1 >= LeverWorld.From)
                {
                    collective[arm, 0] += journey.Count(e => e is { Kind: JourneyKind.HelpBegan, Fate: Fate.Generic, Need: NeedType.GreenTransition } && plan.System.Providers[e.Provider].Kind == ProviderKind.BusinessHouse);
                    collective[arm, 1] += journey.Count(e => e is { Kind: JourneyKind.HelpBegan, Fate: Fate.Generic, Need: NeedType.Finance } && plan.System.Providers[e.Provider].Kind == ProviderKind.BusinessHouse);
                }
                journey.Clear();
            }
        }
        // Of the sectors that the clusters are there for; trade has no cluster, so its firms are still served.
        Assert.True(collective[1, 0] < 0.2 * collective[0, 0], $"{collective[0, 0]} before, {collective[1, 0]} after");
        Assert.True(collective[1, 1] > 0.5 * collective[0, 1]);
    }

    public static TheoryData<string> Named =>
    [
        "InwardInvestment.CandidatesPerYear", "InwardInvestment.Jobs", "InwardInvestment.LandingShare", "InwardInvestment.ProductivityPremium",
        "InvestmentPromotion.LandingGain", "InvestmentPromotion.ManagerFte", "InvestmentPromotion.LagYears", "InvestmentPromotion.SectorFocus",
        "CircularSymbiosis.CheckHours", "CircularSymbiosis.Learning", "CircularSymbiosis.RegisterQuarters", "CircularSymbiosis.ReachHours",
        "CircularSymbiosis.CompatibleShare", "CircularSymbiosis.InfrastructureShare", "CircularSymbiosis.InfrastructureCost",
        "CircularSymbiosis.Saving", "CircularSymbiosis.Tonnes", "Specialisation.FocusShare", "Specialisation.StrengthWeight",
    ];

    [Theory, MemberData(nameof(Named))]
    public void Each_parameter_changes_what_is_recorded(string name)
    {
        var plan = Plan([Arm("all", 1, [true, false, false], Lever.InvestmentPromotion, Lever.CircularSymbiosis, Lever.Specialisation)]);
        // Regions differ in strength: the north loses half of its firms in trade.
        plan = plan with { Population = TestWorld.Firms(6001, 2, 3, 11) };
        for (int i = 0; i < plan.Population.Count; i++)
        {
            if (plan.Population.Region[i] == 0 && plan.Population.Sector[i] == 2 && i % 4 == 0) plan.Population.Sector[i] = 0;
        }
        string[] way = name.Split('.');
        object levers = way[0] == "InwardInvestment" ? plan.Parameters : plan.Parameters.Levers;
        var group = levers.GetType().GetProperty(way[0])!;
        object record = group.GetValue(levers)!;
        var property = record.GetType().GetProperty(way[1])!;
        string before = ResultHash.Of(plan);
        object changed = record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
        double value = (double)property.GetValue(record)!;
        property.SetValue(changed, way[1] is "ReachHours" or "StrengthWeight" ? value + 2 : value / 2);
        object parent = levers.GetType().GetMethod("<Clone>$")!.Invoke(levers, [])!;
        group.SetValue(parent, changed);
        var parameters = parent as ModelParameters ?? plan.Parameters with { Levers = (LeverParameters)parent };
        Assert.NotEqual(before, ResultHash.Of(plan with { Parameters = parameters }));
    }

    private static int Index(ExperimentPlan plan, string id) => plan.System.Providers.Select(p => p.Id).ToList().IndexOf(id);

    private static long Last(ObservationTable table, string outcome) => LeverWorld.Value(table, table.Quarters - 1, outcome);
}
