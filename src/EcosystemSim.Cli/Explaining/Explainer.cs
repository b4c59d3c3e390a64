using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Cli.Explaining;

/// <summary>
/// Says what a name means: what it is and does, what it costs, which sentence of which document it comes from, which evidence sets
/// its value, and where to find it. Everything is read from where it is kept; nothing is written here a second time.
/// </summary>
internal sealed partial class Explainer(Catalogue catalogue, OddPage odd, OutcomesPage outcomes)
{
    private const string Assumed = "assumed", Weaknesses = "weaknesses";

    /// <summary>Says what stands under a name; several things can have the same one. Empty if nothing has it.</summary>
    public ImmutableArray<Explanation> Find(string name) =>
        [.. Found(name).Select(e => e with { Sections = e.Sections.RemoveAll(s => s.Paragraphs.IsEmpty && s.Items.IsEmpty) })];

    private ImmutableArray<Explanation> Found(string name)
    {
        name = WithTwoDigits(name);
        ImmutableArray<Explanation> found =
        [
            .. Catalogue.Levers.Where(l => NamesOf(l.Lever, l.Name).Any(n => Same(n, name))).Select(l => OfLever((int)l.Lever, l.Name, l.IsBuilt)),
            .. catalogue.Statements.Where(s => Same(s.Id, name)).Select(Of),
            .. catalogue.Parameters.Where(p => Same(p.Path, name)).Select(Of),
            .. Catalogue.Outcomes.Where(o => Same(o, name)).Select(OfOutcome),
            .. Enumerable.Range(0, NeedTypes.Count).Where(n => Same(NeedTypes.Names[n], name)).Select(OfNeed),
            .. Enumerable.Range(0, Catalogue.ProviderKinds.Length).Where(k => Same(Catalogue.ProviderKinds[k], name)).Select(OfProviderKind),
            .. Catalogue.Keys.Where(k => Same(k.Name, name)).GroupBy(k => k.Name).Select(OfKey),
            .. Enum.GetValues<GovernanceForm>().Where(f => Same(Word(f), name)).Select(OfForm),
            .. Enum.GetValues<Secretariat>().Where(f => Same(Word(f), name)).Select(OfSecretariat),
            .. Enum.GetValues<LabourClosure>().Where(c => Same(Word(c), name)).Select(OfClosure),
            .. Enum.GetValues<ShockKind>().Where(k => Same(Word(k), name)).Select(OfShock),
            .. outcomes.Terms.Where(t => Same(t.Name, name)).GroupBy(t => t.Name).Select(OfTerm),
            .. CostsOfAgreements.Where(c => Same(c, name)).Select(OfCost),
            .. catalogue.Scenarios.Where(s => Same(s.Id, name)).Select(OfScenario),
            .. catalogue.Systems.Where(s => Same(s.Id, name)).Select(OfSystem),
            .. ArmNames().Where(a => Same(a, name)).Select(OfArm),
            .. catalogue.Evidence.Where(e => Same(e.Id, name) || e.IsNamed(name)).Select(Of),
            .. Enum.GetValues<KeptAs>().Where(k => Same(Word(k), name)).Select(OfKept),
            .. Groups().Where(g => Same(g, name)).Select(OfGroup),
            .. Same(Weaknesses, name) ? [OfWeaknesses()] : (ImmutableArray<Explanation>)[],
        ];
        if (!found.IsEmpty) return found;
        // The last part of a path is enough where no other path ends so.
        var endings = catalogue.Parameters.Where(p => Ends(p.Path, name)).ToList();
        if (endings.Count == 1) return [Of(endings[0])];
        return [.. catalogue.Items.Where(i => Same(i.Id, name) || Same(i.Name, name)).Select(Of)];
    }

