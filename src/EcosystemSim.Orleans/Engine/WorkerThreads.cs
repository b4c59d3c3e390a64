using EcosystemSim.Model.Hosting;

namespace EcosystemSim.Orleans.Engine;

/// <summary>
/// The threads of a silo that compute. Model steps never run on the silo's own scheduler: half a second of work in a grain's
/// turn starves the probes by which silos watch each other.
/// </summary>
internal sealed class WorkerThreads : IDisposable, IManyHands
{
    // Both under the lock of the first.
    private readonly Queue<Action> _work = [];
    private readonly Queue<Action> _whenFree = [];
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
    public Task<T> Run<T>(Func<T> work) => Run(work, _work);

    /// <summary>Runs a piece of work on one of the threads when there is nothing else to do.</summary>
    public Task<T> RunWhenFree<T>(Func<T> work) => Run(work, _whenFree);

    private Task<T> Run<T>(Func<T> work, Queue<Action> queue)
    {
        // The continuation belongs to the grain that waits, never to this thread.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _busy);
        Add(queue, () =>
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

    /// <inheritdoc/>
    /// <remarks>To be called by one of the threads, which does what the others do not come to, so that it never waits for work that has not begun.</remarks>
    public void Do(int pieces, Action<int> work)
    {
        var shared = new SharedWork(pieces, work);
        for (int helper = 1; helper < Math.Min(Count, pieces); helper++) Add(_work, shared.Help);
        shared.Finish();
    }

    public void Dispose()
    {
        lock (_work)
        {
            _isClosed = true;
            Monitor.PulseAll(_work);
        }
    }

    private void Add(Queue<Action> queue, Action work)
    {
        lock (_work)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            queue.Enqueue(work);
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
                if (_work.TryDequeue(out var work) || _whenFree.TryDequeue(out work)) return work;
                if (_isClosed) return null;
                Monitor.Wait(_work);
            }
        }
    }

    /// <summary>Pieces of work of which each thread takes the next.</summary>
    private sealed class SharedWork(int pieces, Action<int> work)
    {
        private readonly TaskCompletionSource _over = new();
        private Exception? _error;
        private int _done;
        private int _next = -1;

        public void Help()
        {
            for (int piece = Interlocked.Increment(ref _next); piece < pieces; piece = Interlocked.Increment(ref _next))
            {
                try
                {
                    work(piece);
                }
                catch (Exception error)
                {
                    _error = error;
                }
                if (Interlocked.Increment(ref _done) == pieces) _over.SetResult();
            }
        }

        /// <summary>Helps until nothing is left to take, and waits for those who still do their last.</summary>
        public void Finish()
        {
            Help();
            if (pieces > 0) _over.Task.Wait();
            if (_error is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_error);
        }
    }
}
