using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.OxyPlot;

/// <summary>Figures as OxyPlot lays them out.</summary>
public static class OxyPlotDrawing
{
    /// <summary>Why a figure cannot be drawn by OxyPlot; null if it can.</summary>
    public static string? WhyNot(FigureModel figure) =>
        figure is FlowModel ? $"OxyPlot has no diagrams of flows, so it cannot draw the figure '{figure.Name}'." : null;

    /// <summary>The figure as marks at their places.</summary>
    /// <param name="width">Pixels.</param>
    /// <exception cref="NotSupportedException">OxyPlot cannot draw it; the message says why.</exception>
    public static Scene Scene(FigureModel figure, Theme theme, double width) =>
        WhyNot(figure) is { } whyNot ? throw new NotSupportedException(whyNot) : FigurePlots.Scene(figure, theme, width);

    /// <summary>The figure as SVG: the same model, the same bytes.</summary>
    /// <param name="width">Pixels.</param>
    /// <exception cref="NotSupportedException">OxyPlot cannot draw it; the message says why.</exception>
    public static string Svg(FigureModel figure, Theme theme, double width, FigureLetters letters = FigureLetters.Outlines) =>
        SvgWriter.Write(Scene(figure, theme, width), letters);
}
