using System.Collections.Immutable;
using EcosystemSim.Reporting.Figures;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace EcosystemSim.OxyPlot;

/// <summary>Figures over time: a panel under the other, all on one scale.</summary>
internal static class TimePlots
{
    // Of a panel's height: air, and a line of its name.
    private const double Air = 0.05, NameLine = 0.12;

    public static void Draw(PlotModel plot, BandPanelsModel model, Theme theme, double width)
    {
        if (model.Panels.IsEmpty)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        var time = PlotAxes.Time(model.Quarters, model.StartCalendarQuarter, theme, model.Words.Numbers);
        PlotAxes.Fit(time, plot, width);
        plot.Axes.Add(time);
        var points = model.Panels.SelectMany(p => p.Points);
        for (int i = 0; i < model.Panels.Length; i++)
        {
            var panel = model.Panels[i];
            string key = Panel(plot, model.Panels.Length, i, string.Join("  ", new[] { panel.Name, panel.EndText }.Where(s => !string.IsNullOrEmpty(s))), Ends(points), signed: true, model, theme, width);
            Shade(plot, panel.Shaded, model.Quarters, theme, key);
            if (panel.Parting is { } parting) Mark(plot, parting, model.Quarters, theme, key);
            bool first = i == 0;
            Band(plot, panel.Points, p => p.P05, p => p.P95, theme.Accent, theme.WideBandOpacity, first ? model.Key.NineTenths : null, key);
            Band(plot, panel.Points, p => p.P25, p => p.P75, theme.Accent, theme.NarrowBandOpacity, first ? model.Key.Half : null, key);
            Line(plot, panel.Points, p => p.Low, theme.Accent, "2 2", 1, first ? model.Key.MeanInterval : null, key);
            Line(plot, panel.Points, p => p.High, theme.Accent, "2 2", 1, null, key);
            Line(plot, panel.Points, p => p.Mean, theme.Accent, null, 2, first ? model.Key.Mean : null, key);
        }
    }

    public static void Draw(PlotModel plot, CurvesModel model, Theme theme, double width)
    {
        if (model.Panels.IsEmpty)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        var time = PlotAxes.Time(model.Quarters, model.StartCalendarQuarter, theme, model.Words.Numbers);
        PlotAxes.Fit(time, plot, width);
        plot.Axes.Add(time);
        var points = model.Panels.SelectMany(p => p.Curves.SelectMany(c => c.Points));
        var named = new HashSet<string>();
        for (int i = 0; i < model.Panels.Length; i++)
        {
            var panel = model.Panels[i];
            string name = i == 0 ? string.Join("  ", new[] { model.AxisTitle, panel.Name }.Where(s => s.Length > 0)) : panel.Name;
            string key = Panel(plot, model.Panels.Length, i, name, Ends(points), signed: false, model, theme, width);
            Shade(plot, model.Shaded, model.Quarters, theme, key);
            if (panel.Parting is { } parting) Mark(plot, parting, model.Quarters, theme, key);
            foreach (var curve in panel.Curves)
            {
                var style = theme.Series[curve.Style % theme.Series.Length];
                bool first = i == 0 && curve == panel.Curves[0];
                Band(plot, curve.Points, p => p.P05, p => p.P95, style.Color, theme.WideBandOpacity * 0.7, first ? model.Key.NineTenths : null, key);
                Line(plot, curve.Points, p => p.Mean, style.Color, style.Dash, 2, (model.Panels.Length == 1 || curve.Style == 0) && named.Add(curve.Name) ? TextFlow.Wrap(curve.Name, width - 90, FigurePlots.TextSize, FontWeight.Regular, 1)[0] : null, key);
            }
        }
    }

    private static IEnumerable<double> Ends(IEnumerable<BandPoint> points) =>
        points.SelectMany(p => new[] { p.Mean, p.P05, p.P25, p.P75, p.P95, p.Low, p.High });

