using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L10 Pooled funding and pooled office: agencies put a part of their money into one fund with one application, and several owners
/// pay for one office for European programmes that serves all. Lowers: repeated applications, ignorance of programmes, scale that
/// each alone is too small for. Costs: case meetings, one refusal that holds everywhere, the owners' fee in hours, briefings.
/// Statements B06, B08, B22, D02.
/// </summary>
internal static class PooledFunding
{
    // Owners keep at least three quarters of their hours, whatever office they agree on.
    private const double LargestFee = 0.25;

    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.PooledFunding;
        var funders = new List<int>();
        int office = -1;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            if (f.System.Providers[i].Kind == ProviderKind.Agency) funders.Add(i);
            if (f.System.Providers[i].Kind == ProviderKind.EuOffice && office < 0) office = i;
        }
        // One agency has nobody to pool with.
        foreach (int i in funders)
        {
            if (funders.Count < 2) break;
            f.Money.PoolShare[i] = lever.Strength * commitment[i] * (float)p.PoolShare;
            f.Charge(i, lever.CostFactor * p.CaseMeetingHours);
        }
        if (office < 0) return;
        f.Money.PreparationRatio = 1 + (lever.Strength * ((float)p.PreparationRatio - 1));
        foreach (int i in funders) f.Money.Preparer[i] = lever.Strength > 0 ? office : -1;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            if (f.System.Providers[i].Kind == ProviderKind.EuOffice) Inform(lever, f, i);
            if (f.System.Providers[i].Kind is ProviderKind.MunicipalOffice or ProviderKind.BusinessHouse) f.Charge(i, lever.CostFactor * p.InformationHours);
        }
    }

    /// <summary>The office tells the regions what there is; municipal offices and houses pass it on.</summary>
    private static void Inform(in LeverState lever, Frictions f, int office)
    {
        var p = f.Parameters.Levers.PooledFunding;
        f.BordersOpen[office] |= lever.Strength > 0;
        f.Charge(office, lever.CostFactor * p.BriefingHours);
        for (int region = 0; region < f.System.Regions.Length; region++) f.AddAwareness(office, region, lever.Strength * (float)p.Awareness);
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i) && f.System.Providers[i].Kind is ProviderKind.MunicipalOffice or ProviderKind.BusinessHouse)
                f.Know(i, office, lever.Strength * (float)p.InformationKnowledge);
        }
    }

    /// <summary>The fee: owners give hours by size to the offices. Comes last, when it is known what the agreements take from the owners.</summary>
    public static void PayOffice(in LeverState lever, Frictions f, ReadOnlySpan<long> capacityMinutes)
    {
        if (!lever.IsOn) return;
        var offices = new List<int>();
        var owners = new List<int>();
        long all = 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            if (f.System.Providers[i].Kind == ProviderKind.EuOffice) offices.Add(i);
            if (f.System.Providers[i].Kind is not (ProviderKind.Agency or ProviderKind.MunicipalOffice)) continue;
            owners.Add(i);
            all += capacityMinutes[i];
        }
        if (offices.Count == 0 || all == 0) return;
        double share = Math.Min(LargestFee, lever.Strength * f.Parameters.Levers.PooledFunding.OfficeFte * f.Parameters.Triage.HoursPerFte * 60 * offices.Count / all);
        foreach (int i in owners)
        {
            // Whoever gives hours away keeps those that the agreements take from it: they cannot be paid by hours that are gone.
            long kept = (long)Math.Ceiling(f.Coordination[i] / (1 - f.OverheadShare[i]));
            long fee = Math.Clamp((long)(capacityMinutes[i] * share), 0, Math.Max(0, capacityMinutes[i] + Math.Min(0, f.HoursMoved[i]) - kept));
            f.HoursMoved[i] -= fee;
            MoneyFrictions.Split(fee, offices, _ => 1, (office, part) => f.HoursMoved[office] += part);
        }
    }
}
