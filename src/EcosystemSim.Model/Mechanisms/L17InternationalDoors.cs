using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L17 International doors: offices in partner regions keep relations that open doors, know each other's markets, and get posts;
/// networks bring partners abroad to brokers; a portfolio can be pruned. Lowers: barriers of entry abroad. Costs: delegations,
/// upkeep of networks, posts taken from the agencies, doors that close. Statements B09, B10, B11, B14, B16, E05.
/// </summary>
internal static class InternationalDoors
{
    // Agencies keep at least this part of their hours, whatever is promised to offices.
    private const double MostTaken = 0.5;

    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<long> capacityMinutes)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.InternationalDoors;
        var offices = new List<int>();
        var agencies = new List<int>();
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            var provider = f.System.Providers[i];
            f.Closed[i] = lever.Strength > 0 && provider.Kind == ProviderKind.PartnerRegionOffice && !lever.Closes.Items.IsDefault && lever.Closes.Items[i];
            if (f.Closed[i]) continue;
            if (provider.Kind == ProviderKind.PartnerRegionOffice)
            {
                offices.Add(i);
                f.Charge(i, lever.CostFactor * p.DelegationHours);
            }
            if (provider.Kind == ProviderKind.Agency) agencies.Add(i);
            if (provider.Kind == ProviderKind.Cluster && provider.Offers.Any(o => o.Specialised && o.Need == NeedType.InnovationCollaboration))
            {
                f.ForeignPartners[i] += (int)((lever.Strength * p.NetworkPartners) + 0.5);
                f.Charge(i, lever.CostFactor * p.NetworkHours);
            }
            if (provider.Kind is not (ProviderKind.PartnerRegionOffice or ProviderKind.ExportAdviser)) continue;
            for (int j = 0; j < i; j++)
            {
                if (lever.HasParty(j) && f.System.Providers[j].Kind is ProviderKind.PartnerRegionOffice or ProviderKind.ExportAdviser)
                    f.KnowEachOther(i, j, lever.Strength * (float)p.MarketFit);
            }
        }
        if (offices.Count == 0) return;
        MovePosts(lever.Strength * p.OfficeFte * f.Parameters.Triage.HoursPerFte * 60, f, offices, agencies, capacityMinutes);
        for (int i = 0; i < f.Providers; i++)
        {
            if (f.Closed[i]) Move(f, i, capacityMinutes[i], offices, capacityMinutes[i]);
        }
    }

    private static void MovePosts(double minutesPerOffice, Frictions f, List<int> offices, List<int> agencies, ReadOnlySpan<long> capacityMinutes)
    {
        long all = 0;
        foreach (int agency in agencies) all += capacityMinutes[agency];
        if (all == 0) return;
        double share = Math.Min(MostTaken, minutesPerOffice * offices.Count / all);
        foreach (int agency in agencies) Move(f, agency, (long)(capacityMinutes[agency] * share), offices, capacityMinutes[agency]);
    }

    /// <summary>Moves whole minutes; the last office takes what does not divide.</summary>
    // Whoever gives hours away keeps those that the agreements take from it: they cannot be paid by hours that are gone.
    private static void Move(Frictions f, int from, long minutes, List<int> offices, long capacity)
    {
        minutes = Math.Clamp(minutes, 0, Math.Max(0, capacity - (long)Math.Ceiling(f.Coordination[from] / (1 - f.OverheadShare[from]))));
        f.HoursMoved[from] -= minutes;
        for (int k = 0; k < offices.Count; k++)
        {
            long part = k == offices.Count - 1 ? minutes - (minutes / offices.Count * k) : minutes / offices.Count;
            f.HoursMoved[offices[k]] += part;
        }
    }
}
