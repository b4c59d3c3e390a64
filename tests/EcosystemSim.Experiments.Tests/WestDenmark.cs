using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Tests;

/// <summary>The shipped scenario that parameters are held against.</summary>
internal static class WestDenmark
{
    /// <summary>As the files state it.</summary>
    public static Scenario Scenario { get; } = ScenarioLoader.Load(Repository.Scenario("west-denmark")).Scenario!;

    /// <summary>Some of its arms, under slack labour.</summary>
    public static ExperimentPlan Plan(params string[] arms)
    {
        var plan = Scenario.BuildPlan(new() { DrawParameters = false });
        return plan with { Arms = [.. plan.Arms.Where(a => arms.Contains(a.Id))], Closures = [LabourClosure.Slack] };
    }
}
