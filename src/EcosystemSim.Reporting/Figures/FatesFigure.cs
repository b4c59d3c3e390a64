using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>What became of 1,000 needs in each arm, within one, two and four quarters.</summary>
public static class FatesFigure
{
    private static readonly ImmutableArray<string> Names = ["specialised", "generic", "alone", "lapsed", "dropped_out", "firm_gone", "open"];

    /// <summary>What the figure says.</summary>
    public static StackedBarsModel Model(RunSummary summary, FigureWords words)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour)];
        return new()
        {
            Name = "fates",
            Title = words.FatesTitle,
            Subtitle = FigureWords.Fill(words.FatesSubtitle, words.Under(labour), words.MeanOf(summary)),
            Notes = arms.All(arm => arm.LongestFates() is null) ? [] : [FigureWords.Fill(words.FatesNote, words.CountedFrom(summary))],
            Source = words.Source(summary),
            Finding = AnswerSentences.For(summary, language: words.Language).Needs,
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Parts = [.. words.Fates],
            PartNames = Names,
            Groups = [.. arms.Select(arm => Group(summary, arm, words))],
            Whole = 1000,
            AxisTitle = words.Needs,
            NothingYet = words.NoNeedYet,
        };
    }

    private static StackedGroup Group(RunSummary summary, ArmSummary arm, FigureWords words)
    {
        string title = arm.Arm == summary.Baseline ? FigureWords.Joined(arm.Title, words.BaselineWord) : arm.Title;
        ImmutableArray<FateShares> fates = arm.Fates.IsDefault ? [] : [.. arm.Fates.Where(f => f is not null && double.IsFinite(f.Specialised)).OrderBy(f => f.WithinQuarters)];
        return new(arm.Arm, title, fates.IsEmpty ? [new("", 4, [])] : [.. fates.Select(Bar)]);

        StackedBar Bar(FateShares f) => new(
            words.Within(f.WithinQuarters), f.WithinQuarters, [f.Specialised, f.Generic, f.Alone, f.Lapsed, f.DroppedOut, f.FirmGone, f.Open]);
    }
}
