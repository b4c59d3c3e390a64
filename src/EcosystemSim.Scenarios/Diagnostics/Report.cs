namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>Collects the errors of one load.</summary>
internal sealed class Report
{
    // A file of a megabyte can hold a million errors: those beyond are counted, and not kept.
    private const int Most = 20_000;

    private readonly List<Diagnostic> _all = [];
    private int _beyond;

    public int Count => _all.Count + _beyond;

    public void Add(Diagnostic diagnostic)
    {
        if (_all.Count < Most) _all.Add(diagnostic);
        else _beyond++;
    }

    /// <summary>By file in the order in which files were read, then by place; errors at one place in the order found. Of more than are shown, how many more.</summary>
    /// <param name="most">Errors to show.</param>
    public IReadOnlyList<Diagnostic> InOrder(int most)
    {
        var files = new List<string>();
        foreach (var d in _all) if (!files.Contains(d.At.Source.Path)) files.Add(d.At.Source.Path);
        List<Diagnostic> all = [.. _all.Distinct().OrderBy(d => files.IndexOf(d.At.Source.Path)).ThenBy(d => d.At.Line).ThenBy(d => d.At.Column)];
        int more = all.Count - most + _beyond;
        if (more > 0) all = [.. all.Take(most), Messages.TooManyErrors(Text.Location.Of(all[^1].At.Source), more)];
        // The files that messages are made from may be gone later.
        foreach (var shown in all) _ = shown.Message;
        return all;
    }
}