    /// <summary>Adds a level axis for one panel and its name above it; returns the axis' key.</summary>
    private static string Panel(PlotModel plot, int count, int index, string name, IEnumerable<double> values, bool signed, FigureModel model, Theme theme, double width)
    {
        string key = $"panel-{index}";
        var lines = TextFlow.Wrap(name, width - 90, FigurePlots.TextSize, FontWeight.Bold, 2);
        double gap = name.Length == 0 ? 0 : Air + (NameLine * lines.Count);
        var axis = PlotAxes.Value(AxisPosition.Left, values, "", signed, theme, model.Words.Numbers, 4);
        axis.Key = key;
        // From the top down; a single one has the whole height.
        axis.EndPosition = 1 - ((index + (count == 1 ? gap / 2 : gap)) / count);
        axis.StartPosition = 1 - ((index + 1.0) / count);
        plot.Axes.Add(axis);
        if (name.Length > 0)
        {
            var words = PlotAxes.Words(string.Join('\n', lines), 0, axis.Maximum, theme.Ink);
            (words.TextHorizontalAlignment, words.TextVerticalAlignment, words.YAxisKey, words.FontWeight, words.ClipByYAxis) =
                (HorizontalAlignment.Left, VerticalAlignment.Bottom, key, FontWeights.Bold, false);
            plot.Annotations.Add(words);
        }
        return key;
    }

    private static void Shade(PlotModel plot, TimeMark? from, int quarters, Theme theme, string key)
    {
        if (from is null || from.Time >= quarters) return;
        plot.Annotations.Add(new RectangleAnnotation { MinimumX = from.Time, MaximumX = quarters, Fill = FigurePlots.Color(theme.Shade), Layer = AnnotationLayer.BelowAxes, YAxisKey = key });
    }

    private static void Mark(PlotModel plot, TimeMark mark, int quarters, Theme theme, string key) =>
        plot.Annotations.Add(new LineAnnotation
        {
            Type = LineAnnotationType.Vertical,
            X = mark.Time,
            Color = FigurePlots.Color(theme.Axis),
            LineStyle = LineStyle.Dash,
            StrokeThickness = 1,
            YAxisKey = key,
            Text = mark.Label,
            TextColor = FigurePlots.Color(theme.MutedInk),
            TextOrientation = AnnotationTextOrientation.Horizontal,
            Font = FigureFont.Family,
            FontSize = FigurePlots.TextSize,
            TextLinePosition = 0.02,
            TextHorizontalAlignment = mark.Time > quarters / 2.0 ? HorizontalAlignment.Right : HorizontalAlignment.Left,
            TextVerticalAlignment = VerticalAlignment.Bottom,
        });

    private static void Band(PlotModel plot, ImmutableArray<BandPoint> points, Func<BandPoint, double> low, Func<BandPoint, double> high, string color, double opacity, string? title, string key)
    {
        var drawn = points.Where(p => double.IsFinite(low(p)) && double.IsFinite(high(p))).ToList();
        if (drawn.Count == 0) return;
        var area = new AreaSeries { Fill = FigurePlots.Color(color, opacity), Color = OxyColors.Transparent, Color2 = OxyColors.Transparent, StrokeThickness = 0, YAxisKey = key, Title = title, RenderInLegend = title is not null };
        area.Points.AddRange(drawn.Select(p => new DataPoint(p.Time, high(p))));
        area.Points2.AddRange(drawn.Select(p => new DataPoint(p.Time, low(p))));
        plot.Series.Add(area);
    }

    private static void Line(PlotModel plot, ImmutableArray<BandPoint> points, Func<BandPoint, double> value, string color, string? dash, double thickness, string? title, string key)
    {
        var drawn = points.Where(p => double.IsFinite(value(p))).ToList();
        if (drawn.Count == 0) return;
        var line = new LineSeries { Color = FigurePlots.Color(color), StrokeThickness = thickness, Dashes = FigurePlots.Dashes(dash, thickness), YAxisKey = key, Title = title, RenderInLegend = title is not null };
        line.Points.AddRange(drawn.Select(p => new DataPoint(p.Time, value(p))));
        plot.Series.Add(line);
    }
}
