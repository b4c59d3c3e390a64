using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>Results can be repeated from what they carry, and changed ones are caught.</summary>
public class VerifyTests
{
    [Fact]
    public void A_figure_and_a_manifest_lead_back_to_the_same_result()
    {
        using var folder = new TemporaryFolder();
        var run = Command.RunSmall(folder.Of("out"));
        // A figure alone, as somebody might have sent it.
        File.Copy(folder.Of("out/figures/fates.svg"), folder.Of("fates.svg"));
        foreach (string origin in new[] { folder.Of("fates.svg"), folder.Of("out/manifest.json"), folder.Of("out") })
        {
            var again = Command.Run("rerun", origin);
            Assert.Equal((0, ""), (again.ExitCode, again.Error));
            Assert.Contains($"The same result to the last bit: {run.ResultHash}", again.Out);
        }
    }

    [Fact]
    public void A_part_is_repeated_as_the_part_it_was()
    {
        using var folder = new TemporaryFolder();
        var run = Command.RunSmall(folder.Of("out"), "--shard", "1/3");
        Assert.Contains($"The same result to the last bit: {run.ResultHash}", Command.Run("rerun", folder.Of("out/figures/difference.svg")).Out);
    }

    [Fact]
    public void Another_result_hash_is_a_difference()
    {
        using var folder = new TemporaryFolder();
        var run = Command.RunSmall(folder.Of("out"));
        string figure = File.ReadAllText(folder.Of("out/figures/fates.svg")).Replace(run.ResultHash, new string('0', 64));
        File.WriteAllText(folder.Of("forged.svg"), figure);
        var again = Command.Run("rerun", folder.Of("forged.svg"), "--out", folder.Of("again"));
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("A different result", again.Out);
        Assert.True(File.Exists(folder.Of("again/manifest.json")));
    }

    [Fact]
    public void A_folder_as_it_was_written_is_found_in_order()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "2");
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Matches(@"replications \d[-,]\d, computed again, are the same to the last bit", verified.Out);
        Assert.Contains("no replication was computed again", Command.Run("verify", folder.Of("out"), "--sample", "0").Out);
    }

    [Theory]
    [InlineData("figures/fates.svg", @">\d{3}<", ">999<")]
    [InlineData("summary.json", @"""mean"": \d", "\"mean\": 7")]
    [InlineData("effects.csv", @",\d+\.\d", ",1.5")]
    [InlineData("ledger.csv", @",\d+\.\d", ",1.5")]
    [InlineData("datapackage.json", @"""bytes"": \d", "\"bytes\": 77")]
    [InlineData("datapackage.json", @"Paired differences", "Differences")]
    [InlineData("manifest.json", @"""result_hash"": ""..", "\"result_hash\": \"zz")]
    public void What_was_changed_by_hand_is_named(string file, string pattern, string by)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/" + file), before = File.ReadAllText(path), after = new Regex(pattern).Replace(before, by, 1);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "1");
        Assert.Equal(3, verified.ExitCode);
        Assert.Contains($"{file}: ", verified.Out);
        Assert.Contains("1 difference.", verified.Out);
    }

    [Fact]
    public void Observations_that_were_changed_are_named_by_replication()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        using (var stream = new FileStream(folder.Of("out/observations.csv.gz"), FileMode.Open))
        {
            stream.Position = stream.Length - 20;
            int there = stream.ReadByte();
            stream.Position--;
            stream.WriteByte((byte)(there ^ 1));
        }
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Matches(@"observations\.csv\.gz: the rows of replication \d are not those that were written", verified.Out);
    }

    [Fact]
    public void What_is_no_result_is_an_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("drawing.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        foreach (string path in new[] { folder.Of("drawing.svg"), folder.Of("nothing"), folder.Path })
        {
            Assert.Equal(2, Command.Run("rerun", path).ExitCode);
            Assert.Equal(2, Command.Run("verify", path).ExitCode);
        }
    }
}
