using System.Collections.Immutable;
using System.Text;

namespace EcosystemSim.Reporting.Words;

/// <summary>Tables in letters of one width, for a terminal or a log.</summary>
public static class PlainText
{
    /// <summary>Up to this width a table with both parts is stacked, even if it would fit.</summary>
    public const int Narrow = 100;

    private const int Gap = 2;

    /// <summary>The table, no line wider than <paramref name="width"/> unless a single column is; ends with a newline.</summary>
    /// <param name="width">Letters on a line.</param>
    public static string Render(AnswerTable table, int width)
    {
        StringBuilder text = new();
        AppendWrapped(text, table.Title, width);
        text.Append('\n');
        bool first = true;
        foreach ((ImmutableArray<int> columns, bool folded) in Stacks(table, width))
        {
            if (!first) text.Append('\n');
            first = false;
            AppendStack(text, table, columns, folded);
        }

        if (table.Notes.Length > 0) text.Append('\n');
        foreach (string note in table.Notes) AppendWrapped(text, note, width);
        return text.ToString();
    }

    /// <summary>A paragraph broken into lines of at most <paramref name="width"/> letters, without a newline at the end.</summary>
    public static string Wrap(string paragraph, int width)
    {
        StringBuilder text = new();
        AppendWrapped(text, paragraph, width);
        return text.ToString().TrimEnd('\n');
    }

    // The columns of each table of the stack, and whether its intervals stand below their means, which takes less width.
    private static IEnumerable<(ImmutableArray<int> Columns, bool Folded)> Stacks(AnswerTable table, int width)
    {
        ImmutableArray<int> all = [.. Enumerable.Range(0, table.Columns.Length)];
        if (width > Narrow && Fits(all, folded: false)) return [(all, false)];
        List<(ImmutableArray<int>, bool)> stacks = [];
        foreach (TablePart part in Enum.GetValues<TablePart>())
        {
            ImmutableArray<int> columns = [.. all.Where(column => table.Columns[column].Part == part)];
            if (columns.IsEmpty) continue;
            if (Fits(columns, folded: false)) stacks.Add((columns, false));
            else stacks.AddRange(Split(columns).Select(stack => (stack, true)));
        }

        return stacks;

        bool Fits(ImmutableArray<int> columns, bool folded) => Widths(table, columns, folded).Sum() + Gap * columns.Length <= width;

        IEnumerable<ImmutableArray<int>> Split(ImmutableArray<int> columns)
        {
            ImmutableArray<int> stack = [];
            foreach (int column in columns)
            {
                if (stack.Length > 0 && !Fits(stack.Add(column), folded: true))
                {
                    yield return stack;
                    stack = [];
                }

                stack = stack.Add(column);
            }

            yield return stack;
        }
    }

    private static string[] CellLines(AnswerRow row, int column, bool folded)
    {
        string text = row.Cells[column].Text;
        int bracket = folded ? text.IndexOf(" (") : -1;
        return bracket < 0 ? [text] : [text[..bracket], text[(bracket + 1)..]];
    }

    // Of the arms' column, then of each other.
    private static int[] Widths(AnswerTable table, ImmutableArray<int> columns, bool folded)
    {
        int[] widths =
        [
            table.Rows.Select(row => row.Arm.Length).Append(table.RowHeading.Length).Max(),
            .. columns.Select(column => table.Rows.SelectMany(row => CellLines(row, column, folded)).Select(line => line.Length)
                .Concat(table.Columns[column].Heading.Split(' ').Select(word => word.Length)).Max()),
        ];
        foreach ((string group, int start, int count) in Groups(table, columns))
        {
            int span = widths[(start + 1)..(start + 1 + count)].Sum() + Gap * (count - 1);
            int longest = WordLines(group, Math.Max(span, 12)).Select(line => line.Length).Max();
            for (int i = 0; span < longest; i++, span++) widths[start + 1 + i % count]++;
        }

        return widths;
    }

    private static void AppendStack(StringBuilder text, AnswerTable table, ImmutableArray<int> columns, bool folded)
    {
        int[] widths = Widths(table, columns, folded);
        List<(string Group, int Start, int Count)> groups = [.. Groups(table, columns)];
        if (groups.Any(group => group.Group.Length > 0))
        {
            List<(List<string> Lines, int Span)> heads = [.. groups.Select(group =>
            {
                int span = widths[(group.Start + 1)..(group.Start + 1 + group.Count)].Sum() + Gap * (group.Count - 1);
                return (WordLines(group.Group, span), span);
            })];
            int height = heads.Max(head => head.Lines.Count);
            for (int line = 0; line < height; line++)
            {
                AppendLine(text, [.. heads.Select(head =>
                {
                    int from = height - head.Lines.Count;
                    return line < from ? new string(' ', head.Span) : head.Lines[line - from].PadRight(head.Span);
                })], new string(' ', widths[0]));
            }

            AppendLine(text, [.. heads.Zip(groups, (head, group) => new string(group.Group.Length == 0 ? ' ' : '─', head.Span))], new string(' ', widths[0]));
        }

        List<string>[] headings = [.. columns.Select((column, i) => WordLines(table.Columns[column].Heading, widths[i + 1]))];
        int rows = headings.Max(heading => heading.Count);
        for (int row = 0; row < rows; row++)
        {
            AppendLine(text, [.. headings.Select((heading, i) =>
            {
                int from = rows - heading.Count;
                return (row < from ? "" : heading[row - from]).PadLeft(widths[i + 1]);
            })], (row == rows - 1 ? table.RowHeading : "").PadRight(widths[0]));
        }

        AppendLine(text, [.. columns.Select((_, i) => new string('─', widths[i + 1]))], new string('─', widths[0]));
        foreach (AnswerRow row in table.Rows)
        {
            string[][] cells = [.. columns.Select(column => CellLines(row, column, folded))];
            for (int line = 0; line < cells.Max(cell => cell.Length); line++)
            {
                AppendLine(
                    text, [.. cells.Select((cell, i) => (line < cell.Length ? cell[line] : "").PadLeft(widths[i + 1]))],
                    (line == 0 ? row.Arm : "").PadRight(widths[0]));
            }
        }
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells, string first) =>
        text.Append((first + new string(' ', Gap) + string.Join(new string(' ', Gap), cells)).TrimEnd()).Append('\n');

    private static IEnumerable<(string Group, int Start, int Count)> Groups(AnswerTable table, ImmutableArray<int> columns)
    {
        for (int start = 0; start < columns.Length;)
        {
            string group = table.Columns[columns[start]].Group;
            int end = start + 1;
            while (end < columns.Length && group.Length > 0 && table.Columns[columns[end]].Group == group) end++;
            yield return (group, start, end - start);
            start = end;
        }
    }

    private static List<string> WordLines(string words, int width) => Lines(words.Split(' '), width);

    private static List<string> Lines(IReadOnlyList<string> words, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length <= width) line += " " + word;
            else
            {
                if (line.Length > 0) lines.Add(line);
                line = word;
            }
        }

        lines.Add(line);
        return lines;
    }

    private static void AppendWrapped(StringBuilder text, string paragraph, int width)
    {
        foreach (string line in WordLines(paragraph, width)) text.Append(line).Append('\n');
    }
}
