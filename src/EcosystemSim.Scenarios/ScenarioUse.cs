using System.Collections.Immutable;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>What a scenario file uses, read without its seeds.</summary>
/// <param name="Id">File name without extension.</param>
/// <param name="ArmsByLever">Arms in which a lever is in force at some time, those included that take it from the arm below.</param>
/// <param name="Keys">Keys that it states: of the scenario, of arms, of agreements.</param>
/// <param name="Parameters">Paths of the parameters of which it states a value of its own.</param>
/// <param name="Outcomes">Outcomes that its question is about.</param>
public sealed record ScenarioUse(
    string Id, string Title, string System, ImmutableDictionary<string, ImmutableArray<string>> ArmsByLever, ImmutableHashSet<string> Keys,
    ImmutableHashSet<string> Parameters, ImmutableHashSet<string> Outcomes)
{
    /// <summary>Scenarios in the folder <c>scenarios</c> beside the seeds, by name. One with errors is left out: <c>ecosim check</c> tells them.</summary>
    internal static ImmutableArray<ScenarioUse> Beside(string seeds)
    {
        string above = Display.Up(seeds), folder = Path.Combine(above.Length == 0 ? "." : above, "scenarios");
        var all = ImmutableArray.CreateBuilder<ScenarioUse>();
        foreach (string name in SeedSections.YamlIn(folder))
        {
            var report = new Report();
            var files = new FileSet(ReadingLimits.Default, report);
            files.Allow(folder, "scenario");
            files.Allow(seeds, "seeds");
            if (files.Read(Path.Combine(folder, name)) is not { } root) continue;
            var file = new Binder(report, new()).Bind<ScenarioFile>(root, "");
            if (report.Count == 0) all.Add(Of(Path.GetFileNameWithoutExtension(name), file, root));
        }
        return all.ToImmutable();
    }

    private static ScenarioUse Of(string id, ScenarioFile file, MappingNode root)
    {
        var levers = Names.Words(typeof(Lever)).ToImmutableDictionary(l => l, l => file.Arms.Keys.Where(arm => Strength(file, arm, l)).ToImmutableArray());
        var keys = KeysOf(root).Concat(Under(root, "horizon").SelectMany(KeysOf)).Concat(Under(root, "population").SelectMany(KeysOf));
        foreach (var arm in Under(root, "arms").SelectMany(Values))
            keys = keys.Concat(KeysOf(arm)).Concat(Under(arm, "agreements").SelectMany(Values).SelectMany(KeysOf));
        var parameters = new HashSet<string>();
        foreach (var section in Under(root, "parameters")) AddPaths(section, "", parameters);
        return new(id, file.Title, file.System, levers, [.. keys], [.. parameters], [.. file.Outcomes ?? []]);
    }

    /// <summary>Whether an agreement of the arm, or of one below it, has the lever at more than nothing.</summary>
    private static bool Strength(ScenarioFile file, string arm, string lever)
    {
        var stated = new HashSet<string>();
        string? at = arm;
        for (int steps = 0; at is not null && file.Arms.TryGetValue(at, out var section) && steps <= file.Arms.Count; steps++, at = section.BasedOn)
        {
            foreach (var (name, agreement) in section.Agreements ?? new Dictionary<string, AgreementSection>())
            {
                // What the upper arm states of an agreement's lever holds, 0 included.
                if (agreement.Levers?.TryGetValue(lever, out double strength) == true && stated.Add(name) && strength > 0) return true;
            }
        }
        return false;
    }

    private static IEnumerable<string> KeysOf(MappingNode node) => node.Entries.Select(e => e.Key.Value);

    private static IEnumerable<MappingNode> Values(MappingNode node) => node.Entries.Select(e => e.Value).OfType<MappingNode>();

    private static IEnumerable<MappingNode> Under(MappingNode node, string key) => node[key] is MappingNode under ? [under] : [];

    private static void AddPaths(MappingNode node, string prefix, HashSet<string> paths)
    {
        foreach (var (key, value) in node.Entries)
        {
            string path = prefix + key.Value;
            if (ParameterCatalogue.ByPath.ContainsKey(path)) paths.Add(path);
            else if (value is MappingNode group) AddPaths(group, path + ".", paths);
        }
    }
}
