using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>
/// Repeats an experiment with all adviser hours scaled so that the load goes from idle to overloaded, and compares one arm with
/// the baseline and with the arm that it is based on at each, all at the outlay of the baseline: coordination helps where there is idle time, and costs hours everywhere.
/// </summary>
/// <remarks>
/// Load is what the baseline's cases and overheads take when hours are ample, over the hours there are. Up to some way below 1 it
/// is the baseline's utilisation; above, doors fill up one after the other, firms turn away, and utilisation stays behind.
/// </remarks>
public sealed class LoadSweep
{
    /// <summary>Loads that a sweep goes through.</summary>
    public static ImmutableArray<double> DefaultLoads { get; } = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1];

    /// <summary>Costs of coordination, times their own, at which a sweep by cost repeats each load.</summary>
    public static ImmutableArray<double> DefaultCosts { get; } = [0, 0.5, 1, 2, 4];

    // Limits of the parameter; at the higher one hours are ample.
    private const double LeastScale = 0.1, MostScale = 3;

    // Baseline, arm, basis where there is one, and the arm at other costs.
    private readonly ExperimentPlan _plan;
    private readonly ImmutableArray<double> _costs;
    private readonly int _firstCost;
    private readonly int _from;
    private readonly ImmutableArray<int> _replications;
    private readonly Func<ExperimentPlan, int, IReplicationRun> _start;

    /// <param name="experiment">What is repeated; its replications are those of each point.</param>
    /// <param name="arm">Arm that is compared with the baseline, and with its basis where the plan has it.</param>
    /// <exception cref="ArgumentException">The plan has no such arm.</exception>
    /// <param name="costs">Costs of what the arm adds, times their own, at which each load is repeated; none for its own only.</param>
    public LoadSweep(Experiment experiment, string arm, IReadOnlyList<double>? costs = null)
        : this(experiment, arm, (plan, number) => new ModelReplication(plan, number), costs)
    {
    }

    internal LoadSweep(Experiment experiment, string arm, Func<ExperimentPlan, int, IReplicationRun> start, IReadOnlyList<double>? costs = null)
    {
        var plan = experiment.Plan;
        Basis = experiment.BasedOn.GetValueOrDefault(arm) is { } basis && basis != experiment.Baseline && plan.Arms.Any(a => a.Id == basis) ? basis : null;
        string[] arms = Basis is null ? [experiment.Baseline, arm] : [experiment.Baseline, arm, Basis];
        _costs = [.. (costs ?? []).Where(cost => cost != 1)];
        var search = _costs.IsEmpty ? null : new BreakEven(experiment, arm);
        _firstCost = arms.Length;
        var baseline = plan.Arms[experiment.ArmIndex(experiment.Baseline)];
        ArmSpec[] all = [.. arms.Select(id => plan.Arms[experiment.ArmIndex(id)]), .. _costs.Select(cost => search!.At(cost))];
        _plan = plan with { Arms = [.. all.Select(one => MoneyTwin.At(one, baseline, plan.Quarters))] };
        _from = Parting.CountingFrom(plan);
        _replications = experiment.Replications;
        _start = start;
    }

    /// <summary>Arm that the compared one is based on, if that is another than the baseline and one of the plan's; else null.</summary>
    public string? Basis { get; }

    /// <summary>What the map of the sweep shows, of the points that <see cref="Run"/> has done.</summary>
    public ImmutableArray<SweepCell> Cells { get; private set; } = [];

    /// <summary>Quarters that the engine will count for so many points, for showing how far it has come.</summary>
    public long QuartersFor(int loads) => (long)loads * _replications.Length * (_plan.WarmUpQuarters + _plan.Quarters);

    /// <summary>Runs the points and hands each over as it is done.</summary>
    /// <returns>A row for each load and labour closure; those done so far where it was cancelled.</returns>
    /// <exception cref="InvalidOperationException">A replication failed, or the baseline has no adviser hours.</exception>
    public ImmutableArray<SweepRow> Run(IReadOnlyList<double> loads, int threads, EngineProgress progress, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<SweepRow>();
        if (Demand(threads, cancellation) is not { } demand) return [];
        foreach (double load in loads)
        {
            double scale = demand.ScaleFor(load);
            var plan = WithScale(_plan, scale);
            PairCollector[] atCosts = [.. _costs.Select((_, i) => new PairCollector(plan, baseline: 0, arm: _firstCost + i, Basis is null ? 0 : 2, _from))];
            if (Collect(plan, _replications, threads, progress, cancellation, atCosts) is not { } pairs) break;
            for (int closure = 0; closure < plan.Closures.Length; closure++)
            {
                rows.Add(new SweepRow(
                    load, scale, plan.Closures[closure],
                    pairs.Estimate(closure, p => p.BaselineUtilisation).Mean,
                    pairs.Estimate(closure, p => p.Specialised),
                    pairs.Estimate(closure, p => p.JobYears),
                    pairs.Estimate(closure, p => p.CoordinationShare).Mean,
                    Basis is null ? null : pairs.Estimate(closure, p => p.SpecialisedBeyondBasis),
                    Basis is null ? null : pairs.Estimate(closure, p => p.JobYearsBeyondBasis),
                    pairs.Estimate(closure, p => p.OutlayApart).Mean));
                Cells = Cells.Add(Cell(load, 1, plan.Closures[closure], closure, pairs));
                for (int i = 0; i < atCosts.Length; i++) Cells = Cells.Add(Cell(load, _costs[i], plan.Closures[closure], closure, atCosts[i]));
            }
        }
        return rows.ToImmutable();
    }

    private SweepCell Cell(double load, double cost, LabourClosure labour, int closure, PairCollector pairs) => new(
        labour, load, cost, pairs.Estimate(closure, p => p.Specialised), pairs.Estimate(closure, p => p.JobYears),
        Basis is null ? null : pairs.Estimate(closure, p => p.SpecialisedBeyondBasis), Basis is null ? null : pairs.Estimate(closure, p => p.JobYearsBeyondBasis));

    /// <summary>What the baseline demands; null where cancelled.</summary>
    private LoadDemand? Demand(int threads, CancellationToken cancellation)
    {
        var alone = _plan with { Arms = [_plan.Arms[0], _plan.Arms[0]], Closures = _plan.Closures[..1] };
        if (Collect(WithScale(alone, MostScale), _replications[..1], threads, null, cancellation)?.Single is not { } ample) return null;
        if (ample.BaselineCapacity <= 0) throw new InvalidOperationException("The baseline has no adviser hours whose load could be changed.");
        return new LoadDemand(MostScale, ample.BaselineUtilisation, ample.BaselineOverhead);
    }

    private PairCollector? Collect(ExperimentPlan plan, ImmutableArray<int> replications, int threads, EngineProgress? progress, CancellationToken cancellation, PairCollector[]? others = null)
    {
        // The plan that measures demand has neither basis nor other costs.
        var pairs = new PairCollector(plan, baseline: 0, arm: 1, basis: Basis is not null && plan.Arms.Length > 2 ? 2 : 0, _from);
        var outcome = LocalEngine.Run(number => _start(plan, number), replications, threads, new BreakEven.All([pairs, .. others ?? []]), progress, cancellation);
        if (outcome.Failures.FirstOrDefault() is { } failure)
            throw new InvalidOperationException($"Replication {failure.Replication} failed in quarter {failure.Quarter}: {failure.Error.Message}", failure.Error);
        return outcome.Cancelled ? null : pairs;
    }

    private static ExperimentPlan WithScale(ExperimentPlan plan, double scale) =>
        plan with { Parameters = plan.Parameters with { Triage = plan.Parameters.Triage with { CapacityScale = scale } } };

    /// <param name="Scale">At which the rest was measured; hours are proportional to it.</param>
    private sealed record LoadDemand(double Scale, double Utilisation, double Overhead)
    {
        /// <summary>Scale at which demand and overhead take this share of the hours: overhead grows with the hours, demand does not.</summary>
        public double ScaleFor(double load) =>
            Math.Round(Math.Clamp(Scale * (Utilisation - Overhead) / Math.Max(0.01, load - Overhead), LeastScale, MostScale), 4);
    }
}
