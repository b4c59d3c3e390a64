using System.Collections.Immutable;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>The worlds of Norway and northern Sweden with no change of policy, at a fifth of their size, held against their own countries' figures.</summary>
[Trait("Category", "Slow")]
public class NationalWorldsTests
{
    private static readonly Lazy<ImmutableArray<Pattern>> Norway = new(() => Measure(Plan("norway-counties")));
    private static readonly Lazy<ImmutableArray<Pattern>> Sweden = new(() => Measure(Plan("vasterbotten-superclusters")));

    [Fact]
    public void Norwegian_births_with_staff_survive_as_the_register_says() => Holds(Norway.Value, "survival after 5 years", Allowed("dem.surv5.no.employer", 0));

    [Fact]
    public void Norwegian_employers_get_help_as_often_as_enterprises_at_least_and_less_often_than_if_each_user_were_one() =>
        Holds(Norway.Value, "firms helped in a year", Allowed("fric.no.takeup", 0));

    [Fact]
    public void Norwegian_firms_stay_as_large_as_they_are() => StaysInShape(Norway.Value);

    // One and five years are not known for Sweden; the ranges are those that the seeds state.
    [Fact]
    public void Swedish_births_survive_about_as_the_three_years_that_are_known_let_expect()
    {
        Holds(Sweden.Value, "survival after 1 year", (0.80, 0.95));
        Holds(Sweden.Value, "survival after 5 years", (0.52, 0.66));
    }

    [Fact]
    public void Swedish_firms_stay_as_large_as_they_are() => StaysInShape(Sweden.Value);

    [Fact]
    public void A_Norway_with_the_exits_of_Denmark_is_caught()
    {
        var plan = Plan("norway-counties");
        var danish = ScenarioLoader.Load(Repository.Scenario("west-denmark")).Scenario!.BuildPlan().Parameters.Demography;
        var (low, _) = Allowed("dem.surv5.no.employer", 0);
        var patterns = Measure(plan with { Parameters = plan.Parameters with { Demography = danish } });
        Assert.True(Value(patterns, "survival after 5 years") < low - Luck);
    }

    /// <summary>A fifth of a world has few births in a quarter: a standard error is about this.</summary>
    private const double Luck = 0.015;

    private static void StaysInShape(ImmutableArray<Pattern> world)
    {
        foreach (string name in (string[])["firms with 1 to 9 jobs, change", "firms with 10 to 49 jobs, change", "firms with 50 to 249 jobs, change", "drift of jobs, per year"])
            Assert.True(world.Single(p => p.Name == name).Holds, $"{name}: {Value(world, name)}");
    }

    private static void Holds(ImmutableArray<Pattern> world, string name, (double Low, double High) allowed) =>
        Assert.InRange(Value(world, name), allowed.Low - Luck, allowed.High + Luck);

    private static double Value(ImmutableArray<Pattern> world, string name) => world.Single(p => p.Name == name).Value;

    private static (double Low, double High) Allowed(string id, int part)
    {
        var entry = Catalogue.Load(Repository.Root).Catalogue!.Evidence.Single(e => e.Id == id);
        return (entry.Low!.All[part], entry.High!.All[part]);
    }

    private static ImmutableArray<Pattern> Measure(ExperimentPlan plan) => WorldPatterns.Measure(plan, "fragmented", 0);

    private static ExperimentPlan Plan(string scenario)
    {
        string folder = Directory.CreateTempSubdirectory("ecosim-national-").FullName;
        try
        {
            foreach (string source in Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.yaml", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(folder, Path.GetRelativePath(Repository.Root, source));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(source, copy);
            }
            File.Copy(Repository.Scenario(scenario), Path.Combine(folder, "whole.yaml"));
            string file = Path.Combine(folder, "fifth.yaml");
            File.WriteAllText(file, "include: whole.yaml\npopulation: {scale: 0.2}\n");
            return ScenarioLoader.Load(file).Scenario!.BuildPlan();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
