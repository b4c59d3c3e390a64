using System.Text;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Populations;
using EcosystemSim.Scenarios.Scaffolding;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class NewTests
{
    private static readonly string[] Systems = [.. StartingPoint.In([Command.Repository]).Select(s => s.System)];

    public static TheoryData<string> EverySystem => [.. Systems];

    [Theory, MemberData(nameof(EverySystem))]
    public void A_region_made_from_any_system_is_in_order_and_complete_in_its_own_folder(string system)
    {
        using var folder = new TemporaryFolder();
        var made = New(folder, "my-region", system);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        string scenario = folder.Of("scenarios/my-region.yaml");
        Assert.Equal($"{scenario}: no errors.\n", Command.Run("check", scenario).Out);
        var loaded = ScenarioLoader.Load(scenario).Scenario!;
        Assert.Equal(["none", "fragmented", "coordinated"], loaded.Arms.Select(a => a.Id));
        Assert.Equal(("my-region", "My region", "fragmented", "none"), (loaded.System.Id, loaded.Title, loaded.Baseline, loaded.WithoutSupport));
        Assert.NotEmpty(loaded.Arms[2].Agreements);
        // Nothing else is left, and all that was read lies in the folder.
        Assert.Equal(["scenarios", "schemas", "seeds"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Assert.All(loaded.Inputs, i => Assert.True(File.Exists(folder.Of(i.Name == "scenario/my-region.yaml" ? "scenarios/my-region.yaml" : i.Name)), i.Name));
    }

    [Fact]
    public void The_arms_are_those_of_the_system_with_what_they_are_based_on()
    {
        using var folder = new TemporaryFolder();
        New(folder, "my-region", "west-denmark");
        var own = ScenarioLoader.Load(folder.Of("scenarios/my-region.yaml")).Scenario!;
        var original = ScenarioLoader.Load(Path.Combine(Command.Repository, "scenarios", "west-denmark.yaml")).Scenario!;
        var (mine, theirs) = (own.Arms[2], original.Arms.Single(a => a.Id == "coordinated"));
        Assert.Equal(theirs.Agreements.Length, mine.Agreements.Length);
        foreach (var (a, b) in mine.Agreements.Zip(theirs.Agreements))
        {
            Assert.Equal((b.Name, b.From, b.PhaseInQuarters, b.Secretariat), (a.Name, a.From, a.PhaseInQuarters, a.Secretariat));
            Assert.Equal([.. b.Parties], a.Parties.ToArray());
            Assert.Equal([.. b.Levers], a.Levers.ToArray());
        }
        Assert.Equal(original.BuildPlan(new() { DrawParameters = false }).Population.Jobs, own.BuildPlan(new() { DrawParameters = false }).Population.Jobs);
    }

    [Fact]
    public void A_new_region_runs_and_its_commands_are_told()
    {
        using var folder = new TemporaryFolder();
        var made = New(folder, "my-region", "small-world");
        string scenario = folder.Of("scenarios/my-region.yaml");
        // As ecosim, or as dotnet run where the command is called within the repository; other tests move the current folder.
        foreach (string next in new[] { $"check {scenario}", $"run {scenario} --replications 4", $"trace {scenario} --sample 2" })
            Assert.Contains(made.Out.Split('\n'), line => line.EndsWith($" {next}", StringComparison.Ordinal) && line.TrimStart().StartsWith(line.Contains("dotnet") ? "dotnet run " : "ecosim ", StringComparison.Ordinal));
        var run = Command.Run("run", scenario, "--replications", "2", "--quarters", "12", "--out", folder.Of("results"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("of 1,000 support needs", run.Out);
    }

    [Fact]
    public void The_example_table_shows_twenty_firms_and_can_be_the_population()
    {
        using var folder = new TemporaryFolder();
        New(folder, "my-region", "small-world");
        Assert.Equal(21, File.ReadAllLines(folder.Of("seeds/my-region/firms-example.csv")).Length);
        string seed = folder.Of("seeds/my-region/system.yaml"), text = File.ReadAllText(seed);
        Assert.Contains("\n  # firms_file: firms-example.csv ", text);
        File.WriteAllText(seed, text.Replace("# firms_file:", "firms_file:", StringComparison.Ordinal));
        var scenario = ScenarioLoader.Load(folder.Of("scenarios/my-region.yaml")).Scenario!;
        Assert.Equal(20, scenario.BuildPlan(new() { DrawParameters = false }).Population.Count);
        Assert.NotNull(scenario.NameOf(0));
        var run = Command.Run("run", folder.Of("scenarios/my-region.yaml"), "--replications", "2", "--quarters", "4", "--out", folder.Of("results"));
        // Twenty firms with the support of two thousand: it runs, and says so.
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning ES060", run.Error);
    }

    [Fact]
    public void A_table_written_from_a_synthesised_population_gives_the_identical_run_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        New(folder, "made", "small-world");
        var plan = ScenarioLoader.Load(folder.Of("scenarios/made.yaml")).Scenario!.BuildPlan(new() { DrawParameters = false });
        File.WriteAllBytes(folder.Of("firms.csv"), FirmTableWriter.Write(plan.System, plan.Population, Enumerable.Range(0, plan.Population.Count), name: f => $"Firm {f}"));
        var read = New(folder, "read", "small-world", "--firms", folder.Of("firms.csv"));
        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        Assert.Contains("2,000 firms with 18,000 jobs from the table", read.Out);
        string expected = Run("made", "2");
        Assert.Equal(expected, Run("read", "1"));
        Assert.Equal(expected, Run("read", "3"));
        string manifest = File.ReadAllText(folder.Of("results-read-1/manifest.json"));
        Assert.Contains("seeds/read/firms.csv", manifest);
        Assert.Contains("Firm 1999: Firm 1999, ", Command.Run("trace", folder.Of("scenarios/read.yaml"), "--firm", "1999").Out);

        string Run(string name, string threads) => Command.Run(
            "run", folder.Of($"scenarios/{name}.yaml"), "--replications", "3", "--quarters", "8", "--threads", threads, "--out", folder.Of($"results-{name}-{threads}")).ResultHash;
    }

    public static TheoryData<string> DocumentedSystems => ["west-denmark", "midtjylland-international", "business-houses", "norway-counties", "vasterbotten-superclusters"];

    // A table of 1,500 firms of the system, as an analyst would bring it: made, checked, run until after the agreement's date,
    // verified, one firm followed.
    [Theory, MemberData(nameof(DocumentedSystems))]
    public void The_whole_way_can_be_gone_from_each_documented_system_with_firms_of_ones_own(string system)
    {
        using var folder = new TemporaryFolder();
        WriteFirms(folder.Of("firms.csv"), system, 1500);
        var made = New(folder, "my-region", system, "--firms", folder.Of("firms.csv"));
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        string scenario = folder.Of("scenarios/my-region.yaml"), results = folder.Of("results");
        Assert.Equal($"{scenario}: no errors.\n", Command.Run("check", scenario).Out);
        var loaded = ScenarioLoader.Load(scenario).Scenario!;
        Assert.Equal(1500, loaded.BuildPlan(new() { DrawParameters = false }).Population.Count);
        // Needs are counted for a year from the date on at which all of it is in force.
        int quarters = loaded.Arms.Single(a => a.Id == "coordinated").Agreements.Max(g => g.From + g.PhaseInQuarters) + 6;
        var run = Command.Run("run", scenario, "--replications", "2", "--quarters", $"{quarters}", "--labour", "slack", "--out", results);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("of 1,000 support needs", run.Out);
        Assert.Equal(0, Command.Run("verify", results, "--scenario", scenario).ExitCode);
        var trace = Command.Run("trace", scenario, "--firm", "1499");
        Assert.Equal((0, ""), (trace.ExitCode, trace.Error));
        Assert.Contains("Firm 1499", trace.Out);
    }

    // The same table with three slips: each is told by row and column, with the nearest name of that system, and nothing is written.
    [Theory, MemberData(nameof(DocumentedSystems))]
    public void A_table_with_slips_is_told_by_row_and_column_in_each_documented_system(string system)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Of("firms.csv");
        WriteFirms(path, system, 30);
        string[] rows = File.ReadAllLines(path), columns = rows[0].Split(',');
        string region = Slip(4, "region", id => id + "x"), sector = Slip(7, "sector", id => id[..^1]);
        Slip(11, "jobs", _ => "-2");
        File.WriteAllLines(path, rows);
        var made = Command.Run("new", "my-region", "--from", system, "--firms", path, "--out", folder.Of("own"));
        Assert.Equal((2, ""), (made.ExitCode, made.Out));
        Assert.Contains($"{Place(4, "region")}: error ES0308: 'region' names the unknown region '{region}x'. Did you mean '{region}'?", made.Error);
        Assert.Contains($"{Place(7, "sector")}: error ES0308: 'sector' names the unknown sector '{sector[..^1]}'. Did you mean '{sector}'?", made.Error);
        Assert.Contains($"{Place(11, "jobs")}: error ", made.Error);
        Assert.Equal(3, made.Error.Split("error ES").Length - 1);
        Assert.Contains("Nothing was written.\n", made.Error);
        Assert.Equal(["firms.csv"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));

        string Slip(int row, string column, Func<string, string> change)
        {
            string[] cells = rows[row - 1].Split(',');
            string before = cells[Array.IndexOf(columns, column)];
            cells[Array.IndexOf(columns, column)] = change(before);
            rows[row - 1] = string.Join(',', cells);
            return before;
        }

        string Place(int row, string column) =>
            $"{path}:{row}:{rows[row - 1].Split(',')[..Array.IndexOf(columns, column)].Sum(c => c.Length + 1) + 1}";
    }

    private static void WriteFirms(string path, string system, int count)
    {
        var plan = ScenarioLoader.Load(Path.Combine(Command.Repository, "scenarios", $"{system}.yaml")).Scenario!.BuildPlan(new() { DrawParameters = false });
        int every = plan.Population.Count / count;
        File.WriteAllBytes(path, FirmTableWriter.Write(plan.System, plan.Population, Enumerable.Range(0, count).Select(i => i * every)));
    }

    [Fact]
    public void A_table_of_other_size_gets_advisers_and_budgets_to_fit_it_and_that_is_said()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("firms.csv"), "region,sector,jobs,founded\neast,food,3,2004\n");
        string few = New(folder, "few", "small-world", "--firms", folder.Of("firms.csv")).Out;
        Assert.Contains("Offices, advisers and budgets are those of small-world times 0.0005, since its 2,000 firms are 1 here: 'scale' of the providers.", few);
        Assert.DoesNotContain("warning", few);
        Assert.DoesNotContain("Offices, advisers", New(folder, "same", "small-world").Out);
        // Without the factor there is far too much support for the firm.
        string seeds = Directory.EnumerateFiles(folder.Path, "system.yaml", SearchOption.AllDirectories).Single(f => f.Contains("/few/", StringComparison.Ordinal));
        File.WriteAllText(seeds, File.ReadAllText(seeds).Replace("  scale: 0.0005", "  scale: 1", StringComparison.Ordinal));
        var check = Command.Run("check", Directory.EnumerateFiles(folder.Path, "few.yaml", SearchOption.AllDirectories).Single());
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("warning ES0601: there are 2,750 advisers for 1,000 firms (1 firms)", check.Out);
        Assert.Contains("no errors, 2 warnings.", check.Out);
    }

    [Fact]
    public void A_table_with_errors_is_told_by_row_and_column_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("mine.csv"), "region;sector;jobs;founded\neast;food;3;2004\neats;food;x;2004\n", Encoding.UTF8);
        var made = Command.Run("new", "my-region", "--from", "small-world", "--firms", folder.Of("mine.csv"), "--out", folder.Of("own"));
        Assert.Equal(2, made.ExitCode);
        Assert.Contains($"{folder.Of("mine.csv")}:3:1: error ES0308: 'region' names the unknown region 'eats'. Did you mean 'east'?\n", made.Error);
        Assert.Contains($"{folder.Of("mine.csv")}:3:11: error ES0512: 'jobs' is 'x';", made.Error);
        Assert.Contains("Nothing was written.\n", made.Error);
        Assert.Equal(["mine.csv"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_is_overwritten_and_every_file_that_is_there_is_named()
    {
        using var folder = new TemporaryFolder();
        New(folder, "my-region", "small-world");
        var before = Contents(folder);
        var again = New(folder, "my-region", "west-denmark");
        Assert.Equal(2, again.ExitCode);
        foreach (string file in new[] { "seeds/my-region/system.yaml", "seeds/my-region/firms-example.csv", "scenarios/my-region.yaml" })
            Assert.Contains($"ecosim: {folder.Of(file)} is there already.\n", again.Error);
        Assert.Contains("Nothing was written.\n", again.Error);
        Assert.Equal(before, Contents(folder));
    }

    [Fact]
    public void A_second_region_shares_the_files_that_are_there_and_can_start_from_the_first()
    {
        using var folder = new TemporaryFolder();
        New(folder, "first", "small-world");
        File.AppendAllText(folder.Of("seeds/parameters.yaml"), "# mine\n");
        File.WriteAllText(folder.Of("seeds/first/system.yaml"), File.ReadAllText(folder.Of("seeds/first/system.yaml")).Replace("name: Eastby", "name: Mytown", StringComparison.Ordinal));
        var second = New(folder, "second", "first");
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.EndsWith("# mine\n", File.ReadAllText(folder.Of("seeds/parameters.yaml")));
        Assert.Contains("name: Mytown", File.ReadAllText(folder.Of("seeds/second/system.yaml")));
        Assert.DoesNotContain("parameters.yaml", second.Out);
    }

    [Theory]
    [InlineData("new x --from west-denmrk", "ecosim: '--from' names the unknown system 'west-denmrk'. Did you mean 'west-denmark'?")]
    [InlineData("new my_region --from west-denmark", "ecosim: 'my_region' cannot be a name; expected letters, digits and hyphens, a letter first, at most 64.")]
    [InlineData("new ../x --from west-denmark", "ecosim: '../x' cannot be a name; expected letters, digits and hyphens, a letter first, at most 64.")]
    [InlineData("new x", "ecosim: --from is missing; expected a system to start from. 'ecosim new --list' shows which there are.")]
    [InlineData("new", "ecosim: a name is missing; expected 'ecosim new NAME --from SYSTEM', or 'ecosim new --list'.")]
    [InlineData("new x --from small-world --firms not-there.csv", "ecosim: there is no file 'not-there.csv'; expected a table of firms.")]
    public void A_wrong_word_is_named_and_nothing_is_written(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run([.. line.Split(' '), "--out", folder.Path]);
        Assert.Equal((2, expected), (command.ExitCode, command.Error.Split('\n')[0]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_so()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("file"), "");
        var made = Command.Run("new", "my-region", "--from", "small-world", "--out", folder.Of("file"));
        Assert.Equal(2, made.ExitCode);
        Assert.Contains($"ecosim: cannot make it in {folder.Of("file")}: ", made.Error);
        Assert.Equal(["file"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void The_list_shows_every_system_with_its_size()
    {
        var list = Command.Run("new", "--list");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.True(Systems.Length >= 7);
        foreach (string system in Systems) Assert.Contains($"  {system} ", list.Out);
        string[] cells = [.. list.Out.Split('\n').Single(l => l.Contains("small-world")).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Assert.Equal(["small-world", "2", "4", "2,000", "14", "A small world"], cells);
    }

    private static Command New(TemporaryFolder folder, string name, string system, params string[] more) =>
        Command.Run(["new", name, "--from", system, "--out", folder.Path, .. more]);

    private static Dictionary<string, string> Contents(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
}
