using System.Collections.Concurrent;
using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;

namespace EcosystemSim.Scenarios.Tests;

/// <summary>What the agreement of the West-Danish growth forums states, each mechanism switched alone.</summary>
[Trait("Category", "Slow")]
public class SwitchesOfWestDenmarkTests
{
    public static TheoryData<string> Mechanisms => StatementSwitch.Built("A");

    [Theory, MemberData(nameof(Mechanisms))]
    public void Switched_alone_a_mechanism_changes_a_recorded_value_from_its_date_on_and_none_before(string id) => StatementSwitch.Check(id);
}

/// <summary>What the international strategy of Region Midtjylland states, each mechanism switched alone.</summary>
[Trait("Category", "Slow")]
public class SwitchesOfMidtjyllandTests
{
    public static TheoryData<string> Mechanisms => StatementSwitch.Built("B");

    [Theory, MemberData(nameof(Mechanisms))]
    public void Switched_alone_a_mechanism_changes_a_recorded_value_from_its_date_on_and_none_before(string id) => StatementSwitch.Check(id);
}

/// <summary>What the framework for business houses and clusters states, each mechanism switched alone.</summary>
[Trait("Category", "Slow")]
public class SwitchesOfBusinessHousesTests
{
    public static TheoryData<string> Mechanisms => StatementSwitch.Built("C");

    [Theory, MemberData(nameof(Mechanisms))]
    public void Switched_alone_a_mechanism_changes_a_recorded_value_from_its_date_on_and_none_before(string id) => StatementSwitch.Check(id);
}

/// <summary>What the agreement of the Norwegian counties states, each mechanism switched alone.</summary>
[Trait("Category", "Slow")]
public class SwitchesOfNorwayTests
{
    public static TheoryData<string> Mechanisms => StatementSwitch.Built("D");

    [Theory, MemberData(nameof(Mechanisms))]
    public void Switched_alone_a_mechanism_changes_a_recorded_value_from_its_date_on_and_none_before(string id) => StatementSwitch.Check(id);
}

/// <summary>What is said of the superclusters of Västerbotten, each mechanism switched alone.</summary>
[Trait("Category", "Slow")]
public class SwitchesOfVasterbottenTests
{
    public static TheoryData<string> Mechanisms => StatementSwitch.Built("E");

    [Theory, MemberData(nameof(Mechanisms))]
    public void Switched_alone_a_mechanism_changes_a_recorded_value_from_its_date_on_and_none_before(string id) => StatementSwitch.Check(id);
}

/// <summary>Which statements can be switched, which cannot yet, and that the goals are seen.</summary>
[Trait("Category", "Slow")]
public class StatementCoverageTests
{
    [Fact]
    public void All_103_statements_are_switched_or_seen()
    {
        Assert.Empty(StatementSwitch.All.Where(s => !StatementSwitch.IsBuilt(s)).Select(s => s.Id));
        Assert.Equal(103, StatementSwitch.All.Length);
    }

    public static TheoryData<string> Goals => [.. StatementSwitch.All.Where(s => s.Kind == StatementKind.Goal && StatementSwitch.IsBuilt(s)).Select(s => s.Id)];

    [Theory, MemberData(nameof(Goals))]
    public void A_goal_is_seen_in_an_outcome_that_its_documents_scenario_records(string id) => StatementSwitch.CheckGoal(id);

    // Each of the three ways in which a switch can fail its statement is caught.
    [Fact]
    public void A_switch_that_moves_nothing_or_moves_something_too_early_is_caught()
    {
        var plan = StatementSwitch.PlanOf("small-world", "coordinated", quarters: 12);
        int date = plan.Arms[0].Agreements.Where(g => g.Levers.Any(l => l.Lever == Lever.Triage)).Min(g => g.From);
        var on = StatementSwitch.Run(plan);
        Assert.NotNull(StatementSwitch.Complaint("nothing", on, StatementSwitch.Run(plan), date));
        // Blur is there in the warm-up already.
        Assert.NotNull(StatementSwitch.Complaint("early", on, StatementSwitch.Run(plan with { Parameters = StatementSwitch.With(plan.Parameters, "search.blur", 0) }), date));
        Assert.Null(StatementSwitch.Complaint("right", on, StatementSwitch.Run(plan with { Parameters = StatementSwitch.With(plan.Parameters, "levers.triage.dispatch_share", 0) }), date));
    }
}

