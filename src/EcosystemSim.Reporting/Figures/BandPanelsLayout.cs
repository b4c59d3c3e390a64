using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays small panels out in rows, all on one scale: as many beside each other as leave each readable.</summary>
public static class BandPanelsLayout
{
    private const double NameSize = 14, DescriptionSize = 12.5, EndSize = 13, MarkSize = 12, TickSize = 12;
    private const double LeastPanel = 240, BetweenPanels = 40, BetweenRows = 22;

    // Room right of a plot for the interval of the end value, and for half of a tick label below it.
    private const double EndRoom = 14;

    private const string IntervalDash = "3 2.5";

    private static readonly (double Low, double High) AllZero = (-1.25, 1.25);

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(BandPanelsModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        if (model.Panels.IsEmpty)
        {
            canvas.Y += 12;
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        canvas.Y += 8;
        DrawKey(canvas, model.Key);
        canvas.Y += 12;
        (double low, double high) = Scale(model);
        // Where all is zero, whole jobs are fine enough.
        (Ticks ticks, low, high) = Ticks.OnBothSides(low, high, about: (low, high) == AllZero ? 2 : 4);
        Axis axis = new(low, high, ticks);
        double gutter = axis.Ticks.Values.Max(tick => FontMetrics.Width(axis.Ticks.Text(tick, signed: true, model.Words.Numbers), TickSize, FontWeight.Regular)) + 8;
        double content = canvas.Right - canvas.Left - gutter;
        int columns = Columns(model.Panels.Length, content);
        double plotWidth = (content - (columns - 1) * BetweenPanels) / columns - EndRoom;
        TimeTicks time = TimeTicks.For(model.StartCalendarQuarter, model.Quarters, plotWidth, TickSize, model.Words.Numbers);
        for (int first = 0; first < model.Panels.Length; first += columns)
        {
            if (first > 0) canvas.Y += BetweenRows;
            DrawRow(canvas, model, [.. model.Panels.Skip(first).Take(columns)], canvas.Left + gutter, plotWidth, axis, time);
        }

        return canvas.Finish();
    }

    // Holds zero, every mean, every band and every interval, with a little air.
    private static (double Low, double High) Scale(BandPanelsModel model)
    {
        double low = 0, high = 0;
        foreach (BandPanel panel in model.Panels.Concat(model.ScaledWith))
        {
            foreach (BandPoint point in panel.Points)
            {
                foreach (double value in (ReadOnlySpan<double>)[point.Mean, point.P05, point.P25, point.P75, point.P95, point.Low, point.High]) Hold(value);
            }

            foreach (double value in (ReadOnlySpan<double>)[panel.End.Mean, panel.End.Low, panel.End.High]) Hold(value);
        }

        if (low == high) return AllZero;
        double air = 0.04 * (high - low);
        return (low < 0 ? low - air : low - 2 * air, high + air);

        void Hold(double value)
        {
            if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
    }

    private static int Columns(int panels, double content)
    {
        int fit = Math.Max(1, (int)((content + BetweenPanels) / (LeastPanel + BetweenPanels)));
        // Four stand better two by two, and more than three beside each other leave each too narrow for its words.
        int wanted = panels == 4 ? 2 : 3;
        return Math.Min(Math.Min(fit, wanted), panels);
    }

    private static void DrawKey(Canvas canvas, BandKey key)
    {
        Theme theme = canvas.Theme;
        List<(string, Action<Box>)> items = [];
        if (key.Mean is { } mean)
        {
            items.Add((mean, box => canvas.Add(new LineMark(box.Left, Middle(box), box.Right, Middle(box), theme.Accent, 2, "swatch"))));
        }

        if (key.Half is { } half) items.Add((half, box => { Band(box, theme.WideBandOpacity); Band(box, theme.NarrowBandOpacity); }));
        if (key.NineTenths is { } nine) items.Add((nine, box => Band(box, theme.WideBandOpacity)));
        if (key.MeanInterval is { } ends)
        {
            items.Add((ends, box => canvas.Add(new LineMark(box.Left, Middle(box), box.Right, Middle(box), theme.Accent, 1, "swatch", Dash: IntervalDash))));
        }

        if (key.Interval is { } interval)
        {
            items.Add((interval, box => DrawInterval(canvas, (box.Left + box.Right) / 2, box.Top, box.Bottom, Middle(box), "swatch", plot: null)));
        }

        canvas.Key(items, swatchWidth: 22, canvas.Left);

        void Band(Box box, double opacity) =>
            canvas.Add(new PathMark(
                [(box.Left, box.Top), (box.Right, box.Top), (box.Right, box.Bottom), (box.Left, box.Bottom)], theme.Accent, opacity, 0, "swatch"));

        static double Middle(Box box) => (box.Top + box.Bottom) / 2;
    }

    private static void DrawRow(
        Canvas canvas, BandPanelsModel model, ImmutableArray<BandPanel> panels, double left, double plotWidth, Axis axis, TimeTicks time)
    {
        Theme theme = canvas.Theme;
        double top = canvas.Y;
        double headRoom = plotWidth + EndRoom;
        bool marks = false, twoRows = false;

        // Heads first: the plots of a row begin below the tallest of them.
        double plotTop = top;
        foreach ((BandPanel panel, double x) in Placed())
        {
            double y = top;
            Lines(panel.Name, NameSize, FontWeight.Bold, theme.Ink, "name", 2);
            Lines(panel.Description, DescriptionSize, FontWeight.Regular, theme.MutedInk, "description", 2);
            foreach (string part in EndParts(panel.EndText, headRoom)) Lines(part, EndSize, FontWeight.Bold, theme.Accent, "end", 2);
            plotTop = Math.Max(plotTop, y);
            (bool any, bool two) = MarkRows(panel, x);
            marks |= any;
            twoRows |= two;

            void Lines(string text, double size, FontWeight weight, string fill, string role, int most)
            {
                foreach (string line in TextFlow.Balanced(text, headRoom, size, weight, most))
                {
                    y += Canvas.LineHeight(size);
                    canvas.Text(line, x, y - Canvas.Descent(size), size, weight, fill, Anchor.Start, role);
                }
            }
        }

        double markHeight = Canvas.LineHeight(MarkSize);
        plotTop += 6 + (marks ? markHeight : 0) + (twoRows ? markHeight : 0);
        double plotBottom = plotTop + (canvas.IsNarrow ? 190 : panels.Length == 1 && model.Panels.Length == 1 ? 280 : 200);
        int column = 0;
        foreach ((BandPanel panel, double x) in Placed())
        {
            DrawPanel(canvas, model, panel, new(x, plotTop, x + plotWidth, plotBottom), axis, time, withScale: column == 0);
            column++;
        }

        canvas.Y = plotBottom + 6 + Canvas.LineHeight(TickSize);

        IEnumerable<(BandPanel, double)> Placed() => panels.Select((panel, i) => (panel, left + i * (plotWidth + EndRoom + BetweenPanels)));

        (bool Any, bool Two) MarkRows(BandPanel panel, double x) =>
            (panel.Parting is not null || panel.Shaded is not null, MarksClash(panel, model, new(x, 0, x + plotWidth, 0), theme));
    }

    // Value and interval: on one line or, where that is too narrow for both, each on its own.
    private static string[] EndParts(string? text, double width)
    {
        if (text is null) return [];
        int comma = text.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 || FontMetrics.Width(text, EndSize, FontWeight.Bold) <= width ? [text] : [text[..(comma + 1)], text[(comma + 2)..]];
    }

    private static bool MarksClash(BandPanel panel, BandPanelsModel model, Box plot, Theme theme)
    {
        if (panel is not { Parting: { } parting, Shaded: { } shaded }) return false;
        Box one = PlaceMark(parting, model, plot, 0, shaded: false, theme).Extent, other = PlaceMark(shaded, model, plot, 0, shaded: true, theme).Extent;
        return one.Right + 6 > other.Left && other.Right + 6 > one.Left;
    }

    // The name of a moment stands above the plot: from its line on, or up to the plot's end where there is no room.
    private static TextMark PlaceMark(TimeMark mark, BandPanelsModel model, Box plot, double baseline, bool shaded, Theme theme)
    {
        double x = plot.Left + plot.Width * mark.Time / model.Quarters;
        double width = FontMetrics.Width(mark.Label, MarkSize, FontWeight.Regular);
        double left = Math.Max(plot.Left, Math.Min(x, plot.Right - width));
        return new(mark.Label, left, baseline, MarkSize, FontWeight.Regular, theme.MutedInk, Anchor.Start, shaded ? "shaded-label" : "parting-label");
    }

    private static void DrawPanel(
        Canvas canvas, BandPanelsModel model, BandPanel panel, Box plot, Axis axis, TimeTicks time, bool withScale)
    {
        Theme theme = canvas.Theme;
        int number = canvas.AddPlot(plot);
        if (panel.Shaded is { } shaded)
        {
            canvas.Add(new RectangleMark(plot with { Left = X(shaded.Time) }, new(theme.Shade), "shade", number));
            // The name of the line stays by its line.
            double above = MarksClash(panel, model, plot, theme) ? Canvas.LineHeight(MarkSize) : 0;
            canvas.Add(PlaceMark(shaded, model, plot, plot.Top - 6 - above, shaded: true, theme));
        }

        foreach (double tick in axis.Ticks.Values)
        {
            bool zero = tick == 0;
            canvas.Add(new LineMark(plot.Left, Y(tick), plot.Right, Y(tick), zero ? theme.Axis : theme.Grid, 1, zero ? "zero" : "grid"));
            if (!withScale) continue;
            canvas.Text(
                axis.Ticks.Text(tick, signed: true, model.Words.Numbers), plot.Left - 8, Y(tick) + TickSize * 0.33, TickSize,
                FontWeight.Regular, theme.MutedInk, Anchor.End, "tick");
        }

        foreach ((double moment, string label) in time.Values)
        {
            canvas.Add(new LineMark(X(moment), plot.Bottom, X(moment), plot.Bottom + 4, theme.Axis, 1, "grid"));
            canvas.Text(label, X(moment), plot.Bottom + 7 + TickSize * 0.8, TickSize, FontWeight.Regular, theme.MutedInk, Anchor.Middle, "tick");
        }

        // Rows of the table that the panels before this one fill.
        int before = model.Panels.TakeWhile(p => p != panel).Sum(p => p.Points.Length);
        Band(point => point.P05, point => point.P95, theme.WideBandOpacity);
        Band(point => point.P25, point => point.P75, theme.NarrowBandOpacity);
        foreach (Func<BandPoint, double> end in (Func<BandPoint, double>[])[point => point.Low, point => point.High])
        {
            foreach (ImmutableArray<BandPoint> run in Runs(panel.Points, point => double.IsFinite(end(point))))
            {
                if (run.Length > 1) canvas.Add(new PathMark([.. run.Select(point => (X(point.Time), Y(end(point))))], theme.Accent, 1, 1, "limit", number, IntervalDash));
            }
        }

        if (panel.Parting is { } parting)
        {
            canvas.Add(new LineMark(X(parting.Time), plot.Top - 3, X(parting.Time), plot.Bottom, theme.Ink, 1, "parting", Dash: "1.5 2.5", number));
            canvas.Add(PlaceMark(parting, model, plot, plot.Top - 6, shaded: false, theme));
        }

        foreach (ImmutableArray<BandPoint> run in Runs(panel.Points, point => double.IsFinite(point.Mean)))
        {
            ImmutableArray<(double, double)> line = [.. run.Select(point => (X(point.Time), Y(point.Mean)))];
            int row = before + panel.Points.IndexOf(run[0]);
            string rows = string.Create(CultureInfo.InvariantCulture, $"{row}-{row + run.Length - 1}");
            if (run.Length > 1) canvas.Add(new PathMark(line, theme.Accent, 1, 2, "mean", number) { Series = panel.Name, Rows = rows });
            else canvas.Add(new DotMark(X(run[0].Time), Y(run[0].Mean), 1.5, theme.Accent, theme.Accent, "mean", number) { Series = panel.Name, Rows = rows });
        }

        if (double.IsFinite(panel.End.Mean))
        {
            Estimate end = panel.End;
            if (Numbers.HasInterval(end)) DrawInterval(canvas, plot.Right + 6, Y(end.High), Y(end.Low), Y(end.Mean), "interval", number);
            else canvas.Add(new DotMark(plot.Right + 6, Y(end.Mean), 3, theme.Accent, theme.Paper, "interval", number));
        }

        double X(double moment) => plot.Left + plot.Width * moment / model.Quarters;

        double Y(double value) => plot.Bottom - plot.Height * (value - axis.Low) / (axis.High - axis.Low);

        void Band(Func<BandPoint, double> low, Func<BandPoint, double> high, double opacity)
        {
            foreach (ImmutableArray<BandPoint> run in Runs(panel.Points, point => double.IsFinite(low(point) + high(point))))
            {
                if (run.Length < 2) continue;
                canvas.Add(new PathMark(
                    [.. run.Select(point => (X(point.Time), Y(high(point)))), .. run.Reverse().Select(point => (X(point.Time), Y(low(point))))],
                    theme.Accent, opacity, 0, "band", number));
            }
        }
    }

    private static void DrawInterval(Canvas canvas, double x, double top, double bottom, double mean, string role, int? plot)
    {
        string accent = canvas.Theme.Accent;
        canvas.Add(new LineMark(x, top, x, bottom, accent, 1.5, role, Dash: null, plot));
        canvas.Add(new LineMark(x - 3, top, x + 3, top, accent, 1.5, role, Dash: null, plot));
        canvas.Add(new LineMark(x - 3, bottom, x + 3, bottom, accent, 1.5, role, Dash: null, plot));
        canvas.Add(new DotMark(x, mean, 3, accent, canvas.Theme.Paper, role, plot));
    }

    internal static IEnumerable<ImmutableArray<BandPoint>> Runs(ImmutableArray<BandPoint> points, Func<BandPoint, bool> known)
    {
        List<BandPoint> run = [];
        foreach (BandPoint point in points)
        {
            if (known(point)) run.Add(point);
            else if (run.Count > 0)
            {
                yield return [.. run];
                run = [];
            }
        }

        if (run.Count > 0) yield return [.. run];
    }

    /// <summary>The scale of jobs, common to all panels.</summary>
    private sealed record Axis(double Low, double High, Ticks Ticks);
}
