namespace EcosystemSim.Cli.Tests;

/// <summary>Runs whose replications draw their own parameters: told, found again, joined, repeated and checked as others are.</summary>
public class DrawnParametersTests
{
    private static Command Drawn(string folder, params string[] more) =>
        Command.Run(["run", Command.SmallWorld, "--quarters", "6", "--labour", "slack", "--replications", "8", "--out", folder, .. more]);

    [Fact]
    public void Parts_and_engines_and_threads_give_the_result_of_one_run()
    {
        using var folder = new TemporaryFolder();
        var whole = Drawn(folder.Of("whole"), "--engine", "local", "--threads", "1");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Drawn(folder.Of("1"), "--shard", "1/3", "--engine", "local", "--threads", "2");
        Drawn(folder.Of("2"), "--shard", "2/3", "--engine", "orleans", "--granularity", "actors:3");
        Drawn(folder.Of("3"), "--shard", "3/3");
        var merged = Command.Run("merge", folder.Of("1"), folder.Of("2"), folder.Of("3"), "--out", folder.Of("joined"));
        Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
        Assert.Equal(whole.ResultHash, merged.ResultHash);
        foreach (string file in (string[])["summary.json", "plausible-worlds.csv", "effects.csv"]) Assert.Equal(File.ReadAllText(folder.Of($"whole/{file}")), File.ReadAllText(folder.Of($"joined/{file}")));
        // The broken twin: fixed parameters are another run, in another folder.
        var fixedRun = Command.Run("run", Command.SmallWorld, "--quarters", "6", "--labour", "slack", "--replications", "8", "--parameters", "fixed", "--out", folder.Of("fixed"));
        Assert.NotEqual(whole.ResultHash, fixedRun.ResultHash);
        Assert.False(File.Exists(folder.Of("fixed/plausible-worlds.csv")));
        Assert.Equal(2, Command.Run("run", Command.SmallWorld, "--quarters", "6", "--labour", "slack", "--replications", "8", "--parameters", "fixed", "--out", folder.Of("whole")).ExitCode);
    }

    [Fact]
    public void The_manifest_says_it_and_verify_and_rerun_go_by_it()
    {
        using var folder = new TemporaryFolder();
        var run = Drawn(folder.Of("a"));
        string manifest = File.ReadAllText(folder.Of("a/manifest.json"));
        Assert.DoesNotContain("--parameters", manifest);
        Assert.Contains("\"parameters_drawn\": true", manifest);
        Assert.Contains("8 replications, 6 draws of the parameters", run.Out.Replace('\n', ' '));
        var verified = Command.Run("verify", folder.Of("a"));
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Equal(0, Command.Run("rerun", folder.Of("a")).ExitCode);
        File.WriteAllText(folder.Of("a/plausible-worlds.csv"), File.ReadAllText(folder.Of("a/plausible-worlds.csv")) + "x");
        Assert.Equal(3, Command.Run("verify", folder.Of("a")).ExitCode);
    }

    [Fact]
    public void A_scenario_can_hold_them_and_the_command_can_say_otherwise()
    {
        using var folder = new TemporaryFolder();
        string scenarios = folder.Of("scenarios");
        Directory.CreateDirectory(scenarios);
        foreach (string name in (string[])["seeds", "seeds/small-world"])
        {
            Directory.CreateDirectory(folder.Of(name));
            foreach (string file in Directory.GetFiles(Path.Combine(Command.Repository, name))) File.Copy(file, Path.Combine(folder.Of(name), Path.GetFileName(file)));
        }
        string path = Path.Combine(scenarios, "held.yaml");
        File.WriteAllText(path, File.ReadAllText(Command.SmallWorld) + "\ndraw_parameters: false\n");
        string[] few = ["--quarters", "4", "--labour", "slack", "--replications", "4"];
        Assert.Contains("3 draws of the parameters", Command.Run(["run", path, .. few, "--parameters", "drawn", "--out", folder.Of("a")]).Out.Replace('\n', ' '));
        Assert.DoesNotContain("draws of the parameters", Command.Run(["run", path, .. few, "--out", folder.Of("b")]).Out);
        var wrong = Command.Run("run", path, "--parameters", "drwn");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("Did you mean 'drawn'?", wrong.Error);
        Assert.Contains("do not go with --parameters drawn", Command.Run("run", path, "--sweep-load", "--parameters", "drawn").Error);
    }

    [Fact]
    public void Weaknesses_are_explained_with_a_count_of_what_is_assumed()
    {
        var explained = Command.Run("explain", "weaknesses");
        Assert.Equal((0, ""), (explained.ExitCode, explained.Error));
        Assert.Matches(@"Of \d+ parameters \d+ name an entry of the evidence as their source", explained.Out.Replace("\n  ", " "));
        foreach (string heading in (string[])["In short", "Assumed without evidence", "Where the model does not show what is known", "Left out, and taken for granted"]) Assert.Contains(heading, explained.Out);
        Assert.Contains("prior", Command.Run("explain", "search.blur").Out);
    }
}
