using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// L02 Triage: the door scores the need and dispatches it to the best free colleague it knows. Lowers: mismatch, waiting.
/// Costs: scoring of every request. Statements A01, A14.
/// </summary>
internal static class TriageDispatch
{
    public static void Apply(in LeverState lever, Frictions f)
    {
        if (!lever.IsOn) return;
        var p = f.Parameters.Levers.Triage;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!lever.HasParty(i)) continue;
            f.Dispatch[i] = lever.Strength * (float)p.DispatchShare;
            f.IntakeMinutes[i] += lever.CostFactor * (float)p.ScoringHours * 60;
        }
    }
}
