using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The effect of one arm on jobs by region, sector and size, with its interval.</summary>
public static class ForestFigure
{
    /// <summary>What the figure of an arm says.</summary>
    /// <param name="name">Name of the figure.</param>
    public static IntervalsModel Model(RunSummary summary, ArmSummary arm, string name, FigureWords words)
    {
        ImmutableArray<IntervalGroup> groups = [.. Groups(arm, words).Where(group => !group.Rows.IsEmpty)];
        bool intervals = summary.Replications > 1;
        bool nothing = !double.IsFinite(arm.JobsDifference.Mean);
        Estimate[] parts = [.. groups.SelectMany(group => group.Rows).Where(row => !row.IsTotal).Select(row => row.Value)];
        return new()
        {
            Name = name,
            Title = Title(arm, parts, words),
            Subtitle = (intervals ? $"{FigureWords.Fill(words.ForestTitle, arm.Arm)}. " : "") + FigureWords.Fill(intervals ? words.ForestSubtitle : words.ForestOneSubtitle, summary.Baseline, words.Under(arm.Labour), DifferenceFigure.Pairs(summary, words), words.Numbers.Quarter(summary.HeadlineQuarter())),
            Notes = nothing ? [] : [.. intervals ? (string[])[words.FilledMarks, words.WhatIntervalsHold(summary, bands: false)] : [words.OneTellsNothing], words.ClassNote],
            Source = words.Source(summary),
            Finding = nothing
                ? words.NothingYet
                : FigureWords.Fill(words.ForestFinding, arm.Arm, parts.Count(e => e is { ExcludesZero: true, Low: > 0 }), parts.Count(e => e is { ExcludesZero: true, High: < 0 }), parts.Length),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Groups = nothing ? [] : groups,
            AxisTitle = FigureWords.Fill(words.ForestAxis, arm.Arm),
            NumbersTitle = intervals ? words.ForestNumbers : words.AxisJobs,
            NothingYet = words.NothingYet,
        };
    }

    private static string Title(ArmSummary arm, Estimate[] parts, FigureWords words)
    {
        if (!parts.Any(Numbers.HasInterval)) return FigureWords.Fill(words.ForestTitle, arm.Arm);
        int losers = parts.Count(e => e is { ExcludesZero: true, High: < 0 }), gainers = parts.Count(e => e is { ExcludesZero: true, Low: > 0 });
        return losers + gainers == 0 ? FigureWords.Fill(words.ForestUnclear, parts.Length) : FigureWords.Fill(words.ForestFound, losers, parts.Length, gainers);
    }

    private static IEnumerable<IntervalGroup> Groups(ArmSummary arm, FigureWords words)
    {
        yield return new(words.ByRegion, [.. arm.Regions.IsDefault ? [] : Sorted(arm.Regions.Select(r => new IntervalRow(r.Name, r.JobsDifference)))]);
        yield return new(words.BySector, [.. Sorted(Of(Scope.Sector).Select(d => new IntervalRow(d.Name, d.Jobs)))]);
        yield return new(words.BySizeAtStart, [new(words.Under50, arm.JobsDifferenceUnder50), new(words.Over50, arm.JobsDifferenceOver50)]);
        yield return new(words.BySizeNow, [.. Of(Scope.SizeClass).Select(d => new IntervalRow(FigureWords.Fill(words.JobsInClass, d.Name.Replace('-', '–')), d.Jobs))]);
        yield return new("", [new(words.AllJobs, arm.JobsDifference, IsTotal: true)]);

        IEnumerable<DivisionEffect> Of(Scope scope) => arm.Divisions.IsDefault ? [] : arm.Divisions.Where(d => d.Scope == scope);

        // Losers first.
        static IEnumerable<IntervalRow> Sorted(IEnumerable<IntervalRow> rows) => rows.OrderBy(row => row.Value.Mean);
    }
}
