using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>The world of West Denmark with no change of policy over forty quarters; the table is the README's appendix.</summary>
[Trait("Category", "Slow")]
public class SaneWorldTests
{
    private const string Begin = "<!-- sane-world -->";
    private const string End = "<!-- /sane-world -->";

    private static readonly Scenario Scenario = ScenarioLoader.Load(Repository.Scenario("west-denmark")).Scenario!;

    private static readonly Lazy<ImmutableArray<Pattern>> Measured = new(() => WorldPatterns.Measure(Plan(), "fragmented", 0));

    [Fact]
    public void Every_pattern_lies_in_its_range() => Assert.DoesNotContain(Measured.Value, p => !p.Holds);

    // A world in which nobody enters has no births, and firms only shrink in number.
    [Fact]
    public void A_world_without_entry_is_caught()
    {
        var plan = Plan();
        plan = plan with { Parameters = plan.Parameters with { Demography = plan.Parameters.Demography with { EntryRate = 0 } } };
        var patterns = WorldPatterns.Measure(plan, "fragmented", 0);
        Assert.Contains(patterns, p => p.Name == "births, per year" && !p.Holds);
    }

    [Fact]
    public void The_table_of_the_readme_is_what_the_world_shows() => GoldenFile.CheckPart("README.md", Begin, End, $"\n{Table(Measured.Value)}");

    private static string Table(ImmutableArray<Pattern> patterns) =>
        "| pattern | unit | simulated | asked for | evidence |\n| --- | --- | ---: | ---: | --- |\n" + string.Concat(patterns.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"| {p.Name} | {p.Unit} | {p.Value:0.000} | {p.Low:0.###} to {p.High:0.###} | ").Replace('-', '−') + Evidence(p) + " |\n"));

    /// <summary>The range of the entry, where it is another than what is asked for, and whether the world lies in it.</summary>
    private static string Evidence(Pattern p)
    {
        if (p.Entry is null) return "";
        var entry = Scenario.Evidence.Single(e => e.IsNamed(p.Entry));
        int part = Math.Max(0, entry.Parts?.ToList().FindIndex(name => p.Entry == $"{entry.Id}.{name}") ?? 0);
        double low = entry.Low!.All[part], high = entry.High!.All[part];
        return string.Create(CultureInfo.InvariantCulture, $"`{p.Entry}`, {low:0.###} to {high:0.###}: {(p.Value >= low && p.Value <= high ? "yes" : "**no**")}");
    }

    private static Model.Policy.ExperimentPlan Plan() => Scenario.BuildPlan(new() { DrawParameters = false });
}
