using System.Diagnostics;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// The database's clock, which all silos share, carried on by this machine's monotonic one. Setting the clock of a machine moves it
/// nowhere.
/// </summary>
internal sealed class ClusterClock
{
    private Reading _last = new(DateTime.UtcNow, Stopwatch.GetTimestamp());

    /// <summary>Now, as the database last told, and what has gone by since.</summary>
    public DateTime UtcNow => Volatile.Read(ref _last) is var last ? last.Database + Stopwatch.GetElapsedTime(last.At) : default;

    /// <summary>How far the clock of this machine is ahead.</summary>
    private TimeSpan Ahead => DateTime.UtcNow - UtcNow;

    /// <summary>Takes what the database has just told.</summary>
    public void Set(DateTime database) => Volatile.Write(ref _last, new(database, Stopwatch.GetTimestamp()));

    /// <summary>A time of this machine's clock, as all silos understand it.</summary>
    public DateTime Shared(DateTime local) => Shift(local, -Ahead);

    /// <summary>A time as all silos understand it, on this machine's clock.</summary>
    public DateTime Local(DateTime shared) => Shift(shared, Ahead);

    // Times at the ends of what there are stand for "never".
    private static DateTime Shift(DateTime time, TimeSpan by) => time.Year is > 1900 and < 9000 ? time + by : time;

    private sealed record Reading(DateTime Database, long At);
}

/// <summary>Tells when a clock is set, by what the monotonic clock says has gone by.</summary>
internal sealed class StepWatch
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private DateTime? _last;
    private TimeSpan _at;

    /// <summary>By how much the clock was set since the last look; null where it just went on.</summary>
    /// <param name="now">What the clock shows.</param>
    /// <param name="elapsed">What the monotonic clock shows.</param>
    public TimeSpan? Look(DateTime now, TimeSpan elapsed)
    {
        var step = _last is { } last ? now - last - (elapsed - _at) : TimeSpan.Zero;
        (_last, _at) = (now, elapsed);
        return step.Duration() >= Least ? step : null;
    }
}
