using System.Collections.Immutable;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>Which arms a summary's words and figures speak of.</summary>
public static class Arms
{
    /// <summary>Ending of the name of an arm that is another one at no cost.</summary>
    public const string FreeEnding = "-free";

    private const string Coordinated = "coordinated";

    /// <summary>An arm under a labour closure; null if the summary has not got it.</summary>
    public static ArmSummary? Find(this RunSummary summary, string? arm, LabourClosure labour) =>
        arm is null ? null : summary.Arms.FirstOrDefault(a => a.Arm == arm && a.Labour == labour);

    /// <summary>The arms under a labour closure, in the order of the scenario.</summary>
    public static IEnumerable<ArmSummary> Under(this RunSummary summary, LabourClosure labour) => summary.Arms.Where(arm => arm.Labour == labour);

    /// <summary>The closures that the summary has, slack first.</summary>
    public static IEnumerable<LabourClosure> Closures(this RunSummary summary) =>
        Enum.GetValues<LabourClosure>().Where(labour => summary.Arms.Any(arm => arm.Labour == labour));

    /// <summary>The closure that figures show: slack where there is.</summary>
    public static LabourClosure ShownClosure(this RunSummary summary) => summary.Closures().FirstOrDefault(LabourClosure.Slack);

    /// <summary>
    /// The arm that the sentences compare with the baseline: the one named <c>coordinated</c>, else the last that is neither the
    /// one without support nor another at no cost; null if there is none.
    /// </summary>
    public static string? Compared(this RunSummary summary)
    {
        if (summary.Baseline != Coordinated && summary.Arms.Any(arm => arm.Arm == Coordinated)) return Coordinated;
        return summary.Arms.LastOrDefault(IsItsOwn)?.Arm;

        bool IsItsOwn(ArmSummary arm) => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport && !arm.Arm.EndsWith(FreeEnding);
    }

    /// <summary>The fates after four quarters, or after as many as were followed; null if none were.</summary>
    public static FateShares? LongestFates(this ArmSummary arm) => Longest(arm.Fates);

    /// <summary>What an arm's fates are to be compared with: those of the same quarters' needs in the baseline; if there are none, the baseline's own.</summary>
    public static FateShares? ComparedFates(this ArmSummary arm, ArmSummary? baseline) => Longest(arm.BaselineFates) ?? baseline?.LongestFates();

    /// <summary>Which needs the fates count: <c>from 2015Q3 on</c>, with the arms for which it is another quarter.</summary>
    /// <param name="brief">Not to name those arms one by one where they have several quarters.</param>
    public static string FatesFrom(this RunSummary summary, LabourClosure labour, bool brief = false)
    {
        // The most common quarter first, and of equally common ones the earliest.
        var groups = summary.Under(labour).Where(arm => arm.LongestFates() is not null).GroupBy(arm => arm.FatesFrom)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        if (groups.Count == 0) return "";
        if (brief && groups.Count > 2)
        {
            var quarters = groups.Skip(1).Select(group => group.Key).ToList();
            return $"from {Quarter(groups[0].Key)} on (in other arms from {Quarter(quarters.Min())} at the earliest and {Quarter(quarters.Max())} at the latest)";
        }

        string others = string.Join("; ", groups.Skip(1).Select(group =>
            $"{(group.Count() == 1 ? "arm" : "arms")} {string.Join(", ", group.Select(arm => arm.Arm))}: from {Quarter(group.Key)}"));
        return $"from {Quarter(groups[0].Key)} on{(others.Length == 0 ? "" : $" ({others})")}";

        string Quarter(int index) => Names.Quarter(summary.StartCalendarQuarter + index);
    }

    /// <summary><c>within a year</c>, <c>within 2 quarters</c>, <c>within a quarter</c>.</summary>
    public static string Within(int quarters) => quarters switch { 4 => "within a year", 1 => "within a quarter", _ => $"within {quarters} quarters" };

    private static FateShares? Longest(ImmutableArray<FateShares> fates)
    {
        if (fates.IsDefaultOrEmpty) return null;
        FateShares longest = fates.Where(shares => shares.WithinQuarters <= 4).MaxBy(shares => shares.WithinQuarters) ?? fates[0];
        return double.IsFinite(longest.Specialised) ? longest : null;
    }
}
