using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>Results can be repeated from what they carry, and changed ones are caught.</summary>
[Trait("Category", "Slow")]
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

    /// <summary>A number that a page shows as text, or a figure as outlines.</summary>
    private const string Number = @"(?<=>|label="")\d{3}(?=<|"")";

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
        Assert.DoesNotContain("not checked", verified.Out);
        Assert.Contains("no replication was computed again", Command.Run("verify", folder.Of("out"), "--sample", "0").Out);
    }

    [Theory]
    [InlineData("figures/fates.svg", @"label=""\d{3}""", "label=\"999\"")]
    [InlineData("summary.json", @"""mean"": \d", "\"mean\": 7")]
    [InlineData("effects.csv", @",\d+\.\d", ",1.5")]
    [InlineData("ledger.csv", @",\d+\.\d", ",1.5")]
    [InlineData("datapackage.json", @"""bytes"": \d", "\"bytes\": 77")]
    [InlineData("datapackage.json", @"Paired differences", "Differences")]
    [InlineData("manifest.json", @"""result_hash"": ""..", "\"result_hash\": \"00")]
    [InlineData("manifest.json", @"""seed"": \d", "\"seed\": 77")]
    [InlineData("manifest.json", @"""replications"": ""0-2", "\"replications\": \"0-3")]
    [InlineData("manifest.json", @"""replications_done"": \d", "\"replications_done\": 2")]
    [InlineData("manifest.json", @"""model_version"": ""\d", "\"model_version\": \"8")]
    [InlineData("manifest.json", @"""quarters"": \d", "\"quarters\": 3")]
    [InlineData("manifest.json", @"""bytes"": \d", "\"bytes\": 77")]
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
    public void A_figure_is_known_from_its_data_also_where_the_manifest_was_changed_with_it()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        foreach (string file in (string[])["figures/fates.svg", "report.html"])
        {
            string before = Hash();
            Change(folder.Of("out/" + file), Number, "999");
            string manifest = folder.Of("out/manifest.json");
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before, Hash()));
            Assert.Contains($"{file}: is not what the data give", Command.Run("verify", folder.Of("out"), "--sample", "0").Out);

            string Hash() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.Of("out/" + file))));
        }
    }

    [Fact]
    public void What_the_run_did_not_write_is_named_as_not_checked()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        Assert.Equal(0, Command.Run("plot", folder.Of("out"), "--lang", "da", "--figure", "fates").ExitCode);
        File.WriteAllText(folder.Of("out/notes.txt"), "");
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(0, verified.ExitCode);
        foreach (string name in new[] { "figures/fates.da.svg", "notes.txt" }) Assert.Contains($"not checked: {name}: 'ecosim run' did not write it.", verified.Out);
        Assert.Contains("the 2 files that were not checked aside", verified.Out);
    }

    [Theory]
    [InlineData("figures/fates.svg")]
    [InlineData("report.html")]
    public void A_figure_with_a_changed_number_is_told_from_what_its_run_gives(string file)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string alone = folder.Of(Path.GetFileName(file));
        File.Copy(folder.Of("out/" + file), alone);
        var again = Command.Run("rerun", alone);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("is what this result gives, to the last byte", again.Out);
        Change(alone, Number, "999");
        again = Command.Run("rerun", alone);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("is not what this result gives", again.Out);
    }

    [Fact]
    public void A_figure_that_a_run_draws_otherwise_is_not_compared()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        Command.Run("plot", folder.Of("out"), "--lang", "nb", "--width", "700", "--figure", "fates", "--out", folder.Path);
        var again = Command.Run("rerun", folder.Of("fates.nb.700.svg"));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("was not checked", again.Out);
    }

    [Fact]
    public void A_manifest_that_names_another_seed_is_told_from_what_its_command_gives()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        File.Copy(folder.Of("out/manifest.json"), folder.Of("manifest.json"));
        Change(folder.Of("manifest.json"), @"""seed"": \d", "\"seed\": 77");
        var again = Command.Run("rerun", folder.Of("manifest.json"));
        Assert.Equal(3, again.ExitCode);
        Assert.Matches(@"names seed 77\d*; its command and scenario give \d", again.Out);
    }

    private static void Change(string path, string pattern, string by)
    {
        string before = File.ReadAllText(path), after = new Regex(pattern).Replace(before, by, 1);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }

    [Fact]
    public void Observations_that_were_changed_are_named_by_replication()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        using (var stream = new FileStream(folder.Of("out/observations/00001.parquet"), FileMode.Open))
        {
            stream.Position = stream.Length - 20;
            int there = stream.ReadByte();
            stream.Position--;
            stream.WriteByte((byte)(there ^ 1));
        }
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Matches(@"observations/00001\.parquet: is not the file that was written", verified.Out);
    }

    [Theory]
    [InlineData("observations/00001.parquet", "out: observations/00001.parquet: is missing.\n1 difference.")]
    [InlineData("observations", "out: observations/00000.parquet: is missing.")]
    [InlineData("effects.csv", "out: effects.csv: is missing.\n1 difference.")]
    public void What_was_deleted_is_named_once_and_nothing_that_follows_from_it(string deleted, string said)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/" + deleted);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Contains(said, verified.Out);
        Assert.DoesNotContain("is not what the data give", verified.Out);
        if (deleted != "observations/00001.parquet") return;
        Assert.Contains("observations/00001.parquet, which manifest.json lists, is not there. 'ecosim verify' says what differs.", Command.Run("export", folder.Of("out"), "--csv").Error);
    }

    [Fact]
    public void A_run_that_was_stopped_is_told_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        using var interrupts = new Terminal.Interrupts();
        interrupts.Ask();
        Assert.Equal(130, Command.Run(interrupts, "run", Command.SmallWorld, "--quarters", "12", "--replications", "9", "--out", folder.Of("out")).ExitCode);
        foreach (string file in Directory.GetFiles(folder.Of("out")).Where(f => Path.GetFileName(f) is not ("manifest.json" or "checkpoint.txt"))) File.Delete(file);
        Directory.Delete(folder.Of("out/figures"), recursive: true);
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Matches(@"out: the run is not over: \d of its 9 replications are there, and tables and figures come at its end; the same command goes on from there\.\n1 difference\.", verified.Out);
    }

    [Fact]
    public void A_replication_that_is_kept_aside_is_named_where_it_lies()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        Command.Run("run", Command.SmallWorld, "--quarters", "12", "--replications", "2", "--out", folder.Of("out"));
        Assert.Equal(0, Command.Run("verify", folder.Of("out"), "--sample", "0").ExitCode);
        File.AppendAllText(folder.Of("out/kept/00002.parquet"), "more");
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(3, verified.ExitCode);
        Assert.Contains("out: kept/00002.parquet: is not the file that was written.\n1 difference.", verified.Out);
    }

    [Theory]
    [InlineData("--sweep-load", "sweep.csv", "figures/load-slack.svg")]
    [InlineData("--break-even", "break-even.csv", "datapackage.json")]
    public void A_sweep_and_a_break_even_are_in_order_as_they_were_written_and_not_when_changed(string option, params string[] files)
    {
        using var folder = new TemporaryFolder();
        Command.Run("run", Command.SmallWorld, "--quarters", "4", "--replications", "1", "--labour", "slack", option, "--out", folder.Of("out"));
        var verified = Command.Run("verify", folder.Of("out"));
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Contains("its files are those that its manifest lists; nothing was computed again", verified.Out);
        foreach (string file in files.Select(f => File.Exists(folder.Of("out/" + f)) ? f : "figures/" + Path.GetFileName(Directory.GetFiles(folder.Of("out/figures"))[0])))
        {
            byte[] before = File.ReadAllBytes(folder.Of("out/" + file));
            File.AppendAllText(folder.Of("out/" + file), " ");
            var changed = Command.Run("verify", folder.Of("out"));
            Assert.Equal(3, changed.ExitCode);
            Assert.Contains($"states another size or hash of {file}.", changed.Out);
            File.Delete(folder.Of("out/" + file));
            Assert.Contains($"{file}: is missing.\n1 difference.", Command.Run("verify", folder.Of("out")).Out);
            File.WriteAllBytes(folder.Of("out/" + file), before);
        }
        string[][] commands = [["report", folder.Of("out")], ["export", folder.Of("out"), "--excel"], ["merge", folder.Of("out"), "--out", folder.Of("joined")]];
        foreach (string[] command in commands)
        {
            var refused = Command.Run(command);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(option == "--break-even" ? "holds a break-even" : "holds a sweep of the load", refused.Error);
        }
    }

    [Fact]
    public void A_design_is_in_order_as_it_was_written_and_not_when_changed()
    {
        using var folder = new TemporaryFolder();
        Command.Run("sweep", Command.SmallWorld, "--quarters", "4", "--replications", "1", "--labour", "slack", "--arms", "coordinated", "--vary", "search.blur=0.2,0.8", "--out", folder.Of("out"));
        var verified = Command.Run("verify", folder.Of("out"));
        Assert.Equal((0, ""), (verified.ExitCode, verified.Error));
        Assert.Contains("points and table are those that design.json speaks of; nothing was computed again", verified.Out);
        foreach (string file in (string[])["design.csv", "results.csv"])
        {
            string before = File.ReadAllText(folder.Of("out/" + file));
            File.WriteAllText(folder.Of("out/" + file), before.Replace(".", ".0"));
            var changed = Command.Run("verify", folder.Of("out"));
            Assert.Equal(3, changed.ExitCode);
            Assert.Contains($"{file}: is not the file that design.json speaks of.", changed.Out);
            File.Delete(folder.Of("out/" + file));
            Assert.Contains($"{file}: is missing.", Command.Run("verify", folder.Of("out")).Out);
            File.WriteAllText(folder.Of("out/" + file), before);
        }
        Change(folder.Of("out/design.json"), "\"done\": 2", "\"done\": 1");
        Assert.Matches("design.json: says that 1 replication is done; results.csv has [2-9]", Command.Run("verify", folder.Of("out")).Out);
        string[][] commands = [["report", folder.Of("out")], ["export", folder.Of("out"), "--excel"], ["plot", folder.Of("out")], ["rerun", folder.Of("out")], ["diff", folder.Of("out"), folder.Of("out")]];
        foreach (string[] command in commands)
        {
            var refused = Command.Run(command);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("holds a design", refused.Error);
        }
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