/// <summary>
/// One mechanism of a document on and off in the arm of the document's own scenario that uses it, everything else being equal:
/// the same system, firms and luck, the other levers of the arm in force in both.
/// </summary>
internal static class StatementSwitch
{
    // Most mechanisms show at once; some wait for documentation, rotations or elections, and some for luck, which the next
    // replications have. [quarters from the date on, replication]
    private static readonly (int Quarters, int Replication)[] Tries = [(3, 0), (22, 0), (22, 1), (22, 2), (22, 3), (22, 4)];

    // A floor under commitment is felt only by a party that has lost half of its own, which takes it many years of giving more
    // than it gets. Four small clusters that meet for three quarters refer to each other seldom, so that it takes many worlds.
    private static readonly ImmutableDictionary<string, (int Quarters, int Replication)[]> LongTries =
        ImmutableDictionary<string, (int, int)[]>.Empty.Add("D01", [(60, 0), (60, 1), (60, 2)]).Add("E04", [.. Enumerable.Range(0, 60).Select(n => (4, n))]);

    private static readonly Catalogue Seeds = Catalogue.Load(Repository.Root).Catalogue!;
    private static readonly ConcurrentDictionary<string, Lazy<Scenario>> Scenarios = new();
    private static readonly ConcurrentDictionary<(string Scenario, string Arm, int Quarters, int Replication), Lazy<ObservationTable>> Ons = new();

    public static ImmutableArray<StatementEntry> All => Seeds.Statements;

    /// <summary>Mechanisms and shocks of a document that the model has.</summary>
    public static TheoryData<string> Built(string document) =>
        [.. All.Where(s => s.Id.StartsWith(document, StringComparison.Ordinal) && s.Kind != StatementKind.Goal && IsBuilt(s)).Select(s => s.Id)];

    public static bool IsBuilt(StatementEntry s) => s switch
    {
        { Switch.Parameter: { } path } => ParameterCatalogue.ByPath.ContainsKey(path) && ArmBuilder.LeverNames.Contains(s.Lever),
        { Switch.Lever: not null } => ArmBuilder.LeverNames.Contains(s.Lever),
        { Switch.AgreementKey: { } key } => Catalogue.Keys.Any(k => k.Section == "agreement" && k.Name == key),
        { Switch.ScenarioKey: { } key } => Catalogue.Keys.Any(k => k.Section == "scenario" && k.Name == key),
        { Outcome: { } outcome } => Catalogue.Outcomes.Contains(outcome),
        _ => false,
    };

    public static void Check(string id)
    {
        var statement = All.Single(s => s.Id == id);
        string name = Seeds.DocumentOf(statement).Scenario;
        var scenario = ScenarioOf(name);
        var arm = ArmOf(scenario, statement);
        int date = DateOf(scenario, arm, statement);
        string? complaint = null;
        foreach (var (more, number) in LongTries.GetValueOrDefault(id, Tries))
        {
            int quarters = date + more;
            var plan = PlanOf(name, arm.Id, quarters);
            var on = Ons.GetOrAdd((name, arm.Id, quarters, number), _ => new(() => Run(plan, number))).Value;
            complaint = Complaint(id, on, Run(Off(plan, statement), number), date);
            if (complaint is null) return;
            // What comes too early is no matter of luck.
            if (complaint.Contains("before", StringComparison.Ordinal)) break;
        }
        Assert.Fail($"{complaint} Scenario {name}, arm {arm.Id}; off: {statement.Switch}.");
    }

    public static void CheckGoal(string id)
    {
        var statement = All.Single(s => s.Id == id);
        string name = Seeds.DocumentOf(statement).Scenario;
        var plan = PlanOf(name, "coordinated", 26) with { Closures = [LabourClosure.Binding] };
        var table = Ons.GetOrAdd((name, "goals", 26, 0), _ => new(() => Run(plan))).Value;
        int[] series = [.. Enumerable.Range(0, table.Series.Length).Where(i => table.Series[i].Outcome == statement.Outcome)];
        Assert.NotEmpty(series);
        Assert.Contains(series, i => Enumerable.Range(0, table.Quarters).Any(q => table[q, i] is not (0 or ObservationTable.Missing)));
    }

    /// <summary>What is wrong with a pair of runs, or null: something must differ, and nothing before the date.</summary>
    public static string? Complaint(string id, ObservationTable on, ObservationTable off, int date) => FirstDifference(on, off) switch
    {
        < 0 => $"{id} changes no recorded value within {on.Quarters - date} quarters of its date.",
        var first when first < date => $"{id} changes a value in quarter {first}, before its date in quarter {date}.",
        _ => null,
    };

    public static ExperimentPlan PlanOf(string name, string arm, int quarters)
    {
        var plan = ScenarioOf(name).BuildPlan(new() { DrawParameters = false, Quarters = quarters, Closures = [LabourClosure.Slack] });
        return plan with { Arms = [plan.Arms.Single(a => a.Id == arm)], WarmUpQuarters = 4, Baseline = null, WithoutSupport = null };
    }

