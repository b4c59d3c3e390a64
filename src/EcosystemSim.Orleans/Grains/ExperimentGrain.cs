using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Messages;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IExperimentGrain"/>
/// <remarks>
/// Nothing here is written down: the client knows what it has, and orders the rest again if this grain was lost with its silo.
/// Turns interleave at each await, so what a client asks is answered while replications are under way.
/// </remarks>
[Reentrant]
internal sealed class ExperimentGrain : Grain, IExperimentGrain
{
    private const int SilosLostAtMost = 3;
    private static readonly TimeSpan WaitForNews = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StayAfterLastCall = TimeSpan.FromDays(1);

    private ExperimentOrder? _order;
    private SiloList? _silos;
    private readonly SortedSet<int> _waiting = [];
    private readonly HashSet<int> _underWay = [];
    private readonly HashSet<int> _collected = [];
    private readonly SortedDictionary<int, PackedResult> _results = [];
    private readonly SortedDictionary<int, FailureNotice> _failures = [];
    private readonly Dictionary<int, int> _quarters = [];
    private Task _conducting = Task.CompletedTask;
    private TaskCompletionSource _changed = NewSignal();
    private int _begunAgain;
    private bool _cancelled;

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
        _cancelled = false;
        foreach (int number in order.Replications)
        {
            // The client may have lost what it once had.
            _collected.Remove(number);
            if (!_results.ContainsKey(number) && !_failures.ContainsKey(number) && !_underWay.Contains(number)) _waiting.Add(number);
        }
        _silos ??= new(GrainFactory);
        await _silos.Look(atOnce: true);
        if (_conducting.IsCompleted) _conducting = Conduct();
        Signal();
        await GrainFactory.GetGrain<IExperimentsGrain>(0).Add(this.GetPrimaryKeyString());
    }

    public async Task<ExperimentNews> Next(int[] collected)
    {
        foreach (int number in collected)
        {
            _collected.Add(number);
            _results.Remove(number);
        }
        if (_order is null) return new() { IsKnown = false, IsOver = true, Results = [], Failures = [], Quarters = 0 };
        if (_results.Count == 0 && !_conducting.IsCompleted) await Task.WhenAny(_changed.Task, _conducting, Task.Delay(WaitForNews));
        // A fault in the conducting itself is the client's to know.
        if (_conducting.IsFaulted) await _conducting;
        return new()
        {
            IsKnown = true,
            IsOver = _conducting.IsCompleted,
            // A message holds a few results, so that it stays far below the limit on its size.
            Results = [.. _results.Values.Take(4)],
            Failures = [.. _failures.Values],
            Quarters = _quarters.Values.Sum(q => (long)q),
        };
    }

    public Task Cancel()
    {
        _cancelled = true;
        Signal();
        return Task.CompletedTask;
    }

    public Task<ExperimentStatus?> Status() => Task.FromResult(_order is null ? null : new ExperimentStatus
    {
        Name = this.GetPrimaryKeyString(),
        Replications = _waiting.Count + _underWay.Count + _results.Count + _collected.Count + _failures.Count,
        Done = _results.Count + _collected.Count,
        Failed = _failures.Count,
        UnderWay = _underWay.Count,
        Quarters = _quarters.Values.Sum(q => (long)q),
        BegunAgain = _begunAgain,
    });

    private void Clear()
    {
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
            await _silos!.Look();
            while (_waiting.Count > 0 && (_order!.AtOnce == 0 || working.Count < _order.AtOnce) && _silos.Free() is { } seat)
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
        var asked = new ReplicationOrder { Plan = order.Plan.Hash, Replication = number, Granularity = order.Granularity };
        try
        {
            while (!_cancelled)
            {
                SiloList.Hint(seat.Silo);
                var slice = await grain.Advance(asked);
                _quarters[number] = slice.Quarters;
                if (slice.State == SliceState.NeedsPlan) await _silos!.Send(order.Plan, slice.Silo);
                if (slice.Result is { } result) _results[number] = result;
                if (slice.Failure is { } failure) _failures[number] = failure;
                if (slice.State is SliceState.Done or SliceState.Failed) break;
            }
            await grain.Forget();
        }
        catch (Exception error) when (!_results.ContainsKey(number) && !_failures.ContainsKey(number))
        {
            await BeginAgain(number, seat.Silo, error, lost);
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // The result is here, and the silo is lost: nothing is left there to be forgotten.
        }
        finally
        {
            seat.Taken--;
            _underWay.Remove(number);
            Signal();
        }
    }

    /// <summary>Puts a replication back into the queue; after it was lost with several silos, it is itself the suspect.</summary>
    private async Task BeginAgain(int number, SiloAddress silo, Exception error, Dictionary<int, HashSet<SiloAddress>> lost)
    {
        if (!lost.TryGetValue(number, out var silos)) lost[number] = silos = [];
        silos.Add(silo);
        _quarters[number] = 0;
        if (silos.Count >= SilosLostAtMost)
        {
            _failures[number] = FailureNotice.Of(number, 0, error);
            return;
        }
        _begunAgain++;
        // The cluster takes some seconds to agree that a silo is dead; until then its grains cannot come back.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await LookAgain();
        _waiting.Add(number);
    }

    private async Task LookAgain()
    {
        try
        {
            await _silos!.Look(atOnce: true);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The conductor looks again by itself.
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
