using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class DesignTests
{
    private static readonly string[] Short = ["--quarters", "10", "--replications", "2", "--labour", "slack", "--set", "scenario.horizon.warm_up_quarters=2"];

    [Fact]
    public void A_sweep_writes_a_table_beside_its_design_and_says_where_the_points_lie()
    {
        using var folder = new TemporaryFolder();
        var screen = Sweep(folder.Of("out"), "--vary", "search.blur=0.2,0.8", "needs.alone_quality=0.5,1");
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        Assert.StartsWith("A small world: 4 points over search.blur and needs.alone_quality (grid of 2x2), 2 replications each, fragmented, coordinated, coordinated@equal-outlay under slack labour", screen.Out);
        Assert.Contains("Differences from fragmented over 4 points, each the mean of its replications:", screen.Out);
        Assert.Equal(["point,search.blur,needs.alone_quality", "0,0.2,0.5", "1,0.2,1", "2,0.8,0.5", "3,0.8,1"], File.ReadAllLines(folder.Of("out/design.csv")));
        string[] rows = File.ReadAllLines(folder.Of("out/results.csv"));
        Assert.Equal("point,arm,labour,replication,outcome,value", rows[0]);
        Assert.Equal(4 * 3 * 2 * 3, rows.Length - 1);
        Assert.Equal(["design.csv", "design.json", "results.csv"], Directory.GetFileSystemEntries(folder.Of("out")).Select(Path.GetFileName).Order());
        Assert.Contains("All of it is there already, so nothing is run", Sweep(folder.Of("out"), "--vary", "search.blur=0.2,0.8", "needs.alone_quality=0.5,1").Out);
    }

    [Fact]
    public void A_point_is_what_a_run_with_the_same_settings_comes_to()
    {
        using var folder = new TemporaryFolder();
        Sweep(folder.Of("sweep"), "--vary", "search.blur=0.2,0.8");
        var run = Command.Run(["run", Command.SmallWorld, .. Short, "--set", "search.blur=0.8", "--arms", "coordinated", "--parameters", "fixed", "--out", folder.Of("run")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(JobYears(folder.Of("run"), 1), Value(folder.Of("sweep"), "1,coordinated,slack,1,job_years,"));
        // The other point is another, so that the comparison can fail.
        Assert.NotEqual(JobYears(folder.Of("run"), 1), Value(folder.Of("sweep"), "0,coordinated,slack,1,job_years,"));
    }

    [Fact]
    public void What_a_run_has_set_is_in_its_manifest_and_is_repeated_and_verified()
    {
        using var folder = new TemporaryFolder();
        var plain = Command.RunSmall(folder.Of("plain"));
        var set = Command.RunSmall(folder.Of("set"), "--set", "search.blur=0.8", "--set", "levers.triage.strength=0.5");
        Assert.Equal((0, ""), (set.ExitCode, set.Error));
        Assert.NotEqual(plain.ResultHash, set.ResultHash);
        var manifest = JsonNode.Parse(File.ReadAllText(folder.Of("set/manifest.json")))!;
        Assert.Equal(["set levers.triage.strength=0.5", "set search.blur=0.8"], manifest["overrides"]!.AsArray().Select(o => (string)o!));
        Assert.Contains("--set search.blur=0.8 --set levers.triage.strength=0.5", (string)manifest["command"]!);
        var verified = Command.Run("verify", folder.Of("set"));
        Assert.Equal(0, verified.ExitCode);
        var rerun = Command.Run("rerun", folder.Of("set"));
        Assert.Equal(0, rerun.ExitCode);
        Assert.Contains("The same result to the last bit", rerun.Out);
        // A manifest that says it was set otherwise is found out.
        File.WriteAllText(folder.Of("set/manifest.json"), File.ReadAllText(folder.Of("set/manifest.json")).Replace("--set search.blur=0.8", "--set search.blur=0.7"));
        Assert.Equal(3, Command.Run("verify", folder.Of("set")).ExitCode);
    }

    [Fact]
    public void A_design_is_a_file_and_its_parts_merge_into_the_whole()
    {
        using var folder = new TemporaryFolder();
        string design = folder.Of("points.csv");
        File.WriteAllText(design, "search.blur,levers.triage.strength,scenario.population.scale\n0.2,1,1\n0.4,0.5,0.5\n0.6,0,0.5\n");
        Assert.Equal(0, Sweep(folder.Of("whole"), "--design", design).ExitCode);
        for (int part = 1; part <= 2; part++)
        {
            var computed = Sweep(folder.Of($"part-{part}"), "--design", design, "--shard", $"{part}/2");
            Assert.Equal((0, ""), (computed.ExitCode, computed.Error));
            Assert.Contains($"This is part {part}/2; 'ecosim merge' joins the parts' folders.", computed.Out);
        }
        var merged = Command.Run("merge", folder.Of("part-2"), folder.Of("part-1"), "--out", folder.Of("merged"));
        Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
        Assert.Equal(File.ReadAllBytes(folder.Of("whole/results.csv")), File.ReadAllBytes(folder.Of("merged/results.csv")));
        Assert.Equal((string)JsonNode.Parse(File.ReadAllText(folder.Of("whole/design.json")))!["result_hash"]!, (string)JsonNode.Parse(File.ReadAllText(folder.Of("merged/design.json")))!["result_hash"]!);
    }

    [Fact]
    public void The_silo_within_the_process_comes_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Sweep(folder.Of("threads"), "--vary", "search.blur=0.2,0.8");
        var silo = Sweep(folder.Of("silo"), "--vary", "search.blur=0.2,0.8", "--engine", "orleans");
        Assert.Equal((0, ""), (silo.ExitCode, silo.Error));
        Assert.Equal(File.ReadAllBytes(folder.Of("threads/results.csv")), File.ReadAllBytes(folder.Of("silo/results.csv")));
    }

    [Fact]
    public void More_points_of_a_sobol_sequence_keep_the_earlier_ones()
    {
        using var folder = new TemporaryFolder();
        string[] vary = ["--vary", "search.blur", "needs.alone_quality", "--no-equal-outlay"];
        Sweep(folder.Of("grown"), [.. vary, "--points", "2"]);
        Assert.Contains("Going on: 4 of 8 replications are there.", Sweep(folder.Of("grown"), [.. vary, "--points", "4"]).Out);
        Sweep(folder.Of("whole"), [.. vary, "--points", "4"]);
        Assert.Equal(File.ReadAllBytes(folder.Of("whole/results.csv")), File.ReadAllBytes(folder.Of("grown/results.csv")));
    }

    [Fact]
    public void A_dry_run_says_points_minutes_and_megabytes_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var screen = Sweep(folder.Of("out"), "--vary", "search", "--points", "64", "--dry-run");
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        Assert.Contains("  points        64\n", screen.Out);
        Assert.Contains("  replications  128, 2 of each point\n", screen.Out);
        Assert.Matches(@"\n  time          about [0-9,.]+ (s|min): ", screen.Out);
        Assert.Matches(@"\n  disk          about [0-9,]+ MB", screen.Out);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void A_screening_ranks_parameters_with_salibs_columns_and_a_figure()
    {
        using var folder = new TemporaryFolder();
        var screen = Command.Run(["sensitivity", "morris", Command.SmallWorld, .. Short, "--vary", "search.blur", "needs.alone_quality", "--trajectories", "3", "--no-equal-outlay", "--out", folder.Of("out")]);
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        Assert.Contains("3 trajectories are a first look", screen.Out);
        Assert.Contains("job_years (job-years), coordinated − fragmented, slack labour: by how much they move", screen.Out);
        string[] rows = File.ReadAllLines(folder.Of("out/sensitivity.csv"));
        Assert.Equal("arm,against,labour,outcome,parameter,mu,mu_star,sigma,mu_star_conf,mu_star_simulation,simulation_share,n", rows[0]);
        // Three outcomes of two arms and of their difference, two parameters each.
        Assert.Equal(3 * 3 * 2, rows.Length - 1);
        Assert.Contains("<svg", File.ReadAllText(folder.Of("out/sensitivity.svg")));
        Assert.Equal(9, File.ReadAllLines(folder.Of("out/design.csv")).Length - 1);
        // An elementary effect by hand, from the table alone.
        Assert.NotEqual(0, ByHand(folder.Of("out"), 3));
        Assert.Equal(ByHand(folder.Of("out"), 3), double.Parse(rows.Single(r => r.StartsWith("coordinated,fragmented,slack,job_years,search.blur,", StringComparison.Ordinal)).Split(',')[5], CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public void Sobol_indices_come_with_salibs_columns()
    {
        using var folder = new TemporaryFolder();
        var screen = Command.Run(["sensitivity", "sobol", Command.SmallWorld, .. Short, "--vary", "search.blur", "levers.triage.strength", "--rows", "4", "--no-equal-outlay", "--out", folder.Of("out")]);
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        Assert.Contains("4 rows are a first look", screen.Out);
        Assert.Contains("Simulation error is ", screen.Out);
        Assert.Equal("arm,against,labour,outcome,parameter,S1,S1_conf,ST,ST_conf,simulation_share,n", File.ReadLines(folder.Of("out/sensitivity.csv")).First());
        Assert.Equal(4 * 4, File.ReadAllLines(folder.Of("out/design.csv")).Length - 1);
    }

    [Fact]
    public void Every_command_of_the_page_is_understood()
    {
        var lines = Regex.Matches(File.ReadAllText(Path.Combine(Command.Repository, "docs", "designs.md")), @"^ecosim (.*)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(7, lines.Count);
        foreach (string line in lines)
        {
            var command = Command.Run([.. line.Replace("scenarios/small-world.yaml", Command.SmallWorld).Split(' '), "--quarters", "2", "--dry-run"]);
            Assert.True(command.ExitCode == 0, $"'{line}' ended with {command.ExitCode}: {command.Error}");
        }
    }

    [Theory]
    [InlineData("sweep S", "ecosim: nothing is varied; expected --vary PATH or --design FILE.")]
    [InlineData("sweep S --vary search.blur --design d.csv", "ecosim: --design and --vary both say what is varied; expected one of them.")]
    [InlineData("sweep S --design d.csv --points 3", "ecosim: --points is for points that are chosen; a design as a file has its own.")]
    [InlineData("sweep S --vary search.blurr", "--vary search.blurr: error ES0701: nothing is set by 'search.blurr'. Did you mean 'search.blur'?")]
    [InlineData("sweep S --vary search.blur=0.8..0.2", "ecosim: '--vary' is 'search.blur=0.8..0.2'; expected two numbers, the lower one first, such as search.blur=0.2..0.8.")]
    [InlineData("sweep S --vary search.blur=0.2..9", "--vary search.blur=0.2..9: error ES0201: 'search.blur' is 9; expected units of fit from 0 to 5.")]
    [InlineData("sweep S --vary search.blur search.blur=0.2,0.4", "ecosim: '--vary' names 'search.blur' a second time.")]
    [InlineData("sweep S --vary scenario.horizon.quarters", "ecosim: '--vary' names 'scenario.horizon.quarters' without its values; expected them, such as scenario.horizon.quarters=A,B.")]
    [InlineData("sweep S --vary scenario.horizon.quarters=21,eight", "--set scenario.horizon.quarters=eight: error ES0104: 'quarters' is 'eight'; expected a whole number (quarters).")]
    [InlineData("sweep S --vary search.blur=0.2,0.4 --points 3", "ecosim: --points is for lhs and sobol; a grid has as many points as its values give.")]
    [InlineData("sweep S --vary search.blur=0.2,0.4 needs.alone_quality=0.5,0.6,0.7 --method list", "ecosim: a list takes the values one after the other, so that all need equally many: found 2 of search.blur, 3 of needs.alone_quality.")]
    [InlineData("sweep S --vary search.blur --outcomes jbos", "ecosim: '--outcomes' names the unknown outcome 'jbos'. Did you mean 'jobs'?")]
    [InlineData("sweep S --vary search.blur --arms coordnated", "ecosim: '--arms' names the unknown arm 'coordnated'. Did you mean 'coordinated'?")]
    [InlineData("sweep S --vary search.blur --set search.blur", "ecosim: '--set' is 'search.blur'; expected a path and its value, such as search.blur=0.4.")]
    [InlineData("sweep S --vary search.blur --set search.blur=0.4", "ecosim: '--set' sets 'search.blur' in all points, and the design varies it; expected one of the two.")]
    [InlineData("sweep S --vary search.blur --methd lhs", "ecosim: unknown option '--methd'. Did you mean '--method'?")]
    [InlineData("sensitivity sobl", "ecosim: unknown command 'sobl'. Did you mean 'sobol'?")]
    [InlineData("sensitivity morris S --levels 5", "ecosim: '--levels' is '5'; expected an even number from 4 to 1000.")]
    [InlineData("run S --set search.blurr=1", "--set search.blurr=1: error ES0701: nothing is set by 'search.blurr'. Did you mean 'search.blur'?")]
    public void What_cannot_be_run_is_told_with_what_was_expected(string line, string expected)
    {
        var command = Command.Run([.. line.Split(' ').Select(word => word == "S" ? Command.SmallWorld : word)]);
        Assert.Equal(2, command.ExitCode);
        Assert.Equal(expected, command.Error.Split('\n')[0]);
        Assert.Empty(command.Out);
    }

    private static Command Sweep(string folder, params string[] more) => Command.Run(["sweep", Command.SmallWorld, .. Short, "--out", folder, .. more]);

    private static double Value(string folder, string start) =>
        double.Parse(File.ReadLines(Path.Combine(folder, "results.csv")).Single(r => r.StartsWith(start, StringComparison.Ordinal))[start.Length..], CultureInfo.InvariantCulture);

    private static double JobYears(string folder, int replication)
    {
        string table = Path.Combine(folder, "observations.csv");
        if (!File.Exists(table)) Command.Run("export", folder, "--csv", "--out", table);
        string[] start = ["coordinated", "slack", replication.ToString(CultureInfo.InvariantCulture)];
        return File.ReadLines(table).Select(r => r.Split(',')).Where(r => r.AsSpan(0, 3).SequenceEqual(start) && r is [_, _, _, _, "total", "all", "jobs", _]).Sum(r => double.Parse(r[7], CultureInfo.InvariantCulture)) / 4;
    }

    /// <summary>Mean elementary effect of the first parameter on the difference in job-years.</summary>
    private static double ByHand(string folder, int size)
    {
        double[][] points = [.. File.ReadLines(Path.Combine(folder, "design.csv")).Skip(1).Select(r => r.Split(',').Skip(1).Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray())];
        double Difference(int point) => Enumerable.Range(0, 2).Average(r => Value(folder, $"{point},coordinated,slack,{r},job_years,") - Value(folder, $"{point},fragmented,slack,{r},job_years,"));
        var effects = new List<double>();
        for (int p = 1; p < points.Length; p++)
        {
            if (p % size == 0 || points[p][0] == points[p - 1][0]) continue;
            effects.Add((Difference(p) - Difference(p - 1)) / Math.Sign(points[p][0] - points[p - 1][0]) / (2 / 3.0));
        }
        return effects.Average();
    }
}
