using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Scenarios.Tests;

public class SettingTests
{
    private const string Small = "scenarios/small-world.yaml";

    [Fact]
    public void A_parameter_is_set_whatever_the_files_say()
    {
        var scenario = Load("search.blur=0.75", "levers.co_location.rent=10").Scenario!;
        Assert.Equal(0.75, scenario.Parameters.Search.Blur);
        Assert.Equal(10, scenario.Parameters.Levers.CoLocation.Rent);
        var before = ScenarioLoader.Load(Small).Scenario!;
        Assert.NotEqual(0.75, before.Parameters.Search.Blur);
        Assert.Equal(before.Parameters with { Search = scenario.Parameters.Search, Levers = scenario.Parameters.Levers }, scenario.Parameters);
        Assert.Equal(scenario.Parameters, before.ParametersWith(new Dictionary<string, double> { ["search.blur"] = 0.75, ["levers.co_location.rent"] = 10 }));
    }

    [Fact]
    public void The_strength_of_a_lever_is_set_in_every_agreement_that_has_it()
    {
        var scenario = Load("levers.triage.strength=0.25").Scenario!;
        double[] strengths = [.. scenario.Arms.SelectMany(a => a.Agreements).SelectMany(a => a.Levers).Where(l => l.Lever == Lever.Triage).Select(l => l.Strength)];
        Assert.True(strengths.Length >= 3);
        Assert.All(strengths, strength => Assert.Equal(0.25, strength));
    }

    [Fact]
    public void Keys_of_the_scenario_are_set_by_their_way_and_made_where_they_are_missing()
    {
        var scenario = Load("scenario.horizon.quarters=21", "scenario.population.scale=0.5", "scenario.arms.coordinated.agreements.cooperation.cost_factor=2", "scenario.seed=11").Scenario!;
        Assert.Equal((21, 11u), (scenario.Quarters, scenario.Seed));
        Assert.Equal(1000, scenario.Marginals.Firms);
        Assert.Equal(2, Assert.Single(scenario.Arms.First(a => a.Id == "coordinated").Agreements, a => a.Name == "cooperation").CostFactor);
    }

    [Theory]
    [InlineData("search.blurr=0.4", "--set search.blurr=0.4: error ES0701: nothing is set by 'search.blurr'. Did you mean 'search.blur'?")]
    [InlineData("search.blur=much", "--set search.blur=much: error ES0104: 'search.blur' is 'much'; expected a number")]
    [InlineData("search.blur=0,4", "--set search.blur=0,4: error ES0202: 'search.blur' is '0,4'; expected a number with a decimal point: write 0.4.")]
    [InlineData("search.blur=-1", "--set search.blur=-1: error ES0201: 'search.blur' is -1; expected")]
    [InlineData("levers.triage.strength=2", "--set levers.triage.strength=2: error ES0201: 'triage' is 2; expected a strength from 0 to 1.")]
    [InlineData("levers.triag.strength=1", "--set levers.triag.strength=1: error ES0304: unknown lever 'triag'. Did you mean 'triage'?")]
    [InlineData("levers.mentoring.strength=1", "--set levers.mentoring.strength=1: error ES0304: unknown lever 'mentoring'.")]
    [InlineData("scenario.horizon.quarters=none", "--set scenario.horizon.quarters=none: error ES0104: 'quarters' is 'none'; expected a whole number")]
    [InlineData("scenario.horizn.quarters=3", "--set scenario.horizn.quarters=3: error ES0103: unknown key 'horizn' in the file. Did you mean 'horizon'?")]
    [InlineData("scenario.arms.cordinated.cost_factor=2", "--set scenario.arms.cordinated.cost_factor=2: error ES0302: 'scenario.arms.cordinated.cost_factor' names the unknown arm 'cordinated'. Did you mean 'coordinated'?")]
    [InlineData("scenario.include=other.yaml", "--set scenario.include=other.yaml: error ES0701: nothing is set by 'scenario.include'.")]
    [InlineData("scenario.title.more=x", "--set scenario.title.more=x: error ES0701: nothing is set by 'scenario.title.more'.")]
    public void What_cannot_be_set_is_told_where_it_was_asked_for(string setting, string expected)
    {
        var result = Load(setting);
        Assert.Null(result.Scenario);
        Assert.Contains(result.Diagnostics, d => DiagnosticRenderer.Headline(d).StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lever_that_no_agreement_has_changes_nothing_and_is_refused() =>
        Assert.Equal("ES0702", Assert.Single(Load("levers.circular_symbiosis.strength=1").Diagnostics).Code);

    [Fact]
    public void What_is_set_twice_is_refused() => Assert.Equal("ES0703", Assert.Single(Load("search.blur=0.4", "search.blur=0.5").Diagnostics).Code);

    [Theory]
    [InlineData("")]
    [InlineData("search.blur")]
    [InlineData("=0.4")]
    [InlineData("search.blur=")]
    public void A_setting_is_a_path_and_a_value(string text) => Assert.Null(Setting.Read(text));

    [Fact]
    public void A_design_is_read_row_by_row_with_whatever_a_spreadsheet_writes()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("design.csv", "\uFEFFpoint;\"search.blur\"; scenario.horizon.quarters\r\n0;0.4;\"8\"\r\n\r\n1;0.5;12\r\n");
        var (design, errors) = DesignFile.Open(Path.Combine(scratch.Folder, "design.csv"));
        Assert.Empty(errors);
        Assert.Equal(["search.blur", "scenario.horizon.quarters"], design!.Columns.AsEnumerable());
        Assert.Equal(["0.4 8", "0.5 12"], design.Points().Select(p => string.Join(' ', p.Select(s => s.Text))));
    }

    [Theory]
    [InlineData("", "design.csv: error ES0704: the design is empty; expected a row with the paths that it sets, then a row for each point.")]
    [InlineData("search.blur\n", "design.csv: error ES0704: the design has no point; expected a row for each.")]
    [InlineData("search.blur,search.blurr\n0.4,1\n", "design.csv:1:13: error ES0701: nothing is set by 'search.blurr'. Did you mean 'search.blur'?")]
    [InlineData("search.blur,search.blur\n0.4,1\n", "design.csv:1:13: error ES0703: 'search.blur' is set a second time.")]
    [InlineData("search.blur\n0.4\n-3\n", "design.csv:3:1: error ES0201: 'search.blur' is -3; expected ")]
    [InlineData("search.blur;needs.alone_quality\n0,4;1\n", "design.csv:2:1: error ES0202: 'search.blur' is '0,4'; expected a number with a decimal point: write 0.4.")]
    [InlineData("search.blur,needs.alone_quality\n0.4\n", "design.csv:2:1: error ES0705: the row has 1 field; expected 2, as in the first row.")]
    [InlineData("point,search.blur\n1,0.4\n", "design.csv:2:1: error ES0706: 'point' is '1'; expected 0: points count from 0, row by row.")]
    public void A_design_that_is_none_is_told_by_line_and_column(string text, string expected)
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("design.csv", text);
        var (design, errors) = DesignFile.Open(Path.Combine(scratch.Folder, "design.csv"));
        Assert.Null(design);
        Assert.Contains(errors, e => DiagnosticRenderer.Headline(e).Contains(expected, StringComparison.Ordinal));
    }

    private static LoadResult Load(params string[] settings) => ScenarioLoader.Load(Small, [.. settings.Select(s => Setting.Read(s)!)]);
}
