using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace EcosystemSim.OxyPlot;

/// <summary>Figures over two scales: the map of where coordination pays, and sizes on logarithmic axes.</summary>
internal static class GridPlots
{
    public static void Draw(PlotModel plot, HeatMapModel model, Theme theme, double width)
    {
        if (model.Rows.IsEmpty)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        plot.IsLegendVisible = false;
        int columns = model.Columns.Length, rows = model.Rows.Length;
        var across = Labelled(AxisPosition.Bottom, columns, [.. model.Columns], theme, model.ColumnsTitle);
        PlotAxes.Fit(across, plot, width);
        plot.Axes.Add(across);
        var names = Labelled(AxisPosition.Left, rows, [.. model.Rows.Select(r => r.Name)], theme, "");
        (names.StartPosition, names.EndPosition) = (1, 0);
        plot.Axes.Add(names);
        plot.PlotMargins = new OxyThickness(FigurePlots.WidthOf(model.Rows.Select(r => r.Name)) + 16, FigurePlots.TextSize * 2, double.NaN, double.NaN);
        // What the rows vary stands over their names.
        var title = PlotAxes.Words(model.RowsTitle, -0.5, -0.62, theme.MutedInk);
        (title.TextHorizontalAlignment, title.TextVerticalAlignment, title.ClipByXAxis, title.ClipByYAxis) = (HorizontalAlignment.Left, VerticalAlignment.Bottom, false, false);
        plot.Annotations.Add(title);
        double most = model.Rows.SelectMany(r => r.Cells).Select(c => Math.Abs(c.Mean)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var cells = new RectangleBarSeries { StrokeThickness = 1, StrokeColor = FigurePlots.Color(theme.Paper) };
        var sure = new RectangleBarSeries { StrokeThickness = 2, StrokeColor = FigurePlots.Color(theme.Ink), FillColor = OxyColors.Transparent };
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                var value = model.Rows[row].Cells[column];
                if (!double.IsFinite(value.Mean)) continue;
                int step = most == 0 ? 4 : (int)Math.Round((value.Mean / most * 4) + 4);
                var paint = theme.Ramp[step];
                cells.Items.Add(new RectangleBarItem(column - 0.5, row - 0.5, column + 0.5, row + 0.5) { Color = FigurePlots.Color(paint) });
                if (value.ExcludesZero) sure.Items.Add(new RectangleBarItem(column - 0.46, row - 0.44, column + 0.46, row + 0.44) { Color = OxyColors.Transparent });
                string text = model.Words.Numbers.Signed(value.Mean, NumberFormat.Decimals(value));
                if (FontMetrics.Width(text, FigurePlots.TextSize, FontWeight.Regular) + 6 > (width - plot.PlotMargins.Left - 40) / columns) continue;
                string fill = paint.Hatch == Hatch.None ? paint.Color : theme.Paper;
                plot.Annotations.Add(PlotAxes.Words(text, column, row, theme.InkOn(fill)));
            }
        }
        plot.Series.Add(cells);
        plot.Series.Add(sure);
    }

    public static void Draw(PlotModel plot, DistributionModel model, Theme theme, double width)
    {
        var points = model.Series.SelectMany(s => s.Points).Where(p => p.Size > 0 && p.Share > 0).ToList();
        if (points.Count == 0)
        {
            PlotAxes.Nothing(plot, model.NothingYet, theme);
            return;
        }
        var numbers = model.Words.Numbers;
        var sizes = Logarithmic(AxisPosition.Bottom, points.Min(p => p.Size), points.Max(p => p.Size) * 1.1, size => size >= 1 ? numbers.Whole(size) : numbers.Any(size), theme, model.SizeTitle);
        PlotAxes.Fit(sizes, plot, width);
        plot.Axes.Add(sizes);
        plot.Axes.Add(Logarithmic(AxisPosition.Left, points.Min(p => p.Share) / 1.2, 1, numbers.Percent, theme, ""));
        foreach (var series in model.Series)
        {
            var style = theme.Series[series.Style % theme.Series.Length];
            var marker = series.Style % 2 == 0 ? MarkerType.Circle : MarkerType.Square;
            // Rings around dots: arms lie on one another.
            var dots = new ScatterSeries
            {
                Title = TextFlow.Wrap(series.Name, width - 90, FigurePlots.TextSize, FontWeight.Regular, 1)[0],
                MarkerType = marker,
                MarkerSize = series.Style == 0 ? 3 : 4 + series.Style,
                MarkerFill = series.Style == 0 ? FigurePlots.Color(style.Color) : OxyColors.Transparent,
                MarkerStroke = FigurePlots.Color(style.Color),
                MarkerStrokeThickness = 1.25,
            };
            dots.Points.AddRange(series.Points.Where(p => p.Size > 0 && p.Share > 0).Select(p => new ScatterPoint(p.Size, p.Share)));
            plot.Series.Add(dots);
            if (series.Fit is not { } fit) continue;
            var line = new LineSeries { Title = fit.Label, Color = FigurePlots.Color(style.Color), StrokeThickness = 1.5, Dashes = FigurePlots.Dashes(style.Dash, 1.5) };
            double to = points.Max(p => p.Size), low = points.Min(p => p.Share) / 1.2;
            // Not below the axis, where there are no firms to see.
            to = Math.Min(to, fit.From * Math.Pow(low / fit.ShareAtFrom, -1 / fit.Exponent));
            line.Points.Add(new DataPoint(fit.From, fit.ShareAtFrom));
            line.Points.Add(new DataPoint(to, fit.ShareAtFrom * Math.Pow(to / fit.From, -fit.Exponent)));
            plot.Series.Add(line);
        }
    }

    private static LinearAxis Labelled(AxisPosition position, int count, string[] labels, Theme theme, string title) =>
        PlotAxes.Style(
            new LinearAxis
            {
                Position = position,
                Minimum = -0.5,
                Maximum = count - 0.5,
                MajorStep = 1,
                MajorTickSize = 0,
                Title = title,
                LabelFormatter = at => Math.Abs(at - Math.Round(at)) < 0.01 && at > -0.1 && at < count - 0.9 ? labels[(int)Math.Round(at)] : "",
            }, theme);

    private static LogarithmicAxis Logarithmic(AxisPosition position, double low, double high, Func<double, string> text, Theme theme, string title) =>
        PlotAxes.Style(
            new LogarithmicAxis
            {
                Position = position,
                Minimum = low,
                Maximum = high,
                Title = title,
                LabelFormatter = text,
                UseSuperExponentialFormat = false,
                MajorGridlineStyle = LineStyle.Solid,
                MajorGridlineColor = FigurePlots.Color(theme.Grid),
            }, theme);
}
