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

    /// <summary>Counts quarters computed.</summary>
    public void AddQuarters(long quarters) => Interlocked.Add(ref _quarters, quarters);

    /// <summary>Counts a replication that was finished and kept.</summary>
    /// <param name="firmQuarters">Firm-quarters computed in it.</param>
    public void AddDone(long firmQuarters)
    {
        Interlocked.Add(ref _firmQuarters, firmQuarters);
        Interlocked.Increment(ref _done);
    }

    /// <summary>Counts a replication that ended in an error.</summary>
    public void AddFailed() => Interlocked.Increment(ref _failed);
}
