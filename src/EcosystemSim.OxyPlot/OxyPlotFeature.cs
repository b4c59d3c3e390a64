namespace EcosystemSim.OxyPlot;

/// <summary>Whether this build can turn figures into OxyPlot models.</summary>
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
}
