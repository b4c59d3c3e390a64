namespace EcosystemSim.Cli.Tests;

/// <summary>The report of a run, written with it and anew.</summary>
[Trait("Category", "Slow")]
public class ReportTests
{
    [Fact]
    public void A_run_writes_it_and_report_writes_the_same_bytes_again()
    {
        using var folder = new TemporaryFolder();
        var run = Command.RunSmall(folder.Of("out"));
        string first = File.ReadAllText(folder.Of("out/report.html"));
        Assert.Contains(run.ResultHash, first);
        File.Delete(folder.Of("out/report.html"));
        var again = Command.Run("report", folder.Of("out"));
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(first, File.ReadAllText(folder.Of("out/report.html")));
        Assert.Equal(0, Command.Run("report", folder.Of("out"), "--lang", "da").ExitCode);
        Assert.Contains("<html lang=\"da\">", File.ReadAllText(folder.Of("out/report.da.html")));
        Assert.Equal(0, Command.Run("report", folder.Of("out"), "--lang", "sv", "--out", folder.Of("elsewhere/rapport.html")).ExitCode);
        Assert.Contains("<html lang=\"sv\">", File.ReadAllText(folder.Of("elsewhere/rapport.html")));
        // A report that somebody was sent leads back to its run.
        Assert.Contains($"The same result to the last bit: {run.ResultHash}", Command.Run("rerun", folder.Of("elsewhere/rapport.html")).Out);
        File.WriteAllText(folder.Of("out/report.html"), first.Replace("Answer", "Antwort"));
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Contains("report.html: is not what the data give", verified.Out);
    }

    [Fact]
    public void Without_results_it_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var none = Command.Run("report", folder.Of("nothing"));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("holds no results of a run that is over", none.Error);
        var language = Command.Run("report", folder.Of("nothing"), "--lang", "dansk");
        Assert.Equal(2, language.ExitCode);
        Assert.Contains("'--lang' is 'dansk'", language.Error);
    }
}
