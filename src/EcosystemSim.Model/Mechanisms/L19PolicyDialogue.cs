using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L19 Dialogue on policy: the region speaks with the state and the Union. Programmes come to fit, calls are known earlier, money
/// follows plans, rules that hamper can fall. Lowers: misfit of policies made elsewhere. Costs: hours of agencies and offices from
/// the first day, years without effect, themes that others are left out of, and most years nothing changes. Statements B02, B20, B28,
/// D04, D06, D12, E10, E14, E16.
/// </summary>
internal static class PolicyDialogue
{
    // National agencies keep at least half of their money, whatever is to be matched.
    private const double MostMatched = 0.5;

    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.PolicyDialogue;
        var agencies = new List<int>();
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i) || f.System.Providers[i].Kind is not (ProviderKind.Agency or ProviderKind.EuOffice)) continue;
            // With one contact point in each region fewer people talk to fewer.
            f.Administer(lever, i, lever.CostFactor * p.DialogueHours * p.ContactPointRatio);
            if (f.System.Providers[i].Kind == ProviderKind.Agency) agencies.Add(i);
        }
        if (agencies.Count == 0) return;
        MoneyFrictions.Split(lever.AddsMoney / 4, agencies, i => f.System.Providers[i].GrantBudgetPerYear, (i, part) => f.Money.BudgetAdded[i] = part);
        if (lever.Strength <= 0) return;
        f.Money.DefenceGain = (float)p.DefenceGain;
        for (int s = 0; s < f.Focus.Length; s++)
        {
            f.Money.FitsProgramme[s] = lever.InFocus(s);
            f.Focus[s] |= lever.HasFocus && lever.InFocus(s);
        }
        foreach (int i in agencies)
        {
            float misfit = (1 - (lever.Strength * (float)p.ProgrammeFit)) * (1 - (lever.Strength * (float)p.CommissionChannel));
            if (IsNational(f, i)) misfit *= 1 - (lever.Strength * (float)p.NationalFit);
            f.Money.ProgrammeFit[i] = 1 - misfit;
            f.Money.ProgrammeLag[i] = Math.Max(1, (int)(f.Money.ProgrammeLag[i] - (lever.Strength * p.EarlyInformation) + 0.5));
            if (lever.HasFocus) f.ReservedShare[i] += lever.Strength * (float)p.PlanShare * (1 - f.ReservedShare[i]);
        }
        Match(lever, f, agencies);
    }

    /// <summary>National agencies put money beside that of the regions' own. Where all are of one kind, it is in their budgets already, and the agreement only says what it is for.</summary>
    private static void Match(in LeverState lever, Frictions f, List<int> agencies)
    {
        // Money that no firm can apply for does not become money for firms by being put beside another's.
        var national = agencies.FindAll(i => IsNational(f, i) && f.System.Providers[i].GrantsToFirms);
        var regional = agencies.FindAll(i => !IsNational(f, i) && f.System.Providers[i].GrantsToFirms);
        if (national.Count == 0 || regional.Count == 0)
        {
            foreach (int i in agencies) f.ReservedShare[i] += lever.HasFocus ? lever.Strength * (float)f.Parameters.Levers.PolicyDialogue.MatchedMoney * (1 - f.ReservedShare[i]) : 0;
            return;
        }
        double asked = lever.Strength * f.Parameters.Levers.PolicyDialogue.MatchedMoney * regional.Sum(Budget), there = MostMatched * national.Sum(Budget);
        long moved = (long)(Math.Min(asked, there) / 4);
        MoneyFrictions.Split(moved, national, i => Budget(i), (i, part) => f.Money.BudgetMoved[i] -= part);
        MoneyFrictions.Split(moved, regional, i => Budget(i), (i, part) => f.Money.BudgetMoved[i] += part);

        long Budget(int i) => (long)f.System.Providers[i].GrantBudgetPerYear;
    }

    /// <summary>Rules that have fallen so far: each takes a part of the parties' administration away.</summary>
    public static void Relieve(in LeverState lever, Frictions f, int reliefs)
    {
        if (!lever.IsOn || reliefs == 0) return;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            for (int k = 0; k < reliefs; k++) f.OverheadShare[i] *= 1 - (float)f.Parameters.Levers.PolicyDialogue.BottleneckRelief;
        }
    }

    private static bool IsNational(Frictions f, int provider) => f.System.Providers[provider].ServesRegions.All(served => served);
}
