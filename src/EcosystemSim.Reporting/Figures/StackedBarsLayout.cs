using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays groups of stacked bars out: names on the left of the bars, or above them where the figure is narrow.</summary>
public static class StackedBarsLayout
{
    private const double NameSize = 14, DescriptionSize = 12.5, LabelSize = 12.5, NumberSize = 13, TickSize = 12;
    private const double LabelGap = 14, BarGap = 4, GroupGap = 16;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(StackedBarsModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        canvas.Y += 10;
        double labels = model.Groups.SelectMany(group => group.Bars).Select(bar => FontMetrics.Width(bar.Label, LabelSize, FontWeight.Regular)).DefaultIfEmpty(0).Max();
        if (labels > 0) labels += 10;
        double nameWidth = canvas.IsNarrow ? canvas.Right - canvas.Left : NameWidth(model, canvas);
        double left = canvas.Left + labels + (canvas.IsNarrow ? 0 : nameWidth + LabelGap);
        canvas.Key([.. model.Parts.Select((part, i) => (part, Swatch(canvas, theme.Parts[i])))], swatchWidth: 14, canvas.IsNarrow ? canvas.Left : left);
        canvas.Y += 10;
        if (model.Groups.IsEmpty) canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
        else DrawGroups(canvas, model, left, nameWidth, labels);
        return canvas.Finish();
    }

    internal static Action<Box> Swatch(Canvas canvas, Paint paint) => box =>
    {
        canvas.Add(new RectangleMark(box, new(canvas.Theme.Axis), "swatch-edge"));
        canvas.Add(new RectangleMark(new(box.Left + 0.75, box.Top + 0.75, box.Right - 0.75, box.Bottom - 0.75), paint, "swatch"));
    };

    private static void DrawGroups(Canvas canvas, StackedBarsModel model, double left, double nameWidth, double labels)
    {
        Theme theme = canvas.Theme;
        Ticks ticks = Ticks.Around(0, model.Whole, canvas.IsNarrow ? 4 : 5);
        double lastHalf = FontMetrics.Width(TickText(ticks.High), TickSize, FontWeight.Regular) / 2;
        double right = canvas.Right - (canvas.IsNarrow ? 0 : lastHalf);
        double barHeight = model.Groups.Max(group => group.Bars.Length) > 1 ? 22 : canvas.IsNarrow ? 26 : 30;
        double top = canvas.Y;

        // First where everything stands, then the grid under it, then the bars.
        List<(StackedGroup Group, StackedBar Bar, double Top, int Row)> placed = [];
        List<TextMark> texts = [];
        int row = 0;
        foreach (StackedGroup group in model.Groups)
        {
            IReadOnlyList<string> names = TextFlow.Balanced(group.Name, nameWidth, NameSize, FontWeight.Bold, 2);
            IReadOnlyList<string> descriptions = TextFlow.Balanced(group.Description, nameWidth, DescriptionSize, FontWeight.Regular, 3);
            double height = names.Count * Canvas.LineHeight(NameSize) + descriptions.Count * Canvas.LineHeight(DescriptionSize);
            double bars = group.Bars.Length * (barHeight + BarGap) - BarGap;
            double barTop = canvas.IsNarrow ? canvas.Y + height + 4 : canvas.Y + Math.Max(0, (height - bars) / 2);
            double y = canvas.IsNarrow ? canvas.Y : canvas.Y + Math.Max(0, (bars - height) / 2);
            foreach (string line in names) Text(line, NameSize, FontWeight.Bold, theme.Ink, "name");
            foreach (string line in descriptions) Text(line, DescriptionSize, FontWeight.Regular, theme.MutedInk, "description");
            for (int i = 0; i < group.Bars.Length; i++)
            {
                StackedBar bar = group.Bars[i];
                double at = barTop + i * (barHeight + BarGap);
                placed.Add((group, bar, at, row++));
                if (bar.Label.Length > 0)
                    texts.Add(new(bar.Label, left - 10, at + barHeight / 2 + LabelSize * 0.33, LabelSize, FontWeight.Regular, theme.MutedInk, Anchor.End, "label"));
            }

            canvas.Y = Math.Max(barTop + bars, canvas.IsNarrow ? 0 : canvas.Y + height) + GroupGap;

            void Text(string line, double size, FontWeight weight, string fill, string role)
            {
                y += Canvas.LineHeight(size);
                texts.Add(canvas.IsNarrow
                    ? new(line, canvas.Left, y - Canvas.Descent(size), size, weight, fill, Anchor.Start, role)
                    : new(line, left - labels - LabelGap, y - Canvas.Descent(size), size, weight, fill, Anchor.End, role));
            }
        }

        double bottom = canvas.Y - GroupGap + 6;
        double scale = (right - left) / ticks.High;
        int plot = canvas.AddPlot(new(left, top, right, bottom));
        foreach (double tick in ticks.Values)
        {
            double x = left + tick * scale;
            // Through the names above the bars no lines run.
            if (!canvas.IsNarrow) canvas.Add(new LineMark(x, top, x, bottom, theme.Grid, 1, "grid"));
            else canvas.Add(new LineMark(x, bottom - 4, x, bottom, theme.Axis, 1, "grid"));
        }

        foreach (TextMark text in texts) canvas.Add(text);
        foreach ((StackedGroup group, StackedBar bar, double barTop, int number) in placed)
            DrawBar(canvas, model, group, bar, new(left, barTop, right, barTop + barHeight), scale, plot, number);
        canvas.Add(new LineMark(left, bottom, right, bottom, theme.Axis, 1, "axis"));
        foreach (double tick in ticks.Values)
        {
            // On a narrow figure the bars take the whole width, so the last label stays inside.
            Anchor anchor = canvas.IsNarrow && tick == ticks.High ? Anchor.End : Anchor.Middle;
            canvas.Text(TickText(tick), left + tick * scale, bottom + 6 + TickSize * 0.8, TickSize, FontWeight.Regular, theme.MutedInk, anchor, "tick");
        }

        canvas.Y = bottom + 6 + Canvas.LineHeight(TickSize);
        canvas.Y += Canvas.LineHeight(13);
        canvas.Text(model.AxisTitle, (left + right) / 2, canvas.Y - Canvas.Descent(13), 13, FontWeight.Regular, theme.Ink, Anchor.Middle, "axis-title");

        string TickText(double tick) => ticks.Text(tick, signed: false, model.Words.Numbers);
    }

