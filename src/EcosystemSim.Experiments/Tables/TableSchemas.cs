using System.Collections.Immutable;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Tables;

/// <summary>The tables that an experiment may write, in the order of their columns.</summary>
public sealed class TableSchemas
{
    private const string Hours = "hours", PerThousand = "needs of 1,000", Jobs = "jobs", JobYears = "job-years", Share = "share", Factor = "factor";
    private readonly TableColumn _arm;
    private readonly TableColumn _labour;
    private readonly TableReference _toArms = new(["arm"], "arms", ["arm"]);
    private readonly TableReference _toOutcomes = new(["outcome"], "outcomes", ["outcome"]);
    private readonly TableReference _toScopes = new(["scope", "scope_id"], "scopes", ["scope", "scope_id"]);
    private readonly ImmutableArray<string> _arms;
    private readonly ImmutableArray<string> _regions;
    private readonly string[] _units;
    private readonly string _currency;

    /// <param name="experiment">Whose arms, regions and outcomes the columns name.</param>
    public TableSchemas(Experiment experiment)
    {
        var plan = experiment.Plan;
        _arms = [.. plan.Arms.Select(a => a.Id)];
        _regions = [.. plan.System.Regions.Select(r => r.Id)];
        _currency = plan.System.Currency;
        _units = [.. experiment.ListSeries().Where(s => s.Scope is Scope.Total or Scope.Region).Select(s => s.Unit).Distinct()];
        _arm = Words("arm", _arms);
        _labour = Words("labour", [.. plan.Closures.Select(Names.Of)]);
    }

    /// <summary>All of them, whether this run writes them or not.</summary>
    public ImmutableArray<TableSchema> All => [Observations, Effects, Ledger, Evaluations, Survival, Levers, Sweep, BreakEven];

    private TableSchema Observations => new(ResultPaths.Observations, "Observations",
        [
            _arm, _labour, Whole("replication"),
            new("quarter", ColumnType.String) { Pattern = "[0-9]{4}Q[1-4]" },
            Words("scope", [.. Enum.GetValues<Scope>().Select(s => new Series(s, "", "", "", 1).ScopeName)]),
            new("scope_id", ColumnType.String), new("outcome", ColumnType.String), new("value", ColumnType.Number, "that of the outcome"),
        ])
    {
        IsInParts = true,
        SchemaVersion = 2,
        PrimaryKey = ["arm", "labour", "replication", "quarter", "scope", "scope_id", "outcome"],
        References = [_toArms, _toScopes, _toOutcomes],
    };

    private TableSchema Effects => new(ResultPaths.Effects, "Effects against the baseline",
        [
            _arm, _labour, Words("scope", ["total", "region"]), Words("scope_id", ["all", .. _regions]), new("outcome", ColumnType.String),
            Words("unit", [.. _units]), Words("at", ["end", "mean"]),
            Maybe("mean", "unit"), Maybe("sd", "unit", 0), Maybe("low", "unit"), Maybe("high", "unit"), Whole("n"),
        ])
    {
        PrimaryKey = ["arm", "labour", "scope", "scope_id", "outcome", "at"],
        References = [_toArms, _toScopes, _toOutcomes],
    };

    private TableSchema Ledger => new(ResultPaths.Ledger, "Additionality ledger",
        [
            _arm, _labour, Words("against", [.. Enum.GetValues<LedgerAgainst>().Select(LedgerCatalogue.Name)]),
            Words("line", [.. Enum.GetValues<LedgerLine>().Select(LedgerCatalogue.Name), .. LedgerFile.Terms]), Words("area", ["inside", "outside", "all"]),
            Words("unit", [Jobs, "currency units"]),
            Maybe("mean", "unit"), Maybe("low", "unit"), Maybe("high", "unit"), Maybe("firms", "firms", 0),
        ])
    {
        PrimaryKey = ["arm", "labour", "against", "line", "area"],
        References = [_toArms],
    };

    private TableSchema Evaluations => new(ResultPaths.Evaluations, "Evaluations of help",
        [
            _arm, _labour, Words("help", [.. EvaluationSums.Helps.Select(h => h.Name)]), Whole("quarters_after"), Words("outcome", EvaluationSums.OutcomeNames),
            Words("unit", ["jobs per firm", Share, "log points"]),
            Maybe("mean", "unit"), Maybe("se", "unit", 0), Maybe("low", "unit"), Maybe("high", "unit"), Maybe("firms", "firms", 0), Whole("n"),
        ])
    {
        PrimaryKey = ["arm", "labour", "help", "quarters_after", "outcome"],
        References = [_toArms],
    };