    /// <summary>What to say of a name that nothing has.</summary>
    public string NotFound(string name)
    {
        var endings = catalogue.Parameters.Where(p => Ends(p.Path, name)).Select(p => $"'{p.Path}'").ToList();
        if (endings.Count > 1) return $"several parameters are named '{name}': {string.Join(", ", endings)}.";
        var names = Lists().SelectMany(l => l.Names).Concat(catalogue.Statements.Select(s => s.Id)).Concat(Groups())
            .Concat(catalogue.Parameters.SelectMany(p => new[] { p.Path, p.Path[(p.Path.LastIndexOf('.') + 1)..] })).Concat(catalogue.Evidence.Select(e => e.Id))
            .Concat(catalogue.Items.Select(i => i.Id)).Concat(odd.Levers.Select(l => l.Title));
        string[] near = [.. Catalogue.Near(name, names, 3).Select(n => $"'{n}'")];
        string suggestion = near.Length switch
        {
            0 => "'ecosim explain' alone lists what there is.",
            1 => $"Did you mean {near[0]}?",
            _ => $"Did you mean {string.Join(", ", near[..^1])} or {near[^1]}?",
        };
        return $"nothing is named '{name}'. {suggestion}";
    }

    /// <summary>All names that can be asked about, in groups; of ids within systems only how many.</summary>
    public ImmutableArray<ExplanationList> Lists() =>
    [
        new("Levers of agreements", [.. Catalogue.Levers.Select(l => l.Name)])
        {
            Items = [.. Catalogue.Levers.Select(l => new ExplanationItem($"{Number((int)l.Lever)} {l.Name}", odd.Levers.FirstOrDefault(o => o.Key == l.Name)?.Title ?? "not built yet"))],
        },
        new("Statements of the documents", [.. catalogue.Statements.Select(s => s.Id)])
        {
            Items = [.. catalogue.Statements.GroupBy(s => s.Id[..1]).Select(g => new ExplanationItem($"{g.First().Id} to {g.Last().Id}", DocumentLine(g.First())))],
        },
        new("Groups of parameters, and each parameter by its path, such as search.blur", [.. Groups()]),
        new("Outcomes", Catalogue.Outcomes),
        new("Terms of the main table and of the ledger", [.. outcomes.Terms.Select(t => t.Name).Distinct()]),
        new("Types of need", [.. NeedTypes.Names]),
        new("Kinds of provider", Catalogue.ProviderKinds),
        .. Catalogue.Keys.GroupBy(k => k.Section).Select(g => new ExplanationList($"Keys of {(g.Key is "arm" or "agreement" ? "an" : "a")} {g.Key}", [.. g.Select(k => k.Name)])),
        new("Evidence", [.. catalogue.Evidence.Select(e => e.Id)])
        {
            Items = [.. catalogue.Evidence.GroupBy(e => e.Id.Split('.')[0]).Select(g => new ExplanationItem($"{g.Key}.…", $"{g.Count()} {(g.Count() == 1 ? "entry" : "entries")}, such as {g.First().Id}"))],
        },
        new("What evidence is kept for", [.. Enum.GetValues<KeptAs>().Select(Word)]),
        new("Forms of governance", [.. Enum.GetValues<GovernanceForm>().Select(Word)]),
        new("Secretariats, labour closures, kinds of shock", [.. Enum.GetValues<Secretariat>().Select(Word), .. Enum.GetValues<LabourClosure>().Select(Word), .. Enum.GetValues<ShockKind>().Select(Word)]),
        new("Costs of every agreement", CostsOfAgreements),
        new("What to hold against a result", [Weaknesses]),
        new("Systems and scenarios", [.. catalogue.Systems.Select(s => s.Id).Union(catalogue.Scenarios.Select(s => s.Id))]),
        new("Arms of the shipped scenarios", [.. ArmNames()]),
        new("Regions, municipalities, sectors and providers of a system, by id", [])
        {
            Items = [.. catalogue.Items.GroupBy(i => i.System).Select(g => new ExplanationItem(g.Key, $"{g.Count()} ids, such as {g.Last().Id}"))],
        },
    ];

    /// <summary>The file of a statement's mechanism, or null while it is not built.</summary>
    public static string? FileOf(StatementEntry statement)
    {
        if (statement.File is { } file) return file;
        if (statement.Kind == StatementKind.Goal) return CodeFiles.Observation;
        if (statement.Switch?.Parameter is { } path && CodeFiles.Reading(path) is [var first, ..]) return first;
        return LeverNamed(statement.Lever) is { } lever ? CodeFiles.Lever(lever) : null;
    }

