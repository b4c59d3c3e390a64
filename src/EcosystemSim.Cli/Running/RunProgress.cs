using System.Diagnostics;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Words;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary>Shows a run under way: replications done, time to go, and the answer as it forms.</summary>
internal sealed class RunProgress
{
    private const int LiveMilliseconds = 250, PlainMilliseconds = 5000;
    private readonly Experiment _experiment;
    private readonly ResultStore _store;
    private readonly EngineProgress _progress;
    private readonly Screen _screen;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _quarters;
    private readonly string? _twin;
    private readonly int _run;
    private int _shownDone = -1;
    private string _answer = "";
    private volatile bool _stopping;

    /// <param name="missing">Replications that this run computes.</param>
    public RunProgress(Experiment experiment, ResultStore store, EngineProgress progress, int missing, Screen screen)
    {
        (_experiment, _store, _progress, _screen) = (experiment, store, progress, screen);
        _quarters = Math.Max(1, (long)missing * (experiment.Plan.WarmUpQuarters + experiment.Plan.Quarters));
        _twin = experiment.TwinOf(experiment.MainArm);
        _run = (_twin ?? experiment.MainArm) is { } arm ? experiment.Run(experiment.ArmIndex(arm), 0) : -1;
    }

    /// <summary>Runs the work on another thread and shows how far it is until it ends.</summary>
    /// <exception cref="Exception">What the work threw.</exception>
    public T While<T>(Func<T> work)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (_screen.IsLive) ShowLive(task);
        else ShowPlain(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Says that the first Ctrl-C was heard.</summary>
    public void SayStopping()
    {
        _stopping = true;
        if (!_screen.IsLive) _screen.Out.WriteLine("stopping after the quarter under way; Ctrl-C again ends at once");
    }

    /// <summary>The live bar hides the cursor; a run that ends at once must give it back.</summary>
    public void ShowCursor()
    {
        if (_screen.IsLive) _screen.Out.Write("\x1b[?25h\n");
    }

    private void ShowLive(Task task) =>
        _screen.Ansi.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .Start(context =>
            {
                var bar = context.AddTask(Markup.Escape(Line(", ")), maxValue: _quarters);
                while (!Wait(task, LiveMilliseconds))
                {
                    bar.Value = _progress.Quarters;
                    bar.Description = Markup.Escape(Line(", "));
                }
            });

    private void ShowPlain(Task task)
    {
        while (!Wait(task, PlainMilliseconds))
        {
            double percent = Math.Floor(100.0 * _progress.Quarters / _quarters);
            _screen.Error.WriteLine(FormattableString.Invariant($"progress: {percent:0} %, {Line("; ")}"));
        }
    }

    /// <summary>Whether the task has ended, in whatever way, within the time.</summary>
    private static bool Wait(Task task, int milliseconds) => Task.WaitAny([task], milliseconds) == 0;

    private string Line(string separator)
    {
        string time = _stopping ? "stopping (Ctrl-C again ends at once)" : TimeToGo();
        string done = $"{_store.Done} of {_experiment.Replications.Length} replications";
        string failed = _progress.Failed > 0 ? $" ({_progress.Failed} failed)" : "";
        return string.Join(separator, new[] { done + failed, time, Answer() }.Where(part => part.Length > 0));
    }

    private string TimeToGo()
    {
        double share = (double)_progress.Quarters / _quarters;
        double seconds = _clock.Elapsed.TotalSeconds * (1 - share) / share;
        if (share < 0.005 || !double.IsFinite(seconds)) return "";
        return seconds < 100 ? FormattableString.Invariant($"{seconds:0} s to go") : FormattableString.Invariant($"{seconds / 60:0.0} min to go");
    }

    private string Answer()
    {
        int done = _store.Done;
        if (_run < 0 || done == 0) return "";
        if (done == _shownDone) return _answer;
        _shownDone = done;
        string labour = Experiments.Names.Of(_experiment.Plan.Closures[0]);
        return _answer = $"jobs at the end{(_twin is null ? "" : ", at equal outlay")}, {_experiment.MainArm} − {_experiment.Baseline}: {Numbers.Difference(_store.JobsDifferenceSoFar(_run))}, {labour}";
    }
}
