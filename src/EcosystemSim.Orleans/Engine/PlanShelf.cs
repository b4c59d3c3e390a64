using System.Diagnostics.CodeAnalysis;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Grains.Running;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Engine;

/// <summary>The plans that a silo has at hand, by hash; the oldest go when there are many.</summary>
internal sealed class PlanShelf
{
    private const int Most = 4;
    private readonly Lock _lock = new();
    private readonly List<(string Hash, ExperimentPlan Plan)> _plans = [];

    private bool TryGet(string hash, [NotNullWhen(true)] out ExperimentPlan? plan)
    {
        lock (_lock)
        {
            plan = _plans.Find(p => p.Hash == hash).Plan;
            return plan is not null;
        }
    }

    /// <summary>A plan that is at hand, or that the experiment hands over.</summary>
    /// <exception cref="Grains.Domain.ActorLostException">The experiment does not know of it any more.</exception>
    public async Task<ExperimentPlan> Of(string experiment, string hash, IGrainFactory grains)
    {
        if (TryGet(hash, out var plan)) return plan;
        var packed = await grains.GetGrain<IExperimentGrain>(experiment).Plan(hash) ?? throw new Grains.Domain.ActorLostException($"The plan of {experiment}");
        return await Task.Run(() => Put(packed));
    }

    /// <exception cref="InvalidOperationException">As <see cref="PackedPlan.Unpack"/>.</exception>
    private ExperimentPlan Put(PackedPlan packed)
    {
        if (TryGet(packed.Hash, out var known)) return known;
        var plan = packed.Unpack();
        lock (_lock)
        {
            if (_plans.Find(p => p.Hash == packed.Hash).Plan is { } other) return other;
            if (_plans.Count == Most) _plans.RemoveAt(0);
            _plans.Add((packed.Hash, plan));
        }
        return plan;
    }
}
