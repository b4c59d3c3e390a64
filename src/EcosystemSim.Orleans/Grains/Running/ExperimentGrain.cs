using System.Diagnostics;
using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace EcosystemSim.Orleans.Grains.Running;

/// <inheritdoc cref="IExperimentGrain"/>
/// <remarks>
/// The client knows what it has, and orders the rest again if this grain was lost with its silo. In a cluster the order is kept
/// too, and so are results that no client has collected within seconds: an experiment goes on without its client, wherever it
/// is woken again (<see cref="Hosting.ExperimentWatch"/>). Results that are collected at once are never written down.
/// Turns interleave at each await, so what a client asks is answered while replications are under way.
/// </remarks>
[Reentrant]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Calls that are still under way when the grain goes hold its token; a source without a timer has nothing to free.")]
internal sealed class ExperimentGrain(IServiceProvider services) : Grain, IExperimentGrain
{
    private const int SilosLostAtMost = 3;

    // A message holds a few results, so that it stays far below the limit on its size.
    private const int ResultsAtOnce = 4;
    private static readonly TimeSpan CollectedWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitForNews = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StayAfterLastCall = TimeSpan.FromDays(1);

    private ExperimentOrder? _order;
    private SiloList? _silos;
    private readonly SortedSet<int> _waiting = [];
    private readonly HashSet<int> _underWay = [];
    private readonly HashSet<int> _collected = [];
    private readonly SortedDictionary<int, PackedResult> _results = [];
    private readonly Dictionary<int, long> _since = [];
    private readonly SortedSet<int> _stored = [];
    private readonly SortedDictionary<int, FailureNotice> _failures = [];
    private readonly Dictionary<int, int> _quarters = [];
    private Task _conducting = Task.CompletedTask;
    private TaskCompletionSource _changed = NewSignal();
    private int _begunAgain;
    private bool _cancelled;
    private CancellationTokenSource _stop = new();
    private ExperimentStore _store = null!;
    private IGrainTimer? _tidying;
    private bool _isTidying;
    private bool _isProgressNew;
    private bool _isRestored;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _store = new(services, this.GetPrimaryKeyString(), this.GetGrainId());
        // An order of another build is none that this one can go on with.
        if (await _store.Read() is not { } kept || kept.Order.Plan.Model != ModelVersion.Text) return;
        _order = kept.Order;
        _isRestored = true;
        _cancelled = kept.Progress.Cancelled;
        _stored.UnionWith(kept.Progress.Stored);
        _collected.UnionWith(kept.Progress.Collected);
        foreach (var failure in kept.Progress.Failures) _failures[failure.Replication] = failure;
        _waiting.UnionWith(_order.Replications.Where(n => !_stored.Contains(n) && !_collected.Contains(n) && !_failures.ContainsKey(n)));
        Begin();
    }

    public async Task Start(ExperimentOrder order)
    {
        if (order.Plan.Model != ModelVersion.Text)
            throw new InvalidOperationException($"The client has model {order.Plan.Model}, the silo has {ModelVersion.Text}. Client and silos must be the same build.");
        if (_order?.Plan.Hash != order.Plan.Hash)
        {
            if (_order is not null && !_conducting.IsCompleted)
                throw new InvalidOperationException($"An experiment '{this.GetPrimaryKeyString()}' with other inputs is under way.");
            Clear();
        }
        DelayDeactivation(StayAfterLastCall);
        _order = order;
        if (_cancelled) (_cancelled, _stop) = (false, new());
        foreach (int number in order.Replications)
        {
            // The client may have lost what it once had.
            _collected.Remove(number);
            // Whoever orders what has failed wants it tried again.
            _failures.Remove(number);
            if (!_results.ContainsKey(number) && !_stored.Contains(number) && !_underWay.Contains(number)) _waiting.Add(number);
        }
        int[] all = [.. _waiting.Concat(_underWay).Concat(_results.Keys).Concat(_stored).Concat(_collected).Concat(_failures.Keys).Distinct().Order()];
        _order = new() { Plan = order.Plan, Replications = all, AtOnce = order.AtOnce, Granularity = order.Granularity };
        await (_silos ??= new(GrainFactory)).Look(atOnce: true);
        Begin();
        await GrainFactory.GetGrain<IExperimentsGrain>(0).Add(this.GetPrimaryKeyString());
        if (_store.IsDurable && !(_store.Order is { } kept && kept.Plan.Hash == order.Plan.Hash && kept.Replications.SequenceEqual(_order.Replications))) await _store.Write(_order);
        _isProgressNew = true;
    }

    /// <summary>Conducts, unless it does already.</summary>
    private void Begin()
    {
        _silos ??= new(GrainFactory);
        if (_conducting.IsCompleted && !_cancelled) _conducting = Conduct();
        Signal();
        KeepTidy();
    }

    private void KeepTidy()
    {
        if (_store.IsDurable) _tidying ??= this.RegisterGrainTimer(Tidy, new GrainTimerCreationOptions(TidyEvery, TidyEvery) { Interleave = true, KeepAlive = true });
    }

    public async Task<ExperimentNews> Next(int[] collected)
    {
        foreach (int number in collected)
        {
            _isProgressNew |= _collected.Add(number);
            _results.Remove(number);
            _since.Remove(number);
            if (_stored.Remove(number)) await _store.Forget(number);
        }
        // What was collected after the end is let go of as well.
        if (collected.Length > 0) KeepTidy();
        if (_order is null) return new() { IsKnown = false, IsOver = true, Results = [], Failures = [], Quarters = 0 };
        if (_results.Count == 0 && _stored.Count == 0 && !_conducting.IsCompleted) await Task.WhenAny(_changed.Task, _conducting, Task.Delay(WaitForNews));
        // A fault in the conducting itself is the client's to know.
        if (_conducting.IsFaulted) await _conducting;
        return new()
        {
            IsKnown = true,
            IsOver = _conducting.IsCompleted,
            Results = await Waiting(),
            Failures = [.. _failures.Values],
            Quarters = _quarters.Values.Sum(q => (long)q),
            IsCancelled = _cancelled,
        };
    }

    public async Task Cancel()
    {
        _cancelled = true;
        await _stop.CancelAsync();
        Signal();
        _isProgressNew = true;
        if (_store.IsDurable) await Tidy(CancellationToken.None);
    }

    public Task<PackedPlan?> Plan(string hash) => Task.FromResult(_order?.Plan is { } plan && plan.Hash == hash ? plan : null);

    public Task<ExperimentStatus?> Status() => Task.FromResult(_order is null ? null : new ExperimentStatus
    {
        Name = this.GetPrimaryKeyString(),
        Replications = _waiting.Count + _underWay.Count + _results.Count + _stored.Count + _collected.Count + _failures.Count,
        Done = _results.Count + _stored.Count + _collected.Count,
        Failed = _failures.Count,
        UnderWay = _underWay.Count,
        Quarters = _quarters.Values.Sum(q => (long)q),
        BegunAgain = _begunAgain,
    });

    /// <summary>The next results for a client: those at hand, then those that were kept.</summary>
    private async Task<PackedResult[]> Waiting()
    {
        var next = _results.Values.Take(ResultsAtOnce).ToList();
        foreach (int number in _stored.Take(ResultsAtOnce - next.Count).ToList())
        {
            if (await _store.Find(number) is { } result) next.Add(result);
            else if (_stored.Remove(number))
            {
                _waiting.Add(number);
                Begin();
            }
        }
        return [.. next];
    }

    /// <summary>Keeps what no client has collected for a while, and how far the experiment is; lets go of all when nothing is left to do.</summary>
    private async Task Tidy(CancellationToken cancellationToken)
    {
        if (_isTidying) return;
        _isTidying = true;
        try
        {
            foreach (int number in _results.Keys.Where(n => Stopwatch.GetElapsedTime(_since[n]) > CollectedWithin).ToList())
            {
                if (!_results.TryGetValue(number, out var result)) continue;
                await _store.Write(result);
                _since.Remove(number);
                // It may have been collected meanwhile.
                if (_results.Remove(number)) _isProgressNew |= _stored.Add(number);
                else await _store.Forget(number);
            }
            if (_isProgressNew)
            {
                _isProgressNew = false;
                await _store.Write(new KeptProgress { Stored = [.. _stored], Collected = [.. _collected], Failures = [.. _failures.Values], Cancelled = _cancelled });
            }
            if (!_conducting.IsCompleted || _results.Count > 0) return;
            await GrainFactory.GetGrain<IExperimentsGrain>(0).Close(this.GetPrimaryKeyString());
            if (_stored.Count == 0 && _waiting.Count == 0)
            {
                // An earlier life may have kept a result and been lost before it could tell.
                if (_isRestored) foreach (int number in _order!.Replications) await _store.Forget(number);
                await _store.Forget();
                _isRestored = false;
            }
            if (!_conducting.IsCompleted) return;
            _tidying?.Dispose();
            _tidying = null;
        }
        catch (InconsistentStateException)
        {
            // Another life of this experiment has written: this one was given up for dead, and is over.
            _cancelled = true;
            DeactivateOnIdle();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The database is away for a while; the next tick tries again.
            _isProgressNew = true;
        }
        finally
        {
            _isTidying = false;
        }
    }

    private void Clear()
    {
        _since.Clear();
        _stored.Clear();
        _waiting.Clear();
        _underWay.Clear();
        _collected.Clear();
        _results.Clear();
        _failures.Clear();
        _quarters.Clear();
        _begunAgain = 0;
    }

    private async Task Conduct()
    {
        var lost = new Dictionary<int, HashSet<SiloAddress>>();
        var working = new List<Task>();
        while (!_cancelled)
        {
            working.RemoveAll(task => task.IsCompleted);
            if (_waiting.Count == 0 && working.Count == 0) return;
            var changed = _changed.Task;
            if (!await TryLook())
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                continue;
            }
            while (_waiting.Count > 0 && (_order!.AtOnce == 0 || working.Count < _order.AtOnce) && _silos!.Free() is { } seat)
            {
                int number = _waiting.Min;
                _waiting.Remove(number);
                _underWay.Add(number);
                seat.Taken++;
                working.Add(Work(_order, number, seat, lost));
            }
            await Task.WhenAny([changed, Task.Delay(TimeSpan.FromSeconds(2)), .. working]);
        }
        await Task.WhenAll(working);
    }

    /// <summary>One replication on one silo: to its end, or until the silo is lost.</summary>
    private async Task Work(ExperimentOrder order, int number, SiloList.Seat seat, Dictionary<int, HashSet<SiloAddress>> lost)
    {
        var grain = GrainFactory.GetGrain<IReplicationGrain>($"{this.GetPrimaryKeyString()}/{order.Plan.Hash[..12]}/{order.Granularity}/{number}");
        var asked = new ReplicationOrder { Plan = order.Plan.Hash, Replication = number, Granularity = order.Granularity, Experiment = this.GetPrimaryKeyString() };
        try
        {
            while (!_cancelled)
            {
                SiloList.Hint(seat.Silo);
                var slice = await grain.Advance(asked, _stop.Token);
                _quarters[number] = slice.Quarters;
                if (slice.Result is { } result) (_results[number], _since[number]) = (result, Stopwatch.GetTimestamp());
                if (slice.Failure is { } failure) _failures[number] = failure;
                _isProgressNew |= slice.Failure is not null;
                if (slice.State is SliceState.Done or SliceState.Failed) break;
            }
            await grain.Forget();
        }
        catch (Exception error) when (!_results.ContainsKey(number) && !_failures.ContainsKey(number))
        {
            await BeginAgain(number, seat.Silo, error, lost);
        }
        catch (Exception error) when (Outage.Is(error))
        {
            // The result is here, and the silo is lost: nothing is left there to be forgotten.
        }
        finally
        {
            seat.Taken--;
            _underWay.Remove(number);
            if (!_results.ContainsKey(number) && !_stored.Contains(number) && !_collected.Contains(number) && !_failures.ContainsKey(number)) _waiting.Add(number);
            Signal();
        }
    }

    /// <summary>Puts a replication back into the queue; after it has brought down several silos, it is itself the suspect.</summary>
    private async Task BeginAgain(int number, SiloAddress silo, Exception error, Dictionary<int, HashSet<SiloAddress>> lost)
    {
        if (!lost.TryGetValue(number, out var silos)) lost[number] = silos = [];
        silos.Add(silo);
        _quarters[number] = 0;
        _begunAgain++;
        // The cluster takes some seconds to agree that a silo is dead; until then its grains cannot come back.
        await Task.Delay(TimeSpan.FromSeconds(1));
        // A silo that is still there was not lost: the network was, or the database, and neither is the replication's fault.
        if (!await TryLook(atOnce: true) || silos.RemoveWhere(_silos!.Has) > 0 || silos.Count < SilosLostAtMost) return;
        _failures[number] = FailureNotice.Of(number, 0, new InvalidOperationException($"{silos.Count} silos were lost one after the other while they computed it ({error.Message.TrimEnd('.')})", error));
    }

    /// <summary>Whether the cluster could be asked which silos there are: not while the silo that knows is lost, or the database is away.</summary>
    /// <exception cref="InvalidOperationException">A silo has another version of the model.</exception>
    private async Task<bool> TryLook(bool atOnce = false)
    {
        try
        {
            await _silos!.Look(atOnce);
            return true;
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            return false;
        }
    }

    private void Signal()
    {
        var signal = _changed;
        _changed = NewSignal();
        signal.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
