using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary><c>--sweep-load</c>: the same comparison at loads from idle to overloaded, and where its sign turns.</summary>
internal sealed class RunSweep(RunRequest request, Experiment scenario, Screen screen, Interrupts? interrupts)
{
    private string _labour = "";

    public int Go()
    {
        if (scenario.MainArm is not { } arm)
        {
            screen.Error.WriteLine($"ecosim: there is no arm to compare with {scenario.Baseline}; name one with --arms.");
            return ExitCode.BadInput;
        }
        var loads = LoadSweep.DefaultLoads;
        double[] costs = request.ByCost ? [.. LoadSweep.DefaultCosts] : [];
        string asked = string.Join(' ', loads.Select(load => load.ToString("0.##", CultureInfo.InvariantCulture)));
        var experiment = scenario with { Overrides = [.. scenario.Overrides, $"sweep_load={asked}", $"sweep_arm={arm}", $"sweep_replications={scenario.Replications.Length}", .. costs.Length == 0 ? (string[])[] : [$"sweep_costs={string.Join(' ', costs.Select(cost => cost.ToString("0.##", CultureInfo.InvariantCulture)))}"]] };
        string folder = request.Out ?? Path.Combine("results", $"{experiment.FolderName}-sweep-load");
        SweepFolder.Check(experiment, folder, request.Force);
        screen.Out.WriteLine(
            $"Sweep of the load: {arm} against {experiment.Baseline} at {loads.Length} loads, {experiment.Replications.Length} {(experiment.Replications.Length == 1 ? "replication" : "replications")} each; "
            + "all adviser hours are scaled by triage.capacity_scale. Load: what the cases of the baseline take when hours are ample, over the hours there are.");
        if (request.DryRun)
        {
            screen.Out.WriteLine($"Results would be in {folder}. Nothing was run or written.");
            return ExitCode.Done;
        }
        var clock = Stopwatch.StartNew();
        LoadSweep sweep;
        try
        {
            sweep = new LoadSweep(experiment, arm, costs);
        }
        catch (ArgumentException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message[..e.Message.IndexOf(" (Parameter", StringComparison.Ordinal)]}");
            return ExitCode.BadInput;
        }
        var rows = Compute(sweep, loads);
        if (rows.Length < loads.Length * experiment.Plan.Closures.Length)
        {
            screen.Out.WriteLine("Stopped. A sweep is kept only when it is whole.");
            return ExitCode.Cancelled;
        }
        string table = SweepFile.Text(arm, sweep.Basis, rows);
        var summary = Summary(experiment, arm, sweep, table);
        SweepFolder.Write(
            experiment, folder, request.Force, new RunSettings(Engines.Local, request.Threads, request.BlockSize), ResultPaths.Sweep, table, clock.Elapsed.TotalSeconds, summary,
            AnswerPrinter.Figures(summary).Select(figure => ($"{ResultPaths.Figures}/{figure.Name}.svg", figure.Svg)));
        string figures = Path.Combine(folder, ResultPaths.Figures);
        screen.Document?.Take(folder);
        foreach (var closure in experiment.Plan.Closures) Show(rows.Where(row => row.Labour == closure).ToList(), closure, arm, experiment.Baseline, sweep.Basis);
        screen.Out.WriteLine();
        screen.Out.WriteLine("The intervals hold simulation error only, so far not the uncertainty of the parameters.");
        screen.Out.WriteLine($"Results:     {Path.Combine(folder, ResultPaths.Sweep)}");
        screen.Out.WriteLine($"Figures:     {figures} (where coordination pays)");
        return ExitCode.Done;
    }

    private static SweepSummary Summary(Experiment experiment, string arm, LoadSweep sweep, string table) => new()
    {
        SchemaVersion = SweepSummary.CurrentSchema,
        Scenario = experiment.Name,
        ModelVersion = ModelVersion.Text,
        InputsHash = experiment.InputsHash,
        ResultHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table))),
        Seed = experiment.Plan.Seed,
        Command = Manifest.CommandOf(experiment),
        Replications = experiment.Replications.Length,
        Arm = arm,
        Baseline = experiment.Baseline,
        Basis = sweep.Basis,
        Cells = sweep.Cells,
    };

    private SweepRow[] Compute(LoadSweep sweep, IReadOnlyList<double> loads)
    {
        var progress = new EngineProgress();
        return [.. SweepProgress.While(progress, sweep.QuartersFor(loads.Count), screen, interrupts, stop => sweep.Run(loads, request.Threads, progress, stop))];
    }

    private void Show(List<SweepRow> rows, LabourClosure closure, string arm, string baseline, string? basis)
    {
        _labour = Names.Of(closure);
        var table = screen.NewTable()
            .AddColumns(
                new TableColumn("load").RightAligned(), new TableColumn("capacity scale").RightAligned(),
                new TableColumn($"utilisation, {Markup.Escape(baseline)}").RightAligned(), new TableColumn("coordination").RightAligned(),
                new TableColumn("specialised help, of 1,000 needs").RightAligned(), new TableColumn("job-years at equal outlay").RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                Numbers.Fixed(row.Load, 2), Numbers.Fixed(row.CapacityScale, 3), Percent(row.BaselineUtilisation),
                Percent(row.CoordinationShare), Numbers.Difference(row.Specialised), Numbers.Difference(row.JobYears));
        }
        screen.Out.WriteLine();
        screen.Out.WriteLine($"{arm} less {baseline}, {Names.Of(closure)} labour");
        screen.Ansi.Write(table);
        Turn("specialised help", baseline, rows, row => row.Specialised);
        Turn("job-years at equal outlay", baseline, rows, row => row.JobYears);
        if (basis is not null) ShowBeyond(rows, closure, arm, basis);
        if (OutlayApart.Said(arm, baseline, rows.Select(row => ($"a load of {Numbers.Fixed(row.Load, 2)}", row.OutlayApart))) is { } apart) Say(apart);
    }

    /// <summary>What the arm adds to the one that it is based on.</summary>
    private void ShowBeyond(List<SweepRow> rows, LabourClosure closure, string arm, string basis)
    {
        var table = screen.NewTable().AddColumns(
            new TableColumn("load").RightAligned(), new TableColumn("specialised help, of 1,000 needs").RightAligned(), new TableColumn("job-years at equal outlay").RightAligned());
        foreach (var row in rows) table.AddRow(Numbers.Fixed(row.Load, 2), Numbers.Difference(row.SpecialisedBeyondBasis!.Value), Numbers.Difference(row.JobYearsBeyondBasis!.Value));
        screen.Out.WriteLine();
        screen.Out.WriteLine($"{arm} beyond {basis}, on which it is based, {Names.Of(closure)} labour");
        screen.Ansi.Write(table);
        Turn("specialised help", basis, rows, row => row.SpecialisedBeyondBasis!.Value);
        Turn("job-years at equal outlay", basis, rows, row => row.JobYearsBeyondBasis!.Value);
    }

    private void Turn(string what, string from, List<SweepRow> rows, Func<SweepRow, Estimate> difference)
    {
        var changes = SignChange.Find(rows, difference);
        if (changes.Count == 0) Say($"The sign of the difference in {what} from {from} turns nowhere in this sweep.");
        foreach (var change in changes)
        {
            string turn = change.FromGainToLoss ? "from gain to loss" : "from loss to gain";
            Say(
                $"The difference in {what} from {from} turns {turn} at a load of about {Numbers.Fixed(change.Load, 2)} (between {Numbers.Fixed(change.Below, 2)} and {Numbers.Fixed(change.Above, 2)}), at a utilisation of {Percent(change.Utilisation)}{(change.IsClear ? "." : "; the intervals beside it hold zero, so simulation error alone may have turned it.")}");
        }
    }

    private void Say(string sentence)
    {
        screen.Document?.Say($"Under {_labour} labour: {sentence}");
        screen.Out.WriteLine(sentence);
    }

    private static string Percent(double share) => double.IsFinite(share) ? Numbers.Fixed(100 * share, 1) + " %" : Numbers.NotAvailable;
}
