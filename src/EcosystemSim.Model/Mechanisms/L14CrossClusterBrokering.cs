using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L14 Brokering across clusters: brokers see each other's applicants as partners, pair some with another sector on purpose,
/// meet, and take cross-cutting help to sectors that it was not made for. Lowers: the walls between clusters. Costs: meetings,
/// hours for every search across, found or not, translation, and pairs that a fellow would have served better. Statements A10,
/// E01, E02, E03, E04, E11.
/// </summary>
internal static class CrossClusterBrokering
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CrossClusterBrokering;
        f.TranslationMinutes = lever.CostFactor * (float)p.TranslationHours * 60;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            if (f.System.Providers[i].Offers.Any(o => o.Specialised && o.Need == NeedType.CrossCuttingCompetence)) f.CrossCuttingReach[i] = lever.Strength * (float)p.CrossCuttingReach;
            if (f.System.Providers[i].Kind != ProviderKind.Cluster) continue;
            f.Charge(i, lever.CostFactor * p.CalendarHours);
            for (int j = 0; j < i; j++)
            {
                if (lever.HasParty(j) && f.System.Providers[j].Kind == ProviderKind.Cluster)
                    f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.Knowledge);
            }
        }
    }

    /// <summary>Trust between applicants of two clusters: what a convener has built up fades without follow-up.</summary>
    public static float Trust(in LeverState lever, Parameters.CrossClusterBrokeringParameters p)
    {
        float trust = (float)p.TrustAcrossClusters;
        float kept = (float)p.ConvenerTrust * Elementary.Power(1 - (float)p.ConvenerFade, lever.Years);
        return trust + ((1 - trust) * kept);
    }
}
