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

/// <summary>Nothing for nothing: where nothing is there to be coordinated, coordination costs its hours and brings nothing.</summary>
[Trait("Category", "Slow")]
public partial class NeutralWorldTests
{
    private const double HoursPerCase = 20;

    // One region, one provider per need type and the same for all sectors, next door to everybody and known to everybody:
    // nobody can be at a wrong door, further away than need be, or unknown. Administration that could be shared is friction
    // too, so there is none where joint administration is among the levers.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_lever_at_no_cost_changes_nothing_where_nothing_is_there_to_be_coordinated(int replication) =>
        Assert.Equal(-1, FirstDifference(NeutralParameters, LeverWorld.Built, replication));

    [Fact]
    public void Every_lever_but_joint_administration_at_no_cost_changes_nothing_whatever_administration_takes() =>
        Assert.Equal(-1, FirstDifference(
            NeutralParameters with { Triage = NeutralParameters.Triage with { OverheadShare = 0.2 } }, LeverWorld.Built.Remove(Lever.JointEvents), 0));

    // Each kind of friction alone is enough for the levers to show.
    [Fact]
    public void The_tests_above_catch_administration_travel_and_ignorance()
    {
        var p = NeutralParameters;
        Assert.NotEqual(-1, FirstDifference(p with { Triage = p.Triage with { OverheadShare = 0.2 } }, LeverWorld.Built, 0));
        Assert.NotEqual(-1, FirstDifference(p, LeverWorld.Built, 0, travel: 0.5));
        Assert.NotEqual(-1, FirstDifference(p with { Search = p.Search with { AwarenessHouse = 0.3 } }, LeverWorld.Built, 0));
        Assert.NotEqual(-1, FirstDifference(p with { Search = p.Search with { Blur = 0.5 } }, LeverWorld.Built, 0));
    }

    private static int FirstDifference(ModelParameters parameters, ImmutableArray<Lever> levers, int replication, double travel = 0)
    {
        var plan = Neutral(parameters, firms: 2000, load: 0.8, travel: travel) with
        {
            Arms = [LeverWorld.Fragmented, Coordinated(costFactor: 0, levers)],
            Closures = [LabourClosure.Slack, LabourClosure.Binding],
        };
        var runs = ResultHash.Run(plan, replication).Runs;
        Assert.True(LeverWorld.Sum(runs[0].Observations, Outcomes.CasesSpecialised) > 500, "Too little happens in this world.");
        for (int closure = 0; closure < 2; closure++)
        {
            ObservationTable before = runs[closure].Observations, after = runs[2 + closure].Observations;
            if (before == after) throw new InvalidOperationException("The arms have never parted.");
            Assert.Equal(0, LeverWorld.Sum(after, Outcomes.HoursCoordination));
            for (int i = 0; i < before.Values.Length; i++)
            {
                if (before.Values[i] != after.Values[i]) return i / before.Series.Length;
            }
        }
        return -1;
    }

