using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>The evidence, and whether values keep to it.</summary>
internal sealed class Sources
{
    private const string Assumed = "assumed";

    private readonly Report _report;
    private readonly Sites _sites;
    private readonly Dictionary<string, EvidenceEntry> _entries = [];

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
            if (entry.Low > entry.High) report.Add(Messages.RangeReversed(sites.Of(entry, nameof(entry.Low)), id, entry.Low, entry.High));
            else if (entry.Value < entry.Low || entry.Value > entry.High)
                report.Add(Messages.OutsideOwnRange(sites.Of(entry, nameof(entry.Value)), id, entry.Value, entry.Low, entry.High));
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
        if (entry is not null && (quantity.Value < entry.Low || quantity.Value > entry.High))
            _report.Add(Messages.OutsideEvidence(at, what, quantity.Value, entry.Id, entry.Low, entry.High));
    }

    /// <summary>Reports an unknown source; the entry if it is one.</summary>
    public EvidenceEntry? CheckSource(string? source, Location at, string what)
    {
        if (source is null or Assumed) return null;
        if (_entries.TryGetValue(source, out var entry)) return entry;
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
}
