using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L20 Circular symbiosis: help with the green transition becomes a resource check, and checked firms are matched where one takes
/// what the other gives off. Lowers: ignorance of each other's by-products, and with infrastructure what stands between two firms
/// technically. Costs: the hours of the checks, the infrastructure, and dependence on the partner. Statements D07, D08, D09.
/// </summary>
internal static class CircularSymbiosis
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.CircularSymbiosis;
        f.SymbiosisStrength = lever.Strength;
        f.CheckMinutes = lever.CostFactor * p.CheckHours * 60;
        f.InfrastructureInstalment = (long)(lever.SetUpFactor * p.InfrastructureCost);
        f.InfrastructureIsFree = lever.CostFactor <= 0;
        for (int i = 0; i < f.Providers; i++)
        {
            f.IsCircular[i] = lever.HasParty(i);
            f.Checks[i] = lever.HasParty(i) && lever.Strength > 0;
        }
    }
}
