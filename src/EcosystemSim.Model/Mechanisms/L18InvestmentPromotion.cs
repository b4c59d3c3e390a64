using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L18 Joint investment promotion: project managers in the regions find foreign firms that look for a place. Lowers: invisibility
/// abroad. Costs: the managers, whose hours are lost to the region's own firms; and who lands takes markets and labour from
/// others. Statement B23.
/// </summary>
internal static class InvestmentPromotion
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.InvestmentPromotion;
        int sectors = f.System.Sectors.Length;
        for (int region = 0; region < f.System.Regions.Length; region++)
        {
            double staff = 0;
            for (int i = 0; i < f.Providers; i++) staff += Promotes(lever, f, i, region) ? f.System.Providers[i].AdviserFte : 0;
            if (staff <= 0) continue;
            for (int i = 0; i < f.Providers; i++)
            {
                if (!Promotes(lever, f, i, region)) continue;
                double posts = p.ManagerFte * f.System.Providers[i].AdviserFte / staff;
                f.Charge(i, lever.CostFactor * posts * f.Parameters.Triage.HoursPerFte);
            }
            for (int sector = 0; sector < sectors; sector++)
            {
                float share = lever.InFocus(sector) ? 1 : 1 - (float)p.SectorFocus;
                f.LandingAdded[(region * sectors) + sector] = lever.Strength * (float)p.LandingGain * share;
            }
        }
    }

    private static bool Promotes(in LeverState lever, Frictions f, int provider, int region) =>
        lever.HasParty(provider) && f.System.Providers[provider].Region == region
            && f.System.Providers[provider].Kind is (ProviderKind.InvestmentPromotion or ProviderKind.Agency or ProviderKind.BusinessHouse);
}
