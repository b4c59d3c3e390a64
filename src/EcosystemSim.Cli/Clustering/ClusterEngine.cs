using EcosystemSim.Cli.Running;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Hosting;
using Orleans.Runtime;

namespace EcosystemSim.Cli.Clustering;

/// <summary>A cluster of silos, which this process is a client of. It is connected to before anything is written.</summary>
internal sealed class ClusterEngine : RunEngine
{
    private readonly ClusterConnection _connection;
    private readonly int _atOnce;
    private readonly Granularity _granularity;

    /// <param name="atOnce">Most replications under way at once; 0 = as many as the silos have workers.</param>
    /// <exception cref="EngineException">There is no such cluster, or it does not answer.</exception>
    public ClusterEngine(ClusterRequest request, int atOnce, Granularity granularity, CancellationToken cancellation)
    {
        (_atOnce, _granularity) = (atOnce, granularity);
        try
        {
            // A database that takes the connection and says nothing is not waited for either.
            _connection = Task.Run(() => ClusterConnection.Open(Settings.Of(request), cancellation), CancellationToken.None).WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (ClusterException e)
        {
            throw new EngineException(e.Message, ExitCode.BadInput, e);
        }
        catch (OperationCanceledException e)
        {
            throw new EngineException("stopped before the cluster answered; nothing was written.", ExitCode.Cancelled, e);
        }
    }

    public override EngineOutcome Run(
        string experiment, ExperimentPlan plan, IReadOnlyList<int> replications, IReplicationSink sink, EngineProgress progress, CancellationToken cancellation)
    {
        try
        {
            return OrleansEngine.Run(_connection.Client, experiment, plan, replications, _atOnce, sink, progress, _granularity, cancellation);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw new EngineException($"the cluster refuses the experiment: {e.Message}", ExitCode.BadInput, e);
        }
        catch (Exception e) when (Outage.Is(e))
        {
            throw new EngineException($"the cluster was lost and did not come back ({e.Message.TrimEnd('.')}); what is done is kept, and the same command goes on from there.", ExitCode.SomeFailed, e);
        }
    }

    public override void Dispose()
    {
        _connection.Dispose();
        base.Dispose();
    }
}
