using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Scenarios.Tests;

public class ShippedScenarioTests
{
    public static TheoryData<string> EveryScenario => [.. Shipped.Scenarios.Select(f => Path.GetFileName(f))];

    internal static Scenario Load(string name)
    {
        var result = ScenarioLoader.Load(Repository.File($"scenarios/{name}.yaml"));
        Assert.True(result.Scenario is not null, DiagnosticRenderer.Render(result.Diagnostics));
        return result.Scenario;
    }

    [Theory, MemberData(nameof(EveryScenario))]
    public void Every_shipped_scenario_is_in_order_and_makes_a_plan(string file)
    {
        var scenario = Load(Path.GetFileNameWithoutExtension(file));
        var plan = scenario.BuildPlan(new() { DrawParameters = false });
        Assert.Equal(scenario.Marginals.Firms, plan.Population.Count);
        Assert.Contains(plan.Arms, a => a.Id == scenario.Baseline);
    }

    [Fact]
    public void West_Denmark_has_three_regions_52_municipalities_with_an_office_each_and_few_enough_doors()
    {
        var system = Load("west-denmark").System;
        Assert.Equal(["DK05", "DK04", "DK03"], system.Regions.Select(r => r.Id));
        Assert.Equal(52, system.Municipalities.Length);
        Assert.Equal(Enumerable.Range(0, 52), system.Providers.Where(p => p.IsLocal).Select(p => p.Municipality));
        Assert.InRange(system.Providers.Count(p => !p.IsLocal), 20, 63);
        Assert.All(system.Providers.Where(p => p.IsLocal), p => Assert.Equal(system.Municipalities[p.Municipality].Region, p.Region));
    }

    [Fact]
    public void Inhabitants_of_each_region_lie_within_two_per_cent_of_the_register()
    {
        var system = Load("west-denmark").System;
        double[] register = [589_755, 1_320_678, 1_223_348];
        for (int r = 0; r < 3; r++)
            Assert.InRange(system.Municipalities.Where(m => m.Region == r).Sum(m => m.Population) / register[r], 0.98, 1.02);
    }

    [Fact]
    public void The_arms_of_West_Denmark_part_when_history_did()
    {
        var arms = Load("west-denmark").Arms.ToDictionary(a => a.Id);
        Assert.Equal(["none", "fragmented", "eligibility", "coordinated", "coordinated-free", "house-package"], Load("west-denmark").Arms.Select(a => a.Id));
        Assert.Equal(0, arms["none"].SupportEnds);
        Assert.Empty(arms["fragmented"].Agreements);
        Assert.Equal(10, Assert.Single(arms["eligibility"].Agreements).From);
        Assert.Equal([10, 13], arms["coordinated"].Agreements.Select(a => a.From));
        Assert.Equal([Lever.SharedCatalogue, Lever.Triage, Lever.Specialisation, Lever.Governance, Lever.DocumentedEffect, Lever.CrossClusterBrokering], arms["coordinated"].Agreements[1].Levers.Select(l => l.Lever));
        Assert.Equal(Secretariat.Rotating, arms["coordinated"].Agreements[1].Secretariat);
        Assert.Equal(new SecretariatHost(2, -1), arms["coordinated"].Agreements[1].Host);
        Assert.Equal("Syddanmark", Load("west-denmark").System.Regions[2].Name);
        // At no cost is only the agreement of 2016, which otherwise stays as it is.
        Assert.Equal([1, 0], arms["coordinated-free"].Agreements.Select(a => a.CostFactor));
        Assert.Equal([.. arms["coordinated"].Agreements[1].Levers], arms["coordinated-free"].Agreements[1].Levers.ToArray());
        Assert.Equal([10, 13], arms["coordinated-free"].Agreements.Select(a => a.From));
        // Houses and municipal offices refer and are stationed; desks and events are the houses' and clusters' own.
        Assert.Equal([Lever.Referral, Lever.StationedStaff], arms["house-package"].Agreements[2].Levers.Select(l => l.Lever));
        Assert.Equal([Lever.CoLocation, Lever.JointEvents], arms["house-package"].Agreements[3].Levers.Select(l => l.Lever));
        Assert.Equal([13, 13], arms["house-package"].Agreements.Skip(2).Select(a => a.From));
        Assert.Equal(24, Load("west-denmark").CounterfactualFrom);
    }

