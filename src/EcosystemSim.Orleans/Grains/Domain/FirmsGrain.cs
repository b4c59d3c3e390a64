using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using Orleans.Placement;

namespace EcosystemSim.Orleans.Grains.Domain;

/// <inheritdoc cref="IFirmsGrain"/>
[RandomPlacement]
internal sealed class FirmsGrain(WorkerThreads workers, PlanShelf plans) : Grain, IFirmsGrain
{
    private ExperimentPlan _plan = null!;
    private ActorKey _key = null!;
    private FirmBlock? _firms;

    private FirmBlock Firms => _firms ?? throw new ActorLostException(this.GetPrimaryKeyString());

    public async Task<Arisen> BeginQuarter(ActorKey key, Opening opening, CancellationToken cancellation)
    {
        if (_firms is null)
        {
            (_key, _plan) = (key, await plans.Of(key.Experiment, key.Plan, GrainFactory));
            int block = int.Parse(this.GetPrimaryKeyString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
            _firms = await workers.Run(() => new FirmBlock(_plan, key.Replication, new(key.Blocks, block, _plan.Population.Count)));
        }
        var firms = _firms;
        var (needs, news) = await workers.Run(() => (firms.Open(opening.Quarter), firms.News()));
        await Task.WhenAll(news.GroupBy(n => n.Provider).Select(n => Provider(n.Key).Inform(key, new([.. n]), cancellation)));
        return new(needs);
    }

    public async Task<Sought> SeekHelp(int week, CancellationToken cancellation)
    {
        var seeking = Firms.SeekHelp(week);
        await Task.WhenAll(seeking.Enquiries.Select(e => Provider(e.Key).Enquire(new(e.Value), cancellation)));
        return new(seeking.Answers, seeking.NoDoor);
    }

    public Task Answer(Answers answers, CancellationToken cancellation)
    {
        Firms.Hear(answers.All);
        return Task.CompletedTask;
    }

    public async Task<Desires> Grow(Deliveries deliveries, CancellationToken cancellation)
    {
        var firms = Firms;
        return new(await workers.Run(() => firms.Desire(deliveries.Worlds)));
    }

    public async Task<Grown> Hire(Hiring hiring, CancellationToken cancellation)
    {
        var firms = Firms;
        return new(await workers.Run(() => firms.Hire(hiring.Worlds)));
    }

    public Task<Census> Count(CancellationToken cancellation) => Task.FromResult(new Census(Firms.Census()));

    public Task Retire()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private IProviderGrain Provider(int provider) => GrainFactory.GetGrain<IProviderGrain>(_key.Provider(_plan.System.Providers[provider].Id));
}
