using System.Collections.Immutable;
using System.Text.Json;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Which arms a summary's words and figures speak of.</summary>
public static class Arms
{
    /// <summary>An arm under a labour closure; null if the summary has not got it.</summary>
    public static ArmSummary? Find(this RunSummary summary, string? arm, LabourClosure labour) =>
        arm is null ? null : summary.Arms.FirstOrDefault(a => a.Arm == arm && a.Labour == labour);

    /// <summary>The arms under a labour closure, in the order of the scenario.</summary>
    public static IEnumerable<ArmSummary> Under(this RunSummary summary, LabourClosure labour) => summary.Arms.Where(arm => arm.Labour == labour);

    /// <summary>The summary without the arms of single levers, which have a table of their own; figures and answers speak of the others.</summary>
    public static RunSummary WithoutLeverArms(this RunSummary summary)
    {
        if (summary.Levers.IsEmpty) return summary;
        HashSet<string> levers = [.. summary.Levers.SelectMany(l => (string?[])[l.Added?.Arm, l.Taken?.Arm]).OfType<string>()];
        return summary with { Arms = [.. summary.Arms.Where(arm => !levers.Contains(arm.Arm))] };
    }

    /// <summary>The closures that the summary has, slack first.</summary>
    public static IEnumerable<LabourClosure> Closures(this RunSummary summary) =>
        Enum.GetValues<LabourClosure>().Where(labour => summary.Arms.Any(arm => arm.Labour == labour));

    /// <summary>The closure that figures show: slack where there is.</summary>
    public static LabourClosure ShownClosure(this RunSummary summary) => summary.Closures().FirstOrDefault(LabourClosure.Slack);

    /// <summary>
    /// The arm that the sentences compare with the baseline: the one that the answer speaks of, else the last of those that are left that
    /// has support and its costs; null if there is none.
    /// </summary>
    public static string? Compared(this RunSummary summary) => summary.Arms.Any(arm => arm.Arm == summary.Answer)
        ? summary.Answer
        : summary.Arms.LastOrDefault(arm => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport && arm.AtNoCost is null)?.Arm;

    /// <summary>Calendar quarter at whose end jobs and other stocks are told.</summary>
    public static int HeadlineQuarter(this RunSummary summary) => summary.StartCalendarQuarter + summary.Headline;

    /// <summary>Calendar quarter of the last record.</summary>
    public static int LastQuarter(this RunSummary summary) => summary.StartCalendarQuarter + Math.Max(1, summary.Quarters) - 1;

    /// <summary>Jobs beyond the baseline in the last quarter.</summary>
    public static Estimate JobsDifferenceAtEnd(this ArmSummary arm) => arm.AgainstBaseline.JobsAtEnd;

    /// <summary>The fates after four quarters, or after as many as were followed; null if none were.</summary>
    public static FateShares? LongestFates(this ArmSummary arm)
    {
        if (arm.Fates.IsDefaultOrEmpty) return null;
        FateShares longest = arm.Fates.Where(shares => shares.WithinQuarters <= 4).MaxBy(shares => shares.WithinQuarters) ?? arm.Fates[0];
        return double.IsFinite(longest.Specialised) ? longest : null;
    }

    /// <summary>
    /// Arms whose every recorded outcome is another's, to the last bit and under every labour closure, each with that other: the one
    /// that the sentences compare where it is among them, else the first of the scenario.
    /// </summary>
    public static ImmutableArray<(string Arm, string As)> Same(this RunSummary summary)
    {
        if (summary.Replications == 0) return [];
        string? compared = summary.Compared();
        string[] names = [.. summary.Arms.Select(arm => arm.Arm).Distinct().Where(arm => arm != summary.Baseline && arm != summary.WithoutSupport)];
        return
        [
            .. from alike in names.GroupBy(Outcomes, StringComparer.Ordinal)
               let first = alike.Contains(compared) ? compared! : alike.First()
               from arm in alike
               where arm != first
               select (arm, first),
        ];

        // What an arm is called and what it is compared with are no outcomes.
        string Outcomes(string name) => JsonSerializer.Serialize(
            summary.Arms.Where(arm => arm.Arm == name)
                .Select(arm => arm with { Arm = "", Title = "", PartsFromBaseline = 0, BasedOn = null, JobsBeyondBasis = null, AtNoCost = null, EqualOutlay = null }), ResultJson.Options);
    }

    /// <summary>The quarter from which needs and hours are counted, the same in all arms: <c>from 2016Q2 on</c>.</summary>
    /// <param name="language">English if it is not said.</param>
    public static string CountedFrom(this RunSummary summary, Language? language = null) =>
        (language ?? Language.English).Answer.From(summary.StartCalendarQuarter + summary.Arms.Select(arm => arm.CountedFrom).FirstOrDefault());

    /// <summary><c>within a year</c>, <c>within 2 quarters</c>, <c>within a quarter</c>.</summary>
    public static string Within(int quarters) => Language.English.Answer.Within(quarters);
}
