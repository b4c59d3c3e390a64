using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>An outcome over time as it came out under each arm.</summary>
public static class CurvesFigure
{
    /// <summary>Curves that one panel can hold: bands of more than two lie on each other until nobody can tell them apart.</summary>
    public const int MostInOnePanel = 2;

    /// <summary>Names of the figures, by outcome.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Outcomes.Jobs] = "curves-jobs",
        [OutcomeCurve.HelpPerThousand] = "curves-help",
        [Outcomes.Firms] = "curves-firms",
        [Outcomes.PublicCost] = "curves-cost",
    };

    /// <summary>What the figure of an outcome says.</summary>
    public static CurvesModel Model(RunSummary summary, string outcome, FigureWords words)
    {
        LabourClosure labour = summary.ShownClosure();
        ImmutableArray<ArmSummary> arms = [.. summary.Under(labour).Where(arm => Points(arm, outcome, summary).Any())];
        string replications = summary.Replications < 2 ? DifferenceFigure.Pairs(summary, words) : words.Replications(summary);
        (string title, string axis, string subtitle) = outcome switch
        {
            Outcomes.Jobs => (words.CurveJobs, words.AxisJobs, words.CurveJobsSubtitle),
            Outcomes.Firms => (words.CurveFirms, words.AxisFirms, words.CurveJobsSubtitle),
            Outcomes.PublicCost => (words.CurveCost, FigureWords.Fill(words.AxisCost, summary.Currency), words.CurveCostSubtitle),
            _ => (words.CurveHelp, words.AxisHelp, words.CurveHelpSubtitle),
        };
        string? found = outcome switch
        {
            Outcomes.PublicCost => CostTitle(summary, arms, words),
            OutcomeCurve.HelpPerThousand => HelpTitle(summary, arms, words),
            _ => null,
        };
        return new()
        {
            Name = Names[outcome],
            Title = found ?? title,
            Subtitle = (found is null ? "" : $"{title}. ") + FigureWords.Fill(subtitle, words.Under(labour), replications),
            Notes = Notes(summary, arms, words),
            Source = words.Source(summary),
            Finding = Finding(summary, arms, outcome, axis, words),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Panels = Panels(summary, arms, outcome, words),
            Quarters = Math.Max(1, summary.Quarters),
            StartCalendarQuarter = summary.StartCalendarQuarter,
            AxisTitle = axis,
            Key = summary.Replications > 1 ? new(words.Mean, words.HalfBand, words.NineTenthsBand, null, null) : new(words.TheOneReplication, null, null, null, null),
            Shaded = DifferenceFigure.Shaded(summary, words),
            NothingYet = words.NothingYet,
        };
    }

    // What a run of two arms or more has found; null where it has found nothing.
    private static string? CostTitle(RunSummary summary, ImmutableArray<ArmSummary> arms, FigureWords words)
    {
        if (arms.FirstOrDefault(arm => arm.Arm == summary.Compared()) is not { } own || !double.IsFinite(own.PublicCostDifference.Mean)) return null;
        Estimate cost = OutcomeTable.InMillions(own.PublicCostDifference);
        int decimals = Numbers.Decimals(cost);
        string currency = words.Numbers.Currency(summary.Currency);
        return Numbers.HasInterval(cost) && !cost.ExcludesZero
            ? FigureWords.Fill(words.CostUnclear, words.Numbers.Signed(cost.Mean, decimals), currency)
            : FigureWords.Fill(cost.Mean < 0 ? words.CostLess : words.CostMore, own.Arm, words.Numbers.Fixed(Math.Abs(cost.Mean), decimals), currency, summary.Baseline);
    }

    private static string? HelpTitle(RunSummary summary, ImmutableArray<ArmSummary> arms, FigureWords words)
    {
        if (arms.FirstOrDefault(arm => arm.Arm == summary.Compared()) is not { } own || arms.FirstOrDefault(arm => arm.Arm == summary.Baseline) is not { } baseline) return null;
        BandPoint[] ours = [.. Points(own, OutcomeCurve.HelpPerThousand, summary)], theirs = [.. Points(baseline, OutcomeCurve.HelpPerThousand, summary)];
        return ours.Length == 0 || theirs.Length == 0 ? null : FigureWords.Fill(
            words.HelpFound, words.Moment(summary.StartCalendarQuarter, ours[^1].Time), words.Numbers.Count(ours[^1].Mean), words.Numbers.Count(theirs[^1].Mean));
    }

    private static ImmutableArray<CurvePanel> Panels(RunSummary summary, ImmutableArray<ArmSummary> arms, string outcome, FigureWords words)
    {
        ArmSummary? baseline = arms.FirstOrDefault(arm => arm.Arm == summary.Baseline);
        if (arms.IsEmpty) return [];
        if (arms.Length <= MostInOnePanel)
        {
            // Baseline first, so that its style is the same in every figure.
            ImmutableArray<ArmSummary> ordered = [.. arms.OrderBy(arm => arm != baseline)];
            ArmSummary? first = arms.Where(arm => arm.Arm != summary.WithoutSupport).MinBy(arm => arm.PartsFromBaseline);
            return [new("", "", [.. ordered.Select((arm, i) => Curve(arm, i))], first is null ? null : DifferenceFigure.Parting(summary, first, words))];
        }

        return
        [
            .. arms.Where(arm => arm != baseline).Select(arm => new CurvePanel(
                arm.Arm, arm.Title, baseline is null ? [Curve(arm, 1)] : [Curve(baseline, 0), Curve(arm, 1)], DifferenceFigure.Parting(summary, arm, words))),
        ];

        Curve Curve(ArmSummary arm, int style) => new(arm.Arm, style, [.. Points(arm, outcome, summary)]);
    }

    private static IEnumerable<BandPoint> Points(ArmSummary arm, string outcome, RunSummary summary)
    {
        if (arm.Curves.IsDefaultOrEmpty || arm.Curves.FirstOrDefault(curve => curve.Outcome == outcome)?.Path is not { } path) yield break;
        for (int q = 0; q < path.Mean.Length; q++)
        {
            if (!double.IsFinite(path.Mean[q])) continue;
            yield return summary.Replications > 1
                ? new(q + 1, path.Mean[q], path.P05[q], path.P25[q], path.P75[q], path.P95[q])
                : new(q + 1, path.Mean[q], double.NaN, double.NaN, double.NaN, double.NaN);
        }
    }

    private static ImmutableArray<string> Notes(RunSummary summary, ImmutableArray<ArmSummary> arms, FigureWords words)
    {
        List<string> notes = [];
        if (arms.IsEmpty) return [];
        notes.Add(words.WhatIntervalsHold(summary));
        if (summary.CounterfactualFrom < summary.Quarters) notes.Add(words.CounterfactualNote);
        return [.. notes];
    }

    private static string Finding(RunSummary summary, ImmutableArray<ArmSummary> arms, string outcome, string axis, FigureWords words)
    {
        if (arms.IsEmpty) return words.NothingYet;
        string[] shown = [summary.Baseline, .. summary.Compared() is { } compared ? (string[])[compared] : []];
        List<string> values = [];
        double time = 0;
        foreach (ArmSummary arm in arms.Where(arm => shown.Contains(arm.Arm)).OrderBy(arm => arm.Arm != summary.Baseline))
        {
            BandPoint last = Points(arm, outcome, summary).Last();
            time = last.Time;
            values.Add(FigureWords.Fill(words.ArmValue, words.Numbers.Any(last.Mean), arm.Arm));
        }

        return FigureWords.Fill(words.CurveFinding, axis, words.Moment(summary.StartCalendarQuarter, time), words.Numbers.Listed(values));
    }
}
