using System.Diagnostics;
using System.Net.Sockets;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Runs one silo of a cluster until it is asked to stop. A silo that the others took for dead, after its machine slept or was
/// stopped, joins again as a new member.
/// </summary>
/// <param name="settings">Of the silo.</param>
/// <param name="say">Takes a line for the user.</param>
public sealed class SiloHost(SiloSettings settings, Action<string> say)
{
    private const int TimesExpelledAtMost = 5;
    private const int TimesFailedAtMost = 30;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongEnoughToForget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(20);

    /// <summary>Where others reach it.</summary>
    private string Address => FormattableString.Invariant($"{settings.Address}:{settings.SiloPort}");

    /// <summary>Joins the cluster and stays until the stop.</summary>
    /// <param name="stop">Asks it to leave in good order.</param>
    /// <exception cref="ClusterException">It cannot join, another silo has its address, or the others expel it again and again.</exception>
    public async Task Run(CancellationToken stop)
    {
        using var ports = TakePorts();
        try
        {
            await using var address = await AddressLock.Take(settings.Cluster, Address, say, stop);
            await Stay(address, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to leave before it had joined.
        }
    }

    private PortLock TakePorts()
    {
        try
        {
            return PortLock.Take(settings);
        }
        catch (SocketException e)
        {
            throw new ClusterException(WhyNotStarted(e), e);
        }
    }

    /// <summary>Joins, and joins anew when it was expelled.</summary>
    private async Task Stay(AddressLock address, CancellationToken stop)
    {
        int expelled = 0, failed = 0;
        while (true)
        {
            long began = Stopwatch.GetTimestamp();
            try
            {
                if (await RunOnce(address, stop) is not { } why) return;
                say(why);
                failed = 0;
            }
            catch (ClusterException) when (expelled > 0 && !address.Lost.IsCompleted && ++failed < TimesFailedAtMost)
            {
                // The database may have been lost in the middle of joining anew.
                await Task.Delay(BetweenTries, stop);
                continue;
            }
            if (Stopwatch.GetElapsedTime(began) > LongEnoughToForget) expelled = 0;
            if (++expelled == TimesExpelledAtMost) throw new ClusterException("the other silos took this one for dead again and again; its machine is too busy, or its network too slow.");
        }
    }

    /// <summary>Why it was expelled, as sentences; null when it was asked to leave.</summary>
    private async Task<string?> RunOnce(AddressLock address, CancellationToken stop)
    {
        await address.UntilThere(stop);
        await ClusterDatabase.Sweep(settings.Cluster.Connection, settings.Cluster.Id);
        var before = (await ClusterDatabase.Silos(settings.Cluster.Connection, settings.Cluster.Id)).Where(s => s.Address == settings.Address.ToString() && s.Port == settings.SiloPort);
        var expelled = new Expulsion();
        using var host = Build(expelled, address.Clock, before.Select(s => s.Generation + 1).DefaultIfEmpty(0).Max());
        try
        {
            await host.StartAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (!expelled.Happened.IsCompleted)
        {
            throw new ClusterException(WhyNotStarted(e), e);
        }
        say($"Silo {Address} is up in cluster '{settings.Cluster.Id}', {WorkersText}; clients at {settings.Address}:{settings.GatewayPort}. Ctrl-C stops it.");
        var own = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var listener = new Neighbours(Address, say);
        host.Services.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(listener);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => asked.TrySetResult());
        await Task.WhenAny(asked.Task, expelled.Happened, address.Lost);
        bool wasExpelled = expelled.Happened.IsCompleted, hasLost = address.Lost.IsCompleted;
        if (!wasExpelled && !hasLost) say("Leaving the cluster.");
        // An expelled silo has nobody to hand its grains to, and one without its address must not act in its name.
        await Leave(host, atOnce: wasExpelled || hasLost);
        GC.KeepAlive(listener);
        await (hasLost ? address.Lost : Task.CompletedTask);
        return wasExpelled ? await WhyExpelled(own, await expelled.Happened) : null;
    }

    private async Task<string> WhyExpelled(SiloAddress own, string reason)
    {
        IReadOnlyList<(string By, string At)> votes = [];
        try
        {
            votes = await ClusterDatabase.Suspected(settings.Cluster.Connection, settings.Cluster.Id, own);
        }
        catch (ClusterException)
        {
            // The database is away, which is told elsewhere.
        }
        string by = string.Join(", ", votes.Where(v => v.By != Address).Select(v => $"{v.By} at {v.At}"));
        return by.Length > 0
            ? $"The others took this silo for dead ({by}), since it had not answered them: its machine slept, was stopped or is too busy, or the network was cut. It joins anew."
            : $"This silo must leave the cluster ({reason}). It joins anew.";
    }

    private string WorkersText => (settings.Workers ?? SiloSetup.DefaultWorkers) switch { 1 => "1 worker", var n => $"{n} workers" };

    private IHost Build(Expulsion expelled, ClusterClock clock, int leastGeneration)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        if (settings.Log != LogLevel.None)
        {
            builder.Logging.SetMinimumLevel(settings.Log).AddSimpleConsole(options => (options.SingleLine, options.TimestampFormat) = (true, "HH:mm:ss.fff "));
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        Telemetry.AddVariables(builder);
        builder.UseOrleans(silo =>
        {
            silo.UseCluster(settings, clock, leastGeneration, say);
            silo.AddEcosystem(settings.Workers);
            silo.AddTelemetry(settings.Cluster.Id);
            silo.Services.AddHostedService<ExperimentWatch>();
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(expelled));
        return builder.Build();
    }

    private static async Task Leave(IHost host, bool atOnce)
    {
        using var soon = new CancellationTokenSource(atOnce ? TimeSpan.FromSeconds(2) : TimeToLeave);
        try
        {
            await host.StopAsync(soon.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or OrleansException or TimeoutException)
        {
            // It goes all the same; the others find out.
        }
    }

    private string WhyNotStarted(Exception e)
    {
        var cause = e.GetBaseException();
        return cause switch
        {
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"port {settings.SiloPort} or {settings.GatewayPort} of {settings.Listen ?? settings.Address} is taken; choose others with --silo-port and --gateway-port.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"{settings.Listen ?? settings.Address} is no address of this machine; --listen any listens on all it has.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } => $"port {settings.SiloPort} or {settings.GatewayPort} may not be used by this user; choose ports above 1023.",
            _ => $"the silo could not join cluster '{settings.Cluster.Id}': {cause.Message}",
        };
    }

    /// <summary>Ctrl-C belongs to the command.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Is told when the silo must end at once; by itself Orleans would end the process with a core dump.</summary>
    private sealed class Expulsion : IFatalErrorHandler
    {
        private readonly TaskCompletionSource<string> _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Why it must.</summary>
        public Task<string> Happened => _happened.Task;

        public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

        public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) =>
            _happened.TrySetResult((exception is null ? context : $"{context}: {exception.GetBaseException().Message}")?.Split(" Membership: ")[0].TrimEnd('.') ?? "no reason is known");
    }

    /// <summary>Says which other silos come and go, and which were expelled.</summary>
    private sealed class Neighbours(string own, Action<string> say) : ISiloStatusListener
    {
        private readonly HashSet<SiloAddress> _leaving = [];

        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
            string address = updatedSilo.Endpoint.ToString();
            if (address == own) return;
            string? news = status switch
            {
                SiloStatus.Active => "has joined",
                SiloStatus.ShuttingDown or SiloStatus.Stopping when _leaving.Add(updatedSilo) => "is leaving",
                SiloStatus.Dead when _leaving.Remove(updatedSilo) => "has left",
                SiloStatus.Dead => "is expelled: it did not answer, or another has started at its address",
                _ => null,
            };
            if (news is not null) say($"Silo {address} {news}.");
        }
    }
}
