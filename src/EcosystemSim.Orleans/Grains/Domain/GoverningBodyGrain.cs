using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Placement;

namespace EcosystemSim.Orleans.Grains.Domain;

/// <inheritdoc cref="IGoverningBodyGrain"/>
[PreferLocalPlacement]
internal sealed class GoverningBodyGrain(WorkerThreads workers, PlanShelf plans) : Grain, IGoverningBodyGrain
{
    private const int Weeks = 13;
    private readonly Dictionary<int, IFirmsGrain> _firms = [];
    private readonly HashSet<IAgreementGrain> _agreements = [];
    private IProviderGrain[] _providers = [];
    private ExperimentPlan _plan = null!;
    private GoverningBody? _body;
    private ActorKey _key = null!;

    public async Task<QuarterDone> ConductQuarter(ActorKey key, CancellationToken cancellation)
    {
        var body = _body ?? await Begin(key);
        var opening = await workers.Run(body.Open);
        await Settle(body, opening, cancellation);

        // Firms enter and needs arise; providers have their hours.
        var newcomers = body.Blocks.Where(b => !_firms.ContainsKey(b)).ToHashSet();
        foreach (int block in newcomers) _firms[block] = GrainFactory.GetGrain<IFirmsGrain>(key.Firms(block));
        IFirmsGrain[] firms = [.. body.Blocks.Select(b => _firms[b])];
        var toAll = new Opening(opening);
        var toNew = new Opening(body.ForNewcomers(opening));
        var needs = await Task.WhenAll(body.Blocks.Select(b => _firms[b].BeginQuarter(key, newcomers.Contains(b) ? toNew : toAll, cancellation)));
        await Task.WhenAll(_providers.Select(p => p.BeginQuarter(key, toAll, cancellation)));

        for (int week = 0; week < Weeks; week++)
        {
            // Firms look for doors, then providers work.
            var sought = await Task.WhenAll(firms.Select(f => f.SeekHelp(week, cancellation)));
            if (week == 0) await workers.Run(() => Begin(body, needs, sought));
            body.TakeWeek(week, week == 0 ? [] : sought.SelectMany(s => s.Heard), sought.SelectMany(s => s.NoDoor));
            var toWork = new Week(week, body.WasFree);
            var worked = await Task.WhenAll(_providers.Select(p => p.Work(toWork, cancellation)));
            body.TakeFree([.. worked.Select(w => w.IsFree)]);
        }

        // Applications are decided, and what comes of it goes to firms and providers.
        var heard = await Task.WhenAll(firms.Select(f => f.SeekHelp(Weeks, cancellation)));
        var accounts = await Task.WhenAll(_providers.Select(p => p.Report(cancellation)));
        var (deliveries, awards) = await workers.Run(() => body.Decide(heard.SelectMany(h => h.Heard), [.. accounts.Select(a => a.Worlds)]));
        await Task.WhenAll(_providers.Select((p, i) => p.Award(new(awards[i]), cancellation)));

        // Firms grow, hire and leave; the quarter is written down.
        var desires = await Task.WhenAll(firms.Select((f, b) => f.Grow(new(deliveries[b]), cancellation)));
        var hiring = await workers.Run(() => body.Ration([.. desires.Select(d => d.Worlds)]));
        // Where labour is slack in all worlds, firms have hired already.
        var grown = hiring.Length == 0 ? [] : await Task.WhenAll(firms.Select((f, b) => f.Hire(new(hiring[b]), cancellation)));
        var census = body.IsLastQuarter ? await Task.WhenAll(firms.Select(f => f.Count(cancellation))) : null;
        bool more = await workers.Run(() => body.Close([.. grown.Select(g => g.Worlds)], census is null ? null : [.. census.Select(c => c.Firms)]));
        return new(body.Quarter, more ? null : await workers.Run(() => PackedResult.Of(key.Replication, body.FirmQuarters, body.Runs)));
    }

    public Task Apply(Applications applications, CancellationToken cancellation)
    {
        (_body ?? throw new ActorLostException(this.GetPrimaryKeyString())).Apply(applications.All);
        return Task.CompletedTask;
    }

    public async Task Retire()
    {
        await Task.WhenAll([.. _firms.Values.Select(f => f.Retire()), .. _providers.Select(p => p.Retire()), .. _agreements.Select(a => a.Retire())]);
        DeactivateOnIdle();
    }

    private static bool Begin(GoverningBody body, Arisen[] needs, Sought[] sought)
    {
        body.BeginWeeks([.. needs.Select(n => n.Needs)], sought.SelectMany(s => s.Heard));
        return true;
    }

    private async Task<GoverningBody> Begin(ActorKey key)
    {
        (_key, _plan) = (key, await plans.Of(key.Experiment, key.Plan, GrainFactory));
        _providers = [.. _plan.System.Providers.Select(p => GrainFactory.GetGrain<IProviderGrain>(key.Provider(p.Id)))];
        return _body = await workers.Run(() => new GoverningBody(_plan, key.Replication, key.Blocks));
    }

    /// <summary>Tells agreements how they stand, where something has changed.</summary>
    private Task Settle(GoverningBody body, QuarterOpening opening, CancellationToken cancellation)
    {
        var said = new List<Task>();
        foreach (var terms in opening.Terms)
        {
            var arm = _plan.Arms[terms.Arm];
            foreach (var agreement in arm.Agreements.Where(a => opening.Quarter >= a.From))
            {
                var grain = GrainFactory.GetGrain<IAgreementGrain>(_key.Agreement(arm.Id, agreement.Name));
                _agreements.Add(grain);
                said.Add(grain.Settle(_key, AgreementGrain.StandingOf(arm, agreement, body.Quarter, terms), cancellation));
            }
        }
        return Task.WhenAll(said);
    }
}
