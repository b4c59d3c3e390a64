using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Engine;

/// <summary>
/// Runs replications on threads of this process. Each thread takes the next replication, with all its arms, and computes it
/// alone: replications share nothing, so no result depends on the number of threads.
/// </summary>
public static class LocalEngine
{
    /// <summary>Runs replications and gives each to the sink as it finishes.</summary>
    /// <param name="plan">What each replication computes.</param>
    /// <param name="replications">Their numbers.</param>
    /// <param name="threads">Worker threads, at least 1.</param>
    /// <param name="sink">Takes the results; called by the worker threads.</param>
    /// <param name="progress">Is told of quarters and replications done; null if nobody asks.</param>
    /// <param name="cancellation">Stops after the quarter under way; replications not finished are dropped.</param>
    /// <returns>What was done; a replication in which the model threw is among the failures and stops no other.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    /// <exception cref="Exception">Whatever the sink threw first, after the threads have stopped.</exception>
    public static EngineOutcome Run(
        ExperimentPlan plan, IReadOnlyList<int> replications, int threads, IReplicationSink sink, EngineProgress? progress = null,
        CancellationToken cancellation = default) =>
        Run(number => new ModelReplication(plan, number), replications, threads, sink, progress, cancellation);

    internal static EngineOutcome Run(
        Func<int, IReplicationRun> start, IReadOnlyList<int> replications, int threads, IReplicationSink sink, EngineProgress? progress = null,
        CancellationToken cancellation = default)
    {
        if (threads < 1) throw new ArgumentOutOfRangeException(nameof(threads), threads, "At least one thread must run.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = new Work(start, replications, sink, progress ?? new EngineProgress(), stop);
        var workers = new Thread[Math.Min(threads, replications.Count)];
        for (int i = 0; i < workers.Length; i++)
        {
            // Background threads: a second Ctrl-C ends the process without waiting for them.
            workers[i] = new Thread(work.TakeUntilDone) { IsBackground = true, Name = $"replications {i}" };
            workers[i].Start();
        }
        foreach (var worker in workers) worker.Join();
        return work.Outcome();
    }

    /// <summary>What the worker threads share.</summary>
    private sealed class Work(
        Func<int, IReplicationRun> start, IReadOnlyList<int> replications, IReplicationSink sink, EngineProgress progress, CancellationTokenSource stop)
    {
        private readonly Lock _lock = new();
        private readonly List<FailedReplication> _failures = [];
        private ExceptionDispatchInfo? _sinkFailure;
        private int _taken = -1;
        private int _done;

        public void TakeUntilDone()
        {
            while (!stop.IsCancellationRequested)
            {
                int next = Interlocked.Increment(ref _taken);
                if (next >= replications.Count) return;
                RunOne(replications[next]);
            }
        }

        public EngineOutcome Outcome()
        {
            _sinkFailure?.Throw();
            bool all = _done + _failures.Count == replications.Count;
            return new EngineOutcome(_done, [.. _failures.OrderBy(f => f.Replication)], !all);
        }

        private void RunOne(int number)
        {
            IReplicationRun? run = null;
            try
            {
                run = start(number);
                bool more = true;
                while (more)
                {
                    if (stop.IsCancellationRequested) return;
                    more = run.Advance();
                    progress.AddQuarters(1);
                }
            }
            catch (Exception error)
            {
                lock (_lock) _failures.Add(new FailedReplication(number, run?.Quarter ?? 0, error));
                progress.AddFailed();
                return;
            }
            Keep(number, run);
        }

        private void Keep(int number, IReplicationRun run)
        {
            try
            {
                sink.Add(number, run.Runs);
                Interlocked.Increment(ref _done);
                progress.AddDone(run.FirmQuarters);
            }
            catch (Exception error)
            {
                lock (_lock) _sinkFailure ??= ExceptionDispatchInfo.Capture(error);
                stop.Cancel();
            }
        }
    }
}
