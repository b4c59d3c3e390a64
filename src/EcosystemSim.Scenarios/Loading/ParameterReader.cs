using System.Collections.Immutable;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>Parameters from the seeds, then from the system, then from the scenario: the last statement holds.</summary>
internal sealed class ParameterReader(Report report, Sites sites, Binder binder, Sources sources)
{
    private readonly Dictionary<string, ParameterValue> _values = [];

    // Parameters and groups that are there and wrong, which is reported once.
    private readonly HashSet<string> _wrong = [];
    private readonly Dictionary<string, (Location At, MappingNode In)> _stated = [];
    private int _slips;

    /// <summary>Adds a section; what it states replaces what was stated before.</summary>
    public void Add(ParameterSection? section)
    {
        _stated.Clear();
        if (section is not null) Walk(section.Node, "");
    }

    /// <summary>Sets a parameter beyond the files, and holds it there. Its range goes on to hold, widened where the value lies outside.</summary>
    public void Set(Setting setting)
    {
        if (!ParameterCatalogue.ByPath.TryGetValue(setting.Path, out var leaf))
        {
            report.Add(Messages.UnknownPath(setting.At, setting.Path));
            return;
        }
        if (Numbers.Read(new ScalarNode(setting.At, setting.Text, IsPlain: true), setting.Path, report, leaf.Quantity.Unit) is not { } value) return;
        Admissible(leaf, value, setting.At, setting.Path);
        if (!_values.TryGetValue(setting.Path, out var stated)) return;
        _values[setting.Path] = stated with { Value = value, Low = Math.Min(stated.Low, value), High = Math.Max(stated.High, value), Prior = PriorShape.Fixed, Source = Sources.Assumed, Note = null };
    }

    /// <summary>The value stated last so far, or null.</summary>
    public double? ValueOf(string path) => _values.TryGetValue(path, out var value) ? value.Value : null;

    /// <summary>All parameters, in the order of the code; reports those without a value.</summary>
    public ImmutableArray<ParameterValue> Finish(Location at)
    {
        foreach (var leaf in ParameterCatalogue.All)
        {
            if (!_values.ContainsKey(leaf.Path) && !IsWrong(leaf.Path)) report.Add(Messages.MissingParameter(at, leaf.Path));
        }
        return [.. ParameterCatalogue.All.Where(l => _values.ContainsKey(l.Path)).Select(l => _values[l.Path])];
    }

    /// <summary>The correlations of a section, after <see cref="Finish"/>; reports those of no two parameters, and those that contradict each other.</summary>
    public ImmutableArray<PriorCorrelation> Correlations(IReadOnlyList<CorrelationRow> rows)
    {
        var found = ImmutableArray.CreateBuilder<PriorCorrelation>();
        var priors = ParameterCatalogue.All.Select(leaf => new ParameterPrior(leaf.Path, PriorShape.Fixed, 0, 0, 0)).ToImmutableArray();
        foreach (var row in rows)
        {
            if (row?.Between is not { } between) continue;
            var at = sites.Of(row, nameof(row.Between));
            string[] paths = [.. between.Distinct()];
            if (paths.Length != 2) report.Add(Messages.WrongCount(at, "between", paths.Length, "two different parameters", null));
            for (int i = 0; i < between.Count; i++)
            {
                if (between[i] is { Length: > 0 } path && !ParameterCatalogue.ByPath.ContainsKey(path))
                    report.Add(Messages.UnknownParameter(sites.Of(row, nameof(row.Between), i), path, ParameterCatalogue.ByPath.Keys.Order(StringComparer.Ordinal)));
            }
            if (paths.Length != 2 || !paths.All(ParameterCatalogue.ByPath.ContainsKey)) continue;
            if (found.Any(c => paths.Contains(c.First) && paths.Contains(c.Second))) report.Add(Messages.CorrelatedTwice(at, paths[0], paths[1]));
            found.Add(new(paths[0], paths[1], row.Rank));
            if (ParameterDraws.AreConsistent(priors, found.ToImmutable())) continue;
            report.Add(Messages.ImpossibleCorrelation(at, paths[0], paths[1]));
            found.RemoveAt(found.Count - 1);
        }
        return found.ToImmutable();
    }

