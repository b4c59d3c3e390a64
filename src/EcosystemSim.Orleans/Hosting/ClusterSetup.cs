using System.Net;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService;
using Orleans.Storage;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>What makes silos a cluster: membership, directory and grain storage in PostgreSQL.</summary>
internal static class ClusterSetup
{
    private const string Npgsql = "Npgsql";

    // Measured on two cores: probes of 2 s, at most 4 s, three missed, and the grains of a killed silo answer again after 3 to
    // 6 s (13 to 15 s with what Orleans sets by itself). Shorter probes declared a silo dead that was only busy.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(4);
    private const int MissedProbes = 3;

    // Silos that all died at once leave rows that say they are alive; a new one may take them for dead after three of these.
    private static readonly TimeSpan SayAlive = TimeSpan.FromSeconds(5);

    // Every call of a client is answered within a second or two; one that is not was lost with its gateway, and is repeated.
    private static readonly TimeSpan ClientWaits = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LookForGateways = TimeSpan.FromSeconds(3);

    /// <summary>A silo of a cluster.</summary>
    /// <param name="clock">The time of the cluster.</param>
    /// <param name="leastGeneration">Of this start of the silo, above all earlier ones.</param>
    /// <param name="say">Takes a line for the user.</param>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, SiloSettings settings, ClusterClock clock, int leastGeneration, Action<string> say)
    {
        string connection = settings.Cluster.Connection;
        silo.Configure<ClusterOptions>(options => Name(options, settings.Cluster));
        silo.Configure<EndpointOptions>(options =>
        {
            var listen = settings.Listen ?? settings.Address;
            options.AdvertisedIPAddress = settings.Address;
            (options.SiloPort, options.GatewayPort) = (settings.SiloPort, settings.GatewayPort);
            options.SiloListeningEndpoint = new IPEndPoint(listen, settings.SiloPort);
            options.GatewayListeningEndpoint = new IPEndPoint(listen, settings.GatewayPort);
        });
        silo.Configure<ClusterMembershipOptions>(SetProbes);
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, connection));
        silo.Services.AddSingleton<IMembershipTable>(services => new SharedTimeMembership(ActivatorUtilities.CreateInstance<AdoNetClusteringTable>(services), clock));
        silo.Services.Replace(ServiceDescriptor.Singleton<ILocalSiloDetails>(services => ActivatorUtilities.CreateInstance<OwnAddress>(services, leastGeneration)));
        silo.UseAdoNetGrainDirectoryAsDefault(options => (options.Invariant, options.ConnectionString) = (Npgsql, connection));
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
        silo.AddAdoNetGrainStorage(SiloSetup.Storage, options =>
        {
            (options.Invariant, options.ConnectionString) = (Npgsql, connection);
            options.DeleteStateOnClear = true;
        });
        if (settings.Cluster.Certificates is { } certificates) silo.UseTls(options => certificates.Set(options, say));
        return silo;
    }

    /// <summary>A client of a cluster.</summary>
    /// <param name="refused">Is told why a silo was refused.</param>
    public static IClientBuilder UseCluster(this IClientBuilder client, ClusterSettings settings, Action<string>? refused = null)
    {
        client.Configure<ClusterOptions>(options => Name(options, settings));
        client.Services.AddModelMessages();
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = LookForGateways);
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ClientWaits);
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, settings.Connection));
        if (settings.Certificates is { } certificates) client.UseTls(options => certificates.Set(options, refused ?? (_ => { })));
        return client;
    }

    /// <summary>How silos watch each other.</summary>
    internal static void SetProbes(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = options.MinProbeTimeout = Probe;
        options.MaxProbeTimeout = LongestProbe;
        options.NumMissedProbesLimit = MissedProbes;
        options.IAmAliveTablePublishTimeout = SayAlive;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
    }

    /// <summary>What grains keep is kept per cluster, so the service has the cluster's name.</summary>
    private static void Name(ClusterOptions options, ClusterSettings settings) => options.ClusterId = options.ServiceId = settings.Id;
}
