using System.Collections.Immutable;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>The worlds of Norway and northern Sweden with no change of policy, at a fifth of their size, held against their own countries' figures.</summary>
[Trait("Category", "Slow")]
public class NationalWorldsTests
{
    private static readonly Lazy<ImmutableArray<Pattern>> Norway = new(() => Measure(Fifth("norway-counties").BuildPlan(new() { DrawParameters = false })));
    private static readonly Lazy<ImmutableArray<Pattern>> Sweden = new(() => Measure(Fifth("vasterbotten-superclusters").BuildPlan(new() { DrawParameters = false })));
    private static readonly Lazy<double> ExportersLastOverFirst = new(() => LastOverFirst(Fifth("vasterbotten-superclusters").BuildPlan(new() { DrawParameters = false })));

    /// <summary>Notes of the two countries' own parameters that say what a value leads to: words, quantity, and the range that the words allow.</summary>
    private static readonly ImmutableArray<Row> Rows =
    [
        new("norway-counties", "demography.exit_log_hazard", "to meet dem.surv5.no.employer", p => Value(p, "survival after 5 years"), 0.53 - Luck, 0.55 + Luck),
        new("norway-counties", "demography.exit_age_decline", "after one, 0.81 of a cohort are left", p => Value(p, "survival after 1 year"), 0.81 - Luck, 0.81 + Luck),
        new("norway-counties", "demography.exit_age_decline", "to meet dem.surv.no.as after three years", p => Value(p, "survival after 3 years"), 0.625 - Luck, 0.665 + Luck),
        new("norway-counties", "demography.entry_rate", "firms stay about as many as they are", p => Value(p, "births, per year") - Value(p, "deaths, per year"), -0.01, 0.01),
        new("norway-counties", "demography.entrant_jobs", "the share of firms under 10 jobs stays what it is", p => Value(p, "firms with 1 to 9 jobs, change"), -0.015, 0.015),
        new("norway-counties", "needs.arrival_rate", "about 7 per cent of employers get help in a year", p => Value(p, "firms helped in a year"), 0.065, 0.075),
        new("norway-counties", "finance.median_project", "Half of it is 0.8 m as a mean", _ => MeanGrant("norway-counties"), 0.75e6, 0.85e6),
        new("vasterbotten-superclusters", "demography.exit_log_hazard", "about 0.86, 0.71 and 0.59 of a cohort are there after 1, 3 and 5 years", p => Value(p, "survival after 1 year"), 0.84 - Luck, 0.88 + Luck),
        new("vasterbotten-superclusters", "demography.exit_log_hazard", "about 0.86, 0.71 and 0.59 of a cohort are there after 1, 3 and 5 years", p => Value(p, "survival after 3 years"), 0.69 - Luck, 0.73 + Luck),
        new("vasterbotten-superclusters", "demography.exit_log_hazard", "about 0.86, 0.71 and 0.59 of a cohort are there after 1, 3 and 5 years", p => Value(p, "survival after 5 years"), 0.57 - Luck, 0.61 + Luck),
        new("vasterbotten-superclusters", "demography.entry_rate", "firms stay about as many as they are", p => Value(p, "births, per year") - Value(p, "deaths, per year"), -0.01, 0.01),
        new("vasterbotten-superclusters", "needs.arrival_rate", "about 4 per cent of employers get help in a year", p => Value(p, "firms helped in a year"), 0.035, 0.045),
        new("vasterbotten-superclusters", "export.start_hazard", "keeps the share of exporters about where it is at the start", _ => ExportersLastOverFirst.Value, 0.9, 1.1),
    ];

    /// <summary>Notes of theirs that say where a value comes from, and nothing that a run could show.</summary>
    private static readonly ImmutableArray<(string Scenario, string Parameter)> OfSourcesOnly =
        [("norway-counties", "search.awareness_other"), ("vasterbotten-superclusters", "demography.exit_age_decline")];

    [Fact]
    public void Norwegian_births_with_staff_survive_as_the_register_says() => Holds(Norway.Value, "survival after 5 years", Allowed("dem.surv5.no.employer", 0));

