using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L05 Referral hand in hand: houses and offices know the specialised providers and hand firms over warmly, where it is worth it;
/// houses keep an overview of all clusters. Lowers: wrong doors, hoarding, cold referrals. Costs: every warm hand-over, upkeep per
/// pair, upkeep of the overview. Statements C01, C02, C06 to C09.
/// </summary>
internal static class ReferralAgreement
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Referral;
        f.FollowThroughWarm = (float)p.WarmFollowThrough;
        f.More.LeastValue = (float)p.LeastValue;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            float strength = lever.Strength * commitment[i];
            f.Hoarding[i] *= 1 + (strength * ((float)p.HoardingRatio - 1));
            f.Warmth[i] = strength;
            f.More.WarmMinutes[i] = lever.CostFactor * (float)p.WarmHours * 60;
            if (p.Overview > 0 && f.System.Providers[i].Kind == ProviderKind.BusinessHouse) KeepOverview(lever, f, i, strength);
            for (int j = 0; j < f.Providers; j++)
            {
                if (i == j || !lever.HasParty(j) || !IsPair(f.System.Providers[i], f.System.Providers[j])) continue;
                if (!f.Adopts(lever, i, j))
                {
                    f.More.StayCold(i, j);
                    continue;
                }
                f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.Knowledge);
                f.Charge(i, lever.CostFactor * p.PairHours / 2);
                f.Charge(j, lever.CostFactor * p.PairHours / 2);
            }
        }
    }

    /// <summary>A house looks after what every cluster that may serve its region offers, party or not.</summary>
    private static void KeepOverview(in LeverState lever, Frictions f, int house, float strength)
    {
        var p = f.Parameters.Levers.Referral;
        for (int cluster = 0; cluster < f.Providers; cluster++)
        {
            var provider = f.System.Providers[cluster];
            if (provider.Kind != ProviderKind.Cluster || !(provider.ServesRegions[f.System.Providers[house].Region] || f.BordersOpen[cluster])) continue;
            f.Know(house, cluster, strength * (float)p.Overview);
            f.Charge(house, lever.CostFactor * p.OverviewHours);
        }
    }

    /// <summary>A house with each specialised provider, and a municipal office with the house of its region.</summary>
    private static bool IsPair(ProviderSpec front, ProviderSpec other) => front.Kind switch
    {
        ProviderKind.BusinessHouse => other.Kind is not (ProviderKind.BusinessHouse or ProviderKind.MunicipalOffice),
        ProviderKind.MunicipalOffice => other.Kind == ProviderKind.BusinessHouse && other.Region == front.Region,
        _ => false,
    };
}
