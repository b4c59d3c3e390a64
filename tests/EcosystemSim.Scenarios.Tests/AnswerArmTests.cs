using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Scenarios.Tests;

public class AnswerArmTests
{
    private const string File = "small-world.yaml";

    [Fact]
    public void The_answer_speaks_of_the_arm_that_the_scenario_names_and_else_of_the_last_with_its_costs()
    {
        Assert.Equal(("coordinated", true), Answer(_ => { }));
        Assert.Equal(("house-package", false), Answer(s => s.Replace(File, "answer: coordinated", "")));
        Assert.Equal(("eligibility", true), Answer(s => s.Replace(File, "answer: coordinated", "answer: eligibility ")));
    }

    [Fact]
    public void What_arms_are_called_is_no_matter()
    {
        var scenario = Load(s =>
        {
            // The last arm is now the one at no cost, under another name; one that has its costs ends as such arms used to.
            s.Replace(File, "answer: coordinated", "");
            string text = System.IO.File.ReadAllText(s.Scenario);
            int package = text.IndexOf("  house-package:", StringComparison.Ordinal), after = text.IndexOf("\nlever_arms:", package, StringComparison.Ordinal);
            text = text.Remove(package, after - package).Replace("coordinated-free:", "gratis:", StringComparison.Ordinal).Replace("coordinated", "pact-free", StringComparison.Ordinal);
            System.IO.File.WriteAllText(s.Scenario, text);
        });
        Assert.Equal(("pact-free", false), (scenario.Answer, scenario.StatesAnswer));
        Assert.Equal([KeyValuePair.Create("gratis", "pact-free")], scenario.AtNoCost);
    }

    [Fact]
    public void An_arm_at_half_its_costs_or_with_another_date_is_none_at_no_cost()
    {
        Assert.Equal([KeyValuePair.Create("coordinated-free", "coordinated")], Load(_ => { }).AtNoCost);
        Assert.Empty(Load(s => s.Replace(File, "{cost_factor: 0}", "{cost_factor: 0.5}")).AtNoCost);
        Assert.Empty(Load(s => s.Replace(File, "{cost_factor: 0}", "{cost_factor: 0, from: 2014Q4}")).AtNoCost);
    }

    [Fact]
    public void Arms_that_others_are_based_on_run_beside_them()
    {
        var scenario = Load(_ => { });
        Assert.Equal(["fragmented", "eligibility"], scenario.BasesOf(["coordinated"]).AsEnumerable());
        Assert.Equal(["fragmented", "eligibility", "coordinated"], scenario.BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"], AddBases = true }).Arms.Select(a => a.Id));
        // Without the option only what is asked for, and the baseline.
        Assert.Equal(["fragmented", "coordinated"], scenario.BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"] }).Arms.Select(a => a.Id));
    }

    private static (string?, bool) Answer(Action<ScratchSeeds> change)
    {
        var scenario = Load(change);
        return (scenario.Answer, scenario.StatesAnswer);
    }

    private static Scenario Load(Action<ScratchSeeds> change)
    {
        using var scratch = new ScratchSeeds();
        change(scratch);
        var result = ScenarioLoader.Load(scratch.Scenario);
        Assert.True(result.Scenario is not null, DiagnosticRenderer.Render(result.Diagnostics));
        return result.Scenario;
    }
}
