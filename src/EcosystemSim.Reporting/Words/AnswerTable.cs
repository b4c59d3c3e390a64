using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>Half of a table that is too wide for one screen.</summary>
public enum TablePart
{
    /// <summary>What became of needs, and the work of helping.</summary>
    Help,

    /// <summary>What became of jobs, and what they cost.</summary>
    Jobs,
}

/// <summary>A column.</summary>
/// <param name="Key">Name for programs.</param>
/// <param name="Group">Stands above neighbours that share it; empty for none.</param>
/// <param name="Heading">Stands above the column.</param>
public sealed record AnswerColumn(string Key, string Group, string Heading, TablePart Part);

/// <summary>A cell as a person reads it, with the number behind it (NaN if there is none).</summary>
public sealed record AnswerCell(string Text, double Value);

/// <summary>A row: an arm. Cells run beside the table's columns.</summary>
public sealed record AnswerRow(string Arm, string Title, ImmutableArray<AnswerCell> Cells);

/// <summary>The answer in numbers: one row per arm, plain text in plain cells, for any renderer.</summary>
public sealed record AnswerTable(string Title, ImmutableArray<AnswerColumn> Columns, ImmutableArray<AnswerRow> Rows, ImmutableArray<string> Notes)
{
    /// <summary>Stands above the names of the rows.</summary>
    public string RowHeading { get; init; } = "arm";

    /// <summary>What a baseline's cell says where the others have their difference from it.</summary>
    public const string BaselineText = "baseline";

    /// <summary>One table per labour closure that the run has, slack first.</summary>
    /// <param name="language">English if it is not said.</param>
    public static ImmutableArray<AnswerTable> All(RunSummary summary, Language? language = null) =>
        [.. summary.Closures().Select(labour => For(summary, labour, language))];