    private static void DrawBar(Canvas canvas, StackedBarsModel model, StackedGroup group, StackedBar bar, Box room, double scale, int plot, int row)
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
        string rows = row.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < bar.Values.Length; i++)
        {
            double width = bar.Values[i] * unit;
            if (width <= 0) continue;
            Paint paint = theme.Parts[i];
            canvas.Add(new RectangleMark(new(x, room.Top, x + width, room.Bottom), paint, "part", plot) { Series = model.PartNames[i], Rows = rows });
            // A gap of paper between neighbours that can spare it; in thin ones it would eat the colour.
            if (before > 3 && width > 3) canvas.Add(new LineMark(x, room.Top, x, room.Bottom, theme.Paper, 1, "gap"));
            string number = model.Words.Numbers.Whole(bar.Values[i]);
            double numberWidth = FontMetrics.Width(number, NumberSize, FontWeight.Regular);
            if (numberWidth + 6 <= width)
            {
                double centre = x + width / 2;
                if (paint.Hatch != Hatch.None)
                {
                    double half = numberWidth / 2 + 3;
                    canvas.Add(new RectangleMark(new(centre - half, room.Top + 4, centre + half, room.Bottom - 4), new(paint.Color), "behind"));
                }

                canvas.Text(number, centre, middle, NumberSize, FontWeight.Regular, theme.InkOn(paint.Color), Anchor.Middle, "number");
            }

            (x, before) = (x + width, width);
        }

        // A frame, so that pale and hatched parts end somewhere.
        canvas.Add(new FrameMark(new(room.Left, room.Top, x, room.Bottom), theme.Axis, 0.5, "frame") { Series = group.Name });
    }

    private static double NameWidth(StackedBarsModel model, Canvas canvas)
    {
        double most = Math.Min(320, 0.3 * (canvas.Right - canvas.Left));
        double wanted = 60;
        foreach (StackedGroup group in model.Groups)
        {
            wanted = Math.Max(wanted, FontMetrics.Width(group.Name, NameSize, FontWeight.Bold));
            wanted = Math.Max(wanted, FontMetrics.Width(group.Description, DescriptionSize, FontWeight.Regular));
        }

        return Math.Min(wanted, most);
    }
}
