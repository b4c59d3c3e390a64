using System.Collections.Immutable;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays stacked bars out: names on the left of the bars, or above them where the figure is narrow.</summary>
public static class StackedBarsLayout
{
    private const double NameSize = 14, DescriptionSize = 12.5, NumberSize = 13, TickSize = 12;
    private const double LabelGap = 14, BarGap = 14;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(StackedBarsModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        canvas.Y += 10;
        double labelWidth = canvas.IsNarrow ? canvas.Right - canvas.Left : LabelWidth(model, canvas);
        double left = canvas.IsNarrow ? canvas.Left : canvas.Left + labelWidth + LabelGap;
        canvas.Key([.. model.Parts.Select((part, i) => (part, Swatch(canvas, theme.Parts[i])))], swatchWidth: 14, left);
        canvas.Y += 10;
        if (model.Bars.IsEmpty) canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
        else DrawBars(canvas, model, left, labelWidth);
        return canvas.Finish();
    }

    private static Action<Box> Swatch(Canvas canvas, Paint paint) => box =>
    {
        canvas.Add(new RectangleMark(box, new(canvas.Theme.Axis), "swatch-edge"));
        canvas.Add(new RectangleMark(new(box.Left + 0.75, box.Top + 0.75, box.Right - 0.75, box.Bottom - 0.75), paint, "swatch"));
    };

    private static void DrawBars(Canvas canvas, StackedBarsModel model, double left, double labelWidth)
    {
        Theme theme = canvas.Theme;
        Ticks ticks = Ticks.Around(0, model.Whole, canvas.IsNarrow ? 4 : 5);
        double lastHalf = FontMetrics.Width(ticks.Text(ticks.High, signed: false), TickSize, FontWeight.Regular) / 2;
        double right = canvas.Right - (canvas.IsNarrow ? 0 : lastHalf);
        double barHeight = canvas.IsNarrow ? 26 : 30;
        double top = canvas.Y;

        // First where everything stands, then the grid under it, then the bars.
        List<(StackedBar Bar, double Top)> placed = [];
        List<TextMark> labels = [];
        foreach (StackedBar bar in model.Bars)
        {
            IReadOnlyList<string> names = TextFlow.Balanced(bar.Name, labelWidth, NameSize, FontWeight.Bold, 2);
            IReadOnlyList<string> descriptions = TextFlow.Balanced(bar.Description, labelWidth, DescriptionSize, FontWeight.Regular, 3);
            double height = names.Count * Canvas.LineHeight(NameSize) + descriptions.Count * Canvas.LineHeight(DescriptionSize);
            double barTop = canvas.IsNarrow ? canvas.Y + height + 3 : canvas.Y + Math.Max(0, (height - barHeight) / 2);
            double y = canvas.IsNarrow ? canvas.Y : canvas.Y + Math.Max(0, (barHeight - height) / 2);
            foreach (string line in names) Label(line, NameSize, FontWeight.Bold, theme.Ink, "name");
            foreach (string line in descriptions) Label(line, DescriptionSize, FontWeight.Regular, theme.MutedInk, "description");
            placed.Add((bar, barTop));
            canvas.Y = Math.Max(barTop + barHeight, canvas.IsNarrow ? 0 : canvas.Y + height) + BarGap;

            void Label(string line, double size, FontWeight weight, string fill, string role)
            {
                y += Canvas.LineHeight(size);
                labels.Add(canvas.IsNarrow
                    ? new(line, left, y - Canvas.Descent(size), size, weight, fill, Anchor.Start, role)
                    : new(line, left - LabelGap, y - Canvas.Descent(size), size, weight, fill, Anchor.End, role));
            }
        }

        double bottom = canvas.Y - BarGap + 6;
        double scale = (right - left) / ticks.High;
        int plot = canvas.AddPlot(new(left, top, right, bottom));
        foreach (double tick in ticks.Values)
        {
            double x = left + tick * scale;
            // Through the labels above the bars no lines run.
            if (!canvas.IsNarrow) canvas.Add(new LineMark(x, top, x, bottom, theme.Grid, 1, "grid"));
            else canvas.Add(new LineMark(x, bottom - 4, x, bottom, theme.Axis, 1, "grid"));
        }

        foreach (TextMark label in labels) canvas.Add(label);
        foreach ((StackedBar bar, double barTop) in placed) DrawBar(canvas, model, bar, new(left, barTop, right, barTop + barHeight), scale, plot);
        canvas.Add(new LineMark(left, bottom, right, bottom, theme.Axis, 1, "axis"));
        DrawTickLabels(canvas, ticks, left, scale, bottom);
        canvas.Y = bottom + 6 + Canvas.LineHeight(TickSize);
        canvas.Y += Canvas.LineHeight(13);
        canvas.Text(model.AxisTitle, (left + right) / 2, canvas.Y - Canvas.Descent(13), 13, FontWeight.Regular, theme.Ink, Anchor.Middle, "axis-title");
    }

