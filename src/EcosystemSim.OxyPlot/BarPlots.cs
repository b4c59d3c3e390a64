using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace EcosystemSim.OxyPlot;

/// <summary>Figures with a row per thing: stacked bars, steps to a total, estimates with intervals.</summary>
internal static class BarPlots
{
    public static void Draw(PlotModel plot, StackedBarsModel model, Theme theme, double width)
    {
        var bars = model.Groups.SelectMany(g => g.Bars.Select(bar => (Name: NameOf(g, bar), Bar: bar))).ToList();
        if (bars.Count == 0 || !bars.Exists(b => b.Bar.HasNumbers))
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        plot.Axes.Add(PlotAxes.Names(plot, [.. bars.Select(b => b.Name)], theme, width));
        var axis = PlotAxes.Value(AxisPosition.Bottom, [], model.AxisTitle, signed: false, theme, model.Words.Numbers);
        (axis.Minimum, axis.Maximum, axis.MajorStep) = (0, model.Whole, model.Whole / 5);
        axis.LabelFormatter = value => model.Words.Numbers.Whole(value);
        PlotAxes.Fit(axis, plot, width);
        plot.Axes.Add(axis);
        for (int part = 0; part < model.Parts.Length; part++)
        {
            var fill = FigurePlots.Color(theme.Parts[part]);
            var series = new BarSeries
            {
                Title = model.Parts[part],
                IsStacked = true,
                FillColor = fill,
                StrokeColor = FigurePlots.Color(theme.Paper),
                StrokeThickness = 0.75,
            };
            for (int row = 0; row < bars.Count; row++)
            {
                double value = bars[row].Bar.HasNumbers ? bars[row].Bar.Values[part] : 0;
                series.Items.Add(new BarItem(value, row));
                Label(plot, model, theme, bars[row].Bar, part, row, width);
            }
            plot.Series.Add(series);
        }
    }

    /// <summary>Name of a bar.</summary>
    public static string NameOf(StackedGroup group, StackedBar bar) => bar.Label.Length == 0 ? group.Name : $"{group.Name}, {bar.Label}";

    /// <summary>The number within its part, where there is room.</summary>
    private static void Label(PlotModel plot, StackedBarsModel model, Theme theme, StackedBar bar, int part, int row, double width)
    {
        if (!bar.HasNumbers) return;
        string text = model.Words.Numbers.Whole(bar.Values[part]);
        double room = bar.Values[part] / model.Whole * (width * 0.62);
        if (FontMetrics.Width(text, FigurePlots.TextSize, FontWeight.Regular) + 6 > room) return;
        string fill = theme.Parts[part].Hatch == Hatch.None ? theme.Parts[part].Color : Hex(FigurePlots.Color(theme.Parts[part]));
        plot.Annotations.Add(PlotAxes.Words(text, bar.Values.Take(part).Sum() + (bar.Values[part] / 2), row, theme.InkOn(fill)));
    }

    public static void Draw(PlotModel plot, WaterfallModel model, Theme theme, double width)
    {
        if (model.Steps.IsEmpty)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        plot.IsLegendVisible = false;
        Steps(plot, model, [.. model.Steps], AxisPosition.Bottom, 1, 0, theme, width);
    }

    /// <summary>Steps on one scale, in a part of the plot's height.</summary>
    private static void Steps(PlotModel plot, WaterfallModel model, WaterfallStep[] steps, AxisPosition position, double top, double bottom, Theme theme, double width)
    {
        var numbers = model.Words.Numbers;
        bool whole = top - bottom >= 1;
        string key = whole ? "" : $"-{position}";
        var names = PlotAxes.Names(plot, [.. steps.Select(s => $"{s.Name}  {Text(s.Value, numbers)}")], theme, width);
        (names.StartPosition, names.EndPosition, names.Key) = (top, bottom, $"names{key}");
        plot.Axes.Add(names);
        // Intervals hang from the end of each step.
        var ends = steps.SelectMany(s => new[] { s.IsTotal ? 0 : s.Before, s.After, s.After + s.Value.Low - s.Value.Mean, s.After + s.Value.High - s.Value.Mean });
        var axis = PlotAxes.Value(position, ends, position == AxisPosition.Bottom ? model.AxisTitle : "", signed: true, theme, numbers);
        axis.Key = $"values{key}";
        PlotAxes.Fit(axis, plot, width);
        plot.Axes.Add(axis);
        var bars = new IntervalBarSeries { StrokeThickness = 0, LabelFormatString = null, XAxisKey = axis.Key, YAxisKey = names.Key };
        if (!whole)
        {
            // Lines behind the data would run through the other part too.
            (axis.MajorGridlineStyle, axis.ExtraGridlines) = (LineStyle.None, []);
            Add(Line([(0, -0.5), (0, steps.Length - 0.5)], theme.Axis, 1));
        }
        plot.Series.Add(bars);
        for (int row = 0; row < steps.Length; row++)
        {
            var step = steps[row];
            if (!double.IsFinite(step.Value.Mean)) continue;
            var paint = theme.Steps[step.IsTotal ? 2 : step.Value.Mean < 0 ? 1 : 0];
            bars.Items.Add(new IntervalBarItem(step.IsTotal ? 0 : step.Before, step.After) { CategoryIndex = row, Color = FigurePlots.Color(paint) });
            if (row + 1 < steps.Length) Add(Line([(step.After, row + 0.35), (step.After, row + 0.65)], theme.Axis, 1));
            if (!NumberFormat.HasInterval(step.Value)) continue;
            foreach (var line in Whisker(step.After + step.Value.Low - step.Value.Mean, step.After + step.Value.High - step.Value.Mean, row, theme.Ink)) Add(line);
        }

        void Add(LineSeries line)
        {
            (line.XAxisKey, line.YAxisKey) = (axis.Key, names.Key);
            plot.Series.Add(line);
        }
    }

