using System.Globalization;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class RunTests
{
    [Fact]
    public void A_run_prints_the_answer_and_writes_its_files()
    {
        using var folder = new TemporaryFolder();
        var screen = Command.RunSmall(folder.Of("out"));
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        Assert.StartsWith($"Engine: {Engines.Default}, ", screen.Out);
        Assert.Contains("\nQuestion: ", screen.Out);
        Assert.Contains("At equal public money, ", screen.Out);
        Assert.Contains("of 1,000 support needs", screen.Out);
        Assert.InRange(screen.Out.TrimEnd('\n').Split('\n').Length, 20, 45);
        Assert.All(screen.Answer.Split('\n').Where(line => !line.StartsWith("Results: ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain("who has the jobs that none has not?", screen.Out);

        var command = Command.RunSmall(folder.Of("out"), "--details");
        Assert.Contains("Of 1,000 needs", command.Out);
        Assert.Contains("Binding labour supply", command.Out);
        Assert.Contains("who has the jobs that none has not?", command.Out);
        Assert.Contains("in which firms does the difference from fragmented lie at the end of ", command.Out);
        Assert.Contains("What public money is spent on", command.Out);
        Assert.Contains("under slack labour, coordinated has ", command.Out);
        Assert.DoesNotContain('\x1b', command.Out);
        Assert.Equal(
            ["checkpoint.txt", "datapackage.json", "effects.csv", "evaluations.csv", "figures", "ledger.csv", "manifest.json", "observations", "plausible-worlds.csv", "report.html", "summary.json"],
            Directory.GetFileSystemEntries(folder.Of("out")).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(folder.Of("out/figures/fates.svg")));
    }

    [Fact]
    public void The_same_command_finds_its_results_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var first = Command.RunSmall(folder.Of("out"));
        var again = Command.RunSmall(folder.Of("out"), "--threads", "1", "--block-size", "7");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("These results are there already, so nothing is run", again.Out);
        Assert.Equal(first.Answer, again.Answer);
    }

    [Fact]
    public void Threads_and_block_size_change_no_result()
    {
        using var folder = new TemporaryFolder();
        string hash = Command.RunSmall(folder.Of("one"), "--threads", "1", "--block-size", "1").ResultHash;
        Assert.Equal(hash, Command.RunSmall(folder.Of("two"), "--threads", "2", "--block-size", "all").ResultHash);
        Assert.Equal(hash, Command.RunSmall(folder.Of("three"), "--threads", "3", "--block-size", "256").ResultHash);
    }

    [Fact]
    public void A_replication_alone_has_the_rows_that_it_has_among_others()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("among"));
        Assert.Equal(0, Command.RunSmall(folder.Of("alone"), "--only", "2").ExitCode);
        Assert.Equal(Rows(folder.Of("among")).Where(row => row.Split(',')[2] == "2"), Rows(folder.Of("alone")).Skip(1));
    }

    [Fact]
    public void A_run_that_is_stopped_says_how_to_go_on_and_ends_with_the_same_hash()
    {
        using var folder = new TemporaryFolder();
        string undisturbed = Command.RunSmall(folder.Of("undisturbed"), "--no-equal-outlay").ResultHash;

        using var interrupts = new Interrupts();
        interrupts.Ask();
        var stopped = Command.Run(interrupts, "run", Command.SmallWorld, "--quarters", "12", "--replications", "3", "--no-equal-outlay", "--out", folder.Of("stopped"));
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("the same command goes on from there", stopped.Out);
        Assert.False(File.Exists(folder.Of("stopped/summary.json")));
        Assert.Equal(undisturbed, Command.RunSmall(folder.Of("stopped"), "--no-equal-outlay").ResultHash);
    }

    // Arms as they are do not depend on whether their twins run.
    [Fact]
    public void Twins_at_equal_outlay_change_nothing_beside_them_and_a_forged_outlay_is_found()
    {
        using var folder = new TemporaryFolder();
        var with = Command.RunSmall(folder.Of("with"), "--labour", "slack");
        var without = Command.RunSmall(folder.Of("without"), "--labour", "slack", "--no-equal-outlay");
        Assert.Contains("At equal public money", with.Answer);
        Assert.DoesNotContain("public outlay", without.Answer);
        // Row for row the same, and those of the twins beside them.
        Assert.Subset(File.ReadLines(folder.Of("with/effects.csv")).ToHashSet(), File.ReadLines(folder.Of("without/effects.csv")).ToHashSet());
        Assert.DoesNotContain("@equal-outlay", File.ReadAllText(folder.Of("without/effects.csv")));
        string effects = File.ReadAllText(folder.Of("with/effects.csv")), manifest = File.ReadAllText(folder.Of("with/manifest.json"));
        Assert.Contains("coordinated@equal-outlay,slack,total,all,jobs,", effects);
        Assert.Contains("--no-equal-outlay", File.ReadAllText(folder.Of("without/manifest.json")));
        File.WriteAllText(folder.Of("with/manifest.json"), manifest.Replace("\"outlay\": ", "\"outlay\": 1"));
        Assert.Equal(3, Command.Run("verify", folder.Of("with"), "--sample", "1").ExitCode);
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--dry-run");
        Assert.Equal(0, command.ExitCode);
        Assert.Contains("  runs          60 (6 arms and 4 money-matched twins × 2 closures × 3 replications)", command.Out);
        Assert.EndsWith("Nothing was written.\n", command.Out);
        Assert.Matches(@"  time          about \d+(\.\d)? (s|min): \d+ at once took \d+\.\d s just now", command.Out);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("thesis.docx"), "years of work");
        var command = Command.RunSmall(folder.Path);
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("holds something else than results", command.Error);
        Assert.Equal(0, Command.RunSmall(folder.Path, "--force").ExitCode);
        Assert.Equal("years of work", File.ReadAllText(folder.Of("thesis.docx")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_clear_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("file"), "");
        var command = Command.RunSmall(folder.Of("file/out"));
        Assert.Equal(2, command.ExitCode);
        Assert.StartsWith("ecosim: Unable to write results to ", command.Error);
    }

    [Fact]
    public void Where_the_decimal_separator_is_a_comma_nothing_changes()
    {
        using var folder = new TemporaryFolder();
        string expected = Command.RunSmall(folder.Of("point"), "--by-region").Answer.Replace("point", "*");
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        var before = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (culture, culture);
            Assert.Equal(expected, Command.RunSmall(folder.Of("comma"), "--by-region").Answer.Replace("comma", "*"));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = before;
        }
        foreach (string file in new[] { "effects.csv", "ledger.csv", "summary.json", "figures/fates.svg", "figures/difference.svg" })
            Assert.Equal(File.ReadAllText(folder.Of($"point/{file}")), File.ReadAllText(folder.Of($"comma/{file}")));
        Assert.Equal(Rows(folder.Of("point")).Order(), Rows(folder.Of("comma")).Order());
    }

    [Fact]
    public void A_sweep_of_the_load_goes_from_idle_to_overloaded_and_writes_its_table()
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run("run", Command.SmallWorld, "--quarters", "20", "--replications", "2", "--sweep-load", "--out", folder.Of("sweep"));
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains("at 7 loads, 2 replications each", command.Out);
        string[][] rows = [.. File.ReadAllLines(folder.Of("sweep/sweep.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(14, rows.Length);
        double[] used = [.. rows.Where(row => row[1] == "slack").Select(row => double.Parse(row[4], CultureInfo.InvariantCulture))];
        Assert.Equal(used.Order(), used);
        Assert.InRange(used[0], 0.4, 0.6);
        Assert.All(rows, row => Assert.Equal("eligibility", row[13]));
        Assert.Contains("coordinated beyond eligibility, on which it is based, slack labour", command.Out);
    }

    private static string[] Rows(string folder)
    {
        string table = Path.Combine(folder, "observations.csv");
        if (!File.Exists(table)) Command.Run("export", folder, "--csv", "--out", table);
        return File.ReadAllLines(table);
    }
}
