using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Cli.Explaining;

/// <summary>What scenario files can have beside levers and parameters: forms, secretariats, shocks, arms, terms of their tables.</summary>
internal sealed partial class Explainer
{
    /// <summary>What every agreement costs, whatever it is about; the ODD says it, before it comes to single levers.</summary>
    private static readonly ImmutableArray<string> CostsOfAgreements = ["transition_cost", "running_cost"];

    private IEnumerable<string> ArmNames() => catalogue.Scenarios.SelectMany(s => s.Arms).Select(a => a.Id).Distinct();

    private Explanation OfForm(GovernanceForm form)
    {
        string name = Word(form);
        return OfGovernance(
            name, "form of governance", CodeFiles.Summary(CodeFiles.Forms, form.ToString()), path => GovernanceNames.Has(form, path), name,
            s => s.Requires?.Form == form, a => a.Forms.Contains(form));
    }

    private Explanation OfSecretariat(Secretariat kind)
    {
        string name = Word(kind);
        return OfGovernance(
            name, "secretariat", $"A secretariat of this kind: {CodeFiles.Summary(CodeFiles.Secretariats, kind.ToString())}", path => GovernanceNames.Has(kind, path), $"secretariat: {name}",
            s => s.Requires?.Secretariat == kind, a => a.Secretariat == kind);
    }

    private Explanation OfGovernance(
        string name, string kind, string summary, Func<string, bool> isOwn, string inCodeType, Func<StatementEntry, bool> isStated, Func<AgreementUse, bool> isMet)
    {
        string lever = Word(Lever.Governance), group = GovernanceNames.Group[..^1];
        var page = odd.Levers.First(l => l.Key == lever);
        var parameters = catalogue.Parameters.Where(p => isOwn(p.Path)).ToList();
        string[] does = [.. page.Frictions.Where(f => f.Contains($"`{inCodeType}`", StringComparison.Ordinal)).SelectMany(Does).Select(t => Plain(t, group))];
        var costs = page.Cost.Split(["; ", ". "], StringSplitOptions.None)
            .Where(c => parameters.Exists(p => c.Contains($"`{p.Path}`", StringComparison.Ordinal))).Select(c => Plain(c, group).TrimEnd('.') + ".");
        return new(name, kind, name,
        [
            new("What it does", [summary, .. does], []),
            new("What it costs", [.. costs], []),
            Documents([.. catalogue.Statements.Where(isStated)]),
            new("Parameters (seeds/parameters.yaml)", [], [.. parameters.Select(p => Item(p, p.Path[GovernanceNames.Group.Length..]))]),
            Look(CodeFiles.Lever((int)Lever.Governance), [page.Section], [.. catalogue.Scenarios.Select(s => Arms(s, a => a.Levers.Contains(lever) && isMet(a))).OfType<string>()]),
        ]);
    }

    private Explanation OfClosure(LabourClosure closure)
    {
        string name = Word(closure);
        return new(name, "labour closure", name,
        [
            new("What it is", [CodeFiles.Summary(CodeFiles.Secretariats, closure.ToString())], []),
            Look(CodeFiles.Secretariats, ["7.8 Hiring and labour supply"], []),
        ]);
    }

    private Explanation OfShock(ShockKind kind)
    {
        string name = Word(kind);
        var rule = odd.Bullet("7.1 Environment", $"*{name}*: ");
        var items = from s in catalogue.Scenarios
                    from shock in s.Shocks
                    where shock.Kind == name
                    select new ExplanationItem(s.Id, $"{Text(shock.Size)} log points from {shock.From}, over {shock.Quarters} quarters{(shock.Note is { } note ? $": {note}" : "")}");
        return new(name, "kind of shock", $"{name}, a kind of shock",
        [
            new("What it is", [CodeFiles.Summary(CodeFiles.Shocks, kind.ToString()), .. rule is null ? [] : (string[])[Plain(rule, "")]], []),
            Documents([.. catalogue.Statements.Where(s => s.Switch?.ScenarioKey == "shocks")]),
            new("Where scenarios have it", [], [.. items]),
            Look(CodeFiles.ShockSteps, ["7.1 Environment"], []),
        ]);
    }

    private Explanation OfTerm(IGrouping<string, TermRow> rows) => new(rows.Key, "term", rows.Key,
    [
        new("What it is", [], [.. rows.Select(r => new ExplanationItem(r.Section == "Main table" ? "main table" : "ledger", Plain(r.Meaning, "")))]),
        Look(null, [], [], [.. rows.Select(r => new ExplanationItem("page", $"docs/outcomes.md, {r.Section}"))]),
    ]);

