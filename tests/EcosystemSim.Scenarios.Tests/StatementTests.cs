using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;

namespace EcosystemSim.Scenarios.Tests;

/// <summary>The catalogue of what the documents state, and what switches each mechanism.</summary>
public class StatementTests
{
    private static readonly Catalogue Shipped = Catalogue.Load(Repository.Root).Catalogue!;

    [Fact]
    public void Five_documents_make_87_mechanisms_15_goals_and_a_shock()
    {
        Assert.Equal([87, 15, 1], Enum.GetValues<StatementKind>().Select(k => Shipped.Statements.Count(s => s.Kind == k)));
        Assert.Equal([("A", 16), ("B", 36), ("C", 19), ("D", 16), ("E", 16)], Shipped.Statements.GroupBy(s => s.Id[..1]).Select(g => (g.Key, g.Count())));
        Assert.All(Shipped.Statements.GroupBy(s => s.Id[..1]), g => Assert.Equal(Enumerable.Range(1, g.Count()).Select(n => $"{g.Key}{n:00}"), g.Select(s => s.Id)));
    }

    [Fact]
    public void Quotes_and_statements_are_each_there_once() =>
        Assert.Equal(2 * Shipped.Statements.Length, Shipped.Statements.SelectMany(s => new[] { s.Quote, s.Statement }).Distinct().Count());

    [Fact]
    public void Statements_of_one_document_never_share_a_switch() =>
        Assert.All(Shipped.Statements.Where(s => s.Switch is not null).GroupBy(s => (s.Id[..1], s.Switch)), g => Assert.Single(g));

    [Fact]
    public void A_parameter_is_off_at_the_same_value_whichever_statement_names_it() => Assert.All(
        Shipped.Statements.Where(s => s.Switch?.Parameter is not null).GroupBy(s => s.Switch!.Parameter),
        g => Assert.Single(g.Select(s => (s.Switch!.Off, s.Switch.SameAs)).Distinct()));

    [Fact]
    public void A_switch_belongs_to_the_lever_of_its_statement() => Assert.All(Shipped.Statements, s =>
    {
        if (s.Switch?.Lever is { } lever) Assert.Equal(Catalogue.Levers.Single(l => l.Lever == lever).Name, s.Lever);
        if (s.Switch?.Parameter is { } path && path.StartsWith("levers.", StringComparison.Ordinal)) Assert.StartsWith($"levers.{s.Lever}.", path);
    });

    [Fact]
    public void Every_lever_stands_in_a_document() =>
        Assert.Empty(Catalogue.Levers.Select(l => l.Name).Except(Shipped.Statements.Select(s => s.Lever)));

    [Fact]
    public void A_mechanism_that_is_off_differs_from_the_seeds_value() => Assert.All(
        Shipped.Statements.Where(s => s.Switch is { Parameter: not null, SameAs: null }),
        // A mechanism of one document alone may be off in the seeds, if the document's scenario states another value.
        s => Assert.DoesNotContain(Shipped.Parameters, p => p.Path == s.Switch!.Parameter && p.Value == s.Switch.Off
            && !File.ReadAllText(Repository.File($"scenarios/{Shipped.DocumentOf(s).Scenario}.yaml")).Contains($"{p.Path}: ", StringComparison.Ordinal)));

    [Fact]
    public void Every_document_has_a_shipped_scenario() => Assert.All(
        Shipped.Statements.Select(Shipped.DocumentOf).Distinct(), d => Assert.True(File.Exists(Repository.File($"scenarios/{d.Scenario}.yaml"))));

    [Fact]
    public void Seeds_without_statements_are_in_order()
    {
        using var scratch = new ScratchSeeds();
        File.Delete(Path.Combine(scratch.Folder, "seeds", "statements.yaml"));
        Assert.Empty(ScenarioLoader.Load(scratch.Scenario).Diagnostics);
        Assert.Empty(Catalogue.Load(scratch.Folder).Catalogue!.Statements);
    }

    [Fact]
    public void A_broken_statement_leaves_no_catalogue()
    {
        using var scratch = new ScratchSeeds();
        scratch.Replace("seeds/statements.yaml", "lever: triage", "lever: triag");
        var result = Catalogue.Load(scratch.Folder);
        Assert.Null(result.Catalogue);
        Assert.Equal("ES0304", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void A_scenario_uses_a_lever_in_the_arms_that_state_it_and_in_those_based_on_them()
    {
        var west = Shipped.Scenarios.Single(s => s.Id == "west-denmark");
        Assert.Equal("eligibility coordinated coordinated-free house-package", string.Join(' ', west.ArmsByLever["cross_border_eligibility"]));
        Assert.Equal("house-package", Assert.Single(west.ArmsByLever["referral"]));
        Assert.Contains("phase_in_quarters", west.Keys);
        Assert.Contains("counterfactual_from", west.Keys);
    }

    [Fact]
    public void A_lever_at_strength_0_is_not_used()
    {
        using var scratch = new ScratchSeeds();
        Directory.CreateDirectory(Path.Combine(scratch.Folder, "scenarios"));
        string text = File.ReadAllText(scratch.Scenario);
        scratch.Write("scenarios/with.yaml", text);
        scratch.Write("scenarios/without.yaml", text.Replace("triage: 1", "triage: 0"));
        scratch.Write("scenarios/broken.yaml", text.Replace("replications:", "replicatoins:"));
        var scenarios = Catalogue.Load(scratch.Folder).Catalogue!.Scenarios;
        Assert.Equal(["with", "without"], scenarios.Select(s => s.Id));
        Assert.NotEmpty(scenarios[0].ArmsByLever["triage"]);
        Assert.Empty(scenarios[1].ArmsByLever["triage"]);
    }
}
