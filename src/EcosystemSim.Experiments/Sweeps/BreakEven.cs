using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>
/// Runs an arm at several cost factors, from free upwards, to find the cost of coordination at which it ceases to pay against
/// the baseline, and beyond the arm that it is based on, all at the outlay of the baseline. All factors are arms of one plan, so that they share their luck.
/// </summary>
/// <remarks>The factor is on the agreements that the arm adds to its basis; those that it takes over from there keep their costs.</remarks>
public sealed class BreakEven
{
    /// <summary>Factors that are tried: close together around the scenario's own costs.</summary>
    public static ImmutableArray<double> DefaultFactors { get; } = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

    private readonly Experiment _experiment;
    private readonly ArmSpec _arm;
    private readonly ImmutableArray<ArmSpec> _compared;
    private readonly double _costPerHour;
    private readonly Func<ExperimentPlan, int, IReplicationRun> _start;

    /// <param name="experiment">Its replications are those of each factor.</param>
    /// <param name="arm">Arm whose costs are varied.</param>
    /// <exception cref="ArgumentException">The plan has no such arm, or the arm adds no agreement that could cost anything.</exception>
    public BreakEven(Experiment experiment, string arm)
        : this(experiment, arm, experiment.Plan.Parameters.Governance.CostPerHour, (plan, number) => new ModelReplication(plan, number))
    {
    }

    internal BreakEven(Experiment experiment, string arm, double costPerHour, Func<ExperimentPlan, int, IReplicationRun> start)
    {
        (_experiment, _costPerHour, _start) = (experiment, costPerHour, start);
        _arm = Arm(arm);
        Basis = experiment.BasedOn.GetValueOrDefault(arm) is { } basis && basis != experiment.Baseline && experiment.Plan.Arms.Any(a => a.Id == basis) ? basis : null;
        var baseline = Arm(experiment.Baseline);
        _compared = Basis is null ? [baseline] : [baseline, Arm(Basis)];
        Agreements = [.. Parting.OnlyIn(_arm, _compared[^1]).Where(a => a.CostFactor > 0 && a.Levers.Length > 0).Select(a => a.Name)];
        if (Agreements.IsEmpty) throw new ArgumentException($"The arm '{arm}' adds no agreement to '{_compared[^1].Id}' that costs anything.", nameof(arm));
    }

    /// <summary>Arm that the varied one is based on, if that is another than the baseline and one of the plan's; else null.</summary>
    public string? Basis { get; }

    /// <summary>Names of the agreements whose costs are varied.</summary>
    public ImmutableArray<string> Agreements { get; }

    /// <summary>Quarters that the engine will count, for showing how far it has come.</summary>
    public long QuartersInAll => (long)_experiment.Replications.Length * (_experiment.Plan.WarmUpQuarters + _experiment.Plan.Quarters);

    /// <summary>Plan of the whole search: baseline, basis, then the arm at each factor.</summary>
    public ExperimentPlan PlanFor(IReadOnlyList<double> factors) => _experiment.Plan with { Arms = [.. ((ArmSpec[])[.. _compared, .. factors.Select(At)]).Select(arm => MoneyTwin.At(arm, _compared[0], _experiment.Plan.Quarters))] };

    /// <summary>Runs all factors.</summary>
    /// <param name="factors">Ascending, the first 0.</param>
    /// <returns>A point for each factor and labour closure; null where it was cancelled.</returns>
    /// <exception cref="InvalidOperationException">A replication failed.</exception>
    public ImmutableArray<BreakEvenPoint>? Run(IReadOnlyList<double> factors, int threads, EngineProgress? progress, CancellationToken cancellation)
    {
        var plan = PlanFor(factors);
        int from = Parting.CountingFrom(plan), first = _compared.Length;
        PairCollector[] pairs = [.. factors.Select((_, i) => new PairCollector(plan, baseline: 0, arm: first + i, basis: first - 1, from))];
        var outcome = LocalEngine.Run(number => _start(plan, number), _experiment.Replications, threads, new All(pairs), progress, cancellation);
        if (outcome.Failures.FirstOrDefault() is { } failure)
            throw new InvalidOperationException($"Replication {failure.Replication} failed in quarter {failure.Quarter}: {failure.Error.Message}", failure.Error);
        if (outcome.Cancelled) return null;
        return [.. Enumerable.Range(0, plan.Closures.Length).SelectMany(closure => factors.Select((factor, i) => Point(factor, plan.Closures[closure], closure, pairs[i])))];
    }

    private BreakEvenPoint Point(double factor, LabourClosure labour, int closure, PairCollector pairs)
    {
        double hours = pairs.Estimate(closure, p => p.CoordinationHours).Mean;
        return new BreakEvenPoint(
            factor, labour,
            pairs.Estimate(closure, p => p.Specialised),
            pairs.Estimate(closure, p => p.JobYears),
            Basis is null ? null : pairs.Estimate(closure, p => p.SpecialisedBeyondBasis),
            Basis is null ? null : pairs.Estimate(closure, p => p.JobYearsBeyondBasis),
            pairs.Estimate(closure, p => p.CoordinationShare).Mean, hours, (hours * _costPerHour) + pairs.Estimate(closure, p => p.CoordinationMoney).Mean, pairs.Estimate(closure, p => p.OutlayApart).Mean);
    }

    /// <summary>The arm with the costs of what it adds at a factor.</summary>
    internal ArmSpec At(double factor) => _arm with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{_arm.Id}@{factor}"),
        Agreements = [.. _arm.Agreements.Select(a => Agreements.Contains(a.Name) ? a with { CostFactor = a.CostFactor * factor } : a)],
    };

    private ArmSpec Arm(string id) => _experiment.Plan.Arms[_experiment.ArmIndex(id)];

    /// <summary>Gives each replication to all collectors.</summary>
    internal sealed class All(PairCollector[] sinks) : IReplicationSink
    {
        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            foreach (var sink in sinks) sink.Add(replication, runs);
        }
    }
}
