using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// The cost of transition: whatever it is about, an agreement has to be negotiated, signed and made known among those who work under
/// it. A common template saves the regions after the first one a part of that.
/// </summary>
internal static class SetUp
{
    public static void Apply(PolicyState policy, Frictions f)
    {
        double ratio = f.Parameters.Levers.Governance.TemplateRatio;
        foreach (var setUp in policy.SetUps.Items)
        {
            int regions = 0;
            for (int region = 0; region < f.System.Regions.Length; region++) regions += HasParty(setUp, f, region) ? 1 : 0;
            if (regions == 0) continue;
            double paid = 1 - (setUp.Template * (1 - ratio) * (regions - 1) / regions);
            for (int i = 0; i < f.Providers; i++)
            {
                if (setUp.Parties.Items[i]) f.Charge(i, setUp.Factor * paid * f.Parameters.Governance.TransitionHours);
            }
        }
    }

    private static bool HasParty(SetUpState setUp, Frictions f, int region)
    {
        for (int i = 0; i < f.Providers; i++)
        {
            if (setUp.Parties.Items[i] && f.System.Providers[i].Region == region) return true;
        }
        return false;
    }
}
