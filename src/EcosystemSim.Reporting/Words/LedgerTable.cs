using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>The additionality ledger as tables: against the arm without support, and against the baseline.</summary>
public static class LedgerTable
{
    /// <summary>Up to two tables per labour closure that the run has, slack first; none for a summary without ledgers.</summary>
    public static ImmutableArray<AnswerTable> All(RunSummary summary) =>
    [
        .. from labour in summary.Closures()
           from table in new[] { AgainstWithoutSupport(summary, labour), AgainstBaseline(summary, labour) }.OfType<AnswerTable>()
           select table,
    ];

    /// <summary>Jobs added in supported firms, displacement, leakage and net jobs of every arm with support; null where the summary has no such ledger.</summary>
    public static AnswerTable? AgainstWithoutSupport(RunSummary summary, LabourClosure labour)
    {
        (ArmSummary Arm, LedgerTerms Terms)[] rows =
        [
            .. from arm in summary.Under(labour)
               where arm.Arm != summary.WithoutSupport
               let terms = arm.Ledger(LedgerAgainst.WithoutSupport)?.Terms
               where terms is not null
               select (arm, terms),
        ];
        if (rows.Length == 0) return null;
        bool everywhere = rows.All(row => IsEverywhere(row.Arm));
        string at = Numbers.Quarter(summary.LastQuarter()), rest = $"jobs at the end of {at}, less those of {summary.WithoutSupport}";
        List<(AnswerColumn Column, Func<LedgerTerms, AnswerCell> Cell)> columns =
        [
            (new("supported", rest, "supported firms", TablePart.Jobs), t => Mean(t.Supported)),
            (new("displacement", rest, "neither supports: displacement", TablePart.Jobs), t => Mean(t.Displacement)),
            .. everywhere ? [] : Leakage(),
            (new("exists_in_one_only", rest, "entry, exit and inward investment", TablePart.Jobs), t => Mean(t.ExistsInOneOnly)),
            .. rows.Any(row => row.Terms.SupportedInOtherOnly.Mean != 0) ? OtherOnly() : [],
            (new("net", rest, "net", TablePart.Jobs), t => WithInterval(t.Net)),
        ];
        bool binding = labour == LabourClosure.Binding;
        // The closures' tables stand below each other, so what holds for all of them is said once.
        string[] notes = labour != summary.ShownClosure() ? [Crowding(binding)] :
        [
            $"Each firm is compared with the same firm under {summary.WithoutSupport}, so that what supported firms would have done anyway, the deadweight, is in no column.",
            Crowding(binding),
            $"{(everywhere ? "" : "Leakage is the same line outside the programme's area. A market is one sector in one region, so no displacement crosses a border: it is what firms there lose or gain by support that others there get. ")}Entry, exit and inward investment: firms that live at the end in one of the two arms only. The lines add up to net. Intervals of all lines are in ledger.csv.",
        ];
        return Table($"Additionality, {Labour(labour)}: who has the jobs that {summary.WithoutSupport} has not?", columns, rows, notes);

        (AnswerColumn, Func<LedgerTerms, AnswerCell>)[] OtherOnly() =>
            [(new("supported_in_other_only", rest, "supported in the other only", TablePart.Jobs), t => Mean(t.SupportedInOtherOnly))];

        (AnswerColumn, Func<LedgerTerms, AnswerCell>)[] Leakage() =>
            [(new("leakage", rest, "outside the area: leakage", TablePart.Jobs), t => Mean(t.Leakage))];
    }

