using System.Collections.Concurrent;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using Orleans;
using Orleans.Hosting;

namespace EcosystemSim.Orleans.Tests;

[Trait("Category", "Slow")]
public class MessageCountTests
{
    [Fact]
    public async Task With_blocks_of_firms_a_quarter_costs_three_rounds_of_messages_and_the_weekly_rounds_none()
    {
        const int blocks = 3;
        var plan = World.EveryLever(firms: 100, quarters: 6);
        Assert.Contains(LabourClosure.Binding, plan.Closures);
        var counter = await Count(plan, $"blocks:{blocks}");
        // In the warm-up labour is slack in all worlds, so that firms hire in the round in which they grow.
        Assert.Equal(blocks * ((2 * plan.WarmUpQuarters) + (3 * plan.Quarters) + 1 + Checkpoints(plan)), counter.Of("IFirmBlockGrain.Step"));
        Assert.Equal((4 * Quarters(plan)) + 1 + Checkpoints(plan), counter.Of("IGoverningBodyGrain.Step"));
        Assert.Equal(0, counter.Of("IProviderGrain.Work"));
        AssertNobodyTalksToBlocks(counter);
    }

    [Fact]
    public async Task Where_labour_is_slack_in_all_worlds_a_quarter_costs_two_rounds()
    {
        const int blocks = 3;
        var plan = World.EveryLever(firms: 100, quarters: 6) with { Closures = [LabourClosure.Slack] };
        var counter = await Count(plan, $"blocks:{blocks}");
        Assert.Equal(blocks * ((2 * Quarters(plan)) + 1 + Checkpoints(plan)), counter.Of("IFirmBlockGrain.Step"));
    }

    [Fact]
    public async Task With_each_firm_by_itself_the_weekly_rounds_cost_messages_to_providers_and_none_to_firms()
    {
        var plan = World.EveryLever(firms: 20, quarters: 2);
        var counter = await Count(plan, "firm");
        int providers = plan.System.Providers.Length;
        Assert.Equal(13 * Quarters(plan) * providers, counter.Of("IProviderGrain.Work"));
        Assert.Equal(13 * Quarters(plan) * providers, counter.From("IProviderGrain.Work", "GoverningBodyGrain"));
        AssertNobodyTalksToBlocks(counter);
    }

    private static async Task<Counter> Count(ExperimentPlan plan, string granularity)
    {
        var counter = new Counter();
        await using var cluster = await Silos.Start(1, silo => silo.AddIncomingGrainCallFilter(counter));
        Assert.Equal(1, OrleansEngine.Run(cluster.Client, "counted", plan, [0], 0, new Kept(), granularity: Granularity.Parse(granularity)).Done);
        return counter;
    }

    private static int Quarters(ExperimentPlan plan) => plan.WarmUpQuarters + plan.Quarters;

    /// <summary>One every six quarters, but not after the last.</summary>
    private static int Checkpoints(ExperimentPlan plan) => (Quarters(plan) - 1) / SiloSetup.DefaultCheckpointQuarters;

    /// <summary>Only the conductor does: firms of different blocks never meet, nor providers with firms.</summary>
    private static void AssertNobodyTalksToBlocks(Counter counter)
    {
        Assert.Equal(counter.Of("IFirmBlockGrain.Step"), counter.From("IFirmBlockGrain.Step", "ReplicationGrain"));
        Assert.Equal(0, counter.From("IFirmBlockGrain.Step", "FirmBlockGrain"));
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
