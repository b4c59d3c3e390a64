using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L15 Critical mass: agencies pay a larger share of fewer projects, nothing for small ones, and nothing rather than what is left.
/// Lowers: grants too small to move anything. Costs: meetings, a closer look at each application, and all those who get nothing.
/// Statement D03.
/// </summary>
internal static class CriticalMass
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CriticalMass;
        float usual = (float)f.Parameters.Finance.GrantShare;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i) || f.System.Providers[i].Kind != ProviderKind.Agency) continue;
            f.Charge(i, lever.CostFactor * p.MeetingHours);
            f.Money.GrantShare[i] = usual + (lever.Strength * ((float)p.GrantShare - usual));
            f.Money.MinimumProject[i] = lever.Strength * (float)p.MinimumProject;
            f.Money.LeastPart[i] = lever.Strength;
            f.Money.AssessmentMinutes[i] = lever.CostFactor * (float)p.AssessmentHours * 60;
        }
    }
}