    // With its costs, coordination takes hours that would have gone to cases, as far as they would not have been idle. Per
    // provider, hours begun on cases = capacity - coordination - scoring - idle + what is begun and not yet worked, at most
    // the hours of one case. Idle hours follow from the needs by Lindley's recursion in either arm, so the loss is known
    // beforehand: (coordination + scoring - idle time that covers it) / hours per case, within a case per provider.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(1.1)]
    public void Coordination_costs_the_cases_of_the_hours_that_idle_time_does_not_cover(double load)
    {
        var parameters = NeutralParameters with
        {
            Growth = BareWorld.Still.Growth,
            Productivity = BareWorld.Still.Productivity,
            Demography = BareWorld.Still.Demography,
            Needs = BareWorld.Still.Needs,
            Delivery = BareWorld.Still.Delivery,
            Export = BareWorld.Still.Export,
            Innovation = NeutralParameters.Innovation with { LeastMatch = 0 },
            Triage = NeutralParameters.Triage with { IntakeHours = 0 },
        };
        parameters = parameters with { Needs = parameters.Needs with { ArrivalRate = 0.02 } };
        var plan = Neutral(parameters, firms: 40_000, load, grants: 0) with
        {
            Arms = [LeverWorld.Fragmented, Coordinated(costFactor: 1, LeverWorld.Built)],
        };
        int providers = plan.System.Providers.Length;
        var replication = new Replication(plan, 0);
        // Minutes of work waiting and idle by Lindley's recursion, by arm and provider.
        var backlog = new long[2, providers];
        var idle = new long[2];
        var taken = new long[2];
        bool more = true;
        while (more)
        {
            int ring = replication.Luck.CurrentCohort, firstWeek = replication.Luck.FirstWeek, quarter = replication.Quarter;
            more = replication.Advance();
            var requests = new int[providers, 13];
            foreach (ref readonly var need in replication.Luck.Cohorts[ring].Needs.AsSpan(0, replication.Luck.Cohorts[ring].Count)) requests[(int)need.Type, need.Week - firstWeek]++;
            for (int arm = 0; arm < 2; arm++)
            {
                var world = replication.WorldOf(arm, 0);
                bool coordinates = arm == 1 && quarter >= LeverWorld.From;
                // Two quarters of phase-in, for costs as for effects.
                long scoring = coordinates ? (long)(plan.Parameters.Levers.Triage.ScoringHours * 60 * Math.Min(1, (quarter - LeverWorld.From + 1) / 2.0)) : 0;
                for (int p = 0; p < providers; p++)
                {
                    long free = world.Tally.Capacity[p] - world.Tally.Coordination[p];
                    if (quarter >= 0) taken[arm] += world.Tally.Coordination[p] + world.Tally.Intake[p];
                    for (int week = 0; week < 13; week++)
                    {
                        long minutes = (free * (week + 1) / 13) - (free * week / 13);
                        long work = backlog[arm, p] + (requests[p, week] * (scoring + (long)(HoursPerCase * 60)));
                        if (quarter >= 0) idle[arm] += Math.Max(0, minutes - work);
                        backlog[arm, p] = Math.Max(0, work - minutes);
                    }
                }
            }
        }
        var fragmented = replication.Runs[0].Observations;
        var coordinated = replication.Runs[1].Observations;
        long capacity = LeverWorld.Sum(fragmented, Outcomes.HoursCapacity);
        long covered = idle[0] - idle[1];
        double expected = (taken[1] - taken[0] - covered) / (HoursPerCase * 60);
        long lost = LeverWorld.Sum(fragmented, Outcomes.CasesSpecialised) - LeverWorld.Sum(coordinated, Outcomes.CasesSpecialised);
        Assert.InRange(taken[1] - taken[0], 0.05 * capacity, 0.2 * capacity);
        Assert.InRange(lost, expected - providers, expected + providers);
        if (load >= 1)
        {
            // Not an hour is idle, so every hour of coordination is an hour less for cases.
            Assert.Equal(0, covered);
            Assert.True(lost > 20 * providers);
        }
        if (load <= 0.5) Assert.InRange(lost, -providers, providers);
        if (load is > 0.9 and < 1) Assert.InRange(lost, 2 * providers, (taken[1] - taken[0]) / (HoursPerCase * 60));
    }

    // The sign on paper, for a need of finance in this world:
    //
    //   Most firms know the house (h) and few the agency (1 - g); nine in ten of those who turn to somebody stand at the
    //   wrong door. There, without agreement: served generically .8; else handed to the agency if its offer is known (.2)
    //   and the firm follows (.1): .2 × .2 × .1 = .004 get specialised help. With referral and catalogue: generic
    //   .8 × .3 = .24; handed over .76 × .9 × .75 = .51 specialised. So half of the needs at a wrong door change from
    //   generic to specialised help.
    //   Worth: specialised β × at least .7, times .78 for half of the project, for which the agency has money enough; lasting
    //   (half-life 8 years); generic β × .1, fading in a year. So help is worth .51 × .7 × .78 - .56 × .1 = +.22 β per need at
    //   the wrong door, counting that both last alike; it is more.
    //   Hours: the agency works .3 of its time, so there is room for three times its cases; the agreement's hours, under a
    //   quarter of all hours (checked below), come out of idle time. A hand-over takes 2 hours less than a generic case.
    //   Jobs: e^(η (m - (1-τ) m̄)), τ = .6: what the helped gain, less .4 of it that their rivals lose. Positive.
    //
    // So specialised help and jobs both rise, in every replication.
    [Fact]
    public void Coordination_gains_where_doors_are_wrong_and_specialists_idle()
    {
        var plan = BetweenNeutralAndWrongDoors(1);
        Assert.All(InRanges(plan.Parameters), r => Assert.True(r.Inside, $"{r.Name} = {r.Value} is outside the range of seeds/parameters.yaml."));
        for (int number = 0; number < 5; number++)
        {
            var (help, jobs, table) = Gain(plan, number);
            Assert.True(LeverWorld.Sum(table, Outcomes.WrongDoors) > 0.5 * LeverWorld.Sum(table, Outcomes.Visits));
            Assert.True(help > 0, $"Specialised help: {help}");
            Assert.True(jobs > 0, $"Jobs: {jobs}");
        }
    }

