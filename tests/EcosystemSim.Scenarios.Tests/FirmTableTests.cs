using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Populations;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Tests;

/// <summary>Tables of firms in the small world, whose scenario starts in 2013Q1.</summary>
public class FirmTableTests
{
    private const string System = "seeds/small-world/system.yaml", Table = "seeds/small-world/firms.csv";
    private const string Good = "region,sector,municipality,jobs,founded,exporter,name\neast,food,eastby,3,2004Q3,yes,Mejeri\nwest,services,westheath,120,1990Q1,no,\n";

    private static readonly string Folder = Repository.File("tests/EcosystemSim.Scenarios.Tests/FirmTables");

    public static TheoryData<string> EveryBrokenTable => [.. Directory.EnumerateFiles(Folder, "*.csv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(EveryBrokenTable))]
    public void A_broken_table_says_what_is_wrong_in_which_row_and_column(string file)
    {
        var result = Load(File.ReadAllBytes(Path.Combine(Folder, file)));
        Assert.Null(result.Scenario);
        Assert.NotEmpty(result.Diagnostics);
        GoldenFile.Check(Path.Combine(Folder, Path.ChangeExtension(file, ".expected")), DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Fact]
    public void No_expected_text_is_left_without_its_table() =>
        Assert.All(Directory.EnumerateFiles(Folder, "*.expected"), f => Assert.True(File.Exists(Path.ChangeExtension(f, ".csv"))));

    public static TheoryData<byte[], string, string> EveryFileThatIsNoText => new()
    {
        { [.. "PK\u0003\u0004"u8, 1, 2], "ES0501", "this is the file of a spreadsheet; expected text with commas, semicolons or tabs" },
        { [0xFF, 0xFE, (byte)'r', 0], "ES0501", "this is text in UTF-16;" },
        { [.. "region,sector\nS"u8, 0xF8, (byte)'r'], "ES0004", "byte 0xF8 is not UTF-8" },
        { [.. Encoding.UTF8.GetBytes(Good), 0], "ES0008", "found the control character U+0000" },
        { Encoding.UTF8.GetBytes(Good.Replace("Mejeri", "\"Me\njeri\"", StringComparison.Ordinal)), "ES0008", "found the control character U+000A" },
    };

    [Theory, MemberData(nameof(EveryFileThatIsNoText))]
    public void A_file_that_is_no_text_is_refused_with_one_error(byte[] table, string code, string message)
    {
        var error = Assert.Single(Load(table).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_shown_with_its_row_and_column()
    {
        var error = Assert.Single(Load([.. "region,sector\neast,f"u8, 0xF8, (byte)'d', (byte)'\n']).Diagnostics);
        Assert.Equal((2, 7), (error.At.Line, error.At.Column));
    }

    [Fact]
    public void More_firms_than_the_limit_are_refused()
    {
        var error = Assert.Single(Load(Encoding.UTF8.GetBytes(Good), limits: ReadingLimits.Default with { Firms = 1 }).Diagnostics);
        Assert.Equal(("ES0510", 3), (error.Code, error.At.Line));
        Assert.Contains("more than 1 firms", error.Message, StringComparison.Ordinal);
        Assert.Equal("ES0003", Assert.Single(Load(Encoding.UTF8.GetBytes(Good), limits: ReadingLimits.Default with { TableBytes = 20 }).Diagnostics).Code);
    }

    [Fact]
    public void A_table_that_is_not_there_is_named_with_the_nearest_file()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("seeds/small-world/firms.csv", Good);
        scratch.Replace(System, "population:\n", "population:\n  firms_file: firm.csv\n");
        var error = Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
        Assert.Equal("ES0001", error.Code);
        Assert.EndsWith("firms.csv'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_outside_the_folders_of_scenario_and_seeds_is_refused()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace(System, "population:\n", "population:\n  firms_file: ../../../firms.csv\n");
        Assert.Equal("ES0016", Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics).Code);
    }

    [Theory]
    [InlineData("scale: 0.5", "scale")]
    [InlineData("firms: 100", "firms")]
    [InlineData("jobs: 9000", "jobs")]
    public void A_table_is_not_scaled(string population, string key)
    {
        var result = Load(Encoding.UTF8.GetBytes(Good), scenario: s => s.Replace("small-world.yaml", "parameters:\n", $"population: {{{population}}}\nparameters:\n"));
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal("ES0515", error.Code);
        Assert.StartsWith($"'{key}' cannot change a population that is a table of firms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_table_do_not_hide_those_of_the_scenario()
    {
        var result = Load("region,sector,jobs,founded\neats,food,1,2004\n"u8, scenario: s => s.Replace("small-world.yaml", "governance: 1", "governence: 1"));
        Assert.Equal(["ES0304", "ES0308"], result.Diagnostics.Select(d => d.Code).Order());
    }

    [Fact]
    public void A_table_is_the_population_row_by_row()
    {
        var scenario = Scenario(Encoding.UTF8.GetBytes(Good));
        var p = scenario.BuildPlan(new() { DrawParameters = false }).Population;
        Assert.Equal((byte[])[0, 1], p.Region);
        Assert.Equal((byte[])[0, 3], p.Sector);
        Assert.Equal((ushort[])[0, 3], p.Municipality);
        Assert.Equal([3, 120], p.Jobs);
        // From the start of the scenario, 2013Q1, back.
        Assert.Equal([34, 92], p.AgeQuarters);
        Assert.Equal([true, false], p.Exporter);
        Assert.Equal(("Mejeri", null, null), (scenario.NameOf(0), scenario.NameOf(1), scenario.NameOf(2)));
        Assert.True(scenario.HasFirmTable);
        Assert.Equal((2, 123L), (scenario.Marginals.Firms, scenario.Marginals.Jobs));
        Assert.Contains(scenario.Inputs, i => i.Name == "seeds/small-world/firms.csv");
    }

    [Fact]
    public void Separator_byte_order_mark_line_ends_case_blanks_quotes_and_further_columns_change_nothing()
    {
        var expected = Scenario(Encoding.UTF8.GetBytes(Good)).BuildPlan(new() { DrawParameters = false }).Population;
        foreach (string text in (string[])
        [
            Good.Replace(',', ';'),
            Good.Replace(',', '\t'),
            "\uFEFF" + Good,
            Good.ReplaceLineEndings("\r\n") + ",,,,,,\r\n",
            Good.Replace("region,sector", "Region, SECTOR ", StringComparison.Ordinal).Replace("food,eastby", " food ,\"eastby\"", StringComparison.Ordinal),
            "id,vat," + Good.Replace("\neast", "\n1,DK1,east", StringComparison.Ordinal).Replace("\nwest", "\n2,DK2,west", StringComparison.Ordinal),
            Good.Replace("yes", "1", StringComparison.Ordinal).Replace(",no,", ",FALSE,", StringComparison.Ordinal).Replace("2004Q3", "2004-08-31", StringComparison.Ordinal),
            Good.Replace("founded", "age_years", StringComparison.Ordinal).Replace("2004Q3", "8.5", StringComparison.Ordinal).Replace("1990Q1", "23", StringComparison.Ordinal),
        ])
        {
            AssertSame(expected, Scenario(Encoding.UTF8.GetBytes(text)).BuildPlan(new() { DrawParameters = false }).Population);
        }
    }

    public static TheoryData<string> NordicTables =>
    [
        "Region;Branche;Kommune;Antal ansatte;Startdato;Eksportør;Navn\neast;food;eastby;3;31-08-2004;ja;Mejeri\nwest;services;westheath;120;04-03-1990;nej;\n",
        "Region;Næring;Kommune;Antall ansatte;Stiftelsesdato;Eksportør;Navn\neast;food;eastby;3;31.08.2004;ja;Mejeri\nwest;services;westheath;120;04.03.1990;nei;\n",
        "Region;Bransch;Kommun;Antal anställda;Startdatum;Exportör;Företagsnamn\neast;food;eastby;3;20040831;ja;Mejeri\nwest;services;westheath;120;1990-03;nej;\n",
        "region,sector,municipality,jobs,founded,exporter,name\neast,food,eastby,3,2004-08-31 00:00:00,1,Mejeri\nwest,services,westheath,120,1990K1,0,\n",
        // The first row tells that the day comes first in the second.
        "region,sector,municipality,jobs,founded,exporter,name\neast,food,eastby,3,31/08/2004,1,Mejeri\nwest,services,westheath,120,04/03/1990,0,\n",
        "region,sector,municipality,jobs,founded,exporter,name\neast,food,eastby,3,08/31/2004,1,Mejeri\nwest,services,westheath,120,03/04/1990,0,\n",
    ];

    [Theory, MemberData(nameof(NordicTables))]
    public void A_table_as_Nordic_registers_write_it_is_the_same_table(string text)
    {
        var found = Scenario(Encoding.UTF8.GetBytes(text));
        AssertSame(Scenario(Encoding.UTF8.GetBytes(Good)).BuildPlan(new() { DrawParameters = false }).Population, found.BuildPlan(new() { DrawParameters = false }).Population);
        Assert.Equal("Mejeri", found.NameOf(0));
    }

    [Fact]
    public void Headings_of_a_table_can_be_said()
    {
        string text = Good.Replace("region,sector,municipality,jobs", "Landsdel X,Branche,municipality,Folk", StringComparison.Ordinal);
        Assert.Contains(Load(Encoding.UTF8.GetBytes(text)).Diagnostics, d => d.Code == "ES0504");
        using var scratch = new ScratchSeeds();
        scratch.Write(Table, text);
        scratch.Replace(System, "population:\n", "population:\n  firms_file: firms.csv\n  firms_columns: {region: landsdel x, jobs: Folk}\n");
        var result = ScenarioLoader.Load(scratch.Scenario);
        Assert.True(result.Scenario is not null, DiagnosticRenderer.Render(result.Diagnostics));
        AssertSame(Scenario(Encoding.UTF8.GetBytes(Good)).BuildPlan(new() { DrawParameters = false }).Population, result.Scenario.BuildPlan(new() { DrawParameters = false }).Population);
        Assert.Equal([KeyValuePair.Create("Branche", "sector")], result.Scenario.TableReadings);
        scratch.Replace(System, "jobs: Folk", "jobs: Flok");
        var error = Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == "ES0517");
        Assert.EndsWith("Did you mean 'Folk'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_is_said_and_the_column_itself_are_not_both_in_a_table()
    {
        string text = Good.Replace("\n", ",9\n", StringComparison.Ordinal).Replace("name,9\n", "name,Folk\n", StringComparison.Ordinal);
        using var scratch = new ScratchSeeds();
        scratch.Write(Table, text);
        scratch.Replace(System, "population:\n", "population:\n  firms_file: firms.csv\n  firms_columns: {jobs: Folk}\n");
        var error = Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
        Assert.Equal(("ES0505", "the column 'jobs' is said to be 'Folk', and the table has a column 'jobs' too; rename it, so that it is clear which one counts."), (error.Code, error.Message));
        scratch.Write(Table, text.Replace("jobs", "heads", StringComparison.Ordinal));
        Assert.Equal([9, 9], ScenarioLoader.Load(scratch.Scenario).Scenario!.BuildPlan(new() { DrawParameters = false }).Population.Jobs);
    }

    [Theory]
    [InlineData("2004-08-31 23:59:59", true)]
    [InlineData("31-08-2004 00:00", true)]
    [InlineData("2004-08-31 25:61:00", false)]
    [InlineData("2004-08-31T24:00", false)]
    [InlineData("31.08.2004 12:60", false)]
    [InlineData("20040831 12:00:61", false)]
    public void A_time_of_day_is_one(string founded, bool isDate)
    {
        var found = Load(Encoding.UTF8.GetBytes(Good.Replace("2004Q3", founded, StringComparison.Ordinal))).Diagnostics;
        if (isDate) Assert.Empty(found);
        else Assert.Equal("ES0512", Assert.Single(found).Code);
    }

    [Fact]
    public void A_table_stands_without_any_marginals()
    {
        using var scratch = new ScratchSeeds();
        string text = File.ReadAllText(Path.Combine(scratch.Folder, System));
        int from = text.IndexOf("population:\n  firms:", StringComparison.Ordinal), to = text.IndexOf("providers:", StringComparison.Ordinal);
        scratch.Write(Table, "region,sector,jobs,founded\neast,food,3,2004Q1\n");
        scratch.Write(System, text[..from] + "population: {firms_file: firms.csv}\n\n" + text[to..]);
        var scenario = ScenarioLoader.Load(scratch.Scenario).Scenario;
        Assert.NotNull(scenario);
        Assert.Equal([false], scenario.BuildPlan(new() { DrawParameters = false }).Population.Exporter);
        scratch.Write(System, text[..from] + "population: {firms_file: firms.csv, share_of_exporters: {value: 0.055, source: dem.export.dk}}\n\n" + text[to..]);
        var error = Assert.Single(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
        Assert.Equal(("ES0102", "'population' lacks 'exporters_share_of_jobs'."), (error.Code, error.Message));
    }

    [Fact]
    public void What_a_table_leaves_open_is_drawn_and_the_same_every_time()
    {
        var text = new StringBuilder("region,sector,jobs,founded\n");
        for (int i = 0; i < 2000; i++) text.Append(FormattableString.Invariant($"{(i % 3 == 0 ? "west" : "east")},{(i % 2 == 0 ? "food" : "services")},{1 + (i % 40)},2004\n"));
        var scenario = Scenario(Encoding.UTF8.GetBytes(text.ToString()));
        var p = scenario.BuildPlan(new() { DrawParameters = false }).Population;
        AssertSame(p, scenario.BuildPlan(new() { DrawParameters = false }).Population);
        var system = scenario.System;
        Assert.All(Enumerable.Range(0, p.Count), f => Assert.Equal(p.Region[f], system.Municipalities[p.Municipality[f]].Region));
        // 1,333 firms in the east, by 60,000 and 30,000 inhabitants.
        Assert.Equal(889, p.Municipality.Count(m => m == 0));
        // 2004 lies 33 to 36 quarters before 2013Q1, and 5.5 per cent of firms export.
        Assert.Equal([33, 34, 35, 36], p.AgeQuarters.Distinct().Order());
        Assert.All(Enumerable.Range(33, 4), age => Assert.InRange(p.AgeQuarters.Count(a => a == age), 440, 560));
        Assert.Equal(110, p.Exporter.Count(e => e));
        double Mean(bool exports) => p.Jobs.Where((_, f) => p.Exporter[f] == exports).Average();
        Assert.True(Mean(true) > 1.1 * Mean(false));
        Assert.NotEqual(p.Municipality, scenario.BuildPlan(new() { DrawParameters = false, Seed = 8 }).Population.Municipality);
    }

    [Fact]
    public void A_market_with_no_firm_and_a_founding_year_of_the_start_itself_are_fine()
    {
        var p = Scenario("region,sector,jobs,founded\neast,food,1,2013\n"u8.ToArray()).BuildPlan(new() { DrawParameters = false }).Population;
        Assert.Equal([0], p.AgeQuarters);
    }

    [Fact]
    public void A_population_written_as_a_table_and_read_back_is_the_same()
    {
        var plan = ShippedScenarioTests.Load("small-world").BuildPlan(new() { DrawParameters = false });
        byte[] table = FirmTableWriter.Write(plan.System, plan.Population, Enumerable.Range(0, plan.Population.Count));
        AssertSame(plan.Population, Scenario(table).BuildPlan(new() { DrawParameters = false }).Population);
        byte[] dated = FirmTableWriter.Write(plan.System, plan.Population, Enumerable.Range(0, plan.Population.Count), new(2013 * 4), f => $"Firm {f}, \"the\" best");
        var named = Scenario(dated);
        AssertSame(plan.Population, named.BuildPlan(new() { DrawParameters = false }).Population);
        Assert.Equal("Firm 17, \"the\" best", named.NameOf(17));
    }

    [Fact]
    public void The_page_on_tables_explains_every_column_and_its_example_can_be_read()
    {
        string page = File.ReadAllText(Repository.File("docs/firm-table.md"));
        var explained = Regex.Matches(page, @"^\| `([a-z_]+)` \|", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        Assert.Equal(FirmTableReader.Known.Order(), explained.Order());
        var scenario = Scenario(Encoding.UTF8.GetBytes(Regex.Match(page, "^```csv\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value));
        Assert.Equal([34, 212, 1], scenario.BuildPlan(new() { DrawParameters = false }).Population.Jobs);
    }

    [Fact]
    public void What_stands_in_the_table_is_part_of_the_inputs_hash()
    {
        string hash = Scenario(Encoding.UTF8.GetBytes(Good)).InputsHash("1");
        Assert.Equal(hash, Scenario(Encoding.UTF8.GetBytes(Good)).InputsHash("1"));
        Assert.NotEqual(hash, Scenario(Encoding.UTF8.GetBytes(Good.Replace("120", "121", StringComparison.Ordinal))).InputsHash("1"));
    }

    private static void AssertSame(Population expected, Population found)
    {
        Assert.Equal(expected.Region, found.Region);
        Assert.Equal(expected.Sector, found.Sector);
        Assert.Equal(expected.Municipality, found.Municipality);
        Assert.Equal(expected.Jobs, found.Jobs);
        Assert.Equal(expected.AgeQuarters, found.AgeQuarters);
        Assert.Equal(expected.Exporter, found.Exporter);
    }

    private static Scenario Scenario(byte[] table)
    {
        var result = Load(table);
        Assert.True(result.Scenario is not null, DiagnosticRenderer.Render(result.Diagnostics));
        return result.Scenario;
    }

    private static LoadResult Load(ReadOnlySpan<byte> table, ReadingLimits? limits = null, Action<ScratchSeeds>? scenario = null)
    {
        using var scratch = new ScratchSeeds();
        File.WriteAllBytes(Path.Combine(scratch.Folder, Table), table);
        scratch.Replace(System, "population:\n  firms:", "population:\n  firms_file: firms.csv\n  firms:");
        scenario?.Invoke(scratch);
        var result = ScenarioLoader.Load(scratch.Scenario, limits ?? ReadingLimits.Default);
        // Expected texts know nothing of the temporary folder.
        return result with { Diagnostics = [.. result.Diagnostics.Select(d => WithPath(d, scratch.Folder))] };
    }

    private static Diagnostic WithPath(Diagnostic d, string folder) =>
        d with { At = d.At with { Source = d.At.Source with { Path = d.At.Source.Path.Replace(folder + "/", "", StringComparison.Ordinal) } } };
}
