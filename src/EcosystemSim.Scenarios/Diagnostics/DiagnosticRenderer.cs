using System.Text;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Diagnostics;

/// <summary>Diagnostics as text: the place and the message, then the line of the file and a caret.</summary>
public static class DiagnosticRenderer
{
    // A line can be as long as the file; the console shows this much of it, around the place.
    private const int ShownWidth = 120;

    // Longer than any that somebody works with.
    private const int LongestPath = 500;

    /// <summary>All diagnostics, each with its line; ends with a newline unless there are none.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append(Headline(diagnostic)).Append('\n');
            AppendLine(text, diagnostic);
        }
        return text.ToString();
    }

    /// <summary>Path, place, code and message on one line.</summary>
    public static string Headline(Diagnostic diagnostic)
    {
        var at = diagnostic.At;
        string path = Characters.Short(at.Source.Path, LongestPath), place = at.Line > 0 ? $"{path}:{at.Line}:{at.Column}" : path;
        return Characters.Printable($"{place}: {(diagnostic.IsWarning ? "warning" : "error")} {diagnostic.Code}: {diagnostic.Message}");
    }

    private static void AppendLine(StringBuilder text, Diagnostic diagnostic)
    {
        var at = diagnostic.At;
        if (at.Line < 1 || at.Line > at.Source.Lines.Count) return;
        string line = at.Source.Lines[at.Line - 1];
        int column = Math.Clamp(at.Column - 1, 0, line.Length);
        int from = column < ShownWidth - 20 ? 0 : column - (ShownWidth / 2);
        // What moves the caret or the terminal is shown as something else.
        string shown = Characters.Printable(line.Substring(from, Math.Min(ShownWidth, line.Length - from)));
        string gutter = $"{at.Line,5} | ";
        int carets = Math.Clamp(at.Length, 1, Math.Max(1, from + shown.Length - column));
        text.Append(gutter).Append(shown).Append('\n');
        text.Append("      | ").Append(' ', column - from).Append('^', carets).Append('\n');
    }
}
