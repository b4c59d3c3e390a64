using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcosystemSim.Cli.Running;

namespace EcosystemSim.Cli.Tests;

/// <summary>A stored file that somebody sent makes the program compute, and do nothing else.</summary>
[Trait("Category", "Slow")]
public class StoredFilesTests
{
    [Theory]
    [InlineData("--cluster \"Host=127.0.0.1;Port={0};Database=x;Username=u\"", "--cluster")]
    [InlineData("--out {1}/pwned", "--out")]
    [InlineData("--tls-certificate {1}/key.pem --tls-authority {1}/key.pem --cluster \"Host=127.0.0.1;Port={0}\"", "--tls-certificate")]
    [InlineData("--engine orleans", "--engine")]
    [InlineData("--threads 1024", "--threads")]
    [InlineData("--force", "--force")]
    [InlineData("--help", "--help")]
    public void A_figure_a_manifest_or_a_report_that_asks_for_more_than_an_experiment_is_refused(string more, string named)
    {
        using var folder = new TemporaryFolder();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Command.RunSmall(folder.Of("out"));
        string added = string.Format(more, ((IPEndPoint)server.LocalEndpoint).Port, folder.Path);
        foreach (string file in (string[])["figures/fates.svg", "report.html", "manifest.json"])
        {
            string path = folder.Of("out/" + file), text = File.ReadAllText(path);
            string escaped = file.EndsWith(".svg") ? added.Replace("\"", "&quot;") : added.Replace("\"", "\\\"");
            string changed = new Regex("--quarters 12").Replace(text, $"--quarters 12 {escaped}".Replace("$", "$$"));
            Assert.NotEqual(text, changed);
            File.WriteAllText(path, changed);
            var rerun = Command.Run("rerun", path);
            Assert.Equal(2, rerun.ExitCode);
            Assert.Contains($"asks for {named}", rerun.Error);
        }
        foreach (string command in (string[])["verify", "merge"])
        {
            var refused = Command.Run(command, folder.Of("out"));
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains($"asks for {named}", refused.Error);
        }
        Assert.False(server.Pending());
        Assert.Equal(["out"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_stored_command_gives_what_belongs_to_the_experiment_and_nothing_else()
    {
        // The twin of the test above: whatever a command says, only this much of it is taken.
        var whole = new RunRequest { File = "a.yaml", Threads = 3, Out = "elsewhere", Force = true, Engine = "orleans", Cluster = new("Host=x", null, null, null), Seed = 4, Only = [1] };
        var taken = whole.OfExperiment();
        Assert.Equal((null, false, Engines.Local, null), (taken.Out, taken.Force, taken.Engine, taken.Cluster));
        Assert.Equal(("a.yaml", 4u, 1), (taken.File, taken.Seed, taken.Only!.Value.Single()));
    }

    [Fact]
    public void Results_without_money_matched_twins_are_read_as_what_they_are()
    {
        using var folder = new TemporaryFolder();
        string hash = Command.RunSmall(folder.Of("out"), "--no-equal-outlay").ResultHash;
        Assert.Equal(0, Command.Run("verify", folder.Of("out"), "--sample", "0").ExitCode);
        Assert.Equal(hash, Command.Run("merge", folder.Of("out"), "--out", folder.Of("joined")).ResultHash);
        var rerun = Command.Run("rerun", folder.Of("out/figures/fates.svg"));
        Assert.Equal(0, rerun.ExitCode);
        Assert.Contains(hash, rerun.Out);
    }

    [Fact]
    public void A_scenario_on_another_machine_is_not_read()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"ecosim run {Command.SmallWorld}", @"ecosim run \\\\evil\\share\\small-world.yaml"));
        var rerun = Command.Run("rerun", path);
        Assert.Equal(2, rerun.ExitCode);
        Assert.Contains("nothing was read from there", rerun.Error);
    }

