using System.Diagnostics.Metrics;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.Hosting;

namespace EcosystemSim.Orleans.Hosting;

/// <summary>What the workers of a silo do, as metrics.</summary>
internal sealed class WorkerMetrics : IHostedService, IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = ActorMetrics.Meter;
    private readonly Meter _meter = new(Meter);

    public WorkerMetrics(WorkerThreads workers)
    {
        _meter.CreateObservableCounter("ecosim.quarters", () => workers.Quarters, "{quarter}", "Quarters of replications computed, each with all arms.");
        _meter.CreateObservableGauge("ecosim.workers", () => workers.Count, "{thread}", "Threads that compute.");
        _meter.CreateObservableGauge("ecosim.busy", () => workers.Busy, "{task}", "Pieces of work waiting or being computed.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();
}
