using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments;

/// <summary>When arms cease to be the same world.</summary>
public static class Parting
{
    /// <summary>
    /// First recorded quarter in which the policies of two arms differ: the first date of an agreement that only one of them
    /// has, or the quarter after the end of one that goes on in the other, or the end of support where it differs; the number of quarters if never within the plan.
    /// </summary>
    public static int Quarter(ArmSpec arm, ArmSpec other, int quarters)
    {
        int first = quarters;
        if (arm.SupportEnds != other.SupportEnds) first = Math.Min(first, Math.Min(arm.SupportEnds, other.SupportEnds));
        if (arm.SpendsLike != other.SpendsLike || arm.SpendsLikeFrom != other.SpendsLikeFrom) first = Math.Min(first, Math.Min(Follows(arm), Follows(other)));
        foreach (var agreement in OnlyIn(arm, other)) first = Math.Min(first, Begin(agreement, other));
        foreach (var agreement in OnlyIn(other, arm)) first = Math.Min(first, Begin(agreement, arm));
        return Math.Clamp(first, 0, quarters);

        static int Follows(ArmSpec arm) => arm.SpendsLike is null ? int.MaxValue : arm.SpendsLikeFrom;
    }

    /// <summary>
    /// From which quarter the fates of needs, the hours and the doors of all arms are counted: the latest date of any agreement
    /// of an arm that has support then; 0 if there is none within the plan.
    /// </summary>
    /// <remarks>One window for all arms: shares of the same quarters can be compared, and no quarter before a policy dilutes them.</remarks>
    public static int CountingFrom(ExperimentPlan plan)
    {
        var dates = from arm in plan.Arms
                    from agreement in arm.Agreements
                    where agreement.From < Math.Min(arm.SupportEnds, plan.Quarters)
                    select agreement.From;
        return Math.Max(0, dates.DefaultIfEmpty(0).Max());
    }

    /// <summary>
    /// First recorded quarter in which the policy of any of some arms differs from the baseline's; 0 if none does within the plan, so
    /// that the whole recorded time is counted.
    /// </summary>
    public static int First(IEnumerable<ArmSpec> arms, ArmSpec baseline, int quarters)
    {
        int first = arms.Select(arm => Quarter(arm, baseline, quarters)).DefaultIfEmpty(quarters).Min();
        return first == quarters ? 0 : first;
    }

    /// <summary>Agreements of an arm that another has not got in the same form.</summary>
    internal static IEnumerable<AgreementSpec> OnlyIn(ArmSpec arm, ArmSpec other)
    {
        var rest = other.Agreements.ToList();
        foreach (var agreement in arm.Agreements)
        {
            int same = rest.FindIndex(a => Agreements.AreSame(a, agreement));
            if (same >= 0) rest.RemoveAt(same);
            else yield return agreement;
        }
    }

    /// <summary>Where an agreement makes a difference to an arm that has not got it: from its date on, or from the end of its twin.</summary>
    private static int Begin(AgreementSpec agreement, ArmSpec other)
    {
        foreach (var twin in other.Agreements)
        {
            if (Agreements.AreSame(agreement with { Until = twin.Until }, twin)) return Math.Min(agreement.Until, twin.Until) + 1;
        }
        return agreement.From;
    }
}
