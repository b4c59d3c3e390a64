using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The paired difference in jobs over time region by region, for the size of the region, all on one scale.</summary>
public static class RegionsFigure
{
    // So that small regions can be seen beside large ones.
    private const double Per = 10_000;

    /// <summary>What the figure of an arm says.</summary>
    /// <param name="name">Name of the figure.</param>
    public static BandPanelsModel Model(RunSummary summary, ArmSummary arm, string name, FigureWords words)
    {
        LabourClosure labour = arm.Labour;
        ArmSummary? baseline = summary.Find(summary.Baseline, labour);
        ImmutableArray<(BandPanel Panel, double End)> panels =
        [
            .. arm.Regions.Where(region => region.Path is not null)
                .Select(region => Panel(summary, arm, region, baseline?.Regions.FirstOrDefault(r => r.Region == region.Region)?.Jobs.Mean ?? double.NaN, words))
                .Where(panel => panel.Panel.Points.Length > 0).OrderByDescending(panel => panel.End),
        ];
        string pairs = summary.Replications < 2 ? DifferenceFigure.Pairs(summary, words) : words.Replications(summary);
        return new()
        {
            Name = name,
            Title = FigureWords.Fill(words.RegionsTitle, arm.Arm, summary.Baseline),
            Subtitle = FigureWords.Fill(words.RegionsSubtitle, words.Under(labour), pairs),
            Notes = panels.IsEmpty ? [] : [words.WhatIntervalsHold(summary)],
            Source = words.Source(summary),
            Finding = panels.IsEmpty
                ? words.NothingYet
                : FigureWords.Fill(words.RegionsFinding, arm.Arm, panels[0].Panel.Name, Value(panels[0].End), panels[^1].Panel.Name, Value(panels[^1].End)),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Panels = [.. panels.Select(panel => panel.Panel)],
            PanelColumn = new("region", words.ByRegion),
            Quarters = Math.Max(1, summary.Quarters),
            StartCalendarQuarter = summary.StartCalendarQuarter,
            Key = summary.Replications > 1 ? new(words.Mean, words.HalfBand, words.NineTenthsBand, null, words.MeanInterval) : new(words.TheOneReplication, null, null, null, null),
            NothingYet = words.NothingYet,
        };

        string Value(double value) => words.Numbers.Signed(value, Numbers.Decimals(value));
    }

    private static (BandPanel Panel, double End) Panel(RunSummary summary, ArmSummary arm, RegionSummary region, double jobs, FigureWords words)
    {
        double scale = Per / jobs;
        if (!double.IsFinite(scale)) return (new(region.Name, "", [], null, null, null, default), double.NaN);
        BandPath path = region.Path!;
        bool bands = summary.Replications > 1;
        List<BandPoint> points = [];
        if (arm.PartsFromBaseline > 0) points.Add(bands ? new(0, 0, 0, 0, 0, 0) : new(0, 0, double.NaN, double.NaN, double.NaN, double.NaN));
        for (int q = 0; q < path.Mean.Length; q++)
        {
            points.Add(bands
                ? new(q + 1, path.Mean[q] * scale, path.P05[q] * scale, path.P25[q] * scale, path.P75[q] * scale, path.P95[q] * scale)
                : new(q + 1, path.Mean[q] * scale, double.NaN, double.NaN, double.NaN, double.NaN));
        }

        Estimate d = region.JobsDifferenceAtEnd ?? region.JobsDifference;
        Estimate end = d with { Mean = d.Mean * scale, Low = d.Low * scale, High = d.High * scale, StandardDeviation = d.StandardDeviation * scale };
        string text = FigureWords.Fill(words.RegionEnd, words.Numbers.Signed(end.Mean, Numbers.Decimals(end.Mean)), words.Numbers.Signed(d.Mean, Numbers.Decimals(d.Mean)));
        bool outside = !summary.ProgrammeArea.IsDefaultOrEmpty && !summary.ProgrammeArea.Contains(region.Region);
        return (new(
            region.Name, outside ? words.OutsideArea : "", [.. points], DifferenceFigure.Parting(summary, arm, words),
            DifferenceFigure.Shaded(summary, words), text, end), end.Mean);
    }
}