    /// <summary>What stands beside an interval.</summary>
    public static string NameOf(IntervalRow row, NumberFormat numbers) => $"{row.Name}  {Text(row.Value, numbers)}";

    public static void Draw(PlotModel plot, IntervalsModel model, Theme theme, double width)
    {
        if (model.Groups.IsEmpty)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        var numbers = model.Words.Numbers;
        plot.IsLegendVisible = false;
        var rows = new List<(IntervalRow? Row, string Name)>();
        foreach (var group in model.Groups)
        {
            rows.Add((null, group.Name));
            foreach (var row in group.Rows) rows.Add((row, group.Name));
        }
        plot.Axes.Add(PlotAxes.Names(plot, [.. rows.Select(r => r.Row is { } row ? NameOf(row, numbers) : r.Name.ToUpperInvariant())], theme, width));
        var ends = rows.Select(r => r.Row).OfType<IntervalRow>().SelectMany(row => new[] { row.Value.Mean, row.Value.Low, row.Value.High });
        var axis = PlotAxes.Value(AxisPosition.Bottom, ends, model.AxisTitle, signed: true, theme, numbers);
        PlotAxes.Fit(axis, plot, width);
        plot.Axes.Add(axis);
        // Filled where the interval leaves zero out.
        ScatterSeries means = Marks(MarkerType.Square, 4, theme.Accent, filled: true), hollowMeans = Marks(MarkerType.Square, 4, theme.Accent, filled: false);
        ScatterSeries totals = Marks(MarkerType.Diamond, 6, theme.Ink, filled: true), hollowTotals = Marks(MarkerType.Diamond, 6, theme.Ink, filled: false);
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Row is not { } row || !double.IsFinite(row.Value.Mean)) continue;
            if (NumberFormat.HasInterval(row.Value))
            {
                foreach (var line in Whisker(row.Value.Low, row.Value.High, i, row.IsTotal ? theme.Ink : theme.Accent)) plot.Series.Add(line);
            }
            (row.IsTotal ? row.Value.ExcludesZero ? totals : hollowTotals : row.Value.ExcludesZero ? means : hollowMeans).Points.Add(new ScatterPoint(row.Value.Mean, i));
        }
        foreach (var series in (ScatterSeries[])[means, hollowMeans, totals, hollowTotals]) plot.Series.Add(series);

        ScatterSeries Marks(MarkerType type, double size, string ink, bool filled) => new()
        {
            MarkerType = type,
            MarkerSize = size,
            MarkerFill = FigurePlots.Color(filled ? ink : theme.Paper),
            MarkerStroke = FigurePlots.Color(ink),
            MarkerStrokeThickness = filled ? 0 : 1.5,
        };
    }

    private static IEnumerable<LineSeries> Whisker(double low, double high, double row, string ink) =>
        [Line([(low, row), (high, row)], ink, 1.5), Line([(low, row - 0.12), (low, row + 0.12)], ink, 1.5), Line([(high, row - 0.12), (high, row + 0.12)], ink, 1.5)];

    private static LineSeries Line((double X, double Y)[] points, string ink, double thickness)
    {
        var line = new LineSeries { Color = FigurePlots.Color(ink), StrokeThickness = thickness, RenderInLegend = false };
        line.Points.AddRange(points.Select(p => new DataPoint(p.X, p.Y)));
        return line;
    }

    private static string Text(Estimate value, NumberFormat numbers) => double.IsFinite(value.Mean) ? numbers.Signed(value.Mean, NumberFormat.Decimals(value)) : numbers.NotAvailable;

    private static string Hex(OxyColor color) => FormattableString.Invariant($"#{color.R:x2}{color.G:x2}{color.B:x2}");
}
