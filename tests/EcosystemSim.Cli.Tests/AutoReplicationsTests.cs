using System.Globalization;
using System.Text.Json;

namespace EcosystemSim.Cli.Tests;

/// <summary><c>replications: auto</c>.</summary>
[Trait("Category", "Slow")]
public class AutoReplicationsTests
{
    private static readonly string[] Small = ["--quarters", "8", "--labour", "slack", "--arms", "coordinated", "--no-equal-outlay", "--parameters", "fixed"];

    [Fact]
    public void A_run_takes_the_replications_that_its_precision_needs_however_it_gets_there()
    {
        using var folder = new TemporaryFolder();
        Command.Run(["run", Command.SmallWorld, .. Small, "--replications", "20", "--out", folder.Of("twenty")]);
        double half = HalfWidth(folder.Of("twenty"));
        // Beside the seeds, as every scenario lies.
        Directory.CreateDirectory(folder.Of("scenarios"));
        Directory.CreateSymbolicLink(folder.Of("seeds"), Path.Combine(Path.GetDirectoryName(Command.SmallWorld)!, "..", "seeds"));
        string scenario = folder.Of("scenarios/auto.yaml"), precision = (half * 0.8).ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(scenario, File.ReadAllText(Command.SmallWorld).Replace("\nreplications: 4\n", $"\nreplications: auto\nprecision: {precision}\n"));

        var run = Command.Run(["run", scenario, .. Small, "--threads", "2", "--out", folder.Of("auto")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        int needed = int.Parse(run.Out.Split('\n').Single(line => line.EndsWith(" that is enough.", StringComparison.Ordinal)).Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(needed, 40, 390);
        Assert.InRange(HalfWidth(folder.Of("auto")), 0, half * 0.8);
        Assert.Contains($"20 replications: the difference, ", run.Out);

        // Replications that are there already, by another command, change nothing.
        Command.Run(["run", scenario, .. Small, "--replications", "25", "--out", folder.Of("other")]);
        var other = Command.Run(["run", scenario, .. Small, "--threads", "1", "--out", folder.Of("other")]);
        Assert.Equal(run.ResultHash, other.ResultHash);
        Assert.Contains("These results are there already", Command.Run(["run", scenario, .. Small, "--out", folder.Of("other")]).Out);
        var verified = Command.Run("verify", folder.Of("auto"), "--sample", "1", "--scenario", scenario);
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Contains($"The same result to the last bit: {run.ResultHash}", Command.Run("rerun", Path.Combine(folder.Of("auto"), "manifest.json"), "--scenario", scenario).Out);
    }

    [Fact]
    public void A_run_goes_on_until_the_difference_that_was_asked_for_is_known()
    {
        using var folder = new TemporaryFolder();
        // Twenty are enough for what is asked here; that more run where they are not is tested above.
        var run = Command.Run(["run", Command.SmallWorld, .. Small, "--until", "job_years ± 100000", "--out", folder.Of("until")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("20 replications: the difference in job_years, .* and wanted to ±100000, as --until asks; that is enough.", run.Out);
        Assert.Contains("--until", File.ReadAllText(folder.Of("until/manifest.json")));
    }

    [Theory]
    [InlineData("job-years ± 4", "'--until' is 'job-years ± 4'; expected an outcome and half the width of its interval")]
    [InlineData("jobs 10", "expected an outcome and half the width of its interval")]
    [InlineData("jobs ± 0", "expected an outcome and half the width of its interval")]
    [InlineData("job_year ± 4", "'--until' names the unknown outcome 'job_year'. Did you mean 'job_years'?")]
    public void A_difference_that_is_none_is_refused(string until, string why)
    {
        using var folder = new TemporaryFolder();
        var run = Command.Run("run", Command.SmallWorld, "--until", until, "--out", folder.Of("out"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error);
        Assert.Contains("does not go with '--replications'", Command.Run("run", Command.SmallWorld, "--until", "jobs ± 4", "--replications", "3").Error);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void A_part_of_no_number_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = Command.Run("run", Command.SmallWorld, "--replications", "auto", "--shard", "1/2", "--out", folder.Of("out"));
        Assert.Equal((2, "ecosim: --shard takes a part of a number of replications, and the run has none: give it with --replications N.\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    private static double HalfWidth(string folder)
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
        var arm = summary.RootElement.GetProperty("arms").EnumerateArray().Single(a => a.GetProperty("arm").GetString() == "coordinated");
        var jobYears = arm.GetProperty("against_baseline").GetProperty("job_years");
        return (jobYears.GetProperty("high").GetDouble() - jobYears.GetProperty("low").GetDouble()) / 2;
    }
}
