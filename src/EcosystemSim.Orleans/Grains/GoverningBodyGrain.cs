using System.Collections.Immutable;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IGoverningBodyGrain"/>
[RandomPlacement]
internal sealed class GoverningBodyGrain(WorkerThreads workers, PlanShelf plans, Checkpoints checkpoints, ILocalSiloDetails here) : Grain, IGoverningBodyGrain
{
    private const int Weeks = 13;
    private SupportSide? _support;
    private IProviderGrain[] _providers = [];
    private ImmutableArray<SiloAddress> _silos = [];
    private SiloList _list = null!;
    private int _attempt = -1;
    private (int Quarter, GovernanceStep Step) _last;
    private GovernanceReply? _lastReply;

    // Entry of the quarter, worked out while the blocks open theirs.
    private Task _preparing = Task.CompletedTask;

    public async Task<GovernanceReply> Step(GovernanceOrder order)
    {
        if (order.Attempt < _attempt) return Reply(BlockState.Lost, attempt: _attempt);
        if (order.Attempt > _attempt) (_attempt, _support, _lastReply) = (order.Attempt, null, null);
        if (_lastReply is not null && _last == (order.Quarter, order.Step)) return _lastReply;
        if (!plans.TryGet(order.Plan, out var plan)) return Reply(BlockState.NeedsPlan);
        if (_support is null && order.Step != GovernanceStep.Begin) return Reply(BlockState.Lost);
        GovernanceReply reply;
        try
        {
            reply = await Take(order, plan);
        }
        catch (BlocksLostException lost)
        {
            _support = null;
            return Reply(BlockState.Lost, attempt: lost.Attempt);
        }
        catch (Exception error) when (!Outage.Is(error))
        {
            var notice = error is BlockFailedException failed ? failed.Notice : FailureNotice.Of(order.Replication, order.Quarter, error);
            reply = new() { State = BlockState.Failed, Silo = here.SiloAddress.ToParsableString(), Failure = notice };
        }
        (_last, _lastReply) = ((order.Quarter, order.Step), reply);
        return reply;
    }

    public async Task Forget()
    {
        await checkpoints.Forget(this.GetGrainId());
        await Task.WhenAll(_providers.Select(p => p.Forget()));
        DeactivateOnIdle();
    }

    private async Task<GovernanceReply> Take(GovernanceOrder order, ExperimentPlan plan)
    {
        switch (order.Step)
        {
            case GovernanceStep.Begin:
                return await Begin(order, plan);
            case GovernanceStep.Open:
                var opened = _support!;
                var opening = await workers.Run(opened.Open);
                _preparing = workers.Run(() =>
                {
                    opened.Prepare();
                    return true;
                });
                return Reply(BlockState.Done, new(opening));
            case GovernanceStep.Serve:
                return Reply(BlockState.Done, new(await Serve(order, plan)));
            case GovernanceStep.Ration:
                return Reply(BlockState.Done, new(await workers.Run(() => _support!.Ration(order.Content!.As<WorldDesires[][]>()))));
            case GovernanceStep.Close:
                return await Close(order);
            default:
                byte[] state = await workers.Run(_support!.Save);
                await checkpoints.Keep(this.GetGrainId(), order.Plan, order.Quarter, state);
                return Reply(BlockState.Done);
        }
    }

    private async Task<GovernanceReply> Begin(GovernanceOrder order, ExperimentPlan plan)
    {
        _list ??= new(GrainFactory);
        await _list.Look(atOnce: true);
        _silos = _list.Addresses;
        // Where every firm is a grain, so is every provider. Else the governing body works for them in its own turn: their weekly messages cost more than their work.
        _providers = order.Blocks == int.MaxValue ? [.. plan.System.Providers.Select((p, i) => ProviderGrain.Of(GrainFactory, p.Kind, $"{this.GetPrimaryKeyString()}/{i}"))] : [];
        var kept = order.FromCheckpoint ? await checkpoints.Find(this.GetGrainId(), order.Plan) : null;
        _support = await workers.Run(() => kept is { } k ? SupportSide.Restore(k.State, plan, order.Replication) : new(plan, order.Replication, order.Blocks, workers));
        return Reply(BlockState.Done, isFromCheckpoint: kept is not null);
    }

    private async Task<WorldDeliveries[][]> Serve(GovernanceOrder order, ExperimentPlan plan)
    {
        var support = _support!;
        await _preparing;
        if (_providers.Length == 0) return await workers.Run(() => support.Serve(order.Content!.As<BlockNeeds[]>(), workers));
        var told = await workers.Run(() =>
        {
            support.BeginServing(order.Content!.As<BlockNeeds[]>(), workers);
            return support.Week(0, workers);
        });
        for (int week = 0; week < Weeks; week++)
        {
            int next = week + 1;
            // Where no world has public support there is nobody to ask; cases still move.
            var outcomes = told.All(worlds => worlds.All(w => w is null)) ? [] : await Outcomes(order, week, told);
            told = await workers.Run(() =>
            {
                support.TakeWeek(outcomes);
                return next < Weeks ? support.Week(next, workers) : [];
            });
        }
        return await workers.Run(support.EndServing);
    }

    private async Task<DeskOutcome?[][]> Outcomes(GovernanceOrder order, int week, DeskWeek?[][] told)
    {
        var replies = await Task.WhenAll(_providers.Select((provider, p) => Ask(provider, p, order, week, new(told[p]))));
        return [.. replies.Select(r => r.Content!.As<DeskOutcome?[]>())];
    }

    private async Task<BlockReply> Ask(IProviderGrain provider, int index, GovernanceOrder order, int week, Parcel content)
    {
        SiloList.Hint(_silos[index % _silos.Length]);
        var desk = new DeskOrder { Plan = order.Plan, Replication = order.Replication, Provider = index, Attempt = order.Attempt, Quarter = order.Quarter, Week = week, Content = content };
        try
        {
            var reply = await provider.Work(desk);
            if (reply.State == BlockState.NeedsPlan)
            {
                await _list.Send(plans.Packed(order.Plan), reply.Silo);
                reply = await provider.Work(desk);
            }
            if (reply.State == BlockState.Failed) throw new BlockFailedException(reply.Failure!);
            return reply.State == BlockState.Done ? reply : throw new BlocksLostException($"Provider {index} came back empty in quarter {order.Quarter}.") { Attempt = reply.Attempt };
        }
        catch (Exception e) when (Outage.Is(e))
        {
            throw new BlocksLostException($"Provider {index} did not answer in quarter {order.Quarter}: {e.Message}", e);
        }
    }

    private async Task<GovernanceReply> Close(GovernanceOrder order)
    {
        var support = _support!;
        bool more = await workers.Run(() => support.Close(order.Content!.As<WorldReport?[][]>(), order.Census?.As<BlockCensus[]>()));
        if (more) return Reply(BlockState.Done);
        var result = await workers.Run(() => PackedResult.Of(order.Replication, support.FirmQuarters, support.Runs));
        return new() { State = BlockState.Done, Silo = here.SiloAddress.ToParsableString(), Quarter = support.Quarter, Result = result };
    }

    private GovernanceReply Reply(BlockState state, Parcel? content = null, bool isFromCheckpoint = false, int attempt = 0) => new()
    {
        State = state,
        Silo = here.SiloAddress.ToParsableString(),
        Quarter = _support?.Quarter ?? 0,
        IsFromCheckpoint = isFromCheckpoint,
        Blocks = [.. _support?.Blocks ?? []],
        IsLast = _support?.IsLastQuarter ?? false,
        Content = content,
        Attempt = attempt,
    };
}