    private bool IsWrong(string path) =>
        _wrong.Contains(path) || _wrong.Any(g => path.StartsWith(g + ".", StringComparison.Ordinal));

    private void Walk(MappingNode node, string prefix)
    {
        binder.CheckKeys(node, "parameters", null);
        string[]? known = null;
        foreach (var (key, value) in node.Entries)
        {
            string path = prefix + key.Value;
            if (ParameterCatalogue.ByPath.TryGetValue(path, out var leaf))
            {
                // Its path and its groups one by one are two ways to name it; in one file only one of them can be meant.
                if (!_stated.TryAdd(path, (key.At, node)) && _stated[path].In != node) report.Add(Messages.DuplicateKey(key.At, path, _stated[path].At));
                Take(leaf, value);
            }
            else if (ParameterCatalogue.Groups.Contains(path) && value is MappingNode group) Walk(group, path + ".");
            else if (ParameterCatalogue.Groups.Contains(path))
            {
                _wrong.Add(path);
                report.Add(Messages.WrongType(value.At, path, value.Kind, "a mapping of parameters"));
            }
            else
            {
                known ??= [.. Known(prefix)];
                if (++_slips <= Nearest.MostSlips && Nearest.Name(path, known) is { } meant) _wrong.Add(meant);
                report.Add(Messages.UnknownParameter(key.At, path, known));
            }
        }
    }

    // Within a group its own names are meant; at the top, groups and whole paths are.
    private static IEnumerable<string> Known(string prefix) =>
        ParameterCatalogue.Groups.Concat(ParameterCatalogue.ByPath.Keys)
            .Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private void Take(ParameterCatalogue.Leaf leaf, Node node)
    {
        if (node is not MappingNode mapping)
        {
            _wrong.Add(leaf.Path);
            report.Add(Messages.WrongType(node.At, leaf.Path, node.Kind, "{value: …, range: [lowest, highest], source: …}"));
            return;
        }
        int before = report.Count;
        var quantity = binder.Bind<ParameterQuantity>(mapping, leaf.Path);
        if (report.Count > before)
        {
            _wrong.Add(leaf.Path);
            return;
        }
        Admissible(leaf, quantity.Value, sites.Of(quantity, nameof(quantity.Value)), leaf.Path);
        // Sensitivity runs go to the ends of the range.
        foreach (double end in quantity.Range is { Count: 2 } ends ? ends : []) Admissible(leaf, end, sites.Of(quantity, nameof(quantity.Range)), $"range of {leaf.Path}");
        (double, double)? inherited = _values.TryGetValue(leaf.Path, out var earlier) ? (earlier.Low, earlier.High) : null;
        sources.Check(quantity, leaf.Path, inherited);
        var (low, high) = sources.RangeOf(quantity, leaf.Path) ?? inherited ?? (quantity.Value, quantity.Value);
        var prior = quantity.Prior ?? PriorShape.Fixed;
        if (ParameterPrior.IsOfFactors(prior) && !(low > 0)) report.Add(Messages.NoFactorsFromZero(sites.Of(quantity, nameof(quantity.Prior)), leaf.Path, Names.Snake(prior.ToString()), low));
        _values[leaf.Path] =
            new(leaf.Path, quantity.Value, low, high, leaf.Quantity.Unit, leaf.Quantity.Meaning, quantity.Source, quantity.Note) { Prior = prior };
    }

    private void Admissible(ParameterCatalogue.Leaf leaf, double value, Location at, string what)
    {
        var q = leaf.Quantity;
        if (value < q.Minimum || value > q.Maximum) report.Add(Messages.OutOfRange(at, what, value, q.Minimum, q.Maximum, q.Unit));
    }
}
