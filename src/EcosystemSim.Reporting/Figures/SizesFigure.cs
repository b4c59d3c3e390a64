using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The distribution of firm sizes at the end, on logarithmic axes, with a fitted power law.</summary>
public static class SizesFigure
{
    // Below, firm sizes bend away from a power law everywhere.
    private const int FitFrom = 10;

    /// <summary>What the figure says.</summary>
    public static DistributionModel Model(RunSummary summary, FigureWords words)
    {
        LabourClosure labour = summary.ShownClosure();
        // Baseline and the arm that is spoken of; the others lie on top of them.
        string?[] names = [summary.Baseline, summary.Compared()];
        ImmutableArray<ArmSummary> arms = [.. names.Distinct().Select(name => summary.Find(name, labour)).OfType<ArmSummary>().Where(HasSizes)];
        ImmutableArray<DistributionSeries> series = [.. arms.Select((arm, i) => Series(arm, i, words))];
        PowerLaw? fit = series.Select(s => s.Fit).OfType<PowerLaw>().FirstOrDefault();
        return new()
        {
            Name = "sizes",
            Title = words.SizesTitle,
            Subtitle = FigureWords.Fill(words.SizesSubtitle, words.Under(labour), words.MeanOf(summary)),
            Notes = fit is null ? [] : [FigureWords.Fill(words.SizesNote, words.Numbers.Whole(fit.From))],
            Source = words.Source(summary),
            Finding = fit is null ? words.NothingYet : FigureWords.Fill(words.SizesFinding, arms[0].Arm, words.Numbers.Whole(fit.From), words.Numbers.Fixed(fit.Exponent, 2)),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Series = series,
            SizeTitle = words.SizesAxis,
            ShareTitle = words.SizesShare,
            NothingYet = words.NothingYet,
        };
    }

    private static bool HasSizes(ArmSummary arm) =>
        !arm.FirmSizes.IsDefaultOrEmpty && arm.FirmSizes[0] is { Firms: > 0 } && double.IsFinite(arm.FirmSizes[0].Firms);

    private static DistributionSeries Series(ArmSummary arm, int style, FigureWords words)
    {
        double all = arm.FirmSizes[0].Firms;
        double exponent = PowerLawFit.Exponent(arm.FirmSizes, FitFrom);
        SizeCount? from = arm.FirmSizes.FirstOrDefault(size => size.Jobs >= FitFrom);
        PowerLaw? fit = double.IsNaN(exponent) || from is null
            ? null
            : new(from.Jobs, from.Firms / all, exponent, FigureWords.Fill(words.PowerLawLabel, words.Numbers.Fixed(exponent, 2)));
        return new(
            arm.Arm, style, [.. arm.FirmSizes.Where(size => size.Firms > 0).Select(size => new DistributionPoint(size.Jobs, size.Firms, size.Firms / all))],
            // One line for both: their exponents are the same to what can be drawn.
            style == 0 ? fit : null);
    }
}
