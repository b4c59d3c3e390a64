using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L01 Shared catalogue and client record. Lowers: search cost, wrong doors, repeated intake. Costs: upkeep and setting up.
/// Statements A04, A08.
/// </summary>
internal static class SharedCatalogue
{
    public static void Apply(in LeverState lever, Frictions f, ReadOnlySpan<float> commitment)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.SharedCatalogue;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            // Firms see in the catalogue what stands in it: the offers of the parties.
            f.Blur[i] *= 1 + (lever.Strength * ((float)p.BlurRatio - 1));
            f.EligibilityKnown[i] = lever.Strength;
            f.RepeatIntakeRatio[i] = 1 + (lever.Strength * ((float)p.RepeatIntakeRatio - 1));
            f.Charge(i, (lever.CostFactor * p.UpkeepHours) + (lever.SetUpFactor * p.SetUpHours));
            for (int j = 0; j < i; j++)
            {
                if (lever.HasParty(j)) f.KnowEachOther(i, j, Frictions.PairStrength(lever, commitment, i, j) * (float)p.Knowledge);
            }
        }
    }
}
