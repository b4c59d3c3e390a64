using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>Puts settings into the tree of a scenario file, so that they are bound and checked as if the file stated them.</summary>
internal sealed class ScenarioSettings(Report report)
{
    /// <summary>The tree with all settings but those of parameters.</summary>
    public MappingNode Apply(MappingNode root, IEnumerable<Setting> settings)
    {
        foreach (var setting in settings)
        {
            if (Setting.LeverOf(setting.Path) is { } lever) root = SetStrength(root, lever, setting);
            else if (!Setting.IsParameter(setting.Path)) root = SetKey(root, setting);
        }
        return root;
    }

    private MappingNode SetKey(MappingNode root, Setting setting)
    {
        string path = setting.Path[Setting.ScenarioPrefix.Length..];
        // What a file includes is read before anything can be set in it, and parameters have paths of their own.
        if (path.Length == 0 || path.EndsWith('.') || Starts(path, "include") || Starts(path, "parameters"))
        {
            report.Add(Messages.UnknownPath(setting.At, setting.Path));
            return root;
        }
        if (Starts(path, "arms") && root["arms"] is MappingNode arms && path.Length > "arms.".Length && Key(arms, path["arms.".Length..]) is null)
        {
            report.Add(Messages.UnknownArm(setting.At, setting.Path, path["arms.".Length..].Split('.')[0], arms.Entries.Select(e => e.Key.Value)));
            return root;
        }
        return (MappingNode)Put(root, path, setting);

        static bool Starts(string path, string key) => path == key || path.StartsWith(key + ".", StringComparison.Ordinal);
    }

    private Node Put(Node node, string path, Setting setting)
    {
        if (node is SequenceNode list && int.TryParse(path.Split('.')[0], out int item) && item >= 0 && item < list.Items.Count)
        {
            int after = path.IndexOf('.', StringComparison.Ordinal);
            return list with { Items = [.. list.Items.Select((n, i) => i != item ? n : after < 0 ? Value(setting) : Put(n, path[(after + 1)..], setting))] };
        }
        if (node is not MappingNode mapping)
        {
            report.Add(Messages.UnknownPath(setting.At, setting.Path));
            return node;
        }
        string key = Key(mapping, path) ?? path.Split('.')[0];
        string rest = path.Length > key.Length ? path[(key.Length + 1)..] : "";
        var below = mapping.Find(key);
        var value = rest.Length == 0 ? Value(setting) : Put(below?.Value is { } there and not ScalarNode { IsEmpty: true } ? there : new MappingNode(setting.At, []), rest, setting);
        return mapping with
        {
            Entries = below is null
                ? [.. mapping.Entries, new(new ScalarNode(setting.At, key, IsPlain: true), value)]
                : [.. mapping.Entries.Select(entry => entry.Key.Value == key ? new(entry.Key, value) : entry)],
        };
    }

    /// <summary>The key of a mapping that a path begins with; the longest, since names can have points in them.</summary>
    private static string? Key(MappingNode mapping, string path) =>
        mapping.Entries.Select(e => e.Key.Value).Where(k => path == k || path.StartsWith(k + ".", StringComparison.Ordinal)).MaxBy(k => k.Length);

    private MappingNode SetStrength(MappingNode root, string lever, Setting setting)
    {
        if (!ArmBuilder.LeverNames.Contains(lever))
        {
            report.Add(Messages.UnknownLever(setting.At, lever, ArmBuilder.LeverNames));
            return root;
        }
        int found = 0;
        var set = Within(root, "arms", arm => Within(arm, "agreements", agreement => agreement["levers"] is MappingNode levers && levers.Find(lever) is not null ? With(agreement, levers) : agreement));
        if (found == 0) report.Add(Messages.NoAgreementHas(setting.At, lever));
        return set;

        MappingNode With(MappingNode agreement, MappingNode levers)
        {
            found++;
            var changed = levers with { Entries = [.. levers.Entries.Select(e => e.Key.Value == lever ? new(e.Key, Value(setting)) : e)] };
            return agreement with { Entries = [.. agreement.Entries.Select(e => e.Key.Value == "levers" ? new(e.Key, changed) : e)] };
        }

        // Each entry of the mapping under a key, changed.
        static MappingNode Within(MappingNode node, string key, Func<MappingNode, MappingNode> change) => node[key] is not MappingNode all ? node : node with
        {
            Entries =
            [
                .. node.Entries.Select(e => e.Key.Value != key ? e
                    : new(e.Key, all with { Entries = [.. all.Entries.Select(each => each.Value is MappingNode m ? new(each.Key, change(m)) : each)] })),
            ],
        };
    }

    private static ScalarNode Value(Setting setting) => new(setting.At, setting.Text, IsPlain: true);
}
