namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>Collects the errors of one load.</summary>
internal sealed class Report
{
    private readonly List<Diagnostic> _all = [];

    public int Count => _all.Count;

    public void Add(Diagnostic diagnostic) => _all.Add(diagnostic);

    /// <summary>By file in the order in which files were read, then by place; errors at one place in the order found.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        var files = new List<string>();
        foreach (var d in _all) if (!files.Contains(d.At.Source.Path)) files.Add(d.At.Source.Path);
        return [.. _all.Distinct().OrderBy(d => files.IndexOf(d.At.Source.Path)).ThenBy(d => d.At.Line).ThenBy(d => d.At.Column)];
    }
}
