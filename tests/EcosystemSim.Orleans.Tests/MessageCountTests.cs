using System.Collections.Concurrent;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Orleans.Engine;
using Orleans;
using Orleans.Hosting;

namespace EcosystemSim.Orleans.Tests;

public class MessageCountTests
{
    [FactNeedingOrleans]
    public async Task The_weekly_rounds_cost_messages_to_providers_and_none_to_blocks_of_firms()
    {
        const int blocks = 3;
        var plan = World.EveryLever(firms: 100, quarters: 6);
        var counter = new Counter();
        await using var cluster = await Silos.Start(1, silo => silo.AddIncomingGrainCallFilter(counter));
        Assert.Equal(1, OrleansEngine.Run(cluster.Client, "counted", plan, [0], 0, new Kept(), granularity: Granularity.Parse($"blocks:{blocks}")).Done);
        int quarters = plan.WarmUpQuarters + plan.Quarters, providers = plan.System.Providers.Length;
        // One checkpoint every six quarters, but not after the last.
        int checkpoints = (quarters - 1) / SiloSetup.DefaultCheckpointQuarters;
        Assert.Equal(blocks * ((3 * quarters) + 1 + checkpoints), counter.Of("IFirmBlockGrain.Step"));
        Assert.Equal((4 * quarters) + 1 + checkpoints, counter.Of("IGoverningBodyGrain.Step"));
        Assert.Equal(13 * quarters * providers, counter.Of("IProviderGrain.Work"));
        Assert.Equal(13 * quarters * providers, counter.From("IProviderGrain.Work", "GoverningBodyGrain"));
        Assert.Equal(0, counter.From("IFirmBlockGrain.Step", "GoverningBodyGrain"));
    }

    /// <summary>Counts calls by interface and method, and by the kind of grain that called.</summary>
    private sealed class Counter : IIncomingGrainCallFilter
    {
        private readonly ConcurrentBag<(string Method, string From)> _calls = [];

        public int Of(string method) => _calls.Count(c => c.Method == method);

        public int From(string method, string caller) => _calls.Count(c => c.Method == method && c.From.Contains(caller[..^"Grain".Length], StringComparison.OrdinalIgnoreCase));

        public Task Invoke(IIncomingGrainCallContext context)
        {
            _calls.Add(($"{context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name}", context.SourceId?.Type.ToString() ?? ""));
            return context.Invoke();
        }
    }
}