    /// <summary>Whether the model has what switches a statement's mechanism, or shows its goal.</summary>
    public bool IsBuilt(StatementEntry statement) => statement switch
    {
        { Outcome: { } outcome } => Catalogue.Outcomes.Contains(outcome),
        { Switch.Lever: { } lever } => Catalogue.Levers.Any(l => l.Lever == lever && l.IsBuilt),
        { Switch.Parameter: { } path } => catalogue.Parameters.Any(p => p.Path == path),
        { Switch.AgreementKey: { } key } => Catalogue.Keys.Any(k => k.Section == "agreement" && k.Name == key),
        _ => Catalogue.Keys.Any(k => k.Section == "scenario" && k.Name == statement.Switch?.ScenarioKey),
    };

    private IEnumerable<ScenarioUse> UsesOf(string lever) => catalogue.Scenarios.Where(s => s.ArmsByLever[lever].Length > 0);

    /// <summary>Scenarios in which a lever's parameter is in force: the mechanism that it switches, else the form of governance that it belongs to, else the lever.</summary>
    private IEnumerable<ScenarioUse> UsesOf(ParameterValue p, string lever)
    {
        var switched = catalogue.Statements.Where(s => s.Switch?.Parameter == p.Path).ToList();
        if (switched.Count > 0) return catalogue.Scenarios.Where(u => switched.Any(s => catalogue.UsesOf(s).Contains(u)));
        return lever == Word(Lever.Governance) && GovernanceNames.OwnerOf(p.Path) is { } owner
            ? catalogue.Scenarios.Where(u => u.Arms.Any(a => a.Agreements.Any(g => g.Levers.Contains(lever) && owner(g))))
            : UsesOf(lever);
    }

    private static int? LeverNamed(string name) => Catalogue.Levers.Where(l => l.Name == name).Select(l => (int?)l.Lever).FirstOrDefault();

    private Explanation OfLever(int number, string name, bool isBuilt)
    {
        var page = odd.Levers.FirstOrDefault(l => l.Number == number);
        string group = $"levers.{name}";
        var parameters = catalogue.Parameters.Where(p => p.Path.StartsWith(group + ".", StringComparison.Ordinal)).ToList();
        var statements = catalogue.Statements.Where(s => s.Lever == name || page?.Quotes.ContainsKey(s.Id) == true).ToList();
        string[] does = page is not null ? [.. page.Frictions.SelectMany(Does).Select(t => Plain(t, group)), .. page.Notes.Select(n => Plain(n, group))]
            : isBuilt ? [] : ["Not built yet: the name is reserved, and a scenario that uses it is told so."];
        return new(name, "lever", $"{Number(number)} {page?.Title ?? name}",
        [
            new("What it does", [.. does], []),
            new("What it costs", page is null ? [] : [Plain(page.Cost, group)], []),
            Documents(statements),
            new("Parameters (seeds/parameters.yaml)", [], [.. parameters.Select(p => Item(p, p.Path[(group.Length + 1)..]))]),
            EvidenceOf(parameters),
            Look(CodeFiles.Lever(number), page is null ? [] : [page.Section],
                [.. catalogue.Scenarios.Where(s => s.ArmsByLever[name].Length > 0).Select(s => $"{s.Id} ({string.Join(", ", s.ArmsByLever[name])})")]),
        ]);
    }

