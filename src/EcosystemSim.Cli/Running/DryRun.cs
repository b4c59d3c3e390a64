using System.Diagnostics;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Running;

/// <summary><c>--dry-run</c>: what a run would be, and what it would take. Nothing is written.</summary>
internal static class DryRun
{
    // Bytes per recorded value, measured on scenarios/west-denmark.yaml: rows compressed, and values in the checkpoint.
    private const double ObservationBytes = 10.7, CheckpointBytes = 2.5;
    private const double MeasuredSeconds = 1.5;

    public static int Show(Experiment experiment, RunRequest request, Screen screen, CancellationToken stop)
    {
        // Their factors are not known yet; with any, twins are worlds of their own.
        experiment = MoneyTwin.With(experiment, [.. experiment.Twins.Select(t => new MoneyMatch(t.Arm, t.Twin, 0.5, 0, 0, OutlayGap.None))]);
        var plan = experiment.Plan;
        long jobs = plan.Population.Jobs.Sum(j => (long)j);
        screen.Out.WriteLine($"{experiment.Title}: {experiment.Question}");
        Line("firms", $"{N(plan.Population.Count)} with {N(jobs)} jobs, in {plan.System.Regions.Length} regions and {plan.System.Sectors.Length} sectors");
        Line("providers", N(plan.System.Providers.Length));
        Line("arms", string.Join(", ", plan.Arms.Where(arm => !MoneyTwin.Is(arm.Id)).Select(arm => arm.Id == experiment.Baseline ? $"{arm.Id} (baseline)" : arm.Id)));
        if (!experiment.Twins.IsEmpty) Line("equal outlay", $"{experiment.Twins.Length} money-matched twins; {experiment.Pilots} pilot replications find their grants first, which the time does not count");
        Line("labour", string.Join(", ", plan.Closures.Select(Names.Of)));
        Line("quarters", $"{plan.WarmUpQuarters} of warm-up, then {plan.Quarters} from {Names.Quarter(plan.StartCalendarQuarter)}");
        Line("replications", N(experiment.Replications.Length));
        Line("runs", $"{N((long)experiment.Runs * experiment.Replications.Length)} ({ExperimentOf.Arms(experiment)} × {plan.Closures.Length} closures × {N(experiment.Replications.Length)} replications)");
        Line("time", Time(experiment, request.Threads, stop));
        Line("memory", Worlds.Text(experiment, request.Threads));
        Line("disk", Disk(experiment));
        Line("results in", request.Out ?? Path.Combine("results", experiment.FolderName));
        screen.Out.WriteLine("Nothing was run or written.");
        return stop.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done;

        void Line(string what, string text) => screen.Out.WriteLine($"  {what,-13} {text}");
    }

    private static string Time(Experiment experiment, int threads, CancellationToken stop)
    {
        var plan = experiment.Plan;
        double worldQuarters = 0;
        for (int quarter = -plan.WarmUpQuarters; quarter < plan.Quarters; quarter++) worldQuarters += ExperimentOf.Worlds(plan, quarter);
        double perWorldQuarter = SecondsPerWorldQuarter(plan, stop);
        double workers = Math.Min(Math.Min(threads, Environment.ProcessorCount), experiment.Replications.Length);
        double minutes = perWorldQuarter * worldQuarters * experiment.Replications.Length / workers / 60;
        string expected = minutes < 1 ? string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, minutes * 60):0} s") : string.Create(CultureInfo.InvariantCulture, $"about {minutes:0.0} min");
        return string.Create(CultureInfo.InvariantCulture, $"{expected} on {threads} threads: {N((long)(worldQuarters * experiment.Replications.Length))} quarters of a world, {perWorldQuarter * 1000:0.0} ms each as just measured");
    }

    /// <summary>The fastest quarter of the first that one replication computes within a moment: the earlier ones still compile.</summary>
    private static double SecondsPerWorldQuarter(ExperimentPlan plan, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var replication = new Replication(plan, 0);
        double fastest = double.MaxValue;
        bool more = true;
        while (more && clock.Elapsed.TotalSeconds < MeasuredSeconds && !stop.IsCancellationRequested)
        {
            long before = replication.WorldQuarters, start = Stopwatch.GetTimestamp();
            more = replication.Advance();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds / Math.Max(1, replication.WorldQuarters - before));
        }
        return fastest < double.MaxValue ? fastest : 0;
    }

    private static string Disk(Experiment experiment)
    {
        var series = SeriesCatalogue.For(experiment.Plan.System);
        // Providers are recorded in every fourth quarter.
        double perQuarter = series.Sum(s => s.Scope == Scope.Provider ? 0.25 : 1);
        double values = perQuarter * experiment.Plan.Quarters * experiment.Runs * experiment.Replications.Length;
        double megabytes = values * (ObservationBytes + CheckpointBytes) / 1e6;
        return string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, megabytes):N0} MB: {N((long)values)} values of {series.Length} series");
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
