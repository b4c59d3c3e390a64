using System.Diagnostics;
using EcosystemSim.Orleans.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>A client's connection to a cluster; it finds other gateways by itself when one is lost.</summary>
public sealed class ClusterConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private readonly IHost _host;

    private ClusterConnection(IHost host) => _host = host;

    /// <summary>Client of the cluster.</summary>
    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects to a cluster with at least one silo at work.</summary>
    /// <exception cref="ClusterException">There is no such cluster, or no silo of it answers.</exception>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static async Task<ClusterConnection> Open(ClusterSettings settings, CancellationToken cancellation = default)
    {
        var silos = await ClusterDatabase.Silos(settings.Connection, settings.Id);
        if (!silos.Any(s => s.IsActive))
            throw new ClusterException($"no silo of cluster '{settings.Id}' is up ({ConnectionText.Target(settings.Connection)}); 'ecosim silo --cluster …' starts one.");
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        long began = Stopwatch.GetTimestamp();
        string? refused = null;
        Telemetry.AddVariables(builder);
        builder.UseOrleansClient(client =>
        {
            client.UseCluster(settings, why => refused = why);
            client.AddTelemetry(settings.Id);
            client.UseConnectionRetryFilter(async (_, cancelled) =>
            {
                await Task.Delay(BetweenTries, cancelled);
                return Stopwatch.GetElapsedTime(began) < Patience;
            });
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new(host);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            host.Dispose();
            // Refused by all: a silo that was killed counts as up until another one misses it.
            if (e.GetBaseException() is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused } || e.GetBaseException().Message.Contains("ConnectionRefused", StringComparison.Ordinal))
                throw new ClusterException($"no silo of cluster '{settings.Id}' listens where the database says that it does: they were killed, it seems; 'ecosim silo --cluster …' starts one.", e);
            if (refused is not null) throw new ClusterException($"no silo of cluster '{settings.Id}' can be trusted. {refused}", e);
            string tls = settings.Certificates is null ? "if the silos use TLS, the client must too" : "do the silos use TLS with certificates of the same authority?";
            throw new ClusterException($"no silo of cluster '{settings.Id}' answers: {e.GetBaseException().Message.TrimEnd('.')} ({tls}).", e);
        }
    }

    /// <summary>Closes it; what the cluster does for this client goes on.</summary>
    public void Dispose()
    {
        using (_host)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            Task.Run(() => _host.StopAsync(soon.Token)).ContinueWith(static _ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(3));
        }
    }

    /// <summary>Ctrl-C belongs to the command.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
