using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The paired difference in total jobs from the baseline over time, a panel per arm: at equal public outlay, where the arm has a twin that is.</summary>
/// <remarks>Curves of total jobs lie on top of each other: the effect is some hundredths of a per cent.</remarks>
public static class DifferenceFigure
{
    /// <summary>What the figure says.</summary>
    public static BandPanelsModel Model(RunSummary summary, FigureWords words)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> arms = [.. Compared(summary, labour).Select(AtEqualOutlay)];
        ImmutableArray<BandPanel> panels = [.. arms.Select(arm => Panel(summary, arm, words))];
        string nothing = FigureWords.Fill(words.NothingToCompare, summary.Baseline);
        if (!panels.IsEmpty && !panels.Any(panel => panel.Points.Any(point => double.IsFinite(point.Mean)))) (panels, nothing) = ([], words.NothingYet);
        return new()
        {
            Name = "difference",
            Title = Title(summary, arms, words),
            Subtitle = Subtitle(summary, labour, arms, panels.Length, words),
            Notes = Notes(summary, labour, arms, panels, words),
            Source = words.Source(summary),
            Finding = AnswerSentences.For(summary, language: words.Language) is var answer && answer.EqualOutlay.Length > 0 ? answer.EqualOutlay : answer.Jobs,
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Panels = panels,
            PanelColumn = new("arm", words.Arm),
            Quarters = Math.Max(1, summary.Quarters),
            StartCalendarQuarter = summary.StartCalendarQuarter,
            Key = Key(summary, words, panels.Any(panel => panel.Points.Any(point => double.IsFinite(point.Low)))),
            NothingYet = nothing,
        };
    }

    /// <summary>The arms that are compared with the baseline in figures.</summary>
    internal static IEnumerable<ArmSummary> Compared(RunSummary summary, LabourClosure labour) =>
        summary.Under(labour).Where(arm => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport);

    internal static BandKey Key(RunSummary summary, FigureWords words, bool meanInterval) => summary.Replications > 1
        ? new(words.Mean, words.HalfBand, words.NineTenthsBand, meanInterval ? words.IntervalName(summary) : null, meanInterval ? words.EndInterval : words.IntervalName(summary))
        : new(words.TheOneReplication, null, null, null, null);

    internal static string Pairs(RunSummary summary, FigureWords words) => summary.Replications switch
    {
        0 => words.NoReplication,
        1 => words.OneNoBand,
        _ => words.Replications(summary),
    };

    internal static TimeMark? Shaded(RunSummary summary, FigureWords words) =>
        summary.CounterfactualFrom < summary.Quarters ? new(Math.Max(0, summary.CounterfactualFrom), words.Counterfactual) : null;

    internal static TimeMark? Parting(RunSummary summary, ArmSummary arm, FigureWords words) =>
        arm.PartsFromBaseline < summary.Quarters ? new(Math.Max(0, arm.PartsFromBaseline), words.PoliciesPart) : null;

    private static string Title(RunSummary summary, ImmutableArray<ArmSummary> arms, FigureWords words)
    {
        if (arms.FirstOrDefault(arm => arm.Arm == summary.Compared())?.JobsDifferenceAtEnd() is not { } end || !double.IsFinite(end.Mean)) return FigureWords.Fill(words.DifferenceTitle, summary.Baseline);
        int decimals = Numbers.Decimals(end);
        string signed = words.Numbers.Signed(end.Mean, decimals), size = words.Numbers.Fixed(Math.Abs(end.Mean), decimals);
        return !Numbers.HasInterval(end) ? FigureWords.Fill(words.DifferenceInOne, signed)
            : !end.ExcludesZero ? FigureWords.Fill(words.DifferenceUnclear, signed)
            : FigureWords.Fill(end.Mean > 0 ? words.DifferenceMore : words.DifferenceFewer, summary.Compared()!, size, summary.Baseline);
    }

    private static ArmSummary AtEqualOutlay(ArmSummary arm) =>
        arm.EqualOutlay is { IsMatched: true, Twin: var twin } ? arm with { Path = twin.Path, JobsDifference = twin.JobsDifference, AgainstBaseline = twin.AgainstBaseline } : arm;

    private static string Subtitle(RunSummary summary, LabourClosure labour, ImmutableArray<ArmSummary> arms, int panels, FigureWords words)
    {
        string under = arms.Any(arm => arm.EqualOutlay is { IsMatched: true }) ? $"{words.Under(labour)}, {words.AtEqualOutlay}" : words.Under(labour);
        string scale = panels > 1 ? $"{under}, {words.OneScale}" : under;
        return FigureWords.Fill(words.DifferenceSubtitle, summary.Baseline, scale, Pairs(summary, words));
    }

    private static ImmutableArray<string> Notes(RunSummary summary, LabourClosure labour, ImmutableArray<ArmSummary> arms, ImmutableArray<BandPanel> panels, FigureWords words)
    {
        List<string> notes = [];
        if (panels.IsEmpty) return [];
        notes.Add(words.WhatIntervalsHold(summary));
        string[] far = [.. arms.Select(arm => Far(arm, words)).OfType<string>()];
        if (far.Length > 0) notes.Add(FigureWords.Fill(words.FarReplications, words.Numbers.Listed(far)));
        if (summary.CounterfactualFrom < summary.Quarters) notes.Add(words.CounterfactualNote);
        if (summary.WithoutSupport != summary.Baseline && summary.Find(summary.WithoutSupport, labour) is { } without)
        {
            string end = EndText(summary, without.JobsDifferenceAtEnd(), words) is { } text ? $": {text}" : "";
            notes.Add(FigureWords.Fill(words.LeftOut, without.Arm, end));
        }

        return [.. notes];
    }

    /// <summary>An arm whose mean at the end is not what most replications show, with their median; null if it is.</summary>
    private static string? Far(ArmSummary arm, FigureWords words)
    {
        if (arm.Path.IsDefaultOrEmpty || arm.Path[^1] is not { P25: var low, P50: var median, P75: var high } end || !double.IsFinite(end.Low) || !double.IsFinite(median)) return null;
        // A mean beyond the middle half; a median that the mean's interval leaves out; a spread wider than the band of nine tenths, which
        // is a third of that where replications scatter evenly about their mean. Nearer than that, mean and median part by luck alone.
        bool isFar = end.Mean < low || end.Mean > high || median < end.Low || median > end.High || arm.JobsDifferenceAtEnd().StandardDeviation > end.P95 - end.P05;
        int decimals = Numbers.Decimals(arm.JobsDifferenceAtEnd());
        string text = words.Numbers.Signed(median, decimals);
        return isFar && text != words.Numbers.Signed(end.Mean, decimals) ? FigureWords.Fill(words.TheMedianIs, arm.Arm, text) : null;
    }

    private static BandPanel Panel(RunSummary summary, ArmSummary arm, FigureWords words)
    {
        // A path holds the ends of quarters; before the policies part the difference is zero from the very start.
        List<BandPoint> points = [];
        if (arm.PartsFromBaseline > 0 && arm.Path is [{ Quarter: 0, Mean: 0 }, ..])
            points.Add(arm.Path[0] is { P05: double.NaN } ? new(0, 0, double.NaN, double.NaN, double.NaN, double.NaN) : new(0, 0, 0, 0, 0, 0, 0, 0));
        if (!arm.Path.IsDefault)
            points.AddRange(arm.Path.Select(p => new BandPoint(p.Quarter + 1, p.Mean, p.P05, p.P25, p.P75, p.P95, p.Low, p.High)));
        TimeMark? parting = Parting(summary, arm, words);
        string description = parting is null ? FigureWords.Joined(arm.Title, FigureWords.Fill(words.SamePolicyAs, summary.Baseline))
            : arm.EqualOutlay is { IsMatched: false } ? FigureWords.Joined(arm.Title, words.AtItsOwnOutlay)
            : arm.Title;
        return new(arm.Arm, description, [.. points], parting, Shaded(summary, words), EndText(summary, arm.JobsDifferenceAtEnd(), words), arm.JobsDifferenceAtEnd());
    }

    private static string? EndText(RunSummary summary, Estimate end, FigureWords words)
    {
        if (!double.IsFinite(end.Mean)) return null;
        string value = FigureWords.Fill(words.JobsAtTheEndOf, words.Numbers.Signed(end.Mean, Numbers.Decimals(end)), words.LastQuarter(summary));
        if (end is { Mean: 0, Low: 0, High: 0 }) return $"{value}, {words.InEveryReplication}";
        return Numbers.HasInterval(end) ? $"{value}, {FigureWords.Fill(words.NinetyFive, words.Numbers.Interval(end))}" : value;
    }
}
