using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays a heat map out, its scale of colours beside it or below.</summary>
public static class HeatMapLayout
{
    private const double LabelSize = 12.5, NumberSize = 12.5, TitleSize = 13;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(HeatMapModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        canvas.Y += 10;
        if (model.Rows.IsEmpty || model.Columns.IsEmpty)
        {
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        double most = model.Rows.SelectMany(row => row.Cells).Select(cell => Math.Abs(cell.Mean)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double legend = canvas.IsNarrow ? 0 : 130;
        double names = Math.Min(model.Rows.Max(row => FontMetrics.Width(row.Name, LabelSize, FontWeight.Regular)), 0.25 * width), labels = names + 8;
        double left = canvas.Left + labels, right = canvas.Right - legend;
        double cellWidth = Math.Min((right - left) / model.Columns.Length, 140), cellHeight = canvas.IsNarrow ? 34 : 38;
        right = left + cellWidth * model.Columns.Length;
        (double unit, string? unitName) = Unit(model, most, cellWidth - 8);
        int decimals = Numbers.Decimals(most / unit);
        foreach (string line in TextFlow.Balanced(model.RowsTitle, canvas.Right - canvas.Left, TitleSize, FontWeight.Regular)) Line(line);
        canvas.Y += 6;
        double top = canvas.Y;
        int plot = canvas.AddPlot(new(left, top, right, top + cellHeight * model.Rows.Length));
        int number = 0;
        List<Mark> frames = [];
        foreach (HeatRow row in model.Rows)
        {
            string name = TextFlow.Wrap(row.Name, names, LabelSize, FontWeight.Regular, 1)[0];
            canvas.Text(name, left - 8, canvas.Y + cellHeight / 2 + LabelSize * 0.33, LabelSize, FontWeight.Regular, theme.MutedInk, Anchor.End, "tick");
            for (int c = 0; c < model.Columns.Length; c++)
            {
                Box box = new(left + c * cellWidth, canvas.Y, left + (c + 1) * cellWidth, canvas.Y + cellHeight);
                DrawCell(row.Cells[c], box, (number++).ToString(CultureInfo.InvariantCulture), row.Name);
            }

            canvas.Y += cellHeight;
        }

        foreach (Mark frame in frames) canvas.Add(frame);
        double bottom = canvas.Y;
        for (int c = 0; c < model.Columns.Length; c++)
            canvas.Text(model.Columns[c], left + (c + 0.5) * cellWidth, bottom + 6 + LabelSize * 0.8, LabelSize, FontWeight.Regular, theme.MutedInk, Anchor.Middle, "tick");
        canvas.Y = bottom + 8 + Canvas.LineHeight(LabelSize);
        foreach (string line in TextFlow.Balanced(model.ColumnsTitle, canvas.Right - canvas.Left, TitleSize, FontWeight.Regular)) Line(line);
        string title = unitName is null ? model.LegendTitle : $"{model.LegendTitle}, {unitName}";
        if (canvas.IsNarrow) DrawLegendBelow(canvas, model, most, unit, decimals, title);
        else DrawLegendBeside(canvas, model, most, unit, decimals, title, right + 28, top, bottom);
        return canvas.Finish();

        void Line(string line)
        {
            canvas.Y += Canvas.LineHeight(TitleSize);
            canvas.Text(line, canvas.Left, canvas.Y - Canvas.Descent(TitleSize), TitleSize, FontWeight.Regular, theme.Ink, Anchor.Start, "axis-title");
        }

        void DrawCell(Estimate cell, Box box, string rows, string series)
        {
            if (!double.IsFinite(cell.Mean))
            {
                canvas.Add(new RectangleMark(Inside(box, 0.75), new(theme.Shade), "part", plot));
                return;
            }

            Paint paint = PaintOf(theme, cell.Mean, most);
            canvas.Add(new RectangleMark(Inside(box, 0.75), paint, "part", plot) { Series = series, Rows = rows });
            FontWeight weight = cell.ExcludesZero ? FontWeight.Bold : FontWeight.Regular;
            string text = Text(model, cell.Mean, unit, decimals);
            double textWidth = FontMetrics.Width(text, NumberSize, weight);
            if (textWidth > box.Width - 4) return;
            double x = (box.Left + box.Right) / 2, y = (box.Top + box.Bottom) / 2;
            if (paint.Hatch != Hatch.None) canvas.Add(new RectangleMark(new(x - textWidth / 2 - 3, y - 9, x + textWidth / 2 + 3, y + 9), new(paint.Color), "behind"));
            canvas.Text(text, x, y + NumberSize * 0.33, NumberSize, weight, theme.InkOn(paint.Color), Anchor.Middle, "number");
            if (cell.ExcludesZero) frames.Add(new FrameMark(Inside(box, 2.25), theme.InkOn(paint.Color), 1.75, "excludes-zero", plot));
        }
    }

    private static string Text(HeatMapModel model, double value, double unit, int decimals) => model.Words.Numbers.Signed(value / unit, decimals);

    // Large numbers in small cells are told in thousands or millions.
    private static (double Unit, string? Name) Unit(HeatMapModel model, double most, double width)
    {
        foreach ((double unit, string? name) in new (double, string?)[] { (1, null), (1e3, model.Words.Thousands), (1e6, model.Words.Millions) })
        {
            if (unit > 1 && most < unit) return (1, null);
            if (FontMetrics.Width(Text(model, -most, unit, Numbers.Decimals(most / unit)), NumberSize, FontWeight.Bold) <= width) return (unit, name);
        }

        return (1e6, model.Words.Millions);
    }

    private static Paint PaintOf(Theme theme, double value, double most)
    {
        int middle = theme.Ramp.Length / 2;
        return theme.Ramp[most == 0 ? middle : Math.Clamp(middle + (int)Math.Round(value / most * (middle + 0.49), MidpointRounding.AwayFromZero), 0, theme.Ramp.Length - 1)];
    }

    private static Box Inside(Box box, double by) => new(box.Left + by, box.Top + by, box.Right - by, box.Bottom - by);

    private static void DrawLegendBeside(Canvas canvas, HeatMapModel model, double most, double unit, int decimals, string title, double left, double top, double bottom)
    {
        Theme theme = canvas.Theme;
        int steps = theme.Ramp.Length;
        double y = top;
        foreach (string line in TextFlow.Wrap(title, canvas.Right - left, 12.5, FontWeight.Bold))
        {
            y += Canvas.LineHeight(12.5);
            canvas.Text(line, left, y - Canvas.Descent(12.5), 12.5, FontWeight.Bold, theme.Ink, Anchor.Start, "legend-title");
        }

        y += 6;
        double step = Math.Clamp((bottom - y) / steps, 12, 24);
        for (int i = 0; i < steps; i++) canvas.Add(new RectangleMark(new(left, y + (steps - 1 - i) * step, left + 16, y + (steps - i) * step), theme.Ramp[i], "swatch"));
        canvas.Add(new FrameMark(new(left, y, left + 16, y + steps * step), theme.Axis, 0.75, "swatch-edge"));
        foreach (double share in (ReadOnlySpan<double>)[1, 0, -1])
        {
            double at = y + (1 - share) / 2 * (steps - 1) * step + step / 2;
            string text = share == 0 ? "0" : Text(model, share * most, unit, decimals);
            canvas.Text(text, left + 22, at + 12 * 0.33, 12, FontWeight.Regular, theme.MutedInk, Anchor.Start, "tick");
        }

        canvas.Y = Math.Max(canvas.Y, y + steps * step);
    }

    private static void DrawLegendBelow(Canvas canvas, HeatMapModel model, double most, double unit, int decimals, string title)
    {
        Theme theme = canvas.Theme;
        int steps = theme.Ramp.Length;
        canvas.Y += 8 + Canvas.LineHeight(12.5);
        canvas.Text(title, canvas.Left, canvas.Y - Canvas.Descent(12.5), 12.5, FontWeight.Bold, theme.Ink, Anchor.Start, "legend-title");
        canvas.Y += 4;
        double step = Math.Min(26, (canvas.Right - canvas.Left) / steps), width = steps * step;
        for (int i = 0; i < steps; i++) canvas.Add(new RectangleMark(new(canvas.Left + i * step, canvas.Y, canvas.Left + (i + 1) * step, canvas.Y + 14), theme.Ramp[i], "swatch"));
        canvas.Add(new FrameMark(new(canvas.Left, canvas.Y, canvas.Left + width, canvas.Y + 14), theme.Axis, 0.75, "swatch-edge"));
        double baseline = canvas.Y + 14 + 4 + 12 * 0.8;
        canvas.Text(Text(model, -most, unit, decimals), canvas.Left, baseline, 12, FontWeight.Regular, theme.MutedInk, Anchor.Start, "tick");
        canvas.Text("0", canvas.Left + width / 2, baseline, 12, FontWeight.Regular, theme.MutedInk, Anchor.Middle, "tick");
        canvas.Text(Text(model, most, unit, decimals), canvas.Left + width, baseline, 12, FontWeight.Regular, theme.MutedInk, Anchor.End, "tick");
        canvas.Y += 14 + 6 + Canvas.LineHeight(12);
    }
}
