using System.Diagnostics;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Cli.Running;

/// <summary>Shows a run under way: replications done, time to go, and the answer as it forms.</summary>
internal sealed class RunProgress
{
    private readonly ProgressView _view;
    private readonly Experiment _experiment;
    private readonly ResultStore _store;
    private readonly EngineProgress _progress;
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
        (_experiment, _store, _progress) = (experiment, store, progress);
        _quarters = Math.Max(1, (long)missing * (experiment.Plan.WarmUpQuarters + experiment.Plan.Quarters));
        _view = new ProgressView(screen, () => (double)_progress.Quarters / _quarters, Line);
        _twin = experiment.TwinOf(experiment.MainArm);
        _run = (_twin ?? experiment.MainArm) is { } arm ? experiment.Run(experiment.ArmIndex(arm), 0) : -1;
    }

    /// <inheritdoc cref="ProgressView.While"/>
    public T While<T>(Func<T> work) => _view.While(work);

    /// <summary>Says that the first Ctrl-C was heard.</summary>
    public void SayStopping()
    {
        _stopping = true;
        _view.SayStopping();
    }

    /// <inheritdoc cref="ProgressView.ShowCursor"/>
    public void ShowCursor() => _view.ShowCursor();

    private string Line(string separator)
    {
        string time = _stopping ? ProgressView.Stopping : TimeToGo();
        string done = $"{_store.Done} of {_experiment.Replications.Length} replications";
        string failed = _progress.Failed > 0 ? $" ({_progress.Failed} failed)" : "";
        return string.Join(separator, new[] { done + failed, time, Answer() }.Where(part => part.Length > 0));
    }

    private string TimeToGo()
    {
        double share = (double)_progress.Quarters / _quarters;
        return share < 0.005 ? "" : ProgressView.TimeToGo(_clock.Elapsed.TotalSeconds * (1 - share) / share);
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
