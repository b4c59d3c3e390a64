using System.Diagnostics.CodeAnalysis;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Engine;

/// <summary>The plans that a silo has at hand, by hash; the oldest go when there are many.</summary>
internal sealed class PlanShelf
{
    private const int Most = 4;
    private readonly Lock _lock = new();
    private readonly List<(PackedPlan Packed, ExperimentPlan Plan)> _plans = [];

    public bool TryGet(string hash, [NotNullWhen(true)] out ExperimentPlan? plan)
    {
        lock (_lock)
        {
            plan = _plans.Find(p => p.Packed?.Hash == hash).Plan;
            return plan is not null;
        }
    }

    /// <summary>A plan that is at hand, as it travels.</summary>
    public PackedPlan Packed(string hash)
    {
        lock (_lock) return _plans.Find(p => p.Packed?.Hash == hash).Packed;
    }

    /// <exception cref="InvalidOperationException">As <see cref="PackedPlan.Unpack"/>.</exception>
    public void Put(PackedPlan packed)
    {
        if (TryGet(packed.Hash, out _)) return;
        var plan = packed.Unpack();
        lock (_lock)
        {
            if (_plans.Exists(p => p.Packed.Hash == packed.Hash)) return;
            if (_plans.Count == Most) _plans.RemoveAt(0);
            _plans.Add((packed, plan));
        }
    }
}
