using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L08 Stationed staff: advisers of the house sit some days at the municipal offices, the export adviser at the house.
/// Lowers: unawareness, wrong doors. Costs: the time of presence, taken from cases. Statements B24, C13.
/// </summary>
internal static class StationedStaff
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.StationedStaff;
        for (int home = 0; home < f.Providers; home++)
        {
            if (!lever.HasParty(home)) continue;
            int hosts = 0;
            for (int host = 0; host < f.Providers; host++)
            {
                if (!lever.HasParty(host) || !Stations(f.System.Providers[home], f.System.Providers[host])) continue;
                hosts++;
                f.KnowEachOther(home, host, lever.Strength * (float)p.Knowledge);
                f.Charge(home, lever.CostFactor * p.PresenceFte * f.Parameters.Triage.HoursPerFte);
            }
            // Presence at all offices of a region is what makes the house known there; one host is one host's share of it.
            int region = f.System.Providers[home].Region, possible = 0;
            foreach (var host in f.System.Providers) possible += Stations(f.System.Providers[home], host) ? 1 : 0;
            if (hosts > 0) f.AddAwareness(home, region, lever.Strength * (float)p.Awareness * hosts / possible);
        }
    }

    private static bool Stations(ProviderSpec home, ProviderSpec host) => home.Region == host.Region && home.Kind switch
    {
        ProviderKind.BusinessHouse => host.Kind == ProviderKind.MunicipalOffice,
        ProviderKind.ExportAdviser => host.Kind == ProviderKind.BusinessHouse,
        _ => false,
    };
}
