using EcosystemSim.Cli.Terminal;
using EcosystemSim.Reporting.Words;
using Spectre.Console;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Explanations for people: headings, short paragraphs, terms with what they mean beside them.</summary>
internal sealed class ExplanationText(Screen screen)
{
    // Longer lines are hard to read, however wide the terminal.
    private const int WidestLine = 100;
    private const int Indent = 2;
    private const int WidestTerm = 28;

    private readonly int _width = Math.Min(screen.Columns, WidestLine);

    public void Write(Explanation explanation)
    {
        Heading(explanation.Title);
        foreach (var section in explanation.Sections)
        {
            screen.Out.WriteLine();
            Heading(section.Heading);
            foreach (string paragraph in section.Paragraphs) Lines(paragraph, Indent);
            Items(section.Items);
        }
    }

    public void Write(ExplanationList list)
    {
        Heading(list.Heading);
        if (list.Items.IsEmpty) Lines(string.Join(", ", list.Names), Indent);
        else Items(list.Items);
        screen.Out.WriteLine();
    }

    private void Items(IReadOnlyList<ExplanationItem> items)
    {
        if (items.Count == 0) return;
        int widest = items.Max(i => i.Term.Length), term = Math.Min(widest, WidestTerm), hang = Indent + term + 2;
        foreach (var item in items)
        {
            var lines = item.Text.Split('\n').SelectMany(t => Wrapped(t, hang)).ToList();
            bool fits = item.Term.Length <= term;
            screen.Out.WriteLine(new string(' ', Indent) + (fits ? $"{item.Term.PadRight(term)}  {lines[0]}".TrimEnd() : item.Term));
            foreach (string line in lines.Skip(fits ? 1 : 0)) screen.Out.WriteLine(new string(' ', hang) + line);
        }
    }

    private void Lines(string paragraph, int indent)
    {
        foreach (string line in Wrapped(paragraph, indent)) screen.Out.WriteLine(new string(' ', indent) + line);
    }

    private IEnumerable<string> Wrapped(string paragraph, int indent) => PlainText.Wrap(paragraph, Math.Max(20, _width - indent)).Split('\n');

    private void Heading(string text)
    {
        foreach (string line in Wrapped(text, 0)) screen.Ansi.MarkupLine($"[bold]{Markup.Escape(line)}[/]");
    }
}
