using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments;

/// <summary>When arms cease to be the same world.</summary>
public static class Parting
{
    /// <summary>
    /// First recorded quarter in which the policies of two arms differ: the first date of an agreement that only one of them
    /// has, or the end of support where it differs; the number of quarters if never within the plan.
    /// </summary>
    public static int Quarter(ArmSpec arm, ArmSpec other, int quarters)
    {
        int first = quarters;
        if (arm.SupportEnds != other.SupportEnds) first = Math.Min(first, Math.Min(arm.SupportEnds, other.SupportEnds));
        foreach (var agreement in OnlyIn(arm, other)) first = Math.Min(first, agreement.From);
        foreach (var agreement in OnlyIn(other, arm)) first = Math.Min(first, agreement.From);
        return Math.Clamp(first, 0, quarters);
    }

    /// <summary>
    /// From which quarter the fates of needs are counted, by arm: from its own parting; for the baseline, and for arms that
    /// never part, from the first parting of any arm that keeps public support.
    /// </summary>
    /// <remarks>The arm without support parts at the start, long before the others; it would pull needs of the common past into the baseline's fates.</remarks>
    public static int[] CountingFrom(Experiment experiment)
    {
        var (plan, baseline) = (experiment.Plan, experiment.ArmIndex(experiment.Baseline));
        int[] parts = [.. plan.Arms.Select(arm => Quarter(arm, plan.Arms[baseline], plan.Quarters))];
        int first = plan.Quarters;
        for (int arm = 0; arm < parts.Length; arm++)
        {
            if (plan.Arms[arm].Id != experiment.WithoutSupport) first = Math.Min(first, parts[arm]);
        }
        if (first == plan.Quarters) first = parts.Min();
        if (first == plan.Quarters) first = 0;
        return [.. parts.Select(own => own == plan.Quarters ? first : own)];
    }

    private static IEnumerable<AgreementSpec> OnlyIn(ArmSpec arm, ArmSpec other)
    {
        var rest = other.Agreements.ToList();
        foreach (var agreement in arm.Agreements)
        {
            int same = rest.FindIndex(a => SamePolicy(a, agreement));
            if (same >= 0) rest.RemoveAt(same);
            else yield return agreement;
        }
    }

    /// <summary>Equal in everything but the name; arrays by their elements.</summary>
    private static bool SamePolicy(AgreementSpec a, AgreementSpec b) =>
        a.From == b.From && a.PhaseInQuarters == b.PhaseInQuarters && a.Binding == b.Binding && a.Secretariat == b.Secretariat
        && a.CostFactor.Equals(b.CostFactor) && a.Parties.SequenceEqual(b.Parties) && a.Levers.SequenceEqual(b.Levers);
}
