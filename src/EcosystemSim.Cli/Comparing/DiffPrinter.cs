using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios.Comparison;
using Spectre.Console;

namespace EcosystemSim.Cli.Comparing;

/// <summary>Prints what sets two things apart: sentences, then a table of all places.</summary>
internal static class DiffPrinter
{
    public const string Json = "json";
    public const string Markdown = "markdown";
    private const string Nothing = "–";

    /// <param name="format"><see cref="Json"/>, <see cref="Markdown"/>, or null for plain text.</param>
    public static void Print(Diff diff, string? format, Screen screen)
    {
        if (format == Json) screen.Out.WriteLine(JsonSerializer.Serialize(new { diff.A, diff.B, Equal = diff.Differences.IsEmpty, diff.Sentences, Differences = Comparer.Compare(diff.First, diff.Second, expand: true) }, ResultJson.Options));
        else if (format == Markdown) PrintMarkdown(diff, screen);
        else PrintPlain(diff, screen);
    }

    private static void PrintPlain(Diff diff, Screen screen)
    {
        screen.Out.WriteLine($"A: {diff.A}");
        screen.Out.WriteLine($"B: {diff.B}");
        screen.Out.WriteLine();
        if (diff.Differences.IsEmpty)
        {
            screen.Out.WriteLine(diff.Equal);
            return;
        }
        foreach (string sentence in diff.Sentences) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        screen.Out.WriteLine();
        var table = screen.NewTable().AddColumns("key", "A", "B");
        foreach (var d in diff.Rows) table.AddRow(Spectre.Console.Markup.Escape(d.Path), Spectre.Console.Markup.Escape(d.A ?? Nothing), Spectre.Console.Markup.Escape(Second(d, "\n")));
        screen.Ansi.Write(table);
        string rows = diff.Rows.Length < diff.Differences.Length ? $" in {diff.Rows.Length} rows; --format json has each" : "";
        screen.Out.WriteLine(diff.Differences.Length == 1 ? "1 difference." : $"{diff.Differences.Length} differences{rows}.");
    }

    private static void PrintMarkdown(Diff diff, Screen screen)
    {
        screen.Out.Write($"# Differences\n\nA: `{diff.A}`  \nB: `{diff.B}`\n\n");
        if (diff.Differences.IsEmpty)
        {
            screen.Out.Write($"{diff.Equal}\n");
            return;
        }
        foreach (string sentence in diff.Sentences) screen.Out.Write($"- {Reporting.Words.Markdown.Escaped(sentence)}\n");
        screen.Out.Write("\n| key | A | B |\n| --- | --- | --- |\n");
        foreach (var d in diff.Rows) screen.Out.Write($"| `{d.Path}` | {Cell(d.A ?? Nothing)} | {Cell(Second(d, "; "))} |\n");
    }

    /// <summary>The second's value, and of lists of names what came and went.</summary>
    private static string Second(Difference d, string separator)
    {
        List<string> parts = [d.B ?? Nothing];
        if (!d.Added.IsEmpty) parts.Add($"more: {string.Join(", ", d.Added)}");
        if (!d.Removed.IsEmpty) parts.Add($"less: {string.Join(", ", d.Removed)}");
        return string.Join(separator, parts);
    }

    private static string Cell(string text) => Reporting.Words.Markdown.Escaped(text.ReplaceLineEndings(" "));
}
