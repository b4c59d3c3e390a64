using System.Text.Json;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Running;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Scaffolding;

namespace EcosystemSim.Cli.Tests;

/// <summary>Scenarios that the program carries are called by name and give what the files give; <c>init</c> writes them out.</summary>
[Trait("Category", "Slow")]
public sealed class ShippedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_program_carries_every_file_byte_for_byte_and_no_other()
    {
        string[] seeds = Directory.GetFiles(Path.Combine(Repository.Root, "seeds"), "*", SearchOption.AllDirectories);
        string[] scenarios = Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml");
        string[] expected = [.. seeds.Concat(scenarios).Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, Shipped.Paths.Order(StringComparer.Ordinal));
        Assert.All(expected, path => Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, path)), Resources.Bytes(path)));
    }

    [Fact]
    public void A_name_gives_what_the_file_gives_and_its_results_verify_and_run_again_without_the_file()
    {
        var byFile = Command.RunSmall(_folder.Of("by-file"));
        var byName = Command.Run("run", "small-world", "--quarters", "12", "--replications", "3", "--out", _folder.Of("by-name"));
        Assert.Equal((0, ""), (byName.ExitCode, byName.Error));
        Assert.Equal(byFile.ResultHash, byName.ResultHash);
        foreach (string key in new[] { "inputs", "inputs_hash", "model_version" }) Assert.Equal(Manifest("by-file", key), Manifest("by-name", key));
        Assert.Equal("\"ecosim run small-world --replications 3 --quarters 12\"", Manifest("by-name", "command"));

        var verify = Command.Run("verify", _folder.Of("by-name"), "--sample", "1");
        Assert.Equal((0, ""), (verify.ExitCode, verify.Error));
        Assert.Contains("is the same to the last bit.", verify.Out);
        var rerun = Command.Run("rerun", _folder.Of("by-name"));
        Assert.Equal((0, ""), (rerun.ExitCode, rerun.Error));
    }

    [Theory]
    [InlineData("check west-denmark", "west-denmark: no errors.\n")]
    [InlineData("trace small-world --firm 3", "Firm 3")]
    [InlineData("evaluate small-world --quarters 8 --replications 2", "")]
    [InlineData("diff small-world west-denmark", "A: small-world\nB: west-denmark\n")]
    [InlineData("diff small-world#fragmented small-world#coordinated", "A: small-world, arm fragmented\n")]
    [InlineData("run neutral --dry-run", "")]
    [InlineData("sweep small-world --vary scenario.population.scale=0.5,1 --quarters 2 --replications 1 --dry-run", "2 points")]
    [InlineData("explain --parameters west-denmark --format csv", "parameter,value,low,high,unit,source,meaning,note\n")]
    public void Every_command_that_takes_a_scenario_takes_its_name(string line, string expected)
    {
        var command = Command.Run(line.Split(' '));
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains(expected, command.Out);
    }

    [Theory]
    [InlineData("run {0}")]
    [InlineData("check {0}")]
    [InlineData("trace {0}")]
    [InlineData("evaluate {0}")]
    [InlineData("validate {0}")]
    [InlineData("diff small-world {0}")]
    [InlineData("explain --parameters {0}")]
    public void A_name_that_no_scenario_has_is_told_with_the_nearest_and_all_there_are(string line)
    {
        var command = Command.Run([.. line.Split(' ').Select(word => word == "{0}" ? "west-denmrk" : word)]);
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("ecosim: there is no scenario 'west-denmrk' in this program. Did you mean 'west-denmark'? It has business-houses, ", command.Error);
        Assert.Contains("A file is called by its path, with a slash or a dot: ./west-denmrk.\n", command.Error);
    }

    [Fact]
    public void Scripts_get_the_error_in_their_document()
    {
        using var json = JsonDocument.Parse(Command.Run("run", "nowhere", "--format", "json").Out);
        Assert.Contains("there is no scenario 'nowhere'", json.RootElement.GetProperty("diagnostics")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void A_path_is_the_file_and_a_bare_name_never_is()
    {
        Assert.All((string[])["./small-world", "small-world.yaml", "a/small-world", @"a\small-world", ".", ".."], path => Assert.False(Shipped.IsName(path)));
        // A file of the name, with another seed, so that it would give other results.
        Assert.Equal(0, Command.Run("init", _folder.Path).ExitCode);
        string file = _folder.Of("scenarios/small-world.yaml"), text = File.ReadAllText(file);
        string changed = text.Replace("\nseed: ", "\nseed: 1", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
        string byFile = Command.Run("run", file, "--quarters", "4", "--replications", "2", "--out", _folder.Of("by-file")).ResultHash;
        string byName = Command.Run("run", "small-world", "--quarters", "4", "--replications", "2", "--out", _folder.Of("by-name")).ResultHash;
        Assert.NotEqual(byFile, byName);
    }

    [Fact]
    public void Init_writes_what_the_program_carries_and_it_is_in_order_there()
    {
        string home = _folder.Of("deep/mine");
        var init = Command.Run("init", home);
        Assert.Equal((0, ""), (init.ExitCode, init.Error));
        Assert.Equal(["scenarios", "schemas", "seeds"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName).Order());
        Assert.All(Shipped.Paths, path => Assert.Equal(Resources.Bytes(path), File.ReadAllBytes(Path.Combine(home, path))));
        Assert.Equal(SchemaWriter.Scenario(), File.ReadAllText(Path.Combine(home, "schemas/scenario.schema.json")));
        // The commands that it names are right.
        string next = Assert.Single(init.Out.Split('\n'), line => line.StartsWith("  ecosim check ", StringComparison.Ordinal));
        Assert.Equal(0, Command.Run([.. next.Trim().Split(' ')[1..]]).ExitCode);
        Assert.Equal(0, Command.Run(["check", .. Directory.GetFiles(Path.Combine(home, "scenarios"))]).ExitCode);
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("seeds")]
    [InlineData("schemas")]
    public void Init_writes_nothing_where_anything_of_it_is_there(string there)
    {
        Directory.CreateDirectory(_folder.Of(there));
        var init = Command.Run("init", _folder.Path);
        Assert.Equal((2, ""), (init.ExitCode, init.Out));
        Assert.Equal($"ecosim: {_folder.Of(there)} is there already; nothing is ever overwritten. Name a folder without: ecosim init DIR. Nothing was written.\n", init.Error);
        Assert.Equal([_folder.Of(there)], Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Init_that_cannot_write_leaves_nothing()
    {
        File.WriteAllText(_folder.Of("file"), "");
        foreach (string home in new[] { _folder.Of("file"), _folder.Of("file/below") })
        {
            var init = Command.Run("init", home);
            Assert.Equal((2, ""), (init.ExitCode, init.Out));
            Assert.EndsWith(" Nothing was written.\n", init.Error);
        }
        Assert.Equal([_folder.Of("file")], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_region_can_be_made_and_names_explained_from_what_the_program_carries()
    {
        var start = StartingPoint.In([], Shipped.Files).Single(s => s.System == "west-denmark");
        var made = new NewRegion("my-region", start, _folder.Path, null).Make();
        Assert.Equal((0, 0), (made.Errors.Length, made.Diagnostics.Length));
        Assert.Equal(Resources.Bytes("seeds/evidence.yaml"), File.ReadAllBytes(_folder.Of("seeds/evidence.yaml")));
        Assert.Equal(0, Command.Run("check", _folder.Of("scenarios/my-region.yaml")).ExitCode);

        using var elsewhere = new TemporaryFolder();
        var carried = Catalogue.Load(elsewhere.Path, Shipped.Files).Catalogue!;
        var onDisk = Catalogue.Load(Repository.Root).Catalogue!;
        Assert.Equal(onDisk.Parameters.AsEnumerable(), carried.Parameters);
        Assert.Equal(onDisk.Scenarios.Select(s => s.Id), carried.Scenarios.Select(s => s.Id));
        Assert.Equal(onDisk.Items.Length, carried.Items.Length);
    }

    private string Manifest(string folder, string key)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.Of($"{folder}/manifest.json")));
        return json.RootElement.GetProperty(key).GetRawText();
    }
}
