using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>Every number of a list has a unit, a source and a sureness in the list's <c>about</c>.</summary>
internal sealed class AboutCheck(Report report, Sites sites, Sources sources)
{
    /// <param name="section">The section that has <c>about</c>.</param>
    /// <param name="rows">Its rows, and rows within them.</param>
    /// <param name="more">Numbers beside the list.</param>
    public void Check(
        object section, IReadOnlyDictionary<string, AboutEntry>? about, string name, IEnumerable<object> rows, params string[] more)
    {
        if (about is null) return;
        var known = new HashSet<string>(more);
        var missing = new Dictionary<string, Text.Location>();
        foreach (object row in rows)
        {
            foreach (var property in Names.Properties(row.GetType()).Where(p => IsNumeric(p.PropertyType)))
            {
                string key = Names.Snake(property.Name);
                known.Add(key);
                if (!about.ContainsKey(key) && sites.Find(row, property.Name) is { } written) missing.TryAdd(key, written.At);
            }
        }
        // An entry under a misspelt key is one error, not a second one for the key that is meant.
        foreach (string key in about.Keys.Where(k => !known.Contains(k)).Take(Nearest.MostSlips))
        {
            if (Nearest.Name(key, known) is { } meant) missing.Remove(meant);
        }
        foreach (var (key, at) in missing) report.Add(Messages.NotAbout(at, key, name));
        foreach (string key in more.Where(k => !about.ContainsKey(k))) report.Add(Messages.NotAbout(sites.Of(section, "About"), key, name));
        foreach (var (key, entry) in about)
        {
            if (!known.Contains(key)) report.Add(Messages.UnknownKey(sites.OfKey(section, "About", key), key, "about", known));
            sources.CheckSource(entry.Source, sites.Of(entry, nameof(entry.Source)), key);
        }
    }

    private static bool IsNumeric(Type type) =>
        type == typeof(double) || type == typeof(double?) || type == typeof(int) ||
        type == typeof(IReadOnlyList<double>) || type == typeof(IReadOnlyDictionary<string, double>);
}
