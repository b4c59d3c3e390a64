using System.Collections.Immutable;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Model.Policy;

/// <summary>Which levers are in force when. A pure function of the arm, so that twins part exactly where their files differ.</summary>
internal static class PolicyTimeline
{
    /// <summary>Policy of an arm in a quarter; the warm-up has support and no agreements unless they are dated there.</summary>
    public static PolicyState At(ArmSpec arm, int quarter, ModelParameters parameters)
    {
        if (quarter >= arm.SupportEnds) return new(false);
        var levers = ImmutableArray.CreateBuilder<LeverState>();
        var setUps = ImmutableArray.CreateBuilder<SetUpState>();
        foreach (var agreement in arm.Agreements)
        {
            // An agreement with an end dissolves: from the quarter after it on, it neither gives nor costs anything.
            if (!agreement.IsInForce(quarter)) continue;
            var governance = parameters.Levers.Governance;
            int forms = GovernanceForms.Of(agreement);
            int age = quarter - agreement.From;
            int interval = Math.Max(1, (int)governance.RotationInterval);
            bool rotates = agreement.Secretariat == Secretariat.Rotating;
            int rotations = rotates ? age / interval : 0;
            float scale = PhasedIn(agreement, age - GovernanceForms.Lag(forms, governance)) * GovernanceForms.Fit(agreement, forms, governance);
            // A rotating secretariat hands over its files and its knowledge, and loses some of both.
            if (rotations > 0 && age % interval == 0) scale *= 1 - (float)governance.HandOverLoss;
            float factor = (float)agreement.CostFactor, setUp = age < (int)parameters.Governance.SetUpQuarters ? factor / (int)parameters.Governance.SetUpQuarters : 0;
            // The lag is time in which the chairs meet and nothing has been decided: it delays effects and no costs.
            float cost = agreement.CostsPhaseIn ? factor * PhasedIn(agreement, age) : factor;
            var parties = new EquatableArray<bool>(agreement.Parties);
            if (setUp > 0 && !agreement.Levers.IsEmpty) setUps.Add(new(setUp, (float)GovernanceForms.Template(agreement, forms), parties));
            foreach (var (lever, strength) in agreement.Levers)
            {
                // Effects are documented only years after the help; until then the rule costs and moves nothing.
                bool waits = (lever == Lever.DocumentedEffect && age < parameters.Levers.DocumentedEffect.LagYears * 4)
                    || (lever == Lever.PolicyDialogue && age < DialogueLag(parameters.Levers.PolicyDialogue));
                float grown = lever == Lever.InvestmentPromotion ? Grown(age, parameters.Levers.InvestmentPromotion.LagYears) : 1;
                var state = new LeverState(lever, waits ? 0 : scale * grown * (float)strength, cost * (float)strength, setUp * (float)strength, agreement.Binding, agreement.Secretariat != Secretariat.None, rotations, parties)
                {
                    Focus = new(agreement.Focus),
                    Closes = lever == Lever.InternationalDoors && !agreement.Closes.IsDefaultOrEmpty ? new(agreement.Closes) : default,
                    Years = lever is Lever.CrossClusterBrokering or Lever.MonitoringCycle ? age / 4 : 0,
                    AddsMoney = agreement.AddsMoney.Where(m => m.Lever == lever).Sum(m => (long)m.PerYear),
                    Since = agreement.From,
                    Forms = lever == Lever.Governance ? forms : 0,
                    Rotates = lever == Lever.Governance && rotates,
                    Host = lever == Lever.Governance && agreement.Secretariat != Secretariat.None ? agreement.Host : null,
                    Signatories = lever == Lever.Governance ? parties : default,
                    IsStaffed = LeverKinds.IsAdministered(lever) && agreement.StaffedBy == StaffedBy.Staff,
                    Adoption = LeverKinds.IsPairwise(lever) ? (float)agreement.Adoption : 1,
                    AdoptedBy = LeverKinds.IsPairwise(lever) ? agreement.AdoptedBy : default,
                };
                int before = levers.FindIndexOf(lever);
                if (before < 0) levers.Add(state);
                else levers[before] = state; // The later agreement takes the lever over.
            }
        }
        return new(true, new(levers.ToImmutable()), new(setUps.ToImmutable())) { SpendsLike = quarter >= arm.SpendsLikeFrom ? arm.SpendsLike : null };
    }

    /// <summary>Contacts abroad grow in equal steps over the years of the lag.</summary>
    private static float Grown(int age, double lagYears) => lagYears <= 0 ? 1 : (float)Math.Min(1, (age + 1) / (4 * lagYears));

    /// <summary>Quarters until a dialogue is heard; one contact point is also one bottleneck.</summary>
    private static double DialogueLag(PolicyDialogueParameters p) => p.LagQuarters + (p.ContactPointRatio < 1 ? p.ContactDelay : 0);

    private static float PhasedIn(AgreementSpec agreement, int quartersInForce) =>
        quartersInForce < 0 ? 0
        : agreement.PhaseInQuarters <= 0 ? 1
        : MathF.Min(1, (quartersInForce + 1f) / agreement.PhaseInQuarters);

    private static int FindIndexOf(this ImmutableArray<LeverState>.Builder levers, Lever lever)
    {
        for (int i = 0; i < levers.Count; i++)
        {
            if (levers[i].Lever == lever) return i;
        }
        return -1;
    }
}
