using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays levels over time out: one panel with names at the ends of its curves, or small panels with a key.</summary>
public static class CurvesLayout
{
    private const double NameSize = 14, DescriptionSize = 12.5, TickSize = 12, MarkSize = 12, LabelSize = 13;
    private const double LeastPanel = 250, BetweenPanels = 30, BetweenRows = 20;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(CurvesModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        if (model.Panels.IsEmpty)
        {
            canvas.Y += 12;
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        bool single = model.Panels.Length == 1;
        // At the ends of the curves there is room for names on a wide figure only.
        bool atEnds = single && !canvas.IsNarrow;
        canvas.Y += 8;
        DrawKey(canvas, model, withNames: !atEnds);
        canvas.Y += 8;
        canvas.Y += Canvas.LineHeight(13);
        canvas.Text(model.AxisTitle, canvas.Left, canvas.Y - Canvas.Descent(13), 13, FontWeight.Regular, theme.Ink, Anchor.Start, "axis-title");
        canvas.Y += 4;
        (double low, double high) = Scale(model);
        Axis axis = new(low, high, Ticks.Inside(low, high, about: single ? 5 : 4));
        double gutter = axis.Ticks.Values.Max(tick => FontMetrics.Width(Tick(tick), TickSize, FontWeight.Regular)) + 8;
        double ends = atEnds ? Math.Min(200, model.Panels[0].Curves.Max(curve => FontMetrics.Width(curve.Name, LabelSize, FontWeight.Bold)) + 16) : 14;
        double content = canvas.Right - canvas.Left - gutter;
        int columns = Math.Min(model.Panels.Length, Math.Clamp((int)((content + BetweenPanels) / (LeastPanel + BetweenPanels)), 1, model.Panels.Length == 4 ? 2 : 3));
        double plotWidth = (content - (columns - 1) * BetweenPanels) / columns - ends;
        TimeTicks time = TimeTicks.For(model.StartCalendarQuarter, model.Quarters, plotWidth, TickSize, model.Words.Numbers);
        for (int first = 0; first < model.Panels.Length; first += columns)
        {
            if (first > 0) canvas.Y += BetweenRows;
            DrawRow(canvas, model, [.. model.Panels.Skip(first).Take(columns)], canvas.Left + gutter, plotWidth, plotWidth + ends + BetweenPanels, axis, time, single, atEnds);
        }

        return canvas.Finish();

        string Tick(double tick) => axis.Ticks.Text(tick, signed: false, model.Words.Numbers);
    }

    // Every mean and band with a little air. Levels need no zero; what is near it shows it.
    private static (double Low, double High) Scale(CurvesModel model)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (BandPoint point in model.Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Points))
        {
            foreach (double value in (ReadOnlySpan<double>)[point.Mean, point.P05, point.P25, point.P75, point.P95])
            {
                if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        if (low >= 0 && low < 0.4 * high) low = 0;
        double span = high - low;
        // Where all is the same, one part in a hundred each way, so that ticks differ.
        if (span <= Math.Max(Math.Abs(high), Math.Abs(low)) * 1e-9) return high == 0 ? (0, 1) : (low - Math.Abs(low) * 0.01, high + Math.Abs(high) * 0.01);
        return (low == 0 ? 0 : low - 0.05 * span, high + 0.06 * span);
    }

    private static void DrawKey(Canvas canvas, CurvesModel model, bool withNames)
    {
        Theme theme = canvas.Theme;
        List<(string, Action<Box>)> items = [];
        if (withNames)
        {
            // Over several panels: the baseline by its name, the other curve by the panel's.
            foreach (Curve curve in model.Panels.Length == 1 ? model.Panels[0].Curves : [.. model.Panels[0].Curves.Where(curve => curve.Style == 0)])
            {
                SeriesStyle style = theme.Series[curve.Style];
                string name = TextFlow.Wrap(curve.Name, canvas.Right - canvas.Left - 60, 13, FontWeight.Regular, 1)[0];
                items.Add((name, box => canvas.Add(new LineMark(box.Left, Middle(box), box.Right, Middle(box), style.Color, 2, "swatch", style.Dash))));
            }
        }

        SeriesStyle shown = theme.Series[model.Panels.Length == 1 ? 0 : 1];
        if (model.Key.Mean is { } mean && (!withNames || model.Panels.Length > 1))
            items.Add((mean, box => canvas.Add(new LineMark(box.Left, Middle(box), box.Right, Middle(box), shown.Color, 2, "swatch", shown.Dash))));
        if (model.Key.Half is { } half) items.Add((half, box => { Band(box, theme.WideBandOpacity); Band(box, theme.NarrowBandOpacity); }));
        if (model.Key.NineTenths is { } nine) items.Add((nine, box => Band(box, theme.WideBandOpacity)));
        canvas.Key(items, swatchWidth: 24, canvas.Left);

        void Band(Box box, double opacity) => canvas.Add(new PathMark(
            [(box.Left, box.Top), (box.Right, box.Top), (box.Right, box.Bottom), (box.Left, box.Bottom)], shown.Color, opacity, 0, "swatch"));

        static double Middle(Box box) => (box.Top + box.Bottom) / 2;
    }

    private static void DrawRow(
        Canvas canvas, CurvesModel model, ImmutableArray<CurvePanel> panels, double left, double plotWidth, double step, Axis axis, TimeTicks time, bool single, bool atEnds)
    {
        Theme theme = canvas.Theme;
        double top = canvas.Y, plotTop = top;
        for (int i = 0; i < panels.Length; i++)
        {
            double y = top, x = left + i * step;
            Lines(panels[i].Name, NameSize, FontWeight.Bold, theme.Ink, "name");
            Lines(panels[i].Description, DescriptionSize, FontWeight.Regular, theme.MutedInk, "description");
            plotTop = Math.Max(plotTop, y);

            void Lines(string text, double size, FontWeight weight, string fill, string role)
            {
                foreach (string line in TextFlow.Balanced(text, plotWidth, size, weight, 2))
                {
                    y += Canvas.LineHeight(size);
                    canvas.Text(line, x, y - Canvas.Descent(size), size, weight, fill, Anchor.Start, role);
                }
            }
        }

        bool marks = model.Shaded is not null || panels.Any(panel => panel.Parting is not null);
        bool clash = panels.Any(panel => Clash(panel));
        plotTop += 6 + (marks ? Canvas.LineHeight(MarkSize) : 0) + (clash ? Canvas.LineHeight(MarkSize) : 0);
        double plotBottom = plotTop + (single ? canvas.IsNarrow ? 260 : 330 : canvas.IsNarrow ? 180 : 190);
        for (int i = 0; i < panels.Length; i++)
            DrawPanel(canvas, model, panels[i], new(left + i * step, plotTop, left + i * step + plotWidth, plotBottom), axis, time, withScale: i == 0, atEnds, Clash(panels[i]));
        canvas.Y = plotBottom + 6 + Canvas.LineHeight(TickSize);

        bool Clash(CurvePanel panel)
        {
            if (model.Shaded is not { } shaded || panel.Parting is not { } parting) return false;
            Box one = Mark(parting, model, new(0, 0, plotWidth, 0), 0, theme, "").Extent, other = Mark(shaded, model, new(0, 0, plotWidth, 0), 0, theme, "").Extent;
            return one.Right + 6 > other.Left && other.Right + 6 > one.Left;
        }
    }

    private static TextMark Mark(TimeMark mark, CurvesModel model, Box plot, double baseline, Theme theme, string role)
    {
        double x = plot.Left + plot.Width * mark.Time / model.Quarters;
        double width = FontMetrics.Width(mark.Label, MarkSize, FontWeight.Regular);
        return new(mark.Label, Math.Max(plot.Left, Math.Min(x, plot.Right - width)), baseline, MarkSize, FontWeight.Regular, theme.MutedInk, Anchor.Start, role);
    }

    private static void DrawPanel(
        Canvas canvas, CurvesModel model, CurvePanel panel, Box plot, Axis axis, TimeTicks time, bool withScale, bool atEnds, bool clash)
    {
        Theme theme = canvas.Theme;
        int number = canvas.AddPlot(plot);
        if (model.Shaded is { } shaded)
        {
            canvas.Add(new RectangleMark(plot with { Left = X(shaded.Time) }, new(theme.Shade), "shade", number));
            canvas.Add(Mark(shaded, model, plot, plot.Top - 6 - (clash ? Canvas.LineHeight(MarkSize) : 0), theme, "shaded-label"));
        }

        foreach (double tick in axis.Ticks.Values)
        {
            canvas.Add(new LineMark(plot.Left, Y(tick), plot.Right, Y(tick), theme.Grid, 1, "grid"));
            if (!withScale) continue;
            canvas.Text(
                axis.Ticks.Text(tick, signed: false, model.Words.Numbers), plot.Left - 8, Y(tick) + TickSize * 0.33, TickSize, FontWeight.Regular, theme.MutedInk, Anchor.End, "tick");
        }

        canvas.Add(new LineMark(plot.Left, plot.Bottom, plot.Right, plot.Bottom, theme.Axis, 1, "axis"));
        foreach ((double moment, string label) in time.Values)
        {
            canvas.Add(new LineMark(X(moment), plot.Bottom, X(moment), plot.Bottom + 4, theme.Axis, 1, "grid"));
            canvas.Text(label, X(moment), plot.Bottom + 7 + TickSize * 0.8, TickSize, FontWeight.Regular, theme.MutedInk, Anchor.Middle, "tick");
        }

        foreach (Curve curve in panel.Curves)
        {
            // Behind the baseline's line in small panels its bands would only blur those of the arm.
            if (curve.Style == 0 && model.Panels.Length > 1) continue;
            Band(curve, point => point.P05, point => point.P95, theme.WideBandOpacity);
            Band(curve, point => point.P25, point => point.P75, theme.NarrowBandOpacity);
        }

        if (panel.Parting is { } parting)
        {
            canvas.Add(new LineMark(X(parting.Time), plot.Top - 3, X(parting.Time), plot.Bottom, theme.Ink, 1, "parting", "1.5 2.5", number));
            canvas.Add(Mark(parting, model, plot, plot.Top - 6, theme, "parting-label"));
        }

        foreach (Curve curve in panel.Curves)
        {
            SeriesStyle style = theme.Series[curve.Style];
            int before = RowOf(model, curve);
            foreach (ImmutableArray<BandPoint> run in BandPanelsLayout.Runs(curve.Points, point => double.IsFinite(point.Mean)))
            {
                int row = before + curve.Points.IndexOf(run[0]);
                string rows = string.Create(CultureInfo.InvariantCulture, $"{row}-{row + run.Length - 1}");
                if (run.Length > 1) canvas.Add(new PathMark([.. run.Select(point => (X(point.Time), Y(point.Mean)))], style.Color, 1, 2, "mean", number, style.Dash) { Series = curve.Name, Rows = rows });
                else canvas.Add(new DotMark(X(run[0].Time), Y(run[0].Mean), 2, style.Color, style.Color, "mean", number) { Series = curve.Name, Rows = rows });
            }
        }

        if (atEnds) DrawNames(canvas, panel, plot, Y);

        double X(double moment) => plot.Left + plot.Width * moment / model.Quarters;

        double Y(double value) => plot.Bottom - plot.Height * (value - axis.Low) / (axis.High - axis.Low);

        void Band(Curve curve, Func<BandPoint, double> low, Func<BandPoint, double> high, double opacity)
        {
            foreach (ImmutableArray<BandPoint> run in BandPanelsLayout.Runs(curve.Points, point => double.IsFinite(low(point) + high(point))))
            {
                if (run.Length < 2) continue;
                canvas.Add(new PathMark(
                    [.. run.Select(point => (X(point.Time), Y(high(point)))), .. run.Reverse().Select(point => (X(point.Time), Y(low(point))))],
                    theme.Series[curve.Style].Color, opacity, 0, "band", number) { Series = curve.Name });
            }
        }
    }

    private static int RowOf(CurvesModel model, Curve curve) =>
        model.Panels.SelectMany(panel => panel.Curves).DistinctBy(c => c.Name).TakeWhile(c => c.Name != curve.Name).Sum(c => c.Points.Length);

    // Names beside the ends, in the order of the ends and apart from each other; a thin line leads from an end to a name that had to move.
    private static void DrawNames(Canvas canvas, CurvePanel panel, Box plot, Func<double, double> y)
    {
        Curve[] curves = [.. panel.Curves.Where(curve => !curve.Points.IsEmpty).OrderBy(curve => y(curve.Points[^1].Mean))];
        double height = Canvas.LineHeight(LabelSize);
        double[] at = [.. curves.Select(curve => y(curve.Points[^1].Mean))];
        for (int i = 1; i < at.Length; i++) at[i] = Math.Max(at[i], at[i - 1] + height);
        double over = at.Length == 0 ? 0 : Math.Max(0, at[^1] - (plot.Bottom - height / 2));
        for (int i = at.Length - 1; i >= 0; i--) at[i] = Math.Min(at[i] - (i == at.Length - 1 ? over : 0), i == at.Length - 1 ? double.PositiveInfinity : at[i + 1] - height);
        for (int i = 0; i < curves.Length; i++)
        {
            SeriesStyle style = canvas.Theme.Series[curves[i].Style];
            double end = y(curves[i].Points[^1].Mean);
            canvas.Add(new LineMark(plot.Right + 1, end, plot.Right + 9, at[i], style.Color, 0.75, "leader"));
            string name = TextFlow.Wrap(curves[i].Name, canvas.Right - plot.Right - 12, LabelSize, FontWeight.Bold, 1)[0];
            canvas.Text(name, plot.Right + 11, at[i] + LabelSize * 0.33, LabelSize, FontWeight.Bold, style.Color, Anchor.Start, "series");
        }
    }

    /// <summary>The scale, common to all panels.</summary>
    private sealed record Axis(double Low, double High, Ticks Ticks);
}
