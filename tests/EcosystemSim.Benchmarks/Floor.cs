namespace EcosystemSim.Benchmarks;

/// <summary>
/// The least that a firm and quarter can cost: one keyed draw and one Gaussian update of log employment, whole columns at
/// once. One block of the generator serves two firms, as in no simulator it could serve more than four.
/// </summary>
internal static class Floor
{
    private const int Quarters = 40;

    /// <summary>Nanoseconds of processor time per firm and quarter, the median of several runs.</summary>
    /// <param name="lanes">Numbers of 32 bits in a vector.</param>
    public static double Measure(int lanes, int firms = 100_000, int runs = 11)
    {
        Action<double[], uint> step = lanes switch { 4 => Vector128Floor.Step, 8 => Vector256Floor.Step, _ => Vector512Floor.Step };
        var logJobs = new double[(firms + 31) & ~31];
        int repeats = Math.Max(1, 1_000_000 / firms);
        var times = new double[runs];
        for (int run = -2; run < runs; run++)
        {
            double time = Timing.ProcessorTime(() =>
            {
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    for (uint quarter = 0; quarter < Quarters; quarter++) step(logJobs, quarter);
                }
            });
            if (run >= 0) times[run] = time / logJobs.Length / Quarters / repeats;
        }
        Array.Sort(times);
        return times[runs / 2];
    }
}
