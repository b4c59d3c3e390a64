namespace EcosystemSim.OxyPlot.Tests;

/// <summary>A fact that is skipped, with the reason, where the build has no OxyPlot.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingOxyPlotAttribute : FactAttribute
{
    public FactNeedingOxyPlotAttribute() => Skip = OxyPlotFeature.WhyNot;
}

/// <summary>A theory that is skipped, with the reason, where the build has no OxyPlot.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryNeedingOxyPlotAttribute : TheoryAttribute
{
    public TheoryNeedingOxyPlotAttribute() => Skip = OxyPlotFeature.WhyNot;
}
