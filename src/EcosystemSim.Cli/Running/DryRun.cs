using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;

namespace EcosystemSim.Cli.Running;

/// <summary><c>--dry-run</c>: what a run would be, and what it would take. Nothing is written.</summary>
internal static class DryRun
{
    // Bytes per value where nothing could be tried to its end, measured on scenarios/west-denmark.yaml.
    private const double BytesPerValue = 0.9;
    // What is tried may take so long; larger replications are told from how far they came.
    private static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(15);

    public static int Show(Experiment experiment, RunRequest request, Screen screen, CancellationToken stop)
    {
        var plan = experiment.Plan;
        long jobs = plan.Population.Jobs.Sum(j => (long)j);
        screen.Out.WriteLine($"{experiment.Title}: {experiment.Question}");
        Line("firms", $"{N(plan.Population.Count)} with {N(jobs)} jobs, in {plan.System.Regions.Length} regions and {plan.System.Sectors.Length} sectors");
        Line("providers", N(plan.System.Providers.Length));
        Line("arms", string.Join(", ", plan.Arms.Where(arm => !MoneyTwin.Is(arm.Id)).Select(arm => arm.Id == experiment.Baseline ? $"{arm.Id} (baseline)" : arm.Id)));
        if (!experiment.Twins.IsEmpty) Line("equal outlay", $"{experiment.Twins.Length} money-matched twins, which spend what {experiment.Baseline} does");
        Line("labour", string.Join(", ", plan.Closures.Select(Names.Of)));
        Line("quarters", $"{plan.WarmUpQuarters} of warm-up, then {plan.Quarters} from {Names.Quarter(plan.StartCalendarQuarter)}");
        Line("replications", experiment.Auto is null ? N(experiment.Replications.Length) : $"{AutoReplications.Least} to {AutoReplications.Most}, as many as the precision needs; what follows is of {AutoReplications.Least}");
        Line("runs", $"{N((long)experiment.Runs * experiment.Replications.Length)} ({ExperimentOf.Arms(experiment)} × {plan.Closures.Length} {(plan.Closures.Length == 1 ? "closure" : "closures")} × {N(experiment.Replications.Length)} {(experiment.Replications.Length == 1 ? "replication" : "replications")})");
        var (time, bytes) = Try(experiment, request, stop);
        Line("time", time);
        Line("memory", Worlds.Text(experiment, request.Threads));
        Line("disk", Disk(experiment, bytes));
        Line("results in", RunScenario.FolderOf(experiment, request));
        screen.Out.WriteLine("Nothing was written.");
        return stop.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done;

        void Line(string what, string text) => screen.Out.WriteLine($"  {what,-13} {text}");
    }

    /// <summary>Measured by a trial: as many replications as are computed at once, by the same engine, and what is made of them.</summary>
    /// <returns>The time, and the bytes of a replication and of what is made of all; not a number where that is not known.</returns>
    private static (string Time, (double Replication, double Made) Bytes) Try(Experiment experiment, RunRequest request, CancellationToken stop)
    {
        int all = experiment.Replications.Length, together = Math.Min(Math.Max(1, Math.Min(request.Threads, Environment.ProcessorCount)), all);
        ImmutableArray<int> tried = [.. experiment.Replications.Take(together)];
        using var process = Process.GetCurrentProcess();
        double start = Math.Min((DateTime.Now - process.StartTime).TotalSeconds, LongestTrial.TotalSeconds);
        var store = new TrialStore(experiment);
        using var engine = RunEngine.Start(request with { Cluster = null, Threads = together }, stop);
        var (first, isWhole) = Try(experiment, engine, store, tried, stop);
        // The first come with all that is compiled on the way, and the next still with some; most of a long run is as fast as it gets.
        double next = first;
        var clock = Stopwatch.StartNew();
        for (int again = 1; isWhole && again * together < all && clock.Elapsed + TimeSpan.FromSeconds(next) < LongestTrial && !stop.IsCancellationRequested; again++)
            next = Math.Min(next, Try(experiment, engine, store, tried, stop).Seconds);
        double end = 0, each = 0, made = 0;
        if (isWhole && !stop.IsCancellationRequested)
        {
            end = Seconds(() => made = Make(store.Summarise()));
            each = Seconds(() => store.Summarise()) / together;
        }
        double seconds = start + first + (next * (all - together) / together) + end + (each * (all - together));
        string expected = seconds < 100 ? string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, seconds):0} s") : string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:0.0} min");
        return (string.Create(CultureInfo.InvariantCulture, $"{expected}: {N(together)} at once took {next:0.0} s just now{(isWhole ? "" : ", as far as they came")}"), (store.BytesOfReplication, made));
    }

    private static (double Seconds, bool IsWhole) Try(Experiment experiment, RunEngine engine, TrialStore store, ImmutableArray<int> replications, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestTrial);
        var progress = new EngineProgress();
        bool isWhole = false;
        double seconds = Seconds(() => isWhole = engine.Run($"{experiment.ClusterName}-trial", experiment.Plan, replications, store, progress, limit.Token) is { Cancelled: false, Failures.IsEmpty: true });
        if (isWhole) return (seconds, true);
        double[] weights = [.. Weights(experiment.Plan)];
        double done = weights.Take((int)Math.Ceiling(progress.Quarters / (double)replications.Length)).Sum();
        return (done > 0 ? seconds * weights.Sum() / done : seconds, false);
    }

    /// <summary>Quarters with more worlds take longer. One more stands for what all worlds share.</summary>
    private static IEnumerable<double> Weights(ExperimentPlan plan) =>
        Enumerable.Range(-plan.WarmUpQuarters, plan.WarmUpQuarters + plan.Quarters).Select(quarter => 1.0 + ExperimentOf.Worlds(plan, quarter));

    /// <summary>Makes tables, figures and report; returns their bytes.</summary>
    private static double Make((RunSummary Summary, string Effects) all)
    {
        var (summary, effects) = all;
        double tables = JsonSerializer.Serialize(summary, ResultJson.Options).Length + effects.Length + EvaluationsFile.Write(summary).Length + LedgerFile.Write(summary).Length;
        return tables + AnswerPrinter.Figures(summary).Sum(figure => (double)figure.Svg.Length) + HtmlReport.Write(summary, Language.English).Length;
    }

    private static double Seconds(Action what)
    {
        var clock = Stopwatch.StartNew();
        what();
        return clock.Elapsed.TotalSeconds;
    }

    private static string Disk(Experiment experiment, (double Replication, double Made) bytes)
    {
        var series = SeriesCatalogue.For(experiment.Plan.System);
        // Providers are recorded in every fourth quarter.
        double perQuarter = series.Sum(s => s.Scope == Scope.Provider ? 0.25 : 1);
        double values = perQuarter * experiment.Plan.Quarters * experiment.Runs;
        double megabytes = ((double.IsNaN(bytes.Replication) ? values * BytesPerValue : bytes.Replication) * experiment.Replications.Length / 1e6) + (bytes.Made / 1e6);
        return string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, megabytes):N0} MB: {N((long)(values * experiment.Replications.Length))} values of {series.Length} series");
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
