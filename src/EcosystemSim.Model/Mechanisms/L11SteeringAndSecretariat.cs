using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L11 Steering group and rotating secretariat. Lowers: conflicting priorities, and the pull of each party towards its own
/// (commitment). Costs: meetings, the secretariat's staff, delay before anything is decided, and a loss at each hand-over
/// (see <see cref="PolicyTimeline"/>). Statements A11, A12, A13.
/// </summary>
internal static class SteeringAndSecretariat
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Governance;
        double staff = 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (lever.HasParty(i)) staff += f.System.Providers[i].AdviserFte;
        }
        double secretariatHours = lever.HasSecretariat ? p.SecretariatFte * f.Parameters.Triage.HoursPerFte : 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            var provider = f.System.Providers[i];
            // The group is made up of the chairs behind the programmes; the secretariat is paid by all parties by size.
            if (provider.Kind == ProviderKind.Agency) f.Charge(i, lever.CostFactor * p.SteeringHours);
            f.Charge(i, lever.CostFactor * secretariatHours * provider.AdviserFte / staff);
        }
    }
}
