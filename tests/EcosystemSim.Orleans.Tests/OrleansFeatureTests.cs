namespace EcosystemSim.Orleans.Tests;

public class OrleansFeatureTests
{
    [Fact]
    public void A_build_without_Orleans_says_why() => Assert.Equal(OrleansFeature.IsAvailable, OrleansFeature.WhyNot is null);

    [FactNeedingOrleans]
    public void A_build_with_Orleans_says_so() => Assert.True(OrleansFeature.IsAvailable);
}
