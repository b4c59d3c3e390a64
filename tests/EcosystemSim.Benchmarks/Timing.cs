using System.Diagnostics;

namespace EcosystemSim.Benchmarks;

/// <summary>Times a piece of work several times in one process; machines are noisy, so only medians and ratios are told.</summary>
internal static class Timing
{
    /// <summary>Nanoseconds of processor time that a piece of work on one thread takes: what others do on the machine meanwhile is not counted.</summary>
    public static double ProcessorTime(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds;
    }

    /// <summary>Median time in nanoseconds, after two runs that are not counted.</summary>
    public static double Median(int runs, Action work)
    {
        work();
        work();
        var times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
        Array.Sort(times);
        return times[runs / 2];
    }
}