    private TableSchema Survival => new(ResultPaths.Survival, "Rankings in plausible worlds",
        [
            _arm, _labour, Words("against", _arms), Words("outlay", ["equal", "as_it_is"]),
            Maybe("mean", JobYears), Maybe("low", JobYears), Maybe("high", JobYears), Maybe("parameter_share", Share, 0),
            Maybe("share_of_worlds", Share, 0), Maybe("share_low", Share, 0), Maybe("share_high", Share, 0), Maybe("explained", Share, 0),
            Whole("rank") with { Required = false }, new("parameter", ColumnType.String) { Required = false },
            Maybe("value_low", "that of the parameter"), Maybe("value_high", "that of the parameter"), Maybe("at_low", JobYears), Maybe("at_high", JobYears),
            Maybe("swing", JobYears), Maybe("swing_low", JobYears), Maybe("swing_high", JobYears),
            Maybe("turns_at", "that of the parameter"), Maybe("turns_low", "that of the parameter"), Maybe("turns_high", "that of the parameter"),
        ])
    {
        References = [_toArms],
    };

    private TableSchema Levers => new(ResultPaths.Levers, "Levers one by one",
        [
            new("lever", ColumnType.String), _labour, Words("change", ["added", "taken"]), _arm, Words("against", _arms),
            Words("outcome", ["specialised_per_1000", "job_years", "jobs", "jobs_under_50_at_start", "jobs_50_plus_at_start", .. _regions.Select(id => $"jobs_in_{id}"), "hours_coordination_per_year"]),
            Words("unit", ["needs", JobYears, Jobs, Hours]),
            Maybe("mean", "unit"), Maybe("low", "unit"), Maybe("high", "unit"), Whole("n"),
        ])
    {
        PrimaryKey = ["lever", "labour", "change", "outcome"],
        References = [_toArms],
    };

    private TableSchema Sweep => new(ResultPaths.Sweep, "Sweep of the load",
        [
            _arm, _labour, Number("load", Share), Number("capacity_scale", Factor), Maybe("baseline_utilisation", Share, 0), Maybe("coordination_share", Share, 0),
            .. Interval("specialised_per_1000", PerThousand), .. Interval("job_years", JobYears), Whole("n"), Words("based_on", _arms) with { Required = false },
            .. Interval("specialised_per_1000_beyond_basis", PerThousand), .. Interval("job_years_beyond_basis", JobYears), Maybe("outlay_difference_share", Share),
        ])
    {
        PrimaryKey = ["labour", "load"],
        References = [_toArms],
    };

    private TableSchema BreakEven => new(ResultPaths.BreakEven, "Break-even of coordination",
        [
            _arm, _labour, Words("against", _arms), Words("outcome", ["specialised_per_1000", "job_years"]), Words("row", ["point", "never", "up_to", "always"]),
            Maybe("cost_factor", Factor, 0), Maybe("cost_factor_low", Factor, 0), Maybe("cost_factor_high", Factor, 0),
            Maybe("coordination_share", Share, 0), Maybe("coordination_hours_per_year", Hours, 0), Maybe("coordination_cost_per_year", _currency, 0),
            .. Interval("difference", $"{PerThousand} or {JobYears}"), Whole("n"),
        ])
    {
        References = [_toArms],
    };

    private static TableColumn Words(string name, ImmutableArray<string> words) => new(name, ColumnType.String) { Words = words };

    private static TableColumn Whole(string name) => new(name, ColumnType.Integer, name == "n" ? "replications" : null) { Minimum = 0 };

    private static TableColumn Number(string name, string unit) => new(name, ColumnType.Number, unit) { Minimum = 0 };

    /// <summary>A number that is not always there.</summary>
    /// <param name="unit"><c>unit</c> where the column of that name says it.</param>
    private static TableColumn Maybe(string name, string unit, double? minimum = null) =>
        new(name, ColumnType.Number, unit == "unit" ? "that in the column unit" : unit) { Required = false, Minimum = minimum };

    private static IEnumerable<TableColumn> Interval(string name, string unit) => [Maybe($"{name}_mean", unit), Maybe($"{name}_low", unit), Maybe($"{name}_high", unit)];
}
