using System.Collections.Immutable;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Tables;

/// <summary>
/// The small tables that say what the words in the large ones mean: arms, outcomes, parts of each scope. They stand in the data
/// dictionary itself.
/// </summary>
internal static class Explanations
{
    private const string Arms = "arms", Outcomes = "outcomes", Scopes = "scopes";

    /// <summary>Names of the columns and rows of text, null where there is none.</summary>
    public static (string Title, string Description, ImmutableArray<(TableColumn Column, string Meaning)> Columns, ImmutableArray<string> Key, IEnumerable<string?[]> Rows) Of(string name, Experiment experiment) => name switch
    {
        Arms => ("Arms", "The policy arms that are compared, in the order of the scenario.",
            [Column("arm", "Id of the arm."), Column("title", "What it stands for."), (new("role", ColumnType.String) { Required = false, Words = ["baseline", "without_support", "equal_outlay"] }, "What it is to the comparison, if that is something special.")],
            ["arm"], ArmRows(experiment)),
        Outcomes => ("Outcomes", "What is recorded, in the order of the observations.",
            [Column("outcome", "Name of the outcome."), Column("unit", "Unit of its values."), Column("meaning", "What it counts or measures."), Column("scopes", "For which scopes it is recorded, separated by blanks.")],
            ["outcome"], OutcomeRows(experiment)),
        Scopes => ("Parts of each scope", "What a value can be about. Scopes are one-way; they are not crossed.",
            [Column("scope", "Kind of part."), Column("scope_id", "Id of the part within the scope."), (new("name", ColumnType.String) { Required = false }, "Its name, where it has one beside its id.")],
            ["scope", "scope_id"], ScopeRows(experiment)),
        _ => throw new ArgumentException($"There is no table '{name}'.", nameof(name)),
    };

    private static (TableColumn Column, string Meaning) Column(string name, string meaning) => (new(name, ColumnType.String), meaning);

    private static IEnumerable<string?[]> ArmRows(Experiment experiment) => experiment.Plan.Arms.Select(arm => new[]
    {
        arm.Id, arm.Title, arm.Id == experiment.Baseline ? "baseline" : arm.Id == experiment.WithoutSupport ? "without_support" : MoneyTwin.Is(arm.Id) ? "equal_outlay" : null,
    });

    private static IEnumerable<string?[]> OutcomeRows(Experiment experiment) =>
        experiment.ListSeries().GroupBy(s => s.Outcome).Select(series => new[]
        {
            series.Key, series.First().Unit, OutcomesPage.Shipped.Rows.GetValueOrDefault(series.Key)?.Meaning ?? series.Key,
            string.Join(' ', series.Select(s => s.ScopeName).Distinct()),
        });

    private static IEnumerable<string?[]> ScopeRows(Experiment experiment)
    {
        var system = experiment.Plan.System;
        var names = new Dictionary<(Scope Scope, string Id), string>();
        foreach (var region in system.Regions) names[(Scope.Region, region.Id)] = region.Name;
        foreach (var sector in system.Sectors) names[(Scope.Sector, sector.Id)] = sector.Name;
        foreach (var provider in system.Providers) names[(Scope.Provider, provider.Id)] = provider.Name;
        return experiment.ListSeries().DistinctBy(s => (s.Scope, s.ScopeId)).Select(s => new[] { s.ScopeName, s.ScopeId, names.GetValueOrDefault((s.Scope, s.ScopeId)) });
    }
}
