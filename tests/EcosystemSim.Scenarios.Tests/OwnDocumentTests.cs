using System.Collections.Immutable;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;

namespace EcosystemSim.Scenarios.Tests;

/// <summary>
/// The coordinated arm of a scenario is the agreement as its own document states it. Levers are bundles, so what other documents
/// state under the same lever must be off there, unless an own statement stands under the same switch or needs it to be itself.
/// </summary>
[Trait("Category", "Slow")]
public class OwnDocumentTests
{
    private static readonly Catalogue Seeds = Catalogue.Load(Repository.Root).Catalogue!;

    /// <summary>What stays on although only another document states it, and why.</summary>
    private static readonly ImmutableDictionary<(string Scenario, string Statement), string> Stays = new Dictionary<(string, string), string>
    {
        [("west-denmark", "C08")] = "a dispatch (A01) is an appointment made for the firm, and this is the one figure for how often such appointments are kept",
        [("midtjylland-international", "C10")] = "no cluster gets a desk; it is what the desk of an office abroad does (B26)",
        [("midtjylland-international", "E06")] = "the money that region and firms apply for (B04, B07)",
        [("norway-counties", "A06")] = "one lead for a value chain across counties (D10) takes firms of several counties at one door",
        [("norway-counties", "B12")] = "as A06",
        [("vasterbotten-superclusters", "B04")] = "without success there is no money of the Union (E06)",
        [("vasterbotten-superclusters", "B07")] = "without an award there is no money of the Union (E06)",
        [("vasterbotten-superclusters", "B14")] = "the contacts abroad that clusters share (E05)",
    }.ToImmutableDictionary();

    /// <summary>Statements that are a whole lever, and the value that takes their part out of it where another statement needs the rest.</summary>
    private static readonly ImmutableDictionary<string, (string Parameter, double Off)> PartOfLever = new Dictionary<string, (string, double)>
    {
        ["C04"] = ("levers.specialisation.lead_clusters", 0),
        ["C17"] = ("levers.knowledge_transfer.reach", 0),
        ["E11"] = ("levers.cross_cluster_brokering.pool_share", 0),
    }.ToImmutableDictionary();

    /// <summary>The form of governance through which a parameter acts; without the form it does nothing.</summary>
    private static readonly ImmutableDictionary<string, GovernanceForm> Forms = new Dictionary<string, GovernanceForm>
    {
        ["levers.governance.steering_hours"] = GovernanceForm.SteeringGroup,
        ["levers.governance.advice_noise_ratio"] = GovernanceForm.BroadPartnership,
        ["levers.governance.mainstream_knowledge"] = GovernanceForm.Mainstreaming,
        ["levers.governance.unit_hand_over_ratio"] = GovernanceForm.InternationalUnit,
        ["levers.governance.contract_hoarding_ratio"] = GovernanceForm.ResultContracts,
        ["levers.governance.template_ratio"] = GovernanceForm.CommonTemplate,
        ["levers.governance.coordinator_lag"] = GovernanceForm.CountyCoordinator,
        ["levers.governance.reference_strength"] = GovernanceForm.ReferenceGroup,
    }.ToImmutableDictionary();

    /// <summary>The arm with all that a document states: the coordinated one, or where a part of it stands by itself, the one that adds that.</summary>
    private static string ArmOf(string scenario) => scenario == "vasterbotten-superclusters" ? "programme-money-assumed" : "coordinated";

    /// <summary>Scenarios of the five documents.</summary>
    public static TheoryData<string> Scenarios => [.. Seeds.Statements.Select(s => Seeds.DocumentOf(s).Scenario).Distinct()];

