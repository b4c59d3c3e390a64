using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;
using Xunit;

namespace EcosystemSim.Experiments.Tests;

/// <summary>The pattern tables of the shipped systems: what fails is listed, what is listed fails, and the pages say so.</summary>
[Trait("Category", "Slow")]
public class ValidationTests
{
    // The last is of a country that has a table already; its failures are listed all the same.
    private static readonly string[] OnThePage = ["west-denmark", "business-houses", "norway-counties", "vasterbotten-superclusters"], Systems = [.. OnThePage, "midtjylland-international"];

    private static readonly ImmutableDictionary<string, Lazy<ValidationTable>> Tables = Systems.ToImmutableDictionary(name => name, name => new Lazy<ValidationTable>(() => Of(name)));

    public static TheoryData<string> Names => [.. Systems];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_that_fail_are_those_that_are_listed(string system)
    {
        Assert.Equal([], Tables[system].Value.Rows.Where(r => r.IsNew).Select(r => $"{r.Pattern.Name}: {r.Simulated.Mean}"));
        Assert.Equal([], Tables[system].Value.Rows.Where(r => r.IsOver).Select(r => $"{r.Pattern.Name}: {r.Simulated.Mean}"));
    }

    [Fact]
    public void Each_known_failure_is_of_a_row_that_there_is()
    {
        Assert.All(KnownFailures.All, known => Assert.All(known.Systems, system => Assert.Contains(Tables[system].Value.Rows, r => r.Pattern.Name == known.Pattern)));
        Assert.Equal(KnownFailures.All.Length, KnownFailures.All.Select(k => k.Pattern).Distinct().Count());
    }

    [Fact]
    public void The_page_on_validation_has_the_tables() => GoldenFile.CheckPart(
        "docs/validation.md", "<!-- tables -->", "<!-- /tables -->", "\n" + string.Concat(OnThePage.Select(name => $"\n### {Title(name)}\n\n{Markdown(Tables[name].Value)}")) + "\n");

    [Fact]
    public void The_page_on_validation_says_how_each_pattern_is_counted() => GoldenFile.CheckPart(
        "docs/validation.md", "<!-- definitions -->", "<!-- /definitions -->",
        "\n" + string.Concat(Patterns.All.Where(p => ValidationTargets.All.Any(t => t.Pattern == p.Name)).Select(p => $"- **{p.Name}** ({p.Unit}). {p.Definition}\n")));

    [Fact]
    public void The_appendix_of_the_readme_is_the_table_of_West_Denmark() =>
        GoldenFile.CheckPart("README.md", "<!-- sane-world -->", "<!-- /sane-world -->", "\n" + Markdown(Tables["west-denmark"].Value));

    [Fact]
    public void The_page_of_weaknesses_has_each_known_failure_with_its_figure() => GoldenFile.CheckPart(
        "docs/WEAKNESSES.md", "<!-- known-failures -->", "<!-- /known-failures -->", "\n" + string.Concat(KnownFailures.All.Select(Weakness)));

    private static string Weakness(KnownFailure known)
    {
        var rows = OnThePage.Where(known.Systems.Contains).Select(name => Tables[name].Value.Rows.Single(r => r.Pattern.Name == known.Pattern)).ToList();
        string figures = string.Join("; ", OnThePage.Where(known.Systems.Contains).Zip(rows, (name, row) => $"{Place(name)} {Simulated(row)}, {Evidence(row)}"));
        return $"- **{known.Pattern}**{(rows[0].Target.Kind == TargetKind.HoldOut ? ", held out" : "")}: {figures}. {known.Reason}\n";
    }

