using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace EcosystemSim.Orleans.Tests;

/// <summary>Silos of one worker each within this process, which talk to each other as silos of a cluster do.</summary>
internal static class Silos
{
    public static async Task<InProcessTestCluster> Start(short count, Action<ISiloBuilder>? configure = null, Func<TimeProvider>? time = null)
    {
        var builder = new InProcessTestClusterBuilder(count);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(SiloSetup.Storage);
            configure?.Invoke(silo);
            silo.AddEcosystem(workers: 1);
            if (time is not null) silo.Services.Replace(ServiceDescriptor.Singleton(time()));
            // A killed silo is found dead within some seconds; shorter probes declared a healthy one dead on a busy machine.
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 1;
            });
        });
        builder.ConfigureClient(client => client.Services.AddModelMessages());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
