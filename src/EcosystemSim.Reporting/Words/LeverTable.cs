using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>What each lever does alone and in the package, as a table: a row per lever, the one that brings most jobs to the package first.</summary>
public static class LeverTable
{
    /// <summary>One table per labour closure, slack first; none where the arms of single levers were not run.</summary>
    public static ImmutableArray<AnswerTable> All(RunSummary summary) =>
        summary.Levers.IsEmpty ? [] : [.. summary.Closures().Select(labour => For(summary, labour))];

    /// <summary>The table of a labour closure.</summary>
    public static AnswerTable For(RunSummary summary, LabourClosure labour)
    {
        ImmutableArray<LeverEffect> levers = [.. Sorted(summary, labour)];
        string added = $"added to {levers.Select(l => l.Added?.Against).FirstOrDefault(a => a is not null)}";
        string taken = $"what {levers.Select(l => l.Taken?.Against).FirstOrDefault(a => a is not null)} loses without it";
        const string hours = "hours of coordination a year";
        const string help = "specialised help, of 1,000 needs", jobs = "jobs at the end";
        List<(AnswerColumn Column, Func<LeverEffect, AnswerCell> Cell)> columns =
        [
            (new("specialised_added", added, help, TablePart.Help), l => Cell(l.Added?.Specialised, l.Added is null)),
            (new("jobs_added", added, jobs, TablePart.Help), l => Cell(l.Added?.Jobs, l.Added is null)),
            (new("specialised_taken", taken, help, TablePart.Help), l => Cell(l.Taken?.Specialised)),
            (new("jobs_taken", taken, jobs, TablePart.Help), l => Cell(l.Taken?.Jobs)),
            (new("hours_added", hours, "alone", TablePart.Help), l => Hours(l.Added)),
            (new("hours_taken", hours, "in the package", TablePart.Help), l => Hours(l.Taken)),
        ];
        string title = labour == LabourClosure.Binding ? "Levers one by one, binding labour supply" : "Levers one by one, slack labour";
        return new(
            title, [.. columns.Select(c => c.Column)],
            [.. levers.Select(l => new AnswerRow(Words(l.Lever), Words(l.Lever), [.. columns.Select(c => c.Cell(l))]))], Notes(summary, levers))
        {
            RowHeading = "lever",
        };
    }

    /// <summary>As a sentence writes a lever: <c>shared catalogue</c>.</summary>
    internal static string Words(string lever) => lever.Replace('_', ' ');

    /// <summary>The levers under a closure by what they bring to the package, in jobs, then to the other arm; the number of the lever decides what is equal.</summary>
    internal static IEnumerable<LeverEffect> Sorted(RunSummary summary, LabourClosure labour) =>
        summary.Levers.Where(l => l.Labour == labour).OrderByDescending(l => Mean(l.Taken)).ThenByDescending(l => Mean(l.Added));

    private static double Mean(LeverChange? change) => change is { Jobs.Mean: var mean } && double.IsFinite(mean) ? mean : double.NegativeInfinity;

    private static AnswerCell Cell(Estimate? estimate, bool isThere = false) =>
        isThere ? new("has it", double.NaN) : estimate is { } e ? new(Numbers.Difference(e), e.Mean) : new(Numbers.NotAvailable, double.NaN);

    private static AnswerCell Hours(LeverChange? change) =>
        change is null ? new(Numbers.NotAvailable, double.NaN) : new(Numbers.Signed(change.CoordinationHours.Mean, 0), change.CoordinationHours.Mean);

    private static ImmutableArray<string> Notes(RunSummary summary, ImmutableArray<LeverEffect> levers)
    {
        List<string> notes = [$"Above zero there is more with the lever than without it. Needs that arose, and hours, {summary.CountedFrom()}."];
        int intervals = levers.Sum(l => (l.Added is null ? 0 : 2) + (l.Taken is null ? 0 : 2));
        notes.Add(summary.Replications > 1
            ? $"In brackets the 95 % interval over {Figures.FigureWords.English.Replications(summary)}: luck only. Of {intervals} such intervals, one in twenty leaves zero out by luck alone."
            : "No interval: there is one replication.");
        if (levers.Any(l => l.Added is null)) notes.Add("Has it: the lever is in force there already, so it cannot be added.");
        return [.. notes];
    }
}
