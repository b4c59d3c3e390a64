using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;

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

    public static IReadOnlyDictionary<string, Func<RunSummary, double, Theme, string>> Figures { get; } = new Dictionary<string, Func<RunSummary, double, Theme, string>>
    {
        ["fates"] = FatesFigure.Render,
        ["difference"] = DifferenceFigure.Render,
    };

    public static TheoryData<string, string, int> Every()
    {
        TheoryData<string, string, int> data = [];
        foreach (string figure in Figures.Keys)
        {
            foreach (string run in Runs.Keys)
            {
                foreach (int width in (ReadOnlySpan<int>)[1200, 800, 390, 280]) data.Add(figure, run, width);
            }
        }

        return data;
    }
}
