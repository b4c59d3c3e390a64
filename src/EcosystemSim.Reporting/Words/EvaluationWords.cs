using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Words;

/// <summary>Evaluations as tables: what help did, by type of help and years since it began.</summary>
public static class EvaluationWords
{
    private static readonly ImmutableArray<(string Outcome, string Title)> Shown =
    [
        ("jobs", "Jobs per firm"), ("log_jobs", "Log jobs"), ("log_sales", "Log sales"), ("log_productivity", "Log productivity"), ("survival", "Survival"),
    ];

    /// <summary>A table for each outcome.</summary>
    /// <param name="rows">Of one arm under one closure.</param>
    /// <param name="without">Id of the arm without support.</param>
    public static ImmutableArray<AnswerTable> Tables(IEnumerable<EvaluationRow> rows, string arm, string without, LabourClosure labour)
    {
        var all = rows.ToLookup(row => row.Outcome);
        string note = $"Each firm less its own twin under {without}, by the type of its first help and the years since that began; logarithms over the firms that live in both. Firms: helped so, one year after. In brackets the 95 % interval of the mean over replications: simulation error only.";
        return [.. Shown.Where(shown => all.Contains(shown.Outcome)).Select((shown, i) => Table(shown.Title, [.. all[shown.Outcome]], i == 0 ? [note] : []))];

        AnswerTable Table(string title, ImmutableArray<EvaluationRow> of, ImmutableArray<string> notes)
        {
            ImmutableArray<int> horizons = [.. EvaluationCatalogue.Horizons.Where(h => h != 16)];
            return new(
                $"{title}: {arm} less {without}, {(labour == LabourClosure.Slack ? "slack labour" : "binding labour supply")}",
                [new("firms", "", "firms", TablePart.Jobs), .. horizons.Select(h => new AnswerColumn($"after_{h}", "years after", $"{h / 4}", TablePart.Jobs))],
                [.. of.GroupBy(row => row.Help).Select(help => new AnswerRow(help.Key, help.Key, [Firms(help), .. horizons.Select(h => Cell(help.FirstOrDefault(row => row.QuartersAfter == h)))]))],
                notes)
            {
                RowHeading = "first help",
            };
        }
    }

    /// <summary>The same beside the evidence that parameters name.</summary>
    public static AnswerTable Beside(IEnumerable<EvaluationComparison> comparisons, string arm) => new(
        $"{arm} beside the evidence that parameters name",
        [
            new("outcome", "", "outcome", TablePart.Jobs), new("years", "", "years after", TablePart.Jobs), new("simulated", "", "simulated", TablePart.Jobs),
            new("evidence", "", "evidence", TablePart.Jobs), new("within", "", "within", TablePart.Jobs), new("entry", "", "entry", TablePart.Jobs),
        ],
        [
            .. comparisons.Select(c => new AnswerRow(c.Target.Help, c.Target.Help,
            [
                new(c.Target.Outcome, double.NaN), new($"{c.Target.QuartersAfter / 4}", c.Target.QuartersAfter / 4), Cell(c.Simulated),
                new($"{Text(c.Value)} ({Text(c.Low)} to {Text(c.High)})", c.Value), new(c.Holds ? "yes" : "no", double.NaN), new(c.Target.Evidence, double.NaN),
            ])),
        ],
        [])
    {
        RowHeading = "first help",
    };

    private static AnswerCell Firms(IEnumerable<EvaluationRow> help)
    {
        double firms = help.First().Firms;
        return new(firms < 10 ? Numbers.Any(firms) : Numbers.Whole(firms), firms);
    }

    private static AnswerCell Cell(EvaluationRow? row) => row is null
        ? new("n/a", double.NaN)
        : new(double.IsNaN(row.Low) ? Text(row.Mean) : $"{Text(row.Mean)} ({Text(row.Low)} to {Text(row.High)})", row.Mean);

    private static string Text(double value) => Numbers.Signed(value, 4);
}
