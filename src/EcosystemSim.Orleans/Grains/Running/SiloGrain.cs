using EcosystemSim.Experiments;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains.Running;

/// <inheritdoc cref="ISiloGrain"/>
// Random placement goes where the caller's hint points.
[RandomPlacement]
internal sealed class SiloGrain(WorkerThreads workers, ILocalSiloDetails here) : Grain, ISiloGrain
{
    public Task<SiloReport> Report()
    {
        CheckPlace();
        return Task.FromResult(new SiloReport
        {
            Silo = here.SiloAddress.ToParsableString(),
            Workers = workers.Count,
            Busy = workers.Busy,
            Model = ModelVersion.Text,
            Quarters = workers.Quarters,
        });
    }

    /// <summary>
    /// A caller who does not know yet that a silo has joined places its grain on another one, where it would speak for the wrong
    /// silo for good. It moves to its own, where later calls find it. (Only leaving would not
    /// do: who has the wrong address in mind calls it there again, and so brings it back.)
    /// </summary>
    private void CheckPlace()
    {
        if (this.GetPrimaryKeyString() == here.SiloAddress.ToParsableString()) return;
        SiloList.Hint(SiloAddress.FromParsableString(this.GetPrimaryKeyString()));
        MigrateOnIdle();
        throw new OrleansException($"The silo {this.GetPrimaryKeyString()} is not known everywhere in the cluster yet.");
    }
}
