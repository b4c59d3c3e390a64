using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Designs;

/// <summary>How far a design has come. Written by the threads that compute, read by whoever shows it.</summary>
public sealed class DesignProgress
{
    private readonly Lock _lock = new();
    private readonly List<DesignFailure> _failures = [];
    private long _failed;

    /// <summary>Replications of points that ended in an error.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>The first of them.</summary>
    public ImmutableArray<DesignFailure> Failures
    {
        get
        {
            lock (_lock) return [.. _failures];
        }
    }

    internal void Add(DesignFailure failure)
    {
        lock (_lock)
        {
            _failed++;
            // All are in the folder; a batch that fails as a whole must not fill the memory.
            if (_failures.Count < 10) _failures.Add(failure);
        }
    }
}

/// <summary>
/// Computes the replications of a design that are missing. Threads take one after the other; what they come to is kept in the order of
/// the table, so that the same bytes are written however many there are. One that ends in an error stops no other.
/// </summary>
/// <param name="take">Is told of each replication that is kept, in the order of the table.</param>
public sealed class DesignRunner(DesignPlan plan, DesignFolder folder, DesignPoints points, DesignProgress progress, Action<DesignUnit>? take = null)
{
    // How far threads may run ahead of one whose replication takes longer.
    private const int Ahead = 64;

    /// <summary>Runs on threads of this process.</summary>
    /// <returns>Whether it was cancelled before all was computed.</returns>
    /// <exception cref="Exception">What was thrown where results are kept; what a replication throws is a failure.</exception>
    public bool Run(int threads, CancellationToken cancellation) => Run(threads, (made, number) => new ModelReplication(made, number), cancellation);

