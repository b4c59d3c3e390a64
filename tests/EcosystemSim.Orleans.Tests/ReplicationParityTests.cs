using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Tests;
using EcosystemSim.Model.Tests.Levers;
using EcosystemSim.Orleans.Engine;

namespace EcosystemSim.Orleans.Tests;

[Trait("Category", "Slow")]
public class ReplicationParityTests
{
    private const int Replications = 5;

    [Fact]
    public async Task An_embedded_silo_gives_the_results_of_the_local_engine_with_every_lever_on()
    {
        var plan = World.EveryLever();
        using var silo = await EmbeddedSilo.Start(workers: 2);
        var kept = new Kept();
        var progress = new EngineProgress();
        var outcome = OrleansEngine.Run(silo.Client, "parity", plan, [.. Enumerable.Range(0, Replications)], 2, kept, progress);
        Assert.Equal(World.Locally(plan, Replications).Hashes, kept.Hashes);
        Assert.Equal(Replications, outcome.Done);
        Assert.False(outcome.Cancelled);
        Assert.Empty(outcome.Failures);
        Assert.Equal(Replications, progress.Done);
        Assert.Equal(Replications * (plan.WarmUpQuarters + plan.Quarters), progress.Quarters);
        Assert.True(progress.FirmQuarters > 0);
    }

    [Fact]
    public async Task Two_silos_share_an_experiment_and_give_the_results_of_the_local_engine()
    {
        var plan = World.EveryLever();
        await using var cluster = await Silos.Start(2);
        var kept = new Kept();
        var outcome = OrleansEngine.Run(cluster.Client, "parity", plan, [.. Enumerable.Range(0, Replications)], 0, kept);
        Assert.Equal(World.Locally(plan, Replications).Hashes, kept.Hashes);
        Assert.Equal(Replications, outcome.Done);
        // Both have computed.
        foreach (var silo in cluster.Silos)
            Assert.True((await Report(cluster, silo)).Quarters > 0);
    }

    [Theory]
    [InlineData("actors:1")]
    [InlineData("actors")]
    [InlineData("actors:firm")]
    public async Task Actors_in_an_embedded_silo_give_the_results_of_the_local_engine(string granularity)
    {
        var plan = World.EveryLever(firms: 150);
        using var silo = await EmbeddedSilo.Start(workers: 2);
        var kept = new Kept();
        var outcome = OrleansEngine.Run(silo.Client, "actors", plan, [0, 1], 2, kept, granularity: Granularity.Parse(granularity));
        Assert.Empty(outcome.Failures);
        Assert.Equal(World.Locally(plan, 2).Hashes, kept.Hashes);
    }

    [Theory]
    [InlineData("actors:5")]
    [InlineData("actors:firm")]
    public async Task Actors_on_two_silos_give_the_results_of_the_local_engine(string granularity)
    {
        var plan = World.EveryLever(firms: 100);
        await using var cluster = await Silos.Start(2);
        var kept = new Kept();
        var outcome = OrleansEngine.Run(cluster.Client, "actors", plan, [0, 1], 0, kept, granularity: Granularity.Parse(granularity));
        Assert.Empty(outcome.Failures);
        Assert.Equal(World.Locally(plan, 2).Hashes, kept.Hashes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Under_any_policy_actors_give_the_results_of_the_local_engine(short silos)
    {
        await using var cluster = await Silos.Start(silos);
        for (int seed = 0; seed < 4; seed++)
        {
            var policy = Policies.Draw((seed * 10) + silos);
            var plan = policy.Beside(new ArmSpec("none", "None", 0, []), LeverWorld.Fragmented, policy.Arm with { Id = "matched", SpendsLike = "fragmented", SpendsLikeFrom = policy.Begins })
                with
            { Baseline = "fragmented", WithoutSupport = "none" };
            var kept = new Kept();
            var outcome = OrleansEngine.Run(cluster.Client, $"policy-{seed}", plan, [0], 0, kept, granularity: Granularity.Parse("actors:3"));
            Assert.Empty(outcome.Failures);
            Assert.True(World.Locally(plan, 1).Hashes.SequenceEqual(kept.Hashes), $"The actors differ from the whole under {policy}");
        }
    }

    private static Task<Messages.SiloReport> Report(global::Orleans.TestingHost.InProcessTestCluster cluster, global::Orleans.TestingHost.InProcessSiloHandle silo)
    {
        Grains.Running.SiloList.Hint(silo.SiloAddress);
        return cluster.Client.GetGrain<Grains.Running.ISiloGrain>(silo.SiloAddress.ToParsableString()).Report();
    }
}
