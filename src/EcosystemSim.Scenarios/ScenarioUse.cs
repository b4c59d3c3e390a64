using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>What a scenario file uses, read without checking it against its seeds.</summary>
/// <param name="Id">File name without extension.</param>
/// <param name="ArmsByLever">Arms in which a lever is in force at some time, those included that take it from the arm below.</param>
/// <param name="Keys">Keys that it states: of the scenario, of arms, of agreements.</param>
/// <param name="Outcomes">Outcomes that its question is about.</param>
public sealed record ScenarioUse(
    string Id, string Title, string System, ImmutableDictionary<string, ImmutableArray<string>> ArmsByLever, ImmutableHashSet<string> Keys,
    ImmutableHashSet<string> Outcomes)
{
    /// <summary>The question that it answers.</summary>
    public required string Question { get; init; }

    /// <summary>Its arms, in the order of the file.</summary>
    public required ImmutableArray<ArmUse> Arms { get; init; }

    /// <summary>Parameters of which it states a value of its own, by their paths.</summary>
    public required ImmutableDictionary<string, double> Parameters { get; init; }

    /// <summary>Its shocks, in the order of the file.</summary>
    public required ImmutableArray<ShockUse> Shocks { get; init; }

    /// <summary>
    /// Whether a mechanism is in force in one of its arms: the lever is at work, the agreement states what the mechanism takes beside
    /// it, and the parameter has not the value at which the mechanism is off. A goal is seen in every scenario.
    /// </summary>
    /// <param name="valueInSeeds">Value of a parameter in the seeds, or null.</param>
    public bool Has(StatementEntry statement, Func<string, double?> valueInSeeds)
    {
        if (statement.Kind == StatementKind.Goal) return true;
        var change = statement.Switch;
        if (change?.ScenarioKey is { } key) return Keys.Contains(key);
        if (change is { Parameter: { } path, Off: { } off } && ValueOf(path) is { } value && value == (change.SameAs is { } other ? ValueOf(other) ?? off : off)) return false;
        // A key of the agreement, and a number that belongs to no lever, work through any of its levers.
        bool anyLever = change?.AgreementKey is not null || change?.Parameter?.StartsWith("levers.", StringComparison.Ordinal) == false;
        return Arms.Any(arm => arm.Agreements.Any(a =>
            (anyLever ? a.Levers.Length > 0 : a.Levers.Contains(statement.Lever))
            && (change?.AgreementKey is not { } stated || a.Keys.Contains(stated)) && (statement.Requires is not { } required || a.Meets(required))
            && (statement.Requires?.Lever is not { } second || ArmsByLever[Names.Snake(second.ToString())].Contains(arm.Id))));

        double? ValueOf(string name) => Parameters.TryGetValue(name, out double own) ? own : valueInSeeds(name);
    }

    /// <summary>Scenarios in the folder <c>scenarios</c> beside the seeds, by name. One with errors is left out: <c>ecosim check</c> tells them.</summary>
    internal static ImmutableArray<ScenarioUse> Beside(string seeds, FileTree tree, ImmutableArray<SeedItem> items)
    {
        string above = Display.Up(seeds), folder = Path.Combine(above.Length == 0 ? "." : above, "scenarios");
        var all = ImmutableArray.CreateBuilder<ScenarioUse>();
        foreach (string name in tree.FilesIn(folder, SeedSections.Extension))
        {
            var report = new Report();
            var files = new FileSet(ReadingLimits.Default, report, tree);
            files.Allow(folder, "scenario");
            files.Allow(seeds, "seeds");
            if (files.Read(Path.Combine(folder, name)) is not { } root) continue;
            var file = new Binder(report, new()).Bind<ScenarioFile>(root, "");
            if (report.Count == 0) all.Add(Of(Path.GetFileNameWithoutExtension(name), file, root, [.. items.Where(i => i.System == file.System && i.Kind == "provider")]));
        }
        return all.ToImmutable();
    }

    private static ScenarioUse Of(string id, ScenarioFile file, MappingNode root, ImmutableArray<SeedItem> providers)
    {
        ImmutableArray<ArmUse> arms = [.. file.Arms.Keys.Select(arm => ArmUse.Of(file, arm, providers))];
        var levers = Names.Words(typeof(Lever)).ToImmutableDictionary(l => l, l => arms.Where(a => a.Agreements.Any(g => g.Levers.Contains(l))).Select(a => a.Id).ToImmutableArray());
        var keys = KeysOf(root).Concat(Under(root, "horizon").SelectMany(KeysOf)).Concat(Under(root, "population").SelectMany(KeysOf));
        foreach (var arm in Under(root, "arms").SelectMany(Values))
            keys = keys.Concat(KeysOf(arm)).Concat(Under(arm, "agreements").SelectMany(Values).SelectMany(KeysOf));
        var parameters = new Dictionary<string, double>();
        foreach (var section in Under(root, "parameters")) AddValues(section, "", parameters);
        return new(id, file.Title, file.System, levers, [.. keys], [.. file.Outcomes ?? []])
        {
            Question = file.Question.Trim(),
            Arms = arms,
            Parameters = parameters.ToImmutableDictionary(),
            Shocks = [.. (file.Shocks ?? []).Select(s => new ShockUse(Names.Snake(s.Kind.ToString()), s.From.ToString(), s.Quarters, s.Size, s.Note))],
        };
    }

    private static IEnumerable<string> KeysOf(MappingNode node) => node.Entries.Select(e => e.Key.Value);

    private static IEnumerable<MappingNode> Values(MappingNode node) => node.Entries.Select(e => e.Value).OfType<MappingNode>();

    private static IEnumerable<MappingNode> Under(MappingNode node, string key) => node[key] is MappingNode under ? [under] : [];

    private static void AddValues(MappingNode node, string prefix, Dictionary<string, double> values)
    {
        foreach (var (key, value) in node.Entries)
        {
            string path = prefix + key.Value;
            if (value is not MappingNode group) continue;
            if (!ParameterCatalogue.ByPath.ContainsKey(path)) AddValues(group, path + ".", values);
            else if (group["value"] is ScalarNode number && double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double stated)) values[path] = stated;
        }
    }
}

/// <summary>A shock of a scenario.</summary>
/// <param name="Kind">Name of its kind in files.</param>
/// <param name="From">First quarter, such as 2008Q4.</param>
/// <param name="Quarters">Quarters over which it builds up.</param>
/// <param name="Size">Log points.</param>
/// <param name="Note">What it stands for, or null.</param>
public sealed record ShockUse(string Kind, string From, int Quarters, double Size, string? Note);
