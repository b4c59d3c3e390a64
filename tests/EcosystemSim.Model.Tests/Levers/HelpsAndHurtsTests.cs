using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Tests.Theory;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>
/// For each lever a world in which it helps and one in which it hurts, at its full price and with its own numbers within the ranges of
/// <c>seeds/parameters.yaml</c>: only the circumstances differ. Firms neither grow nor cease by themselves, so that what changes is
/// what help brings: cases of specialised help from the agreement's date on, and value added in the last two years, unless a test names another outcome. Sixteen
/// replications; a mean counts when it lies more than twice its standard error from nothing.
/// </summary>
[Trait("Category", "Slow")]
public class HelpsAndHurtsTests
{
    private const int Replications = 16;
    private const string Help = Outcomes.CasesSpecialised;
    private const string Value = Outcomes.ValueAdded;

    // Doors look alike, advisers know little of each other, keep what they get and send on coldly.
    private static readonly ModelParameters Fog = Quiet(
        s => s with { Blur = 1 },
        t => t with { Hoarding = 0.8, KnowledgeInRegion = 0.1, KnowledgeAcrossRegions = 0.05, FollowThrough = 0.1, OverheadShare = 0.1 });

    // The same, where a conversation at the wrong door does little, hardly anybody gives up, and few can do it by themselves.
    private static readonly ModelParameters Talk = Fog with
    {
        Delivery = Fog.Delivery with { GenericQuality = 0.1 },
        Triage = Fog.Triage with { DropOut = 0.05 },
        Needs = Fog.Needs with { AloneHazard = 0.05 },
    };

    // Everybody knows and sees everything, and nobody keeps what belongs elsewhere.
    private static readonly ModelParameters Clear = Quiet(
        s => s with { Blur = 0, AwarenessMunicipal = 1, AwarenessHouse = 1, AwarenessOther = 1, AwarenessOutsideSector = 1 },
        t => t with { Hoarding = 0, KnowledgeInRegion = 1, KnowledgeAcrossRegions = 1, OverheadShare = 0.1 });

    // Hours: advisers who never wait for work to be done, and advisers whose queues never end.
    private const double Idle = 60;
    private const double Full = 2;

    [Fact]
    public void A_shared_catalogue_helps_where_firms_see_badly_and_advisers_have_time() => Helps(Green(Plan(Fog, Idle, Lever.SharedCatalogue)));

    // Output falls too, by less than the error: who is not served solves the need later by itself.
    [Fact]
    public void A_shared_catalogue_hurts_where_everybody_sees_clearly_and_advisers_are_full() => Hurts(Green(Plan(Clear, Full, Lever.SharedCatalogue)), Help);

    [Fact]
    public void Triage_helps_where_firms_stand_at_wrong_doors_and_specialists_have_time() => Helps(Green(Plan(Fog, Idle, Lever.Triage)));

    [Fact]
    public void Triage_hurts_where_firms_find_the_right_door_by_themselves_and_scoring_takes_hours_from_cases() => Hurts(Green(Plan(With(Clear, l => l with { Triage = l.Triage with { ScoringHours = 1 } }), Full, Lever.Triage)), Help);

    [Fact]
    public void Open_borders_help_where_one_region_has_all_the_specialists() => Helps(WithoutSpecialistsInTheSouth(Plan(Fog, Idle, Lever.CrossBorderEligibility)));

    // What the neighbour has is at home too; who goes there travels and has to be settled.
    [Fact]
    public void Open_borders_hurt_where_both_regions_have_the_same_and_all_advisers_are_full()
    {
        var blurred = Clear with { Search = Clear.Search with { Blur = 1 }, Triage = Clear.Triage with { IntakeHours = 0.1 } };
        Hurts(Plan(With(blurred, l => l with { CrossBorderEligibility = l.CrossBorderEligibility with { SettlementHours = 4 } }), Full, Lever.CrossBorderEligibility), Help);
    }

    [Fact]
    public void Division_of_labour_helps_where_two_near_clusters_have_too_few_cases_to_learn_from() =>
        Helps(Near(Green(Divided(Clear with { Delivery = Clear.Delivery with { QualityFloor = 0.5 } }, Idle))), Value);

    [Fact]
    public void Division_of_labour_hurts_where_the_cluster_that_leads_is_hours_away() => Hurts(Far(Green(Divided(Clear, Idle))));