    [Theory]
    [InlineData("figures/fates.svg", "rerun")]
    [InlineData("report.html", "rerun")]
    [InlineData("", "rerun")]
    [InlineData("", "verify")]
    [InlineData("", "merge")]
    public void A_scenario_that_lies_elsewhere_is_asked_for_and_not_read(string file, string command)
    {
        using var folder = new TemporaryFolder();
        // Not below the folder in which the tests stand, and with the seeds of its own beside it.
        Command.Run("new", "reg", "--from", "small-world", "--out", folder.Of("reg"));
        string scenario = Directory.GetFiles(folder.Of("reg/scenarios"), "*.yaml")[0];
        var run = Command.Run("run", scenario, "--quarters", "2", "--replications", "1", "--labour", "slack", "--out", folder.Of("out"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string stored = file.Length == 0 ? folder.Of("out") : folder.Of("out/" + file);
        string[] more = command == "merge" ? ["--out", folder.Of("joined")] : [];
        var refused = Command.Run([command, stored, .. more]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("which lies outside the folder in which this command was started, so nothing was read from there. Please, give the scenario yourself with --scenario", refused.Error);
        // The twin: given by the user it is read, and is the same.
        var given = Command.Run([command, stored, .. more, "--scenario", scenario]);
        Assert.Equal((0, ""), (given.ExitCode, given.Error));
        Assert.Contains("there is no file", Command.Run([command, stored, "--scenario", folder.Of("nothing.yaml")]).Error);
    }

    [Theory]
    [InlineData("manifest.json", "/dev/zero")]
    [InlineData("manifest.json", "../secret")]
    [InlineData("datapackage.json", "/dev/zero")]
    public void A_list_of_files_leads_nowhere_else(string file, string name)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        File.WriteAllText(folder.Of("secret"), "not theirs");
        var json = JsonNode.Parse(File.ReadAllText(folder.Of("out/" + file)))!;
        if (file == "manifest.json") json["files"]!.AsArray().Add((JsonNode)new JsonObject { ["name"] = name, ["bytes"] = 0, ["sha256"] = "00" });
        else json["resources"]![1]!["path"] = name;
        File.WriteAllText(folder.Of("out/" + file), json.ToJsonString());
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Equal(2, verified.ExitCode);
        Assert.Contains($"'{name}'", verified.Error);
        Assert.Contains("no name of a file below", verified.Error);
    }

    [Theory]
    [InlineData("/../../pwned", "which is no id")]
    [InlineData("pw\\u001b[2Jned", "the control character U+001B")]
    public void An_arm_of_a_stored_summary_has_a_name_as_in_a_scenario(string name, string why)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/summary.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"eligibility\"", $"\"{name}\""));
        Seal(folder.Of("out"), "summary.json");
        foreach (string[] command in (string[][])[["plot"], ["report"], ["export", "--excel"], ["diff", folder.Of("out")]])
        {
            var refused = Command.Run([command[0], folder.Of("out"), .. command[1..]]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(why, refused.Error);
            Assert.DoesNotContain('\x1b', refused.Error);
        }
        Assert.Equal(["out"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_stored_scenario_name_is_no_path()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/summary.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"scenario\": \"small-world\"", "\"scenario\": \"../pwned\""));
        Seal(folder.Of("out"), "summary.json");
        var export = Command.Run("export", folder.Of("out"), "--excel");
        Assert.Equal(2, export.ExitCode);
        Assert.Contains("'../pwned' as scenario, which is no name of a file", export.Error);
        Assert.False(File.Exists(folder.Of("pwned.xlsx")));
    }

    [Fact]
    public void Report_plot_and_export_refuse_what_was_changed_as_verify_does()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string[][] commands = [["report"], ["plot"], ["export", "--excel", "--force"], ["export", "--csv", "--force"]];
        // The twin: unchanged results are taken, and so is a page that somebody has written in.
        File.AppendAllText(folder.Of("out/report.html"), "<!-- seen -->");
        foreach (string[] command in commands) Assert.Equal(0, Run(command).ExitCode);
        File.Delete(folder.Of("out/small-world.xlsx"));
        foreach (string table in (string[])["summary.json", "effects.csv", "ledger.csv", "evaluations.csv", "checkpoint.txt", "observations/00001.parquet"])
        {
            byte[] bytes = File.ReadAllBytes(folder.Of($"out/{table}"));
            File.WriteAllBytes(folder.Of($"out/{table}"), [.. bytes[..^9], (byte)(bytes[^9] ^ 1), .. bytes[^8..]]);
            foreach (string[] command in commands)
            {
                var refused = Run(command);
                Assert.Equal(2, refused.ExitCode);
                if (table != "summary.json") Assert.Contains($"{table} is not the file that the run wrote. 'ecosim verify' says what differs.", refused.Error);
            }
            Assert.NotEqual(0, Command.Run("verify", folder.Of("out"), "--sample", "0").ExitCode);
            File.WriteAllBytes(folder.Of($"out/{table}"), bytes);
        }
        // A number that is another one, in a file that is still good to read.
        string path = folder.Of("out/summary.json");
        File.WriteAllText(path, new Regex("\"mean\": \\d").Replace(File.ReadAllText(path), "\"mean\": 7", 1));
        foreach (string[] command in commands) Assert.Contains("summary.json is not the file that the run wrote. 'ecosim verify' says what differs.", Run(command).Error);

