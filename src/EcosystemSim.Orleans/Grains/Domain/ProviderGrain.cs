using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace EcosystemSim.Orleans.Grains.Domain;

/// <inheritdoc cref="IProviderGrain"/>
/// <remarks>A week is worked in the grain's own turn: some microseconds a world, less than a way to a worker and back.</remarks>
[RandomPlacement]
internal sealed class ProviderGrain(PlanShelf plans, ActorMetrics metrics, ILogger<ProviderGrain> logger) : Grain, IProviderGrain
{
    private readonly Dictionary<string, bool[]> _agreements = [];
    private ExperimentPlan _plan = null!;
    private ActorKey _key = null!;
    private ProviderOffice? _office;
    private int _index;

    private ProviderOffice Office => _office ?? throw new ActorLostException(this.GetPrimaryKeyString());

    public async Task Inform(ActorKey key, News news, CancellationToken cancellation)
    {
        await Begin(key);
        Office.Hear(news.Firms);
    }

    public async Task Join(ActorKey key, Membership membership, CancellationToken cancellation)
    {
        await Begin(key);
        _agreements[membership.Agreement] = membership.Parties;
    }

    public Task Leave(string agreement, CancellationToken cancellation)
    {
        _agreements.Remove(agreement);
        return Task.CompletedTask;
    }

    public async Task BeginQuarter(ActorKey key, Opening opening, CancellationToken cancellation)
    {
        await Begin(key);
        await Say(Office.Open(opening.Quarter), cancellation);
    }

    public Task Enquire(Enquiries enquiries, CancellationToken cancellation)
    {
        Office.Enquire(enquiries.Cases);
        metrics.Enquiries.Add(enquiries.Cases.Length);
        return Task.CompletedTask;
    }

    public Task HandOver(Referrals referrals, CancellationToken cancellation)
    {
        Office.HandOver(referrals.Cases);
        metrics.Referrals.Add(referrals.Cases.Length);
        return Task.CompletedTask;
    }

    public async Task<Worked> Work(Week week, CancellationToken cancellation)
    {
        var worked = Office.Work(week.Number, week.WasFree);
        var said = worked.HandOvers.Select(h => Refer(h.Key, h.Value, cancellation)).Append(Say(worked.Answers, cancellation));
        if (worked.Applications.Length > 0) said = said.Append(GrainFactory.GetGrain<IGoverningBodyGrain>(_key.Text).Apply(new(worked.Applications), cancellation));
        await Task.WhenAll(said);
        return new(worked.IsFree);
    }

    public Task<Account> Report(CancellationToken cancellation) => Task.FromResult(new Account(Office.Report()));

    public Task Award(Awards awards, CancellationToken cancellation)
    {
        Office.Close(awards.Worlds);
        return Task.CompletedTask;
    }

    public Task Retire()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Refer(int colleague, CaseFile[] cases, CancellationToken cancellation)
    {
        string[] under = [.. _agreements.Where(a => a.Value[_index] && a.Value[colleague]).Select(a => a.Key)];
        logger.LogDebug("{Provider} refers {Count} cases to {Colleague} ({Agreements})", _plan.System.Providers[_index].Id, cases.Length, _plan.System.Providers[colleague].Id, string.Join(", ", under));
        return GrainFactory.GetGrain<IProviderGrain>(_key.Provider(_plan.System.Providers[colleague].Id)).HandOver(new(_index, under, cases), cancellation);
    }

    /// <summary>Tells firms what was done, block by block.</summary>
    private Task Say(Answer[] answers, CancellationToken cancellation)
    {
        if (answers.Length == 0) return Task.CompletedTask;
        metrics.Count(answers);
        var share = new FirmShare(_key.Blocks, 0, _plan.Population.Count);
        return Task.WhenAll(answers.GroupBy(a => share.BlockOf(a.Firm)).Select(own => GrainFactory.GetGrain<IFirmsGrain>(_key.Firms(own.Key)).Answer(new([.. own]), cancellation)));
    }

    private async Task Begin(ActorKey key)
    {
        if (_office is not null) return;
        (_key, _plan) = (key, await plans.Of(key.Experiment, key.Plan, GrainFactory));
        string id = this.GetPrimaryKeyString()[(key.Text.Length + 1)..];
        while (_plan.System.Providers[_index].Id != id) _index++;
        _office = new(_plan, key.Replication, _index);
    }
}
