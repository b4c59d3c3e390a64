using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Each lever begins on its date, changes the friction it is there for, and is paid for.</summary>
public class LeverTests
{
    private static readonly LeverParameters P = TestParameters.Default.Levers;

    public static TheoryData<Lever> Built => [.. LeverWorld.Built];

    [Theory, MemberData(nameof(Built))]
    public void Nothing_differs_before_the_date_of_a_lever_and_something_does_after(Lever lever)
    {
        var plan = LeverWorld.For(lever, LeverWorld.Plan([LeverWorld.Fragmented, Alone(lever, 1)]));
        var runs = ResultHash.Run(plan).Runs;
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(runs[0].Observations, runs[1].Observations));
    }

    // Hours of coordination a quarter in the small world: two regions, each with an office (0.1 FTE), a house (0.25), a
    // cluster (0.2) and an agency (0.2). What comes once is paid in four quarters. Set up: quarters 0 to 3 of the agreement.
    [Theory]
    [InlineData(Lever.SharedCatalogue, 8 * 10, 8 * 40)]
    [InlineData(Lever.Triage, 0, 0)]
    [InlineData(Lever.CrossBorderEligibility, 0, 0)]
    [InlineData(Lever.Specialisation, 8 * 5, 80)]            // one of the two food clusters gives way, and keeps what that takes
    [InlineData(Lever.Referral, 2 * 4 * 1 + 2 * 1, 0)]       // two houses with four specialised providers, two offices with their house
    [InlineData(Lever.CoLocation, 2 * 6, 0)]                 // a desk of each cluster in the house of its region; its rent is money
    [InlineData(Lever.JointEvents, 8 * 30, 1.5 * 40)]
    [InlineData(Lever.StationedStaff, 2 * 0.2 * 370, 0)]     // each house at the office of its region
    [InlineData(Lever.Governance, (2 * 20) + (3 * 370), 0)]  // the agencies' chairs meet; three people in the secretariat
    [InlineData(Lever.DocumentedEffect, 6 * 20, 0)]          // all but the offices have specialised offers
    [InlineData(Lever.MonitoringCycle, (8 * 5) + (2 * (10 + 4)), 0)]   // everybody reports, the agencies compare and report to networks; no revision in two years
    [InlineData(Lever.CrossClusterBrokering, 2 * 12, 0)]     // the clusters' managers meet; searches and translation are work on cases
    [InlineData(Lever.KnowledgeTransfer, 0, 0)]              // no office abroad here; projects are work on cases
    [InlineData(Lever.InternationalDoors, 2 * 15, 0)]        // networks of both clusters; no office abroad here
    [InlineData(Lever.InvestmentPromotion, 2 * 370, 0)]      // a project manager in each region
    [InlineData(Lever.CircularSymbiosis, 0, 0)]              // checks are hours of cases, infrastructure is grant money
    [InlineData(Lever.EuProgrammeMoney, 2 * 20, 0)]          // each agency's programme desk; applications are work on cases
    [InlineData(Lever.PooledFunding, 2 * 15, 0)]             // the agencies meet on cases; no European office here
    [InlineData(Lever.CriticalMass, 2 * 10, 0)]              // the agencies meet; assessments are work on cases
    [InlineData(Lever.PolicyDialogue, 2 * 40 * 0.6, 0)]      // both agencies, through their contact points
    public void Coordination_takes_exactly_the_hours_that_the_parameters_say(Lever lever, double hours, double once)
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, Alone(lever, 1), Alone(lever, 0), Alone(lever, 0.5)]);
        var runs = ResultHash.Run(plan).Runs;
        for (int q = 0; q < plan.Quarters; q++)
        {
            int age = q - LeverWorld.From;
            double expected = age < 0 ? 0 : 60 * (hours + (age < 4 ? once / 4 : 0));
            // Minutes are cut to whole ones, provider by provider.
            Assert.InRange(LeverWorld.Value(runs[1].Observations, q, Outcomes.HoursCoordination), expected - 8, expected + 0.01);
            Assert.Equal(0, LeverWorld.Value(runs[2].Observations, q, Outcomes.HoursCoordination));
            Assert.InRange(LeverWorld.Value(runs[3].Observations, q, Outcomes.HoursCoordination), (expected / 2) - 8, (expected / 2) + 0.01);
            Assert.Equal(0, LeverWorld.Value(runs[0].Observations, q, Outcomes.HoursCoordination));
            // Out of the same hours: none are added.
            Assert.Single(runs.Select(r => LeverWorld.Value(r.Observations, q, Outcomes.HoursCapacity)).Distinct());
        }
    }

    [Theory, MemberData(nameof(Built))]
    public void A_lever_without_parties_changes_nothing(Lever lever)
    {
        var nobody = LeverWorld.Agreement(1, lever) with { Parties = [.. Enumerable.Repeat(false, 8)] };
        var runs = ResultHash.Run(LeverWorld.For(lever, LeverWorld.Plan([LeverWorld.Fragmented, new("nobody", "Nobody", int.MaxValue, [nobody])], firms: 6000))).Runs;
        Assert.Equal(-1, TwinTests.FirstDifference(runs[0].Observations, runs[1].Observations));
    }

    // Meetings alone change nothing that a firm or an adviser sees, so firms that gave up looking do not look again for them.
    [Fact]
    public void A_steering_group_that_costs_nothing_changes_nothing_but_commitment()
    {
        var arm = new ArmSpec("meets", "Meets", int.MaxValue, [LeverWorld.Agreement(0, Lever.Governance) with { Secretariat = Secretariat.Rotating, PhaseInQuarters = 4 }]);
        var runs = ResultHash.Run(LeverWorld.Plan([LeverWorld.Fragmented, arm], firms: 20_000)).Runs;
        Assert.Equal(-1, FirstDifferenceButCommitment(runs[0].Observations, runs[1].Observations));
    }

    [Fact]
    public void An_agreement_without_secretariat_pays_for_meetings_and_for_the_contact_of_each_pair()
    {
        var arm = new ArmSpec("meets", "Meets", int.MaxValue, [LeverWorld.Agreement(1, Lever.Governance) with { Secretariat = Secretariat.None }]);
        var table = ResultHash.Run(LeverWorld.Plan([LeverWorld.Fragmented, arm])).Runs[1].Observations;
        for (int q = LeverWorld.From; q < table.Quarters; q++) Assert.Equal(((2 * 20) + (8 * 7 / 2 * 0.5)) * 60, LeverWorld.Value(table, q, Outcomes.HoursCoordination));
    }

    [Fact]
    public void Borders_open_at_the_parties_only()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented]);
        int cluster = Index(plan, "cluster-0"), agency = Index(plan, "agency-0");
        var agreement = LeverWorld.Agreement(1, Lever.CrossBorderEligibility) with { Parties = [.. Enumerable.Range(0, 8).Select(p => p == cluster)] };
        var replication = ResultHash.Run(plan with { Arms = [LeverWorld.Fragmented, new("open", "Open", int.MaxValue, [agreement])] });
        int foreign = plan.System.Market(region: 1, sector: 0);
        var tables = replication.WorldOf(1, 0).Tables;
        Assert.Equal(State.Match.Specialised, tables.MatchFor(cluster, (int)NeedType.GreenTransition, foreign));
        Assert.Equal(State.Match.NotEligible, tables.MatchFor(agency, (int)NeedType.Finance, foreign));
        Assert.Equal(State.Match.NotEligible, replication.WorldOf(0, 0).Tables.MatchFor(cluster, (int)NeedType.GreenTransition, foreign));
    }

    [Fact]
    public void Coordination_never_takes_more_hours_than_there_are()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("all", 50, [.. LeverWorld.Built])], hours: 1);
        var table = ResultHash.Run(plan).Runs[1].Observations;
        for (int q = 0; q < plan.Quarters; q++)
        {
            long left = LeverWorld.Value(table, q, Outcomes.HoursCapacity) - LeverWorld.Value(table, q, Outcomes.HoursOverhead);
            Assert.InRange(LeverWorld.Value(table, q, Outcomes.HoursCoordination), 0, left);
            if (q >= LeverWorld.From) Assert.Equal(left, LeverWorld.Value(table, q, Outcomes.HoursCoordination));
        }
    }

    [Fact]
    public void A_shared_catalogue_leads_fewer_firms_to_wrong_doors_and_tells_advisers_where_to_refer()
    {
        var (without, with) = Pair(Lever.SharedCatalogue);
        Assert.True(Share(with, Outcomes.WrongDoors, Outcomes.Visits) < Share(without, Outcomes.WrongDoors, Outcomes.Visits));
        Assert.True(Share(with, Outcomes.Referrals, Outcomes.WrongDoors) > 1.2 * Share(without, Outcomes.Referrals, Outcomes.WrongDoors));
    }

    // The second door reads what the first has written: intake falls to half there.
    [Fact]
    public void A_shared_record_shortens_intake_at_second_doors_only()
    {
        var (without, with) = Pair(Lever.SharedCatalogue, costFactor: 0);
        long visits = LeverWorld.Sum(with, Outcomes.Visits), intake = LeverWorld.Sum(with, Outcomes.HoursIntake);
        Assert.Equal(LeverWorld.Sum(without, Outcomes.Visits) * 90, LeverWorld.Sum(without, Outcomes.HoursIntake));
        Assert.InRange(intake, visits * 45 + 1, (visits * 90) - 1);
        Assert.Equal(0, ((visits * 90) - intake) % 45);
    }

    [Fact]
    public void Triage_dispatches_firms_from_wrong_doors_and_takes_half_an_hour_to_score_each_request()
    {
        var (without, with) = Pair(Lever.Triage);
        Assert.True(Share(with, Outcomes.Referrals, Outcomes.WrongDoors) > 1.2 * Share(without, Outcomes.Referrals, Outcomes.WrongDoors));
        Assert.True(Share(with, Outcomes.ReferralsFollowed, Outcomes.Referrals) > 1.2 * Share(without, Outcomes.ReferralsFollowed, Outcomes.Referrals));
        for (int q = 0; q < with.Quarters; q++)
        {
            long minutes = q < LeverWorld.From ? 90 : 120;
            Assert.Equal(LeverWorld.Value(with, q, Outcomes.Visits) * minutes, LeverWorld.Value(with, q, Outcomes.HoursIntake));
        }
        var free = Pair(Lever.Triage, costFactor: 0).With;
        Assert.Equal(LeverWorld.Sum(free, Outcomes.Visits) * 90, LeverWorld.Sum(free, Outcomes.HoursIntake));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Open_borders_let_firms_be_served_in_the_other_region_and_settlement_is_paid_for_each(double costFactor)
    {
        var plan = LeverWorld.Plan([Alone(Lever.CrossBorderEligibility, costFactor)]) with { WarmUpQuarters = 0 };
        var (replication, world) = Theory.BareWorld.Start(plan);
        int sectors = plan.System.Sectors.Length;
        for (int q = 0; q < plan.Quarters; q++)
        {
            int ring = replication.Luck.CurrentCohort;
            long foreign = 0;
            var (_, events) = Theory.BareWorld.Advance(replication, world);
            long cases = 0;
            foreach (var e in events)
            {
                // Help that an agency or broker decides about has been worked on when the firm applied.
                bool decided = e.Need == NeedType.InnovationCollaboration || (e.Need == NeedType.Finance && e.Provider >= 0 && plan.System.Providers[e.Provider].GrantBudgetPerYear > 0);
                bool worked = e.Kind == JourneyKind.Applied || (e.Kind == JourneyKind.HelpBegan && e.Fate == Fate.Specialised && !decided);
                if (!worked) continue;
                cases++;
                int market = Array.FindLastIndex(replication.Luck.Layout.Start, start => start <= Array.IndexOf(replication.Luck.Layout.Id, e.Firm));
                if (market / sectors != plan.System.Providers[e.Provider].Region) foreign++;
            }
            Assert.Equal((cases * 25 * 60) + (long)(foreign * 90 * costFactor), world.Tally.Specialised.Sum());
            if (q < LeverWorld.From) Assert.Equal(0, foreign);
            else if (q > LeverWorld.From + 1) Assert.True(foreign > 0);
        }
    }

    // Both clusters are made for food. The first leads, as the larger or the first of equals; the second, which has nothing
    // else, gives way, and its hours follow. Without open borders its firms would be left with nothing, so nothing moves.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Division_of_labour_withdraws_copies_and_their_hours_follow_where_borders_are_open(bool open)
    {
        Lever[] levers = open ? [Lever.CrossBorderEligibility, Lever.Specialisation] : [Lever.Specialisation];
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("divided", 0, levers)]);
        var replication = ResultHash.Run(plan);
        var world = replication.WorldOf(1, 0);
        int lead = Index(plan, "cluster-0"), other = Index(plan, "cluster-1"), sectors = plan.System.Sectors.Length;
        long[] own = replication.Luck.BaseMinutes;
        Assert.Equal(0, world.Frictions.HoursMoved.Sum());
        Assert.Equal(open, world.Frictions.Withdrawn[other * sectors]);
        Assert.Equal(open ? 1 : 0, world.Frictions.Withdrawn.Count(w => w));
        Assert.Equal(open ? 0 : own[other], world.CapacityMinutes(other));
        Assert.Equal(own[lead] + (open ? own[other] : 0), world.CapacityMinutes(lead));
        // In the series of the providers, written at the end of each year.
        Assert.Equal(open ? own[other] * LeverWorld.From : own[other] * plan.Quarters, OfProvider(replication.Runs[1].Observations, "cluster-1", Outcomes.HoursCapacity));
        Assert.Equal(own[lead] * plan.Quarters + (open ? own[other] * (plan.Quarters - LeverWorld.From) : 0), OfProvider(replication.Runs[1].Observations, "cluster-0", Outcomes.HoursCapacity));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_cluster_that_gave_way_altogether_has_no_door_and_takes_on_no_more_work(double costFactor)
    {
        var plan = LeverWorld.Plan([LeverWorld.Arm("divided", costFactor, Lever.CrossBorderEligibility, Lever.Specialisation)], hours: 1, firms: 6000, quarters: 20);
        var replication = new Replication(plan, 0);
        var world = replication.Worlds[0];
        int other = Index(plan, "cluster-1");
        while (replication.Advance())
        {
            // Firms that were on their way when it gave way still come.
            if (replication.Quarter <= LeverWorld.From) Assert.True(world.Tally.Intake[other] > 0);
            if (replication.Quarter > LeverWorld.From + 1) Assert.Equal(0, world.Tally.Intake[other] + world.Tally.Specialised[other] + world.Tally.HandOver[other]);
        }
    }

    [Fact]
    public void Negotiation_is_paid_by_the_cluster_that_gives_way()
    {
        var plan = LeverWorld.Plan([LeverWorld.Arm("divided", 1, Lever.CrossBorderEligibility, Lever.Specialisation)], hours: 400);
        var replication = new Replication(plan, 0);
        while (replication.Quarter <= LeverWorld.From) replication.Advance();
        var charged = replication.Worlds[0].Frictions.Coordination;
        Assert.Equal(60 * (5 + 20.0), charged[Index(plan, "cluster-1")], 3);
        Assert.Equal(60 * 5.0, charged[Index(plan, "cluster-0")], 3);
    }

    [Fact]
    public void Referral_agreements_hoard_less_refer_more_and_are_followed_more_for_an_hour_each()
    {
        var (without, with) = Pair(Lever.Referral);
        Assert.True(Share(with, Outcomes.CasesGeneric, Outcomes.WrongDoors) < Share(without, Outcomes.CasesGeneric, Outcomes.WrongDoors));
        Assert.True(LeverWorld.Sum(with, Outcomes.Referrals) > LeverWorld.Sum(without, Outcomes.Referrals));
        Assert.True(Share(with, Outcomes.ReferralsFollowed, Outcomes.Referrals) > 1.2 * Share(without, Outcomes.ReferralsFollowed, Outcomes.Referrals));
        for (int q = 0; q < with.Quarters; q++)
        {
            long minutes = q < LeverWorld.From ? 30 : 90;
            Assert.Equal(LeverWorld.Value(with, q, Outcomes.Referrals) * minutes, LeverWorld.Value(with, q, Outcomes.HoursHandOver));
        }
        var free = Pair(Lever.Referral, costFactor: 0).With;
        Assert.Equal(LeverWorld.Sum(free, Outcomes.Referrals) * 30, LeverWorld.Sum(free, Outcomes.HoursHandOver));
    }

    [Fact]
    public void A_desk_in_the_house_brings_the_cluster_firms_that_had_not_heard_of_it()
    {
        var (without, with) = Pair(Lever.CoLocation);
        Assert.True(OfProvider(with, "cluster-0", Outcomes.CasesSpecialised) > OfProvider(without, "cluster-0", Outcomes.CasesSpecialised));
        Assert.True(LeverWorld.Sum(with, Outcomes.CasesSpecialised) > LeverWorld.Sum(without, Outcomes.CasesSpecialised));
    }

    [Fact]
    public void Joint_events_make_providers_known_and_shared_administration_takes_seven_tenths_of_the_hours()
    {
        var (without, with) = Pair(Lever.JointEvents);
        Assert.True(LeverWorld.Sum(with, Outcomes.Visits) > LeverWorld.Sum(without, Outcomes.Visits));
        for (int q = 0; q < with.Quarters; q++)
        {
            double ratio = q < LeverWorld.From ? 1 : P.JointEvents.OverheadRatio;
            Assert.InRange(LeverWorld.Value(with, q, Outcomes.HoursOverhead) - (ratio * LeverWorld.Value(without, q, Outcomes.HoursOverhead)), -9, 9);
        }
    }

    [Fact]
    public void Stationed_staff_make_the_house_known_in_its_region_and_known_to_the_office()
    {
        var (without, with) = Pair(Lever.StationedStaff);
        Assert.True(OfProvider(with, "house-0", Outcomes.CasesSpecialised) > OfProvider(without, "house-0", Outcomes.CasesSpecialised));
        Assert.True(LeverWorld.Sum(with, Outcomes.Referrals) > LeverWorld.Sum(without, Outcomes.Referrals));
    }

    // A steering group decides a quarter after it first meets: costs come at once, effects of the other levers a quarter late.
    [Fact]
    public void Governance_delays_what_the_agreement_does_but_not_what_it_costs()
    {
        var plan = LeverWorld.Plan(
        [
            LeverWorld.Fragmented, LeverWorld.Arm("lone", 0, Lever.Referral), LeverWorld.Arm("governed", 0, Lever.Referral, Lever.Governance),
            LeverWorld.Arm("paid", 1, Lever.Referral, Lever.Governance),
        ]);
        var runs = ResultHash.Run(plan).Runs;
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(runs[0].Observations, runs[1].Observations));
        Assert.Equal(LeverWorld.From + (int)P.Governance.DecisionLag, TwinTests.FirstDifference(runs[0].Observations, runs[2].Observations));
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(runs[0].Observations, runs[3].Observations));
        Assert.True(LeverWorld.Value(runs[3].Observations, LeverWorld.From, Outcomes.HoursCoordination) > 1000 * 60);
    }

    [Fact]
    public void A_rotating_secretariat_loses_strength_in_the_quarter_of_each_rotation()
    {
        var parameters = TestParameters.Default with { Levers = P with { Governance = P.Governance with { RotationInterval = 3 } } };
        var arm = new ArmSpec("rotating", "Rotating", int.MaxValue, [LeverWorld.Agreement(1, Lever.Governance, Lever.Referral) with { Secretariat = Secretariat.Rotating }]);
        for (int q = LeverWorld.From + 1; q < LeverWorld.From + 12; q++)
        {
            bool rotates = (q - LeverWorld.From) % 3 == 0;
            Assert.Equal(rotates ? 0.7f : 1f, PolicyTimeline.At(arm, q, parameters)[Lever.Referral].Strength, 5);
        }
    }

    // Documentation comes two and a half years after the agreement; from the next turn of the year hours follow it. Whatever
    // it says, the hours of all providers together stay what they are.
    [Fact]
    public void Documented_effect_moves_hours_after_its_lag_and_the_moves_sum_to_zero()
    {
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, Alone(Lever.DocumentedEffect, 1)], hours: 8, quarters: 24);
        var replication = new Replication(plan, 0);
        int first = -1;
        while (replication.Advance())
        {
            var world = replication.WorldOf(1, 0);
            Assert.Equal(0, world.Reallocated.Sum());
            Assert.All(Enumerable.Range(0, plan.System.Providers.Length), p => Assert.True(world.CapacityMinutes(p) >= 0));
            if (first < 0 && world.Reallocated.Any(minutes => minutes != 0)) first = replication.Quarter;
        }
        // In force from quarter 4 + 10; years turn with the warm-up of 6 quarters, so the next year ends with quarter 17.
        Assert.Equal(LeverWorld.From + 10 + 4, first);
        var free = ResultHash.Run(plan with { Arms = [LeverWorld.Fragmented, Alone(Lever.DocumentedEffect, 0)] }).Runs;
        Assert.Equal(first, FirstDifferenceButCommitment(free[0].Observations, free[1].Observations));
    }

    /// <summary>The lever alone; division of labour too, which then moves nothing but has its upkeep, unless borders are opened with it.</summary>
    private static ArmSpec Alone(Lever lever, double costFactor) =>
        LeverWorld.Arm("alone", costFactor, lever == Lever.Specialisation ? [Lever.CrossBorderEligibility, lever] : [lever]);

    private static (ObservationTable Without, ObservationTable With) Pair(Lever lever, double costFactor = 1)
    {
        var runs = ResultHash.Run(LeverWorld.Plan([LeverWorld.Fragmented, Alone(lever, costFactor)], firms: 6000)).Runs;
        return (runs[0].Observations, runs[1].Observations);
    }

    /// <summary>Parties to any agreement watch what they gain from it, which is recorded and changes nothing by itself.</summary>
    private static int FirstDifferenceButCommitment(ObservationTable a, ObservationTable b)
    {
        for (int i = 0; i < a.Values.Length; i++)
        {
            string outcome = a.Series[i % a.Series.Length].Outcome;
            if (a.Values[i] != b.Values[i] && outcome != Outcomes.Commitment && !outcome.Contains("_within_", StringComparison.Ordinal)) return i / a.Series.Length;
        }
        return -1;
    }

    private static double Share(ObservationTable table, string part, string whole) =>
        Enumerable.Range(LeverWorld.From, table.Quarters - LeverWorld.From).Sum(q => LeverWorld.Value(table, q, part))
            / (double)Enumerable.Range(LeverWorld.From, table.Quarters - LeverWorld.From).Sum(q => LeverWorld.Value(table, q, whole));

    private static int Index(ExperimentPlan plan, string provider) => plan.System.Providers.Select(p => p.Id).ToList().IndexOf(provider);

    /// <summary>Last recorded value of a provider's cumulative series.</summary>
    private static long OfProvider(ObservationTable table, string provider, string outcome)
    {
        int series = table.Series.Select((s, i) => (s, i)).Single(x => x.s.Scope == Scope.Provider && x.s.ScopeId == provider && x.s.Outcome == outcome).i;
        return table[table.Quarters - 1, series];
    }
}
