using System.Text.Json;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class DiffTests
{
    [Fact]
    public void Two_arms_are_told_apart_in_sentences_and_in_a_table()
    {
        var command = Command.Run("diff", Command.SmallWorld, "--arms", "fragmented", "coordinated");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains("The coordinated arm adds the agreement open-borders from 2014Q1, with 12 parties", command.Out);
        Assert.Contains("agreements.cooperation", command.Out);
        Assert.EndsWith("2 differences.\n", command.Out);
        Assert.Equal(command.Out, Command.Run("diff", Command.SmallWorld, "--arms", "fragmented,coordinated").Out);
        Assert.Equal(command.Out, Command.Run("diff", $"{Command.SmallWorld}#fragmented", $"{Command.SmallWorld}#coordinated").Out);
    }

    [Fact]
    public void Equal_ones_are_said_to_be_equal()
    {
        var command = Command.Run("diff", Command.SmallWorld, Command.SmallWorld, "--exit-code");
        Assert.Equal(0, command.ExitCode);
        Assert.EndsWith("\nThe two scenarios come to the same.\n", command.Out);
    }

    [Fact]
    public void Only_with_exit_code_is_a_difference_more_than_words()
    {
        string[] pair = ["diff", Command.SmallWorld, "--arms", "coordinated", "coordinated-free"];
        Assert.Equal(0, Command.Run(pair).ExitCode);
        Assert.Equal(3, Command.Run([.. pair, "--exit-code"]).ExitCode);
    }

    [Fact]
    public void JSON_has_every_key_of_an_agreement_that_only_one_has_and_all_its_parties()
    {
        var command = Command.Run("diff", Command.SmallWorld, "--arms", "fragmented", "eligibility", "--format", "json");
        using var json = JsonDocument.Parse(command.Out);
        Assert.False(json.RootElement.GetProperty("equal").GetBoolean());
        var parties = json.RootElement.GetProperty("differences").EnumerateArray().Single(d => d.GetProperty("path").GetString() == "agreements.open-borders.parties");
        Assert.Equal(12, parties.GetProperty("added").GetArrayLength());
    }

    [Fact]
    public void Markdown_has_a_table()
    {
        string page = Command.Run("diff", Command.SmallWorld, "--arms", "coordinated", "coordinated-free", "--format", "markdown").Out;
        Assert.Contains("| `agreements.cooperation.cost_factor` | 1 | 0 |\n", page);
    }

    [Fact]
    public void Two_folders_of_results_differ_by_inputs_and_by_results()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("one"));
        Command.RunSmall(folder.Of("two"), "--seed", "8");
        var command = Command.Run("diff", folder.Of("one"), folder.Of("two"));
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains("Their inputs differ in seed.", command.Out);
        Assert.Contains("coordinated under slack labour: ", command.Out);
        Assert.Matches(@"\| inputs\.seed +\| 7 +\| 8 +\|", command.Out);
        Assert.Contains("results.arms.coordinated slack.jobs_difference", command.Out);
        // Lists of an arm are counted; no cell shows how a file is built.
        Assert.Matches(@"\| results\.arms\.coordinated slack\.fates +\| \d+ differences in fates +\| see --format json +\|", command.Out);
        Assert.DoesNotMatch(@"\d entries|[{}]", command.Out);
        Assert.Matches(@"\n\d+ differences in \d+ rows; --format json has each\.\n$", command.Out);
        using var json = JsonDocument.Parse(Command.Run("diff", folder.Of("one"), folder.Of("two"), "--format", "json").Out);
        Assert.Contains(json.RootElement.GetProperty("differences").EnumerateArray(), d => d.GetProperty("path").GetString()!.StartsWith("results.arms.coordinated slack.fates.4.", StringComparison.Ordinal));
        Assert.EndsWith("Inputs and results are the same.\n", Command.Run("diff", folder.Of("one"), folder.Of("one")).Out);
    }

    [Fact]
    public void An_arm_that_only_one_folder_has_is_told_as_such()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("one"), "--arms", "fragmented,coordinated");
        Command.RunSmall(folder.Of("two"), "--arms", "fragmented");
        string text = Command.Run("diff", folder.Of("one"), folder.Of("two")).Out;
        Assert.Matches(@"\| results\.arms\.coordinated slack +\| there +\| – +\|", text);
        Assert.DoesNotMatch(@"\d entries|[{}]", text);
    }

    [Fact]
    public void The_same_run_by_other_threads_has_no_differences()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("one"), "--threads", "1");
        Command.RunSmall(folder.Of("two"), "--threads", "2", "--block-size", "7");
        Assert.EndsWith("Inputs and results are the same.\n", Command.Run("diff", folder.Of("one"), folder.Of("two"), "--exit-code").Out);
    }

    [Theory]
    [InlineData("{small}", "there is nothing to compare with; name a second file, or two arms with --arms.")]
    [InlineData("{small}#fragmented {small}", "an arm is compared with an arm, a scenario with a scenario; name an arm of both, such as FILE#fragmented FILE#coordinated.")]
    [InlineData("{small} --arms fragmented,coordinatd", "'--arms' names the unknown arm 'coordinatd'. Did you mean 'coordinated'?")]
    [InlineData("{small} .", ". is a folder; results are compared with results, scenarios with scenarios.")]
    [InlineData(". --arms fragmented,coordinated", "arms of a folder of results cannot be compared by diff: 'ecosim report .' shows what came out of each arm, and 'ecosim diff FILE --arms fragmented coordinated' what sets the arms of its scenario apart.")]
    [InlineData(". .", ". holds no results of a run that is over: it has no manifest.json.")]
    public void What_cannot_be_compared_is_told(string line, string expected)
    {
        var command = Command.Run(["diff", .. line.Split(' ').Select(word => word.Replace("{small}", Command.SmallWorld, StringComparison.Ordinal))]);
        Assert.Equal((2, $"ecosim: {expected}", ""), (command.ExitCode, command.Error.Split('\n')[0], command.Out));
    }
}