    [Fact]
    public void Referral_helps_where_houses_keep_what_idle_specialists_could_do_better() => Helps(Green(Plan(Talk, Idle, Lever.Referral)));

    [Fact]
    public void Referral_hurts_where_nobody_needs_it_and_contact_takes_hours_from_full_advisers() =>
        Hurts(Green(Plan(With(Clear, l => l with { Referral = l.Referral with { PairHours = 4 } }), Full, Lever.Referral)), Help);

    [Fact]
    public void Desks_help_where_clusters_are_unknown_and_have_time() => Helps(Green(Plan(Fog, Idle, Lever.CoLocation)));

    [Fact]
    public void Desks_hurt_where_every_firm_knows_the_clusters_they_are_full_and_the_way_is_long() =>
        Hurts(Green(Plan(With(Clear, l => l with { CoLocation = l.CoLocation with { TravelHours = 40 } }), Full, Lever.CoLocation)));

    [Fact]
    public void Joint_events_help_where_providers_are_unknown_and_have_time() => Helps(Plan(Fog, Idle, Lever.JointEvents));

    [Fact]
    public void Joint_events_hurt_where_everybody_is_known_and_full() => Hurts(Green(Plan(Clear, Full, Lever.JointEvents)));

    [Fact]
    public void Stationed_staff_help_where_the_house_is_unknown_and_has_time() =>
        Helps(Plan(With(Fog, l => l with { StationedStaff = l.StationedStaff with { PresenceFte = 0.1 } }), Idle, Lever.StationedStaff));

    [Fact]
    public void Stationed_staff_hurt_where_firms_queue_at_the_house_for_the_hours_that_they_sit_elsewhere() =>
        Hurts(Plan(With(Clear, l => l with { StationedStaff = l.StationedStaff with { PresenceFte = 0.1 } }), Full, Lever.StationedStaff), Help);

    // The houses send firms away and get none back; so they lose interest in sending them, unless they take turns as hosts.
    [Fact]
    public void Governance_helps_where_the_gains_of_a_loose_agreement_are_lopsided()
    {
        var p = With(Fog, l => l with { Governance = l.Governance with { RotationCommitment = 0.3, RotationInterval = 4, HandOverLoss = 0.1, DecisionLag = 0, SecretariatFte = 2 } });
        p = p with { Governance = p.Governance with { CommitmentSpeed = 0.5 } };
        var plan = Plan(p, Idle, Lever.Referral);
        var loose = plan.Arms[1].Agreements[0];
        Helps(plan with
        {
            Arms =
            [
                plan.Arms[1] with { Id = "loose" },
                plan.Arms[1] with { Id = "governed", Agreements = [loose with { Secretariat = Secretariat.Rotating, Levers = loose.Levers.Add(new(Lever.Governance, 1)) }] },
            ],
            Quarters = 32,
        }, Help);
    }

    [Fact]
    public void Governance_hurts_where_there_is_nothing_to_agree_on_and_the_secretariat_is_taken_from_full_advisers() => Hurts(Plan(Clear, Full, Lever.Governance));

    // Firms cannot tell two doors for the same help apart. To one they travel for hours, and what they bring home is worth less.
    [Fact]
    public void Documented_effect_helps_where_the_same_hours_do_more_at_another_door() => Helps(TwoDoors(travel: 2, noise: 0.5, monitoring: 8), Value);

    [Fact]
    public void Documented_effect_hurts_where_all_do_equally_well_and_monitoring_takes_hours() => Hurts(TwoDoors(travel: 0, noise: 3, monitoring: 40));

    [Fact]
    public void Brokering_across_clusters_helps_where_fellows_are_too_alike() =>
        Helps(Green(Plan(Clear with { Innovation = Clear.Innovation with { BestDistance = 0.65, DistanceWidth = 0.15, FirmScatter = 0.05 } }, Idle, Lever.CrossClusterBrokering)));

    [Fact]
    public void Brokering_across_clusters_hurts_where_only_fellows_understand_each_other()
    {
        var near = Clear with { Innovation = Clear.Innovation with { BestDistance = 0.05, DistanceWidth = 0.15, FirmScatter = 0.05, LeastMatch = 0 } };
        Hurts(Green(Plan(With(near, l => l with { CrossClusterBrokering = l.CrossClusterBrokering with { AcrossShare = 0.8, PoolShare = 1 } }), Full, Lever.CrossClusterBrokering)));
    }

