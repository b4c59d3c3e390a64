using EcosystemSim.Model.Randomness;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Tests;

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