    /// <summary>The table of a labour closure.</summary>
    /// <param name="language">English if it is not said.</param>
    public static AnswerTable For(RunSummary summary, LabourClosure labour, Language? language = null)
    {
        Language spoken = language ?? Language.English;
        TableWords words = spoken.Tables;
        NumberFormat numbers = spoken.Numbers;
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour)];
        int within = arms.Select(arm => arm.LongestFates()?.WithinQuarters ?? 0).DefaultIfEmpty(0).Max();
        bool binding = labour == LabourClosure.Binding;
        int headline = summary.HeadlineQuarter(), last = summary.LastQuarter();
        string at = numbers.Quarter(headline), difference = words.JobsDifference(at, summary.Baseline);
        List<(AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)> columns =
        [
            .. FateColumns(within, spoken).Select(c => (c.Column, (Func<ArmSummary, AnswerCell>)(arm => c.Cell(arm.LongestFates())))),
            (new("hops_per_helped_need", "", words.DoorsPerHelpedNeed, TablePart.Help), arm => new(numbers.Fixed(arm.HopsPerHelpedNeed, 2), arm.HopsPerHelpedNeed)),
            (new("utilisation", words.PercentOfHours, words.Used, TablePart.Help), arm => Percent(arm.Utilisation, numbers)),
            (new("coordination_share", words.PercentOfHours, spoken.Terms.Coordination, TablePart.Help), arm => Percent(arm.CoordinationShare, numbers)),
            (new("firms_helped", "", words.FirmsHelped, TablePart.Help), arm => Whole(arm.FirmsHelped, numbers)),
            (new("jobs", "", words.JobsAt(at), TablePart.Jobs), arm => Whole(arm.Jobs.Mean, numbers)),
            (new("jobs_difference", difference, words.Total, TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifference, spoken)),
            (new("jobs_difference_under_50", difference, words.Under50, TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifferenceUnder50, spoken)),
            (new("jobs_difference_over_50", difference, words.Over50, TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifferenceOver50, spoken)),
        ];
        if (headline != last)
            columns.Add((new("jobs_difference_at_end", words.CostDifference(summary.Baseline), words.TotalAt(numbers.Quarter(last)), TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifferenceAtEnd(), spoken)));
        if (summary.WithoutSupport is { } without && without != summary.Baseline)
            columns.Add((new("net_jobs", words.Against(without), words.NetJobs(at), TablePart.Jobs), arm => arm.Arm == without ? new(numbers.NotAvailable, double.NaN) : new(numbers.Difference(arm.NetJobs), arm.NetJobs.Mean)));
        if (binding) columns.Add((new("rationed_share", "", words.Rationed, TablePart.Jobs), arm => Percent(arm.RationedShare, numbers)));
        return new(
            words.Title(labour), [.. columns.Select(c => c.Column)],
            [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))], NotesFor(summary, labour, spoken))
        {
            RowHeading = words.Arm,
        };
    }

    /// <summary>A table per region: fates, hours, firms helped and jobs of each arm.</summary>
    public static ImmutableArray<AnswerTable> ByRegion(RunSummary summary, LabourClosure labour)
    {
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour).Where(arm => !arm.Regions.IsDefaultOrEmpty)];
        List<AnswerTable> tables = [];
        NumberFormat numbers = NumberFormat.English;
        string at = numbers.Quarter(summary.HeadlineQuarter());
        foreach (string region in arms.SelectMany(arm => arm.Regions).Select(region => region.Region).Distinct(StringComparer.Ordinal))
        {
            (ArmSummary Arm, RegionSummary Region)[] rows =
                [.. arms.SelectMany(arm => arm.Regions.Where(r => r.Region == region).Select(r => (arm, r)))];
            List<(AnswerColumn Column, Func<ArmSummary, RegionSummary, AnswerCell> Cell)> columns =
            [
                .. FateColumns(rows.Max(row => row.Region.Fates.WithinQuarters), Language.English).Select(c => (c.Column, (Func<ArmSummary, RegionSummary, AnswerCell>)((_, r) => c.Cell(r.Fates)))),
                (new("utilisation", "% of hours", "used", TablePart.Help), (_, r) => Percent(r.Utilisation, numbers)),
                (new("coordination_share", "% of hours", "coordination", TablePart.Help), (_, r) => Percent(r.CoordinationShare, numbers)),
                (new("firms_helped", "", "firms helped", TablePart.Help), (_, r) => Whole(r.FirmsHelped, numbers)),
                (new("jobs", "", Language.English.Tables.JobsAt(at), TablePart.Jobs), (_, r) => Whole(r.Jobs.Mean, numbers)),
                (new("jobs_difference", Language.English.Tables.JobsDifference(at, summary.Baseline), "total", TablePart.Jobs), (arm, r) => Paired(summary, arm, r.JobsDifference, Language.English)),
            ];
            string closure = labour == LabourClosure.Slack ? "slack labour" : "binding labour supply";
            tables.Add(new(
                $"{rows[0].Region.Name}, {closure}", [.. columns.Select(c => c.Column)],
                [.. rows.Select(row => new AnswerRow(row.Arm.Arm, row.Arm.Title, [.. columns.Select(c => c.Cell(row.Arm, row.Region))]))], Notes: []));
        }

        return [.. tables];
    }

    private static IEnumerable<(AnswerColumn Column, Func<FateShares?, AnswerCell> Cell)> FateColumns(int within, Language language)
    {
        string group = language.Tables.OfThousandNeeds(language.Answer.Within(within == 0 ? 4 : within));
        Terms terms = language.Terms;
        return
        [
            Fate("specialised", terms.Specialised, f => f.Specialised),
            Fate("generic", terms.Generic, f => f.Generic),
            Fate("alone", terms.Alone, f => f.Alone),
            Fate("lapsed", terms.Lapsed, f => f.Lapsed),
            Fate("dropped_out", terms.DroppedOut, f => f.DroppedOut),
        ];

        (AnswerColumn, Func<FateShares?, AnswerCell>) Fate(string key, string heading, Func<FateShares, double> value) =>
            (new(key, group, heading, TablePart.Help), fates => fates is null ? Whole(double.NaN, language.Numbers) : new(language.Numbers.Count(value(fates)), value(fates)));
    }

    private static ImmutableArray<string> NotesFor(RunSummary summary, LabourClosure labour, Language language)
    {
        TableWords words = language.Tables;
        bool withNeeds = summary.Under(labour).Any(arm => arm.LongestFates() is not null);
        List<string> notes = [words.CountedNote(withNeeds || summary.Replications > 0 ? summary.CountedFrom(language) : null, withNeeds)];
        if (summary.WithoutSupport is { } without && without != summary.Baseline) notes.Add(words.NetNote(without));
        notes.Add(language.Answer.IntervalNote(Replications.Of(summary), words));
        if (labour == LabourClosure.Binding) notes.Add(words.RationedNote);
        return [.. notes];
    }

    private static AnswerCell Paired(RunSummary summary, ArmSummary arm, Estimate difference, Language language) =>
        arm.Arm == summary.Baseline ? new(language.Tables.Baseline, 0) : new(language.Numbers.Difference(difference), difference.Mean);

    private static AnswerCell Whole(double value, NumberFormat numbers) => new(Math.Abs(value) is > 0 and < 10 ? numbers.Any(value) : numbers.Whole(value), value);

    // The heading has the per cent sign; the value stays a share.
    private static AnswerCell Percent(double share, NumberFormat numbers) => new(numbers.Fixed(100 * share, 1), share);
}
