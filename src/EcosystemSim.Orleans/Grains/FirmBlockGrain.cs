using EcosystemSim.Model.Hosting;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IFirmBlockGrain"/>
[RandomPlacement]
internal sealed class FirmBlockGrain(WorkerThreads workers, PlanShelf plans, Checkpoints checkpoints, ILocalSiloDetails here) : Grain, IFirmBlockGrain
{
    private FirmBlock? _block;
    private int _attempt = -1;
    private (int Quarter, BlockStep Step) _last;
    private BlockReply? _lastReply;

    // Next quarter's luck, drawn while the governing body works.
    private Task _ahead = Task.CompletedTask;

    public async Task<BlockReply> Step(BlockOrder order)
    {
        if (order.Attempt < _attempt) return Reply(BlockState.Lost);
        if (order.Attempt > _attempt) (_attempt, _block, _lastReply, _ahead) = (order.Attempt, null, null, Task.CompletedTask);
        if (_lastReply is not null && _last == (order.Quarter, order.Step)) return _lastReply;
        if (!plans.TryGet(order.Plan, out var plan)) return Reply(BlockState.NeedsPlan);
        try
        {
            await _ahead;
            if (_block is null)
            {
                if (!order.MayBegin) return Reply(BlockState.Lost);
                byte[]? state = null;
                if (order.From is { } from)
                {
                    if (await checkpoints.Find(this.GetGrainId(), order.Plan, from) is not { } kept) return Reply(BlockState.Lost);
                    state = kept.State;
                }
                _block = await workers.Run(() => state is null
                    ? new FirmBlock(plan, order.Replication, new(order.Blocks, order.Block, plan.Population.Count))
                    : FirmBlock.Restore(state, plan, order.Replication));
            }
            if (order.Step == BlockStep.Keep)
            {
                byte[] state = await workers.Run(_block.Save);
                await checkpoints.Keep(this.GetGrainId(), order.Plan, order.Quarter, state);
                return Remember(order, Reply(BlockState.Done));
            }
            var block = _block;
            var content = await workers.Run(() => Compute(block, order));
            if (order.Step is BlockStep.Desire or BlockStep.Hire)
            {
                _ahead = workers.RunWhenFree(() =>
                {
                    block.DrawAhead();
                    return true;
                });
            }
            return Remember(order, Reply(BlockState.Done, content));
        }
        catch (Exception error) when (!Outage.Is(error))
        {
            return Remember(order, new() { State = BlockState.Failed, Silo = here.SiloAddress.ToParsableString(), Failure = FailureNotice.Of(order.Replication, order.Quarter, error) });
        }
    }

    public async Task Forget()
    {
        await checkpoints.Forget(this.GetGrainId());
        DeactivateOnIdle();
    }

    private static Parcel Compute(FirmBlock block, BlockOrder order) => order.Step switch
    {
        BlockStep.Open => new(block.Open(order.Content!.As<BlockOpening>())),
        BlockStep.Desire => new(block.Desire(order.Content!.As<WorldDeliveries[]>())),
        BlockStep.Hire => new(block.Hire(order.Content!.As<WorldHiring?[]>())),
        _ => new(block.Census()),
    };

    private BlockReply Remember(BlockOrder order, BlockReply reply)
    {
        (_last, _lastReply) = ((order.Quarter, order.Step), reply);
        return reply;
    }

    private BlockReply Reply(BlockState state, Parcel? content = null) => new() { State = state, Silo = here.SiloAddress.ToParsableString(), Content = content, Attempt = state == BlockState.Lost ? _attempt : 0 };
}
