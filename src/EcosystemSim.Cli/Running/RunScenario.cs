using System.Collections.Immutable;
using EcosystemSim.Cli.Clustering;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim run</c>: from the file to the answer.</summary>
internal sealed class RunScenario(RunRequest request, Screen screen, Interrupts? interrupts)
{
    // Replications of each load of a sweep, unless the user says how many.
    private const int SweepReplications = 10;

    // Replications of a search for the break-even, unless the user says how many.
    private const int BreakEvenReplications = 20;
    private const int MostFailuresShown = 5;

    // Sweeps make plans of their own and wait for each; they run on threads.
    private bool IsSweep => request.SweepLoad || request.BreakEven;

    private CancellationToken Stop => interrupts?.Token ?? CancellationToken.None;

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        if (Load.Scenario(request.File, screen, request.Set) is not { } scenario) return ExitCode.BadInput;
        if (Load.UnknownArms(scenario, request.Arms, screen)) return ExitCode.BadInput;
        if (request.LeverArms && scenario.LeverArms.IsEmpty)
        {
            screen.Error.WriteLine($"ecosim: {request.File} makes no arms of single levers. It needs, for example: lever_arms: {{add_to: {scenario.Baseline}, take_from: {scenario.Answer ?? "ARM"}}}");
            return ExitCode.BadInput;
        }
        if (request.BreakEvenArm is { } asked && Load.UnknownArms(scenario, [asked], screen, "--break-even")) return ExitCode.BadInput;
        var experiment = ExperimentOf.Scenario(scenario, request with { Arms = ArmsFor(scenario) }, request.SweepLoad ? SweepReplications : request.BreakEven ? BreakEvenReplications : null);
        Load.TellBases(scenario, request.Arms, screen);
        screen.Document?.Take(experiment);
        // From the first line on a signal stops the run in order.
        _ = Stop;
        screen.Out.WriteLine(Engines.FirstLine(request with { Engine = IsSweep ? Engines.Local : request.Engine }));
        if (request.Shard is not null && (request.IsAuto || (request.Replications ?? scenario.Replications) is null))
        {
            screen.Error.WriteLine("ecosim: --shard takes a part of a number of replications, and the run has none: give it with --replications N.");
            return ExitCode.BadInput;
        }
        if (experiment.Replications.IsEmpty)
        {
            screen.Out.WriteLine($"Part {request.Shard} has no replication: there are more parts than replications. Nothing was run or written.");
            return ExitCode.Done;
        }
        try
        {
            if (request.SweepLoad) return new RunSweep(request, experiment, screen, interrupts).Go();
            if (request.BreakEven)
            {
                if ((request.BreakEvenArm ?? experiment.MainArm) is { } arm) return new RunBreakEven(request, experiment, arm, screen, interrupts).Go();
                screen.Error.WriteLine($"ecosim: there is no arm to compare with {experiment.Baseline}.");
                return ExitCode.BadInput;
            }
            if (request.DryRun) return DryRun.Show(experiment, request, screen, Stop);
            return Run(experiment);
        }
        catch (ResultFolderException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return ResultInput.Code(e);
        }
        catch (EngineException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return e.ExitCode;
        }
    }

    /// <summary>The arms asked for, and the one whose costs are varied, wherever it comes from.</summary>
    private ImmutableArray<string>? ArmsFor(Scenario scenario) =>
        request.BreakEvenArm is { } arm ? [.. request.Arms ?? [.. scenario.Arms.Select(a => a.Id)], arm] : request.Arms;

    private int Run(Experiment experiment)
    {
        string folder = FolderOf(experiment, request);
        if (!request.Force && FinishedRun.Find(experiment, folder) is { } finished)
        {
            screen.Out.WriteLine($"These results are there already, so nothing is run: {folder} (--force runs it again).");
            screen.Document?.WasFound();
            AnswerPrinter.Print(finished.Summary, folder, request.ByRegion, request.Details, screen);
            return ExitCode.Done;
        }

        SweepFolder.Check(experiment, folder, request.Force);
        // First, so that a cluster that is not there is found out before anything is computed.
        using var engine = RunEngine.Start(request, Stop);
        int first = experiment.Replications.Length;
        var settings = new RunSettings(request.Engine, request.Threads, request.BlockSize);
        for (bool force = request.Force; ; force = false)
        {
            using var store = ResultStore.Open(experiment, folder, settings, force);
            if (experiment.Replications.Length == first) Announce(experiment, store, folder);
            var (code, more) = Run(experiment, store, engine, folder);
            if (more is null) return code;
            experiment = more;
        }
    }

    /// <summary>Computes the replications that are missing, and ends the run, unless more of them are needed.</summary>
    private (int ExitCode, Experiment? More) Run(Experiment experiment, ResultStore store, RunEngine engine, string folder)
    {
        var outcome = Compute(experiment, store, engine);
        ReportFailures(outcome.Failures, experiment);
        if (outcome.Cancelled)
        {
            store.Pause();
            string by = Stop.IsCancellationRequested ? "" : " by 'ecosim cluster cancel'";
            screen.Out.WriteLine($"Stopped{by}. {store.Done} of {experiment.Replications.Length} replications are kept in {folder}; the same command goes on from there.");
            return (ExitCode.Cancelled, null);
        }
        if (store.Done == 0)
        {
            store.Pause();
            screen.Error.WriteLine("ecosim: no replication came to its end, so there is no answer.");
            return (ExitCode.SomeFailed, null);
        }
        if (experiment.Auto is { } auto && outcome.Failures.IsEmpty)
        {
            var soFar = store.Preview();
            int next = auto.Next(soFar);
            string known = $"{experiment.Replications.Length} replications: {Precision(auto, soFar)}";
            if (next > experiment.Replications.Length)
            {
                store.Pause();
                screen.Out.WriteLine($"{known}; going on to {next}.");
                return (ExitCode.Done, experiment with { Replications = [.. Enumerable.Range(0, next)] });
            }
            screen.Out.WriteLine($"{known}; that is {(next == AutoReplications.Most && AutoReplications.HalfWidth(soFar) > auto.Wanted(soFar) ? "the most that run by themselves" : "enough")}.");
        }
        Finish(store, outcome, folder);
        return (outcome.Failures.IsEmpty ? ExitCode.Done : ExitCode.SomeFailed, null);
    }

    /// <summary>The folder of results, as asked for or named after the inputs.</summary>
    public static string FolderOf(Experiment experiment, RunRequest request) => request.Out ?? Path.Combine("results", experiment.FolderName);

    private static string Precision(AutoReplications auto, RunSummary summary)
    {
        if (AutoReplications.Difference(summary) is not { } difference) return "there is no difference to know more of";
        string wanted = auto.Precision is null ? "a tenth of it, or a hundred-thousandth of the level" : "as the scenario asks";
        bool draws = difference.Worlds is not null;
        if (draws) wanted += ", or an eighth of half the interval of plausible worlds where that is wider";
        return FormattableString.Invariant($"the {(draws ? "mean difference over plausible worlds" : "difference")}, {difference.Mean:0.#}, is known to ±{AutoReplications.HalfWidth(summary):0.#} and wanted to ±{auto.Wanted(summary):0.#}, {wanted}");
    }

    private EngineOutcome Compute(Experiment experiment, ResultStore store, RunEngine engine)
    {
        var missing = store.Missing;
        var progress = new EngineProgress();
        var view = new RunProgress(experiment, store, progress, missing.Length, screen);
        if (interrupts is not null) (interrupts.FirstAsked, interrupts.SecondAsked) = (view.SayStopping, view.ShowCursor);
        return view.While(() => engine.Run(experiment.ClusterName, experiment.Plan, missing, store, progress, Stop));
    }

    private void Finish(ResultStore store, EngineOutcome outcome, string folder)
    {
        var (summary, manifest) = AnswerPrinter.Write(store, outcome.Failures);
        screen.Out.WriteLine(FormattableString.Invariant($"{store.Done} {(store.Done == 1 ? "replication" : "replications")} in {manifest.DurationSeconds:0.0} s."));
        AnswerPrinter.Print(summary, folder, request.ByRegion, request.Details, screen);
        if (request.Shard is { } shard) screen.Out.WriteLine($"This is part {shard}; 'ecosim merge' joins the parts' folders.");
    }

    private void Announce(Experiment experiment, ResultStore store, string folder)
    {
        var plan = experiment.Plan;
        screen.Out.WriteLine(FormattableString.Invariant(
            $"{experiment.Title}: {plan.Population.Count:N0} firms, {ExperimentOf.Arms(experiment)}, {plan.Closures.Length} labour {(plan.Closures.Length == 1 ? "closure" : "closures")}, {plan.WarmUpQuarters} + {plan.Quarters} quarters, {Count(experiment)}; results in {folder}"));
        if (request.LeverArms) Worlds.Announce(experiment, Math.Max(1, request.Threads), screen);
        if (experiment.Auto is null && store.Done == experiment.Replications.Length) screen.Out.WriteLine("All replications are there; the tables are made anew.");
        else if (store.Done > 0) screen.Out.WriteLine($"Going on with an earlier run: {store.Done} replications are there.");
    }

    private static string Count(Experiment experiment) => experiment.Auto is null
        ? FormattableString.Invariant($"{experiment.Replications.Length} {(experiment.Replications.Length == 1 ? "replication" : "replications")}")
        : FormattableString.Invariant($"{AutoReplications.Least} to {AutoReplications.Most} replications, as many as the precision needs");

    private void ReportFailures(IReadOnlyList<FailedReplication> failures, Experiment experiment)
    {
        foreach (var failure in failures.Take(MostFailuresShown))
        {
            screen.Error.WriteLine($"ecosim: replication {failure.Replication} failed in quarter {failure.Quarter}: {failure.ErrorName}: {failure.Error.Message}");
            screen.Error.WriteLine($"  alone: {failure.Replay(experiment.Command)}");
        }
        if (failures.Count > MostFailuresShown) screen.Error.WriteLine($"ecosim: and {failures.Count - MostFailuresShown} more replications failed.");
    }
}
