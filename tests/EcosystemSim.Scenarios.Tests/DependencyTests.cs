using System.Reflection;

namespace EcosystemSim.Scenarios.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model"];

    [Fact]
    public void Scenarios_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("EcosystemSim.Scenarios").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
