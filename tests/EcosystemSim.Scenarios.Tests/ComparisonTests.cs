using System.Collections.Immutable;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Comparison;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Tests;

public class ComparisonTests
{
    [Fact]
    public void Comments_order_includes_and_stated_defaults_are_no_difference()
    {
        using var scratch = new ScratchSeeds();
        string text = File.ReadAllText(scratch.Scenario);
        int arms = text.IndexOf("\narms:", StringComparison.Ordinal), levers = text.IndexOf("\n# Run with", StringComparison.Ordinal);
        scratch.Write("arms.yaml", text[arms..levers]);
        scratch.Write("other.yaml", "# the same\ninclude: arms.yaml\n" + text[levers..] + "\npopulation: {scale: 1}\n" + text[..arms]);
        scratch.Replace("arms.yaml", "from: 2014Q1\n        parties: all\n", "parties: [all]\n        from: 2014Q1\n        binding: false\n        cost_factor: 1\n");
        Assert.Empty(Compare(scratch.Scenario, Path.Combine(scratch.Folder, "other.yaml")));
    }

    [Theory]
    [InlineData("seed: 7", "seed: 8", "seed", "7", "8")]
    [InlineData("quarters: 24", "quarters: 26", "horizon.quarters", "24", "26")]
    [InlineData("from: 2014Q1", "from: 2014Q2", "arms.eligibility.agreements.open-borders.from", "2014Q1", "2014Q2")]
    [InlineData("phase_in_quarters: 2", "phase_in_quarters: 3", "arms.coordinated.agreements.cooperation.phase_in_quarters", "2", "3")]
    [InlineData("secretariat: rotating", "secretariat: fixed", "arms.coordinated.agreements.cooperation.secretariat", "rotating", "fixed")]
    [InlineData("binding: true", "binding: false", "arms.house-package.agreements.house-package.binding", "true", "false")]
    [InlineData("triage: 1", "triage: 0.5", "arms.coordinated.agreements.cooperation.levers.triage", "1", "0.5")]
    [InlineData("{cost_factor: 0}", "{cost_factor: 0.25}", "arms.coordinated-free.agreements.cooperation.cost_factor", "0", "0.25")]
    [InlineData("answer: coordinated", "answer: eligibility", "answer", "coordinated", "eligibility")]
    [InlineData("steering_hours: {value: 1,", "steering_hours: {value: 2,", "parameters.levers.governance.steering_hours", "1", "2")]
    [InlineData("take_from: coordinated", "take_from: house-package", "lever_arms.take_from", "coordinated", "house-package")]
    public void A_changed_key_is_found_where_it_holds(string old, string by, string path, string a, string b)
    {
        using var scratch = new ScratchSeeds();
        string changed = Path.Combine(scratch.Folder, "changed.yaml");
        scratch.Write("changed.yaml", File.ReadAllText(scratch.Scenario).Replace(old, by, StringComparison.Ordinal));
        Assert.Contains(Compare(scratch.Scenario, changed), d => (d.Path, d.A, d.B) == (path, a, b));
    }

    [Fact]
    public void Parties_and_labour_are_told_by_what_came_and_went()
    {
        using var scratch = new ScratchSeeds();
        string text = File.ReadAllText(scratch.Scenario);
        scratch.Write("changed.yaml", text.Replace("labour: [slack, binding]", "labour: [slack]", StringComparison.Ordinal)
            .Replace("from: 2014Q1\n        parties: all", "from: 2014Q1\n        parties: [business_house, cluster]", StringComparison.Ordinal));
        var differences = Compare(scratch.Scenario, Path.Combine(scratch.Folder, "changed.yaml"));
        Assert.Equal(["binding"], differences.Single(d => d.Path == "labour").Removed.AsEnumerable());
        var parties = differences.Single(d => d.Path == "arms.eligibility.agreements.open-borders.parties");
        Assert.Empty(parties.Added);
        Assert.Contains("office-eastby", parties.Removed);
        Assert.DoesNotContain("house-east", parties.Removed);
    }

    [Fact]
    public void Seeds_are_compared_by_name_down_to_the_offers()
    {
        using var scratch = new ScratchSeeds();
        var before = ScenarioFacts.Of(ScenarioLoader.Load(scratch.Scenario).Scenario!);
        scratch.Replace("seeds/small-world/system.yaml", "adviser_fte: 0.4", "adviser_fte: 0.5");
        var after = ScenarioFacts.Of(ScenarioLoader.Load(scratch.Scenario).Scenario!);
        var difference = Assert.Single(Comparer.Compare(before, after));
        Assert.Equal("seeds.providers.house-east.adviser_fte", difference.Path);
        Assert.Equal(("0.4", "0.5"), (difference.A, difference.B));

        var offer = before.Section("seeds").Section("providers").Section("house-east").Section("offers").Entries[0];
        Assert.NotNull(((SectionFact)offer.Value)["hours_per_case"]);
    }

    [Fact]
    public void An_arm_is_told_in_sentences()
    {
        var scenario = ShippedScenarioTests.Load("small-world");
        var sentences = Sentences(scenario, "fragmented", "coordinated");
        Assert.Equal("The coordinated arm adds the agreement open-borders from 2014Q1, with 12 parties; it switches on cross border eligibility at strength 1.", sentences[0]);
        Assert.StartsWith("The coordinated arm adds the agreement cooperation from 2014Q3, phased in over 2 quarters, with a rotating secretariat, with 12 parties; it switches on ", sentences[1]);
        Assert.Equal(2, sentences.Length);
        Assert.Equal("The none arm has support ends: 2013Q1, where the other states nothing.", Assert.Single(Sentences(scenario, "fragmented", "none")));
        Assert.Equal("In the agreement cooperation the coordinated-triage arm does not switch on triage.", Assert.Single(Sentences(scenario, "coordinated", "coordinated-triage")));
        Assert.Empty(Sentences(scenario, "coordinated", "coordinated"));
    }

