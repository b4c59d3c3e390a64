using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L04 Specialisation and no overlap: one lead cluster per sector and need; the others withdraw their copies, and their
/// hours follow. Lowers: duplication, thin experience. Costs: negotiation, upkeep, longer travel, less choice.
/// Without open borders nobody gives way, since the firms at home would be left with nothing. Statements A05, A07, A09.
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
            if (f.System.Providers[i].Kind == ProviderKind.Cluster && f.BordersOpen[i]) clusters.Add(i);
        }
        if (lever.Strength <= 0) return;

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

    private static bool Specialises(ProviderSpec provider, int sector) =>
        provider.Offers.Any(o => o.Specialised && o.Sectors[sector]);

    private static bool SharesNeed(ProviderSpec a, ProviderSpec b, int sector) =>
        a.Offers.Any(x => x.Specialised && x.Sectors[sector] && b.Offers.Any(y => y.Specialised && y.Sectors[sector] && y.Need == x.Need));
}
