namespace EcosystemSim.OxyPlot.Tests;

public class OxyPlotFeatureTests
{
    [Fact]
    public void A_build_without_OxyPlot_says_why() => Assert.Equal(OxyPlotFeature.IsAvailable, OxyPlotFeature.WhyNot is null);

    [FactNeedingOxyPlot]
    public void A_build_with_OxyPlot_says_so() => Assert.True(OxyPlotFeature.IsAvailable);
}
