using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>What became of 1,000 needs in each arm, within a year.</summary>
public static class FatesFigure
{
    /// <summary>The figure as SVG.</summary>
    /// <param name="width">Pixels; below 600 it is laid out for a phone.</param>
    public static string Render(RunSummary summary, double width, Theme theme) =>
        SvgWriter.Write(StackedBarsLayout.Draw(Model(summary), width, theme));

    /// <summary>What the figure says.</summary>
    public static StackedBarsModel Model(RunSummary summary)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour)];
        int within = arms.Select(arm => arm.LongestFates()?.WithinQuarters ?? 0).DefaultIfEmpty(0).Max();
        string time = Arms.Within(within == 0 ? 4 : within);
        return new()
        {
            Name = "fates",
            Title = $"What became of 1,000 needs {time}",
            Subtitle = $"One bar per policy arm, {FigureWords.Under(labour)}; {FigureWords.MeanOf(summary)}",
            Notes = Notes(summary, arms),
            Source = FigureWords.Source(summary),
            Finding = AnswerSentences.For(summary).Needs,
            Stamp = FigureStamp.Of(summary),
            Parts = ["specialised help", "generic help", "solved alone", "lapsed", "dropped out", "firm gone", "still open"],
            Bars = [.. arms.Select(arm => Bar(summary, arm))],
            Whole = 1000,
            AxisTitle = "Needs",
            NothingYet = "no need followed so far",
        };
    }

    private static ImmutableArray<string> Notes(RunSummary summary, ImmutableArray<ArmSummary> arms) =>
        arms.All(arm => arm.LongestFates() is null) ? [] : [$"Needs that arose {summary.CountedFrom()} and were followed that long. Numbers that do not fit are left out."];

    private static StackedBar Bar(RunSummary summary, ArmSummary arm)
    {
        string title = arm.Arm == summary.Baseline ? FigureWords.Joined(arm.Title, "baseline") : arm.Title;
        return arm.LongestFates() is { } f
            ? new(arm.Arm, title, [f.Specialised, f.Generic, f.Alone, f.Lapsed, f.DroppedOut, f.FirmGone, f.Open])
            : new(arm.Arm, title, []);
    }
}
