using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L07 Joint events and shared administration. Each pair agrees on its own, with the help of a common note. Lowers: unawareness,
/// overhead. Costs: the events, once the integration and the negotiations, and what a common note does not fit.
/// Statements C12, C14, C15, C16.
/// </summary>
internal static class JointEvents
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.JointEvents;
        // A note that suits everybody suits nobody wholly.
        float strength = lever.Strength * (1 - (float)(p.TemplateLoss * (1 - p.TemplateRatio)));
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            var provider = f.System.Providers[i];
            var (pairs, adopted) = Pairs(lever, f, i, -1);
            float part = pairs == 0 ? 1 : adopted / (float)pairs;
            for (int region = 0; region < f.System.Regions.Length; region++)
            {
                if (!provider.ServesRegions[region] && !f.BordersOpen[i]) continue;
                // A cluster has its events with the houses of a region, and is seen there as far as these take part.
                var (here, adoptedHere) = provider.Kind == ProviderKind.Cluster ? Pairs(lever, f, i, region) : (pairs, adopted);
                f.AddAwareness(i, region, (here == 0 ? 1 : adoptedHere / (float)here) * strength * (float)p.Awareness);
            }
            f.OverheadShare[i] *= 1 + (part * strength * ((float)p.OverheadRatio - 1));
            f.Charge(i, part * ((lever.CostFactor * p.EventHours) + (lever.SetUpFactor * p.IntegrationHours * provider.AdviserFte)));
            f.Charge(i, lever.SetUpFactor * adopted * p.NegotiationHours * p.TemplateRatio / 2);
        }
    }

    /// <summary>Parties with which a house or a cluster could negotiate a model of its own, each cluster that may serve the region of the house, and those with which it does.</summary>
    /// <param name="region">Region of the houses that count; -1 = all.</param>
    private static (int Pairs, int Adopted) Pairs(in LeverState lever, Frictions f, int provider, int region)
    {
        int pairs = 0, adopted = 0;
        for (int other = 0; other < f.Providers; other++)
        {
            if (!lever.HasParty(other) || (region >= 0 && f.System.Providers[other].Region != region)) continue;
            if (!IsPair(f, provider, other) && !IsPair(f, other, provider)) continue;
            pairs++;
            adopted += f.Adopts(lever, provider, other) ? 1 : 0;
        }
        return (pairs, adopted);
    }

    private static bool IsPair(Frictions f, int house, int cluster) =>
        f.System.Providers[house].Kind == ProviderKind.BusinessHouse && f.System.Providers[cluster].Kind == ProviderKind.Cluster
            && (f.System.Providers[cluster].ServesRegions[f.System.Providers[house].Region] || f.BordersOpen[cluster]);
}
