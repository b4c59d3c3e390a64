using System.Collections.Immutable;
using EcosystemSim.Reporting.Figures;
using OxyPlot;
using OxyPlot.Legends;

namespace EcosystemSim.OxyPlot;

/// <summary>
/// The figures of a run as models of OxyPlot, for .NET applications and notebooks, and as a second renderer. All words are those
/// of the figure; ranges of axes are stated, since OxyPlot leaves bands and intervals out when it looks for them, and the margin
/// of names is measured, since a renderer without a measure of text clips them.
/// </summary>
/// <example>
/// <code>
/// var results = StoredResults.Open("results/small-world");
/// foreach (var figure in FigureCatalogue.Of(results.Summary, Language.English))
/// {
///     if (OxyPlotDrawing.WhyNot(figure) is null) PlotModel plot = FigurePlots.Of(figure, Theme.Light);
/// }
/// </code>
/// </example>
public static class FigurePlots
{
    internal const double TitleSize = 17, SubtitleSize = 13, TextSize = 12;
    private const double Margin = 16, Narrow = 600;

    /// <summary>Width for which figures are meant unless one says otherwise, in pixels.</summary>
    public const double DefaultWidth = 960;

    /// <summary>Measures text for OxyPlot's own exporters, with the figures' font: <c>new SvgExporter { TextMeasurer = FigurePlots.TextMeasurer }</c>.</summary>
    public static IRenderContext TextMeasurer => new SceneRenderContext(Theme.Light);

