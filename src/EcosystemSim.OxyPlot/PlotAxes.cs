using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace EcosystemSim.OxyPlot;

/// <summary>Axes as the figures have them: stated ranges, ticks and numbers as a person writes them, no titles on their side.</summary>
internal static class PlotAxes
{
    /// <summary>A level axis that holds all values, and zero where they are differences or near it.</summary>
    /// <param name="values">Ends of bands and intervals among them; those that are not finite do not count.</param>
    /// <param name="signed">Whether they are differences.</param>
    public static LinearAxis Value(AxisPosition position, IEnumerable<double> values, string title, bool signed, Theme theme, NumberFormat numbers, int about = 5)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(0).Max();
        if (signed || (low >= 0 && low < 0.4 * high)) (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (high - low <= Math.Max(Math.Abs(high), Math.Abs(low)) * 1e-9) (low, high) = high == 0 ? (-1, 1) : (low - (Math.Abs(low) * 0.01), high + (Math.Abs(high) * 0.01));
        double air = 0.05 * (high - low);
        (low, high) = (low == 0 ? 0 : low - air, high == 0 ? 0 : high + air);
        var ticks = Ticks.Inside(low, high, Math.Max(4, about));
        var axis = Style(new LinearAxis { Position = position, Minimum = low, Maximum = high, MajorStep = ticks.Step, LabelFormatter = value => Text(ticks, value) }, theme);
        axis.MajorGridlineStyle = LineStyle.Solid;
        axis.MajorGridlineColor = FigurePlots.Color(theme.Grid);
        axis.ExtraGridlines = [0];
        axis.ExtraGridlineColor = FigurePlots.Color(theme.Axis);
        axis.ExtraGridlineThickness = 1.25;
        if (position is AxisPosition.Bottom) axis.Title = title;
        return axis;

        // A step of 0.1 taken many times is not a whole number of tenths, nor is zero quite zero.
        string Text(Ticks t, double value) => t.Text(Math.Abs(value) < t.Step / 1000 ? 0 : value, signed, numbers);
    }

    /// <summary>Names from the top down, in a margin that is as wide as they are.</summary>
    public static CategoryAxis Names(PlotModel plot, IReadOnlyList<string> names, Theme theme, double width)
    {
        var axis = Style(new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, GapWidth = 0.35, IsTickCentered = true }, theme);
        string[] shown = [.. names.Select(name => Wrapped(name, width))];
        axis.Labels.AddRange(shown);
        axis.MajorTickSize = 0;
        plot.PlotMargins = new OxyThickness(FigurePlots.WidthOf(shown.SelectMany(s => s.Split('\n'))) + 14, double.NaN, double.NaN, double.NaN);
        return axis;
    }

    /// <summary>A name beside an axis: on a narrow page it takes two lines rather than half of it.</summary>
    public static string Wrapped(string name, double width) =>
        string.Join('\n', TextFlow.Wrap(name, Math.Max(110, width * 0.46), FigurePlots.TextSize, FontWeight.Regular, 2));

    /// <summary>Fits an axis at the bottom into its length: a title in lines that are no longer, and ticks as far apart as their labels are wide.</summary>
    public static void Fit(Axis axis, PlotModel plot, double width)
    {
        double left = double.IsNaN(plot.PlotMargins.Left) ? 60 : plot.PlotMargins.Left, length = width - left - 48;
        axis.Title = string.Join('\n', TextFlow.Balanced(axis.Title ?? "", length, FigurePlots.SubtitleSize, FontWeight.Regular));
        if (axis is not LinearAxis || double.IsNaN(axis.MajorStep)) return;
        double range = axis.Maximum - axis.Minimum, step = axis.MajorStep;
        // Ever fewer, until the widest label has room.
        for (int times = 1; times < 64; times++)
        {
            axis.MajorStep = step * times;
            double first = Math.Ceiling(axis.Minimum / axis.MajorStep) * axis.MajorStep;
            var labels = Enumerable.Range(0, (int)((axis.Maximum - first) / axis.MajorStep) + 1).Select(i => axis.LabelFormatter(first + (i * axis.MajorStep)));
            if (FigurePlots.WidthOf(labels) + 8 < axis.MajorStep / range * length) return;
        }
    }

    /// <summary>Quarters since the start, named by the calendar.</summary>
    public static LinearAxis Time(int quarters, int startCalendarQuarter, Theme theme, NumberFormat numbers)
    {
        int last = Math.Max(1, quarters), step = 4;
        while (last / step > 12) step *= 2;
        if (last < 8) step = 1;
        var axis = Style(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = last, MajorStep = step, MinorTickSize = 0 }, theme);
        axis.LabelFormatter = time =>
        {
            int calendar = startCalendarQuarter + (int)Math.Round(time);
            return step % 4 == 0 && startCalendarQuarter % 4 == 0 ? FormattableString.Invariant($"{calendar / 4}") : numbers.Quarter(calendar);
        };
        return axis;
    }

    /// <summary>A text in place of data that is not there yet.</summary>
    public static void Nothing(PlotModel plot, string text, Theme theme)
    {
        plot.IsLegendVisible = false;
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1, IsAxisVisible = false });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 1, IsAxisVisible = false });
        plot.Annotations.Add(Words(text, 0.5, 0.5, theme.Ink));
    }

    /// <summary>Words at a place in the plot.</summary>
    public static TextAnnotation Words(string text, double x, double y, string ink) => new()
    {
        Text = text,
        TextPosition = new DataPoint(x, y),
        TextColor = FigurePlots.Color(ink),
        Stroke = OxyColors.Transparent,
        StrokeThickness = 0,
        TextHorizontalAlignment = HorizontalAlignment.Center,
        TextVerticalAlignment = VerticalAlignment.Middle,
        Font = FigureFont.Family,
        FontSize = FigurePlots.TextSize,
        Padding = new OxyThickness(0),
    };

    public static T Style<T>(T axis, Theme theme)
        where T : Axis
    {
        axis.TextColor = FigurePlots.Color(theme.MutedInk);
        axis.TitleColor = FigurePlots.Color(theme.Ink);
        axis.TitleFontSize = FigurePlots.SubtitleSize;
        axis.TicklineColor = FigurePlots.Color(theme.Axis);
        axis.AxislineColor = FigurePlots.Color(theme.Axis);
        axis.AxislineStyle = LineStyle.Solid;
        axis.MinorTickSize = 0;
        axis.ClipTitle = false;
        return axis;
    }
}
