using System.Text.RegularExpressions;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Tests;

public class EvidenceTests
{
    private const string File = "seeds/evidence.yaml";

    private static readonly Catalogue Shipped = Catalogue.Load(Repository.Root).Catalogue!;

    /// <summary>Ids that the evidence has or had; a line <c>old -> new, new</c> where one was split or renamed.</summary>
    private static readonly string[] EveryId = global::System.IO.File.ReadAllLines(Repository.File("tests/EcosystemSim.Scenarios.Tests/evidence-ids.txt"));

    private static Dictionary<string, EvidenceEntry> Entries => Shipped.Evidence.ToDictionary(e => e.Id);

    [Fact]
    public void No_id_of_the_evidence_is_lost()
    {
        Assert.Equal(241, EveryId.Length);
        Assert.Empty(Lost([.. Entries.Keys]));
    }

    [Fact]
    public void An_id_that_is_lost_is_noticed() => Assert.Equal(["eff.fdi"], Lost([.. Entries.Keys.Where(id => id != "eff.fdi")]));

    [Fact]
    public void A_parameter_and_the_entries_that_it_names_tell_of_each_other()
    {
        if (GoldenFile.Updates) WriteUses();
        else Assert.Empty(OneSided(Shipped.Evidence, Shipped.Parameters));
    }

    [Fact]
    public void A_use_that_only_one_side_tells_of_is_noticed()
    {
        var entry = Entries["dem.growth.beta"];
        Assert.Single(OneSided([entry with { Uses = null }], Shipped.Parameters));
        Assert.Single(OneSided([entry with { Uses = [.. entry.Uses!, "search.blur"] }], Shipped.Parameters));
    }

    [Fact]
    public void A_parameter_that_rests_on_memory_says_so() => Assert.Empty(SilentOnMemory(Shipped.Parameters));

    [Fact]
    public void Memory_that_a_parameter_does_not_tell_of_is_noticed()
    {
        var parameter = Shipped.Parameters.First(p => p.Source == "eff.export.entry");
        Assert.Single(SilentOnMemory([parameter with { Note = null }]));
    }

    [Fact]
    public void An_entry_that_no_parameter_uses_says_what_it_is_kept_for() =>
        Assert.Empty(Shipped.Evidence.Where(e => e.Uses is null && e.KeptAs is null && e.SupersededBy is null).Select(e => e.Id));

    [Fact]
    public void A_derived_or_judged_figure_says_what_was_read_or_that_nothing_was_found() =>
        Assert.Empty(Shipped.Evidence.Where(e => e.Obtained is Obtained.Derived or Obtained.Judgement && e.ReadAs is null && e.Source.Address != "none").Select(e => e.Id));

    [Fact]
    public void Nothing_rests_on_an_entry_that_another_replaces()
    {
        foreach (var entry in Shipped.Evidence.Where(e => e.SupersededBy is not null))
        {
            Assert.DoesNotContain(Shipped.Parameters, p => entry.IsNamed(p.Source));
            Assert.Null(Entries[entry.SupersededBy!].SupersededBy);
        }
    }

    [Fact]
    public void What_is_held_out_is_an_input_of_nothing()
    {
        var texts = Seeds().Select(global::System.IO.File.ReadAllText).ToList();
        foreach (var entry in Shipped.Evidence.Where(e => e.KeptAs == KeptAs.HoldOut))
        {
            Assert.Null(entry.Uses);
            Assert.DoesNotContain(texts, entry.IsNamedIn);
        }
    }

    [Fact]
    public void What_the_seeds_of_a_system_take_is_kept_for_seeds_or_used_by_a_parameter()
    {
        foreach (string file in Seeds())
        {
            var named = Shipped.Evidence.Where(e => e.IsNamedIn(global::System.IO.File.ReadAllText(file)));
            Assert.All(named, e => Assert.True(e.KeptAs == KeptAs.Seeds || e.Uses is not null, $"{file} names {e.Id}, which is kept as {e.KeptAs}."));
        }
    }

    [Fact]
    public void What_an_entry_pins_is_there()
    {
        string[] paths = [.. Shipped.Parameters.Select(p => p.Path), .. Entries.Keys];
        foreach (var (entry, pin) in Shipped.Evidence.SelectMany(e => (e.Pins ?? []).Select(p => (e, p))))
        {
            foreach (Match name in Regex.Matches(pin, @"(?<![\w.])[a-z_]+(\.[a-z_]+)+"))
                Assert.True(paths.Any(p => p == name.Value || p.StartsWith(name.Value + ".", StringComparison.Ordinal)), $"{entry.Id} pins '{pin}'.");
        }
    }

