using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L09 Money of European programmes: the part of the agencies' budgets that is the Union's is asked for by application, for larger
/// projects, with co-financing, partners abroad and public bodies. Lowers: the gap of finance, distance to partners abroad. Costs:
/// the programme desk, preparation that is lost where an application fails, waiting, own money that is tied up. Statements B04, B07,
/// B17, B18, B19, B33, E06.
/// </summary>
internal static class EuProgrammeMoney
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.EuProgrammeMoney;
        f.Money.PreparationMinutes = lever.CostFactor * (float)p.PreparationHours * 60;
        f.Money.PartnerSearchMinutes = lever.CostFactor * (float)p.PartnerSearchHours * 60;
        f.Money.ProcurementMinutes = lever.CostFactor * (float)p.ProcurementHours * 60;
        var agencies = new List<int>();
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i) || f.System.Providers[i].Kind != ProviderKind.Agency) continue;
            agencies.Add(i);
            f.Administer(lever, i, lever.CostFactor * p.DeskHours);
            f.Money.ProgrammeShare[i] = lever.Strength * (float)p.PotShare;
            f.Money.ProgrammeLag[i] = Math.Max(1, (int)p.LagQuarters);
        }
        if (agencies.Count == 0) return;
        MoneyFrictions.Split(lever.AddsMoney / 4, agencies, i => f.System.Providers[i].GrantBudgetPerYear, (i, part) => f.Money.ProgrammeAdded[i] = part);
    }
}
