namespace EcosystemSim.Reporting.Figures;

/// <summary>How the letters of an SVG come to whoever looks at it.</summary>
public enum FigureLetters
{
    /// <summary>As outlines, for a file of its own: only browsers read a font that an SVG brings along.</summary>
    Outlines,

    /// <summary>As text, for a page that brings the font: <see cref="FigureFont.FontFaces"/> in its style sheet.</summary>
    FromPage,
}

/// <summary>Draws any figure.</summary>
public static class FigureRenderer
{
    /// <summary>The figure as SVG: the same model, the same bytes.</summary>
    /// <param name="width">Pixels, 280 to 10,000; below 600 it is laid out for a phone.</param>
    public static string Svg(FigureModel model, Theme theme, double width, FigureLetters letters = FigureLetters.Outlines) =>
        SvgWriter.Write(Scene(model, theme, width), letters);

    /// <summary>The figure as marks at their places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is too narrow or too wide to draw.</exception>
    public static Scene Scene(FigureModel model, Theme theme, double width) => model switch
    {
        StackedBarsModel bars => StackedBarsLayout.Draw(bars, width, theme),
        BandPanelsModel panels => BandPanelsLayout.Draw(panels, width, theme),
        CurvesModel curves => CurvesLayout.Draw(curves, width, theme),
        IntervalsModel intervals => IntervalsLayout.Draw(intervals, width, theme),
        HeatMapModel map => HeatMapLayout.Draw(map, width, theme),
        DistributionModel distribution => DistributionLayout.Draw(distribution, width, theme),
        FlowModel flow => FlowLayout.Draw(flow, width, theme),
        WaterfallModel waterfall => WaterfallLayout.Draw(waterfall, width, theme),
        _ => throw new ArgumentException($"Unable to draw a figure of type {model.GetType().Name}.", nameof(model)),
    };
}
