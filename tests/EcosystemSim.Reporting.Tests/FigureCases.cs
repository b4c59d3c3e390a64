using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Runs that have broken figures elsewhere, at a wide and a narrow width.</summary>
internal static class FigureCases
{
    private const string LongTitle =
        "Shared catalogue, triage, cross-border eligibility, specialisation without overlap, referral, co-location and governance with a rotating secretariat";

    public static IReadOnlyDictionary<string, Func<RunSummary>> Runs { get; } = new Dictionary<string, Func<RunSummary>>
    {
        ["six-arms"] = () => MadeUpRun.SixArms(),
        ["one-arm"] = () => MadeUpRun.Many(1, _ => 0),
        ["two-arms"] = () => MadeUpRun.Many(2, _ => 54),
        ["nine-arms"] = () => MadeUpRun.Many(9, i => 20 * i - 60),
        ["negative"] = () => MadeUpRun.Many(4, i => -37 * i),
        ["all-zero"] = () => MadeUpRun.Many(3, _ => 0),
        ["tiny"] = () => MadeUpRun.Many(3, i => 0.0001 * i),
        ["huge"] = () => MadeUpRun.Many(3, i => -10_000_000.0 * i),
        ["no-replication"] = () => MadeUpRun.SixArms(replications: 0),
        ["one-replication"] = () => MadeUpRun.SixArms(replications: 1),
        ["long-names"] = () => new MadeUpRun { RegionName = "Trøndelag/Trööndelage og Nordland/Nordlánnda, kyst og innland" }
            .Arm("fragmented", "Closed borders", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40)
            .Arm("coordinated-with-a-very-long-name", "Agreement", new(4, 261, 190, 231, 182, 108, 16, 12), 5, 9, 0).Build(),
        ["three-arms"] = () => MadeUpRun.Many(3, i => 54 * i),
        ["long-titles"] = () => MadeUpRun.Many(4, i => 54 * i, title: LongTitle),
        ["long-word"] = () => MadeUpRun.Many(3, i => 54 * i, title: new string('m', 90)),
        ["short-run"] = () => new MadeUpRun { Quarters = 3, CounterfactualFrom = 3, Start = 2013 * 4 + 1 }
            .Arm("fragmented", "Closed borders", new(2, 161, 290, 231, 182, 108, 16, 12), 0, 0, 3)
            .Arm("coordinated", "Agreement", new(2, 261, 190, 231, 182, 108, 16, 12), 5, 9, 0).Build(),
        ["counterfactual-from-the-start"] = () => new MadeUpRun { CounterfactualFrom = 0 }
            .Arm("fragmented", "Closed borders", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40)
            .Arm("coordinated", "Agreement", new(4, 261, 190, 231, 182, 108, 16, 12), 5, 9, 0).Build(),
        ["parting-late"] = () => new MadeUpRun { CounterfactualFrom = 38, Start = 2014 * 4 + 2 }
            .Arm("fragmented", "Closed borders", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40)
            .Arm("coordinated", "Agreement", new(4, 261, 190, 231, 182, 108, 16, 12), 5, 9, 39).Build(),
        ["no-arm"] = () => new MadeUpRun { Replications = 0, WithoutSupport = null }.Build(),
        ["no-need"] = () => new MadeUpRun()
            .Arm("fragmented", "Closed borders", new(4, 0, 0, 0, 0, 0, 0, 0), 0, 0, 40)
            .Arm("coordinated", "Agreement", new(4, 1000, 0, 0, 0, 0, 0, 0), 5, 9, 3).Build(),
    };

    /// <summary>Kinds of figures: each can be drawn of any run, if only to say that there is nothing yet.</summary>
    public static IReadOnlyDictionary<string, Func<RunSummary, FigureWords, FigureModel>> Figures { get; } = new Dictionary<string, Func<RunSummary, FigureWords, FigureModel>>
    {
        ["fates"] = FatesFigure.Model,
        ["difference"] = DifferenceFigure.Model,
        ["curves-help"] = (run, words) => CurvesFigure.Model(run, OutcomeCurve.HelpPerThousand, words),
        ["curves-jobs"] = (run, words) => CurvesFigure.Model(run, "jobs", words),
        ["curves-cost"] = (run, words) => CurvesFigure.Model(run, "public_cost", words),
        ["forest"] = (run, words) => ForestFigure.Model(run, Shown(run), "forest", words),
        ["decisive"] = (run, words) => DecisiveFigure.Model(MadeUpRun.InWorlds("levers.cross_border_eligibility.settlement_hours", run.Compared() is null ? null : run), words)!,
        ["regions"] = (run, words) => RegionsFigure.Model(run, Shown(run), "regions", words),
        ["flow"] = FlowFigure.Model,
        ["ledger"] = (run, words) => LedgerFigure.Of(Shown(run)) is { } ledger
            ? LedgerFigure.Model(run, Shown(run), ledger, "ledger", words)
            : LedgerFigure.Model(run, Shown(run), MadeUpLedger.AgainstNone(MadeUpRun.Certain, Shown(run).JobsDifference.Mean, 9000, none: false), "ledger", words),
        ["sizes"] = SizesFigure.Model,
        ["pays-help"] = (run, words) => HeatMapFigure.Model(MadeUpSweep.Of(Shown(run).JobsDifference.Mean, byCost: false, run.Replications), jobs: false, words),
        ["pays-jobs"] = (run, words) => HeatMapFigure.Model(MadeUpSweep.Of(Shown(run).JobsDifference.Mean, byCost: true, run.Replications), jobs: true, words),
    };

    /// <summary>The arm that figures of one arm are of; of a run without any, one made up.</summary>
    public static ArmSummary Shown(RunSummary run) =>
        run.Find(run.Compared() ?? run.Baseline, run.ShownClosure()) ?? MadeUpRun.Many(1, _ => 0, replications: 0).Arms[0];

    public static string Render(string figure, RunSummary run, double width, Theme theme, Language? language = null) =>
        FigureRenderer.Svg(Figures[figure](run, FigureWords.Of(language ?? Language.English)), theme, width, FigureLetters.FromPage);

    public static TheoryData<string, string> Every()
    {
        TheoryData<string, string> data = [];
        foreach (string figure in Figures.Keys)
        {
            foreach (string run in Runs.Keys) data.Add(figure, run);
        }

        return data;
    }
}
