using EcosystemSim.Orleans.Grains.Running;
using Microsoft.Extensions.Hosting;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>
/// Wakes the experiments in which something is left to do. The grain of one whose silo was lost comes back when it is called,
/// and its client may be away: so every silo calls all of them now and then.
/// </summary>
internal sealed class ExperimentWatch(IGrainFactory grains) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Wake();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo leaves.
        }
    }

    private async Task Wake()
    {
        try
        {
            foreach (string name in await grains.GetGrain<IExperimentsGrain>(0).Open()) await grains.GetGrain<IExperimentGrain>(name).Status();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The cluster is finding itself, or the database is away: the next call is soon.
        }
    }
}