    private Explanation Of(StatementEntry statement)
    {
        var document = catalogue.DocumentOf(statement);
        int? lever = LeverNamed(statement.Lever);
        var items = ImmutableArray.CreateBuilder<ExplanationItem>();
        if (lever is { } number) items.Add(new("lever", $"{Number(number)} {statement.Lever}"));
        if (statement.Outcome is { } outcome)
            items.Add(new("outcome", outcomes.Rows.TryGetValue(outcome, out var row) ? $"{outcome}: {Needs(row.Meaning)}" : $"{outcome}, not recorded yet"));
        if (statement.Switch is { Lever: not null }) items.Add(new("switch", "the lever as a whole"));
        if ((statement.Switch?.AgreementKey ?? statement.Switch?.ScenarioKey) is { } key)
            items.Add(new("switch", $"'{key}' of {(statement.Switch!.AgreementKey is null ? "the scenario" : "an agreement")}{(Catalogue.Keys.Any(k => k.Name == key) ? "" : ", not built yet")}"));
        var parameters = catalogue.Parameters.Where(p => p.Path == statement.Switch?.Parameter).ToList();
        if (statement.Switch is { Parameter: { } path, Off: { } off } change)
        {
            string same = change.SameAs is { } other ? $", the value of {other}" : "";
            items.Add(new("switch", $"{path}, off at {Text(off)}{same}{(parameters.Count == 0 ? "; not built yet" : "")}"));
            items.AddRange(parameters.Select(p => Item(p, "value")));
        }
        if (statement.Requires is { } required) items.Add(new("takes", GovernanceNames.Words(required)));
        string? file = FileOf(statement);
        string[] sections = lever is { } l && odd.Levers.FirstOrDefault(o => o.Number == l) is { } page ? [page.Section] : statement.Outcome is not null ? ["7.11 Observation"] : [];
        return new(statement.Id, "statement", $"{statement.Id}: {statement.Statement}",
        [
            new("What the document says", [$"“{statement.Quote}”", $"{document.Title}, {document.Date} ({document.Language}; {document.File}{(document.Address is { } a ? $"; {a}" : "")})"], []),
            new($"In the model ({statement.Kind.ToString().ToLowerInvariant()})", [], items.ToImmutable()),
            EvidenceOf(parameters),
            Look(file, [.. sections], [.. catalogue.UsesOf(statement).Select(s => s.Id)]),
        ]);
    }

    private Explanation Of(ParameterValue p)
    {
        string? lever = p.Path.StartsWith("levers.", StringComparison.Ordinal) ? p.Path.Split('.')[1] : null;
        var files = CodeFiles.Reading(p.Path);
        string? file = files.IsEmpty ? null : string.Join('\n', files);
        var own = catalogue.Scenarios.Where(s => s.Parameters.ContainsKey(p.Path)).Select(s => $"{s.Id} (a value of its own)");
        // A number that is no lever's works in every world, but for one that takes an agreement of a kind.
        bool isOfLever = lever is not null || catalogue.Statements.Any(s => s.Switch?.Parameter == p.Path);
        var use = isOfLever ? UsesOf(p, lever ?? "").Where(s => !s.Parameters.ContainsKey(p.Path)).Select(s => s.Id) : [];
        string[] scenarios = [.. own, .. use, .. isOfLever ? [] : (string[])[own.Any() ? "the others with the value of the seeds" : "all, with the value of the seeds"]];
        var items = ImmutableArray.Create(
            new ExplanationItem("value", $"{Text(p.Value)} {p.Unit}") { Value = p.Value, Low = p.Low, High = p.High, Unit = p.Unit, Source = p.Source },
            new("range", $"{Text(p.Low)} to {Text(p.High)}"), new("prior", $"{Word(p.Prior)} (docs/plausible-worlds.md)"), new("source", p.Source));
        if (p.Note is { } note) items = items.Add(new("note", note));
        return new(p.Path, "parameter", p.Path,
        [
            new("What it is", [p.Meaning], []),
            new("Value (seeds/parameters.yaml)", [], items),
            EvidenceOf([p]),
            Documents([.. catalogue.Statements.Where(s => s.Switch?.Parameter == p.Path)]),
            Look(file, [.. odd.SectionsNaming(p.Path)], [.. scenarios]),
        ]);
    }

