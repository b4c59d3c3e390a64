using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Collects marks from the top down, with the frame that all figures share: title, subtitle, notes, source.</summary>
internal sealed class Canvas
{
    /// <summary>Below this width a figure is laid out for a phone.</summary>
    public const double Narrow = 600;

    /// <summary>Narrower than this nothing readable can be drawn.</summary>
    public const double Least = 280;

    private readonly List<Mark> _marks = [];
    private readonly FigureModel _model;
    private int _plots;

    public Canvas(FigureModel model, double width, Theme theme)
    {
        if (!(width >= Least) || width > 10_000)
            throw new ArgumentOutOfRangeException(nameof(width), width, "A figure is 280 to 10,000 pixels wide.");
        (_model, Width, Theme) = (model, width, theme);
        Margin = IsNarrow ? 16 : 24;
        Y = IsNarrow ? 12 : 18;
        double titleSize = IsNarrow ? 18 : 20;
        Lines(TextFlow.Balanced(model.Title, Right - Left, titleSize, FontWeight.Bold), titleSize, FontWeight.Bold, theme.Ink, "title");
        Y += 3;
        Lines(TextFlow.Balanced(model.Subtitle, Right - Left, 14, FontWeight.Regular), 14, FontWeight.Regular, theme.MutedInk, "subtitle");
    }

    public Theme Theme { get; }
    public double Width { get; }
    public double Margin { get; }
    public bool IsNarrow => Width < Narrow;
    public double Left => Margin;
    public double Right => Width - Margin;

    /// <summary>How far down the figure has come.</summary>
    public double Y { get; set; }

    public void Add(Mark mark) => _marks.Add(mark);

    /// <summary>An area that data must not leave; returns its number.</summary>
    public int AddPlot(Box box)
    {
        _plots++;
        Add(new RectangleMark(box, Fill: null, "plot", _plots));
        return _plots;
    }

    public void Text(string text, double x, double baseline, double size, FontWeight weight, string fill, Anchor anchor, string role) =>
        Add(new TextMark(text, x, baseline, size, weight, fill, anchor, role));

    /// <summary>Lines over the whole width, from <see cref="Y"/> down.</summary>
    public void Paragraph(string text, double size, FontWeight weight, string fill, string role) =>
        Lines(TextFlow.Wrap(text, Right - Left, size, weight), size, weight, fill, role);

    private void Lines(IReadOnlyList<string> lines, double size, FontWeight weight, string fill, string role)
    {
        foreach (string line in lines)
        {
            Y += LineHeight(size);
            Text(line, Left, Y - Descent(size), size, weight, fill, Anchor.Start, role);
        }
    }

    /// <summary>A row of small drawings with names; in columns of the same width where one row is not enough.</summary>
    /// <param name="left">Where it begins, if one row is enough from there.</param>
    public void Key(IReadOnlyList<(string Label, Action<Box> Draw)> items, double swatchWidth, double left)
    {
        const double size = 13, gap = 6, between = 18;
        double rowHeight = LineHeight(size) + 3;
        double[] widths = [.. items.Select(item => swatchWidth + gap + FontMetrics.Width(item.Label, size, FontWeight.Regular) + between)];
        double wanted = widths.Sum() - between;
        if (left + wanted > Right) left = Left;
        int columns = left + wanted <= Right ? items.Count : Math.Max(1, (int)((Right - left + between) / widths.Max()));
        if (columns < items.Count)
        {
            // No more columns than its rows need, and each as wide as the widest.
            int rows = (items.Count + columns - 1) / columns;
            columns = (items.Count + rows - 1) / rows;
            Array.Fill(widths, widths.Max());
        }

        double x = left;
        for (int i = 0; i < items.Count; i++)
        {
            (string label, Action<Box> draw) = items[i];
            if (i > 0 && i % columns == 0)
            {
                x = left;
                Y += rowHeight;
            }

            double middle = Y + rowHeight / 2;
            draw(new(x, middle - 6, x + swatchWidth, middle + 6));
            Text(label, x + swatchWidth + gap, middle + size * 0.33, size, FontWeight.Regular, Theme.Ink, Anchor.Start, "key");
            x += widths[i];
        }

        Y += rowHeight;
    }

    /// <summary>Notes and source, then the scene.</summary>
    public Scene Finish()
    {
        Y += 8;
        foreach (string note in _model.Notes)
        {
            Paragraph(note, 12, FontWeight.Regular, Theme.MutedInk, "note");
            Y += 2;
        }

        Paragraph(_model.Source, 12, FontWeight.Regular, Theme.MutedInk, "source");
        double height = Math.Ceiling(Y + (IsNarrow ? 10 : 14));
        ImmutableArray<Mark> marks = [new RectangleMark(new(0, 0, Width, height), new(Theme.Paper), "paper"), .. _marks];
        return new(_model.Name, Width, height, Theme, _model.Title, _model.Finding, _model.Stamp, marks) { Language = _model.Words.Language.Code };
    }

    public static double LineHeight(double size) => Math.Round(size * 1.3);

    /// <summary>From the foot of a line up to its baseline.</summary>
    public static double Descent(double size) => Math.Round(size * 0.32);
}
