using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>One error in a file, or one warning.</summary>
/// <param name="At">Where.</param>
/// <param name="Code">Stable code, such as <c>ES0103</c>.</param>
/// <param name="Message">What was found, what was expected, and the nearest valid name.</param>
public sealed record Diagnostic(Location At, string Code, string Message)
{
    /// <summary>Whether the file can be used all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>One line, <c>path:line:column: error code: message</c>.</summary>
    public override string ToString() => DiagnosticRenderer.Headline(this);
}
