using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L04 Specialisation and no overlap: one lead cluster per sector and need; the others withdraw their copies, and their
/// hours follow. Grants are reserved for focus sectors and ranked by regional strength; houses and clusters can divide their
/// work by kind of activity. Lowers: duplication, thin experience, thin spreading. Costs: negotiation, upkeep, longer travel, less
/// choice, less for other sectors. Without open borders nobody gives way, since the firms at home would be left with nothing.
/// Statements A05, A07, A09, B13, C05, D05, E07.
/// </summary>
internal static class Specialisation
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<long> capacityMinutes)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Specialisation;
        var clusters = new List<int>();
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            f.Charge(i, lever.CostFactor * p.UpkeepHours);
            // National clusters may serve everybody as it is.
            bool servesAll = f.BordersOpen[i] || f.System.Providers[i].ServesRegions.All(s => s);
            if (f.System.Providers[i].Kind == ProviderKind.Cluster && servesAll) clusters.Add(i);
        }
        if (lever.Strength <= 0) return;
        GuideGrants(lever, f);
        if (lever.Strength * p.ActivityDivision >= 0.5) DivideActivities(lever, f);

        int sectors = f.System.Sectors.Length;
        var offered = new int[f.Providers];
        var withdrawn = new int[f.Providers];
        var heirs = new Dictionary<int, List<int>>();
        for (int sector = 0; sector < sectors; sector++)
        {
            var copies = clusters.FindAll(i => Specialises(f.System.Providers[i], sector));
            if (copies.Count == 0) continue;
            foreach (int i in copies) offered[i]++;
            // The lead has the most adviser hours; the order of the seed breaks a tie.
            int lead = copies.MaxBy(i => f.System.Providers[i].AdviserFte);
            foreach (int i in copies)
            {
                if (i == lead || !SharesNeed(f.System.Providers[i], f.System.Providers[lead], sector)) continue;
                f.Withdrawn[(i * sectors) + sector] = true;
                withdrawn[i]++;
                if (!heirs.TryGetValue(i, out var list)) heirs[i] = list = [];
                list.Add(lead);
            }
        }
        for (int i = 0; i < f.Providers; i++)
        {
            if (withdrawn[i] == 0) continue;
            f.Charge(i, lever.SetUpFactor * p.NegotiationHours);
            // Whoever gives way keeps the hours that the agreements take from it: they cannot be paid by hours that are gone.
            double kept = Math.Ceiling(f.Coordination[i] / (1 - f.OverheadShare[i]));
            long moved = (long)Math.Clamp(capacityMinutes[i] - kept, 0, capacityMinutes[i] * (double)withdrawn[i] / offered[i]);
            f.HoursMoved[i] -= moved;
            long rest = moved;
            for (int h = 0; h < heirs[i].Count; h++)
            {
                long part = h == heirs[i].Count - 1 ? rest : moved / heirs[i].Count;
                f.HoursMoved[heirs[i][h]] += part;
                rest -= part;
            }
        }
    }

    /// <summary>Whose money goes where: a reserve for the focus sectors, and a signal that counts what the region is strong in.</summary>
    private static void GuideGrants(in LeverState lever, Frictions f)
    {
        var p = f.Parameters.Levers.Specialisation;
        for (int s = 0; s < f.Focus.Length; s++) f.Focus[s] = lever.HasFocus && lever.InFocus(s);
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i) || f.System.Providers[i].Kind != ProviderKind.Agency) continue;
            f.ReservedShare[i] = lever.HasFocus ? lever.Strength * (float)p.FocusShare : 0;
            f.StrengthWeight[i] = lever.Strength * (float)p.StrengthWeight;
        }
    }

    /// <summary>Clusters keep what firms do together, houses what is done one to one; each gives way only where the other is there for the firms, and does not serve generically either what it has left. Hours stay.</summary>
    private static void DivideActivities(in LeverState lever, Frictions f)
    {
        for (int i = 0; i < f.Providers; i++)
        {
            var own = f.System.Providers[i];
            if (!lever.HasParty(i) || own.Kind is not (ProviderKind.BusinessHouse or ProviderKind.Cluster)) continue;
            var other = own.Kind == ProviderKind.BusinessHouse ? ProviderKind.Cluster : ProviderKind.BusinessHouse;
            for (int need = 0; need < NeedTypes.Count; need++)
            {
                if (IsCollective((NeedType)need) != (own.Kind == ProviderKind.BusinessHouse)) continue;
                for (int sector = 0; sector < f.Focus.Length; sector++)
                {
                    for (int j = 0; j < f.Providers; j++)
                    {
                        var heir = f.System.Providers[j];
                        if (heir.Kind != other || !lever.HasParty(j) || !(heir.ServesRegions[own.Region] || f.BordersOpen[j])) continue;
                        if (!heir.Offers.Any(o => o.Specialised && o.Need == (NeedType)need && o.Sectors[sector])) continue;
                        f.WithdrawnNeeds[(((i * f.Focus.Length) + sector) * NeedTypes.Count) + need] = true;
                        break;
                    }
                }
            }
        }
    }

    private static bool IsCollective(NeedType need) =>
        need is NeedType.InnovationCollaboration or NeedType.GreenTransition or NeedType.CrossCuttingCompetence;

    private static bool Specialises(ProviderSpec provider, int sector) =>
        provider.Offers.Any(o => o.Specialised && o.Sectors[sector]);

    private static bool SharesNeed(ProviderSpec a, ProviderSpec b, int sector) =>
        a.Offers.Any(x => x.Specialised && x.Sectors[sector] && b.Offers.Any(y => y.Specialised && y.Sectors[sector] && y.Need == x.Need));
}
