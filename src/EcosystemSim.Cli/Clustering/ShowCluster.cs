using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Hosting;
using EcosystemSim.Orleans.Messages;
using Spectre.Console;

namespace EcosystemSim.Cli.Clustering;

/// <summary><c>ecosim cluster</c>: how a cluster is, and stopping an experiment in it.</summary>
internal static class ShowCluster
{
    /// <summary><c>ecosim cluster status</c>. Returns 0 where every silo answers, else 1.</summary>
    public static int Status(ClusterRequest request, bool json, Screen screen, Interrupts? interrupts) => With(screen, () =>
    {
        var settings = Settings.Of(request);
        var stop = interrupts?.Token ?? CancellationToken.None;
        var health = ClusterHealth.Of(settings, stop).WaitAsync(stop).GetAwaiter().GetResult();
        if (json) PrintJson(settings, health, screen);
        else PrintTables(settings, health, screen);
        if (health.Trouble is { } trouble) screen.Error.WriteLine($"ecosim: {trouble}");
        return health.IsGood ? ExitCode.Done : ExitCode.SomeFailed;
    });

    /// <summary><c>ecosim cluster cancel</c>.</summary>
    public static int Cancel(ClusterRequest request, string experiment, Screen screen, Interrupts? interrupts) => With(screen, () =>
    {
        var settings = Settings.Of(request);
        var stop = interrupts?.Token ?? CancellationToken.None;
        if (ClusterHealth.Cancel(settings, experiment, stop).WaitAsync(stop).GetAwaiter().GetResult() is { } status)
        {
            screen.Out.WriteLine(status.UnderWay + Waiting(status) == 0
                ? $"{experiment} is over already."
                : $"{experiment} stops after the quarters under way; {status.Done} of {status.Replications} replications are done.");
            return ExitCode.Done;
        }
        screen.Error.WriteLine($"ecosim: cluster '{settings.Id}' knows no experiment '{experiment}'; 'ecosim cluster status' shows those it knows.");
        return ExitCode.BadInput;
    });

    private static int With(Screen screen, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ClusterException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
    }

    private static readonly TimeSpan DeadAreShown = TimeSpan.FromHours(1);

    private static void PrintTables(ClusterSettings settings, ClusterHealth health, Screen screen)
    {
        screen.Out.WriteLine($"Cluster '{settings.Id}', {ConnectionText.Target(settings.Connection)}.");
        var shown = health.Silos.Where(s => s.Health != SiloHealth.Dead || s.Row.SinceAlive < DeadAreShown).ToList();
        if (shown.Count == 0) screen.Out.WriteLine("No silo is up; 'ecosim silo --cluster …' starts one.");
        else screen.Ansi.Write(Table(screen, SiloColumns, shown.Select(SiloCells)));
        if (!health.Silos.Any(s => s.Health == SiloHealth.Answers)) return;
        if (health.Experiments.IsEmpty) screen.Out.WriteLine("No experiment.");
        else screen.Ansi.Write(Table(screen, ExperimentColumns, health.Experiments.Select(ExperimentCells)));
    }

    private static readonly string[] SiloColumns = ["silo", "machine", "health", "workers", "busy", "quarters", "up"];

    private static string[] SiloCells(SiloState silo) =>
    [
        FormattableString.Invariant($"{silo.Row.Address}:{silo.Row.Port}"),
        silo.Row.Host,
        silo.Health switch
        {
            SiloHealth.Answers => "answers",
            SiloHealth.Silent => $"does not answer; last sign {Duration(silo.Row.SinceAlive)} ago",
            SiloHealth.Joining => "joining",
            SiloHealth.Leaving => "leaving",
            _ => $"gone; last sign {Duration(silo.Row.SinceAlive)} ago",
        },
        FormattableString.Invariant($"{silo.Report?.Workers}"),
        FormattableString.Invariant($"{silo.Report?.Busy}"),
        FormattableString.Invariant($"{silo.Report?.Quarters:N0}"),
        silo.Health == SiloHealth.Dead ? "" : Duration(DateTimeOffset.UtcNow - silo.Row.Started),
    ];

    private static readonly string[] ExperimentColumns = ["experiment", "state", "replications", "done", "failed", "under way", "quarters", "begun again"];

    private static string[] ExperimentCells(ExperimentStatus status) =>
    [
        status.Name,
        State(status),
        FormattableString.Invariant($"{status.Replications}"),
        FormattableString.Invariant($"{status.Done}"),
        FormattableString.Invariant($"{status.Failed}"),
        FormattableString.Invariant($"{status.UnderWay}"),
        FormattableString.Invariant($"{status.Quarters:N0}"),
        FormattableString.Invariant($"{status.BegunAgain}"),
    ];

    private static string State(ExperimentStatus status) => status.UnderWay > 0 ? "under way" : Waiting(status) > 0 ? "stopped" : "over";

    private static int Waiting(ExperimentStatus status) => status.Replications - status.Done - status.Failed - status.UnderWay;

    private static Table Table(Screen screen, string[] columns, IEnumerable<string[]> rows)
    {
        var table = screen.NewTable().AddColumns(columns);
        foreach (string[] row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 120
        ? FormattableString.Invariant($"{Math.Max(0, time.TotalSeconds):0} s")
        : time.TotalMinutes < 120 ? FormattableString.Invariant($"{time.TotalMinutes:0} min") : FormattableString.Invariant($"{time.TotalHours:0} h");

    private static void PrintJson(ClusterSettings settings, ClusterHealth health, Screen screen) => screen.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            Cluster = settings.Id,
            Database = ConnectionText.Target(settings.Connection),
            Good = health.IsGood,
            Silos = health.Silos.Select(s => new
            {
                Address = FormattableString.Invariant($"{s.Row.Address}:{s.Row.Port}"),
                s.Row.Generation,
                s.Row.GatewayPort,
                Machine = s.Row.Host,
                s.Health,
                s.Row.Started,
                SecondsSinceSign = Math.Round(s.Row.SinceAlive.TotalSeconds, 1),
                s.Report?.Workers,
                s.Report?.Busy,
                s.Report?.Quarters,
                s.Report?.Model,
            }),
            Experiments = health.Experiments.Select(e => new { e.Name, State = State(e), e.Replications, e.Done, e.Failed, e.UnderWay, e.Quarters, e.BegunAgain }),
        },
        ResultJson.Options));
}
