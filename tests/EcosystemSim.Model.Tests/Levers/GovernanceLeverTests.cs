using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>Forms of governance (L11): each with what it does and what it costs.</summary>
[Trait("Category", "Slow")]
public class GovernanceLeverTests
{
    private static readonly ModelParameters Default = With(g => g with { LinkHours = 0 });

    public static TheoryData<GovernanceForm> Forms => [.. Enum.GetValues<GovernanceForm>()];

    private static ModelParameters With(Func<GovernanceLeverParameters, GovernanceLeverParameters> change, ModelParameters? parameters = null)
    {
        var p = parameters ?? TestParameters.Default;
        return p with { Levers = p.Levers with { Governance = change(p.Levers.Governance) } };
    }

    private static ArmSpec Arm(GovernanceForm form, double cost = 1, params Lever[] more) =>
        new($"{form}", $"{form}", int.MaxValue, [Agreement(form, cost, more)]);

    private static AgreementSpec Agreement(GovernanceForm form, double cost, params Lever[] more) =>
        LeverWorld.Agreement(cost, [Lever.Governance, .. more]) with { Forms = [form], Secretariat = Secretariat.None };

    private static ObservationTable[] Tables(ExperimentPlan plan) => [.. ResultHash.Run(plan).Runs.Select(r => r.Observations)];

    private static long Sum(ObservationTable table, string outcome) => LeverWorld.Sum(table, outcome);

    // Two regions, each with an office (0.1 FTE), a house (0.25), a cluster (0.2) and an agency (0.2); a quarter of a post is 370 hours.
    [Theory]
    [InlineData(GovernanceForm.SteeringGroup, 2 * 20)]
    [InlineData(GovernanceForm.CountyCoordinator, 2 * 0.1 * 370)]
    [InlineData(GovernanceForm.ReferenceGroup, 8 * 15)]
    [InlineData(GovernanceForm.ResultContracts, 2 * 20)]
    [InlineData(GovernanceForm.CommonTemplate, 0)]                // pays in fit, see below
    [InlineData(GovernanceForm.BroadPartnership, 8 * 6)]
    [InlineData(GovernanceForm.InternationalUnit, 370)]
    [InlineData(GovernanceForm.Mainstreaming, 8 * 8)]
    public void Each_form_takes_exactly_its_hours_from_its_date_to_its_end(GovernanceForm form, double hours)
    {
        var ends = Agreement(form, 1) with { Until = LeverWorld.From + 3 };
        var t = Tables(LeverWorld.Plan([Arm(form), Arm(form, 0), new("ends", "Ends", int.MaxValue, [ends])], parameters: Default));
        for (int q = 0; q < t[0].Quarters; q++)
        {
            bool there = q >= LeverWorld.From;
            Assert.InRange(LeverWorld.Value(t[0], q, Outcomes.HoursCoordination), there ? (60 * hours) - 8 : 0, there ? (60 * hours) + 0.01 : 0);
            Assert.Equal(0, LeverWorld.Value(t[1], q, Outcomes.HoursCoordination));
            Assert.Equal(there && q <= ends.Until ? LeverWorld.Value(t[0], q, Outcomes.HoursCoordination) : 0, LeverWorld.Value(t[2], q, Outcomes.HoursCoordination));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Each_form_hurts_where_its_hours_are_taken_from_firms_that_queue_and_it_has_no_effect(GovernanceForm form)
    {
        var nothing = With(g => g with
        {
            SteeringHours = 60,
            SteeringCommitment = 0,
            CoordinatorFte = 0.16,
            ReferenceStrength = 0.001,
            ContractHours = 60,
            ContractHoardingRatio = 1,
            AdviceHours = 20,
            AdviceNoiseRatio = 1,
            UnitHandOverRatio = 1,
            MainstreamKnowledge = 0.001,
            TrainingHours = 20,
            UnitFte = 0.3,
            TemplateRatio = 0,
            TemplateLoss = 1,
        }, Default);
        // A template costs no hours but fit: without any left, the agreement's referrals are what they were.
        Lever[] more = form == GovernanceForm.CommonTemplate ? [Lever.Referral] : [];
        var lone = LeverWorld.Agreement(form == GovernanceForm.CommonTemplate ? 1 : 0, [Lever.Governance, .. more]) with { Forms = [GovernanceForm.ResultContracts], Secretariat = Secretariat.None };
        nothing = form == GovernanceForm.CommonTemplate ? With(g => g with { ContractHours = 0 }, nothing) : nothing;
        var t = Tables(LeverWorld.Plan([new("lone", "Lone", int.MaxValue, [lone]), Arm(form, 1, more)], hours: form == GovernanceForm.CommonTemplate ? 60 : 1, parameters: nothing, firms: 6000, quarters: 20));
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) < Sum(t[0], Outcomes.CasesSpecialised));
    }

