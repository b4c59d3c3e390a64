using System.Reflection;

namespace EcosystemSim.Orleans.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model", "EcosystemSim.Scenarios", "EcosystemSim.Experiments"];

    [Fact]
    public void Orleans_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("EcosystemSim.Orleans").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