    // L18 has a gain of its own, which is assumed: it may stand in no arm whose figures are read as those of advice.
    [Fact]
    public void The_assumed_gain_of_promotion_stands_in_an_arm_of_its_own()
    {
        var arms = new[] { "west-denmark", "midtjylland-international", "business-houses", "norway-counties", "vasterbotten-superclusters" }
            .SelectMany(name => Load(name).Arms.Where(a => a.Agreements.Any(g => g.Levers.Any(l => l.Lever == Lever.InvestmentPromotion))).Select(a => $"{name} {a.Id}"));
        Assert.Equal(["midtjylland-international promotion-assumed"], arms);
        Assert.DoesNotContain(Load("midtjylland-international").LeverArms, l => l.Lever == Lever.InvestmentPromotion);
    }

    // Share of the money, chance and award are assumed or of another country, and would decide the sign of all that the document is about.
    [Fact]
    public void Assumed_programme_money_of_Vasterbotten_stands_in_an_arm_of_its_own() => Assert.Equal(
        ["programme-money-assumed"], Load("vasterbotten-superclusters").Arms.Where(a => a.Agreements.Any(g => g.Levers.Any(l => l.Lever == Lever.EuProgrammeMoney))).Select(a => a.Id));

    [Fact]
    public void Norway_has_the_counties_of_2024() => Assert.Equal(
        ["Oslo", "Østfold", "Akershus", "Buskerud", "Innlandet", "Vestfold", "Telemark", "Agder", "Rogaland", "Vestland", "Møre og Romsdal", "Trøndelag", "Nordland", "Troms", "Finnmark"],
        Load("norway-counties").System.Regions.Select(r => r.Name));

    [Fact]
    public void The_headline_is_the_last_quarter_unless_the_question_is_about_another()
    {
        Assert.Equal(23, Load("west-denmark").Headline);
        Assert.Equal(Load("small-world").Quarters - 1, Load("small-world").Headline);
    }

    [Fact]
    public void While_borders_are_closed_only_knowledge_institutions_and_investment_promotion_serve_other_regions() =>
        Assert.All(Load("west-denmark").System.Providers, p =>
            Assert.Equal(p.Kind is ProviderKind.KnowledgeInstitution or ProviderKind.InvestmentPromotion ? 3 : 1, p.ServesRegions.Count(s => s)));

    [Fact]
    public void Offers_overlap_within_and_across_regions()
    {
        var system = Load("west-denmark").System;
        var offers = from p in system.Providers from o in p.Offers where o.Specialised from s in Enumerable.Range(0, o.Sectors.Length) where o.Sectors[s] select (o.Need, Sector: s, p.Region);
        Assert.Contains(offers.GroupBy(o => o), g => g.Count() > 1);
        Assert.Contains(offers.Distinct().GroupBy(o => (o.Need, o.Sector)), g => g.Count() == 3);
    }

    [Fact]
    public void A_choice_of_arms_keeps_the_baseline_and_the_order_of_the_file()
    {
        var plan = Load("west-denmark").BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"], Quarters = 8 });
        Assert.Equal(["fragmented", "coordinated"], plan.Arms.Select(a => a.Id));
        Assert.Equal(8, plan.Quarters);
        var more = Load("west-denmark").BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"], AddWithoutSupport = true });
        Assert.Equal(["none", "fragmented", "coordinated"], more.Arms.Select(a => a.Id));
        Assert.Throws<ArgumentException>(() => Load("west-denmark").BuildPlan(new() { DrawParameters = false, Arms = ["cordinated"] }));
    }

    [Fact]
    public void The_hash_of_the_inputs_changes_with_what_changes_results_and_with_nothing_else()
    {
        var scenario = Load("small-world");
        string hash = scenario.InputsHash("1");
        Assert.Equal(hash, Load("small-world").InputsHash("1", new() { BlockSize = 7, Quarters = scenario.Quarters }));
        Assert.NotEqual(hash, scenario.InputsHash("2"));
        Assert.NotEqual(hash, scenario.InputsHash("1", new() { Seed = 8 }));
        Assert.NotEqual(hash, scenario.InputsHash("1", new() { Arms = ["none"] }));
        Assert.All(scenario.Inputs, i => Assert.False(Path.IsPathRooted(i.Name)));
    }
}