    // What each form is there for, in the world that has the friction; costs are paid, since hours are ample.
    [Theory]
    [InlineData(GovernanceForm.SteeringGroup)]
    [InlineData(GovernanceForm.CountyCoordinator)]
    [InlineData(GovernanceForm.ReferenceGroup)]
    [InlineData(GovernanceForm.ResultContracts)]
    [InlineData(GovernanceForm.Mainstreaming)]
    public void Advisers_who_know_and_care_more_bring_firms_to_specialised_help(GovernanceForm form)
    {
        var p = With(g => g with { DecisionLag = 0, SteeringCommitment = 1, ContractHoardingRatio = 0, ReferenceStrength = 1, MainstreamKnowledge = 1 }, Default);
        p = p with
        {
            Governance = p.Governance with { CommitmentSpeed = 1, LeavingCommitment = 0 },
            Triage = p.Triage with { Hoarding = form == GovernanceForm.ResultContracts ? 0.8 : 0.1, KnowledgeInRegion = 0.1, FollowThrough = 0.9 },
            Search = p.Search with { Blur = 2 },
        };
        // The group and the coordinator have no hours of their own for firms: they hold together, or begin earlier, what others do.
        var against = LeverWorld.Fragmented;
        Lever[] more = [];
        if (form is GovernanceForm.SteeringGroup or GovernanceForm.CountyCoordinator)
        {
            more = [Lever.Referral];
            p = p with { Levers = p.Levers with { Referral = p.Levers.Referral with { WarmFollowThrough = 1 } } };
            if (form == GovernanceForm.CountyCoordinator) p = With(g => g with { DecisionLag = 8 }, p);
            against = new("against", "Against", int.MaxValue,
                [Agreement(form == GovernanceForm.SteeringGroup ? GovernanceForm.BroadPartnership : GovernanceForm.SteeringGroup, 1, more)]);
            p = With(g => g with { AdviceNoiseRatio = 1, AdviceHours = 0 }, p);
        }
        var t = Tables(LeverWorld.Plan([against, Arm(form, 1, more)], parameters: p, firms: 6000, quarters: 20));
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) > Sum(t[0], Outcomes.CasesSpecialised));
    }

    [Fact]
    public void Only_a_steering_group_lets_decisions_wait_and_not_for_a_county_that_coordinates()
    {
        var p = With(g => g with { DecisionLag = 3, CoordinatorLag = 1 });
        int Begins(params GovernanceForm[] forms)
        {
            var arm = new ArmSpec("arm", "Arm", int.MaxValue, [LeverWorld.Agreement(1, Lever.Governance, Lever.Triage) with { Forms = [.. forms] }]);
            return Enumerable.Range(0, 20).First(q => PolicyTimeline.At(arm, q, p)[Lever.Triage].Strength > 0) - LeverWorld.From;
        }

        Assert.Equal(3, Begins());
        Assert.Equal(3, Begins(GovernanceForm.SteeringGroup));
        Assert.Equal(1, Begins(GovernanceForm.CountyCoordinator));
        Assert.Equal(1, Begins(GovernanceForm.SteeringGroup, GovernanceForm.CountyCoordinator));
        Assert.Equal(0, Begins(GovernanceForm.ReferenceGroup, GovernanceForm.Mainstreaming));
    }

    [Fact]
    public void A_common_template_saves_the_second_region_a_part_of_the_transition_and_costs_all_levers_some_fit()
    {
        var p = Default with { Governance = Default.Governance with { TransitionHours = 40 } };
        var arms = ImmutableArray.Create(Arm(GovernanceForm.ReferenceGroup, 1, Lever.Triage), Arm(GovernanceForm.CommonTemplate, 1, Lever.Triage));
        p = With(g => g with { ReferenceHours = 0 }, p);
        var t = Tables(LeverWorld.Plan(arms, parameters: p));
        for (int q = LeverWorld.From; q < LeverWorld.From + 6; q++)
        {
            double due = q < LeverWorld.From + 4 ? 60 * 8 * 40 / 4 : 0;
            Assert.InRange(LeverWorld.Value(t[0], q, Outcomes.HoursCoordination), due - 8, due + 0.01);
            Assert.InRange(LeverWorld.Value(t[1], q, Outcomes.HoursCoordination), (due * 0.75) - 8, (due * 0.75) + 0.01);
        }
        Assert.Equal(1f, PolicyTimeline.At(arms[0], 8, p)[Lever.Triage].Strength);
        Assert.Equal(0.9f, PolicyTimeline.At(arms[1], 8, p)[Lever.Triage].Strength, 5);
    }

    [Fact]
    public void A_common_template_helps_where_setting_up_takes_many_hours_and_it_fits_everywhere()
    {
        var p = With(g => g with { TemplateRatio = 0, TemplateLoss = 0, ReferenceHours = 0, ReferenceStrength = 0 }, Default with { Governance = Default.Governance with { TransitionHours = 200 } });
        var t = Tables(LeverWorld.Plan([Arm(GovernanceForm.ReferenceGroup, 1), Arm(GovernanceForm.CommonTemplate, 1)], hours: 2, parameters: p, firms: 6000));
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) > Sum(t[0], Outcomes.CasesSpecialised));
    }

    [Fact]
    public void Every_agreement_costs_its_transition_once_and_one_without_levers_nothing()
    {
        var p = Default with { Governance = Default.Governance with { TransitionHours = 40 } };
        var agreement = LeverWorld.Agreement(0.5, Lever.CrossBorderEligibility);
        var t = Tables(LeverWorld.Plan(
            [new("agreed", "Agreed", int.MaxValue, [agreement]), new("empty", "Empty", int.MaxValue, [agreement with { Levers = [] }]), new("cut", "Cut", int.MaxValue, [agreement with { Until = LeverWorld.From + 1 }])], parameters: p));
        Assert.InRange(Sum(t[0], Outcomes.HoursCoordination), (60 * 8 * 40 * 0.5) - 32, 60 * 8 * 40 * 0.5);
        Assert.Equal(0, Sum(t[1], Outcomes.HoursCoordination));
        // What dissolves half-way through its set-up has paid half.
        Assert.Equal(Sum(t[0], Outcomes.HoursCoordination) / 2, Sum(t[2], Outcomes.HoursCoordination));
    }

    [Fact]
    public void Contracts_on_results_bind_the_houses_and_nobody_else()
    {
        var replication = ResultHash.Run(LeverWorld.Plan([Arm(GovernanceForm.ResultContracts)]));
        var world = replication.WorldOf(0, 0);
        for (int i = 0; i < 8; i++)
        {
            bool house = world.System.Providers[i].Kind == ProviderKind.BusinessHouse;
            Assert.Equal(house ? 0.25f : 0.5f, world.Frictions.Hoarding[i], 5);
        }
    }

    // With no noise the agency pays for the best projects first; with much of it for any.
    [Fact]
    public void Advice_of_a_broad_partnership_brings_grants_to_better_projects()
    {
        double MeanEffect(double ratio)
        {
            var p = With(g => g with { AdviceNoiseRatio = ratio }, Default with { Finance = Default.Finance with { SignalNoise = 5, PotentialSpread = 0.8 } });
            var plan = LeverWorld.Plan([Arm(GovernanceForm.BroadPartnership)], parameters: p, firms: 12_000, quarters: 20);
            var (replication, world) = Theory.BareWorld.Start(plan);
            double sum = 0;
            int grants = 0;
            bool more = true;
            while (more)
            {
                world.Journey!.Clear();
                more = replication.Advance();
                if (replication.Quarter <= LeverWorld.From) continue;
                foreach (var e in world.Journey.Where(e => e is { Kind: JourneyKind.HelpBegan, Need: NeedType.Finance, Fate: Fate.Specialised }))
                {
                    grants++;
                    sum += e.Value;
                }
            }
            return sum / grants;
        }

        Assert.True(MeanEffect(0) > 1.1 * MeanEffect(1));
    }

    [Fact]
    public void A_unit_makes_hand_overs_abroad_cheaper_and_no_others()
    {
        var p = With(g => g with { UnitHandOverRatio = 0 }, Default with { Triage = Default.Triage with { Hoarding = 0.1, KnowledgeInRegion = 0.8 } });
        var (replication, world) = Theory.BareWorld.Start(LeverWorld.Plan([Arm(GovernanceForm.InternationalUnit)], parameters: p, firms: 6000));
        long abroad = 0;
        bool more = true;
        while (more)
        {
            world.Journey!.Clear();
            more = replication.Advance();
            var referred = world.Journey.Where(e => e.Kind == JourneyKind.Referred).ToList();
            int free = replication.Quarter > LeverWorld.From || !more ? referred.Count(e => e.Need == NeedType.Internationalisation) : 0;
            abroad += free;
            Assert.Equal((referred.Count - free) * 30, world.Tally.HandOver.Sum());
        }
        Assert.True(abroad > 10);
    }

    [Fact]
    public void A_unit_helps_where_hand_overs_abroad_take_the_houses_last_hours()
    {
        ImmutableArray<double> abroad = [0, 0, 0, 1, 0, 0, 0];
        var p = With(g => g with { UnitHandOverRatio = 0, UnitFte = 0.05 }, Default with { Triage = Default.Triage with { Hoarding = 0, HandOverHours = 30, KnowledgeInRegion = 0.9, FollowThrough = 0.9 }, Search = Default.Search with { Blur = 2 } });
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, Arm(GovernanceForm.InternationalUnit)], hours: 2, parameters: p, firms: 6000, quarters: 20);
        plan = plan with { System = plan.System with { Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = abroad })], Providers = [.. plan.System.Providers.Select(OnlyHousesAbroad)] } };
        var t = Tables(plan);
        Assert.True(Sum(t[1], Outcomes.CasesSpecialised) > Sum(t[0], Outcomes.CasesSpecialised));

        // Firms come to the offices first, and these hand them on to the house.
        static ProviderSpec OnlyHousesAbroad(ProviderSpec p) => p.Kind == ProviderKind.MunicipalOffice ? p with { Offers = [TestWorld.Generic(NeedType.Internationalisation, [true, true, true])] } : p;
    }

    [Fact]
    public void Mainstreaming_concerns_cases_abroad_only()
    {
        ImmutableArray<double> home = [0.4, 0.15, 0.2, 0, 0.1, 0.05, 0.1];
        var plan = LeverWorld.Plan([LeverWorld.Fragmented, Arm(GovernanceForm.Mainstreaming, 0)], firms: 3000);
        Assert.NotEqual(-1, TwinTests.FirstDifference(Tables(plan)[0], Tables(plan)[1]));
        plan = plan with { System = plan.System with { Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = home })] } };
        var t = Tables(plan);
        for (int q = 0; q < plan.Quarters; q++)
        {
            foreach (string outcome in new[] { Outcomes.Jobs, Outcomes.Visits, Outcomes.Referrals, Outcomes.CasesSpecialised, Outcomes.HoursIdle })
                Assert.Equal(LeverWorld.Value(t[0], q, outcome), LeverWorld.Value(t[1], q, outcome));
        }
    }

    [Fact]
    public void Members_of_a_reference_group_know_each_other_at_the_weaker_commitment()
    {
        var replication = new Replication(LeverWorld.Plan([Arm(GovernanceForm.ReferenceGroup)]), 0);
        while (replication.Quarter <= LeverWorld.From) replication.Advance();
        var world = replication.Worlds[0];
        for (int p = 0; p < 8; p++)
        {
            for (int q = 0; q < 8; q++) Assert.Equal(p == q ? 0 : 0.5f * Math.Min(world.Commitment[p], world.Commitment[q]), world.Frictions.KnowledgeAdded[(p * 8) + q], 5);
        }
    }

    // One hour for each of the 28 pairs, or two posts.
    [Fact]
    public void A_secretariat_replaces_the_contact_of_each_pair()
    {
        var p = With(g => g with { LinkHours = 1, SteeringHours = 0, SecretariatFte = 0.1 });
        var none = LeverWorld.Agreement(1, Lever.Governance) with { Secretariat = Secretariat.None };
        var t = Tables(LeverWorld.Plan([new("none", "None", int.MaxValue, [none]), new("fixed", "Fixed", int.MaxValue, [none with { Secretariat = Secretariat.Fixed }])], parameters: p));
        Assert.Equal(28 * 60, LeverWorld.Value(t[0], LeverWorld.From, Outcomes.HoursCoordination));
        Assert.InRange(LeverWorld.Value(t[1], LeverWorld.From, Outcomes.HoursCoordination), (37 * 60) - 8, 37 * 60);
    }

    /// <summary>Minutes of coordination of each provider in each quarter, by arm. Nothing costs any but the secretariat.</summary>
    private static double[][][] PaidFor(ExperimentPlan plan)
    {
        var replication = new Replication(plan, 0);
        var paid = new List<double[][]>();
        bool more = true;
        while (more)
        {
            bool recorded = replication.Quarter >= 0;
            more = replication.Advance();
            if (recorded) paid.Add([.. plan.Arms.Select((_, arm) => (double[])replication.WorldOf(arm, 0).Frictions.Coordination.Clone())]);
        }
        return [.. paid];
    }

    private static ArmSpec Hosted(string id, Secretariat secretariat, SecretariatHost? host) =>
        new(id, id, int.MaxValue, [LeverWorld.Agreement(1, Lever.Governance) with { Secretariat = secretariat, Host = host }]);

    // A tenth of a post, 37 hours a quarter. Of the 0.75 posts of each region the office has 0.1, the house 0.25, cluster and agency 0.2 each.
    [Fact]
    public void A_secretariat_is_paid_by_its_host_and_all_together_pay_the_same_whoever_hosts_it()
    {
        var p = With(g => g with { SteeringHours = 0, SecretariatFte = 0.1, RotationInterval = 3 });
        var arms = ImmutableArray.Create(
            Hosted("shared", Secretariat.Fixed, null), Hosted("south", Secretariat.Fixed, new(1, -1)), Hosted("house", Secretariat.Fixed, new(0, 1)),
            Hosted("round", Secretariat.Rotating, new(1, -1)), Hosted("first", Secretariat.Rotating, null), Hosted("house-first", Secretariat.Rotating, new(0, 1)));
        var paid = PaidFor(LeverWorld.Plan(arms, parameters: p, quarters: 16));
        double[] north = [0.1, 0.25, 0.2, 0.2, 0, 0, 0, 0], south = [0, 0, 0, 0, 0.1, 0.25, 0.2, 0.2], all = [.. north.Zip(south, (a, b) => a + b)], house = [0, 0.25, 0, 0, 0, 0, 0, 0];
        for (int q = 0; q < paid.Length; q++)
        {
            bool begins = (q - LeverWorld.From) / 3 % 2 == 0;
            double[][] hosts = [all, south, house, begins ? south : north, begins ? north : south, begins ? house : south];
            for (int arm = 0; arm < arms.Length; arm++)
            {
                double sum = q < LeverWorld.From ? 0 : 37 * 60;
                Assert.Equal(sum, paid[q][arm].Sum(), 6);
                for (int i = 0; i < 8; i++) Assert.Equal(sum * hosts[arm][i] / hosts[arm].Sum(), paid[q][arm][i], 6);
            }
        }
    }

    [Fact]
    public void What_a_host_cannot_give_the_others_give_so_that_no_hour_is_lost()
    {
        var p = With(g => g with { SteeringHours = 0, SecretariatFte = 0.3 });
        // The house has a quarter of a post, a fifth of it for administration: 0.2 are left, and the others give 0.1.
        var small = PaidFor(LeverWorld.Plan([Hosted("house", Secretariat.Fixed, new(0, 1))], hours: 1, parameters: p))[LeverWorld.From][0];
        Assert.Equal(0.3 * 370 * 60, small.Sum(), 6);
        Assert.Equal(0.2 * 370 * 60, small[1], 6);
        Assert.Equal(0.1 * 370 * 60 * 0.25 / 1.25, small[5], 6);
        // Where the host's parties have left, all others go on.
        var arm = Hosted("south", Secretariat.Fixed, new(1, -1));
        arm = arm with { Agreements = [arm.Agreements[0] with { Parties = [true, true, true, true, false, false, false, false] }] };
        var left = PaidFor(LeverWorld.Plan([arm], parameters: p))[LeverWorld.From][0];
        Assert.Equal(0.3 * 370 * 60, left.Sum(), 6);
        Assert.Equal(0.3 * 370 * 60 / 3, left[1], 6);
    }

    [Fact]
    public void Arms_that_differ_in_the_host_alone_part_on_the_agreements_date()
    {
        var arms = ImmutableArray.Create(Hosted("north", Secretariat.Rotating, new(0, -1)), Hosted("south", Secretariat.Rotating, new(1, -1)), Hosted("first", Secretariat.Rotating, null));
        var t = Tables(LeverWorld.Plan(arms));
        Assert.Equal(LeverWorld.From, TwinTests.FirstDifference(t[0], t[1]));
        // The first party is in the north.
        Assert.Equal(-1, TwinTests.FirstDifference(t[0], t[2]));
    }

    public static TheoryData<string> Named => [.. typeof(GovernanceLeverParameters).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    [Theory, MemberData(nameof(Named))]
    public void Each_parameter_changes_what_is_recorded_from_the_date_on(string name)
    {
        var property = typeof(GovernanceLeverParameters).GetProperty(name)!;
        var forms = Enum.GetValues<GovernanceForm>().Where(f => f != GovernanceForm.CountyCoordinator || name.StartsWith("Coordinator", StringComparison.Ordinal));
        var agreement = LeverWorld.Agreement(1, Lever.Governance, Lever.Referral, Lever.SharedCatalogue) with
        {
            Forms = [.. forms],
            Secretariat = name == "LinkHours" ? Secretariat.None : Secretariat.Rotating,
        };
        var p = TestParameters.Default with
        {
            Governance = TestParameters.Default.Governance with { TransitionHours = 10 },
            Triage = TestParameters.Default.Triage with { Hoarding = 0.2, KnowledgeInRegion = 0.1, KnowledgeAcrossRegions = 0.05 },
            Levers = TestParameters.Default.Levers with
            {
                SharedCatalogue = TestParameters.Default.Levers.SharedCatalogue with { Knowledge = 0.1 },
                Referral = TestParameters.Default.Levers.Referral with { Knowledge = 0.1 },
            },
        };
        p = With(g => g with { RotationInterval = 4, RotationCommitment = 0.05 }, p);
        var changed = With(
            g =>
            {
                var other = g with { };
                property.SetValue(other, property.Name is "DecisionLag" or "CoordinatorLag" ? (double)property.GetValue(g)! + 2 : (double)property.GetValue(g)! / 2);
                return other;
            }, p);
        var plan = LeverWorld.Plan([new("all", "All", int.MaxValue, [agreement])], parameters: p, firms: 12_000, quarters: 20, hours: 8);
        var scaled = changed with { Triage = plan.Parameters.Triage };
        Assert.InRange(TwinTests.FirstDifference(Tables(plan)[0], Tables(plan with { Parameters = scaled })[0]), LeverWorld.From, plan.Quarters);
    }
}