    /// <summary>Firms and jobs of the lines against the baseline, inside and outside the area together; null where no arm has such a ledger.</summary>
    public static AnswerTable? AgainstBaseline(RunSummary summary, LabourClosure labour)
    {
        (ArmSummary Arm, LedgerSummary Ledger)[] rows =
        [
            .. from arm in summary.Under(labour)
               where arm.Arm != summary.WithoutSupport && arm.Arm != summary.Baseline
               let ledger = arm.Ledger(LedgerAgainst.Baseline)
               where ledger is not null
               select (arm, ledger),
        ];
        if (rows.Length == 0) return null;
        List<(AnswerColumn Column, Func<LedgerSummary, AnswerCell> Cell)> columns =
        [
            .. Pair("both", "supported in both", LedgerLine.SupportedInBoth),
            .. Pair("this_arm_only", "in this arm only", LedgerLine.SupportedInThisArmOnly),
            .. Pair("other_only", $"in {summary.Baseline} only", LedgerLine.SupportedInOtherOnly),
            .. Pair("neither", "in neither", LedgerLine.SupportedInNeither),
            .. Pair("one_only", "entry, exit and inward investment", LedgerLine.ExistsInThisArmOnly, LedgerLine.ExistsInOtherOnly),
            (new("total", "all", "jobs", TablePart.Jobs), ledger => Mean(ledger.Total)),
        ];
        string[] notes = labour != summary.ShownClosure() ? [] :
        [
            $"Jobs are those of the arm less those of {summary.Baseline}, summed over the firms of the line; they add up to the difference in all jobs. Firms that are gone in both arms are in no line.",
        ];
        return Table($"Ledger, {Labour(labour)}: in which firms does the difference from {summary.Baseline} lie at the end of {Numbers.Quarter(summary.LastQuarter())}?", columns, rows, notes);

        static IEnumerable<(AnswerColumn, Func<LedgerSummary, AnswerCell>)> Pair(string key, string group, params LedgerLine[] lines) =>
        [
            (new($"{key}_firms", group, "firms", TablePart.Jobs), ledger => Firms(ledger, lines)),
            (new($"{key}_jobs", group, "jobs", TablePart.Jobs), ledger => Signed(Of(ledger, lines).Sum(row => row.Jobs.Mean), ledger.Total)),
        ];
    }

    /// <summary>A ledger of an arm; null if the summary has not got it.</summary>
    internal static LedgerSummary? Ledger(this ArmSummary arm, LedgerAgainst against) =>
        arm.Ledgers.IsDefaultOrEmpty ? null : arm.Ledgers.FirstOrDefault(ledger => ledger.Against == LedgerCatalogue.Name(against));

    /// <summary>Whether no firm lies outside the programme's area.</summary>
    internal static bool IsEverywhere(ArmSummary arm) =>
        arm.Ledgers.All(ledger => ledger.Lines.All(row => row.Area == LedgerCatalogue.Name(LedgerArea.Inside) || row.Firms == 0));

    /// <summary>Rows of some lines, inside and outside the area.</summary>
    internal static IEnumerable<LedgerRow> Of(LedgerSummary ledger, params LedgerLine[] lines)
    {
        string[] names = [.. lines.Select(LedgerCatalogue.Name)];
        return ledger.Lines.Where(row => names.Contains(row.Line));
    }

    private static string Crowding(bool binding) =>
        "Displacement follows from the assumed tradability of sectors and is no finding"
        + (binding ? "; here it also holds the labour that supported firms take from others, which follows from the closure." : ".");

    private static AnswerTable Table<T>(
        string title, List<(AnswerColumn Column, Func<T, AnswerCell> Cell)> columns, IEnumerable<(ArmSummary Arm, T Item)> rows, string[] notes) =>
        new(
            title, [.. columns.Select(c => c.Column)],
            [.. rows.Select(row => new AnswerRow(row.Arm.Arm, row.Arm.Title, [.. columns.Select(c => c.Cell(row.Item))]))], [.. notes]);

    private static AnswerCell Firms(LedgerSummary ledger, LedgerLine[] lines)
    {
        double firms = Of(ledger, lines).Sum(row => row.Firms);
        return new(firms is > 0 and < 10 ? Numbers.Any(firms) : Numbers.Whole(firms), firms);
    }

    // A mean has the digits that it has beside its interval elsewhere.
    private static AnswerCell Mean(Estimate jobs) => new(Numbers.Signed(jobs.Mean, Numbers.Decimals(jobs)), jobs.Mean);

    // A part has no more of them than the whole.
    private static AnswerCell Signed(double jobs, Estimate whole) => new(Numbers.Signed(jobs, Math.Min(Numbers.Decimals(jobs), Numbers.Decimals(whole))), jobs);

    private static AnswerCell WithInterval(Estimate jobs) => new(Numbers.Difference(jobs), jobs.Mean);

    private static string Labour(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding labour supply";
}
