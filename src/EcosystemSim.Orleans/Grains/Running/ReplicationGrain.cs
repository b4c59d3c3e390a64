using System.Diagnostics;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Grains.Domain;
using EcosystemSim.Orleans.Messages;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains.Running;

/// <inheritdoc cref="IReplicationGrain"/>
/// <remarks>Whatever is lost with a silo is computed again from the beginning: a replication follows from its keys.</remarks>
[RandomPlacement]
internal sealed class ReplicationGrain(WorkerThreads workers, PlanShelf plans, StartReplication start, ILocalSiloDetails here, ILogger<ReplicationGrain> logger) : Grain, IReplicationGrain
{
    // Long enough that messages cost nothing beside it, short enough that progress is seen.
    private const int SliceMilliseconds = 200;
    private const int MostAttempts = 20;

    private IReplicationRun? _run;
    private ActorKey? _actors;
    private ReplicationSlice? _end;
    private int _attempts;
    private int _quarters;

    public async Task<ReplicationSlice> Advance(ReplicationOrder order, CancellationToken cancellation)
    {
        if (_end is not null) return _end;
        var plan = await plans.Of(order.Experiment, order.Plan, GrainFactory);
        int blocks = Granularity.Parse(order.Granularity)!.Value.Blocks;
        var slice = blocks == 0 ? await workers.Run(() => Compute(plan, order.Replication)) : await Conduct(plan, order, blocks, cancellation);
        if (slice.State == SliceState.UnderWay) return slice;
        // Over before anything is let go of: where that fails, nobody may conduct on from here.
        (_end, _run) = (slice, null);
        await LetGo();
        return slice;
    }

    public async Task Forget()
    {
        await LetGo();
        DeactivateOnIdle();
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

    private async Task<ReplicationSlice> Conduct(ExperimentPlan plan, ReplicationOrder order, int blocks, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            _actors ??= new(order.Experiment, order.Plan, order.Replication, blocks, Guid.NewGuid().ToString("N")[..12]);
            var governing = GrainFactory.GetGrain<IGoverningBodyGrain>(_actors.Text);
            do
            {
                var done = await governing.ConductQuarter(_actors, cancellation);
                // A governing body that came back empty has begun anew, and the others have not.
                if (done.Quarter != ++_quarters - plan.WarmUpQuarters) throw new ActorLostException(_actors.Text);
                workers.CountQuarter();
                if (done.Result is { } result) return Slice(SliceState.Done, result);
            }
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < SliceMilliseconds);
            return Slice(SliceState.UnderWay);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Slice(SliceState.UnderWay);
        }
        catch (Exception error) when (Outage.Is(error))
        {
            logger.LogWarning("Replication {Replication} is computed again: {Reason}", order.Replication, error.Message);
            await LetGo();
            _quarters = 0;
            if (++_attempts >= MostAttempts) return Slice(SliceState.Failed, failure: FailureNotice.Of(order.Replication, 0, error));
            // The cluster takes some seconds to agree that a silo is dead; until then its grains cannot come back.
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            return Slice(SliceState.UnderWay);
        }
        catch (Exception error)
        {
            return Slice(SliceState.Failed, failure: FailureNotice.Of(order.Replication, _quarters - plan.WarmUpQuarters, error));
        }
    }

    private async Task LetGo()
    {
        if (_actors is not { } actors) return;
        _actors = null;
        try
        {
            await GrainFactory.GetGrain<IGoverningBodyGrain>(actors.Text).Retire();
        }
        catch (Exception e) when (Outage.Is(e))
        {
            // An actor whose silo is lost has nothing left to let go of; the others leave when nobody has called them for long.
            logger.LogDebug("Not all actors of {Actors} could be told that it is over: {Reason}", actors.Text, e.Message);
        }
    }

    private ReplicationSlice Slice(SliceState state, PackedResult? result = null, FailureNotice? failure = null) =>
        new() { State = state, Silo = here.SiloAddress.ToParsableString(), Quarters = _quarters, Result = result, Failure = failure };
}
