using System.Net;
using System.Net.Sockets;
using EcosystemSim.Orleans.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace EcosystemSim.Orleans.Engine;

/// <summary>A silo within this process: nothing to install, nothing kept, reachable from nowhere else.</summary>
public sealed class EmbeddedSilo : IDisposable
{
    private const int Attempts = 5;
    private readonly IHost _host;

    private EmbeddedSilo(IHost host) => _host = host;

    /// <summary>Client of the silo.</summary>
    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Starts a silo; takes about a second.</summary>
    /// <param name="workers">Threads that compute, at least 1. There are no other silos whose probes could starve, so all cores may.</param>
    /// <exception cref="SocketException">No port of the loopback could be used.</exception>
    public static async Task<EmbeddedSilo> Start(int workers)
    {
        for (int attempt = 1; ; attempt++)
        {
            var host = Build(workers);
            try
            {
                await host.StartAsync();
                return new(host);
            }
            catch (Exception e) when (attempt < Attempts && e.GetBaseException() is SocketException or IOException)
            {
                // Another program took the port that was free a moment ago.
                host.Dispose();
            }
        }
    }

    /// <summary>Stops the silo.</summary>
    public void Dispose()
    {
        // Grains of an embedded silo keep nothing, so nobody waits for them to say good-bye.
        using (_host)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            Task.Run(() => _host.StopAsync(soon.Token)).ContinueWith(static _ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(2));
        }
    }

    private static IHost Build(int workers)
    {
        // No settings are read from the environment, no files are watched, nothing is logged to the console.
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        Telemetry.AddVariables(builder);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: "ecosim", clusterId: "embedded");
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddMemoryGrainStorage(SiloSetup.Storage);
            silo.AddTelemetry("embedded");
            silo.AddEcosystem(workers, isDurable: false);
        });
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ctrl-C belongs to the command, not to the silo within it.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
