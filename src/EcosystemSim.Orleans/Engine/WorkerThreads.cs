namespace EcosystemSim.Orleans.Engine;

/// <summary>
/// The threads of a silo that compute. Model steps never run on the silo's own scheduler: half a second of work in a grain's
/// turn starves the probes by which silos watch each other.
/// </summary>
internal sealed class WorkerThreads : IDisposable
{
    private readonly Queue<Action> _work = [];
    private bool _isClosed;
    private long _quarters;
    private int _busy;

    /// <param name="count">Threads, at least 1.</param>
    public WorkerThreads(int count)
    {
        Count = count;
        for (int i = 0; i < count; i++)
        {
            new Thread(TakeUntilClosed) { IsBackground = true, Name = $"worker {i}", Priority = ThreadPriority.BelowNormal }.Start();
        }
    }

    public int Count { get; }

    /// <summary>Pieces of work waiting or being computed.</summary>
    public int Busy => Volatile.Read(ref _busy);

    /// <summary>Quarters computed since the start.</summary>
    public long Quarters => Volatile.Read(ref _quarters);

    public void CountQuarter() => Interlocked.Increment(ref _quarters);

    /// <summary>Runs a piece of work on one of the threads.</summary>
    public Task<T> Run<T>(Func<T> work)
    {
        // The continuation belongs to the grain that waits, never to this thread.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _busy);
        Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
            finally
            {
                Interlocked.Decrement(ref _busy);
            }
        });
        return done.Task;
    }

    public void Dispose()
    {
        lock (_work)
        {
            _isClosed = true;
            Monitor.PulseAll(_work);
        }
    }

    private void Add(Action work)
    {
        lock (_work)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _work.Enqueue(work);
            Monitor.Pulse(_work);
        }
    }

    private void TakeUntilClosed()
    {
        while (Take() is { } work) work();
    }

    /// <summary>What comes next; null when there is nothing left and nothing will come.</summary>
    private Action? Take()
    {
        lock (_work)
        {
            while (true)
            {
                if (_work.TryDequeue(out var work)) return work;
                if (_isClosed) return null;
                Monitor.Wait(_work);
            }
        }
    }
}
