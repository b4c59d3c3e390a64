using EcosystemSim.Cli.Clustering;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Running;

/// <summary>The engine of one run, started when it is made; disposing of it stops what it has started.</summary>
internal abstract class RunEngine : IDisposable
{
    /// <summary>Starts an engine. What takes time goes on beside the caller, but for a cluster, which is connected to first.</summary>
    /// <param name="cancellation">Gives up waiting for a cluster.</param>
    /// <exception cref="EngineException">The cluster asked for does not answer.</exception>
    public static RunEngine Start(RunRequest request, CancellationToken cancellation) =>
        request.Cluster is { } cluster ? new ClusterEngine(cluster, request.Threads, request.Granularity, cancellation)
        : request.Engine == Engines.Orleans ? new EmbeddedEngine(request.Threads, request.Granularity)
        : new OnThreads(request.Threads);

    /// <summary>Runs replications; see <see cref="LocalEngine.Run(ExperimentPlan, IReadOnlyList{int}, int, IReplicationSink, EngineProgress, CancellationToken)"/>.</summary>
    /// <param name="experiment">Name by which the experiment is known where it runs.</param>
    public abstract EngineOutcome Run(
        string experiment, ExperimentPlan plan, IReadOnlyList<int> replications, IReplicationSink sink, EngineProgress progress, CancellationToken cancellation);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Threads of this process.</summary>
    private sealed class OnThreads(int threads) : RunEngine
    {
        public override EngineOutcome Run(
            string experiment, ExperimentPlan plan, IReadOnlyList<int> replications, IReplicationSink sink, EngineProgress progress, CancellationToken cancellation) =>
            LocalEngine.Run(plan, replications, threads, sink, progress, cancellation);
    }
}
