using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.State;

/// <summary>
/// What the shocks of a plan do to a sector in a quarter. Pure functions of the plan, so that every arm meets the same; the firms
/// see them as demand, as the world frontier and as the mix of their needs.
/// </summary>
internal sealed class ShockPaths(ImmutableArray<ShockSpec> shocks)
{
    // A shock of a tenth makes the needs that it brings half as many again.
    private const double NeedsPerSize = 5;

    /// <summary>Whether there is any.</summary>
    public bool Any => shocks.Length > 0;

    /// <summary>Change of a sector's log demand in a quarter.</summary>
    public double DemandChange(int sector, int quarter)
    {
        double change = 0;
        foreach (var shock in shocks)
        {
            if (!shock.Sectors[sector]) continue;
            int age = quarter - shock.From;
            // Comes in one length of the shock, and goes in another: at once, after a further length, or not at all.
            int back = shock.Kind switch
            {
                ShockKind.Demand => shock.Quarters,
                ShockKind.Cost or ShockKind.Climate => 2 * shock.Quarters,
                ShockKind.Outsourcing => int.MaxValue,
                _ => -1,
            };
            if (back < 0) continue;
            if (age >= 0 && age < shock.Quarters) change += shock.Size / shock.Quarters;
            if (age >= back && age - back < shock.Quarters) change -= shock.Size / shock.Quarters;
        }
        return change;
    }

    /// <summary>Rise of a sector's world frontier up to and including a quarter, log points.</summary>
    public double FrontierRise(int sector, int quarter)
    {
        double rise = 0;
        foreach (var shock in shocks)
        {
            if (shock.Kind != ShockKind.Competition || !shock.Sectors[sector]) continue;
            rise += shock.Size * Math.Clamp(quarter - shock.From + 1, 0, shock.Quarters) / shock.Quarters;
        }
        return rise;
    }

    /// <summary>
    /// Shares of the types of need in a quarter: those that a shock brings arise so many times as often, the others give way in
    /// proportion, so that the number of needs stays as it is.
    /// </summary>
    public void ShiftMix(int sector, int quarter, Span<double> mix)
    {
        foreach (var shock in shocks)
        {
            if (shock.Kind is not (ShockKind.Climate or ShockKind.Skills) || !shock.Sectors[sector]) continue;
            int age = quarter - shock.From;
            if (age < 0 || age >= shock.Quarters) continue;
            int brought = (int)(shock.Kind == ShockKind.Climate ? NeedType.GreenTransition : NeedType.Skills);
            double before = mix[brought], after = Math.Min(1, before * (1 + (NeedsPerSize * Math.Abs(shock.Size))));
            if (before >= 1) continue;
            for (int n = 0; n < mix.Length; n++) mix[n] *= (1 - after) / (1 - before);
            mix[brought] = after;
        }
    }
}
