using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>What public money is spent on, per arm.</summary>
public static class SpendingTable
{
    /// <summary>The table of the labour closure that figures show; null for a summary that does not know, such as one of an earlier version.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable? For(RunSummary summary, Language? language = null)
    {
        ArmSummary[] arms = [.. summary.Under(summary.ShownClosure()).Where(arm => double.IsFinite(arm.AdministrationCostShare))];
        if (arms.Length == 0) return null;
        Language spoken = language ?? Language.English;
        TableWords words = spoken.Tables;
        NumberFormat numbers = spoken.Numbers;
        string group = words.PercentOfCost;
        // Earlier versions did not know what of the rest infrastructure took.
        bool builds = arms.Any(arm => arm.InfrastructureCostShare > 0), compares = arms.Any(arm => arm.Arm != summary.Baseline && arm.PublicCostDifference is not null);
        string difference = words.CostDifference(summary.Baseline);
        (AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)[] columns =
        [
            (new("administration", group, spoken.Terms.Administration, TablePart.Help), arm => Percent(arm.AdministrationCostShare)),
            (new("coordination", group, spoken.Terms.Coordination, TablePart.Help), arm => Percent(arm.CoordinationCostShare)),
            (new("grants", group, words.Grants, TablePart.Help), arm => Percent(arm.GrantCostShare)),
            .. builds ? Infrastructure() : [],
            (new("advice", group, words.Advice, TablePart.Help), arm => Percent(1 - arm.AdministrationCostShare - arm.CoordinationCostShare - arm.GrantCostShare - Built(arm))),
            (new("public_cost", "", words.Millions(summary.Currency), TablePart.Help), arm => new(numbers.Significant(arm.PublicCost / 1e6, 4), arm.PublicCost)),
            .. compares ? Differences() : [],
        ];
        return new(
            words.SpendingTitle, [.. columns.Select(c => c.Column)],
            [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))],
            [words.SpendingNote(summary.CountedFrom(spoken)), .. compares ? (string[])[words.AdditionalJobNote] : []])
        {
            RowHeading = words.Arm,
        };

        (AnswerColumn, Func<ArmSummary, AnswerCell>)[] Infrastructure() =>
            [(new("infrastructure", group, words.Infrastructure, TablePart.Help), arm => Percent(Built(arm)))];

        (AnswerColumn, Func<ArmSummary, AnswerCell>)[] Differences() =>
        [
            (new("public_cost_difference", difference, words.MillionsOnly(summary.Currency), TablePart.Help), Difference),
            (new("cost_per_additional_job", difference, words.PerAdditionalJob(summary.Currency), TablePart.Help), PerJob),
        ];

        AnswerCell Difference(ArmSummary arm) =>
            arm.Arm == summary.Baseline ? new(words.Baseline, 0)
            : arm.PublicCostDifference is { } cost ? new(numbers.Difference(OutcomeTable.InMillions(cost)), cost.Mean)
            : new(numbers.NotAvailable, double.NaN);

        AnswerCell PerJob(ArmSummary arm) =>
            arm.Arm == summary.Baseline ? new(words.Baseline, double.NaN) : new(numbers.Significant(arm.CostPerAdditionalJob, 3), arm.CostPerAdditionalJob);

        static double Built(ArmSummary arm) => double.IsFinite(arm.InfrastructureCostShare) ? arm.InfrastructureCostShare : 0;

        // The heading has the per cent sign; the value stays a share.
        AnswerCell Percent(double share) => new(numbers.Fixed(100 * share, 1), share);
    }
}
