using System.Reflection;

namespace EcosystemSim.Cli.Tests;

public class DependencyTests
{
    private static readonly string[] MayUse = ["EcosystemSim.Model", "EcosystemSim.Scenarios", "EcosystemSim.Experiments", "EcosystemSim.Orleans", "EcosystemSim.Reporting", "EcosystemSim.OxyPlot"];

    [Fact]
    public void Cli_uses_only_the_projects_it_may_use() =>
        Assert.All(
            Assembly.Load("ecosim").GetReferencedAssemblies().Where(a => a.Name!.StartsWith("EcosystemSim.")),
            a => Assert.Contains(a.Name, MayUse));
}
