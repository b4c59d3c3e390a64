using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcosystemSim.Experiments;

namespace EcosystemSim.Cli.Tests;

/// <summary>Every table that a run writes is as the data dictionary beside it says.</summary>
[Trait("Category", "Slow")]
public class DataPackageTests
{
    [Fact]
    public void The_tables_of_a_run_and_of_its_levers_are_as_their_dictionary_says()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.RunSmall(folder.Of("out"), "--lever-arms").ExitCode);
        Assert.Empty(DataPackageCheck.Of(folder.Of("out")));
        var package = Read(folder.Of("out"));
        Assert.Equal(["observations", "effects", "ledger", "evaluations", "plausible-worlds", "levers", "arms", "outcomes", "scopes"], package["resources"]!.AsArray().Select(r => (string)r!["name"]!));
        // Words are those of docs/outcomes.md, without its links.
        Assert.Equal("Standard deviation of the difference between replications. Empty with one replication.", Description(package, "effects", "sd"));
        Assert.StartsWith("The additionality ledger of every arm", (string)Resource(package, "ledger")["description"]!);
        Assert.Contains(Resource(package, "outcomes")["data"]!.AsArray(), o => (string)o!["outcome"]! == "jobs" && (string)o["meaning"]! == "Jobs in active firms." && (string)o["unit"]! == "jobs");
        Assert.All(Resource(package, "outcomes")["data"]!.AsArray(), o => Assert.NotEqual((string)o!["outcome"]!, (string)o["meaning"]!));
        Assert.Contains(package["sources"]!.AsArray(), s => s!["path"] is { } path && ((string)path!).StartsWith("https://"));
    }

    [Theory]
    [InlineData("--sweep-load", "sweep")]
    [InlineData("--sweep-load --by-cost", "sweep")]
    [InlineData("--break-even", "break-even")]
    public void A_sweep_has_its_dictionary_too(string what, string table)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.Run(["run", Command.SmallWorld, "--quarters", "9", "--replications", "2", .. what.Split(' '), "--out", folder.Of("out")]).ExitCode);
        Assert.Empty(DataPackageCheck.Of(folder.Of("out")));
        Assert.Equal([table, "arms"], Read(folder.Of("out"))["resources"]!.AsArray().Select(r => (string)r!["name"]!));
    }

    [Fact]
    public void Merged_parts_have_the_dictionary_of_one_run()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in new[] { "1", "2" }) Command.RunSmall(folder.Of(part), "--shard", $"{part}/2");
        Assert.Equal(0, Command.Run("merge", folder.Of("1"), folder.Of("2"), "--out", folder.Of("merged")).ExitCode);
        Command.RunSmall(folder.Of("whole"), "--threads", "1");
        Assert.Empty(DataPackageCheck.Of(folder.Of("merged")));
        Assert.Equal(File.ReadAllText(folder.Of("whole/datapackage.json")), File.ReadAllText(folder.Of("merged/datapackage.json")));
    }

    // What the check finds in a folder that was right before the change.
    [Theory]
    [InlineData("effects.csv", @"(?m)^(.*),end,[^,\n]+,", "$1,end,many,", "effects.mean: 'many'")]
    [InlineData("effects.csv", @"(?m)^coordinated,slack,", "coordinate,slack,", "effects.arm: 'coordinate'")]
    [InlineData("effects.csv", @"(?m)^(none,slack,total,all,jobs,jobs,end.*\n)", "$1$1", "effects: two rows of the key")]
    [InlineData("effects.csv", @"^(arm.*),n\n", "$1,number\n", "effects: columns")]
    [InlineData("ledger.csv", @",jobs,", ",,", "ledger.unit: ''")]
    [InlineData("ledger.csv", @"\n(.*),[^,\n]*\n", "\n$1\n", "ledger: a row of")]
    [InlineData("datapackage.json", @"""description"": ""Replications.""", @"""description"": """"", "effects.n: no description")]
    [InlineData("datapackage.json", @"""path"": ""effects.csv""", @"""path"": ""../effects.csv""", "effects: path")]
    [InlineData("datapackage.json", @"""outcome"": ""jobs"",", @"""outcome"": ""posts"",", "observations: jobs is not in outcomes")]
    public void The_check_finds_what_is_wrong(string file, string pattern, string by, string expected)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        // What was changed is not exported any more.
        Assert.Equal(0, Command.Run("export", folder.Of("out"), "--csv", "--out", folder.Of("observations.csv")).ExitCode);
        if (by.Contains("..")) File.Copy(folder.Of("out/effects.csv"), folder.Of("effects.csv"));
        string path = folder.Of("out/" + file), before = File.ReadAllText(path), after = new Regex(pattern).Replace(before, by, 1);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
        Assert.Contains(DataPackageCheck.Of(folder.Of("out"), folder.Of("observations.csv")), found => found.StartsWith(expected));
    }

    [Fact]
    public void It_is_cited_as_the_readme_says() =>
        Assert.Contains(ModelVersion.Citation, File.ReadAllText(Path.Combine(Command.Repository, "README.md")).Replace("*", "", StringComparison.Ordinal));

    private static JsonNode Read(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "datapackage.json")))!;

    private static JsonNode Resource(JsonNode package, string name) => package["resources"]!.AsArray().Single(r => (string)r!["name"]! == name)!;

    private static string Description(JsonNode package, string table, string column) =>
        (string)Resource(package, table)["schema"]!["fields"]!.AsArray().Single(f => (string)f!["name"]! == column)!["description"]!;
}
