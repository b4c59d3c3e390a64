using System.Reflection;

namespace EcosystemSim.Experiments.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model", "EcosystemSim.Scenarios"];

    [Fact]
    public void Experiments_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("EcosystemSim.Experiments").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
