using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L03 Eligibility across borders; the region that runs the activity pays. Lowers: the eligibility barrier. Costs:
/// settlement per case, and the places that outsiders take from the region's own firms. Statements A03, A06.
/// </summary>
internal static class CrossBorderEligibility
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        for (int i = 0; i < f.Providers; i++) f.BordersOpen[i] = lever.Strength > 0 && lever.HasParty(i);
        f.SettlementMinutes = lever.CostFactor * (float)f.Parameters.Levers.CrossBorderEligibility.SettlementHours * 60;
    }
}
