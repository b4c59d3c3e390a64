using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Diagnostics;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim sweep</c>: a scenario at many points, into one table.</summary>
internal class RunDesign(DesignRequest request, Screen screen, Interrupts? interrupts)
{
    /// <summary>Points of a Latin hypercube or a Sobol sequence, unless asked for.</summary>
    public const int DefaultPoints = 128;

    /// <summary>Values of a range in a grid, unless asked for.</summary>
    public const int DefaultGridLevels = 3;

    // Keys of the scenario are checked at so many points before anything is run; what is wrong later is a failed point.
    private const int CheckedPoints = 20;
    private const int MostFailuresShown = 5;

    private protected DesignRequest Request => request;

    private protected Screen Screen => screen;

    private CancellationToken Stop => interrupts?.Token ?? CancellationToken.None;

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        try
        {
            return Prepare() is var (plan, points, source) ? Go(plan, points, source) : ExitCode.BadInput;
        }
        catch (ResultFolderException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return ResultInput.Code(e);
        }
    }

    /// <summary>What is to be run; null after saying what is wrong.</summary>
    private (DesignPlan Plan, DesignPoints Points, Source Source)? Prepare()
    {
        if (Load.Scenario(request.Run.File, screen, request.Run.Set) is not { } scenario) return null;
        if (Load.UnknownArms(scenario, request.Run.Arms, screen)) return null;
        // What is varied is varied by the design, and everything else is as the files say.
        var run = request.Run with { Shard = null, DrawParameters = false, Arms = request.Run.Arms ?? (scenario.Answer is { } answer ? [answer] : null) };
        var experiment = Make(scenario);
        if (OutcomesOf(scenario, experiment) is not { } outcomes || SourceOf(scenario) is not { } source) return null;
        string[] both = [.. request.Run.Set.Select(setting => setting.Path).Intersect(source.Columns)];
        foreach (string path in both) screen.Error.WriteLine($"ecosim: '--set' sets '{path}' in all points, and the design varies it; expected one of the two.");
        if (both.Length > 0) return null;
        var plan = new DesignPlan
        {
            Kind = request.Kind,
            Base = experiment,
            Columns = source.Columns,
            Design = source.Name,
            Identity = source.Identity,
            Outcomes = outcomes,
            Command = request.Command,
            Shard = request.Run.Shard,
        };
        var points = new DesignPoints(keys => Load.Again(request.Run.File, [.. request.Run.Set, .. keys]), scenario, experiment, Make);
        return Check(source, points) ? (plan, points, source) : null;

        Experiment Make(Scenario of) => ExperimentOf.Scenario(of, run, asAsked: true);
    }

    private int Go(DesignPlan plan, DesignPoints points, Source source)
    {
        // From the first line on a signal stops the run in order.
        _ = Stop;
        string folder = request.Run.Out ?? Path.Combine("results", plan.FolderName);
        screen.Out.WriteLine(Announcement(plan, source));
        Advise(plan);
        if (request.Run.DryRun) return DesignDryRun.Show(plan, points, source, folder, request.Run.Threads, screen, Stop);
        using var store = DesignFolder.Open(plan, source.Rows(), folder, request.Run.Force);
        if (store.Done == store.Asked) screen.Out.WriteLine("All of it is there already, so nothing is run (--force runs it again).");
        else if (store.Done > 0) screen.Out.WriteLine(FormattableString.Invariant($"Going on: {store.Done:N0} of {store.Asked:N0} replications are there."));
        var progress = new DesignProgress();
        bool isStopped = store.Done < store.Asked && Compute(plan, points, store, progress);
        var manifest = store.Finish(progress.Failed);
        Tell(progress, folder);
        if (isStopped)
        {
            screen.Out.WriteLine(FormattableString.Invariant($"Stopped. {store.Done:N0} of {store.Asked:N0} replications are kept in {folder}; the same command goes on from there."));
            return ExitCode.Cancelled;
        }
        if (store.Done == 0)
        {
            screen.Error.WriteLine("ecosim: no replication came to its end, so there is no answer.");
            return progress.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
        }
        Show(plan, store, source, folder);
        if (request.Run.Shard is { } shard) screen.Out.WriteLine($"This is part {shard}; 'ecosim merge' joins the parts' folders.");
        return manifest.Status == RunStatus.Complete ? ExitCode.Done : ExitCode.SomeFailed;
    }

    /// <summary>What is told of the size before anything is computed.</summary>
    private protected virtual void Advise(DesignPlan plan)
    {
        // A sweep says nothing that depends on its size.
    }

    /// <summary>What it comes to.</summary>
    private protected virtual void Show(DesignPlan plan, DesignFolder store, Source source, string folder)
    {
        ImmutableArray<DesignSpread> spreads = [.. store.Tally().Spreads(isOver: true).Where(s => s.Target.Against is not null && s.Points > 0)];
        if (!spreads.IsEmpty) ShowSpreads(plan, spreads);
        screen.Out.WriteLine($"Results:     {Path.Combine(folder, DesignFolder.Table)} and {DesignFolder.Design} beside it");
    }

    private void ShowSpreads(DesignPlan plan, ImmutableArray<DesignSpread> spreads)
    {
        screen.Out.WriteLine();
        screen.Out.WriteLine($"Differences from {plan.Base.Baseline} over {spreads.Max(s => s.Points):N0} {(spreads.Max(s => s.Points) == 1 ? "point" : "points")}, each the mean of its replications:");
        var table = screen.NewTable();
        foreach (string heading in (string[])["outcome", "arm", "labour"]) table.AddColumn(heading);
        foreach (string heading in (string[])["mean", "lowest", "highest", "points above 0"]) table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var s in spreads)
        {
            int decimals = Numbers.Decimals(s.Lowest, s.Highest);
            table.AddRow(
                s.Target.Outcome, s.Target.Arm, s.Target.Labour, Numbers.Signed(s.Mean, decimals), Numbers.Signed(s.Lowest, decimals), Numbers.Signed(s.Highest, decimals),
                Numbers.Percent((double)s.Above / s.Points));
        }
        screen.Ansi.Write(table);
        if (plan.Base.Twins.IsEmpty) return;
        screen.Out.WriteLine($"An arm with {MoneyTwin.Suffix} spends on grants what {plan.Base.Baseline} has spent; public_cost says what is left between them.");
    }

    private bool Compute(DesignPlan plan, DesignPoints points, DesignFolder store, DesignProgress progress)
    {
        var tally = store.Tally();
        var line = new DesignLine(plan, store, progress, tally);
        var view = new ProgressView(screen, () => (double)(store.Done + progress.Failed) / store.Asked, line.Text);
        if (interrupts is not null)
        {
            interrupts.FirstAsked = () =>
            {
                line.IsStopping = true;
                view.SayStopping();
            };
            interrupts.SecondAsked = view.ShowCursor;
        }
        var runner = new DesignRunner(plan, store, points, progress, tally.Add);
        if (request.Run.Engine == Engines.Local) return view.While(() => runner.Run(request.Run.Threads, Stop));
        using var engine = RunEngine.Start(request.Run, Stop);
        return view.While(() => runner.Run((name, of, numbers, sink) => engine.Run(name, of, numbers, sink, new EngineProgress(), Stop)));
    }

    private void Tell(DesignProgress progress, string folder)
    {
        foreach (var failure in progress.Failures.Take(MostFailuresShown))
        {
            screen.Error.WriteLine(FormattableString.Invariant($"ecosim: replication {failure.Replication} of point {failure.Point} failed: {failure.Error.ReplaceLineEndings(" ")}"));
            screen.Error.WriteLine($"  alone: {failure.Replay}");
        }
        if (progress.Failed > 0) screen.Error.WriteLine(FormattableString.Invariant($"ecosim: {progress.Failed:N0} {(progress.Failed == 1 ? "replication" : "replications")} failed; all are in {Path.Combine(folder, DesignFolder.Failures)}, and the same command tries them again."));
    }

    private string Announcement(DesignPlan plan, Source source)
    {
        var (from, to) = plan.PointsOf(source.Points);
        string part = plan.Shard is { } shard ? string.Create(CultureInfo.InvariantCulture, $" ({to - from:N0} of them in part {shard})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Base.Title}: {source.Points:N0} {(source.Points == 1 ? "point" : "points")}{part} over {Named(plan.Columns)} ({plan.Design}), {plan.Replications} {(plan.Replications == 1 ? "replication" : "replications")} each, {string.Join(", ", plan.Base.Plan.Arms.Select(arm => arm.Id))} under {string.Join(" and ", plan.Base.Plan.Closures.Select(Names.Of))} labour");
    }

    private static string Named(ImmutableArray<string> columns) => columns.Length <= 4 ? Numbers.Listed(columns) : $"{columns.Length} parameters";

    private ImmutableArray<string>? OutcomesOf(Scenario scenario, Experiment experiment)
    {
        var known = DesignMeasures.Known(experiment);
        ImmutableArray<string> asked = request.Outcomes ?? scenario.Outcomes;
        string[] unknown = [.. asked.Where(name => !known.Contains(name))];
        // A scenario may ask for what is not recorded of the whole; only what the command asks for must be there.
        if (request.Outcomes is null) return [.. DesignMeasures.Always.Union(asked.Except(unknown))];
        foreach (string name in unknown) screen.Error.WriteLine($"ecosim: '--outcomes' names the unknown outcome '{name}'. {Suggestions.For(name, known)}");
        return unknown.Length == 0 ? [.. DesignMeasures.Always.Union(asked)] : null;
    }

    private Source? SourceOf(Scenario scenario)
    {
        if (request.Design is { } file)
        {
            var (design, errors) = DesignFile.Open(file);
            if (design is not null) return new FileSource(design, file);
            screen.Error.Write(DiagnosticRenderer.Render(errors));
            screen.Error.WriteLine(Load.Count(errors.Length));
            return null;
        }
        if (new Varied(scenario, screen).Read(request.Vary) is not { } factors) return null;
        var (sampler, why) = SamplerOf(factors);
        if (sampler is not null) return new SampledSource(sampler);
        screen.Error.WriteLine($"ecosim: {why}");
        return null;
    }

    /// <summary>Makes the points, or says why it cannot.</summary>
    private protected virtual (Sampler? Sampler, string Why) SamplerOf(ImmutableArray<Factor> factors)
    {
        bool haveValues = factors.All(f => f.Quantile is null);
        int points = request.Size ?? DefaultPoints;
        string method = request.Method ?? (haveValues ? SweepCommand.Grid : SweepCommand.Sobol);
        if (request.Size is not null && method is SweepCommand.Grid or SweepCommand.List) return (null, $"--points is for lhs and sobol; a {method} has as many points as its values give.");
        if (request.Levels is not null && method != SweepCommand.Grid) return (null, "--levels is for a grid; expected --method grid with it.");
        switch (method)
        {
            case SweepCommand.Grid:
                var grid = new GridSampler(factors, request.Levels ?? DefaultGridLevels);
                try
                {
                    _ = grid.Points;
                    return (grid, "");
                }
                catch (OverflowException)
                {
                    return (null, $"a grid over {factors.Length} parameters has more points than can be counted; expected fewer parameters, fewer --levels, or --method lhs or sobol.");
                }
            case SweepCommand.List:
                if (haveValues && factors.Select(f => f.Levels.Length).Distinct().Count() == 1) return (new ListSampler(factors), "");
                return (null, $"a list takes the values one after the other, so that all need equally many: found {string.Join(", ", factors.Select(f => f.Quantile is null ? $"{f.Levels.Length} of {f.Path}" : $"a range of {f.Path}"))}.");
            case SweepCommand.Latin:
                return (new LatinHypercubeSampler(factors, points, request.SampleSeed), "");
            default:
                if (factors.Length <= SobolSequence.MostDimensions) return (new SobolSampler(factors, points, request.SampleSeed), "");
                return (null, $"the Sobol sequence has at most {SobolSequence.MostDimensions} dimensions, and {factors.Length} parameters are varied; expected --method lhs.");
        }
    }

    /// <summary>Whether the first points go with the scenario; what does not is written.</summary>
    private bool Check(Source source, DesignPoints points)
    {
        if (source.Columns.All(Setting.IsParameter)) return true;
        var wrong = new List<Diagnostic>();
        foreach (var point in source.Settings().Take(CheckedPoints))
        {
            try
            {
                _ = points.At(point);
            }
            catch (PointException e)
            {
                wrong.AddRange(e.Diagnostics);
            }
        }
        screen.Error.Write(DiagnosticRenderer.Render(wrong.Distinct()));
        return wrong.Count == 0;
    }
}

