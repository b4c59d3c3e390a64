using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>What each lever does alone and in the package, as a table: a row per lever, the one that brings most job-years to the package first.</summary>
public static class LeverTable
{
    /// <summary>One table per labour closure, slack first; none where the arms of single levers were not run.</summary>
    /// <param name="language">English if it is not said.</param>
    public static ImmutableArray<AnswerTable> All(RunSummary summary, Language? language = null) =>
        [.. summary.Closures().Where(labour => summary.Levers.Any(lever => lever.Labour == labour)).Select(labour => For(summary, labour, language))];

    /// <summary>The table of a labour closure.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable For(RunSummary summary, LabourClosure labour, Language? language = null)
    {
        Language spoken = language ?? Language.English;
        LeverWords words = spoken.Levers;
        NumberFormat numbers = spoken.Numbers;
        ImmutableArray<LeverEffect> levers = [.. Sorted(summary, labour)];
        string added = words.AddedTo(levers.Select(l => l.Added?.Against).FirstOrDefault(a => a is not null) ?? "");
        string taken = words.TakenFrom(levers.Select(l => l.Taken?.Against).FirstOrDefault(a => a is not null) ?? "");
        string hours = words.CoordinationHours, help = words.SpecialisedHelp, jobYears = spoken.Appraisal.EqualOutlay;
        List<(AnswerColumn Column, Func<LeverEffect, AnswerCell> Cell)> columns =
        [
            (new("specialised_added", added, help, TablePart.Help), l => Added(l, l.Added?.Specialised)),
            (new("job_years_added", added, jobYears, TablePart.Help), l => Added(l, l.Added?.JobYears)),
            (new("specialised_taken", taken, help, TablePart.Help), l => Cell(l.Taken?.Specialised)),
            (new("job_years_taken", taken, jobYears, TablePart.Help), l => Cell(l.Taken?.JobYears)),
            (new("hours_added", hours, words.Alone, TablePart.Help), l => Hours(l.Added)),
            (new("hours_taken", hours, words.InThePackage, TablePart.Help), l => Hours(l.Taken)),
        ];
        return new(
            words.Title(labour), [.. columns.Select(c => c.Column)],
            [.. levers.Select(l => new AnswerRow(Words(l.Lever), Words(l.Lever), [.. columns.Select(c => c.Cell(l))]))], Notes(summary, levers, spoken))
        {
            RowHeading = words.Lever,
        };

        AnswerCell Added(LeverEffect lever, Estimate? estimate) => lever.Added is null ? new(words.HasIt, double.NaN) : Cell(estimate);

        AnswerCell Cell(Estimate? estimate) => estimate is { } e ? new(numbers.Difference(e), e.Mean) : new(numbers.NotAvailable, double.NaN);

        AnswerCell Hours(LeverChange? change) =>
            change is null ? new(numbers.NotAvailable, double.NaN) : new(numbers.Signed(change.CoordinationHours.Mean, 0), change.CoordinationHours.Mean);
    }

    /// <summary>As a sentence writes a lever: <c>shared catalogue</c>.</summary>
    internal static string Words(string lever) => lever.Replace('_', ' ');

    /// <summary>The levers under a closure by what they bring to the package, in job-years, then to the other arm; the number of the lever decides what is equal.</summary>
    internal static IEnumerable<LeverEffect> Sorted(RunSummary summary, LabourClosure labour) =>
        summary.Levers.Where(l => l.Labour == labour).OrderByDescending(l => Mean(l.Taken)).ThenByDescending(l => Mean(l.Added));

    private static double Mean(LeverChange? change) => change is { JobYears.Mean: var mean } && double.IsFinite(mean) ? mean : double.NegativeInfinity;

    private static ImmutableArray<string> Notes(RunSummary summary, ImmutableArray<LeverEffect> levers, Language language)
    {
        LeverWords words = language.Levers;
        var replications = Replications.Of(summary);
        int intervals = levers.Sum(l => (l.Added is null ? 0 : 2) + (l.Taken is null ? 0 : 2));
        return
        [
            words.SignNote(summary.CountedFrom(language)), replications is { Draws: > 0, Done: > 1 } ? language.Answer.OfWorlds(replications) : words.IntervalNote(replications, intervals),
            .. levers.Any(l => l.Added is null) ? (string[])[words.HasItNote] : [],
        ];
    }
}
