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
    public static StackedBarsModel Model(RunSummary summary, FigureWords words) => Model(summary, words, atEqualOutlay: false);

    /// <summary>The same, after the longest time only or after all.</summary>
    /// <param name="atEqualOutlay">Whether arms are shown by their twins at the baseline's outlay, where they have one, and after the longest time only.</param>
    public static StackedBarsModel Model(RunSummary summary, FigureWords words, bool atEqualOutlay)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> asTheyAre = [.. summary.Under(labour)];
        bool twins = asTheyAre.Any(arm => arm.EqualOutlay is { IsMatched: true });
        ImmutableArray<ArmSummary> arms = atEqualOutlay ? [.. asTheyAre.Select(AtEqualOutlay)] : asTheyAre;
        FateShares? longest = arms.Select(arm => arm.LongestFates()).FirstOrDefault(fates => fates is not null);
        string after = atEqualOutlay && longest is not null ? words.Language.Answer.Within(longest.WithinQuarters) : words.AfterQuarters;
        string under = twins ? $"{words.Under(labour)}, {(atEqualOutlay ? words.AtEqualOutlay : words.AsItIs)}" : words.Under(labour);
        return new()
        {
            Name = "fates",
            Title = Title(summary, arms, words),
            Subtitle = FigureWords.Fill(words.FatesSubtitle, under, words.MeanOf(summary), after),
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

    private static string Title(RunSummary summary, ImmutableArray<ArmSummary> arms, FigureWords words)
    {
        FateShares? own = arms.FirstOrDefault(arm => arm.Arm == summary.Compared())?.LongestFates(), other = arms.FirstOrDefault(arm => arm.Arm == summary.Baseline)?.LongestFates();
        return (own ?? other) switch
        {
            null => words.FatesTitle,
            { } only when own is null || other is null => FigureWords.Fill(words.FatesFoundAlone, words.Numbers.Count(only.Specialised)),
            _ => FigureWords.Fill(words.FatesFound, words.Numbers.Count(own!.Specialised), words.Numbers.Count(other!.Specialised)),
        };
    }

    private static ArmSummary AtEqualOutlay(ArmSummary arm) => arm.EqualOutlay is { IsMatched: true, Twin: var twin } ? arm with { Fates = twin.Fates } : arm;

    private static StackedGroup Group(RunSummary summary, ArmSummary arm, FigureWords words)
    {
        string title = arm.Arm == summary.Baseline ? FigureWords.Joined(arm.Title, words.BaselineWord) : arm.Title;
        ImmutableArray<FateShares> fates = arm.Fates.IsDefault ? [] : [.. arm.Fates.Where(f => f is not null && double.IsFinite(f.Specialised)).OrderBy(f => f.WithinQuarters)];
        return new(arm.Arm, title, fates.IsEmpty ? [new("", 4, [])] : [.. fates.Select(Bar)]);

        StackedBar Bar(FateShares f) => new(
            words.Within(f.WithinQuarters), f.WithinQuarters, [f.Specialised, f.Generic, f.Alone, f.Lapsed, f.DroppedOut, f.FirmGone, f.Open]);
    }
}