    /// <summary>The page of weaknesses, with a count of what is assumed as the seeds have it now.</summary>
    private Explanation OfWeaknesses()
    {
        int all = catalogue.Parameters.Length;
        var sourced = catalogue.Parameters.Where(p => p.Source != Assumed).ToList();
        int named = catalogue.Parameters.Count(p => p.Source == Assumed && catalogue.Evidence.Any(e => e.IsNamedIn(p.Note)));
        int memory = sourced.Count(p => catalogue.Evidence.Any(e => e.IsNamed(p.Source) && e.Obtained == Obtained.Memory));
        string count = $"Of {all} parameters {sourced.Count} name an entry of the evidence as their source ({memory} of them one from memory), {named} are assumed with an entry in their note, and {all - sourced.Count - named} rest on none.";
        return new(Weaknesses, "page", "Weaknesses (docs/WEAKNESSES.md)",
        [
            .. WeaknessPage.Shipped.Sections.Select((section, i) => new ExplanationSection(section.Heading, [.. i == 1 ? (ImmutableArray<string>)[count] : [], .. section.Points.Select(point => $"- {point}")], [])),
        ]);
    }

    private Explanation OfGroup(string group)
    {
        var within = catalogue.Parameters.Where(p => p.Path.StartsWith(group + ".", StringComparison.Ordinal));
        return new(group, "parameters", $"Parameters of {group}", [new("Values (seeds/parameters.yaml)", [], [.. within.Select(p => Item(p, p.Path[(group.Length + 1)..]))])]);
    }

    private Explanation OfOutcome(string name)
    {
        var row = outcomes.Rows.GetValueOrDefault(name);
        string scopes = row?.ByRegion == true ? "in total and by region; docs/outcomes.md has the other scopes" : "in total; docs/outcomes.md has the other scopes";
        var goals = catalogue.Statements.Where(s => s.Outcome == name).ToImmutableArray();
        return new(name, "outcome", name,
        [
            new("What it is", row is null ? [] : [Needs(row.Meaning)], row is null ? [] : [new("unit", row.Unit), new("recorded", scopes)]),
            Documents(goals),
            Look(CodeFiles.Observation, ["7.11 Observation"],
                [.. catalogue.Scenarios.Where(s => s.Outcomes.Contains(name)).Select(s => $"{s.Id} (its question is about it)"), "all record it"],
                row is null ? [] : [new("page", $"docs/outcomes.md, {row.Section}")]),
        ]);
    }

    private Explanation OfNeed(int need)
    {
        string name = NeedTypes.Names[need];
        var effect = catalogue.Parameters.Where(p => p.Path == $"delivery.{name}").ToList();
        return new(name, "need type", name,
        [
            new("What it is", [CodeFiles.Summaries(CodeFiles.NeedTypes)[need]], []),
            new("Words of the institutions (seeds/mappings.yaml)", [string.Join(", ", catalogue.WordsFor((NeedType)need))], []),
            new("Effect of help (seeds/parameters.yaml)", [], [.. effect.Select(p => Item(p, p.Path))]),
            EvidenceOf(effect),
            Look(CodeFiles.NeedTypes, ["2 Entities, state variables and scales", "7.2 Needs", .. odd.SectionsNaming($"delivery.{name}")], []),
        ]);
    }

    private Explanation OfProviderKind(int kind)
    {
        string name = Catalogue.ProviderKinds[kind];
        var bySystem = catalogue.Items.Where(i => i.Kind == "provider" && i.Facts.Any(f => f.Name == "kind" && f.Text.Replace(' ', '_') == name)).GroupBy(i => i.System);
        return new(name, "provider kind", name,
        [
            new("What it is", [CodeFiles.Summaries(CodeFiles.ProviderKinds)[kind]], []),
            new("Words of the institutions (seeds/mappings.yaml)", [string.Join(", ", catalogue.WordsFor((ProviderKind)kind))], []),
            new("Providers that the systems list", [], [.. bySystem.Select(g => new ExplanationItem(g.Key, string.Join(", ", g.Select(i => i.Id))))]),
            Look(CodeFiles.ProviderKinds, ["2 Entities, state variables and scales"], []),
        ]);
    }

