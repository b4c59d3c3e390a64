using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Model.Tests;

/// <summary>Small worlds, made in code, so that a test's numbers stand beside its claim.</summary>
internal static class TestWorld
{
    /// <summary>Two regions, three sectors, and per region an office, a house, a cluster, an agency.</summary>
    public static ExperimentPlan Small(ModelParameters? parameters = null, int firms = 1500, int quarters = 16, int warmUp = 6, uint seed = 7)
    {
        parameters ??= TestParameters.Default;
        ImmutableArray<double> mix = [0.3, 0.15, 0.2, 0.1, 0.1, 0.05, 0.1];
        var providers = ImmutableArray.CreateBuilder<ProviderSpec>();
        for (int r = 0; r < 2; r++)
        {
            ImmutableArray<bool> own = [r == 0, r == 1];
            ImmutableArray<bool> all = [true, true, true];
            ImmutableArray<bool> some = [true, r == 0, false];
            providers.Add(new($"office-{r}", "Office", ProviderKind.MunicipalOffice, r, r, 0.1, 0, own, [Generic(NeedType.BusinessDevelopment, all), Generic(NeedType.Skills, all)]));
            providers.Add(new($"house-{r}", "House", ProviderKind.BusinessHouse, r, -1, 0.25, 0, own, [Special(NeedType.BusinessDevelopment, all), Special(NeedType.Internationalisation, all)]));
            providers.Add(new($"cluster-{r}", "Cluster", ProviderKind.Cluster, r, -1, 0.2, 0, own, [Special(NeedType.InnovationCollaboration, some), Special(NeedType.GreenTransition, some), Special(NeedType.CrossCuttingCompetence, some)]));
            providers.Add(new($"agency-{r}", "Agency", ProviderKind.Agency, r, -1, 0.2, 2_000_000, own, [Special(NeedType.Finance, all), Special(NeedType.Skills, all)]));
        }
        var system = new SystemSpec(
            "small", "DKK",
            [new("north", "North", "DK", false), new("south", "South", "DK", true)],
            [new("n", "N", 0, 1000, 0.2), new("s", "S", 1, 1500, 0.1)],
            [
                new("food", "Food", 0.5, 0, mix, 1, 1, 0.2, 0.3),
                new("energy", "Energy", 0.6, 0, mix, 1.2, 1, 0.7, 0.4),
                new("trade", "Trade", 0.1, 0, mix, 0.8, 1, 0.4, 0.9),
            ],
            providers.ToImmutable())
        {
            TravelHours = [[0.5, 1.5], [1.5, 0.5]],
        };
        ImmutableArray<bool> everybody = [.. Enumerable.Repeat(true, providers.Count)];
        ImmutableArray<LeverSetting> open = [new(Lever.CrossBorderEligibility, 1)];
        ImmutableArray<LeverSetting> most =
        [
            new(Lever.CrossBorderEligibility, 1), new(Lever.SharedCatalogue, 1), new(Lever.Triage, 1), new(Lever.Specialisation, 1), new(Lever.Referral, 1),
            new(Lever.CoLocation, 1), new(Lever.JointEvents, 1), new(Lever.StationedStaff, 1), new(Lever.Governance, 1), new(Lever.DocumentedEffect, 1),
        ];
        return new()
        {
            System = system,
            Population = Firms(firms, 2, 3, seed),
            Parameters = parameters,
            Arms =
            [
                new("none", "None", 0, []),
                new("fragmented", "Fragmented", int.MaxValue, []),
                new("eligibility", "Open", int.MaxValue, [new("open", 4, 0, false, Secretariat.None, 1, everybody, open)]),
                new("coordinated", "All", int.MaxValue,
                    [new("open", 4, 0, false, Secretariat.None, 1, everybody, open), new("agreement", 7, 2, true, Secretariat.Rotating, 1, everybody, most)]),
            ],
            Closures = [LabourClosure.Slack, LabourClosure.Binding],
            Seed = seed,
            WarmUpQuarters = warmUp,
            Quarters = quarters,
            StartCalendarQuarter = 2013 * 4,
        };
    }

    public static OfferSpec Special(NeedType need, ImmutableArray<bool> sectors, double hours = 25, int lead = 1) => new(need, true, sectors, hours, 1, int.MaxValue, lead);

    public static OfferSpec Generic(NeedType need, ImmutableArray<bool> sectors) => new(need, false, sectors, 6, 1, int.MaxValue, 1);

    /// <summary>Firms spread evenly over regions and sectors, sizes with a Pareto tail.</summary>
    public static Population Firms(int count, int regions, int sectors, uint seed)
    {
        var key = RandomKey.Population(seed);
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
            var (size, age, export, _) = key.Uniforms(Purpose.Entry, (uint)i, 1);
            population.Region[i] = (byte)(i % regions);
            population.Municipality[i] = (ushort)(i % regions);
            population.Sector[i] = (byte)(i / regions % sectors);
            population.Jobs[i] = Math.Min(400, (int)(1.5f / size));
            population.AgeQuarters[i] = (int)(age * 60);
            population.Exporter[i] = export < 0.06f;
        }
        return population;
    }
}