    private static void DrawBar(Canvas canvas, StackedBarsModel model, StackedBar bar, Box room, double scale, int plot)
    {
        Theme theme = canvas.Theme;
        double middle = (room.Top + room.Bottom) / 2 + NumberSize * 0.33;
        if (!bar.HasNumbers)
        {
            canvas.Add(new RectangleMark(room, new(theme.Shade), "empty", plot));
            string line = TextFlow.Wrap(model.NothingYet, room.Width - 16, NumberSize, FontWeight.Regular, 1)[0];
            canvas.Text(line, room.Left + 8, middle, NumberSize, FontWeight.Regular, theme.MutedInk, Anchor.Start, "nothing");
            return;
        }

        // Parts that do not add up to the whole would run out of the plot: then they are drawn as shares of their sum.
        double sum = bar.Values.Sum();
        double unit = scale * Math.Min(1, model.Whole / sum);
        double x = room.Left, before = 0;
        for (int i = 0; i < bar.Values.Length; i++)
        {
            double width = bar.Values[i] * unit;
            if (width <= 0) continue;
            Paint paint = theme.Parts[i];
            canvas.Add(new RectangleMark(new(x, room.Top, x + width, room.Bottom), paint, "part", plot));
            // A gap of paper between neighbours that can spare it; in thin ones it would eat the colour.
            if (before > 3 && width > 3) canvas.Add(new LineMark(x, room.Top, x, room.Bottom, theme.Paper, 1, "gap"));
            string number = Numbers.Whole(bar.Values[i]);
            double numberWidth = FontMetrics.Width(number, NumberSize, FontWeight.Regular);
            if (numberWidth + 6 <= width)
            {
                double centre = x + width / 2;
                if (paint.Hatch != Hatch.None)
                {
                    double half = numberWidth / 2 + 3;
                    canvas.Add(new RectangleMark(new(centre - half, room.Top + 6, centre + half, room.Bottom - 6), new(paint.Color), "behind"));
                }

                canvas.Text(number, centre, middle, NumberSize, FontWeight.Regular, theme.InkOn(paint.Color), Anchor.Middle, "number");
            }

            (x, before) = (x + width, width);
        }

        // A frame, so that pale and hatched parts end somewhere.
        foreach ((double x1, double y1, double x2, double y2) in new[]
        {
            (room.Left, room.Top, x, room.Top),
            (room.Left, room.Bottom, x, room.Bottom),
            (room.Left, room.Top, room.Left, room.Bottom),
            (x, room.Top, x, room.Bottom),
        })
        {
            canvas.Add(new LineMark(x1, y1, x2, y2, theme.Axis, 0.5, "frame"));
        }
    }

    private static void DrawTickLabels(Canvas canvas, Ticks ticks, double left, double scale, double bottom)
    {
        foreach (double tick in ticks.Values)
        {
            // On a narrow figure the bars take the whole width, so the outer labels stay inside.
            Anchor anchor = Anchor.Middle;
            if (canvas.IsNarrow && tick == ticks.Low) anchor = Anchor.Start;
            if (canvas.IsNarrow && tick == ticks.High) anchor = Anchor.End;
            canvas.Text(
                ticks.Text(tick, signed: false), left + tick * scale, bottom + 6 + TickSize * 0.8, TickSize,
                FontWeight.Regular, canvas.Theme.MutedInk, anchor, "tick");
        }
    }

    private static double LabelWidth(StackedBarsModel model, Canvas canvas)
    {
        double most = Math.Min(320, 0.33 * (canvas.Right - canvas.Left));
        double wanted = 60;
        foreach (StackedBar bar in model.Bars)
        {
            wanted = Math.Max(wanted, FontMetrics.Width(bar.Name, NameSize, FontWeight.Bold));
            wanted = Math.Max(wanted, FontMetrics.Width(bar.Description, DescriptionSize, FontWeight.Regular));
        }

        return Math.Min(wanted, most);
    }
}