    private Explanation OfKey(IGrouping<string, ScenarioKey> keys)
    {
        var items = keys.Select(k => new ExplanationItem($"of {(k.Section is "arm" or "agreement" ? "an" : "a")} {k.Section}", KeyText(k)) { Low = k.Low, High = k.High, Unit = k.Unit });
        var statements = catalogue.Statements.Where(s => s.Switch?.AgreementKey == keys.Key || s.Switch?.ScenarioKey == keys.Key).ToImmutableArray();
        return new(keys.Key, "key", keys.Key,
        [
            new("What it is, in a scenario file", [], [.. items]),
            Documents(statements),
            Look(CodeFiles.ScenarioKeys, [.. odd.SectionsNaming(keys.Key).DefaultIfEmpty("8 Levers of coordination")], [.. catalogue.Scenarios.Where(s => s.Keys.Contains(keys.Key)).Select(s => s.Id)]),
        ]);
    }

    private Explanation Of(EvidenceEntry entry)
    {
        var use = catalogue.Parameters.Where(p => IsNamedBy(entry, p));
        var replaced = catalogue.Evidence.Where(e => e.SupersededBy == entry.Id).Select(e => e.Id).ToList();
        ExplanationItem?[] kept =
        [
            entry.KeptAs is { } kind ? new("kept as", Kept(kind)) : null,
            entry.SupersededBy is { } by ? new("superseded by", by) : null,
            replaced.Count > 0 ? new("replaces", string.Join(", ", replaced)) : null,
            entry.Pins is { } pins ? new("can set or test", string.Join("; ", pins)) : null,
            entry.Note is { } note ? new("note", note) : null,
        ];
        return new(entry.Id, "evidence", entry.Id,
        [
            new("What was measured", [.. EvidenceText(entry).Split('\n')], []),
            new("Figures", [], entry.Value is { } v && entry.Parts is { } parts ? [.. parts.Select((p, i) => FigureItem(entry, v, p, i))] : []),
            new("Parameters that rest on it or name it", [], [.. use.Select(p => Item(p, p.Path))]),
            new("What it is kept for", [], [.. kept.OfType<ExplanationItem>()]),
        ]);
    }

    private Explanation OfKept(KeptAs kind) => new(Word(kind), "evidence", $"Evidence kept as {Kept(kind)}",
        [new("Entries (seeds/evidence.yaml)", [], [.. catalogue.Evidence.Where(e => e.KeptAs == kind).Select(e => new ExplanationItem(e.Id, e.Quantity))])]);

    private static ExplanationItem FigureItem(EvidenceEntry e, Figures values, string part, int i) =>
        new(part, Figure(values.All[i], e.Low?.All[i], e.High?.All[i])) { Value = values.All[i], Low = e.Low?.All[i], High = e.High?.All[i] };

    private Explanation Of(SeedItem item)
    {
        var evidence = catalogue.Evidence.Where(e => item.Facts.Any(f => f.Source is { } s && e.IsNamed(s)));
        return new(item.Id, item.Kind, $"{item.Id}: {item.Name}",
        [
            new($"A {item.Kind} of {item.System} (seeds/{item.System})", [], [.. item.Facts.Select(f => new ExplanationItem(f.Name, $"{f.Text}\n{f.Meaning}{(f.Source is { } s ? $" Source: {s}." : "")}") { Source = f.Source })]),
            new("Evidence (seeds/evidence.yaml)", [], [.. evidence.Select(EvidenceItem)]),
            Look(null, [], [.. catalogue.Scenarios.Where(s => s.System == item.System).Select(s => s.Id)]),
        ]);
    }

    private ExplanationSection Documents(IReadOnlyList<StatementEntry> statements) => new("What the documents say (seeds/statements.yaml)",
        [],
        [
            .. statements.Select(s => new ExplanationItem(s.Id, $"“{s.Quote}”\n{s.Statement}{(IsBuilt(s) ? "" : " (Not built yet.)")}")),
            .. statements.GroupBy(s => s.Id[..1]).Select(g => new ExplanationItem(g.Key, DocumentLine(g.First()))),
        ]);

