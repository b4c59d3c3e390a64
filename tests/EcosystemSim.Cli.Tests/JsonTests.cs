using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Tests;

/// <summary><c>--format json</c>: whatever happens, standard output is one JSON document.</summary>
[Trait("Category", "Slow")]
public class JsonTests
{
    private static readonly string[] OfARun =
        ["schema_version", "product_version", "model_version", "exit_code", "status", "diagnostics", "experiment", "result_hash", "replications", "headline", "price_year", "discount_rate", "answer", "ledger", "note", "arms", "folder", "files"];

    [Fact]
    public void A_run_tells_its_answer_its_hash_and_its_files()
    {
        using var folder = new TemporaryFolder();
        var text = Command.RunSmall(folder.Of("text"), "--details");
        var json = Command.RunSmall(folder.Of("out"), "--format", "json");
        var document = Document(json, 0, "done");
        Assert.Equal(OfARun, document.AsObject().Select(field => field.Key));
        Assert.Equal(text.ResultHash, (string)document["result_hash"]!);
        Assert.InRange(document["answer"]!.AsArray().Count, 3, 5);
        string flat = text.Out.Replace('\n', ' ');
        Assert.All(document["answer"]!.AsArray(), sentence => Assert.Contains((string)sentence!, flat));
        Assert.All(document["files"]!.AsArray(), file => Assert.True(File.Exists((string)file!["path"]!)));
        Assert.Contains(document["files"]!.AsArray(), file => (string)file!["name"]! == "effects.csv" && ((string)file["sha256"]!).Length == 64);
        // What people read is all there, on the other stream.
        Assert.Contains($"Engine: {Engines.Default}, ", json.Error);
        Assert.Contains("Result hash: ", json.Error);

        var found = Document(Command.RunSmall(folder.Of("out"), "--format=json"), 0, "found");
        Assert.Equal(document["arms"]!.ToJsonString(), found["arms"]!.ToJsonString());
        var summary = JsonNode.Parse(File.ReadAllText(folder.Of("out/summary.json")))!;
        Assert.Equal((double)summary["arms"]![4]!["jobs_difference"]!["mean"]!, (double)document["arms"]![4]!["jobs_difference"]!["mean"]!);
        // Without support nobody has been helped, so there are no doors to count: null, where the file says "NaN".
        Assert.Equal("NaN", (string)summary["arms"]![0]!["hops_per_helped_need"]!);
        Assert.Null(document["arms"]![0]!["hops_per_helped_need"]);
        Assert.DoesNotContain("\"NaN\"", json.Out);
    }