    [Fact]
    public void The_host_of_a_secretariat_is_told_and_compared()
    {
        Assert.Contains(", with a rotating secretariat, hosted first by DK03, with staff of its own, governed by ", Sentences(ShippedScenarioTests.Load("west-denmark"), "eligibility", "coordinated")[0]);
        using var scratch = new ScratchSeeds();
        string text = File.ReadAllText(scratch.Scenario);
        scratch.Write("a.yaml", text.Replace("secretariat: rotating", "secretariat: fixed\n        host: east", StringComparison.Ordinal));
        scratch.Write("b.yaml", text.Replace("secretariat: rotating", "secretariat: fixed\n        host: house-west", StringComparison.Ordinal));
        var differences = Compare(Path.Combine(scratch.Folder, "a.yaml"), Path.Combine(scratch.Folder, "b.yaml"));
        Assert.Contains(differences, d => (d.Path, d.A, d.B) == ("arms.coordinated.agreements.cooperation.host", "east", "house-west"));
    }

    // Whoever takes the secretariat away takes its host away too.
    [Fact]
    public void An_arm_without_the_secretariat_of_the_arm_below_has_no_host()
    {
        using var scratch = new ScratchSeeds();
        scratch.Write("a.yaml", File.ReadAllText(scratch.Scenario).Replace("secretariat: rotating", "secretariat: rotating\n        host: east", StringComparison.Ordinal)
            .Replace("{cost_factor: 0}", "{cost_factor: 0, secretariat: none}", StringComparison.Ordinal));
        var arms = ScenarioLoader.Load(Path.Combine(scratch.Folder, "a.yaml")).Scenario!.Arms;
        Assert.NotNull(arms.Single(a => a.Id == "coordinated").Agreements[1].Host);
        Assert.Null(arms.Single(a => a.Id == "coordinated-free").Agreements[1].Host);
    }

    [Fact]
    public void End_and_forms_of_an_agreement_are_told()
    {
        var north = ShippedScenarioTests.Load("vasterbotten-superclusters");
        Assert.Contains(", governed by reference group, with 4 parties ", Sentences(north, "fragmented", "coordinated")[0]);
        Assert.Contains(", until 2012Q4, ", Sentences(north, "fragmented", "coordinated")[0]);
        Assert.Equal("In the agreement reference-group the lasting arm has until: 2017Q4 instead of 2012Q4.", Assert.Single(Sentences(north, "coordinated", "lasting")));
        Assert.Contains("governed by county coordinator, common template, broad partnership", string.Join(' ', Sentences(ShippedScenarioTests.Load("norway-counties"), "fragmented", "coordinated")));
    }

    [Meaning("A section that nobody has yet.")]
    internal sealed record Later
    {
        [Meaning("What happens.")]
        public IReadOnlyList<Shock>? Shocks { get; init; }

        [Meaning("Until when.")]
        public Quarter? Until { get; init; }

        [Meaning("Whether it is.")]
        public bool? Is { get; init; }
    }

    [Meaning("Something that happens.")]
    internal sealed record Shock
    {
        [Meaning("Its name.")]
        public required string Name { get; init; }

        [Meaning("How large.")]
        public double Size { get; init; } = 1;
    }

    [Fact]
    public void Keys_that_nobody_has_written_code_for_are_compared_too()
    {
        var a = RecordFacts.Of(new Later { Shocks = [new() { Name = "bust" }], Is = false });
        var b = RecordFacts.Of(new Later { Shocks = [new() { Name = "boom", Size = 2 }, new() { Name = "bust", Size = 0.5 }], Until = Parsed("2020Q2") });
        Assert.Equal(
            [("shocks.bust.size", "1", "0.5"), ("shocks.boom", null, "name boom; size 2"), ("until", null, "2020Q2")],
            Comparer.Compare(a, b).Select(d => (d.Path, d.A, d.B)));
    }

    [Fact]
    public void What_only_one_has_is_one_difference_or_told_key_by_key()
    {
        SectionFact one = new([new("arm", new SectionFact([new("from", new ValueFact("2014Q1")), new("parties", new NamesFact(["a", "b"]))]))]);
        Assert.Equal(["arm"], Comparer.Compare(new SectionFact([]), one).Select(d => d.Path));
        var expanded = Comparer.Compare(new SectionFact([]), one, expand: true);
        Assert.Equal(["arm.from", "arm.parties"], expanded.Select(d => d.Path));
        Assert.Equal(["a", "b"], expanded[1].Added.AsEnumerable());
    }

    private static Quarter Parsed(string text) => Quarter.TryParse(text, out var quarter) ? quarter : throw new ArgumentException(text);

    private static ImmutableArray<string> Sentences(Scenario scenario, string a, string b) =>
        DifferenceSentences.OfArms(a, ScenarioFacts.OfArm(scenario, a), b, ScenarioFacts.OfArm(scenario, b));

    private static ImmutableArray<Difference> Compare(string a, string b) => Comparer.Compare(Facts(a), Facts(b));

    private static SectionFact Facts(string file)
    {
        var result = ScenarioLoader.Load(file);
        Assert.True(result.Scenario is not null, Diagnostics.DiagnosticRenderer.Render(result.Diagnostics));
        return ScenarioFacts.Of(result.Scenario);
    }
}