    /// <summary>The model of a figure.</summary>
    /// <param name="figure">From <see cref="FigureCatalogue"/>.</param>
    /// <param name="theme">Its colours.</param>
    /// <param name="width">Pixels; title and subtitle are broken into lines for it.</param>
    /// <exception cref="NotSupportedException">OxyPlot cannot draw it.</exception>
    public static PlotModel Of(FigureModel figure, Theme theme, double width = DefaultWidth)
    {
        if (OxyPlotDrawing.WhyNot(figure) is { } whyNot) throw new NotSupportedException(whyNot);
        var plot = new PlotModel
        {
            Title = Lines(figure.Title, width, TitleSize, FontWeight.Bold),
            TitleFontSize = TitleSize,
            TitleFontWeight = FontWeights.Bold,
            TitleHorizontalAlignment = TitleHorizontalAlignment.CenteredWithinView,
            TitleColor = Color(theme.Ink),
            Subtitle = Lines(figure.Subtitle, width, SubtitleSize, FontWeight.Regular),
            SubtitleFontSize = SubtitleSize,
            SubtitleColor = Color(theme.MutedInk),
            TextColor = Color(theme.Ink),
            Background = Color(theme.Paper),
            PlotAreaBorderColor = OxyColors.Transparent,
            DefaultFont = FigureFont.Family,
            DefaultFontSize = TextSize,
            Padding = new OxyThickness(Margin),
            IsLegendVisible = true,
        };
        plot.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendFontSize = TextSize,
            LegendTextColor = Color(theme.Ink),
            LegendSymbolLength = 26,
            LegendMargin = 4,
            LegendItemSpacing = 18,
        });
        switch (figure)
        {
            case StackedBarsModel bars: BarPlots.Draw(plot, bars, theme, width); break;
            case WaterfallModel waterfall: BarPlots.Draw(plot, waterfall, theme, width); break;
            case IntervalsModel intervals: BarPlots.Draw(plot, intervals, theme, width); break;
            case BandPanelsModel panels: TimePlots.Draw(plot, panels, theme, width); break;
            case CurvesModel curves: TimePlots.Draw(plot, curves, theme, width); break;
            case HeatMapModel map: GridPlots.Draw(plot, map, theme, width); break;
            case DistributionModel distribution: GridPlots.Draw(plot, distribution, theme, width); break;
            default: throw new NotSupportedException($"There is no OxyPlot model for a figure of type {figure.GetType().Name}.");
        }
        return plot;
    }

    /// <summary>Height that goes with a width, title and notes included, in pixels.</summary>
    public static double Height(FigureModel figure, double width) =>
        Header(figure, width) + Footer(figure, width) + 70 + figure switch
        {
            StackedBarsModel bars => (width < Narrow ? 170 : 60) + (RowHeight(bars.Groups.SelectMany(g => g.Bars.Select(bar => BarPlots.NameOf(g, bar))), width) * bars.Groups.Sum(g => g.Bars.Length)),
            WaterfallModel waterfall => 60 + (44 * waterfall.Steps.Length),
            IntervalsModel intervals => 60 + (RowHeight(intervals.Groups.SelectMany(g => g.Rows.Select(row => BarPlots.NameOf(row, intervals.Words.Numbers))), width) * intervals.Groups.Sum(g => g.Rows.Length + 1)),
            BandPanelsModel panels => 60 + (160 * Math.Max(1, panels.Panels.Length)),
            CurvesModel curves => 60 + (curves.Panels.Length <= 1 ? 320 : 170 * curves.Panels.Length),
            HeatMapModel map => 90 + (48 * Math.Max(1, map.Rows.Length)),
            _ => 420,
        };

    // Rows whose names take two lines are higher.
    private static double RowHeight(IEnumerable<string> names, double width) => names.Any(name => PlotAxes.Wrapped(name, width).Contains('\n', StringComparison.Ordinal)) ? 42 : 28;

    /// <summary>The figure as OxyPlot draws it, with notes and source below, as marks at their places.</summary>
    internal static Scene Scene(FigureModel figure, Theme theme, double width)
    {
        double height = Math.Round(Height(figure, width)), footer = Footer(figure, width);
        var context = new SceneRenderContext(theme);
        context.DrawRectangle(new OxyRect(0, 0, width, height), Color(theme.Paper), OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        var model = Of(figure, theme, width);
        IPlotModel plot = model;
        plot.Update(true);
        plot.Render(context, new OxyRect(0, 0, width, height - footer));
        // OxyPlot draws what went wrong into the figure; a figure with an error in it is none.
        if (model.GetLastPlotException() is { } error) throw new InvalidOperationException($"OxyPlot cannot draw the figure '{figure.Name}': {error.Message}", error);
        double y = height - footer;
        foreach (string line in FooterLines(figure, width))
        {
            y += SubtitleSize * 1.35;
            context.Add(new TextMark(line, Margin, y, SubtitleSize - 1, FontWeight.Regular, theme.MutedInk, Anchor.Start, "note"));
        }
        return new Scene($"{figure.Name}-oxyplot", width, height, theme, figure.Title, figure.Finding, figure.Stamp, [.. context.Marks]) { Language = figure.Words.Language.Code, Renderer = "oxyplot" };
    }

    internal static OxyColor Color(string hex, double opacity = 1) => OxyColor.FromAColor((byte)Math.Round(255 * opacity), OxyColor.Parse(hex));

    /// <summary>A fill without its hatch, which OxyPlot has not got: halfway to the hatch's strokes.</summary>
    internal static OxyColor Color(Paint paint) => paint.Hatch == Hatch.None ? Color(paint.Color) : OxyColor.Interpolate(Color(paint.Color), Color(paint.Strokes), 0.35);

    /// <summary>The dash of a series as OxyPlot has it, in multiples of the thickness.</summary>
    internal static double[]? Dashes(string? dash, double thickness) =>
        dash?.Split(' ').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture) / thickness).ToArray();

    /// <summary>Width that the longest of some names takes beside an axis.</summary>
    internal static double WidthOf(IEnumerable<string> names, FontWeight weight = FontWeight.Regular) =>
        names.Select(name => FontMetrics.Width(name, TextSize, weight)).DefaultIfEmpty(0).Max();

    private static string Lines(string text, double width, double size, FontWeight weight) =>
        string.Join('\n', TextFlow.Wrap(text, width - (2 * Margin) - 8, size, weight));

    private static double Header(FigureModel figure, double width) =>
        (TitleSize * 1.35 * (1 + Lines(figure.Title, width, TitleSize, FontWeight.Bold).Count(c => c == '\n')))
        + (SubtitleSize * 1.35 * (1 + Lines(figure.Subtitle, width, SubtitleSize, FontWeight.Regular).Count(c => c == '\n')));

    private static ImmutableArray<string> FooterLines(FigureModel figure, double width) =>
        [.. figure.Notes.Append(figure.Source).SelectMany(text => TextFlow.Wrap(text, width - (2 * Margin), SubtitleSize - 1, FontWeight.Regular))];

    private static double Footer(FigureModel figure, double width) => (SubtitleSize * 1.35 * FooterLines(figure, width).Length) + Margin;
}
