using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcosystemSim.Cli.Tests;

/// <summary>What stored files state is held to one rule, whichever file it is and whoever reads it.</summary>
[Trait("Category", "Slow")]
public sealed class StoredValuesTests(StoredValuesTests.Made made) : IClassFixture<StoredValuesTests.Made>
{
    /// <summary>A run, a sweep and a design, made once.</summary>
    public sealed class Made : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Made()
        {
            string[] small = [Command.SmallWorld, "--quarters", "4", "--replications", "2", "--labour", "slack"];
            Command.Run(["run", .. small, "--out", _folder.Of("run")]);
            Command.Run(["run", .. small, "--sweep-load", "--arms", "coordinated", "--out", _folder.Of("sweep")]);
            Command.Run(["sweep", .. small, "--arms", "coordinated", "--vary", "search.blur=0.2,0.8", "--out", _folder.Of("design")]);
        }

        /// <summary>Copies one of them.</summary>
        public void CopyTo(string name, string folder)
        {
            foreach (string file in Directory.GetFiles(_folder.Of(name), "*", SearchOption.AllDirectories))
            {
                string to = Path.Combine(folder, Path.GetRelativePath(_folder.Of(name), file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        public void Dispose() => _folder.Dispose();
    }

    [Theory]
    [InlineData("run/manifest.json", "\"quarters\": 4", "\"quarters\": 2000000000", "'quarters' is 2000000000; expected a number from 1 to 400")]
    [InlineData("run/manifest.json", "\"replications_done\": 2", "\"replications_done\": -2", "'replications_done' is -2; expected a number from 0")]
    [InlineData("run/manifest.json", "\"replications_done\": 2", "\"replications_done\": 3", "replications_done is 3, of 2 replications")]
    [InlineData("run/manifest.json", "\"replications\": \"0-1\"", "\"replications\": \"0-9999999\"", "are no numbers of replications")]
    [InlineData("run/manifest.json", "\"duration_seconds\": [0-9.]+", "\"duration_seconds\": 1e300", "'duration_seconds' is 1E+300")]
    [InlineData("run/manifest.json", "\"start\": \"2013Q1\"", "\"start\": \"2013Q9\"", "start is '2013Q9', which is no quarter")]
    [InlineData("run/manifest.json", "\"slack\"", "\"slack\", \"slack\"", "'labour' has 'slack' a second time")]
    [InlineData("run/manifest.json", "\"slack\"", "\"slacking\"", "which is no labour closure")]
    [InlineData("run/manifest.json", "\"fragmented\",", "\"fragmented\", \"Fragmented\",", "'arms' has 'Fragmented' a second time")]
    [InlineData("run/manifest.json", "\"baseline\": \"fragmented\"", "\"baseline\": \"nobody\"", "It has no arm 'nobody', which it names as baseline|it has no arm 'nobody'")]
    [InlineData("run/manifest.json", "\"result_hash\": \"..", "\"result_hash\": \"zz", "which is no hash")]
    [InlineData("run/manifest.json", "(?s)\"files\": \\[\\s*({[^}]*})", "\"files\": [$1, $1", "'files' has 'observations/00000.parquet' a second time")]
    [InlineData("run/manifest.json", "\"schema_version\": 1", "\"schema_version\": \"1\"", "schema_version is \"1\"; expected a whole number")]
    [InlineData("run/manifest.json", "\"schema_version\": 1", "\"schema_version\": 1.5", "schema_version is 1.5; expected a whole number")]
    [InlineData("run/manifest.json", "\"title\": \"", "\"title\": \"LONG", "'title' has 5,000,0")]
    [InlineData("run/manifest.json", "\"quarters\": 4", "\"quarters\": \"four\"", "'quarters' has a value of another kind than a run writes")]
    [InlineData("run/manifest.json", "\"status\": \"complete\"", "\"status\": \"over\"", "'status' has a value of another kind than a run writes")]
    [InlineData("run/manifest.json", "\"quarters\": 4,", "", "it lacks 'quarters'")]
    [InlineData("run/manifest.json", "(?s)\"settings\": {[^}]*}", "\"settings\": null", "'settings' is null; expected a value")]
    [InlineData("run/manifest.json", "\"seed\": 7", "\"seed\": 7, \"seed\": 7", "key 'seed' is given a second time")]
    [InlineData("run/manifest.json", "(?s)\"settings\".*", "", "it ends in its middle")]
    [InlineData("run/manifest.json", "(?s).*", "", "it is empty")]
    [InlineData("run/manifest.json", "(?s).*", "nothing", "it is no JSON")]
    [InlineData("run/manifest.json", "\"title\": \"A", "\"title\": \"\\ud800A", "holds text that is not UTF-8")]
    [InlineData("run/summary.json", "\"quarters\": 4", "\"quarters\": 2000000000", "'quarters' is 2000000000; expected a number from 1 to 400")]
    [InlineData("run/summary.json", "\"quarter\": 3", "\"quarter\": 2", "'path' has '2' a second time")]
    [InlineData("run/summary.json", "\"mean\": [-0-9.]+", "\"mean\": 1e300", "'mean' is 1E+300; expected a number that a run can come to")]
    [InlineData("run/summary.json", "\"mean\": [-0-9.]+", "\"mean\": 1e999", "'mean' is Infinity; expected a number that a run can come to")]
    [InlineData("run/summary.json", "\"arm\": \"none\"", "\"arm\": \"Fragmented\"", "'arms' has 'fragmented slack' a second time")]
    [InlineData("run/summary.json", "\"answer\": \"coordinated\"", "\"answer\": \"nobody\"", "no arm 'nobody', which it names as answer")]
    [InlineData("run/summary.json", "\"answer\": \"coordinated\"", "\"answer\": \"fragmented\"", "as answer, which is the baseline")]
    [InlineData("run/summary.json", "\"without_support\": \"none\"", "\"without_support\": \"nobody\"", "no arm 'nobody', which it names as without_support")]
    [InlineData("run/summary.json", "\"headline\": \\d+", "\"headline\": 9", "headline is 9, of 4 quarters")]
    [InlineData("sweep/sweep.json", "\"replications\": 2", "\"replications\": 2000000000", "replications is 2000000000")]
    [InlineData("sweep/sweep.json", "(?s)\"cells\": \\[\\s*({.*?}\\s*}),", "\"cells\": [$1, $1,", "a second time")]
    [InlineData("sweep/manifest.json", "\"quarters\": 4", "\"quarters\": 2000000000", "'quarters' is 2000000000; expected a number from 1 to 400")]
    [InlineData("design/design.json", "\"points\": 2", "\"points\": -2", "'points' is -2; expected no number below 0")]
    [InlineData("design/design.json", "\"search.blur\"", "\"search.blur\", \"search.blur\"", "'columns' has 'search.blur' a second time")]
    [InlineData("design/design.json", "\"baseline\": \"fragmented\"", "\"baseline\": \"nobody\"", "no arm 'nobody', which it names as baseline")]
    [InlineData("design/design.json", "\"design_hash\": \"..", "\"design_hash\": \"zz", "which is no hash")]
    [InlineData("design/design.json", "\"job_years\"", "\"job\\nyears\"", "it holds the control character U+000A in a name")]
    [InlineData("design/design.json", "\"kind\": \"sweep\"", "\"kind\": 5", "'kind' has a value of another kind than a run writes")]
    public void What_no_run_writes_is_refused_by_all_readers_in_plain_words(string file, string pattern, string by, string said)
    {
        using var folder = new TemporaryFolder();
        string kind = file.Split('/')[0], path = folder.Of(file);
        made.CopyTo(kind, folder.Of(kind));
        string before = File.ReadAllText(path);
        File.WriteAllText(path, new Regex(pattern).Replace(before, by.Replace("LONG", new string('x', 5_000_000)), 1));
        Assert.NotEqual(before, File.ReadAllText(path));
        if (file is "run/summary.json" or "sweep/sweep.json") Seal(folder.Of(kind), Path.GetFileName(file));
        string[][] commands = file switch
        {
            "run/manifest.json" => [["verify"], ["plot"], ["report"], ["export", "--excel"], ["export", "--csv"], ["rerun"], ["merge"], ["diff", folder.Of("run")]],
            "run/summary.json" => [["plot"], ["report"], ["export", "--excel"], ["export", "--csv"], ["diff", folder.Of("run")]],
            "design/design.json" => [["verify"], ["merge"], ["rerun"]],
            _ => [["verify"], ["plot"]],
        };
        foreach (string[] command in commands)
        {
            var refused = Command.Run([command[0], folder.Of(kind), .. command[1..]]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(said.Split('|')[^1], refused.Error);
            Assert.DoesNotContain("System.", refused.Error);
            Assert.DoesNotContain("EcosystemSim.", refused.Error);
            Assert.DoesNotContain("JSON value", refused.Error);
            Assert.InRange(refused.Error.Length, 1, 2000);
        }
    }

    [Fact]
    public void What_a_run_writes_is_taken_by_all_readers()
    {
        // The twin of the test above.
        using var folder = new TemporaryFolder();
        foreach (string kind in (string[])["run", "sweep", "design"]) made.CopyTo(kind, folder.Of(kind));
        foreach (string[] command in (string[][])[["verify", "run", "--sample", "0"], ["plot", "run"], ["report", "run"], ["verify", "sweep"], ["plot", "sweep"], ["verify", "design"]])
            Assert.Equal((0, ""), Command.Run([command[0], folder.Of(command[1]), .. command[2..]]) is var said ? (said.ExitCode, said.Error) : default);
    }

    [Fact]
    public void A_command_that_this_version_does_not_know_is_told_and_not_that_there_are_no_results()
    {
        using var folder = new TemporaryFolder();
        made.CopyTo("run", folder.Of("run"));
        string path = folder.Of("run/manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("--quarters 4", "--quarters 2000000000"));
        foreach (string command in (string[])["verify", "rerun", "merge"])
        {
            var refused = Command.Run(command, folder.Of("run"));
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("--quarters 2000000000", refused.Error);
            Assert.Contains("which this version does not know how to run", refused.Error);
        }
    }

    [Theory]
    [InlineData("results.csv", ",job_years,[-0-9.]+", ",job_years,7", "results.csv: is not the file that design.json speaks of")]
    [InlineData("design.json", "\"points\": 2", "\"points\": 3000000000", "names 3,000,000,000 points; design.csv has 2")]
    public void Designs_that_were_changed_are_not_joined(string file, string pattern, string by, string said)
    {
        using var folder = new TemporaryFolder();
        made.CopyTo("design", folder.Of("design"));
        Assert.Equal(0, Command.Run("merge", folder.Of("design"), "--out", folder.Of("same")).ExitCode);
        string path = folder.Of("design/" + file);
        File.WriteAllText(path, new Regex(pattern).Replace(File.ReadAllText(path), by, 1));
        var refused = Command.Run("merge", folder.Of("design"), "--out", folder.Of("joined"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(said, refused.Error);
        Assert.False(Directory.Exists(folder.Of("joined")));
    }

    [Fact]
    public void A_version_is_not_told_from_itself()
    {
        using var folder = new TemporaryFolder();
        made.CopyTo("run", folder.Of("run"));
        string path = folder.Of("run/manifest.json"), before = File.ReadAllText(path);
        File.WriteAllText(path, Regex.Replace(before, "\"inputs_hash\": \"[0-9a-f]*\"", $"\"inputs_hash\": \"{new string('0', 64)}\""));
        Assert.Contains("the scenario or its seeds have changed since", Command.Run("merge", folder.Of("run")).Error);
        File.WriteAllText(path, Regex.Replace(File.ReadAllText(path), "\"model_version\": \"[^\"]*\"", "\"model_version\": \"9.9\""));
        Assert.Contains("they were made by model 9.9, and this is", Command.Run("merge", folder.Of("run")).Error);
    }

    [Fact]
    public void What_a_message_quotes_is_cut_where_it_is_long()
    {
        string name = new('x', 3000);
        foreach (string[] args in (string[][])[["run", "small-world", "--arms", name], ["run", "small-world", "--labour", name], ["plot", "small-world", name], ["check", $"./{name}.yaml"], ["diff", "small-world", name]])
        {
            var refused = Command.Run(args);
            Assert.Equal(2, refused.ExitCode);
            Assert.InRange((refused.Out + refused.Error).Length, 20, 1200);
        }
    }

    [Fact]
    public void A_folder_beside_a_name_that_is_nothing_is_told_as_that()
    {
        using var folder = new TemporaryFolder();
        made.CopyTo("run", folder.Of("run"));
        Assert.Equal("ecosim: there is no folder of results 'nope', and no scenario of that name.\n", Command.Run("diff", folder.Of("run"), "nope").Error);
        // The twin: a scenario that there is cannot be compared with results.
        Assert.Contains("results are compared with results", Command.Run("diff", folder.Of("run"), "small-world").Error);
    }

    /// <summary>Makes the manifest state the file as it is now, as whoever changes files on purpose would.</summary>
    private static void Seal(string folder, string file)
    {
        string path = Path.Combine(folder, "manifest.json");
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        var entry = manifest["files"]!.AsArray().Single(f => (string)f!["name"]! == file)!;
        (entry["bytes"], entry["sha256"]) = (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        File.WriteAllText(path, manifest.ToJsonString(), new UTF8Encoding(false));
    }
}
