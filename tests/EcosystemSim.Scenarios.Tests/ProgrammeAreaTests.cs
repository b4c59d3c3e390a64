namespace EcosystemSim.Scenarios.Tests;

public class ProgrammeAreaTests
{
    [Fact]
    public void A_programme_for_one_region_leaves_the_others_outside()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("west.yaml", "include: small-world.yaml\nprogramme_area: [west]\n");
        var plan = ScenarioLoader.Load(Path.Combine(scratch.Folder, "west.yaml")).Scenario!.BuildPlan(new() { DrawParameters = false });
        Assert.Equal([false, true], Enumerable.Range(0, plan.System.Regions.Length).Select(plan.IsInArea));
    }

    [Fact]
    public void A_programme_is_for_all_regions_unless_the_scenario_says_otherwise()
    {
        var plan = ShippedScenarioTests.Load("west-denmark").BuildPlan(new() { DrawParameters = false });
        Assert.All(Enumerable.Range(0, 3), region => Assert.True(plan.IsInArea(region)));
        Assert.Equal(("fragmented", "none"), (plan.Baseline, plan.WithoutSupport));
    }

    [Fact]
    public void An_empty_area_is_an_error()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("nowhere.yaml", "include: small-world.yaml\nprogramme_area: []\n");
        Assert.Equal("ES0106", Assert.Single(ScenarioLoader.Load(Path.Combine(scratch.Folder, "nowhere.yaml")).Diagnostics).Code);
    }
}
