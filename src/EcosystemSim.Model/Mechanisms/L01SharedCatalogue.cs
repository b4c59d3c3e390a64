using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L01 Shared catalogue and client record; the region as hub for cases abroad. Lowers: search cost, wrong doors, repeated intake.
/// Costs: upkeep, setting up, the hub's hours. Statements A04, A08, B05, B25.
/// </summary>
internal static class SharedCatalogue
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.SharedCatalogue;
        bool hasHub = p.InternationalKnowledge > 0 && HasAgency(lever, f);
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            // Firms see in the catalogue what stands in it: the offers of the parties.
            f.Blur[i] *= 1 + (lever.Strength * ((float)p.BlurRatio - 1));
            f.EligibilityKnown[i] = lever.Strength;
            f.RepeatIntakeRatio[i] = 1 + (lever.Strength * ((float)p.RepeatIntakeRatio - 1));
            f.Charge(i, (lever.CostFactor * p.UpkeepHours) + (lever.SetUpFactor * p.SetUpHours));
            if (hasHub && f.System.Providers[i].Kind == ProviderKind.Agency) f.Charge(i, lever.CostFactor * p.HubHours);
            for (int j = 0; j < i; j++)
            {
                if (!lever.HasParty(j)) continue;
                f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.Knowledge);
                // Whoever has a case abroad asks the hub, which knows where it belongs.
                if (hasHub) f.More.KnowEachOtherAbroad(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.InternationalKnowledge);
            }
        }
    }

    private static bool HasAgency(in LeverState lever, Frictions f)
    {
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i) && f.System.Providers[i].Kind == ProviderKind.Agency) return true;
        }
        return false;
    }
}
