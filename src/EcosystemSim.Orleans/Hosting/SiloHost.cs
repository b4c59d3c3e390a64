using System.Net;
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
    private static readonly TimeSpan LongEnoughToForget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(20);

    /// <summary>Where others reach it.</summary>
    private string Address => FormattableString.Invariant($"{settings.Address}:{settings.SiloPort}");

    /// <summary>Joins the cluster and stays until the stop.</summary>
    /// <param name="stop">Asks it to leave in good order.</param>
    /// <exception cref="ClusterException">It cannot join, or the others expel it again and again.</exception>
    public async Task Run(CancellationToken stop)
    {
        PortsAreFree();
        await ClusterDatabase.Check(settings.Cluster.Connection);
        int expelled = 0;
        while (true)
        {
            await ClusterDatabase.Sweep(settings.Cluster.Connection, settings.Cluster.Id);
            var began = DateTime.UtcNow;
            if (!await RunOnce(stop)) return;
            if (DateTime.UtcNow - began > LongEnoughToForget) expelled = 0;
            if (++expelled == TimesExpelledAtMost) throw new ClusterException("the other silos took this one for dead again and again; its machine is too busy, or its network too slow.");
            say("The others took this silo for dead, since it had not answered them; it joins anew.");
        }
    }

    /// <summary>
    /// Orleans shares its ports with whoever listens there already, so that two silos on the same ones would take each other's calls
    /// and expel each other.
    /// </summary>
    /// <exception cref="ClusterException">A port is taken, or both are the same.</exception>
    private void PortsAreFree()
    {
        if (settings.SiloPort == settings.GatewayPort) throw new ClusterException($"silos and clients cannot share port {settings.SiloPort}; choose two with --silo-port and --gateway-port.");
        foreach (var (port, option) in new[] { (settings.SiloPort, "--silo-port"), (settings.GatewayPort, "--gateway-port") })
        {
            var at = new IPEndPoint(settings.Listen ?? settings.Address, port);
            using var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(at);
                socket.Listen();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new ClusterException(FormattableString.Invariant($"port {port} of {at.Address} is taken, by another silo perhaps; choose another with {option}."), e);
            }
            catch (SocketException e)
            {
                throw new ClusterException(WhyNotStarted(e), e);
            }
        }
    }

    /// <summary>Whether it was expelled.</summary>
    private async Task<bool> RunOnce(CancellationToken stop)
    {
        var expelled = new Expulsion();
        using var host = Build(expelled);
        try
        {
            await host.StartAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (!expelled.Happened.IsCompleted)
        {
            throw new ClusterException(WhyNotStarted(e), e);
        }
        say($"Silo {Address} is up in cluster '{settings.Cluster.Id}', {WorkersText}; clients at {settings.Address}:{settings.GatewayPort}. Ctrl-C stops it.");
        var listener = new Neighbours(Address, say);
        host.Services.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(listener);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => asked.TrySetResult());
        await Task.WhenAny(asked.Task, expelled.Happened);
        bool wasExpelled = expelled.Happened.IsCompleted;
        if (!wasExpelled) say("Leaving the cluster.");
        await Leave(host, wasExpelled);
        GC.KeepAlive(listener);
        return wasExpelled;
    }

    private string WorkersText => (settings.Workers ?? SiloSetup.DefaultWorkers) switch { 1 => "1 worker", var n => $"{n} workers" };

    private IHost Build(Expulsion expelled)
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
            silo.UseCluster(settings);
            silo.AddEcosystem(settings.Workers);
            silo.AddTelemetry(settings.Cluster.Id);
            silo.Services.AddHostedService<ExperimentWatch>();
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(expelled));
        return builder.Build();
    }

    private static async Task Leave(IHost host, bool wasExpelled)
    {
        // An expelled silo has nobody to hand its grains to.
        using var soon = new CancellationTokenSource(wasExpelled ? TimeSpan.FromSeconds(2) : TimeToLeave);
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
        private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Happened => _happened.Task;

        public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

        public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) => _happened.TrySetResult();
    }

    /// <summary>Says which other silos come and go.</summary>
    private sealed class Neighbours(string own, Action<string> say) : ISiloStatusListener
    {
        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
            string address = updatedSilo.Endpoint.ToString();
            if (address == own) return;
            string? news = status switch { SiloStatus.Active => "has joined", SiloStatus.ShuttingDown => "is leaving", SiloStatus.Dead => "is gone", _ => null };
            if (news is not null) say($"Silo {address} {news}.");
        }
    }
}
