using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans;
using EcosystemSim.Scenarios;
using System.Collections.Immutable;
using System.Diagnostics;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Orleans.Engine;

namespace EcosystemSim.Benchmarks;

/// <summary>The same work on grains of an embedded silo and on threads, in turn; each ratio is one turn's.</summary>
internal static class Grains
{
    private const int Threads = 2, Turns = 5;

    /// <summary>Whole replications in grains, as <c>ecosim run</c> does.</summary>
    public static void Replications(Scenario scenario) => Compare("replication", "West Denmark, 4 replications, limit 1.1", scenario.BuildPlan(new() { DrawParameters = false }), 4, Granularity.Replication);

    /// <summary>Every provider, agreement and governing body a grain.</summary>
    public static void Actors(Scenario scenario) => Compare("actors", "small world, 2 replications", scenario.BuildPlan(new() { DrawParameters = false }), 2, Granularity.Actors);

    private static void Compare(string name, string what, ExperimentPlan plan, int replications, Granularity granularity)
    {
        long start = Stopwatch.GetTimestamp();
        using var silo = EmbeddedSilo.Start(Threads).GetAwaiter().GetResult();
        double started = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int[] numbers = [.. Enumerable.Range(0, replications)];
        int run = 0;
        var local = Timed(sink => LocalEngine.Run(plan, numbers, Threads, sink));
        var grains = Timed(sink => OrleansEngine.Run(silo.Client, $"warm-{name}", plan, numbers, Threads, sink, granularity: granularity));
        if (local.Hash != grains.Hash) throw new InvalidOperationException("The two engines gave different results.");
        var turns = new List<(double Ratio, double Local, double Grains)>();
        var processor = new List<double>();
        for (int turn = 0; turn < Turns; turn++)
        {
            (double Seconds, double Processor, long Hash) l = default, g = default;
            for (int order = 0; order < 2; order++)
            {
                if ((order == 0) == (turn % 2 == 0)) l = Timed(sink => LocalEngine.Run(plan, numbers, Threads, sink));
                else g = Timed(sink => OrleansEngine.Run(silo.Client, $"{name}-{run++}", plan, numbers, Threads, sink, granularity: granularity));
            }
            turns.Add((g.Seconds / l.Seconds, l.Seconds, g.Seconds));
            processor.Add(g.Processor / l.Processor);
        }
        turns.Sort();
        processor.Sort();
        var (ratio, median, own) = turns[turns.Count / 2];
        Console.WriteLine($"{name} in an embedded silo ({what}): {own:F2} s, local {median:F2} s; {ratio:F2} times (turns {turns[0].Ratio:F2} to {turns[^1].Ratio:F2}), processor time {processor[Turns / 2]:F2} times ({processor[0]:F2} to {processor[^1]:F2}); silo started in {started:F2} s");
    }

    // Processor time as well: on a machine that others use too, the clock says more about them.
    private static (double Seconds, double Processor, long Hash) Timed(Func<IReplicationSink, EngineOutcome> run)
    {
        var sink = new Sum();
        long start = Stopwatch.GetTimestamp();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        run(sink);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, sink.Total);
    }

    /// <summary>A sum over all values, each weighted by its place, so that it costs next to nothing and differs where any value does.</summary>
    private sealed class Sum : IReplicationSink
    {
        private long _total;

        public long Total => _total;

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            long sum = 0;
            foreach (var run in runs)
            {
                for (int i = 0; i < run.Observations.Values.Length; i++) sum = unchecked((sum * 31) + run.Observations.Values[i]);
            }
            Interlocked.Add(ref _total, unchecked(sum * (replication + 1)));
        }
    }
}
