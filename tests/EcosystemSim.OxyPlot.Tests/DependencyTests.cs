using System.Reflection;

namespace EcosystemSim.OxyPlot.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model", "EcosystemSim.Scenarios", "EcosystemSim.Experiments", "EcosystemSim.Reporting"];

    [Fact]
    public void OxyPlot_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("EcosystemSim.OxyPlot").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