    [Theory, MemberData(nameof(Scenarios))]
    public void Nothing_that_only_other_documents_state_is_on_in_the_coordinated_arm(string name)
    {
        var plan = StatementSwitch.PlanOf(name, ArmOf(name), 1);
        Assert.Empty(Others(name).Where(s => !Stays.ContainsKey((name, s.Id)) && IsOn(plan, s)).Select(s => $"{s.Id}: {s.Switch}"));
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Switching_off_all_that_only_other_documents_state_changes_nothing_in_the_coordinated_arm(string name)
    {
        var plan = Short(name);
        Assert.Equal(-1, StatementSwitch.FirstDifference(StatementSwitch.Run(plan), StatementSwitch.Run(Without(plan, name))));
    }

    [Fact]
    public void What_stays_on_would_be_found_if_it_were_not_named() => Assert.All(
        Stays.Keys, key => Assert.Contains(Others(key.Scenario), s => s.Id == key.Statement && IsOn(StatementSwitch.PlanOf(key.Scenario, ArmOf(key.Scenario), 1), s)));

    // Every parameter that a scenario switches off is found where it is on again, at the value of the seeds.
    [Theory, MemberData(nameof(Scenarios))]
    public void A_scenario_that_forgets_one_of_them_is_found(string name)
    {
        var plan = StatementSwitch.PlanOf(name, ArmOf(name), 1);
        string text = File.ReadAllText(Repository.File($"scenarios/{name}.yaml"));
        int found = 0;
        foreach (var statement in Others(name).Where(s => s.Switch!.Parameter is { } path && text.Contains($"  {path}: ", StringComparison.Ordinal)))
        {
            string path = statement.Switch!.Parameter!;
            double seed = Seeds.Parameters.Single(p => p.Path == path).Value;
            Assert.False(IsOn(plan, statement), statement.Id);
            Assert.True(IsOn(plan with { Parameters = StatementSwitch.With(plan.Parameters, path, seed) }, statement), statement.Id);
            found++;
        }
        Assert.True(found >= 3, $"{name} switches off {found} parameters only.");
    }

    [Fact]
    public void A_run_with_one_of_them_on_differs_from_the_run_without_it()
    {
        const string Name = "vasterbotten-superclusters";
        var plan = Short(Name);
        var on = plan with { Parameters = StatementSwitch.With(plan.Parameters, "levers.policy_dialogue.contact_point_ratio", 0.6) };
        Assert.NotEqual(-1, StatementSwitch.FirstDifference(StatementSwitch.Run(on), StatementSwitch.Run(Without(on, Name))));
    }

    [Fact]
    public void Binding_the_business_houses_would_be_found()
    {
        var plan = StatementSwitch.PlanOf("business-houses", "coordinated", 1);
        var floor = Seeds.Statements.Single(s => s.Id == "D01");
        Assert.False(IsOn(plan, floor));
        Assert.True(IsOn(plan with { Arms = [.. plan.Arms.Select(a => a with { Agreements = [.. a.Agreements.Select(g => g with { Binding = true })] })] }, floor));
    }

    /// <summary>Mechanisms and shocks of other documents under switches that no statement of the scenario's own document has.</summary>
    private static IEnumerable<StatementEntry> Others(string name)
    {
        var own = Seeds.Statements.Where(s => Seeds.DocumentOf(s).Scenario == name).Select(s => s.Switch).ToHashSet();
        return Seeds.Statements.Where(s => s.Kind != StatementKind.Goal && Seeds.DocumentOf(s).Scenario != name && !own.Contains(s.Switch)
            && !(PartOfLever.TryGetValue(s.Id, out var part) && own.Any(o => o?.Parameter == part.Parameter)));
    }

    /// <summary>Whether a mechanism acts in the plan's arm, by what the files say.</summary>
    private static bool IsOn(ExperimentPlan plan, StatementEntry statement)
    {
        var agreements = plan.Arms[0].Agreements;
        return statement.Switch switch
        {
            { ScenarioKey: "shocks" } => !plan.Shocks.IsDefaultOrEmpty,
            { AgreementKey: "until" } => agreements.Any(g => g.Until != int.MaxValue),
            { Parameter: "governance.binding_floor" } => agreements.Any(g => g.Binding) && ValueOf(plan.Parameters, "governance.binding_floor") > 0,
            { AgreementKey: "secretariat" } => agreements.Any(g => g.Secretariat == Secretariat.Rotating),
            // A dispatch (L02) is kept as often as a warm hand-over (L05).
            { Parameter: "levers.referral.warm_follow_through" } => Uses("referral") || Uses("triage"),
            // Offices for European programmes have their owners, readers and briefings only where there is one.
            { Lever: Lever.PooledFunding } => Uses(statement.Lever) && HasOffice(),
            { Lever: not null } when PartOfLever.TryGetValue(statement.Id, out var part) => Uses(statement.Lever) && ValueOf(plan.Parameters, part.Parameter) != part.Off,
            { Lever: not null } => Uses(statement.Lever),
            { Parameter: { } path } when Forms.TryGetValue(path, out var form) => agreements.Any(g => Has(g, form)) && ValueOf(plan.Parameters, path) != statement.Switch.Off,
            { Parameter: { } path, Off: { } off } => Uses(statement.Lever) && ValueOf(plan.Parameters, path) != off,
            _ => throw new InvalidOperationException($"{statement.Id}: no way to see whether {statement.Switch} is on."),
        };

        bool Uses(string lever) => agreements.Any(g => g.Levers.Any(l => Names.Snake(l.Lever.ToString()) == lever && l.Strength > 0));

        bool HasOffice() => agreements.Any(g => g.Levers.Any(l => l.Lever == Lever.PooledFunding)
            && Enumerable.Range(0, g.Parties.Length).Any(i => g.Parties[i] && plan.System.Providers[i].Kind == Model.Entities.ProviderKind.EuOffice));
    }

    private static bool Has(AgreementSpec agreement, GovernanceForm form) => agreement.Levers.Any(l => l.Lever == Lever.Governance)
        && (agreement.Forms.IsDefaultOrEmpty ? form == GovernanceForm.SteeringGroup : agreement.Forms.Contains(form));

    private static double ValueOf(ModelParameters parameters, string path) =>
        (double)ParameterCatalogue.ByPath[path].Way.Aggregate((object)parameters, (record, property) => property.GetValue(record)!);

    /// <summary>The arm until six quarters after its last agreement has begun, when dialogues have been heard and all is phased in.</summary>
    private static ExperimentPlan Short(string name)
    {
        int last = StatementSwitch.PlanOf(name, ArmOf(name), 1).Arms[0].Agreements.Max(g => g.From);
        return StatementSwitch.PlanOf(name, ArmOf(name), last + 6);
    }

    /// <summary>The plan with everything off that only other documents state, whether its lever is used or not.</summary>
    private static ExperimentPlan Without(ExperimentPlan plan, string name)
    {
        var parameters = plan.Parameters;
        foreach (var statement in Others(name).Where(s => !Stays.ContainsKey((name, s.Id))))
        {
            if (statement.Switch is { Parameter: { } path, Off: { } off }) parameters = StatementSwitch.With(parameters, path, off);
            else if (PartOfLever.TryGetValue(statement.Id, out var part)) parameters = StatementSwitch.With(parameters, part.Parameter, part.Off);
        }
        return plan with { Parameters = parameters };
    }
}
