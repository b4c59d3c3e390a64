using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Grains.Running;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Tests;

[Trait("Category", "Slow")]
public class KeptExperimentTests
{
    [Fact]
    public async Task An_experiment_whose_client_is_away_goes_on_when_all_its_silos_are_lost()
    {
        const int replications = 6;
        var plan = World.EveryLever(60, 8);
        int[] numbers = [.. Enumerable.Range(0, replications)];
        var storage = new SharedStorage();
        await using (var first = await Silos.Start(1, storage.AddTo))
        {
            var grain = first.Client.GetGrain<IExperimentGrain>("kept");
            await grain.Start(new() { Plan = PackedPlan.Of(plan), Replications = numbers, AtOnce = 1, Granularity = "replication" });
            while ((await grain.Status())!.Done < 2) await Task.Delay(20);
            await first.KillSiloAsync(first.Silos[0]);
        }
        await using var second = await Silos.Start(1, storage.AddTo);
        // Whoever asks wakes it; in a cluster every silo asks every few seconds.
        Assert.Equal(["kept"], await second.Client.GetGrain<IExperimentsGrain>(0).Open());
        var woken = second.Client.GetGrain<IExperimentGrain>("kept");
        while ((await woken.Status())!.Done < replications) await Task.Delay(20);
        var kept = new Kept();
        Assert.Equal(replications, OrleansEngine.Run(second.Client, "kept", plan, numbers, 0, kept).Done);
        Assert.Equal(World.Locally(plan, replications).Hashes, kept.Hashes);
    }

    [Fact]
    public async Task Results_that_nobody_collects_are_kept_and_let_go_of_when_they_are_collected()
    {
        var plan = World.EveryLever(60, 4);
        var storage = new SharedStorage();
        await using var cluster = await Silos.Start(1, storage.AddTo);
        var grain = cluster.Client.GetGrain<IExperimentGrain>("waiting");
        await grain.Start(new() { Plan = PackedPlan.Of(plan), Replications = [0, 1, 2], AtOnce = 0, Granularity = "replication" });
        while (storage.Results.Count() < 3) await Task.Delay(100);
        Assert.Equal(3, (await grain.Status())!.Done);
        var kept = new Kept();
        Assert.Equal(3, OrleansEngine.Run(cluster.Client, "waiting", plan, [0, 1, 2], 0, kept).Done);
        Assert.Equal(World.Locally(plan, 3).Hashes, kept.Hashes);
        Assert.Empty(storage.Results);
    }

    [Fact]
    public async Task A_client_is_not_given_for_ever_what_it_has_already()
    {
        var plan = World.EveryLever(60, 4);
        await using var cluster = await Silos.Start(1);
        var grain = cluster.Client.GetGrain<IExperimentGrain>("partly");
        await grain.Start(new() { Plan = PackedPlan.Of(plan), Replications = [0, 1, 2, 3, 4, 5, 6, 7], AtOnce = 0, Granularity = "replication" });
        while ((await grain.Status())!.Done < 8) await Task.Delay(20);
        // This client has the first six.
        Assert.Equal(2, OrleansEngine.Run(cluster.Client, "partly", plan, [6, 7], 0, new Kept()).Done);
    }
}
