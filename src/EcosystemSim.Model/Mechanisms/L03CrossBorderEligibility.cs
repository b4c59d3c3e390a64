using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L03 Eligibility across borders; the region that runs the activity pays. Lowers: the eligibility barrier. Costs:
/// settlement per case, the places that outsiders take from the region's own firms, and the lead of partnerships across
/// regions. Statements A03, A06, B12, D10.
/// </summary>
internal static class CrossBorderEligibility
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CrossBorderEligibility;
        for (int i = 0; i < f.Providers; i++)
        {
            f.BordersOpen[i] = lever.Strength > 0 && lever.HasParty(i);
            // One lead for both sides instead of two cases.
            if (lever.HasParty(i)) f.TrustAcrossRegions[i] += (1 - f.TrustAcrossRegions[i]) * lever.Strength * (float)p.JointLeadTrust;
        }
        f.SettlementMinutes = lever.CostFactor * (float)p.SettlementHours * 60;
        f.JointLeadMinutes = lever.CostFactor * (float)p.JointLeadHours * 60;
    }
}
