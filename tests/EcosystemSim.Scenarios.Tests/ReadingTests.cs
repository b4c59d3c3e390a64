using EcosystemSim.Model.Randomness;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Tests;

[Trait("Category", "Slow")]
public class ReadingTests
{
    private static readonly string[] Codes = ["ES0003", "ES0011", "ES0018"];

    [Fact]
    public void Limits_hold_on_size_events_and_files()
    {
        using var scratch = new ScratchSeeds();
        var limits = ReadingLimits.Default;
        ReadingLimits[] tight = [limits with { Bytes = 1000 }, limits with { Events = 50 }, limits with { Files = 2 }];
        for (int i = 0; i < tight.Length; i++)
        {
            var result = ScenarioLoader.Load(scratch.Scenario, tight[i]);
            Assert.Null(result.Scenario);
            Assert.Contains(result.Diagnostics, d => d.Code == Codes[i]);
        }
    }

    [Fact]
    public void Deep_nesting_of_a_hundred_thousand_levels_is_one_error()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("deep.yaml", "title: " + new string('[', 100_000));
        Assert.Equal("ES0010", Assert.Single(ScenarioLoader.Load(Path.Combine(scratch.Folder, "deep.yaml")).Diagnostics).Code);
    }

    [Fact]
    public void Errors_beyond_the_limit_are_counted()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("many.yaml", "include: small-world.yaml\n" + string.Concat(Enumerable.Range(0, 150).Select(i => $"key{i}: 1\n")));
        var diagnostics = ScenarioLoader.Load(Path.Combine(scratch.Folder, "many.yaml")).Diagnostics;
        Assert.Equal(101, diagnostics.Length);
        Assert.Equal("and 50 more errors.", diagnostics[^1].Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("parameters:\n")]
    public void Nearest_names_are_looked_for_as_long_as_they_are_shown_and_not_for_thousands_of_wrong_ones(string section)
    {
        using var scratch = new ScratchSeeds();
        string indent = section.Length > 0 ? "  " : "";
        scratch.Write("many.yaml", "include: small-world.yaml\n" + section + string.Concat(Enumerable.Range(0, 3000).Select(i => $"{indent}governance.transition_hour{i}: 1\n")));
        int before = Nearest.Searches;
        var diagnostics = ScenarioLoader.Load(Path.Combine(scratch.Folder, "many.yaml")).Diagnostics;
        Assert.Equal(101, diagnostics.Length);
        Assert.Equal("and 2,900 more errors.", diagnostics[^1].Message);
        Assert.InRange(Nearest.Searches - before, 1, 1000);
    }

    [Fact]
    public void Messages_are_made_of_the_errors_that_are_shown()
    {
        var source = new SourceText("a.yaml", []);
        var report = new Report();
        int made = 0;
        for (int i = 5000; i > 0; i--) report.Add(new Diagnostic(new(source, i, 1, 1), "ES0001", () => $"{++made}"));
        Assert.Equal(101, report.InOrder(100).Count);
        Assert.Equal(100, made);
        // One error that two checks have found is one.
        report.Add(new Diagnostic(new(source, 1, 1, 1), "ES0001", "1"));
        report.Add(new Diagnostic(new(source, 1, 1, 1), "ES0001", "another"));
        Assert.Equal("and 4,901 more errors.", report.InOrder(100)[^1].Message);
    }

    [Fact]
    public void Errors_by_the_million_are_counted_and_not_kept()
    {
        var source = new SourceText("a.yaml", []);
        var report = new Report();
        List<WeakReference> words = [];
        for (int i = 1; i <= 50_000; i++) Add(i);
        GC.Collect();
        Assert.InRange(words.Count(w => w.IsAlive), 100, 25_000);
        Assert.Equal(50_000, report.Count);
        Assert.Equal("and 49,900 more errors.", report.InOrder(100)[^1].Message);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void Add(int line)
        {
            Diagnostic error = new(new(source, line, 1, 1), "ES0001", () => $"{line}");
            words.Add(new WeakReference(error));
            report.Add(error);
        }
    }

    [Fact]
    public void A_path_that_no_system_opens_is_not_followed_part_by_part()
    {
        using var scratch = new ScratchSeeds();
        string path = string.Concat(Enumerable.Repeat("a/", 100_000)) + "b.yaml";
        scratch.Write("long.yaml", $"include: {path}\n");
        var error = Assert.Single(ScenarioLoader.Load(Path.Combine(scratch.Folder, "long.yaml")).Diagnostics);
        Assert.Equal("ES0002", error.Code);
        Assert.Contains("characters; expected at most 4,096", error.Message);
        Assert.Equal("ES0002", Assert.Single(ScenarioLoader.Load(path).Diagnostics).Code);
    }

    [Fact]
    public void Thousands_of_arms_are_one_error()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("arms.yaml", "include: small-world.yaml\narms:\n" + string.Concat(Enumerable.Range(1, 5000).Select(i => $"  a{i}: {{title: t, based_on: {(i == 1 ? "fragmented" : $"a{i - 1}")}}}\n")));
        Assert.Equal("ES0354", Assert.Single(ScenarioLoader.Load(Path.Combine(scratch.Folder, "arms.yaml")).Diagnostics).Code);
    }

    [Fact]
    public void The_first_entry_of_a_key_is_found_among_few_and_among_many()
    {
        foreach (int count in (int[])[3, 300])
        {
            var at = new Location(new("a.yaml", []), 1, 1, 1);
            var node = new MappingNode(at, [.. Enumerable.Range(0, count).Select(i => KeyValuePair.Create(new ScalarNode(at, $"k{i % (count - 1)}", true), (Node)new ScalarNode(at, $"{i}", true)))]);
            Assert.Equal("0", ((ScalarNode)node["k0"]!).Value);
            Assert.Null(node["k"]);
            // A copy with other entries is another.
            var copy = node with { Entries = [.. node.Entries.Skip(1)] };
            Assert.Equal($"{count - 1}", ((ScalarNode)copy["k0"]!).Value);
        }
    }

    [Fact]
    public void A_link_does_not_lead_out_of_the_folders()
    {
        using var scratch = new ScratchSeeds();
        using var elsewhere = new ScratchSeeds();
        File.CreateSymbolicLink(Path.Combine(scratch.Folder, "link.yaml"), elsewhere.Scenario);
        scratch.Write("asks.yaml", "include: link.yaml\n");
        Assert.Contains(ScenarioLoader.Load(Path.Combine(scratch.Folder, "asks.yaml")).Diagnostics, d => d.Code == "ES0016");

        File.Delete(Path.Combine(scratch.Folder, "seeds/small-world/system.yaml"));
        File.CreateSymbolicLink(Path.Combine(scratch.Folder, "seeds/small-world/system.yaml"), Path.Combine(elsewhere.Folder, "seeds/small-world/system.yaml"));
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == "ES0016");

        Directory.Delete(Path.Combine(scratch.Folder, "seeds/small-world"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(scratch.Folder, "seeds/small-world"), Path.Combine(elsewhere.Folder, "seeds/small-world"));
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == "ES0016");
    }

    [Fact]
    public void A_link_within_the_folders_is_followed()
    {
        using var scratch = new ScratchSeeds();
        File.CreateSymbolicLink(Path.Combine(scratch.Folder, "link.yaml"), scratch.Scenario);
        scratch.Write("asks.yaml", "include: link.yaml\ntitle: Through a link\n");
        Assert.Equal("Through a link", ScenarioLoader.Load(Path.Combine(scratch.Folder, "asks.yaml")).Scenario!.Title);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_its_neighbour()
    {
        var error = Assert.Single(ScenarioLoader.Load("scenarios/west-denmrak.yaml").Diagnostics);
        Assert.Equal("scenarios/west-denmrak.yaml: error ES0001: there is no file 'scenarios/west-denmrak.yaml'. Did you mean 'scenarios/west-denmark.yaml'?", error.ToString());
        Assert.Equal("ES0002", Assert.Single(ScenarioLoader.Load("scenarios").Diagnostics).Code);
    }

    [Fact]
    public void Paths_are_shown_as_they_were_given()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("seeds/parameters.yaml", "    blur:", "    blurr:");
        var seed = ScenarioLoader.Load(scratch.Scenario).Diagnostics[0].At.Source.Path;
        Assert.Equal(Path.Combine(scratch.Folder, "seeds/parameters.yaml"), seed);
    }

    [Fact]
    public void Windows_line_ends_change_nothing_but_the_hash()
    {
        using var scratch = new ScratchSeeds();
        string before = ScenarioLoader.Load(scratch.Scenario).Scenario!.InputsHash("1");
        scratch.Write("small-world.yaml", File.ReadAllText(scratch.Scenario).ReplaceLineEndings("\r\n"));
        var scenario = ScenarioLoader.Load(scratch.Scenario).Scenario;
        Assert.NotNull(scenario);
        Assert.NotEqual(before, scenario.InputsHash("1"));
    }

    [Fact]
    public void No_spoilt_file_makes_the_loader_throw()
    {
        using var scratch = new ScratchSeeds();
        // Bytes that mean something to YAML, or to nobody.
        byte[][] scraps =
        [
            [0], [9], [0xFF], .. ((string[])["[[{", "\n  - ", ": ", "&a *a", "\n---\n", "!!x ", "? ", "\"", "1e999", "|\n", "%YAML 3.0\n", "<<: ", "{}", "[]"])
                .Select(s => System.Text.Encoding.UTF8.GetBytes(s)),
        ];
        var key = RandomKey.Population(1);
        string[] files = [scratch.Scenario, Path.Combine(scratch.Folder, "seeds/small-world/system.yaml"), Path.Combine(scratch.Folder, "seeds/evidence.yaml")];
        foreach (string file in files)
        {
            byte[] whole = File.ReadAllBytes(file);
            for (uint i = 0; i < 60; i++)
            {
                var (where, length, what, _) = key.Words(Purpose.Visit, i);
                int at = (int)(where % (uint)whole.Length);
                int cut = Math.Min((int)(length % 40), whole.Length - at);
                File.WriteAllBytes(file, [.. whole[..at], .. scraps[what % (uint)scraps.Length], .. whole[(at + cut)..]]);
                var result = ScenarioLoader.Load(scratch.Scenario);
                Assert.True(result.Scenario is null != result.Diagnostics.IsEmpty);
                DiagnosticRenderer.Render(result.Diagnostics);
            }
            File.WriteAllBytes(file, whole);
        }
    }

    [Theory]
    [InlineData("refferal", "referral")]
    [InlineData("fragmentde", "fragmented")]
    [InlineData("Slack", "slack")]
    public void The_nearest_name_is_found_by_edits_and_swaps(string found, string meant) =>
        Assert.Equal(meant, Nearest.Name(found, ["slack", "referral", "fragmented"]));

    [Fact]
    public void A_name_that_is_near_to_none_gets_no_suggestion()
    {
        Assert.Null(Nearest.Name("zebra", ["slack", "binding"]));
        Assert.Equal(1, Nearest.Distance("ab", "ba"));
        Assert.Equal(3, Nearest.Distance("kitten", "sitting"));
    }
}