    // From the world with nothing to coordinate and no hour to spare (0) to that with wrong doors and idle specialists (1):
    // at first coordination only takes hours from cases, at last it only finds them cases, and in between it turns once.
    [Fact]
    public void Between_a_neutral_world_and_one_of_wrong_doors_the_sign_turns_once()
    {
        double[] places = [0, 0.2, 0.4, 0.6, 0.8, 1];
        var gains = places.Select(x => Enumerable.Range(0, 4).Select(n => Gain(BetweenNeutralAndWrongDoors(x), n)).ToArray()).ToArray();
        double[] help = [.. gains.Select(g => g.Sum(r => (double)r.Help))], jobs = [.. gains.Select(g => g.Sum(r => (double)r.Jobs))];
        foreach (double[] gain in new[] { help, jobs })
        {
            string line = string.Join(", ", gain);
            Assert.True(gain[0] < 0, line);
            Assert.True(gain[^1] > 0, line);
            Assert.True(Enumerable.Range(1, gain.Length - 1).Count(i => gain[i] > 0 != gain[i - 1] > 0) == 1, line);
        }
    }

    private static (long Help, long Jobs, ObservationTable Fragmented) Gain(ExperimentPlan plan, int number)
    {
        var runs = ResultHash.Run(plan, number).Runs;
        ObservationTable before = runs[0].Observations, after = runs[1].Observations;
        Assert.True(LeverWorld.Sum(after, Outcomes.HoursCoordination) < 0.25 * LeverWorld.Sum(after, Outcomes.HoursCapacity));
        return (LeverWorld.Sum(after, Outcomes.CasesSpecialised) - LeverWorld.Sum(before, Outcomes.CasesSpecialised),
            LeverWorld.Value(after, plan.Quarters - 1, Outcomes.Jobs) - LeverWorld.Value(before, plan.Quarters - 1, Outcomes.Jobs), before);
    }

    private static ExperimentPlan BetweenNeutralAndWrongDoors(double x)
    {
        var p = TestParameters.Default;
        var parameters = p with
        {
            Growth = p.Growth with { JobsPerTransitoryReach = 0.25, JobsPerDurableReach = 0.9 },
            Demography = p.Demography with { ExitLogHazard = -3.2 },
            Needs = p.Needs with { ArrivalRate = 0.04 },
            Search = p.Search with { AwarenessHouse = 0.4, AwarenessOther = Between(1, 0.1), Blur = Between(0, 0.4), MemoryWeight = 0.1, AwarenessSizeExponent = 0.05 },
            Triage = p.Triage with { IntakeHours = 0.5, Hoarding = 0.8, KnowledgeInRegion = 0.2, FollowThrough = 0.1, DropOut = 0.3 },
            Delivery = p.Delivery with { Finance = 0.2, GenericQuality = 0.1, DurableHalfLife = 32 },
            Levers = p.Levers with
            {
                Referral = p.Levers.Referral with { HoardingRatio = 0.3, WarmFollowThrough = 0.75, Knowledge = 0.9 },
                StationedStaff = p.Levers.StationedStaff with { PresenceFte = 0.03 },
                Governance = p.Levers.Governance with { SecretariatFte = 2 },
            },
        };
        const int firms = 6000;
        // Three in five of the needs turn to public help; hours are those that these would take, over the load.
        double demand = firms * 0.04 * 1.25 * 0.6 * 25 / 370;
        ImmutableArray<bool> all = [true];
        ImmutableArray<ProviderSpec> providers =
        [
            new("house", "House", ProviderKind.BusinessHouse, 0, -1, demand / 2, 0, all, [new(NeedType.Finance, false, all, 6, 1, int.MaxValue, 1)]),
            new("agency", "Agency", ProviderKind.Agency, 0, -1, demand / Between(1.15, 0.3), 1e9, all, [TestWorld.Special(NeedType.Finance, all)]),
        ];
        var plan = BareWorld.Plan(parameters, providers, quarters: 20, sectors: [BareWorld.Sector(tradability: 0.6, mix: [0, 1, 0, 0, 0, 0, 0])]);
        var agreement = LeverWorld.Agreement(1, Lever.SharedCatalogue, Lever.Referral, Lever.Governance) with { Parties = [true, true] };
        return plan with
        {
            Population = TestWorld.Firms(firms, 1, 1, plan.Seed),
            WarmUpQuarters = 6,
            Arms = [LeverWorld.Fragmented, new("coordinated", "Coordinated", int.MaxValue, [agreement])],
        };

        double Between(double atZero, double atOne) => (atZero * (1 - x)) + (atOne * x);
    }

