using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>All figures that a run or a sweep has data for, in the order of reading.</summary>
/// <remarks>
/// Figures about one arm (<c>forest</c>, <c>regions</c>, <c>ledger</c>) are of the arm that the sentences speak of; those of the
/// other arms have the arm's name after their own, such as <c>forest-eligibility</c>.
/// </remarks>
public static class FigureCatalogue
{
    /// <summary>Kinds of figures, by the name of the figure of the arm that is spoken of.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["fates", "difference", "curves-help", "curves-jobs", "curves-firms", "curves-cost", "forest", "decisive", "regions", "flow", "ledger", "sizes", "pays-help", "pays-jobs"];

    /// <summary>The figures of a run. Arms of single levers have a table of their own and are in none.</summary>
    public static ImmutableArray<FigureModel> Of(RunSummary run, Language language)
    {
        FigureWords words = FigureWords.Of(language);
        RunSummary summary = run.WithoutLeverArms();
        LabourClosure labour = summary.ShownClosure();
        var figures = ImmutableArray.CreateBuilder<FigureModel>();
        figures.Add(FatesFigure.Model(summary, words));
        // Where there is nothing to compare there is no difference, and nothing to come.
        if (DifferenceFigure.Compared(summary, labour).Any()) figures.Add(DifferenceFigure.Model(summary, words));
        foreach (string outcome in (string[])[OutcomeCurve.HelpPerThousand, "jobs", "firms", "public_cost"])
        {
            CurvesModel curves = CurvesFigure.Model(summary, outcome, words);
            if (!curves.Panels.IsEmpty) figures.Add(curves);
        }

        string? shown = summary.Compared();
        ImmutableArray<ArmSummary> others = [.. summary.Under(labour).Where(arm => arm.Arm != summary.Baseline && arm.Arm != summary.WithoutSupport)];
        foreach (ArmSummary arm in others.OrderBy(arm => arm.Arm != shown))
        {
            if (double.IsFinite(arm.JobsDifference.Mean)) figures.Add(ForestFigure.Model(summary, arm, Name("forest", arm), words));
        }

        if (DecisiveFigure.Model(summary, words) is { } decisive) figures.Add(decisive);
        foreach (ArmSummary arm in others.OrderBy(arm => arm.Arm != shown))
        {
            if (arm.Regions.IsDefault || arm.Regions.Length < 2) continue;
            BandPanelsModel regions = RegionsFigure.Model(summary, arm, Name("regions", arm), words);
            if (!regions.Panels.IsEmpty) figures.Add(regions);
        }

        FlowModel flow = FlowFigure.Model(summary, words);
        if (!flow.Panels.IsEmpty) figures.Add(flow);
        foreach (ArmSummary arm in summary.Under(labour).Where(arm => arm.Arm != summary.WithoutSupport).OrderBy(arm => arm.Arm != (shown ?? summary.Baseline)))
        {
            if (LedgerFigure.Of(arm) is { } ledger) figures.Add(LedgerFigure.Model(summary, arm, ledger, arm.Arm == (shown ?? summary.Baseline) ? "ledger" : $"ledger-{arm.Arm}", words));
        }

        DistributionModel sizes = SizesFigure.Model(summary, words);
        if (!sizes.Series.IsEmpty) figures.Add(sizes);
        return figures.ToImmutable();

        string Name(string kind, ArmSummary arm) => arm.Arm == shown ? kind : $"{kind}-{arm.Arm}";
    }

    /// <summary>The figures of a sweep.</summary>
    public static ImmutableArray<FigureModel> Of(SweepSummary sweep, Language language) => sweep.Cells.IsEmpty
        ? []
        : [HeatMapFigure.Model(sweep, jobs: false, FigureWords.Of(language)), HeatMapFigure.Model(sweep, jobs: true, FigureWords.Of(language))];
}