    private ExplanationSection EvidenceOf(IReadOnlyList<ParameterValue> parameters)
    {
        return new("Evidence (seeds/evidence.yaml)", [], [.. catalogue.Evidence.Where(e => parameters.Any(p => IsNamedBy(e, p))).Select(EvidenceItem)]);
    }

    private static ExplanationSection Look(string? file, ImmutableArray<string> sections, ImmutableArray<string> scenarios, ImmutableArray<ExplanationItem> more = default)
    {
        var items = ImmutableArray.CreateBuilder<ExplanationItem>();
        if (file is not null) items.Add(new("code", file));
        if (!sections.IsEmpty) items.Add(new("ODD", $"docs/ODD.md, {string.Join("; ", sections.Distinct())}"));
        if (!more.IsDefault) items.AddRange(more);
        if (!scenarios.IsEmpty) items.Add(new("scenarios", string.Join(", ", scenarios)));
        return new("Where to find it", [], items.ToImmutable());
    }

    private string DocumentLine(StatementEntry statement)
    {
        var d = catalogue.DocumentOf(statement);
        return $"{d.Title}, {d.Date} ({d.File})";
    }

    private static bool IsNamedBy(EvidenceEntry e, ParameterValue p) => e.IsNamed(p.Source) || e.IsNamedIn(p.Note);

    private static ExplanationItem EvidenceItem(EvidenceEntry e) =>
        new(e.Id, EvidenceText(e)) { Value = One(e.Value), Low = One(e.Low), High = One(e.High), Unit = e.Unit };

    private static double? One(Figures? figures) => figures?.All is [var one] ? one : null;