    private static ModelParameters NeutralParameters { get; } = TestParameters.Default with
    {
        InwardInvestment = TestParameters.Default.InwardInvestment with { CandidatesPerYear = 0 },
        Search = TestParameters.Default.Search with
        {
            SeekShare = 1,
            AwarenessMunicipal = 1,
            AwarenessHouse = 1,
            AwarenessOther = 1,
            AwarenessOutsideSector = 1,
            Blur = 0,
            // Help remembered is worth less than the least that brings a firm to a door, so it does not lead to a wrong one.
            MemoryWeight = 0.1,
        },
        Triage = TestParameters.Default.Triage with { OverheadShare = 0 },
        // Partners abroad, programme money, grants too small, posts for an office and rules that can fall would be something that is there.
        Levers = TestParameters.Default.Levers with
        {
            InternationalDoors = TestParameters.Default.Levers.InternationalDoors with { NetworkPartners = 0 },
            EuProgrammeMoney = TestParameters.Default.Levers.EuProgrammeMoney with { PotShare = 0 },
            PooledFunding = TestParameters.Default.Levers.PooledFunding with { OfficeFte = 0 },
            CriticalMass = TestParameters.Default.Levers.CriticalMass with { GrantShare = TestParameters.Default.Finance.GrantShare, MinimumProject = 0 },
            PolicyDialogue = TestParameters.Default.Levers.PolicyDialogue with { BottleneckProbability = 0 },
        },
    };

    private static ExperimentPlan Neutral(ModelParameters parameters, int firms, double load, double grants = 40_000_000, double travel = 0)
    {
        const int sectors = 2;
        ImmutableArray<bool> all = [true, true];
        ImmutableArray<ProviderKind> kinds =
        [
            ProviderKind.BusinessHouse, ProviderKind.Agency, ProviderKind.Cluster, ProviderKind.ExportAdviser, ProviderKind.MunicipalOffice,
            ProviderKind.EuOffice, ProviderKind.KnowledgeInstitution,
        ];
        double needs = firms * parameters.Needs.ArrivalRate / NeedTypes.Count, fte = needs * HoursPerCase / load / parameters.Triage.HoursPerFte;
        ImmutableArray<double> mix = [.. Enumerable.Repeat(1.0 / NeedTypes.Count, NeedTypes.Count)];
        var plan = BareWorld.Plan(
            parameters,
            [.. kinds.Select((kind, n) => new ProviderSpec(
                $"p{n}", "P", kind, 0, kind == ProviderKind.MunicipalOffice ? 0 : -1, fte, n == (int)NeedType.Finance ? grants : 0, [true],
                [TestWorld.Special((NeedType)n, all, HoursPerCase)]))],
            quarters: 16, firmsEach: firms / sectors, sectors: [BareWorld.Sector(0.4, mix), BareWorld.Sector(0.1, mix)]);
        return plan with
        {
            System = plan.System with { TravelHours = [[travel]] },
            Population = TestWorld.Firms(firms, 1, sectors, plan.Seed),
            WarmUpQuarters = 6,
        };
    }

    private static ArmSpec Coordinated(double costFactor, ImmutableArray<Lever> levers) => new("coordinated", "Coordinated", int.MaxValue,
        [LeverWorld.Agreement(costFactor, [.. levers]) with { PhaseInQuarters = 2, Binding = true, Secretariat = Secretariat.Rotating, Parties = [.. Enumerable.Repeat(true, NeedTypes.Count)] }]);

    /// <summary>Every number of a set of parameters beside its range in <c>seeds/parameters.yaml</c>.</summary>
    internal static List<(string Name, double Value, bool Inside)> InRanges(object parameters, string under = "")
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EcosystemSim.sln"))) folder = Path.GetDirectoryName(folder)!;
        var ranges = new Dictionary<string, (double Low, double High)>();
        var groups = new string[4];
        foreach (string line in File.ReadLines(Path.Combine(folder, "seeds", "parameters.yaml")))
        {
            var match = Entry().Match(line);
            if (!match.Success) continue;
            int depth = match.Groups[1].Length / 2;
            groups[depth] = match.Groups[2].Value;
            if (match.Groups[3].Success)
                ranges[string.Join('.', groups[1..(depth + 1)])] = (Number(match.Groups[3].Value), Number(match.Groups[4].Value));
        }
        Assert.True(ranges.Count > 90, "The ranges were not found.");
        var found = new List<(string, double, bool)>();
        Walk(parameters, under);
        return found;

        void Walk(object part, string path)
        {
            foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                string name = path + SnakeCase().Replace(property.Name, "_$1").ToLowerInvariant();
                if (property.GetValue(part) is double value) found.Add((name, value, value >= ranges[name].Low && value <= ranges[name].High));
                else Walk(property.GetValue(part)!, name + ".");
            }
        }

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^( *)([a-z_0-9]+):(?: \{.*range: \[([^,]+), ([^\]]+)\])?")]
    private static partial Regex Entry();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex SnakeCase();
}
