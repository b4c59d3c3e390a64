using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Orleans.Engine;

namespace EcosystemSim.Orleans.Tests;

public class FirmGrainTests
{
    [Fact]
    public async Task A_firm_tells_its_journey_in_each_arm_when_it_is_asked()
    {
        var plan = World.EveryLever(firms: 60);
        var whole = new Replication(plan, 1, [.. Enumerable.Range(0, 60).Select(i => (uint)i)]);
        while (whole.Advance())
        {
        }
        uint firm = (uint)Enumerable.Range(0, 60).First(i => whole.Journey(2, 0, (uint)i).Any(e => e.Kind == JourneyKind.HelpBegan));
        using var silo = await EmbeddedSilo.Start(workers: 1);
        Assert.Equal(whole.Journey(2, 0, firm), await OrleansEngine.Journey(silo.Client, plan, 1, 2, 0, firm));
        Assert.Equal(whole.Journey(0, 1, firm), await OrleansEngine.Journey(silo.Client, plan, 1, 0, 1, firm));
        Assert.Empty(await OrleansEngine.Journey(silo.Client, plan, 1, 0, 0, 5_000_000));
    }
}
