using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L06 Co-location: each cluster has a desk in the business houses, offices abroad have visiting hours there, a virtual cluster
/// is present everywhere without an office. Lowers: distance, distrust between staff, unawareness. Costs: rent in money, hours of
/// travel and of a split team, weaker ties where nobody meets. Statements B26, C10, C11, E09.
/// </summary>
internal static class CoLocation
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CoLocation;
        for (int guest = 0; guest < f.Providers; guest++)
        {
            if (!lever.HasParty(guest)) continue;
            var provider = f.System.Providers[guest];
            if (provider.IsVirtual) BePresentEverywhere(lever, f, guest);
            // Offices abroad come on some days only.
            float share = provider.Kind switch
            {
                ProviderKind.Cluster when !provider.IsVirtual => 1,
                ProviderKind.PartnerRegionOffice => (float)p.OfficeDesks,
                _ => 0,
            };
            for (int house = 0; house < f.Providers && share > 0; house++)
            {
                var host = f.System.Providers[house];
                if (!lever.HasParty(house) || host.Kind != ProviderKind.BusinessHouse) continue;
                // While borders are closed a desk elsewhere would serve nobody.
                if (!f.BordersOpen[guest] && !provider.ServesRegions[host.Region]) continue;
                if (!f.Adopts(lever, guest, house)) continue;
                f.KnowEachOther(guest, house, lever.Strength * share * (float)p.Knowledge);
                f.AddAwareness(guest, host.Region, lever.Strength * share * (float)p.Awareness);
                f.Nearer(guest, host.Region, 1 + (lever.Strength * share * ((float)p.TravelRatio - 1)));
                // Who sits there are the guest's own advisers, at work on cases as at home: a room costs money, and the day away hours.
                f.Rent[guest] += lever.CostFactor * share * p.Rent;
                f.Charge(guest, lever.CostFactor * share * p.TravelHours);
            }
        }
    }

    /// <summary>A virtual cluster reaches all regions, with weaker ties between those whom it brings together.</summary>
    private static void BePresentEverywhere(in LeverState lever, Frictions f, int cluster)
    {
        var p = f.Parameters.Levers.CoLocation;
        f.TrustOfBroker[cluster] = 1 + (lever.Strength * ((float)p.VirtualTrust - 1));
        f.Charge(cluster, lever.CostFactor * p.TravelHours);
        for (int region = 0; region < f.System.Regions.Length; region++)
        {
            f.AddAwareness(cluster, region, lever.Strength * (float)p.VirtualAwareness);
            f.Nearer(cluster, region, 1 - lever.Strength);
        }
    }
}