    [Fact]
    public void Knowledge_transfer_helps_where_the_brokers_own_researchers_are_too_near_to_the_firms() => Helps(LeverWorld.Wide(Green(Plan(
        With(Clear with { Innovation = Clear.Innovation with { BestDistance = 0.65, DistanceWidth = 0.15, FirmScatter = 0.05 } }, l => l with { KnowledgeTransfer = l.KnowledgeTransfer with { SpreadQuarters = 8 } }),
        Idle, Lever.KnowledgeTransfer))), Value);

    // The institution has projects of its own for firms of trade, who queue there.
    [Fact]
    public void Knowledge_transfer_hurts_where_projects_take_the_hours_of_a_full_institution() => Hurts(LeverWorld.Wide(Green(Plan(
        With(Clear, l => l with { KnowledgeTransfer = l.KnowledgeTransfer with { ProjectHours = 80, Reach = 1, SpreadQuarters = 20 } }), Full, Lever.KnowledgeTransfer))));

    [Fact]
    public void International_doors_help_where_relations_decide_who_gets_in() => Helps(LeverWorld.Wide(Export(Plan(
        With(Fog, l => l with { InternationalDoors = l.InternationalDoors with { DoorFloor = 0.3, DelegationGain = 0.15 } }) with { Export = Fog.Export with { EntryProbability = 0.11 } },
        Idle, Lever.InternationalDoors))), Outcomes.Exporters);

    [Fact]
    public void International_doors_hurt_where_posts_for_which_nobody_asks_leave_agencies_at_which_firms_queue() => Hurts(LeverWorld.Wide(Finance(Plan(
        With(Clear, l => l with { InternationalDoors = l.InternationalDoors with { OfficeFte = 1 } }), Full, Lever.InternationalDoors))), Help);

    [Fact]
    public void Investment_promotion_helps_where_many_look_for_a_place_and_advisers_have_time() => Helps(
        Plan(Clear with { InwardInvestment = Clear.InwardInvestment with { CandidatesPerYear = 60 } }, Idle, Lever.InvestmentPromotion), Value);

    [Fact]
    public void Investment_promotion_hurts_where_nobody_looks_for_a_place_and_firms_queue() => Hurts(Plan(Clear, Full * 2, Lever.InvestmentPromotion));

    [Fact]
    public void Symbiosis_helps_where_neighbours_use_what_others_give_off() => Helps(ByProducts(Green(Plan(
        With(Clear, l => l with { CircularSymbiosis = l.CircularSymbiosis with { Saving = 0.05 } }), Idle, Lever.CircularSymbiosis)), takes: true), Value);

    [Fact]
    public void Symbiosis_hurts_where_nobody_can_use_what_others_give_off_and_checks_and_infrastructure_take_the_means() => Hurts(ByProducts(Green(Plan(
        With(Clear, l => l with { CircularSymbiosis = l.CircularSymbiosis with { CheckHours = 40, Learning = 0 } }), Full, Lever.CircularSymbiosis)), takes: false));

    // Levers of later files have their pairs beside their other tests.
    [Fact]
    public void Every_lever_has_a_world_in_which_it_helps_and_one_in_which_it_hurts()
    {
        var tests = Directory.GetFiles(Path.Combine(Root(), "tests", "EcosystemSim.Model.Tests", "Levers"), "*Tests.cs")
            .SelectMany(file => File.ReadAllText(file).Split("[Fact]")[1..]).Select(test => (Name: Regex.Match(test, @"public void (\w+)").Groups[1].Value, Text: test)).ToList();
        foreach (var lever in LeverWorld.Built)
        {
            string use = lever switch { Lever.Specialisation => "Divided(", Lever.DocumentedEffect => "TwoDoors(", Lever.MonitoringCycle => "Cycle(", _ => $"Lever.{lever}" };
            var own = tests.Where(t => t.Text.Contains(use, StringComparison.Ordinal)).Select(t => t.Name).ToList();
            Assert.True(own.Exists(n => Regex.IsMatch(n, "_helps?_")) && own.Exists(n => Regex.IsMatch(n, "_hurts?_")), $"{lever} has no world in which it helps, or none in which it hurts.");
        }
    }

