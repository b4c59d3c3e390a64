namespace EcosystemSim.Experiments.Engine;

/// <summary>How far a run has come. Written by the engine's threads, read by whoever shows it.</summary>
public sealed class EngineProgress
{
    private int _done;
    private int _failed;
    private long _quarters;
    private long _firmQuarters;

    /// <summary>Replications finished and kept.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Replications that ended in an error.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Quarters computed, each with all its arms, warm-up included.</summary>
    public long Quarters => Volatile.Read(ref _quarters);

    /// <summary>Firm-quarters computed in finished replications.</summary>
    public long FirmQuarters => Volatile.Read(ref _firmQuarters);

    internal void AddQuarter() => Interlocked.Increment(ref _quarters);

    internal void AddDone(long firmQuarters)
    {
        Interlocked.Add(ref _firmQuarters, firmQuarters);
        Interlocked.Increment(ref _done);
    }

    internal void AddFailed() => Interlocked.Increment(ref _failed);
}
