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
    /// <param name="candidates">How many firms from abroad look at each region, relative to the other regions.</param>
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<double> candidates)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.InvestmentPromotion;
        Span<double> reached = stackalloc double[candidates.Length];
        reached.Clear();
        for (int i = 0; i < f.Providers; i++)
        {
            if (!Promotes(lever, f, i)) continue;
            var provider = f.System.Providers[i];
            double staff = StaffOf(lever, f, provider.Region);
            if (staff <= 0) continue;
            double part = provider.AdviserFte / staff;
            f.Charge(i, lever.CostFactor * p.ManagerFte * part * f.Parameters.Triage.HoursPerFte);
            // What the posts of a region can do for its own candidates, they do for those of all regions that the provider serves.
            double all = 0;
            for (int region = 0; region < candidates.Length; region++) all += provider.ServesRegions[region] ? candidates[region] : 0;
            if (all <= 0) continue;
            for (int region = 0; region < candidates.Length; region++)
                reached[region] += provider.ServesRegions[region] ? part * candidates[provider.Region] / all : 0;
        }
        int sectors = f.System.Sectors.Length;
        for (int market = 0; market < f.LandingAdded.Length; market++)
        {
            float share = lever.InFocus(market % sectors) ? 1 : 1 - (float)p.SectorFocus;
            f.LandingAdded[market] = lever.Strength * (float)p.LandingGain * share * (float)Math.Min(1, reached[market / sectors]);
        }
    }

    private static bool Promotes(in LeverState lever, Frictions f, int provider) =>
        lever.HasParty(provider) && f.System.Providers[provider].Kind is (ProviderKind.InvestmentPromotion or ProviderKind.Agency or ProviderKind.BusinessHouse);

    private static double StaffOf(in LeverState lever, Frictions f, int seat)
    {
        double staff = 0;
        for (int i = 0; i < f.Providers; i++) staff += Promotes(lever, f, i) && f.System.Providers[i].Region == seat ? f.System.Providers[i].AdviserFte : 0;
        return staff;
    }
}