    [Fact]
    public void Every_lever_has_its_hours_stated_in_the_test_of_exact_hours() => Assert.Equal(
        LeverWorld.Built.Order(),
        typeof(LeverTests).GetMethod(nameof(LeverTests.Coordination_takes_exactly_the_hours_that_the_parameters_say))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute)).Select(a => (Lever)(int)((IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!).Order());

    // A pair that shows nothing is not taken for one: two arms with the same policy.
    [Fact]
    public void A_lever_that_does_nothing_neither_helps_nor_hurts()
    {
        var plan = Plan(Clear, Full, Lever.Triage);
        var same = plan with { Arms = [plan.Arms[0], plan.Arms[0] with { Id = "same" }] };
        Assert.Throws<Xunit.Sdk.TrueException>(() => Helps(same));
        Assert.Throws<Xunit.Sdk.TrueException>(() => Hurts(same));
    }

    /// <param name="by">Outcomes in which the lever must help; <see cref="Help"/> and <see cref="Value"/> if none is named.</param>
    private static void Helps(ExperimentPlan plan, params string[] by) => All(plan, by, (mean, error) => mean > 0 && mean > 2 * error);

    private static void Hurts(ExperimentPlan plan, params string[] by) => All(plan, by, (mean, error) => mean < 0 && mean < -2 * error);

    private static void All(ExperimentPlan plan, string[] by, Func<double, double, bool> holds)
    {
        Assert.All(NeutralWorldTests.InRanges(plan.Parameters.Levers, "levers."), r => Assert.True(r.Inside, $"{r.Name} = {r.Value} is outside the range of seeds/parameters.yaml."));
        string[] named = by.Length == 0 ? [Help, Value] : by;
        var found = Gain(plan, [.. named.Union([Help, Value])]);
        string text = string.Join(", ", found.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value.Mean:+0.00;-0.00} (standard error {f.Value.Error:0.00})")));
        Assert.True(named.All(o => holds(found[o].Mean, found[o].Error)), text);
    }

    /// <summary>By outcome, mean and standard error of the paired differences between the second arm and the first.</summary>
    private static Dictionary<string, (double Mean, double Error)> Gain(ExperimentPlan plan, string[] outcomes)
    {
        var gains = outcomes.ToDictionary(o => o, _ => new double[Replications]);
        for (int n = 0; n < Replications; n++)
        {
            var runs = ResultHash.Run(plan, n).Runs;
            foreach (string outcome in outcomes) gains[outcome][n] = Measure(runs[1].Observations, outcome) - Measure(runs[0].Observations, outcome);
        }
        return gains.ToDictionary(g => g.Key, g => MeanAndError(g.Value));
    }

    /// <summary>What happens is summed over all quarters, what is there is the mean of the last eight.</summary>
    private static double Measure(ObservationTable table, string outcome) => outcome is Value or Outcomes.Exporters
        ? Enumerable.Range(table.Quarters - 8, 8).Average(q => (double)LeverWorld.Value(table, q, outcome)) / (outcome == Value ? SeriesCatalogue.OutputDivisor : 1)
        : LeverWorld.Sum(table, outcome);

    private static (double Mean, double Error) MeanAndError(double[] x)
    {
        double mean = x.Average();
        return (mean, Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1) / x.Length));
    }

    private static ModelParameters Quiet(Func<SearchParameters, SearchParameters> search, Func<TriageParameters, TriageParameters> triage) => TestParameters.Default with
    {
        Growth = BareWorld.Still.Growth,
        Productivity = BareWorld.Still.Productivity,
        Demography = BareWorld.Still.Demography,
        InwardInvestment = BareWorld.Still.InwardInvestment,
        Search = search(TestParameters.Default.Search),
        Triage = triage(TestParameters.Default.Triage),
        Levers = TestParameters.Default.Levers with { StationedStaff = TestParameters.Default.Levers.StationedStaff with { PresenceFte = 0.1 } },
    };

    private static ModelParameters With(ModelParameters parameters, Func<LeverParameters, LeverParameters> change) => parameters with { Levers = change(parameters.Levers) };

    /// <summary>The small world without and with one lever to which all providers agree.</summary>
    private static ExperimentPlan Plan(ModelParameters parameters, double hours, Lever lever) =>
        LeverWorld.Plan([LeverWorld.Fragmented, LeverWorld.Arm("with", 1, lever)], hours, parameters, firms: 5000, quarters: 20);

    /// <summary>Open borders without and with a division of labour.</summary>
    private static ExperimentPlan Divided(ModelParameters parameters, double hours) => Plan(parameters, hours, Lever.Specialisation) with
    {
        Arms = [LeverWorld.Arm("open", 1, Lever.CrossBorderEligibility), LeverWorld.Arm("divided", 1, Lever.CrossBorderEligibility, Lever.Specialisation)],
    };

    private static ExperimentPlan Mix(ExperimentPlan plan, ImmutableArray<double> mix) =>
        plan with { System = plan.System with { Sectors = [.. plan.System.Sectors.Select(s => s with { NeedMix = mix })] } };

    /// <summary>Firms that need what clusters do.</summary>
    private static ExperimentPlan Green(ExperimentPlan plan) => Mix(plan, [0.05, 0.05, 0.4, 0, 0.05, 0.25, 0.2]);

    /// <summary>Firms that look abroad.</summary>
    private static ExperimentPlan Export(ExperimentPlan plan) => Mix(plan, [0.2, 0.1, 0.1, 0.5, 0.1, 0, 0]);

    /// <summary>Firms that need money and people, and nothing abroad.</summary>
    private static ExperimentPlan Finance(ExperimentPlan plan) => Mix(plan, [0.1, 0.5, 0, 0, 0.4, 0, 0]);

    private static ExperimentPlan Near(ExperimentPlan plan) => plan with { System = plan.System with { TravelHours = [[0.3, 0.3], [0.3, 0.3]] } };

    private static ExperimentPlan Far(ExperimentPlan plan) => plan with { System = plan.System with { TravelHours = [[0.3, 6], [6, 0.3]] } };

    private static ExperimentPlan WithoutSpecialistsInTheSouth(ExperimentPlan plan)
    {
        bool Stays(ProviderSpec provider) => provider.Region == 0 || provider.Kind == ProviderKind.MunicipalOffice;
        var providers = plan.System.Providers;
        return plan with
        {
            System = plan.System with { Providers = [.. providers.Where(Stays)] },
            Arms = [.. plan.Arms.Select(a => a with { Agreements = [.. a.Agreements.Select(g => g with { Parties = [.. g.Parties.Where((_, p) => Stays(providers[p]))] })] })],
        };
    }

    private static ExperimentPlan ByProducts(ExperimentPlan plan, bool takes) => plan with
    {
        System = plan.System with
        {
            Sectors =
            [
                plan.System.Sectors[0] with { Gives = ["organic"], Takes = takes ? ["heat"] : [] },
                plan.System.Sectors[1] with { Gives = ["heat"], Takes = takes ? ["organic"] : [] },
                plan.System.Sectors[2],
            ],
        },
    };

    /// <summary>Two clusters for the same need of the same firms, as full as they can be; the second is some hours away.</summary>
    private static ExperimentPlan TwoDoors(double travel, double noise, double monitoring)
    {
        var p = Quiet(s => s with { Blur = 1, AwarenessOther = 1, AwarenessOutsideSector = 1, AwarenessReach = 4, TravelWeight = 0.05 }, t => t with { Hoarding = 0, OverheadShare = 0.1 });
        p = With(p, l => l with { DocumentedEffect = l.DocumentedEffect with { LagYears = 2, BudgetMove = 0.2, DocumentationNoise = noise, MonitoringHours = monitoring } });
        p = p with { Delivery = p.Delivery with { TravelLoss = 0.15 }, Needs = p.Needs with { ArrivalRate = 0.1, AloneHazard = 0.05, AloneQuality = 0.4 } };
        ImmutableArray<bool> all = [true], everywhere = [true, true];
        ImmutableArray<ProviderSpec> doors =
        [
            new("first", "First", ProviderKind.Cluster, 0, -1, 6, 0, everywhere, [TestWorld.Special(NeedType.GreenTransition, all)]),
            new("second", "Second", ProviderKind.Cluster, 1, -1, 6, 0, everywhere, [TestWorld.Special(NeedType.GreenTransition, all)]),
        ];
        var plan = BareWorld.Plan(p, doors, quarters: 40, sectors: [BareWorld.Sector(0.3, [0, 0, 0, 0, 0, 1, 0])]);
        var rule = LeverWorld.Agreement(1, Lever.DocumentedEffect) with { Parties = [true, true] };
        return plan with
        {
            System = plan.System with { Regions = [new("home", "Home", "DK", true), new("away", "Away", "DK", false)], TravelHours = [[0, travel], [travel, 0]] },
            Population = TestWorld.Firms(5000, 1, 1, plan.Seed),
            WarmUpQuarters = 8,
            Arms = [LeverWorld.Fragmented, new("rule", "Rule", int.MaxValue, [rule])],
        };
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
