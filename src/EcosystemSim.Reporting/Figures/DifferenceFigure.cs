using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The paired difference in total jobs from the baseline over time, a panel per arm.</summary>
/// <remarks>Curves of total jobs would lie on top of each other: the effect is some hundredths of a per cent.</remarks>
public static class DifferenceFigure
{
    /// <inheritdoc cref="FatesFigure.Render"/>
    public static string Render(RunSummary summary, double width, Theme theme) =>
        SvgWriter.Write(BandPanelsLayout.Draw(Model(summary), width, theme));

    /// <summary>What the figure says.</summary>
    public static BandPanelsModel Model(RunSummary summary)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour).Where(arm => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport)];
        ImmutableArray<BandPanel> panels = [.. arms.Select(arm => Panel(summary, arm))];
        bool bands = summary.Replications > 1;
        string nothing = $"This run has no arm to compare with {summary.Baseline}.";
        if (!panels.IsEmpty && !panels.Any(panel => panel.Points.Any(point => double.IsFinite(point.Mean))))
            (panels, nothing) = ([], "There is nothing to draw yet.");
        return new()
        {
            Name = "difference",
            Title = $"Difference in total jobs from {summary.Baseline}",
            Subtitle = Subtitle(summary, labour, panels.Length),
            Notes = Notes(summary, labour, panels),
            Source = FigureWords.Source(summary),
            Finding = AnswerSentences.For(summary).Jobs,
            Stamp = FigureStamp.Of(summary),
            Panels = panels,
            Quarters = Math.Max(1, summary.Quarters),
            StartCalendarQuarter = summary.StartCalendarQuarter,
            Key = bands
                ? new("mean", "half of the replications", "90 % of them", "95 % interval at the end")
                : new("the one replication", null, null, null),
            NothingYet = nothing,
        };
    }

    private static string Subtitle(RunSummary summary, LabourClosure labour, int panels)
    {
        string pairs = summary.Replications switch
        {
            0 => "no replication has finished yet",
            1 => "one replication, so there is no band and no interval",
            _ => FigureWords.Replications(summary),
        };
        string scale = panels > 1 ? ", all on one scale" : "";
        return $"Jobs at the end of each quarter less those of {summary.Baseline} in the same replication, {FigureWords.Under(labour)}{scale}; {pairs}";
    }

    private static ImmutableArray<string> Notes(RunSummary summary, LabourClosure labour, ImmutableArray<BandPanel> panels)
    {
        List<string> notes = [];
        if (panels.IsEmpty) return [];
        notes.Add(summary.Replications > 1
            ? "The bands and the interval hold luck only, not the uncertainty of the parameters."
            : "One replication tells nothing about luck.");
        if (summary.CounterfactualFrom < summary.Quarters)
            notes.Add("Counterfactual: from there on, history went another way.");
        if (summary.WithoutSupport != summary.Baseline && summary.Find(summary.WithoutSupport, labour) is { } without)
        {
            string end = EndText(summary, without.JobsDifference) is { } text ? $": {text}" : "";
            notes.Add($"Left out is the arm {without.Arm}{end}.");
        }

        return [.. notes];
    }

    private static BandPanel Panel(RunSummary summary, ArmSummary arm)
    {
        // A path holds the ends of quarters; before the policies part the difference is zero from the very start.
        bool parts = arm.PartsFromBaseline < summary.Quarters;
        List<BandPoint> points = [];
        if (arm.PartsFromBaseline > 0 && arm.Path is [{ Quarter: 0, Mean: 0 }, ..])
            points.Add(arm.Path[0] is { P05: double.NaN } ? new(0, 0, double.NaN, double.NaN, double.NaN, double.NaN) : new(0, 0, 0, 0, 0, 0));
        if (!arm.Path.IsDefault)
            points.AddRange(arm.Path.Select(point => new BandPoint(point.Quarter + 1, point.Mean, point.P05, point.P25, point.P75, point.P95)));
        string description = parts ? arm.Title : FigureWords.Joined(arm.Title, "same policy as " + summary.Baseline);
        return new(
            arm.Arm, description, [.. points],
            parts ? new(Math.Max(0, arm.PartsFromBaseline), "Policies part") : null,
            summary.CounterfactualFrom < summary.Quarters ? new(Math.Max(0, summary.CounterfactualFrom), "Counterfactual") : null,
            EndText(summary, arm.JobsDifference), arm.JobsDifference);
    }

    private static string? EndText(RunSummary summary, Estimate end)
    {
        if (!double.IsFinite(end.Mean)) return null;
        int decimals = Numbers.Decimals(end);
        string value = $"{Numbers.Signed(end.Mean, decimals)} jobs at the end of {FigureWords.LastQuarter(summary)}";
        if (end is { Mean: 0, Low: 0, High: 0 }) return value + ", in every replication";
        return Numbers.HasInterval(end) ? $"{value}, 95 % interval {Numbers.Interval(end)}" : value;
    }
}
