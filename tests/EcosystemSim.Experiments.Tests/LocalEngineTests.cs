using System.Collections.Concurrent;
using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;

namespace EcosystemSim.Experiments.Tests;

public class LocalEngineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_replication_is_given_to_the_sink_once(int threads)
    {
        var sink = new Collector();
        var progress = new EngineProgress();
        var outcome = LocalEngine.Run(n => new MadeUpRun(MadeUp.Plan, n), [.. Enumerable.Range(0, 20)], threads, sink, progress);
        Assert.Equal(Enumerable.Range(0, 20), sink.Numbers.Order());
        Assert.Equal((20, false), (outcome.Done, outcome.Cancelled));
        Assert.Equal((20, 20 * 12), (progress.Done, (int)progress.Quarters));
    }

    [Fact]
    public void A_replication_that_fails_is_reported_and_stops_no_other()
    {
        var sink = new Collector();
        var outcome = LocalEngine.Run(Failing(3), [.. Enumerable.Range(0, 6)], 2, sink);
        var failure = Assert.Single(outcome.Failures);
        Assert.Equal((3, 5, "made to fail"), (failure.Replication, failure.Quarter, failure.Error.Message));
        Assert.Equal("ecosim run made-up.yaml --only 3", failure.Replay("ecosim run made-up.yaml"));
        Assert.Equal([0, 1, 2, 4, 5], sink.Numbers.Order());
        Assert.False(outcome.Cancelled);
    }

    [Fact]
    public void Cancelling_keeps_what_is_done_and_drops_what_is_under_way()
    {
        using var cancel = new CancellationTokenSource();
        var sink = new Collector();
        var outcome = LocalEngine.Run(
            n => new MadeUpRun(MadeUp.Plan, n, q => { if (n == 2 && q == 1) cancel.Cancel(); }),
            [.. Enumerable.Range(0, 6)], 1, sink, null, cancel.Token);
        Assert.True(outcome.Cancelled);
        Assert.Equal([0, 1], sink.Numbers.Order());
    }

    [Fact]
    public void A_sink_that_fails_ends_the_run_with_its_own_error()
    {
        var error = Assert.Throws<IOException>(() => LocalEngine.Run(n => new MadeUpRun(MadeUp.Plan, n), [0, 1, 2, 3], 2, new FullSink()));
        Assert.Equal("full", error.Message);
    }

    private static Func<int, IReplicationRun> Failing(int replication) =>
        n => new MadeUpRun(MadeUp.Plan, n, q => { if (n == replication && q == 5) throw new InvalidOperationException("made to fail"); });

    private sealed class Collector : IReplicationSink
    {
        public ConcurrentBag<int> Numbers { get; } = [];

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            Assert.Equal(6, runs.Length);
            Numbers.Add(replication);
        }
    }

    private sealed class FullSink : IReplicationSink
    {
        public void Add(int replication, ImmutableArray<ArmRun> runs) => throw new IOException("full");
    }
}
