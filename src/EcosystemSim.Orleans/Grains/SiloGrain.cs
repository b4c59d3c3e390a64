using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="ISiloGrain"/>
// Random placement goes where the caller's hint points.
[RandomPlacement]
internal sealed class SiloGrain(WorkerThreads workers, PlanShelf plans, ILocalSiloDetails here) : Grain, ISiloGrain
{
    public Task<SiloReport> Report() => Task.FromResult(new SiloReport
    {
        Silo = here.SiloAddress.ToParsableString(),
        Workers = workers.Count,
        Busy = workers.Busy,
        Model = ModelVersion.Text,
        Quarters = workers.Quarters,
    });

    public Task Take(PackedPlan plan) => workers.Run(() =>
    {
        plans.Put(plan);
        return true;
    });
}
