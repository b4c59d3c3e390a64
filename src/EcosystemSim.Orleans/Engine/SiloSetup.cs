using System.Text.Json;
using System.Text.Json.Serialization;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace EcosystemSim.Orleans.Engine;

/// <summary>Starts a replication; a seam for tests, which put small made-up economies, or poisoned ones, in its place.</summary>
/// <param name="plan">What it computes.</param>
/// <param name="number">Its number.</param>
public delegate IReplicationRun StartReplication(ExperimentPlan plan, int number);

/// <summary>How a silo works.</summary>
/// <param name="Workers">Threads that compute.</param>
/// <param name="IsDurable">Whether what experiments keep outlives the silo.</param>
public sealed record SiloOptions(int Workers, bool IsDurable);

/// <summary>What every silo needs, embedded or in a cluster.</summary>
public static class SiloSetup
{
    /// <summary>Name of the grain storage in which experiments keep what must survive the loss of a silo.</summary>
    public const string Storage = "ecosystem";

    // Orleans' own name for the clock of its membership.
    private const string Membership = "Orleans.Membership";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Workers of a silo that shares its machine with the silo's own upkeep: a core less than there are.</summary>
    public static int DefaultWorkers => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>What the model's actors say is JSON between silos, since the model knows nothing of Orleans; clients must be able to read it too.</summary>
    public static IServiceCollection AddModelMessages(this IServiceCollection services) =>
        services.AddSerializer(static serializer => serializer.AddJsonSerializer(static type => type.Namespace == typeof(QuarterOpening).Namespace, Json));

    /// <summary>Adds the services of the grains. The host adds clustering, and grain storage by the name <see cref="Storage"/>.</summary>
    /// <param name="workers">Threads that compute, at least 1; null for <see cref="DefaultWorkers"/>.</param>
    /// <param name="isDurable">Whether what experiments keep outlives the silo.</param>
    public static ISiloBuilder AddEcosystem(this ISiloBuilder silo, int? workers = null, bool isDurable = true)
    {
        int count = workers ?? DefaultWorkers;
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(workers), workers, "At least one worker must compute.");
        silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new SteadyTime(DateTimeOffset.UtcNow)));
        // Who is alive is told by the times in the table of silos, which are those of the machine's clock when they are read.
        silo.Services.AddKeyedSingleton(Membership, TimeProvider.System);
        silo.Services.TryAddSingleton(_ => new WorkerThreads(count));
        silo.Services.TryAddSingleton<PlanShelf>();
        silo.Services.TryAddSingleton(new SiloOptions(count, isDurable));
        silo.Services.TryAddSingleton<ActorMetrics>();
        silo.Services.AddModelMessages();
        silo.Services.TryAddSingleton<StartReplication>(static (plan, number) => new ModelReplication(plan, number));
        return silo;
    }
}
