using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Scenarios;

/// <summary>
/// Arms that are another one at no cost, which show what its costs do: all is the same but that some of its agreements, or all, are
/// free. What they are called is no matter.
/// </summary>
public static class FreeArms
{
    /// <summary>Each arm that is another one of them at no cost, with that other: the one that it is based on, or else the last.</summary>
    public static ImmutableDictionary<string, string> Of(IReadOnlyList<ArmSpec> arms, IReadOnlyDictionary<string, string> basedOn)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var free in arms.Where(a => a.Agreements.Any(g => g.CostFactor == 0)))
        {
            var same = arms.Where(other => other != free && IsAtNoCost(free, other)).ToList();
            if (same.Count > 0) found[free.Id] = (same.Find(a => basedOn.GetValueOrDefault(free.Id) == a.Id) ?? same[^1]).Id;
        }
        return found.ToImmutable();
    }

    private static bool IsAtNoCost(ArmSpec free, ArmSpec other) =>
        free.SupportEnds == other.SupportEnds && free.Agreements.Length == other.Agreements.Length
        && other.Agreements.All(a => free.Agreements.Any(f => Agreements.AreSame(f, a) || Agreements.AreSame(f, a with { CostFactor = 0 })))
        && other.Agreements.Any(a => a.CostFactor > 0 && !free.Agreements.Any(f => Agreements.AreSame(f, a)));
}
