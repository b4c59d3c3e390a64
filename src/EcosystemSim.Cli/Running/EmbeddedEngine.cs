using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;

namespace EcosystemSim.Cli.Running;

/// <summary>An Orleans silo within this process. It starts while the folder of results is opened.</summary>
internal sealed class EmbeddedEngine(int threads, Granularity granularity) : RunEngine
{
    private readonly Task<EmbeddedSilo> _silo = Task.Run(() => EmbeddedSilo.Start(threads));

    public override EngineOutcome Run(
        string experiment, ExperimentPlan plan, IReadOnlyList<int> replications, IReplicationSink sink, EngineProgress progress, CancellationToken cancellation) =>
        OrleansEngine.Run(_silo.GetAwaiter().GetResult().Client, experiment, plan, replications, threads, sink, progress, granularity, cancellation);

    public override void Dispose()
    {
        if (_silo.IsCompletedSuccessfully) _silo.Result.Dispose();
        base.Dispose();
    }
}
