using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;

namespace EcosystemSim.Cli.Running;

/// <summary>How many worlds a run computes side by side, and the memory that they take.</summary>
internal static class Worlds
{
    // Measured on the scenarios of West Denmark and of Norway, peaks of whole runs: the program with one replication's luck and
    // layout, and each world beside it.
    private const double FixedBytes = 200e6, BytesPerFirmAndWorld = 250;

    /// <summary>Says it in a line.</summary>
    public static void Announce(Experiment experiment, int threads, Screen screen) => screen.Out.WriteLine($"{Text(experiment, threads)}.");

    /// <summary>Such as <c>46 worlds side by side in each replication …</c>.</summary>
    public static string Text(Experiment experiment, int threads)
    {
        var plan = experiment.Plan;
        int worlds = ExperimentOf.Worlds(plan, plan.Quarters - 1), together = Math.Min(threads, experiment.Replications.Length);
        double gigabytes = (FixedBytes + (BytesPerFirmAndWorld * plan.Population.Count * worlds * together)) / 1e9;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{worlds} worlds side by side in each replication ({ExperimentOf.Arms(experiment)}, {plan.Closures.Length} labour {(plan.Closures.Length == 1 ? "closure" : "closures")}), {together} {(together == 1 ? "replication" : "replications")} at a time: about {gigabytes:0.0} GB of memory");
    }
}
