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
internal sealed class ReplicationGrain(WorkerThreads workers, PlanShelf plans, Checkpoints checkpoints, StartReplication start, ILocalSiloDetails here, TimeProvider time) : Grain, IReplicationGrain
{
    // Long enough that messages cost nothing beside it, short enough that progress is seen.
    private const int SliceMilliseconds = 200;
    private const int MostAttempts = 20;

    private IReplicationRun? _run;
    private BlockConductor? _conductor;
    private ReplicationSlice? _end;
    private int _attempts;
    private int _newest;
    private int _quarters;

    public async Task<ReplicationSlice> Advance(ReplicationOrder order)
    {
        if (_end is not null) return _end;
        if (!plans.TryGet(order.Plan, out var plan)) return Slice(SliceState.NeedsPlan);
        int blocks = Granularity.Parse(order.Granularity)!.Value.Blocks;
        var slice = blocks == 0 ? await workers.Run(() => Compute(plan, order.Replication)) : await Conduct(plan, order, blocks);
        if (slice.State == SliceState.UnderWay) return slice;
        // Over before anything is let go of: where that fails, nobody may conduct on from here.
        var conductor = _conductor;
        (_end, _run, _conductor) = (slice, null, null);
        if (conductor is not null) await LetGo(conductor);
        return slice;
    }

    public async Task Forget()
    {
        if (_conductor is not null) await LetGo(_conductor);
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

    private async Task<ReplicationSlice> Conduct(ExperimentPlan plan, ReplicationOrder order, int blocks)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            _conductor ??= await Begin(plan, order, blocks);
            do
            {
                bool more = await _conductor.Advance();
                _quarters++;
                workers.CountQuarter();
                if (!more) return Slice(SliceState.Done, _conductor.Result);
                if (checkpoints.IsDue(_quarters)) await _conductor.Keep();
            }
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < SliceMilliseconds);
            return Slice(SliceState.UnderWay);
        }
        catch (BlockFailedException error)
        {
            return Slice(SliceState.Failed, failure: error.Notice);
        }
        catch (BlocksLostException error)
        {
            _conductor = null;
            _newest = Math.Max(_newest, error.Attempt);
            if (++_attempts >= MostAttempts) return Slice(SliceState.Failed, failure: FailureNotice.Of(order.Replication, 0, error));
            // The cluster takes some seconds to agree that a silo is dead; until then its grains cannot come back.
            await Task.Delay(TimeSpan.FromSeconds(1));
            return Slice(SliceState.UnderWay);
        }
        catch (Exception error) when (!Outage.Is(error))
        {
            return Slice(SliceState.Failed, failure: FailureNotice.Of(order.Replication, _conductor?.Quarter ?? 0, error));
        }
    }

    /// <summary>All blocks begin together: from the last checkpoint that all have, or with the population.</summary>
    private async Task<BlockConductor> Begin(ExperimentPlan plan, ReplicationOrder order, int blocks)
    {
        // Attempts count up over the lives of this grain too, so that blocks of an earlier life know that theirs is over. Where the
        // clock was set back since, they say which attempt theirs is, and the next one is newer.
        int attempt = _newest = Math.Max((int)((time.GetUtcNow().ToUnixTimeMilliseconds() / 100) & int.MaxValue), _newest + 1);
        var packed = plans.Packed(order.Plan);
        // A checkpoint at which blocks were lost once more is no good: begin anew after several attempts.
        var conductor = new BlockConductor(GrainFactory, new(GrainFactory), packed, this.GetPrimaryKeyString(), order.Replication, blocks, attempt);
        await conductor.Begin(-plan.WarmUpQuarters, here.SiloAddress, fromCheckpoint: _attempts < MostAttempts / 2);
        _quarters = conductor.Quarter + plan.WarmUpQuarters;
        return conductor;
    }

    private static async Task LetGo(BlockConductor conductor)
    {
        try
        {
            await conductor.Forget();
        }
        catch (Exception e) when (Outage.Is(e))
        {
            // A block whose silo is lost has nothing left to let go of; what is left in the database is swept up later.
        }
    }

    private ReplicationSlice Slice(SliceState state, PackedResult? result = null, FailureNotice? failure = null) =>
        new() { State = state, Silo = here.SiloAddress.ToParsableString(), Quarters = _quarters, Result = result, Failure = failure };
}
