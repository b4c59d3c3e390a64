using System.Globalization;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class LeverArmsTests
{
    [Fact]
    public void Lever_arms_make_a_table_sentences_and_files_and_leave_the_answer_to_the_arms_of_the_file()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--lever-arms", "--labour", "slack", "--arms", "coordinated");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        // Three arms of the file and the one that the arm asked for is based on, six levers added and six taken away.
        Assert.Contains("worlds side by side in each replication (16 arms and 2 money-matched twins, 1 labour closure)", command.Out);
        Assert.Contains("Levers one by one, slack labour", command.Out);
        Assert.Contains("All together they change specialised help from fragmented to coordinated by ", command.Out);
        Assert.DoesNotContain("fragmented+triage", command.Answer);
        Assert.DoesNotContain("Binding labour supply", command.Out);
        string[][] rows = [.. File.ReadAllLines(folder.Of("out/levers.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(6 * 2 * 8, rows.Length);
        Assert.Contains(rows, row => row is ["triage", "slack", "added", "fragmented+triage", "fragmented", "specialised_per_1000", ..] && double.Parse(row[7], CultureInfo.InvariantCulture) > 0);
        Assert.Contains("| triage | ", File.ReadAllText(folder.Of("out/levers.md")));
        Assert.DoesNotContain("fragmented+triage", File.ReadAllText(folder.Of("out/figures/fates.svg")));
        Assert.Contains("belong together", Command.Run("verify", folder.Of("out"), "--sample", "1").Out);
    }

    [Fact]
    public void A_lever_arm_can_be_asked_for_by_name_and_a_slip_is_told()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--arms", "fragmented+triage", "--dry-run");
        Assert.Contains("fragmented (baseline), fragmented+triage", command.Out);
        var slip = Command.Run("trace", Command.SmallWorld, "--arms", "fragmented,fragmented+triag");
        Assert.Equal((2, "ecosim: '--arms' names the unknown arm 'fragmented+triag'. Did you mean 'fragmented+triage'?\n"), (slip.ExitCode, slip.Error));
    }

    [Fact]
    public void A_dry_run_tells_worlds_and_memory()
    {
        var command = Command.Run("run", Command.SmallWorld, "--lever-arms", "--dry-run", "--threads", "2");
        Assert.Contains("  memory        42 worlds side by side in each replication (18 arms and 4 money-matched twins, 2 labour closures), 2 replications at a time: about 0.2 GB of memory\n", command.Out);
    }

    [Fact]
    public void A_scenario_without_lever_arms_says_what_it_lacks()
    {
        var command = Command.Run("run", Path.Combine(Command.Repository, "scenarios", "neutral.yaml"), "--lever-arms");
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("lever_arms: {add_to: fragmented, take_from: coordinated}", command.Error);
    }

    [Fact]
    public void Break_even_tells_up_to_which_cost_and_writes_its_table()
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run("run", Command.SmallWorld, "--quarters", "16", "--replications", "2", "--labour", "slack", "--break-even", "--out", folder.Of("even"));
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains("Break-even of coordinated: the costs of cooperation at 0 0.25 ", command.Out);
        foreach (string question in new[] { "specialised help against fragmented", "job-years at equal outlay against fragmented", "specialised help beyond eligibility", "job-years at equal outlay beyond eligibility" })
            Assert.Contains($"In {question} under slack labour, coordinated ", command.Out);
        string[] lines = File.ReadAllLines(folder.Of("even/break-even.csv"));
        Assert.Equal(1 + (4 * 11), lines.Length);
        Assert.Equal(["break-even.csv", "datapackage.json", "manifest.json"], Directory.GetFiles(folder.Of("even")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Break_even_of_another_arm_of_a_lever_arm_and_of_none()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["run", Command.SmallWorld, "--dry-run", "--out", folder.Of("out"), "--break-even"];
        Assert.Contains("the costs of house-package at", Command.Run([.. small, "house-package"]).Out);
        Assert.Contains("the costs of cooperation at", Command.Run([.. small, "fragmented+governance"]).Out);
        var slip = Command.Run([.. small, "cordinated"]);
        Assert.Equal((2, "ecosim: '--break-even' names the unknown arm 'cordinated'. Did you mean 'coordinated'?\n"), (slip.ExitCode, slip.Error));
        var free = Command.Run([.. small, "coordinated-free"]);
        Assert.Equal((2, "ecosim: The arm 'coordinated-free' adds no agreement to 'coordinated' that costs anything.\n"), (free.ExitCode, free.Error));
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void A_search_that_is_stopped_keeps_nothing()
    {
        using var folder = new TemporaryFolder();
        using var interrupts = new Interrupts();
        interrupts.Ask();
        var stopped = Command.Run(interrupts, "run", Command.SmallWorld, "--break-even", "--out", folder.Of("out"));
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("Stopped. A break-even is kept only when it is whole.", stopped.Out);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Theory]
    [InlineData("--sweep-load --lever-arms", "'--sweep-load' and '--lever-arms' exclude each other.")]
    [InlineData("--labour slck", "'--labour' is 'slck'. Did you mean 'slack'?")]
    public void Options_that_do_not_go_together_are_told(string options, string expected)
    {
        var command = Command.Run(["run", Command.SmallWorld, .. options.Split(' ')]);
        Assert.Equal((2, $"ecosim: {expected}"), (command.ExitCode, command.Error.Split('\n')[0]));
    }
}
