using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>What public money is spent on, per arm.</summary>
public static class SpendingTable
{
    /// <summary>The table of the labour closure that figures show; null where nothing is spent.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable? For(RunSummary summary, Language? language = null)
    {
        ArmSummary[] arms = [.. summary.Under(summary.ShownClosure()).Where(arm => double.IsFinite(arm.AdministrationCostShare))];
        if (arms.Length == 0) return null;
        Language spoken = language ?? Language.English;
        TableWords words = spoken.Tables;
        NumberFormat numbers = spoken.Numbers;
        string group = words.PercentOfCost;
        bool builds = arms.Any(arm => arm.InfrastructureCostShare > 0);
        (AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)[] columns =
        [
            (new("administration", group, spoken.Terms.Administration, TablePart.Help), arm => Percent(arm.AdministrationCostShare)),
            (new("coordination", group, spoken.Terms.Coordination, TablePart.Help), arm => Percent(arm.CoordinationCostShare)),
            (new("grants", group, words.Grants, TablePart.Help), arm => Percent(arm.GrantCostShare)),
            .. builds ? Infrastructure() : [],
            (new("advice", group, words.Advice, TablePart.Help), arm => Percent(1 - arm.AdministrationCostShare - arm.CoordinationCostShare - arm.GrantCostShare - Built(arm))),
            (new("public_cost", "", words.Millions(summary.Currency), TablePart.Help), arm => new(numbers.Significant(arm.PublicCost / 1e6, 4), arm.PublicCost)),
        ];
        return new(
            words.SpendingTitle, [.. columns.Select(c => c.Column)],
            [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))],
            [words.SpendingNote(summary.CountedFrom(spoken))])
        {
            RowHeading = words.Arm,
        };

        (AnswerColumn, Func<ArmSummary, AnswerCell>)[] Infrastructure() =>
            [(new("infrastructure", group, words.Infrastructure, TablePart.Help), arm => Percent(Built(arm)))];

        static double Built(ArmSummary arm) => double.IsFinite(arm.InfrastructureCostShare) ? arm.InfrastructureCostShare : 0;

        // The heading has the per cent sign; the value stays a share.
        AnswerCell Percent(double share) => new(numbers.Fixed(100 * share, 1), share);
    }
}
