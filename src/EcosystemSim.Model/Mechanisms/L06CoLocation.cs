using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L06 Co-location: each cluster has a desk in the business houses. Lowers: distance, distrust between staff, unawareness.
/// Costs: rent, travel, a split team. Statements C10, C11.
/// </summary>
internal static class CoLocation
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CoLocation;
        double deskHours = (p.Rent / f.Parameters.Governance.CostPerHour) + p.TravelHours;
        for (int cluster = 0; cluster < f.Providers; cluster++)
        {
            if (!lever.HasParty(cluster) || f.System.Providers[cluster].Kind != ProviderKind.Cluster) continue;
            for (int house = 0; house < f.Providers; house++)
            {
                var host = f.System.Providers[house];
                if (!lever.HasParty(house) || host.Kind != ProviderKind.BusinessHouse) continue;
                // While borders are closed a desk elsewhere would serve nobody.
                if (!f.BordersOpen[cluster] && !f.System.Providers[cluster].ServesRegions[host.Region]) continue;
                f.KnowEachOther(cluster, house, lever.Strength * (float)p.Knowledge);
                f.AddAwareness(cluster, host.Region, lever.Strength * (float)p.Awareness);
                f.Nearer(cluster, host.Region, 1 + (lever.Strength * ((float)p.TravelRatio - 1)));
                f.Charge(cluster, lever.CostFactor * deskHours);
            }
        }
    }
}
