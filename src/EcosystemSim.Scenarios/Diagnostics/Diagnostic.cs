using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>One error in a file, or one warning.</summary>
public sealed record Diagnostic
{
    private readonly Func<string> _words;
    private string? _message;

    internal Diagnostic(Location at, string code, string message)
        : this(at, code, () => message)
    {
    }

    /// <param name="words">Makes the message when it is asked for: of thousands of errors the first hundred are shown, and to look for the nearest name takes time.</param>
    internal Diagnostic(Location at, string code, Func<string> words) => (At, Code, _words) = (at, code, words);

    /// <summary>Where.</summary>
    public Location At { get; init; }

    /// <summary>Stable code, such as <c>ES0103</c>.</summary>
    public string Code { get; }

    /// <summary>What was found, what was expected, and the nearest valid name.</summary>
    public string Message => _message ??= Characters.CutQuoted(_words());

    /// <summary>Whether the file can be used all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The same of the same place; messages are made only where all else is equal.</summary>
    public bool Equals(Diagnostic? other) =>
        ReferenceEquals(this, other) || (other is not null && At == other.At && Code == other.Code && IsWarning == other.IsWarning && Message == other.Message);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At, Code);

    /// <summary>One line, <c>path:line:column: error code: message</c>.</summary>
    public override string ToString() => DiagnosticRenderer.Headline(this);
}
