using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>The evidence, and whether values keep to it.</summary>
internal sealed class Sources
{
    public const string Assumed = "assumed";

    private readonly Report _report;
    private readonly Sites _sites;
    private readonly Dictionary<string, EvidenceEntry> _entries = [];
    private readonly Dictionary<string, (double Low, double High)> _allowed = [];

    public Sources(IEnumerable<EvidenceEntry> evidence, Report report, Sites sites)
    {
        _report = report;
        _sites = sites;
        foreach (var entry in evidence)
        {
            if (entry?.Id is not { } id) continue;
            if (_entries.Keys.FirstOrDefault(other => other != id && other.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } alike)
                report.Add(Messages.CapitalsOnly(sites.Of(entry, nameof(entry.Id)), id, alike));
            if (!_entries.TryAdd(id, entry)) report.Add(Messages.DuplicateId(sites.Of(entry, nameof(entry.Id)), id, "evidence"));
            else AddFigures(entry);
        }
        foreach (var entry in _entries.Values)
        {
            if (entry.SupersededBy is { } other && !_entries.ContainsKey(other))
                report.Add(Messages.UnknownSuccessor(sites.Of(entry, nameof(entry.SupersededBy)), entry.Id, other, _entries.Keys));
        }
    }

    /// <summary>Entries by id.</summary>
    public IReadOnlyDictionary<string, EvidenceEntry> Entries => _entries;

    /// <summary>Reports a value outside its range, a range turned round, an unknown source, a value that its source does not allow.</summary>
    /// <param name="inherited">Range that holds where the value states none.</param>
    public void Check(Quantity quantity, string what, (double Low, double High)? inherited = null)
    {
        var at = _sites.Of(quantity, nameof(quantity.Value));
        var stated = RangeOf(quantity, what);
        // Where the stated range is wrong, what the value is to keep to is not known.
        var (low, high) = stated ?? (quantity.Range is null ? inherited : null) ?? (quantity.Value, quantity.Value);
        if (quantity.Value < low || quantity.Value > high) _report.Add(Messages.OutsideOwnRange(at, what, quantity.Value, low, high));
        if (quantity.Source == Assumed && quantity.Range is null && inherited is null)
            _report.Add(Messages.AssumedWithoutRange(_sites.Of(quantity), what));
        var entry = CheckSource(quantity.Source, _sites.Of(quantity, nameof(quantity.Source)), what);
        if (entry is null) return;
        if (!_allowed.TryGetValue(quantity.Source, out var allowed))
            _report.Add(Messages.NotOneFigure(_sites.Of(quantity, nameof(quantity.Source)), what, entry.Id, entry.Parts?.Select(p => $"{entry.Id}.{p}") ?? []));
        else if (quantity.Value < allowed.Low || quantity.Value > allowed.High)
            _report.Add(Messages.OutsideEvidence(at, what, quantity.Value, quantity.Source, allowed.Low, allowed.High));
    }

    /// <summary>Reports an unknown source; the entry if it is one or a part of one.</summary>
    public EvidenceEntry? CheckSource(string? source, Location at, string what)
    {
        if (source is null or Assumed) return null;
        if (_entries.TryGetValue(source, out var entry)) return entry;
        if (_allowed.ContainsKey(source)) return _entries[source[..source.LastIndexOf('.')]];
        _report.Add(Messages.UnknownEvidence(at, what, source, _entries.Keys));
        return null;
    }

    /// <summary>The stated range, or null; reports one that is no pair or turned round.</summary>
    public (double Low, double High)? RangeOf(Quantity quantity, string what)
    {
        if (quantity.Range is not { } range) return null;
        var at = _sites.Of(quantity, nameof(quantity.Range));
        if (range.Count != 2)
        {
            string? cut = Numbers.Cut(_sites.Find(quantity, nameof(quantity.Range)));
            _report.Add(Messages.WrongCount(at, "range", range.Count, "two numbers, the lowest and the highest", cut));
            return null;
        }
        if (range[0] <= range[1]) return (range[0], range[1]);
        _report.Add(Messages.RangeReversed(at, what, range[0], range[1]));
        return (range[1], range[0]);
    }

    // A figure without a range allows itself only.
    private void AddFigures(EvidenceEntry entry)
    {
        if ((entry.Value is null) == (entry.Verdict is null)) _report.Add(Messages.FigureOrVerdict(_sites.Of(entry), entry.Id));
        if (entry.Value?.All is not { } values) return;
        IReadOnlyList<string> parts = entry.Parts ?? [];
        if (parts.Count != values.Count && (values.Count > 1 || parts.Count > 0))
            _report.Add(Messages.WrongCount(_sites.Of(entry, nameof(entry.Parts)), "parts", parts.Count, $"a name for each figure of '{entry.Id}', {values.Count}", null));
        foreach (string end in (string[])[nameof(entry.Low), nameof(entry.High)])
        {
            int count = (end == nameof(entry.Low) ? entry.Low : entry.High)?.All.Count ?? values.Count;
            if (count == values.Count) continue;
            _report.Add(Messages.WrongCount(_sites.Of(entry, end), end.ToLowerInvariant(), count, $"as many figures as '{entry.Id}' has, {values.Count}", null));
            return;
        }
        for (int i = 0; i < values.Count; i++)
        {
            string name = values.Count == 1 ? entry.Id : $"{entry.Id}.{(i < parts.Count ? parts[i] : i)}";
            var (low, high) = (entry.Low?.All[i] ?? values[i], entry.High?.All[i] ?? values[i]);
            if (low > high) _report.Add(Messages.RangeReversed(_sites.Of(entry, nameof(entry.Low)), name, low, high));
            else if (values[i] < low || values[i] > high)
                _report.Add(Messages.OutsideOwnRange(_sites.Of(entry, nameof(entry.Value)), name, values[i], low, high));
            if (!_allowed.TryAdd(name, (low, high))) _report.Add(Messages.DuplicateId(_sites.Of(entry, nameof(entry.Parts)), name, "evidence"));
        }
    }
}