    [Fact]
    public void Outcomes_that_a_scenario_asks_about_are_in_every_answer()
    {
        using var folder = new TemporaryFolder();
        string scenario = folder.Of("scenarios/small-world.yaml");
        Directory.CreateDirectory(folder.Of("scenarios"));
        Directory.CreateDirectory(folder.Of("seeds/small-world"));
        string seeds = Path.Combine(Command.Repository, "seeds");
        foreach (string file in Directory.GetFiles(seeds).Concat(Directory.GetFiles(Path.Combine(seeds, "small-world"))))
            File.Copy(file, folder.Of(Path.Combine("seeds", Path.GetRelativePath(seeds, file))));
        File.WriteAllText(scenario, File.ReadAllText(Command.SmallWorld) + "\noutcomes: [jobs, value_added, referrals, public_cost]\n");
        var text = Command.Run("run", scenario, "--quarters", "12", "--replications", "3", "--details", "--out", folder.Of("out"));
        Assert.Equal(("", 0), (text.Error.Contains("error") ? text.Error : "", text.ExitCode));
        Assert.Contains("\nWhat the question is about, slack labour\n", text.Out);
        Assert.Contains("\nWhat the question is about, binding labour supply\n", text.Out);
        Assert.Contains("id=\"outcomes\"", File.ReadAllText(folder.Of("out/report.html")));

        var document = Document(Command.Run("run", scenario, "--quarters", "12", "--replications", "3", "--out", folder.Of("out"), "--format", "json"), 0, "found");
        var arm = document["arms"]!.AsArray().First(a => (string)a!["arm"]! == "house-package" && (string)a["labour"]! == "slack")!;
        Assert.Equal(["jobs", "value_added", "referrals", "public_cost"], arm["outcomes"]!.AsArray().Select(o => (string)o!["outcome"]!));
        Assert.Equal(["headline", "headline", "total", "total"], arm["outcomes"]!.AsArray().Select(o => (string)o!["measure"]!));
        Assert.Equal((double)arm["jobs_difference"]!["mean"]!, (double)arm["outcomes"]![0]!["difference"]!["mean"]!);
        // Before the first date the arms are the same, so the difference is that of the whole time.
        Assert.Equal((double)arm["public_cost_difference"]!["mean"]!, (double)arm["outcomes"]![3]!["difference"]!["mean"]!, 6);
        // What the file of effects says of the end is the same number in outputs of a mean job; here it is in money.
        string row = File.ReadAllLines(folder.Of("out/effects.csv")).Single(line => line.StartsWith("house-package,slack,total,all,value_added,output of a mean job,end,"));
        double ratio = (double)arm["outcomes"]![1]!["difference"]!["mean"]! / double.Parse(row.Split(',')[7], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(ratio, 700_000, 1_000_000);
    }

    [Fact]
    public void Errors_of_a_file_are_told_with_their_places()
    {
        string file = Directory.GetFiles(Path.Combine(Command.Repository, "scenarios", "broken"), "*.yaml").Order(StringComparer.Ordinal).First();
        var expected = Command.Run("run", file);
        var diagnostics = Document(Command.Run("run", file, "--format", "json"), 2, "bad_input")["diagnostics"]!.AsArray();
        Assert.NotEmpty(diagnostics);
        foreach (var d in diagnostics) Assert.Contains($"{d!["file"]}{(d["line"] is null ? "" : $":{d["line"]}:{d["column"]}")}: error {d["code"]}: {d["message"]}", expected.Error);
    }

    [Theory]
    [InlineData("run SMALL --arms nobody --format json", "'--arms' names the unknown arm 'nobody'.")]
    [InlineData("run SMALL --replications none --format json", "'--replications' is 'none'; expected a whole number from 1 to 100000, or 'auto'.")]
    [InlineData("run SMALL --out SMALL --format json", "small-world.yaml is a file; results go into a folder.")]
    [InlineData("merge nowhere --format json", "nowhere holds no results of 'ecosim run'")]
    public void Other_errors_are_told_too(string line, string expected)
    {
        var command = Command.Run(line.Replace("SMALL", Command.SmallWorld).Split(' '));
        Assert.Contains(Document(command, 2, "bad_input")["diagnostics"]!.AsArray(), d => ((string)d!["message"]!).Contains(expected));
        Assert.Contains(expected, command.Error);
    }

    [Fact]
    public void A_dry_run_a_stopped_run_and_a_merge_have_documents_too()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("small-world", (string)Document(Command.Run("run", Command.SmallWorld, "--dry-run", "--format", "json"), 0, "nothing_run")["experiment"]!["scenario"]!);
        using var interrupts = new Interrupts();
        interrupts.Ask();
        Document(Command.Run(interrupts, "run", Command.SmallWorld, "--out", folder.Of("stopped"), "--format", "json"), 130, "stopped");
        Command.RunSmall(folder.Of("part"), "--shard", "1/1");
        Assert.NotNull(Document(Command.Run("merge", folder.Of("part"), "--out", folder.Of("whole"), "--format", "json"), 0, "done")["result_hash"]);
    }

    [Theory]
    [InlineData("--sweep-load", "sweep.csv", "Under slack labour: The ")]
    [InlineData("--break-even", "break-even.csv", "In job-years at equal outlay against fragmented under slack labour, ")]
    public void A_sweep_tells_its_sentences_and_its_table(string what, string table, string sentence)
    {
        using var folder = new TemporaryFolder();
        var document = Document(Command.Run("run", Command.SmallWorld, "--quarters", "9", "--replications", "2", what, "--out", folder.Of("out"), "--format", "json"), 0, "done");
        Assert.Contains(document["answer"]!.AsArray(), s => ((string)s!).StartsWith(sentence));
        Assert.Contains(document["files"]!.AsArray(), f => (string)f!["path"]! == Path.Combine(folder.Of("out"), table));
    }

    private static JsonNode Document(Command command, int exitCode, string status)
    {
        Assert.Equal(exitCode, command.ExitCode);
        var document = JsonNode.Parse(command.Out, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = false })!;
        Assert.Equal((2, exitCode, status), ((int)document["schema_version"]!, (int)document["exit_code"]!, (string)document["status"]!));
        return document;
    }
}
