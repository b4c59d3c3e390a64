using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

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
    public static ImmutableArray<AnswerTable> All(RunSummary summary) => [.. summary.Closures().Select(labour => For(summary, labour))];

    /// <summary>The table of a labour closure.</summary>
    public static AnswerTable For(RunSummary summary, LabourClosure labour)
    {
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour)];
        int within = arms.Select(arm => arm.LongestFates()?.WithinQuarters ?? 0).DefaultIfEmpty(0).Max();
        bool binding = labour == LabourClosure.Binding;
        List<(AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)> columns =
        [
            .. FateColumns(within).Select(c => (c.Column, (Func<ArmSummary, AnswerCell>)(arm => c.Cell(arm.LongestFates())))),
            (new("hops_per_helped_need", "", "doors per helped need", TablePart.Help), arm => new(Numbers.Fixed(arm.HopsPerHelpedNeed, 2), arm.HopsPerHelpedNeed)),
            (new("utilisation", "% of hours", "used", TablePart.Help), arm => Percent(arm.Utilisation)),
            (new("coordination_share", "% of hours", "coordination", TablePart.Help), arm => Percent(arm.CoordinationShare)),
            (new("firms_helped", "", "firms helped", TablePart.Help), arm => Whole(arm.FirmsHelped)),
            .. summary.WithoutSupport is { } without ? NetColumns(summary, without) : [],
            (new("jobs", "", "jobs at the end", TablePart.Jobs), arm => Whole(arm.Jobs.Mean)),
            (new("jobs_difference", Difference(summary), "total", TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifference)),
            (new("jobs_difference_under_50", Difference(summary), "firms under 50 jobs", TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifferenceUnder50)),
            (new("jobs_difference_over_50", Difference(summary), "firms of 50 and over", TablePart.Jobs), arm => Paired(summary, arm, arm.JobsDifferenceOver50)),
        ];
        if (binding) columns.Add((new("rationed_share", "", "hires rationed, %", TablePart.Jobs), arm => Percent(arm.RationedShare)));
        string title = binding ? "Binding labour supply: a region's hires stop at its supply" : "Slack labour: every desired hire finds somebody";
        return new(
            title, [.. columns.Select(c => c.Column)], [.. arms.Select(arm => new AnswerRow(arm.Arm, arm.Title, [.. columns.Select(c => c.Cell(arm))]))],
            NotesFor(summary, labour));
    }

    /// <summary>A table per region: fates, hours, firms helped and jobs of each arm.</summary>
    public static ImmutableArray<AnswerTable> ByRegion(RunSummary summary, LabourClosure labour)
    {
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour).Where(arm => !arm.Regions.IsDefaultOrEmpty)];
        List<AnswerTable> tables = [];
        foreach (string region in arms.SelectMany(arm => arm.Regions).Select(region => region.Region).Distinct(StringComparer.Ordinal))
        {
            (ArmSummary Arm, RegionSummary Region)[] rows =
                [.. arms.SelectMany(arm => arm.Regions.Where(r => r.Region == region).Select(r => (arm, r)))];
            List<(AnswerColumn Column, Func<ArmSummary, RegionSummary, AnswerCell> Cell)> columns =
            [
                .. FateColumns(rows.Max(row => row.Region.Fates.WithinQuarters)).Select(c => (c.Column, (Func<ArmSummary, RegionSummary, AnswerCell>)((_, r) => c.Cell(r.Fates)))),
                (new("utilisation", "% of hours", "used", TablePart.Help), (_, r) => Percent(r.Utilisation)),
                (new("coordination_share", "% of hours", "coordination", TablePart.Help), (_, r) => Percent(r.CoordinationShare)),
                (new("firms_helped", "", "firms helped", TablePart.Help), (_, r) => Whole(r.FirmsHelped)),
                (new("jobs", "", "jobs at the end", TablePart.Jobs), (_, r) => Whole(r.Jobs.Mean)),
                (new("jobs_difference", Difference(summary), "total", TablePart.Jobs), (arm, r) => Paired(summary, arm, r.JobsDifference)),
            ];
            string closure = labour == LabourClosure.Slack ? "slack labour" : "binding labour supply";
            tables.Add(new(
                $"{rows[0].Region.Name}, {closure}", [.. columns.Select(c => c.Column)],
                [.. rows.Select(row => new AnswerRow(row.Arm.Arm, row.Arm.Title, [.. columns.Select(c => c.Cell(row.Arm, row.Region))]))], Notes: []));
        }

        return [.. tables];
    }

    private static IEnumerable<(AnswerColumn Column, Func<FateShares?, AnswerCell> Cell)> FateColumns(int within)
    {
        string group = $"of 1,000 needs, {Arms.Within(within == 0 ? 4 : within)}";
        return
        [
            Fate("specialised", "specialised help", f => f.Specialised),
            Fate("generic", "generic help", f => f.Generic),
            Fate("alone", "solved alone", f => f.Alone),
            Fate("lapsed", "lapsed", f => f.Lapsed),
            Fate("dropped_out", "dropped out", f => f.DroppedOut),
        ];

        (AnswerColumn, Func<FateShares?, AnswerCell>) Fate(string key, string heading, Func<FateShares, double> value) =>
            (new(key, group, heading, TablePart.Help), fates => fates is null ? Whole(double.NaN) : new(Numbers.Count(value(fates)), value(fates)));
    }

    private static ImmutableArray<string> NotesFor(RunSummary summary, LabourClosure labour)
    {
        List<string> notes = [];
        string counted = summary.Under(labour).Any(arm => arm.LongestFates() is not null) ? $"Needs that arose, and hours, {summary.CountedFrom()}. "
            : summary.Replications > 0 ? $"Hours {summary.CountedFrom()}. "
            : "";
        notes.Add($"{counted}The rest of the 1,000: the firm ceased, or the need is still open.");
        if (summary.WithoutSupport is { } without)
        {
            notes.Add(
                $"Net jobs are those beyond {without}; the cost per net job is that of all recorded years over the net jobs that are there at the end, "
                + "and n/a where those are not above zero by their interval.");
        }

        notes.Add(summary.Replications > 1
            ? $"In brackets the 95 % interval over {Figures.FigureWords.English.Replications(summary)}: luck only, not the uncertainty of the parameters."
            : $"No interval: {(summary.Replications == 0 ? "no replication has finished" : "there is one replication")}.");
        if (labour == LabourClosure.Binding) notes.Add("Hires rationed: region-quarters in which firms wanted more people than there were.");
        return [.. notes];
    }

    private static IEnumerable<(AnswerColumn Column, Func<ArmSummary, AnswerCell> Cell)> NetColumns(RunSummary summary, string without) =>
    [
        (new("net_jobs_per_firm", $"against {without}", "net jobs per firm helped", TablePart.Jobs), arm => Significant(arm.NetJobsPerFirm, 2)),
        (new("cost_per_net_job", $"against {without}", $"{summary.Currency} per net job", TablePart.Jobs), arm => Significant(arm.CostPerNetJob, 3)),
    ];

    private static string Difference(RunSummary summary) => $"jobs, difference from {summary.Baseline}";

    private static AnswerCell Paired(RunSummary summary, ArmSummary arm, Estimate difference) =>
        arm.Arm == summary.Baseline ? new(BaselineText, 0) : new(Numbers.Difference(difference), difference.Mean);

    private static AnswerCell Whole(double value) => new(Math.Abs(value) is > 0 and < 10 ? Numbers.Any(value) : Numbers.Whole(value), value);

    private static AnswerCell Significant(double value, int digits) => new(Numbers.Significant(value, digits), value);

    // The heading has the per cent sign; the value stays a share.
    private static AnswerCell Percent(double share) => new(Numbers.Fixed(100 * share, 1), share);
}