    internal bool Run(int threads, Func<ExperimentPlan, int, IReplicationRun> start, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var missing = Work().GetEnumerator();
        var order = new InOrder(this, missing, stop);
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => order.TakeUntilDone(start)) { IsBackground = true, Name = $"design {i}" })];
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        order.Throw();
        return cancellation.IsCancellationRequested;
    }

    /// <summary>Runs point after point on another engine.</summary>
    /// <param name="engine">Runs replications of an experiment that it knows by a name.</param>
    /// <returns>Whether it was cancelled before all was computed.</returns>
    public bool Run(Func<string, ExperimentPlan, IReadOnlyList<int>, IReplicationSink, EngineOutcome> engine)
    {
        using var missing = Work().GetEnumerator();
        bool more = missing.MoveNext();
        while (more)
        {
            var (point, settings, _, made) = missing.Current;
            var numbers = new List<int>();
            for (; more && missing.Current.Point == point; more = missing.MoveNext()) numbers.Add(missing.Current.Replication);
            var sink = new Collected();
            EngineOutcome outcome;
            try
            {
                outcome = engine(FormattableString.Invariant($"{plan.FolderName}-{point}"), made.Value.Plan, numbers, sink);
            }
            catch (PointException e)
            {
                outcome = new(0, [.. numbers.Select(number => new FailedReplication(number, 0, e))], Cancelled: false);
            }
            foreach (int number in numbers)
            {
                if (sink.Runs.TryGetValue(number, out var runs)) Keep(point, number, DesignMeasures.Of(made.Value, plan.Outcomes, runs));
                else if (outcome.Failures.FirstOrDefault(f => f.Replication == number) is { } failure) Fail(point, settings, number, failure.Error);
                else return true;
            }
        }
        return false;
    }

    /// <summary>All that is to be computed; the experiment of a point is made by whoever needs it first.</summary>
    private IEnumerable<(long Point, ImmutableArray<Setting> Settings, int Replication, Lazy<Experiment> Experiment)> Work()
    {
        (long Point, Lazy<Experiment> Experiment)? last = null;
        foreach (var (point, settings, replication) in folder.Missing())
        {
            if (last?.Point != point) last = (point, new Lazy<Experiment>(() => Of(settings)));
            yield return (point, settings, replication, last.Value.Experiment);
        }
    }

    private Experiment Of(ImmutableArray<Setting> settings)
    {
        var made = points.At(settings);
        string[] arms = [.. made.Plan.Arms.Select(arm => arm.Id)], expected = [.. plan.Base.Plan.Arms.Select(arm => arm.Id)];
        if (!arms.SequenceEqual(expected) || !made.Plan.Closures.SequenceEqual(plan.Base.Plan.Closures))
            throw new InvalidOperationException($"The point has the arms {string.Join(", ", arms)} under {string.Join(", ", made.Plan.Closures.Select(Names.Of))} labour; expected those of the scenario, {string.Join(", ", expected)} under {string.Join(", ", plan.Base.Plan.Closures.Select(Names.Of))}.");
        return made;
    }

    private void Keep(long point, int replication, double[] values)
    {
        var unit = folder.Append(point, replication, values);
        take?.Invoke(unit);
    }

    private void Fail(long point, ImmutableArray<Setting> settings, int replication, Exception error)
    {
        var failure = new DesignFailure(point, replication, $"{(error is ReportedException reported ? reported.TypeName : error.GetType().Name)}: {error.Message}", Replay(settings, replication));
        folder.Fail(failure);
        progress.Add(failure);
    }

    /// <summary>The command that runs a replication of a point alone.</summary>
    private string Replay(ImmutableArray<Setting> settings, int replication) =>
        string.Join(' ', [plan.Base.Command, .. settings.Select(s => s.ToString().Contains(' ') ? $"--set \"{s}\"" : $"--set {s}"), FormattableString.Invariant($"--only {replication}")]);

    private sealed class Collected : IReplicationSink
    {
        private readonly Lock _lock = new();

        public Dictionary<int, ImmutableArray<ArmRun>> Runs { get; } = [];

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            lock (_lock) Runs.TryAdd(replication, runs);
        }
    }

    /// <summary>What the threads share.</summary>
    private sealed class InOrder(
        DesignRunner runner, IEnumerator<(long Point, ImmutableArray<Setting> Settings, int Replication, Lazy<Experiment> Experiment)> missing, CancellationTokenSource stop)
    {
        private readonly object _gate = new();
        private readonly Dictionary<long, Action> _waiting = [];
        private ExceptionDispatchInfo? _failure;
        private long _taken, _kept;

        public void Throw() => _failure?.Throw();

        public void TakeUntilDone(Func<ExperimentPlan, int, IReplicationRun> start)
        {
            try
            {
                while (Take() is var (number, (point, settings, replication, experiment)))
                {
                    Action keep;
                    try
                    {
                        var made = experiment.Value;
                        var run = start(made.Plan, replication);
                        while (run.Advance())
                        {
                            if (stop.IsCancellationRequested) return;
                        }
                        double[] values = DesignMeasures.Of(made, runner.Plan.Outcomes, run.Runs);
                        keep = () => runner.Keep(point, replication, values);
                    }
                    catch (Exception error)
                    {
                        keep = () => runner.Fail(point, settings, replication, error);
                    }
                    Give(number, keep);
                }
            }
            catch (Exception e)
            {
                // The folder cannot be written to, or the design cannot be read: what cannot be kept need not be computed.
                lock (_gate)
                {
                    _failure ??= ExceptionDispatchInfo.Capture(e);
                    stop.Cancel();
                    Monitor.PulseAll(_gate);
                }
            }
        }

        private (long Number, (long Point, ImmutableArray<Setting> Settings, int Replication, Lazy<Experiment> Experiment) Work)? Take()
        {
            lock (_gate)
            {
                while (_taken - _kept >= Ahead && !stop.IsCancellationRequested) Monitor.Wait(_gate, 100);
                if (stop.IsCancellationRequested || !missing.MoveNext()) return null;
                return (_taken++, missing.Current);
            }
        }

        private void Give(long number, Action keep)
        {
            lock (_gate)
            {
                _waiting.Add(number, keep);
                while (_failure is null && _waiting.Remove(_kept, out var next))
                {
                    next();
                    _kept++;
                }
                Monitor.PulseAll(_gate);
            }
        }
    }

    private DesignPlan Plan => plan;
}
