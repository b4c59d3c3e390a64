using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L07 Joint events and shared administration. Lowers: unawareness, overhead. Costs: the events, and once the integration.
/// Statements C12, C14, C15, C16.
/// </summary>
internal static class JointEvents
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.JointEvents;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            var provider = f.System.Providers[i];
            for (int region = 0; region < f.System.Regions.Length; region++)
            {
                if (provider.ServesRegions[region] || f.BordersOpen[i]) f.AddAwareness(i, region, lever.Strength * (float)p.Awareness);
            }
            f.OverheadShare[i] *= 1 + (lever.Strength * ((float)p.OverheadRatio - 1));
            f.Charge(i, (lever.CostFactor * p.EventHours) + (lever.SetUpFactor * p.IntegrationHours * provider.AdviserFte));
        }
    }
}
