using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>The outcomes that the scenario's question is about: a row per outcome, and per arm its value and its difference from the baseline.</summary>
/// <remarks>Jobs are not among them: their intervals stand in the table of the arms.</remarks>
public static class OutcomeTable
{
    /// <summary>Unit of amounts of money in the observations.</summary>
    internal const string Money = "currency units";

    private const double Million = 1e6;

    /// <summary>One table per labour closure, slack first; none for a summary that names no outcomes.</summary>
    /// <param name="language">English if it is not said.</param>
    public static ImmutableArray<AnswerTable> All(RunSummary summary, Language? language = null) =>
        [.. summary.Closures().Select(labour => For(summary, labour, language)).OfType<AnswerTable>()];

    /// <summary>The table of a labour closure; null where there is nothing to show.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable? For(RunSummary summary, LabourClosure labour, Language? language = null)
    {
        if (summary.Replications == 0 || summary.Find(summary.Baseline, labour) is not { } baseline) return null;
        OutcomeEffect[] shown = [.. Shown(baseline)];
        if (shown.Length == 0) return null;
        Language spoken = language ?? Language.English;
        OutcomeWords words = spoken.Outcomes;
        NumberFormat numbers = spoken.Numbers;
        // The arm that the answer speaks of first, for the table can be wider than what shows it; the yardstick last.
        string? compared = summary.Compared();
        ArmSummary[] others = [.. summary.Under(labour).Where(arm => arm.Arm != summary.Baseline).OrderBy(arm => arm.Arm == compared ? 0 : arm.Arm == summary.WithoutSupport ? 2 : 1)];
        List<(AnswerColumn Column, Func<OutcomeEffect, AnswerCell> Cell)> columns =
        [
            (new("measure", "", words.Measured, TablePart.Help), o => new(o.Measure == OutcomeMeasure.Total ? words.Total : words.At(numbers.Quarter(summary.HeadlineQuarter())), double.NaN)),
            (new($"{baseline.Arm}_value", baseline.Arm, words.Value, TablePart.Help), Value),
            .. others.SelectMany(arm => Of(arm)),
        ];
        return new(
            words.Title(labour), [.. columns.Select(c => c.Column)],
            [.. shown.Select(o => new AnswerRow(NameOf(o, summary, spoken), NameOf(o, summary, spoken), [.. columns.Select(c => c.Cell(o))]))],
            // The closures' tables stand below each other, so what holds for all of them is said once.
            labour != summary.ShownClosure() ? [] :
            [
                words.Note(spoken.Answer.From(summary.StartCalendarQuarter + summary.OutcomesFrom), summary.Baseline),
                summary.Replications > 1 && others.Length > 0 && summary.ParameterDraws == 0
                    ? $"{spoken.Tables.IntervalNote(Replications.Of(summary))} {words.OneInTwenty(shown.Length * others.Length)}"
                    : spoken.Answer.IntervalNote(Replications.Of(summary), spoken.Tables),
            ])
        {
            RowHeading = words.Outcome,
        };

        IEnumerable<(AnswerColumn, Func<OutcomeEffect, AnswerCell>)> Of(ArmSummary arm) =>
        [
            (new($"{arm.Arm}_value", arm.Arm, words.Value, TablePart.Help), o => Value(Find(arm, o.Outcome))),
            (new($"{arm.Arm}_difference", arm.Arm, words.Difference, TablePart.Help), o => Difference(Find(arm, o.Outcome))),
        ];

        AnswerCell Value(OutcomeEffect? o)
        {
            if (o is null) return new(numbers.NotAvailable, double.NaN);
            string text = IsMoney(o) ? numbers.Significant(o.Value.Mean / Million, 4) : numbers.Any(o.Value.Mean);
            return new(text, o.Value.Mean);
        }

        AnswerCell Difference(OutcomeEffect? o) => o is null ? new(numbers.NotAvailable, double.NaN) : new(numbers.Difference(Scaled(o).Difference), o.Difference.Mean);
    }

    /// <summary>What is shown of an arm: all but jobs.</summary>
    internal static IEnumerable<OutcomeEffect> Shown(ArmSummary arm) => arm.Outcomes.Where(o => o.Outcome != Outcomes.Jobs);

    /// <summary>An outcome of an arm; null if the summary has not got it.</summary>
    internal static OutcomeEffect? Find(ArmSummary arm, string outcome) => arm.Outcomes.FirstOrDefault(o => o.Outcome == outcome);

    /// <summary>The outcome as the language calls it, with millions where it is money.</summary>
    internal static string NameOf(OutcomeEffect outcome, RunSummary summary, Language language) =>
        IsMoney(outcome)
            ? language.Outcomes.InMillions(
                language.Outcomes.Name(outcome.Unit == Money ? outcome.Outcome : $"{outcome.Outcome}_a_year"), language.Numbers.Currency(summary.Currency))
            : language.Outcomes.Name(outcome.Outcome);

    private static bool IsMoney(OutcomeEffect outcome) => outcome.Unit is Money or OutcomeEffect.MoneyPerYear;

    /// <summary>Money in millions; everything else as it is.</summary>
    internal static OutcomeEffect Scaled(OutcomeEffect outcome) =>
        IsMoney(outcome) ? outcome with { Value = InMillions(outcome.Value), Difference = InMillions(outcome.Difference) } : outcome;

    /// <summary>An amount of money in millions.</summary>
    internal static Estimate InMillions(Estimate amount) =>
        new(amount.Mean / Million, amount.Low / Million, amount.High / Million, amount.StandardDeviation / Million, amount.Count);
}
