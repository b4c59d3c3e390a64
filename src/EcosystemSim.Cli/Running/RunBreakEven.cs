using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Reporting.Words;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary><c>--break-even</c>: the same arm at costs from none to several times its own, and where it ceases to pay.</summary>
internal sealed class RunBreakEven(RunRequest request, Experiment scenario, string arm, Screen screen, Interrupts? interrupts)
{
    public int Go()
    {
        var factors = BreakEven.DefaultFactors;
        string asked = string.Join(' ', factors.Select(factor => factor.ToString("0.##", CultureInfo.InvariantCulture)));
        var experiment = scenario with { Overrides = [.. scenario.Overrides, $"break_even={asked}", $"break_even_arm={arm}", $"break_even_replications={scenario.Replications.Length}"] };
        BreakEven search;
        try
        {
            search = new BreakEven(experiment, arm);
        }
        catch (ArgumentException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message[..e.Message.IndexOf(" (Parameter", StringComparison.Ordinal)]}");
            return ExitCode.BadInput;
        }
        string folder = request.Out ?? Path.Combine("results", $"{experiment.FolderName}-break-even");
        SweepFolder.Check(experiment, folder, request.Force);
        screen.Out.WriteLine(
            $"Break-even of {arm}: the costs of {Numbers.Listed(search.Agreements)} at {asked} times their own, {experiment.Replications.Length} {(experiment.Replications.Length == 1 ? "replication" : "replications")} with the same luck at each.");
        Worlds.Announce(experiment with { Plan = search.PlanFor(factors) }, request.Threads, screen);
        if (request.DryRun)
        {
            screen.Out.WriteLine($"Results would be in {folder}. Nothing was run or written.");
            return ExitCode.Done;
        }
        var clock = Stopwatch.StartNew();
        if (Compute(search, factors) is not { } points)
        {
            screen.Out.WriteLine("Stopped. A break-even is kept only when it is whole.");
            return ExitCode.Cancelled;
        }
        SweepFolder.Write(
            experiment, folder, request.Force, new RunSettings(Engines.Local, request.Threads, request.BlockSize), ResultPaths.BreakEven,
            BreakEvenFile.Text(arm, experiment.Baseline, search.Basis, points), clock.Elapsed.TotalSeconds);
        screen.Document?.Take(folder);
        foreach (var closure in experiment.Plan.Closures) Show([.. points.Where(p => p.Labour == closure)], experiment, search.Basis);
        screen.Out.WriteLine();
        screen.Out.WriteLine("The intervals hold simulation error only, so far not the uncertainty of the parameters.");
        screen.Out.WriteLine($"Results:     {Path.Combine(folder, ResultPaths.BreakEven)}");
        return ExitCode.Done;
    }

    private ImmutableArray<BreakEvenPoint>? Compute(BreakEven search, IReadOnlyList<double> factors)
    {
        var progress = new EngineProgress();
        return SweepProgress.While(progress, search.QuartersInAll, screen, interrupts, stop => search.Run(factors, request.Threads, progress, stop));
    }

    private void Show(ImmutableArray<BreakEvenPoint> points, Experiment experiment, string? basis)
    {
        string currency = experiment.Plan.System.Currency;
        var table = screen.NewTable().AddColumns(
            new TableColumn("cost factor").RightAligned(), new TableColumn("coordination").RightAligned(), new TableColumn($"{currency} a year").RightAligned());
        var questions = BreakEvenFile.Questions(experiment.Baseline, basis).ToList();
        foreach (var (against, outcome, _) in questions)
            table.AddColumn(new TableColumn(Markup.Escape($"{(outcome == "job_years" ? "job-years at equal outlay" : "specialised help, of 1,000 needs")}, less {against}")).RightAligned());
        foreach (var p in points)
        {
            string[] cells =
            [
                Numbers.Fixed(p.CostFactor, 2), Numbers.Percent(p.CoordinationShare), Numbers.Significant(p.CoordinationMoney, 3),
                .. questions.Select(q => Numbers.Difference(q.Difference(p))),
            ];
            table.AddRow(cells);
        }
        screen.Out.WriteLine();
        screen.Out.WriteLine($"{arm} at other costs, {Names.Of(points[0].Labour)} labour");
        screen.Ansi.Write(table);
        var sentences = new BreakEvenSentences(arm, currency);
        foreach (var (against, outcome, difference) in questions)
        {
            string sentence = sentences.For(outcome == "job_years" ? "job-years at equal outlay" : "specialised help", against, against == basis, points, difference);
            screen.Document?.Say(sentence);
            screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        }
        if (OutlayApart.Said(arm, experiment.Baseline, points.Select(p => ($"{Numbers.Fixed(p.CostFactor, 2)} times its costs", p.OutlayApart))) is not { } apart) return;
        screen.Document?.Say(apart);
        screen.Out.WriteLine(PlainText.Wrap(apart, screen.Columns));
    }
}
