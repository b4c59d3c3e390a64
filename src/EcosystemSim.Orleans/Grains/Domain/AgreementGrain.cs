using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace EcosystemSim.Orleans.Grains.Domain;

/// <inheritdoc cref="IAgreementGrain"/>
[RandomPlacement]
internal sealed class AgreementGrain(PlanShelf plans, ILogger<AgreementGrain> logger) : Grain, IAgreementGrain
{
    private AgreementTerms? _terms;

    public async Task Settle(ActorKey key, AgreementTerms terms, CancellationToken cancellation)
    {
        var plan = await plans.Of(key.Experiment, key.Plan, GrainFactory);
        bool[] before = _terms?.Parties ?? new bool[terms.Parties.Length];
        _terms = terms;
        if (before.SequenceEqual(terms.Parties)) return;
        var said = new List<Task>();
        for (int p = 0; p < terms.Parties.Length; p++)
        {
            if (!terms.Parties[p] && !before[p]) continue;
            var party = GrainFactory.GetGrain<IProviderGrain>(key.Provider(plan.System.Providers[p].Id));
            if (terms.Parties[p] != before[p]) logger.LogInformation("{Provider} {Verb} {Agreement}", plan.System.Providers[p].Id, terms.Parties[p] ? "joins" : "leaves", terms.Agreement);
            said.Add(terms.Parties[p] ? party.Join(key, new(terms.Agreement, terms.Parties), cancellation) : party.Leave(terms.Agreement, cancellation));
        }
        await Task.WhenAll(said);
    }

    public Task<AgreementTerms?> Terms(CancellationToken cancellation) => Task.FromResult(_terms);

    public Task Retire()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>How an agreement stands in a world: whoever has left all its levers is no party any more.</summary>
    public static AgreementTerms StandingOf(ArmSpec arm, AgreementSpec agreement, int quarter, Model.Hosting.Terms terms)
    {
        int providers = terms.Commitment.Length;
        bool[] parties = new bool[providers];
        for (int p = 0; p < providers && agreement.IsInForce(quarter); p++)
            parties[p] = agreement.Parties[p] && (agreement.Levers.IsEmpty || agreement.Levers.Any(l => !terms.Left[((int)l.Lever * providers) + p]));
        return new($"{arm.Id}/{agreement.Name}", parties, terms.Commitment);
    }
}
