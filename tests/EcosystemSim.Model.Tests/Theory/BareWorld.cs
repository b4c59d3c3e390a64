using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Tests.Theory;

/// <summary>Worlds with everything off but what a test is about, so that theory has a closed answer for the rest.</summary>
internal static class BareWorld
{
    /// <summary>Firms neither grow, enter nor leave; everybody knows every door and seeks help; nothing lapses within three years.</summary>
    public static ModelParameters Still { get; } = TestParameters.Default with
    {
        Growth = TestParameters.Default.Growth with { CompetitionStrength = 0, ShockScale = 0, ShockSizeExponent = 0, DemandInnovation = 0, ProspectGrowth = 0 },
        Productivity = TestParameters.Default.Productivity with { Persistence = 1, Innovation = 0, Spillover = 0, ProspectSpread = 0 },
        Demography = TestParameters.Default.Demography with
        {
            EntryRate = 0,
            ExitLogHazard = -60,
            ExitAgeDecline = 0,
            ExitSizeDecline = 0,
            ExitProductivityDecline = 0,
            SmallFirmPull = 0,
        },
        InwardInvestment = TestParameters.Default.InwardInvestment with { CandidatesPerYear = 0 },
        Needs = TestParameters.Default.Needs with { SizeExponent = 0, YoungRatio = 1, AmbitionRatio = 1, MaximumAge = 12, AloneHazard = 0 },
        Search = TestParameters.Default.Search with
        {
            SeekShare = 1,
            ProspectSeeking = 0,
            AwarenessMunicipal = 1,
            AwarenessHouse = 1,
            AwarenessOther = 1,
            AwarenessOutsideSector = 1,
            AwarenessSizeExponent = 0,
            Blur = 0,
        },
        Triage = TestParameters.Default.Triage with { HoursPerFte = 100, OverheadShare = 0, IntakeHours = 0, Hoarding = 0 },
        Delivery = TestParameters.Default.Delivery with
        {
            BusinessDevelopment = 0,
            Finance = 0,
            InnovationCollaboration = 0,
            Internationalisation = 0,
            Skills = 0,
            GreenTransition = 0,
            CrossCuttingCompetence = 0,
        },
        Export = TestParameters.Default.Export with { EntryProbability = 0, StartHazard = 0, StopHazard = 0 },
    };

    /// <summary>A sector whose firms need help with one thing only, unless a mix is given.</summary>
    public static SectorSpec Sector(double tradability = 0, ImmutableArray<double>? mix = null) =>
        new("sector", "Sector", tradability, 0, mix ?? [1, 0, 0, 0, 0, 0, 0], 1, 1, 0.5, 0.5);

    /// <summary>One region, municipalities and sectors of equal numbers of equal firms, and one arm without agreements.</summary>
    public static ExperimentPlan Plan(
        ModelParameters parameters, ImmutableArray<ProviderSpec> providers, int quarters, int municipalities = 1, int firmsEach = 100, int jobs = 1,
        ImmutableArray<SectorSpec>? sectors = null, uint seed = 1)
    {
        var all = sectors ?? [Sector()];
        int count = municipalities * all.Length * firmsEach;
        var population = new Population
        {
            Region = new byte[count],
            Sector = new byte[count],
            Municipality = new ushort[count],
            Jobs = new int[count],
            AgeQuarters = new int[count],
            Exporter = new bool[count],
        };
        for (int i = 0; i < count; i++)
        {
            population.Sector[i] = (byte)(i % all.Length);
            population.Municipality[i] = (ushort)(i / all.Length % municipalities);
            population.Jobs[i] = jobs;
            population.AgeQuarters[i] = 40;
        }
        return new()
        {
            System = new("bare", "DKK", [new("r", "R", "DK", true)],
                [.. Enumerable.Range(0, municipalities).Select(m => new MunicipalitySpec($"m{m}", "M", 0, 1, 0))],
                [.. all.Select((s, i) => s with { Id = $"s{i}" })], providers)
            { TravelHours = [[0]] },
            Population = population,
            Parameters = parameters,
            Arms = [new("fragmented", "Fragmented", int.MaxValue, [])],
            Closures = [LabourClosure.Slack],
            Seed = seed,
            WarmUpQuarters = 0,
            Quarters = quarters,
            StartCalendarQuarter = 2013 * 4,
        };
    }

    /// <summary>A provider of each municipality that has the specialised offer for everything but innovation projects, which are decided by the quarter.</summary>
    /// <param name="hours">Hours per case, by need type.</param>
    public static ProviderSpec LocalExpert(int municipality, double hoursPerQuarter, ImmutableArray<double> hours) =>
        new($"p{municipality}", "P", ProviderKind.MunicipalOffice, 0, municipality, hoursPerQuarter / Still.Triage.HoursPerFte, 0, [true],
            [.. Enumerable.Range(0, NeedTypes.Count).Where(n => n != (int)NeedType.InnovationCollaboration)
                .Select(n => new OfferSpec((NeedType)n, true, [true], hours[n], 1, int.MaxValue, 1))]);

    /// <summary>The one world of a plan with one arm, writing down what happens to every need.</summary>
    public static (Replication Replication, World World) Start(ExperimentPlan plan, int number = 0)
    {
        var replication = new Replication(plan, number);
        var world = replication.Worlds[0];
        world.Journey = [];
        return (replication, world);
    }

    /// <summary>Computes a quarter and returns the needs that arose in it, with what happened in it.</summary>
    public static (Need[] Needs, List<JourneyEvent> Events) Advance(Replication replication, World world)
    {
        int cohort = replication.Luck.CurrentCohort;
        world.Journey!.Clear();
        replication.Advance();
        return (replication.Luck.Cohorts[cohort].Needs[..replication.Luck.Cohorts[cohort].Count], world.Journey);
    }
}