/// <summary>Where the points of a design come from.</summary>
internal abstract class Source
{
    public abstract ImmutableArray<string> Columns { get; }

    /// <summary>How the points are made, in a few words.</summary>
    public abstract string Name { get; }

    /// <summary>What decides the points but for how many there are.</summary>
    public abstract string Identity { get; }

    public abstract long Points { get; }

    /// <summary>All points as texts.</summary>
    public abstract IEnumerable<string[]> Rows();

    /// <summary>All points as settings.</summary>
    public abstract IEnumerable<ImmutableArray<Setting>> Settings();
}

/// <summary>Points of a file.</summary>
internal sealed class FileSource(DesignFile design, string path) : Source
{
    private readonly long _points = design.Points().LongCount();

    public override ImmutableArray<string> Columns => design.Columns;

    public override string Name => Path.GetFileName(path);

    public override string Identity => Name;

    public override long Points => _points;

    public override IEnumerable<string[]> Rows() => design.Points().Select(point => point.Select(setting => setting.Text).ToArray());

    public override IEnumerable<ImmutableArray<Setting>> Settings() => design.Points();
}

/// <summary>Points of a sampler.</summary>
internal sealed class SampledSource(Sampler sampler) : Source
{
    public Sampler Sampler => sampler;

    public override ImmutableArray<string> Columns => [.. sampler.Factors.Select(f => f.Path)];

