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
            for (int region = 0; region < f.System.Regions.Length; region++)
            {
                if (provider.ServesRegions[region] || f.BordersOpen[i]) f.AddAwareness(i, region, strength * (float)p.Awareness);
            }
            f.OverheadShare[i] *= 1 + (strength * ((float)p.OverheadRatio - 1));
            f.Charge(i, (lever.CostFactor * p.EventHours) + (lever.SetUpFactor * p.IntegrationHours * provider.AdviserFte));
            f.Charge(i, lever.SetUpFactor * Partners(lever, f, i) * p.NegotiationHours * p.TemplateRatio / 2);
        }
    }

    /// <summary>Parties with which a house or a cluster negotiates a model of its own: each cluster that may serve the region of the house.</summary>
    private static int Partners(in LeverState lever, Frictions f, int provider)
    {
        int partners = 0;
        for (int other = 0; other < f.Providers; other++)
        {
            if (!lever.HasParty(other)) continue;
            if (IsPair(f, provider, other) || IsPair(f, other, provider)) partners++;
        }
        return partners;
    }

    private static bool IsPair(Frictions f, int house, int cluster) =>
        f.System.Providers[house].Kind == ProviderKind.BusinessHouse && f.System.Providers[cluster].Kind == ProviderKind.Cluster
            && (f.System.Providers[cluster].ServesRegions[f.System.Providers[house].Region] || f.BordersOpen[cluster]);
}
