using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Figures;

/// <summary>A row of words, a drawing and numbers.</summary>
/// <param name="Name">A heading where there is no number.</param>
internal sealed record ListRow(string Name, string Description, string? Number, bool IsBold = false)
{
    public bool IsHeading => Number is null;
}

/// <summary>Rows with names on the left and numbers on the right of one plot; both stand above each row's drawing where the figure is narrow.</summary>
internal sealed class RowList
{
    private const double NameSize = 13, DescriptionSize = 12, HeadingSize = 13.5, NumberSize = 13;
    private const double Gap = 16;
    private readonly Canvas _canvas;
    private readonly ImmutableArray<ListRow> _rows;
    private readonly double _names;

    public RowList(Canvas canvas, ImmutableArray<ListRow> rows, string numbersTitle)
    {
        (_canvas, _rows) = (canvas, rows);
        double numbers = Math.Max(rows.Where(row => !row.IsHeading).Select(Width).DefaultIfEmpty(0).Max(), FontMetrics.Width(numbersTitle, 12, FontWeight.Bold));
        double content = canvas.Right - canvas.Left;
        double wanted = rows.Select(row => Math.Max(
            FontMetrics.Width(row.Name, NameSize, FontWeight.Bold), FontMetrics.Width(row.Description, DescriptionSize, FontWeight.Regular))).DefaultIfEmpty(0).Max();
        _names = canvas.IsNarrow ? content : Math.Min(wanted, 0.3 * content);
        Left = canvas.IsNarrow ? canvas.Left + 4 : canvas.Left + _names + Gap;
        Right = canvas.IsNarrow ? canvas.Right - 4 : canvas.Right - Math.Min(numbers, 0.35 * content) - Gap;
        canvas.Y += 10;
        if (canvas.IsNarrow) return;
        canvas.Y += Canvas.LineHeight(12);
        canvas.Text(numbersTitle, canvas.Right, canvas.Y - Canvas.Descent(12), 12, FontWeight.Bold, canvas.Theme.MutedInk, Anchor.End, "numbers-title");
        canvas.Y += 4;
    }

    /// <summary>Left end of the plot.</summary>
    public double Left { get; }

    /// <summary>Right end of the plot.</summary>
    public double Right { get; }

    /// <summary>Places the words and returns the middle of each row's drawing; NaN for headings.</summary>
    /// <param name="height">Of a drawing.</param>
    /// <param name="texts">Receives the words, to be drawn over the grid.</param>
    public double[] Place(double height, List<TextMark> texts) => Place(height, texts, 0, _rows.Length);

    /// <summary>The same for some of the rows.</summary>
    public double[] Place(double height, List<TextMark> texts, int from, int to)
    {
        double[] middles = new double[to - from];
        for (int i = 0; i < middles.Length; i++)
        {
            ListRow row = _rows[from + i];
            if (row.IsHeading)
            {
                middles[i] = double.NaN;
                _canvas.Y += row.Name.Length == 0 ? 6 : 8;
                if (row.Name.Length == 0) continue;
                _canvas.Y += Canvas.LineHeight(HeadingSize);
                texts.Add(new(row.Name, _canvas.Left, _canvas.Y - Canvas.Descent(HeadingSize), HeadingSize, FontWeight.Bold, _canvas.Theme.MutedInk, Anchor.Start, "heading"));
                _canvas.Y += 2;
            }
            else middles[i] = _canvas.IsNarrow ? Narrow(row, height, texts) : Wide(row, height, texts);
        }

        return middles;
    }

    private double Wide(ListRow row, double height, List<TextMark> texts)
    {
        IReadOnlyList<string> names = Names(row, _names), descriptions = Descriptions(row, _names);
        double words = names.Count * Canvas.LineHeight(NameSize) + descriptions.Count * Canvas.LineHeight(DescriptionSize);
        double all = Math.Max(words, height) + 5, y = _canvas.Y + (all - words) / 2, middle = _canvas.Y + all / 2;
        Words(names, descriptions, row, ref y, texts);
        IReadOnlyList<string> numbers = TextFlow.Wrap(row.Number!, _canvas.Right - Right - Gap + 0.01, NumberSize, Weight(row), 2);
        double top = middle - numbers.Count * Canvas.LineHeight(NumberSize) / 2;
        for (int i = 0; i < numbers.Count; i++)
            texts.Add(new(numbers[i], _canvas.Right, top + (i + 1) * Canvas.LineHeight(NumberSize) - Canvas.Descent(NumberSize), NumberSize, Weight(row), _canvas.Theme.Ink, Anchor.End, "number"));
        _canvas.Y += all;
        return middle;
    }

    private double Narrow(ListRow row, double height, List<TextMark> texts)
    {
        double number = Width(row), content = _canvas.Right - _canvas.Left, y = _canvas.Y;
        // Beside the name where both have room, else on a line of its own.
        bool beside = FontMetrics.Width(row.Name, NameSize, Weight(row)) + number + 14 <= content;
        IReadOnlyList<string> names = Names(row, content), descriptions = Descriptions(row, content);
        if (beside) texts.Add(new(row.Number!, _canvas.Right, y + Canvas.LineHeight(NameSize) - Canvas.Descent(NameSize), NumberSize, Weight(row), _canvas.Theme.Ink, Anchor.End, "number"));
        Words(names, descriptions, row, ref y, texts);
        if (!beside)
        {
            foreach (string line in TextFlow.Wrap(row.Number!, content, NumberSize, Weight(row), 2))
            {
                y += Canvas.LineHeight(NumberSize);
                texts.Add(new(line, _canvas.Left, y - Canvas.Descent(NumberSize), NumberSize, Weight(row), _canvas.Theme.Ink, Anchor.Start, "number"));
            }
        }

        _canvas.Y = y + 2 + height + 9;
        return y + 2 + height / 2;
    }

    private void Words(IReadOnlyList<string> names, IReadOnlyList<string> descriptions, ListRow row, ref double y, List<TextMark> texts)
    {
        foreach (string line in names)
        {
            y += Canvas.LineHeight(NameSize);
            texts.Add(new(line, _canvas.Left, y - Canvas.Descent(NameSize), NameSize, Weight(row), _canvas.Theme.Ink, Anchor.Start, "name"));
        }

        foreach (string line in descriptions)
        {
            y += Canvas.LineHeight(DescriptionSize);
            texts.Add(new(line, _canvas.Left, y - Canvas.Descent(DescriptionSize), DescriptionSize, FontWeight.Regular, _canvas.Theme.MutedInk, Anchor.Start, "description"));
        }
    }

    private static IReadOnlyList<string> Names(ListRow row, double width) => TextFlow.Balanced(row.Name, width, NameSize, Weight(row), 2);

    private static IReadOnlyList<string> Descriptions(ListRow row, double width) => TextFlow.Balanced(row.Description, width, DescriptionSize, FontWeight.Regular, 3);

    private static FontWeight Weight(ListRow row) => row.IsBold ? FontWeight.Bold : FontWeight.Regular;

    private static double Width(ListRow row) => FontMetrics.Width(row.Number!, NumberSize, Weight(row));
}
