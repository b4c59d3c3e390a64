using System.Reflection;

namespace EcosystemSim.Reporting.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model", "EcosystemSim.Scenarios", "EcosystemSim.Experiments"];

    [Fact]
    public void Reporting_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("EcosystemSim.Reporting").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
