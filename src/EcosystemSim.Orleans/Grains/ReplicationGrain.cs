using System.Diagnostics;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IReplicationGrain"/>
[RandomPlacement]
internal sealed class ReplicationGrain(WorkerThreads workers, PlanShelf plans, StartReplication start, ILocalSiloDetails here) : Grain, IReplicationGrain
{
    // Long enough that messages cost nothing beside it, short enough that progress is seen.
    private const int SliceMilliseconds = 200;

    private IReplicationRun? _run;
    private ReplicationSlice? _end;
    private int _quarters;

    public async Task<ReplicationSlice> Advance(ReplicationOrder order)
    {
        if (_end is not null) return _end;
        if (!plans.TryGet(order.Plan, out var plan)) return Slice(SliceState.NeedsPlan);
        var slice = await workers.Run(() => Compute(plan, order.Replication));
        if (slice.State != SliceState.UnderWay) (_end, _run) = (slice, null);
        return slice;
    }

    public Task Forget()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private ReplicationSlice Compute(ExperimentPlan plan, int number)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            _run ??= start(plan, number);
            do
            {
                bool more = _run.Advance();
                _quarters++;
                workers.CountQuarter();
                if (!more) return Slice(SliceState.Done, PackedResult.Of(number, _run.FirmQuarters, _run.Runs));
            }
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < SliceMilliseconds);
            return Slice(SliceState.UnderWay);
        }
        catch (Exception error)
        {
            return Slice(SliceState.Failed, failure: FailureNotice.Of(number, _run?.Quarter ?? 0, error));
        }
    }

    private ReplicationSlice Slice(SliceState state, PackedResult? result = null, FailureNotice? failure = null) =>
        new() { State = state, Silo = here.SiloAddress.ToParsableString(), Quarters = _quarters, Result = result, Failure = failure };
}
