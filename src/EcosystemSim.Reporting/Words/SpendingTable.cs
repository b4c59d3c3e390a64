using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Words;

/// <summary>What public money is spent on, per arm.</summary>
public static class SpendingTable
{
    /// <summary>The table of the labour closure that figures show; null for a summary that does not know, such as one of an earlier version.</summary>
    public static AnswerTable? For(RunSummary summary)
    {
        ArmSummary[] arms = [.. summary.Under(summary.ShownClosure()).Where(arm => double.IsFinite(arm.AdministrationCostShare))];
        if (arms.Length == 0) return null;
        const string group = "% of public cost";
        (AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)[] columns =
        [
            (new("administration", group, "administration", TablePart.Help), arm => Percent(arm.AdministrationCostShare)),
            (new("coordination", group, "coordination", TablePart.Help), arm => Percent(arm.CoordinationCostShare)),
            (new("grants", group, "grants to firms", TablePart.Help), arm => Percent(arm.GrantCostShare)),
            (new("advice", group, "advice, intake and idle hours", TablePart.Help), arm => Percent(1 - arm.AdministrationCostShare - arm.CoordinationCostShare - arm.GrantCostShare)),
            (new("public_cost", "", $"million {summary.Currency}, all recorded years", TablePart.Help), arm => new(Numbers.Significant(arm.PublicCost / 1e6, 4), arm.PublicCost)),
        ];
        return new(
            "What public money is spent on", [.. columns.Select(c => c.Column)],
            [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))],
            [$"Shares of what is spent {summary.CountedFrom()}."]);
    }

    // The heading has the per cent sign; the value stays a share.
    private static AnswerCell Percent(double share) => new(Numbers.Fixed(100 * share, 1), share);
}
