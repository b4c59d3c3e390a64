using System.Reflection;

namespace EcosystemSim.Model.Tests;

public class DependencyTests
{
    [Fact]
    public void Model_references_nothing_but_the_runtime() =>
        Assert.All(Assembly.Load("EcosystemSim.Model").GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));
}
