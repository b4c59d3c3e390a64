using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L05 Referral hand in hand: houses and offices know the specialised providers and hand firms over warmly. Lowers: wrong
/// doors, hoarding, cold referrals. Costs: every warm hand-over, and upkeep per pair. Statements C01, C02, C06 to C09.
/// </summary>
internal static class ReferralAgreement
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Referral;
        f.FollowThroughWarm = (float)p.WarmFollowThrough;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            float strength = lever.Strength * commitment[i];
            f.Hoarding[i] *= 1 + (strength * ((float)p.HoardingRatio - 1));
            f.Warmth[i] = strength;
            f.HandOverMinutes[i] += lever.CostFactor * (float)p.WarmHours * 60;
            for (int j = 0; j < f.Providers; j++)
            {
                if (i == j || !lever.HasParty(j) || !IsPair(f.System.Providers[i], f.System.Providers[j])) continue;
                f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.Knowledge);
                f.Charge(i, lever.CostFactor * p.PairHours / 2);
                f.Charge(j, lever.CostFactor * p.PairHours / 2);
            }
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