    public static ObservationTable Run(ExperimentPlan plan, int number = 0)
    {
        var replication = new Replication(plan, number);
        while (replication.Advance())
        {
        }
        return replication.Runs[0].Observations;
    }

    /// <summary>The parameters with another value for one.</summary>
    public static Model.Parameters.ModelParameters With(Model.Parameters.ModelParameters parameters, string path, double value)
    {
        var values = ParameterCatalogue.All.ToDictionary(
            l => l.Path, l => l.Path == path ? value : (double)l.Way.Aggregate((object)parameters, (record, property) => property.GetValue(record)!));
        return ParameterCatalogue.Build(values);
    }

    private static Scenario ScenarioOf(string name) => Scenarios.GetOrAdd(name, n => new(() => ShippedScenarioTests.Load(n))).Value;

    /// <summary>The scenario's arm that uses the mechanism: the coordinated one, if it does.</summary>
    private static ArmSpec ArmOf(Scenario scenario, StatementEntry statement)
    {
        var arms = scenario.Arms.Where(a => statement.Requires?.Lever is not { } needed || a.Agreements.Any(g => g.Levers.Any(l => l.Lever == needed))).OrderBy(a => a.Id == "coordinated" ? 0 : 1);
        var arm = statement.Switch switch
        {
            { AgreementKey: { } key } => arms.FirstOrDefault(a => a.Agreements.Any(g => States(g, key))),
            { ScenarioKey: not null } => arms.First(),
            _ => arms.FirstOrDefault(a => a.Agreements.Any(g => Has(g, statement.Lever))),
        };
        Assert.True(arm is not null, $"{statement.Id}: no arm of {scenario.Id} uses {statement.Lever}.");
        return arm;
    }

    private static int DateOf(Scenario scenario, ArmSpec arm, StatementEntry statement) => statement.Switch switch
    {
        { ScenarioKey: not null } => scenario.Shocks.Min(s => s.From),
        // A key with a date of its own has no effect before that date.
        { AgreementKey: { } key } => arm.Agreements.Where(g => States(g, key)).Min(g => Math.Max(g.From, KeyOf(key).GetValue(g) as int? ?? 0)),
        _ => arm.Agreements.Where(g => Has(g, statement.Lever)).Min(g => g.From),
    };

    private static ExperimentPlan Off(ExperimentPlan plan, StatementEntry statement) => statement.Switch switch
    {
        { Parameter: { } path, Off: { } off } => plan with { Parameters = With(plan.Parameters, path, off) },
        { Lever: { } lever } => Each(plan, g => g with { Levers = g.Levers.RemoveAll(l => l.Lever == lever) }),
        { AgreementKey: { } key } => Each(plan, g => NotStated(g, key)),
        { ScenarioKey: "shocks" } => plan with { Shocks = [] },
        _ => throw new InvalidOperationException($"{statement.Id}: no way to switch {statement.Switch} is known."),
    };

    private static ExperimentPlan Each(ExperimentPlan plan, Func<AgreementSpec, AgreementSpec> change) =>
        plan with { Arms = [.. plan.Arms.Select(a => a with { Agreements = [.. a.Agreements.Select(change)] })] };

    private static bool Has(AgreementSpec agreement, string lever) => agreement.Levers.Any(l => l.Strength > 0 && Names.Snake(l.Lever.ToString()) == lever);

    private static System.Reflection.PropertyInfo KeyOf(string key) => typeof(AgreementSpec).GetProperties().Single(p => Names.Snake(p.Name) == key);

    private static bool States(AgreementSpec agreement, string key) => !Equals(KeyOf(key).GetValue(agreement), KeyOf(key).GetValue(Plain));

    private static AgreementSpec NotStated(AgreementSpec agreement, string key)
    {
        var copy = agreement with { };
        KeyOf(key).SetValue(copy, KeyOf(key).GetValue(Plain));
        return copy;
    }

    private static AgreementSpec Plain { get; } = new("plain", 0, 0, false, Secretariat.None, 1, [], []);

    /// <summary>First quarter in which anything recorded differs, or -1; fates of needs look ahead from the quarter in which the need arose, and are left out.</summary>
    public static int FirstDifference(ObservationTable a, ObservationTable b)
    {
        for (int q = 0; q < a.Quarters; q++)
        {
            for (int i = 0; i < a.Series.Length; i++)
            {
                if (a[q, i] != b[q, i] && !a.Series[i].Outcome.Contains("_within_", StringComparison.Ordinal)) return q;
            }
        }
        return -1;
    }
}
