using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>A firm some quarters after its first help, beside its twin in the world without support.</summary>
/// <param name="Jobs">Its jobs; 0 where it is dead.</param>
/// <param name="TwinJobs">Those of its twin.</param>
/// <param name="Productivity">Log productivity less the twin's, in millionths; 0 unless both are alive.</param>
/// <param name="SalesPerJob">Log sales per job less the twin's, in millionths; 0 unless both are alive.</param>
internal readonly record struct TwinPair(int Jobs, int TwinJobs, long Productivity, long SalesPerJob);

/// <summary>
/// The evaluation that nobody can make in the world: each firm that was helped less its own twin in the world without support, by the
/// type of its first help, some quarters after that. Whole numbers, so that no order and no split of the firms matters.
/// </summary>
internal static class Evaluation
{
    /// <summary>World without support of each world, by index; -1 where there is none, and for that world itself.</summary>
    public static int[] Twins(ExperimentPlan plan, IReadOnlyList<World> worlds, World[] worldOf)
    {
        var twins = new int[worlds.Count];
        Array.Fill(twins, -1);
        int without = plan.ArmIndex(plan.WithoutSupport), closures = plan.Closures.Length;
        if (without < 0) return twins;
        var index = new Dictionary<World, int>();
        for (int w = 0; w < worlds.Count; w++) index[worlds[w]] = w;
        for (int run = 0; run < worldOf.Length; run++)
        {
            int own = index[worldOf[run]], twin = index[worldOf[(without * closures) + (run % closures)]];
            twins[own] = own == twin ? -1 : twin;
        }
        return twins;
    }

    /// <summary>Firms that are due this quarter, with the cells that they are counted in.</summary>
    public static List<(int Slot, int Cell)> Due(World world)
    {
        var due = new List<(int, int)>();
        var plan = world.Plan;
        // Who was helped while the other arm still had support has a twin that was helped too.
        int from = Math.Max(0, plan.Arms[plan.ArmIndex(plan.WithoutSupport)].SupportEnds);
        for (int h = 0; h < EvaluationCatalogue.Horizons.Length; h++)
        {
            int quarter = world.Luck.Quarter - EvaluationCatalogue.Horizons[h];
            if (quarter < from) continue;
            foreach (ref readonly var first in world.FirstHelps.In(quarter)) due.Add((first.Slot, (first.Help * EvaluationCatalogue.Horizons.Length) + h));
        }
        return due;
    }

    /// <summary>Compares all firms that are due, at the end of a quarter.</summary>
    public static void Record(ExperimentPlan plan, IReadOnlyList<World> worlds, World[] worldOf)
    {
        int[] twins = Twins(plan, worlds, worldOf);
        for (int w = 0; w < twins.Length; w++)
        {
            if (twins[w] < 0) continue;
            World own = worlds[w], twin = worlds[twins[w]];
            var due = Due(own);
            for (int i = 0; i < due.Count; i++)
            {
                Ahead.FetchPair(own.Firms, twin.Firms, due, i);
                Add(own, due[i].Cell, due[i].Slot < 0 ? default : Compare(own, twin, due[i].Slot));
            }
        }
    }

    /// <summary>A firm beside its twin, where the columns of both worlds lie.</summary>
    public static TwinPair Compare(World own, World twin, int slot)
    {
        int jobs = own.Firms.Jobs[slot], twinJobs = twin.Firms.Jobs[slot];
        return jobs == 0 || twinJobs == 0
            ? new(jobs, twinJobs, 0, 0)
            : new(jobs, twinJobs, Fixed((double)own.Firms.Productivity[slot] - twin.Firms.Productivity[slot]), Fixed(SalesPerJob(own, slot) - SalesPerJob(twin, slot)));
    }

    /// <summary>Counts a pair in the last quarter's row, which is read when the run is over.</summary>
    public static void Add(World world, int cell, in TwinPair pair)
    {
        var table = world.Observations;
        int column = FirstColumn(table) + (cell * EvaluationCatalogue.Sums.Length);
        bool both = pair.Jobs > 0 && pair.TwinJobs > 0;
        long logJobs = both ? Fixed((double)Elementary.Log(pair.Jobs) - Elementary.Log(pair.TwinJobs)) : 0;
        Add(1);
        Add(both ? 1 : 0);
        Add(pair.Jobs - pair.TwinJobs);
        Add(Math.Min(pair.Jobs, 1) - Math.Min(pair.TwinJobs, 1));
        Add(logJobs);
        Add(logJobs + pair.SalesPerJob);
        Add(pair.Productivity);

        void Add(long value)
        {
            long sum = table[table.Quarters - 1, column];
            table[table.Quarters - 1, column++] = sum == ObservationTable.Missing ? value : sum + value;
        }
    }

    /// <summary>Log sales per job by the firm's own reach: what all firms of a market lose to their rivals is in no comparison of its firms, nor in a trial.</summary>
    private static double SalesPerJob(World world, int slot) =>
        world.Firms.Productivity[slot] + (world.Parameters.Growth.SalesPerReach * ((double)world.Firms.ReachLight[slot] + world.Firms.ReachDurable[slot]));

    private static long Fixed(double logPoints) => (long)Math.Round(logPoints * SeriesCatalogue.LogDivisor);

    private static int FirstColumn(ObservationTable table)
    {
        // They are the last.
        return table.Series.Length - (EvaluationCatalogue.Helps.Length * EvaluationCatalogue.Horizons.Length * EvaluationCatalogue.Sums.Length);
    }
}