    private Explanation OfCost(string name)
    {
        bool isTransition = name == CostsOfAgreements[0];
        string[] paths = isTransition ? ["governance.transition_hours", "governance.set_up_quarters"] : [];
        var parameters = catalogue.Parameters.Where(p => paths.Contains(p.Path)).ToList();
        string[] text = isTransition ? odd.Paragraph("8 Levers of coordination", "`governance.transition_hours`") : odd.Sentences("8 Levers of coordination", "**Costs phase in as effects do**", 2);
        return new(name, "cost", $"{name.Replace('_', ' ')} of an agreement",
        [
            new("What it is", [.. text.Select(t => Plain(t, ""))], isTransition ? [] : [new("levers", "What each costs a quarter: 'ecosim explain' and its name.")]),
            new("Values (seeds/parameters.yaml)", [], [.. parameters.Select(p => Item(p, p.Path))]),
            new("In a scenario file", [], [.. Catalogue.Keys.Where(k => k.Name == "cost_factor").Select(k => new ExplanationItem($"cost_factor of an {k.Section}", KeyText(k)))]),
            Look(CodeFiles.SetUp, ["8 Levers of coordination"], []),
        ]);
    }

    private Explanation OfScenario(ScenarioUse s)
    {
        string page = $"scenarios/{s.Id}.md";
        return new(s.Id, "scenario", $"{s.Id}: {s.Title}",
        [
            new($"A scenario (scenarios/{s.Id}.yaml)", [s.Question], [new("system", s.System)]),
            new("Arms", [], [.. s.Arms.Select(a => new ExplanationItem(a.Id, ArmText(a)))]),
            new("Shocks", [], [.. s.Shocks.Select(k => new ExplanationItem(k.Kind, $"{Text(k.Size)} log points from {k.From}, over {k.Quarters} quarters{(k.Note is { } note ? $": {note}" : "")}"))]),
            new("Parameters of its own", [], [.. s.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new ExplanationItem(p.Key, Text(p.Value)))]),
            new("Where to find it", [], [new("file", $"scenarios/{s.Id}.yaml"), .. catalogue.HasPage(s.Id) ? [new("page", page)] : (ExplanationItem[])[]]),
        ]);
    }

    private Explanation OfSystem(SeedSystem system)
    {
        string[] kinds = ["region", "municipality", "sector", "provider"];
        var counts = kinds.Select(k => (Kind: k, Items: system.Items.Where(i => i.Kind == k).ToList())).Where(k => k.Items.Count > 0)
            .Select(k => new ExplanationItem(Plural(k.Kind, k.Items.Count), $"{k.Items.Count}: {string.Join(", ", k.Items.Take(8).Select(i => i.Id))}{(k.Items.Count > 8 ? ", …" : "")}"));
        return new(system.Id, "system", $"{system.Id}: {system.Name}",
        [
            new($"A support system (seeds/{system.Id})", [], [.. counts, new("currency", system.Currency ?? "none stated")]),
            Look(null, ["2 Entities, state variables and scales"], [.. catalogue.Scenarios.Where(s => s.System == system.Id).Select(s => s.Id)]),
        ]);
    }

    private Explanation OfArm(string id) => new(id, "arm", id,
    [
        new("An arm of", [], [.. from s in catalogue.Scenarios from a in s.Arms where a.Id == id select new ExplanationItem(s.Id, ArmText(a))]),
    ]);

    private static string ArmText(ArmUse arm)
    {
        string below = arm.BasedOn is { } other ? $" Based on {other}." : "", ends = arm.SupportEnds is { } end ? $" No public support from {end} on." : "";
        var agreements = arm.Agreements.Select(a => $"{a.Name} from {a.From}: {string.Join(", ", a.Levers)}");
        return string.Join('\n', [$"{arm.Title}.{below}{ends}", .. agreements]);
    }

    /// <summary>A scenario with the arms that have such an agreement, or null without any.</summary>
    private static string? Arms(ScenarioUse s, Func<AgreementUse, bool> isMet)
    {
        string[] arms = [.. s.Arms.Where(a => a.Agreements.Any(isMet)).Select(a => a.Id)];
        return arms.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{s.Id} ({string.Join(", ", arms)})");
    }

    private static string Plural(string kind, int count) => count == 1 ? kind : kind == "municipality" ? "municipalities" : kind + "s";
}
