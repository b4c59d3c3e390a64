using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IProviderGrain"/>
internal abstract class ProviderGrain(PlanShelf plans, ILocalSiloDetails here) : Grain, IProviderGrain
{
    private ProviderDesk? _desk;
    private int _attempt = -1;
    private (int Quarter, int Week) _last;
    private BlockReply? _lastReply;

    /// <summary>The grain of a provider, by its kind.</summary>
    public static IProviderGrain Of(IGrainFactory grains, ProviderKind kind, string key) => kind switch
    {
        ProviderKind.Cluster => grains.GetGrain<IClusterGrain>(key),
        ProviderKind.BusinessHouse or ProviderKind.MunicipalOffice => grains.GetGrain<IBusinessHouseGrain>(key),
        _ => grains.GetGrain<IAgencyGrain>(key),
    };

    public Task<BlockReply> Work(DeskOrder order) => Task.FromResult(Answer(order));

    private BlockReply Answer(DeskOrder order)
    {
        if (order.Attempt < _attempt) return Reply(BlockState.Lost);
        if (order.Attempt > _attempt) (_attempt, _desk, _lastReply) = (order.Attempt, null, null);
        if (_lastReply is not null && _last == (order.Quarter, order.Week)) return _lastReply;
        if (!plans.TryGet(order.Plan, out var plan)) return Reply(BlockState.NeedsPlan);
        try
        {
            // Books are given in the first week: a desk that begins later has lost them.
            if (_desk is null && order.Week > 0) return Reply(BlockState.Lost);
            var desk = _desk ??= new(plan, order.Replication, order.Provider);
            // In the turn itself: ten microseconds a world, less than a way to a worker and back.
            var outcomes = desk.Work(order.Quarter, order.Week, order.Content.As<DeskWeek?[]>());
            (_last, _lastReply) = ((order.Quarter, order.Week), Reply(BlockState.Done, new(outcomes)));
        }
        catch (Exception error)
        {
            (_last, _lastReply) = ((order.Quarter, order.Week), new() { State = BlockState.Failed, Silo = here.SiloAddress.ToParsableString(), Failure = FailureNotice.Of(order.Replication, order.Quarter, error) });
        }
        return _lastReply;
    }

    public Task Forget()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private BlockReply Reply(BlockState state, Parcel? content = null) => new() { State = state, Silo = here.SiloAddress.ToParsableString(), Content = content, Attempt = state == BlockState.Lost ? _attempt : 0 };
}

/// <inheritdoc cref="IClusterGrain"/>
[RandomPlacement]
internal sealed class ClusterGrain(PlanShelf plans, ILocalSiloDetails here) : ProviderGrain(plans, here), IClusterGrain;

/// <inheritdoc cref="IBusinessHouseGrain"/>
[RandomPlacement]
internal sealed class BusinessHouseGrain(PlanShelf plans, ILocalSiloDetails here) : ProviderGrain(plans, here), IBusinessHouseGrain;

/// <inheritdoc cref="IAgencyGrain"/>
[RandomPlacement]
internal sealed class AgencyGrain(PlanShelf plans, ILocalSiloDetails here) : ProviderGrain(plans, here), IAgencyGrain;
