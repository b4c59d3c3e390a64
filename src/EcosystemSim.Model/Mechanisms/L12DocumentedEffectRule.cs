using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L12 Only help with documented effect is funded: each year hours move from offers below the mean documented effect of
/// their need type to those above (see the governance step). Lowers: uncertainty about quality. Costs: monitoring; and
/// noise can move hours the wrong way. Statement A02.
/// </summary>
internal static class DocumentedEffectRule
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.DocumentedEffect;
        f.BudgetMove = lever.Strength * (float)p.BudgetMove;
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i) && f.System.Providers[i].Offers.Any(o => o.Specialised)) f.Administer(lever, i, lever.CostFactor * p.MonitoringHours);
        }
    }
}