    public override string Name => sampler.Identity;

    public override string Identity => $"{sampler.Identity}: {string.Join(", ", sampler.Factors)}";

    public override long Points => sampler.Points;

    public override IEnumerable<string[]> Rows()
    {
        for (long point = 0; point < sampler.Points; point++) yield return sampler.Row(point);
    }

    public override IEnumerable<ImmutableArray<Setting>> Settings() =>
        Rows().Select(row => row.Select((text, i) => Setting.Read($"{sampler.Factors[i].Path}={text}")!).ToImmutableArray());
}

/// <summary>What is said of a design under way: how far it is, how long it takes, and the answer as it forms.</summary>
internal sealed class DesignLine(DesignPlan plan, DesignFolder store, DesignProgress progress, DesignTally tally)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _before = store.Done;

    public bool IsStopping { get; set; }

    public string Text(string separator)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{store.Done:N0} of {store.Asked:N0} replications of points");
        if (progress.Failed > 0) text.Append(CultureInfo.InvariantCulture, $" ({progress.Failed:N0} failed)");
        return string.Join(separator, new[] { text.ToString(), IsStopping ? ProgressView.Stopping : TimeToGo(), Answer() }.Where(part => part.Length > 0));
    }

    private string TimeToGo()
    {
        long now = store.Done - _before + progress.Failed, rest = store.Asked - store.Done - progress.Failed;
        return now < 4 ? "" : ProgressView.TimeToGo(_clock.Elapsed.TotalSeconds * rest / now);
    }

    private string Answer()
    {
        var spread = tally.Spreads().FirstOrDefault(s => s.Target.Arm == plan.ShownArm && s.Target.Against is not null && s.Points > 0);
        if (spread is null) return "";
        int decimals = Numbers.Decimals(spread.Lowest, spread.Highest);
        return $"{spread.Target.Outcome}, {spread.Target.Arms}: {Numbers.Signed(spread.Mean, decimals)} ({Numbers.Signed(spread.Lowest, decimals)} to {Numbers.Signed(spread.Highest, decimals)} over {spread.Points:N0} points), {spread.Target.Labour}";
    }
}