    [Theory]
    [InlineData("parts: [year_1, year_2, year_3]", "parts: [year_1, year_2]", "ES0104", "'parts' is a list of 2; expected a name for each figure of 'eff.advice.gvp.path', 3.")]
    [InlineData("low: [0, -0.03, -0.03]", "low: [0, -0.03]", "ES0104", "'low' is a list of 2; expected as many figures as 'eff.advice.gvp.path' has, 3.")]
    [InlineData("value: [0.079, 0, 0]", "value: [0.079, 0.5, 0]", "ES0206", "'eff.advice.gvp.path.year_2' is 0.5; its own range goes from -0.03 to 0.03.")]
    [InlineData("value: [0.079, 0, 0]", "value: [0.079, none, 0]", "ES0104", "'value' is 'none'; expected a number.")]
    [InlineData("parts: [year_1, year_2, year_3]", "parts: [year_1, year_1, year_3]", "ES0309", "id 'eff.advice.gvp.path.year_1' occurs a second time")]
    [InlineData("    verdict: An open question\n", "", "ES0352", "'eff.cluster.review' needs either 'value' or 'verdict'")]
    [InlineData("superseded_by: eff.subsidy.rsa.2019", "superseded_by: eff.subsidy.rsa.2109", "ES0353", "Did you mean 'eff.subsidy.rsa.2019'?")]
    [InlineData("kept_as: null_result", "kept_as: nul_result", "ES0105", "Did you mean 'null_result'?")]
    public void A_broken_entry_says_what_is_wrong(string old, string by, string code, string message)
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace(File, old, by);
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("eff.advice.gvp.path", "ES0351", "has several figures; expected one of: eff.advice.gvp.path.year_1, eff.advice.gvp.path.year_2, eff.advice.gvp.path.year_3.")]
    [InlineData("eff.cluster.review", "ES0351", "has no figure.")]
    [InlineData("eff.advice.gvp.path.year_1", "ES0208", "'growth.shock_size_exponent' is 0.18; its source 'eff.advice.gvp.path.year_1' allows 0 to 0.15.")]
    public void A_parameter_names_one_figure(string source, string code, string message)
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("seeds/parameters.yaml", "source: dem.growth.beta", $"source: {source}");
        Assert.Contains(ScenarioLoader.Load(scratch.Scenario).Diagnostics, d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_among_several_is_a_source()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("seeds/parameters.yaml", "source: dem.growth.beta", "source: eff.advice.gvp.path.year_1");
        scratch.Replace("seeds/parameters.yaml", "shock_size_exponent: {value: 0.18, range: [0.14,", "shock_size_exponent: {value: 0.14, range: [0.14,");
        Assert.Empty(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
    }

    private static IEnumerable<string> Lost(HashSet<string> there) =>
        EveryId.Where(line => line.Split(" -> ")[^1].Split(", ").Any(id => !there.Contains(id))).Select(line => line.Split(" -> ")[0]);

    private static IEnumerable<string> OneSided(IEnumerable<EvidenceEntry> evidence, IReadOnlyCollection<ParameterValue> parameters) =>
        from entry in evidence
        let named = NamedBy(entry, parameters)
        from path in named.Except(entry.Uses ?? []).Select(p => $"{p} names {entry.Id}, which does not list it in 'uses'")
            .Concat((entry.Uses ?? []).Except(named).Select(p => $"{entry.Id} lists {p}, which does not name it"))
        select path;

    private static IEnumerable<string> NamedBy(EvidenceEntry entry, IEnumerable<ParameterValue> parameters) =>
        parameters.Where(p => entry.IsNamed(p.Source) || entry.IsNamedIn(p.Note)).Select(p => p.Path);

    private static void WriteUses()
    {
        var lines = new List<string>();
        string id = "";
        foreach (string line in global::System.IO.File.ReadAllLines(Repository.File(File)).Where(l => !l.StartsWith("    uses: ", StringComparison.Ordinal)))
        {
            lines.Add(line);
            if (line.StartsWith("  - id: ", StringComparison.Ordinal)) id = line["  - id: ".Length..];
            if (!line.StartsWith("    confidence: ", StringComparison.Ordinal)) continue;
            string uses = string.Join(", ", NamedBy(Entries[id], Shipped.Parameters));
            if (uses.Length > 0) lines.Add($"    uses: [{uses}]");
        }
        global::System.IO.File.WriteAllText(Repository.File(File), string.Join('\n', lines) + '\n');
    }

    private static IEnumerable<string> SilentOnMemory(IEnumerable<ParameterValue> parameters) =>
        from p in parameters
        where p.Note?.Contains("memory", StringComparison.Ordinal) != true
        from e in Shipped.Evidence
        where (e.Obtained == Obtained.Memory || e.ReadAs == ReadAs.Memory) && (e.IsNamed(p.Source) || e.IsNamedIn(p.Note))
        select $"{p.Path} rests on {e.Id}, which is from memory, and its note does not say so";

    private static IEnumerable<string> Seeds() => Directory.EnumerateDirectories(Repository.File("seeds")).SelectMany(d => Directory.EnumerateFiles(d, "*.yaml"));
}
