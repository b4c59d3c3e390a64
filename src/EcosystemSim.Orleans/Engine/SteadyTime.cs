using System.Diagnostics;

namespace EcosystemSim.Orleans.Engine;

/// <summary>
/// The time of a silo: that of its machine when it started, carried on by the monotonic clock. Orleans schedules by it when grains
/// that nobody calls are let go of: after the clock of the machine was set back no grain could be activated any more, and after it was
/// set forward those at work would be taken for idle.
/// </summary>
/// <param name="start">The time at which it starts.</param>
internal sealed class SteadyTime(DateTimeOffset start) : TimeProvider
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Stopwatch.GetElapsedTime(_began);
}