    private static string Markdown(ValidationTable table) =>
        "| pattern | unit | simulated (95 % interval) | evidence (range) | kind | result | entry |\n| --- | --- | ---: | ---: | --- | --- | --- |\n" + string.Concat(table.Rows.Select(row =>
        {
            string interval = $"{Number(row.Simulated.Mean, row)} ({Number(row.Simulated.Low, row)} to {Number(row.Simulated.High, row)})";
            string result = row.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "**fail**", _ => "no range" };
            return $"| {row.Pattern.Name} | {row.Pattern.Unit} | {interval} | {Evidence(row)} | {(row.Target.Kind == TargetKind.Fit ? "fit" : "hold-out")} | {result} | `{row.Target.Evidence}` |\n";
        }));

    private static string Simulated(ValidationRow row) => Number(row.Simulated.Mean, row);

    private static string Evidence(ValidationRow row) => row.Target.IsSign ? "above 0" : row.Target.IsUpperBound ? $"at most {Number(row.Value, row)}"
        : row is { Low: { } low, High: { } high } ? $"{Number(row.Value, row)} ({Number(low, row)} to {Number(high, row)})" : Number(row.Value, row);

    private static string Number(double value, ValidationRow row) =>
        value.ToString(row.Value is > 0 and < 0.02 ? "0.0000;−0.0000;0.0000" : "0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    private static string Place(string system) => system switch { "west-denmark" => "West Denmark", "business-houses" => "Denmark (`business-houses`)", "norway-counties" => "Norway", _ => "northern Sweden" };

    private static string Title(string system) => system switch
    {
        "west-denmark" => "Denmark: `west-denmark`",
        "business-houses" => "Denmark after the reform of 2019: `business-houses`",
        "norway-counties" => "Norway: `norway-counties`",
        _ => "Sweden: `vasterbotten-superclusters`",
    };

    private static ValidationTable Of(string name)
    {
        var scenario = ScenarioLoader.Load(Repository.Scenario(name)).Scenario!;
        var plan = ValidationTable.PlanOf(scenario);
        return ValidationTable.Of(plan, ValidationTable.CountryOf(plan)!, scenario.Baseline, scenario.Evidence, ValidationTable.DefaultReplications, Environment.ProcessorCount);
    }
}

/// <summary>Targets name evidence that there is, and hold-outs nothing that values were set by.</summary>
public class ValidationTargetTests
{
    private static IReadOnlyList<EvidenceEntry> All => WestDenmark.Scenario.Evidence;

    [Fact]
    public void Every_target_names_an_entry_and_a_pattern()
    {
        Assert.All(ValidationTargets.All, t => Assert.NotNull(t.Range(All)));
        Assert.All(ValidationTargets.All, t => Assert.Contains(Patterns.All, p => p.Name == t.Pattern));
        Assert.Equal(ValidationTargets.All.Length, ValidationTargets.All.Select(t => (t.Country, t.Pattern)).Distinct().Count());
    }

    // The contact of 2019 is the exception: a parameter names the source for another of its figures, as docs/validation.md says.
    [Fact]
    public void No_parameter_rests_on_what_is_held_out() => Assert.All(
        ValidationTargets.All.Where(t => t.Kind == TargetKind.HoldOut && t.Evidence != "fric.dk.contact"), t => Assert.True(t.Range(All)!.Value.Entry.Uses is null or [], t.Evidence));

    [Fact]
    public void Every_entry_that_is_kept_as_a_hold_out_and_says_how_much_is_compared_with_something()
    {
        // Other counts of what is compared already: a neighbour's flows, a newer edition, a share of new jobs, and cohorts beside those taken.
        string[] others = ["dem.jobflows.at", "dem.young.oecd"];
        string[] compared = [.. ValidationTargets.All.Select(t => t.Range(All)!.Value.Entry.Id).Distinct()];
        Assert.Equal([], All.Where(e => e.KeptAs == KeptAs.HoldOut && e.Id.StartsWith("dem.", StringComparison.Ordinal)).Select(e => e.Id).Except(compared).Except(others));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void The_shape_of_a_distribution_that_is_known_is_found(double power, double shape)
    {
        // Quantiles of a Laplace or a Gauss distribution, evenly spaced in probability.
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => Quantile((i + 0.5) / 20_000))];
        Assert.Equal(shape, Subbotin.Shape(values), 0.02);

        double Quantile(double p)
        {
            if (power == 1) return p < 0.5 ? Math.Log(2 * p) : -Math.Log(2 * (1 - p));
            double low = -10, high = 10;
            for (int i = 0; i < 60; i++) (low, high) = Normal((low + high) / 2) < p ? ((low + high) / 2, high) : (low, (low + high) / 2);
            return low;
        }

        // By Simpson's rule.
        static double Normal(double x)
        {
            const int Steps = 200;
            double step = x / Steps, sum = 0;
            for (int i = 0; i <= Steps; i++) sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * step * i * step / 2);
            return 0.5 + (sum * step / 3 / Math.Sqrt(2 * Math.PI));
        }
    }
}
