using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Job-years, value added and public cost of every arm beyond the baseline and beyond the arm without support, with what a job-year and a job cost.</summary>
public static class AppraisalTable
{
    /// <summary>One table per labour closure, slack first; none for a summary that compares nothing.</summary>
    /// <param name="language">English if it is not said.</param>
    public static ImmutableArray<AnswerTable> All(RunSummary summary, Language? language = null) =>
        [.. summary.Closures().Select(labour => For(summary, labour, language)).OfType<AnswerTable>()];

    /// <summary>The table of a labour closure; null where there is nothing to show.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable? For(RunSummary summary, LabourClosure labour, Language? language = null)
    {
        ArmSummary[] arms = [.. summary.Under(labour)];
        if (summary.Replications == 0 || arms.Length < 2) return null;
        Language spoken = language ?? Language.English;
        AppraisalWords words = spoken.Appraisal;
        NumberFormat numbers = spoken.Numbers;
        string difference = spoken.Tables.CostDifference(summary.Baseline), at = numbers.Quarter(summary.HeadlineQuarter());
        bool twins = arms.Any(arm => arm.EqualOutlay is not null);
        List<(AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)> columns =
        [
            .. twins ? Twins() : [],
            (new("job_years", difference, words.JobYears, TablePart.Help), arm => Beyond(arm, c => Plain(c.JobYears))),
            .. Sums("", words.PresentValue(difference), TablePart.Help, Beyond),
            .. summary.WithoutSupport is { } without && without != summary.Baseline ? Against(without) : [],
        ];
        // The closures' tables stand below each other, so what holds for all of them is said once.
        string[] notes = labour != summary.ShownClosure() ? [] :
        [
            spoken.Answer.IntervalNote(Replications.Of(summary), spoken.Tables),
            words.Note(new(
                numbers.Quarter(summary.StartCalendarQuarter), numbers.Quarter(summary.LastQuarter()), at, numbers.Percent(summary.DiscountRate), summary.PriceYear,
                double.IsNaN(summary.ValueAddedPerJob) ? null : numbers.Money(summary.ValueAddedPerJob, summary.Currency))),
            .. twins ? (string[])[words.EqualOutlayNote(summary.Baseline)] : [],
        ];
        return new(words.Title(labour), [.. columns.Select(c => c.Column)], [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))], [.. notes])
        {
            RowHeading = spoken.Tables.Arm,
        };

        (AnswerColumn, Func<ArmSummary, AnswerCell>)[] Twins() =>
        [
            (new("equal_outlay_job_years", difference, words.EqualOutlay, TablePart.Help),
                arm => arm.Arm == summary.Baseline ? Baseline() : arm.EqualOutlay is { IsMatched: true } equal ? Plain(equal.JobYears) : Nothing()),
            (new("equal_outlay_net_present_value", difference, words.NetPresentValue(summary.Currency), TablePart.Help),
                arm => arm.Arm == summary.Baseline ? Baseline() : arm.EqualOutlay is { IsMatched: true, ValueAddedPresent: var value } ? Millions(value) : Nothing()),
        ];

        IEnumerable<(AnswerColumn, Func<ArmSummary, AnswerCell>)> Against(string without) =>
        [
            (new("net_job_years", spoken.Tables.Against(without), words.JobYears, TablePart.Jobs), arm => Net(arm, c => Plain(c.JobYears))),
            .. Sums("net_", words.PresentValue(spoken.Tables.Against(without)), TablePart.Jobs, Net),
        ];

        IEnumerable<(AnswerColumn, Func<ArmSummary, AnswerCell>)> Sums(string key, string group, TablePart part, Func<ArmSummary, Func<Comparison, AnswerCell>, AnswerCell> of) =>
        [
            .. part == TablePart.Help ? PresentJobYears(group) : [],
            (new($"{key}value_added_present", group, words.ValueAdded(summary.Currency), part), arm => of(arm, c => Millions(c.ValueAddedPresent))),
            (new($"{key}public_cost_present", group, words.PublicCost(summary.Currency), part), arm => of(arm, c => Millions(c.PublicCostPresent))),
            (new($"{key}cost_per_job_year", group, words.PerJobYear(summary.Currency), part), arm => of(arm, c => Ratio(c.CostPerJobYear, c.JobYearsPresent))),
            (new($"{key}cost_per_job", "", words.PerJob(summary.Currency, at), part), arm => of(arm, c => Ratio(c.CostPerJob, c.Jobs))),
        ];

        (AnswerColumn, Func<ArmSummary, AnswerCell>)[] PresentJobYears(string group) =>
            [(new("job_years_present", group, words.JobYears, TablePart.Help), arm => Beyond(arm, c => Plain(c.JobYearsPresent)))];

        AnswerCell Beyond(ArmSummary arm, Func<Comparison, AnswerCell> cell) => arm.Arm == summary.Baseline ? Baseline() : cell(arm.AgainstBaseline);

        AnswerCell Net(ArmSummary arm, Func<Comparison, AnswerCell> cell) => arm.Arm == summary.WithoutSupport || arm.AgainstWithoutSupport is null ? Nothing() : cell(arm.AgainstWithoutSupport);

        AnswerCell Plain(Estimate estimate) => new(numbers.Difference(estimate), estimate.Mean);

        AnswerCell Millions(Estimate money) => new(numbers.Difference(OutcomeTable.InMillions(money)), money.Mean);

        // Money saved over jobs lost is above zero too, and no cost of a job.
        AnswerCell Ratio(RatioEstimate ratio, Estimate jobs) => jobs.Mean > 0 && ratio.Value > 0 ? new(numbers.Ratio(ratio), ratio.Value) : Nothing();

        AnswerCell Baseline() => new(spoken.Tables.Baseline, 0);

        AnswerCell Nothing() => new(numbers.NotAvailable, double.NaN);
    }
}
