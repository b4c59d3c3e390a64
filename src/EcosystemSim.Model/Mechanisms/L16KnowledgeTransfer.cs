using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L16 Knowledge transfer: brokers can bring in the researchers of other institutions, and offices abroad publish what they
/// see. Lowers: distance to knowledge, uncertainty about markets. Costs: the institution's hours in each project, an effect that
/// takes years, analysis. Statements B27, C17.
/// </summary>
internal static class KnowledgeTransfer
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.KnowledgeTransfer;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i) || f.System.Providers[i].Kind is not (ProviderKind.PartnerRegionOffice or ProviderKind.ExportAdviser)) continue;
            f.Blur[i] *= 1 + (lever.Strength * ((float)p.IntelligenceBlurRatio - 1));
            f.Charge(i, lever.CostFactor * p.IntelligenceHours);
        }
    }
}