    [Fact]
    public void Norwegian_employers_get_help_as_often_as_enterprises_at_least_and_less_often_than_if_each_user_were_one() =>
        Holds(Norway.Value, "firms helped in a year", Allowed("fric.no.takeup", 0));

    [Fact]
    public void Norwegian_firms_stay_as_large_as_they_are() => StaysInShape(Norway.Value);

    [Fact]
    public void Swedish_births_survive_three_years_as_the_register_says() => Holds(Sweden.Value, "survival after 3 years", Allowed("dem.surv3.se", 0));

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
    public void Every_note_of_the_two_countries_is_true_of_their_runs()
    {
        string[] untrue =
        [
            .. from row in Rows
               let measured = row.Measure(row.Scenario == "norway-counties" ? Norway.Value : Sweden.Value)
               where !(measured >= row.Low && measured <= row.High)
               select $"{row.Scenario}: {row.Parameter} says '{row.Words}', and it is {measured}\n",
        ];
        Assert.True(untrue.Length == 0, string.Concat(untrue));
    }

    [Theory]
    [InlineData("norway-counties")]
    [InlineData("vasterbotten-superclusters")]
    public void Every_note_of_a_country_s_own_is_held_or_says_nothing_of_results(string scenario)
    {
        var shared = WestDenmark.Scenario.ParameterValues.ToDictionary(p => p.Path, p => p.Note);
        var own = Fifth(scenario).ParameterValues.Where(p => p.Note is not null && p.Note != shared[p.Path]).ToDictionary(p => p.Path, p => p.Note!);
        Assert.NotEmpty(own);
        Assert.All(Rows.Where(r => r.Scenario == scenario), r => Assert.Contains(r.Words, own[r.Parameter], StringComparison.Ordinal));
        Assert.Equal(own.Keys.Order(), Rows.Where(r => r.Scenario == scenario).Select(r => r.Parameter).Concat(OfSourcesOnly.Where(o => o.Scenario == scenario).Select(o => o.Parameter)).Distinct().Order());
    }

    [Fact]
    public void A_Norway_with_the_exits_of_Denmark_is_caught()
    {
        var plan = Fifth("norway-counties").BuildPlan(new() { DrawParameters = false });
        var danish = ScenarioLoader.Load(Repository.Scenario("west-denmark")).Scenario!.BuildPlan(new() { DrawParameters = false }).Parameters.Demography;
        var (low, _) = Allowed("dem.surv5.no.employer", 0);
        var patterns = Measure(plan with { Parameters = plan.Parameters with { Demography = danish } });
        Assert.True(Value(patterns, "survival after 5 years") < low - Luck);
        Assert.All(Rows.Where(r => r.Parameter == "demography.exit_log_hazard" && r.Scenario == "norway-counties"), r => Assert.NotInRange(r.Measure(patterns), r.Low, r.High));
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

    private static double MeanGrant(string scenario)
    {
        var finance = Fifth(scenario).BuildPlan(new() { DrawParameters = false }).Parameters.Finance;
        return finance.GrantShare * finance.MedianProject * Math.Exp(finance.ProjectSpread * finance.ProjectSpread / 2);
    }

    /// <summary>Share of exporters among firms in the last recorded quarter over that in the first.</summary>
    private static double LastOverFirst(ExperimentPlan plan)
    {
        var run = new Replication(plan with { Arms = [plan.Arms.Single(a => a.Id == "fragmented")], Closures = [LabourClosure.Slack] }, 0);
        while (run.Advance())
        {
        }
        var table = run.Runs[0].Observations;
        double Of(string outcome, int quarter) => table[quarter, table.Series.ToList().FindIndex(s => s.Scope == Scope.Total && s.Outcome == outcome)];
        double Share(int quarter) => Of(Outcomes.Exporters, quarter) / Of(Outcomes.Firms, quarter);
        return Share(table.Quarters - 1) / Share(0);
    }

    private sealed record Row(string Scenario, string Parameter, string Words, Func<ImmutableArray<Pattern>, double> Measure, double Low, double High);

    private static ImmutableArray<Pattern> Measure(ExperimentPlan plan) => WorldPatterns.Measure(plan, "fragmented", 0);

    private static Scenario Fifth(string scenario)
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
            return ScenarioLoader.Load(file).Scenario!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
