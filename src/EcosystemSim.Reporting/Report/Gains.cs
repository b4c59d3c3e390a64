using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Report;

/// <summary>Who loses and who gains jobs under an arm: of the rows of its forest plot, those whose interval leaves zero out.</summary>
internal sealed record Gains(ImmutableArray<IntervalRow> Losers, ImmutableArray<IntervalRow> Winners, int Parts)
{
    /// <summary>Losers with the greatest loss first, winners with the greatest gain.</summary>
    public static Gains Of(IntervalsModel forest)
    {
        IntervalRow[] rows =
        [
            .. from @group in forest.Groups
               from row in @group.Rows
               where !row.IsTotal && double.IsFinite(row.Value.Mean)
               select IsName(row.Name) ? row : row with { Name = $"{row.Name} ({char.ToLowerInvariant(@group.Name[0])}{@group.Name[1..]})" },
        ];
        return new(
            [.. rows.Where(row => row.Value is { ExcludesZero: true, High: < 0 }).OrderBy(row => row.Value.Mean)],
            [.. rows.Where(row => row.Value is { ExcludesZero: true, Low: > 0 }).OrderByDescending(row => row.Value.Mean)], rows.Length);
    }

    // A region or a sector says by itself what it is; "50 jobs or more" does not.
    private static bool IsName(string name) => !name.Any(char.IsAsciiDigit);

    /// <summary>The first of the rows in a sentence, each with its difference and interval, and how many more there are.</summary>
    public static string List(ImmutableArray<IntervalRow> rows, int most, Language language)
    {
        string list = string.Join("; ", rows.Take(most).Select(row => $"{row.Name} {language.Numbers.Difference(row.Value)}"));
        return rows.Length > most ? $"{list}; {language.Report.More(rows.Length - most)}" : list;
    }

    /// <summary>What a run can tell of the sign of an arm's effect on jobs, and under which closure if under one only.</summary>
    public static (SignVerdict Verdict, LabourClosure Told) Sign(RunSummary summary, string arm)
    {
        (LabourClosure Labour, Estimate Jobs)[] all =
            [.. summary.Closures().Select(labour => summary.Find(arm, labour)).OfType<ArmSummary>().Select(a => (a.Labour, a.JobsDifference))];
        (LabourClosure Labour, Estimate Jobs)[] told = [.. all.Where(a => NumberFormat.HasInterval(a.Jobs) && a.Jobs.ExcludesZero)];
        if (all.Length > 0 && all.All(a => a.Jobs is { Mean: 0, Low: 0, High: 0 })) return (SignVerdict.Same, LabourClosure.Slack);
        if (told.Length == 0) return (SignVerdict.CannotTell, LabourClosure.Slack);
        bool gain = told.Any(a => a.Jobs.Mean > 0), loss = told.Any(a => a.Jobs.Mean < 0);
        SignVerdict verdict = gain && loss ? SignVerdict.Turns
            : told.Length == all.Length ? gain ? SignVerdict.Gain : SignVerdict.Loss
            : gain ? SignVerdict.GainUnderOne : SignVerdict.LossUnderOne;
        return (verdict, told[0].Labour);
    }
}