    private static string EvidenceText(EvidenceEntry e)
    {
        string how = e.Obtained switch
        {
            Obtained.Read => "read in the source",
            Obtained.Abstract => "read in the abstract or at the beginning of the text",
            Obtained.Secondary => "read in another text that quotes the source",
            Obtained.Derived => "computed from what was read",
            Obtained.Memory => "from memory, not looked up",
            _ => "judgement",
        };
        string read = e.ReadAs switch
        {
            null => "",
            ReadAs.Page => "read in the source",
            ReadAs.Abstract => "only the abstract or the beginning was read",
            ReadAs.Secondary => "read in another text that quotes the source",
            _ => "the figure behind it is from memory",
        };
        string value = e.Value is not { All: var values } ? e.Verdict ?? ""
            : values is [var one] ? $"{Figure(one, One(e.Low), One(e.High))} {e.Unit}"
            : $"{string.Join(", ", values.Select((v, i) => $"{e.Parts?.ElementAtOrDefault(i)?.Replace('_', ' ')} {Text(v)}"))} ({e.Unit})";
        string figure = Together("; ", $"{e.Quantity}: {value}", Together(", ", e.Place, e.Period));
        string[] lines =
        [
            $"{figure}.",
            e.Definition is { } definition ? $"Counted: {definition}." : "",
            e.Reported is { All: var reported } ? $"Published: {string.Join(", ", reported.Select(Text))}." : "",
            Together(", ", e.Source.Title, e.Source.Publisher, e.Source.Year, e.Source.Address),
            e.Design is { } design ? $"Design: {design}." : "",
            $"Obtained: {Together("; ", how, read)}; confidence {e.Confidence.ToString().ToLowerInvariant()}.",
        ];
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    private static string Figure(double value, double? low, double? high) =>
        low is { } l && high is { } h ? $"{Text(value)} ({Text(l)} to {Text(h)})" : Text(value);

    private static string Kept(KeptAs kind) => kind switch
    {
        KeptAs.Seeds => "a figure of the seeds of a system",
        KeptAs.Target => "a target: runs could be compared with it, and parameters may be fitted to it",
        KeptAs.HoldOut => "a hold-out: runs could be compared with it, and nothing may be fitted to it",
        KeptAs.NullResult => "a null result: no effect was found",
        _ => "context: the model has nothing that it could set",
    };

    /// <summary>What there is; the evidence writes a dash or "none" where there is nothing.</summary>
    private static string Together(string between, params string[] parts) => string.Join(between, parts.Where(p => p is not ("" or "-" or "–" or "none")));

    private static ExplanationItem Item(ParameterValue p, string term)
    {
        string source = p.Source == Assumed ? "Assumed." : $"Source: {p.Source}.";
        string note = p.Note is { } text ? $" {char.ToUpperInvariant(text[0])}{text[1..]}." : "";
        return new(term, $"{Text(p.Value)} ({Text(p.Low)} to {Text(p.High)}) {p.Unit}. {p.Meaning}\n{source}{note}") { Value = p.Value, Low = p.Low, High = p.High, Unit = p.Unit, Source = p.Source };
    }

    private static string KeyText(ScenarioKey key)
    {
        string range = key.Unit is null ? "" : $" From {Text(key.Low!.Value)} to {Text(key.High!.Value)} {key.Unit}.";
        return $"{key.Meaning}{range}{(key.Words.IsEmpty ? "" : $" One of: {string.Join(", ", key.Words)}.")}";
    }

    private IEnumerable<string> Groups() =>
        catalogue.Parameters.Select(p => p.Path[..p.Path.LastIndexOf('.')]).Distinct();

    /// <summary>A meaning that goes on from the row above, as the page writes the fates of needs.</summary>
    private static string Needs(string meaning)
    {
        string plain = meaning.Replace("`", "");
        return plain.StartsWith("… ", StringComparison.Ordinal) ? $"Needs that arose in this quarter and {plain[2..]}" : plain;
    }

    /// <summary>Markdown to plain text; instead of a parameter its value, with its name behind it, in the group the last part only.</summary>
    private string Plain(string markdown, string group)
    {
        string text = Code().Replace(markdown, m =>
        {
            string name = m.Groups[1].Value;
            string shown = name.StartsWith(group + ".", StringComparison.Ordinal) ? name[(group.Length + 1)..] : name;
            return catalogue.Parameters.FirstOrDefault(p => p.Path == name) is { } p ? $"{Text(p.Value)}{Unit(p, markdown[(m.Index + m.Length)..])} [{shown}]" : shown;
        });
        text = Emphasis().Replace(Link().Replace(text, "$1"), "$2");
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Unit of a number within a sentence, where it has a short one and the sentence does not say it itself.</summary>
    private string Unit(ParameterValue p, string after)
    {
        string first = p.Unit.Split(' ')[0];
        if (p.Unit.StartsWith("currency units", StringComparison.Ordinal)) return $" {Currency(p)}";
        if (first is not ("hours" or "quarters" or "years") || after.TrimStart().StartsWith(first, StringComparison.Ordinal)) return "";
        return p.Value == 1 ? $" {first[..^1]}" : $" {first}";
    }

    /// <summary>The currency of the scenarios that have the number in force, if all have the same.</summary>
    private string Currency(ParameterValue p)
    {
        var systems = (p.Path.StartsWith("levers.", StringComparison.Ordinal) ? UsesOf(p, p.Path.Split('.')[1]) : catalogue.Scenarios).Select(s => s.System).ToHashSet();
        string?[] all = [.. catalogue.Systems.Where(s => systems.Contains(s.Id)).Select(s => s.Currency).Distinct()];
        return all is [{ } one] ? one : "currency units";
    }

    /// <summary>What the page says under "Friction:" begins with what the lever works against; a sentence of its own here.</summary>
    private static string[] Does(string friction)
    {
        int end = friction.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? [friction] : [$"Works against: {friction[..(end + 1)]}", friction[(end + 2)..]];
    }

    private static string Number(int lever) => string.Create(CultureInfo.InvariantCulture, $"L{lever:00}");

    private static string Text(double value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*?)([^*]+)\1")]
    private static partial Regex Emphasis();
}

/// <summary>A group of names that can be asked about.</summary>
/// <param name="Names">The names, for machines and for suggestions.</param>
internal sealed record ExplanationList(string Heading, ImmutableArray<string> Names)
{
    /// <summary>How people read the group, where that is not the bare names.</summary>
    public ImmutableArray<ExplanationItem> Items { get; init; } = [];
}
