using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.OxyPlot;

/// <summary>Whether this build can turn figures into OxyPlot models, and what it draws by them.</summary>
public static class OxyPlotFeature
{
    /// <summary>True where the package feed that built this assembly served OxyPlot.Core.</summary>
    public static bool IsAvailable =>
#if HAS_OXYPLOT
        true;
#else
        false;
#endif

    /// <summary>What to tell a user who asks for OxyPlot models; null where they are available.</summary>
    public static string? WhyNot => IsAvailable
        ? null
        : "This build has no OxyPlot models: the package feed it was built from does not serve OxyPlot.Core. "
        + "The figures themselves are drawn as SVG without it. "
        + "To build with OxyPlot, name a feed that serves it, delete artifacts/feed.props and build again.";

    /// <summary>Why a figure cannot be drawn by OxyPlot; null if it can.</summary>
    public static string? WhyNotDrawn(FigureModel figure) => WhyNot
        ?? (figure is FlowModel ? $"OxyPlot has no diagrams of flows, so it cannot draw the figure '{figure.Name}'." : null);

    /// <summary>The figure as OxyPlot lays it out, as SVG: the same model, the same bytes.</summary>
    /// <param name="width">Pixels.</param>
    /// <exception cref="NotSupportedException">OxyPlot cannot draw it; the message says why.</exception>
    public static string Svg(FigureModel figure, Theme theme, double width, FigureLetters letters = FigureLetters.Embedded)
    {
        if (WhyNotDrawn(figure) is { } whyNot) throw new NotSupportedException(whyNot);
#if HAS_OXYPLOT
        return SvgWriter.Write(FigurePlots.Scene(figure, theme, width), letters);
#else
        throw new NotSupportedException(WhyNot);
#endif
    }
}