        Command Run(string[] command) => Command.Run([command[0], folder.Of("out"), .. command[1..]]);
    }

    [Theory]
    [InlineData("out/manifest.json", "expected a name that ends with .html")]
    [InlineData("out/observations/00000.parquet", "expected a name that ends with .html")]
    [InlineData("scenario.yaml", "expected a name that ends with .html")]
    [InlineData("folder.html", "cannot be replaced: it is a folder.")]
    [InlineData("index.html", "is there already, and nothing in it says that ecosim wrote it.")]
    public void A_report_takes_the_place_of_nothing_but_a_page(string file, string why)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        Directory.CreateDirectory(folder.Of("folder.html"));
        File.WriteAllText(folder.Of("scenario.yaml"), "mine");
        File.WriteAllText(folder.Of("index.html"), "<p>mine</p>");
        var refused = Command.Run("report", folder.Of("out"), "--out", folder.Of(file));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(why, refused.Error);
        Assert.Equal(("mine", "<p>mine</p>"), (File.ReadAllText(folder.Of("scenario.yaml")), File.ReadAllText(folder.Of("index.html"))));
        // The twin: a report takes the place of a report.
        foreach (int _ in (int[])[1, 2]) Assert.Equal(0, Command.Run("report", folder.Of("out"), "--out", folder.Of("new.html")).ExitCode);
        Assert.Equal(0, Command.Run("verify", folder.Of("out"), "--sample", "0").ExitCode);
    }

    [Theory]
    [InlineData("effects.csv", "effects.csv is not listed in manifest.json beside it", "does not list effects.csv")]
    [InlineData("observations/00001.parquet", "lists the observations of 2 replications, and says that 3 are done", "does not list the observations of each of its 3 replications")]
    public void A_manifest_that_leaves_a_file_out_is_no_way_around_its_hash(string left, string refusal, string difference)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(folder.Of("out/manifest.json")))!;
        var files = manifest["files"]!.AsArray();
        Assert.True(files.Remove(files.Single(f => (string)f!["name"]! == left)));
        File.WriteAllText(folder.Of("out/manifest.json"), manifest.ToJsonString());
        var export = Command.Run("export", folder.Of("out"), "--csv");
        Assert.Equal(2, export.ExitCode);
        Assert.Contains(refusal, export.Error);
        Assert.False(File.Exists(folder.Of("out/observations.csv.gz")));
        Assert.Contains(difference, Command.Run("verify", folder.Of("out"), "--sample", "0").Out);
    }

    [Fact]
    public void Results_of_fewer_replications_are_not_taken_for_those_of_a_run_that_was_stopped()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        using var interrupts = new Terminal.Interrupts();
        interrupts.Ask();
        var stopped = Command.Run(interrupts, "run", Command.SmallWorld, "--quarters", "12", "--replications", "9", "--out", folder.Of("out"));
        Assert.Equal(130, stopped.ExitCode);
        // Those under way may come to their end.
        Assert.Matches("[3-8] of 9 replications are kept", stopped.Out);
        Assert.Contains("the run is not over", Command.Run("report", folder.Of("out")).Error);
    }

    [Theory]
    [InlineData("schema_version\": 1", "schema_version\": 1.5")]
    [InlineData("\"inputs_hash\": \"..", "\"inputs_hash\": \"zz")]
    [InlineData("\"arms\": [^]]*]", "\"arms\": null")]
    [InlineData("\"files\": .", "\"files\": [null,")]
    [InlineData("\"seed\"", "\"title\": \"twice\", \"seed\"")]
    [InlineData("\"status\": \"complete\"", "\"status\": 99")]
    [InlineData("\"seed\"", "\"colour\": \"red\", \"seed\"")]
    [InlineData("\"seed\": \\d+,", "")]
    [InlineData("\"sha256\": \"[0-9a-f]*\"", "\"sha256\": null")]
    [InlineData("(?s)\"inputs_hash\".*", "")]
    [InlineData("(?s).*", "[]")]
    [InlineData("(?s).*", "")]
    public void A_damaged_manifest_is_a_sentence_for_whoever_reads_it(string pattern, string by)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string path = folder.Of("out/manifest.json"), before = File.ReadAllText(path);
        File.WriteAllText(path, new Regex(pattern).Replace(before, by, 1));
        Assert.NotEqual(before, File.ReadAllText(path));
        foreach (string[] command in (string[][])[["verify", "--sample", "0"], ["rerun"], ["merge"], ["report"], ["plot"], ["export", "--excel"]])
        {
            var refused = Command.Run([command[0], folder.Of("out"), .. command[1..]]);
            Assert.Equal((2, 1), (refused.ExitCode, refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
            Assert.StartsWith("ecosim: ", refused.Error);
            Assert.DoesNotContain("should not have happened", refused.Error);
            Assert.DoesNotContain("--force", refused.Error);
        }
        // The same command mends it, and computes nothing again.
        var mended = Command.RunSmall(folder.Of("out"));
        Assert.Equal(0, mended.ExitCode);
        Assert.Contains("All replications are there", mended.Out);
    }

    [Theory]
    [InlineData("manifest.json", "\"seed\"", "colour")]
    [InlineData("manifest.json", "(?<=\"settings\": {\\s*)\"engine\"", "settings.colour")]
    [InlineData("summary.json", "\"seed\"", "colour")]
    [InlineData("summary.json", "(?<=\"arms\": \\[\\s*{\\s*)\"arm\"", "arms[0].colour")]
    [InlineData("sweep.json", "(?<=\"cells\": \\[\\s*{\\s*)\"labour\"", "cells[0].colour")]
    public void A_key_that_stored_files_do_not_have_is_named_with_its_path(string file, string before, string path)
    {
        using var folder = new TemporaryFolder();
        if (file == "sweep.json") Command.Run("run", Command.SmallWorld, "--quarters", "4", "--replications", "1", "--labour", "slack", "--sweep-load", "--out", folder.Of("out"));
        else Command.RunSmall(folder.Of("out"));
        string text = File.ReadAllText(folder.Of("out/" + file)), changed = new Regex(before).Replace(text, "\"colour\": \"red\", $0", 1);
        Assert.NotEqual(text, changed);
        File.WriteAllText(folder.Of("out/" + file), changed);
        if (file != "manifest.json") Seal(folder.Of("out"), file);
        var refused = Command.Run("plot", folder.Of("out"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches($@"{Regex.Escape(file)}:\d+:\d+: this is no {Path.GetFileNameWithoutExtension(file)}: unknown key '{Regex.Escape(path)}'\.", refused.Error);
    }

    [Fact]
    public void A_report_that_is_cut_in_what_it_says_of_its_run_is_a_sentence()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string html = File.ReadAllText(folder.Of("out/report.html"));
        File.WriteAllText(folder.Of("cut.html"), html[..(html.LastIndexOf("inputs_hash", StringComparison.Ordinal) + 30)]);
        var rerun = Command.Run("rerun", folder.Of("cut.html"));
        Assert.Equal(2, rerun.ExitCode);
        Assert.Contains("cut.html is cut", rerun.Error);
    }

    [Theory]
    [InlineData("check", "")]
    [InlineData("run", "")]
    [InlineData("trace", "")]
    [InlineData("rerun", "")]
    [InlineData("rerun", ".svg")]
    [InlineData("rerun", ".html")]
    [InlineData("new it --from small-world --out {0}/new --firms", "")]
    public void A_pipe_is_not_waited_for(string command, string ending)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        string pipe = MakePipe(folder.Of("pipe" + ending));
        string[] words = [.. command.Split(' ').Select(word => string.Format(word, folder.Path))];
        foreach (string path in (string[])[pipe, "/dev/zero"])
        {
            if (ending.Length > 0 && path != pipe) continue;
            var refused = Command.Run([.. words, path]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("is no ordinary file", refused.Out + refused.Error);
        }
        Assert.False(Directory.Exists(folder.Of("new")));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("summary.json")]
    [InlineData("checkpoint.txt")]
    [InlineData("observations/00001.parquet")]
    [InlineData("effects.csv")]
    [InlineData("figures/extra.svg")]
    public void A_pipe_among_results_is_named_and_not_waited_for(string file)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        File.Delete(folder.Of("out/" + file));
        MakePipe(folder.Of("out/" + file));
        var verified = Command.Run("verify", folder.Of("out"), "--sample", "0");
        Assert.Contains(verified.ExitCode, file.Contains("extra") ? [0] : (int[])[2, 3]);
        Assert.Contains(file, verified.Out + verified.Error);
        foreach (string[] command in (string[][])[["report"], ["plot"], ["export", "--excel"]])
            Assert.InRange(Command.Run([command[0], folder.Of("out"), .. command[1..]]).ExitCode, 0, 2);
    }

    [Theory]
    [InlineData("evaluations.csv")]
    [InlineData("figures/fates.svg")]
    [InlineData("datapackage.json")]
    [InlineData("summary.json")]
    public void A_file_larger_than_any_that_is_read_is_named(string file)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--no-equal-outlay");
        // Holes take no room on the disk.
        using (var large = File.OpenWrite(folder.Of("out/" + file))) large.SetLength(1L << 33);
        foreach (string[] command in (string[][])[["verify", "--sample", "0"], ["report"], ["plot"], ["export", "--excel"], ["diff", folder.Of("out")]])
        {
            var said = Command.Run([command[0], folder.Of("out"), .. command[1..]]);
            Assert.InRange(said.ExitCode, 0, 3);
            Assert.DoesNotContain("should not have happened", said.Error);
            if (command[0] == "verify") Assert.Contains(file.Split('/')[^1], said.Out + said.Error);
        }
    }

    [Fact]
    public void What_would_take_many_times_its_size_in_memory_is_counted_before_it_is_taken_apart()
    {
        using var folder = new TemporaryFolder();
        Command.Run("run", Command.SmallWorld, "--quarters", "2", "--replications", "1", "--no-equal-outlay", "--out", folder.Of("out"));
        string manifest = folder.Of("out/manifest.json"), text = File.ReadAllText(manifest).TrimEnd();
        File.WriteAllText(manifest, $"{text[..^1]}, \"more\": [{string.Concat(Enumerable.Repeat("1,", Experiments.Results.StoredJson.MostTokens))}1]}}");
        var plot = Command.Run("plot", folder.Of("out"));
        Assert.Equal(2, plot.ExitCode);
        Assert.Contains("more than 4,194,304 keys and values", plot.Error);

        string figure = folder.Of("out/figures/fates.svg");
        File.WriteAllText(figure, File.ReadAllText(figure).Replace("</svg>", string.Concat(Enumerable.Repeat("<g>", 2000)) + string.Concat(Enumerable.Repeat("</g>", 2000)) + "</svg>"));
        var rerun = Command.Run("rerun", figure);
        Assert.Equal(2, rerun.ExitCode);
        Assert.Contains("nest deeper than 1,000 levels", rerun.Error);
    }

    [Fact]
    public void What_lies_behind_a_link_is_neither_read_nor_written()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        Directory.CreateDirectory(folder.Of("elsewhere"));
        Directory.Delete(folder.Of("out/figures"), recursive: true);
        Directory.CreateSymbolicLink(folder.Of("out/figures"), folder.Of("elsewhere"));
        var plot = Command.Run("plot", folder.Of("out"));
        Assert.Equal(2, plot.ExitCode);
        Assert.Contains("is a link", plot.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Of("elsewhere")));

        File.Move(folder.Of("out/summary.json"), folder.Of("summary.json"));
        File.CreateSymbolicLink(folder.Of("out/summary.json"), folder.Of("summary.json"));
        Assert.Contains("is a link", Command.Run("report", folder.Of("out")).Error);

        // The folder itself may be one: the user has named it.
        Command.RunSmall(folder.Of("other"));
        Directory.CreateSymbolicLink(folder.Of("named"), folder.Of("other"));
        Assert.Equal(0, Command.Run("report", folder.Of("named")).ExitCode);
    }

    [Fact]
    public void Four_replications_become_six_and_parts_of_runs_of_other_lengths_join()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["run", Command.SmallWorld, "--quarters", "6"];
        string six = Command.Run([.. small, "--replications", "6", "--out", folder.Of("six")]).ResultHash;
        Command.Run([.. small, "--replications", "4", "--out", folder.Of("four")]);
        Command.Run([.. small, "--replications", "6", "--only", "4-5", "--out", folder.Of("rest")]);
        Assert.Equal(six, Command.Run("merge", folder.Of("four"), folder.Of("rest"), "--out", folder.Of("joined")).ResultHash);
        var grown = Command.Run([.. small, "--replications", "6", "--out", folder.Of("four")]);
        Assert.Contains("Going on with an earlier run: 4 replications are there.", grown.Out);
        Assert.Equal(six, grown.ResultHash);
        Assert.Equal(0, Command.Run("verify", folder.Of("four"), "--sample", "0").ExitCode);
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

    private static string MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        return path;
    }
}
