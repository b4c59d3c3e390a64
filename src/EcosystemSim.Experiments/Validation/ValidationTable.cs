using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Experiments.Validation;

/// <summary>How a row comes out.</summary>
public enum Verdict
{
    /// <summary>The simulated mean lies in the range of the evidence.</summary>
    Pass,

    /// <summary>It does not, or there is nothing to measure where there should be.</summary>
    Fail,

    /// <summary>The evidence has a figure and no range.</summary>
    NoRange,
}

/// <summary>A pattern of one country, simulated and known.</summary>
/// <param name="Simulated">Mean over replications with the 95 % interval of simulation error.</param>
/// <param name="Value">Figure of the evidence.</param>
/// <param name="Low">Lower end of its range; null where it states none.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Known">Why a failure is let stand; null where it is not known.</param>
public sealed record ValidationRow(ValidationTarget Target, Pattern Pattern, Estimate Simulated, double Value, double? Low, double? High, EvidenceEntry Entry, KnownFailure? Known)
{
    /// <summary>How it comes out.</summary>
    public Verdict Verdict => Low is not { } low || High is not { } high ? Verdict.NoRange : Simulated.Mean >= low && Simulated.Mean <= high ? Verdict.Pass : Verdict.Fail;

    /// <summary>Whether it fails and nobody has said why.</summary>
    public bool IsNew => Verdict == Verdict.Fail && Known is null;

    /// <summary>Whether it is listed as failing and does not fail.</summary>
    public bool IsOver => Verdict != Verdict.Fail && Known is not null;
}

/// <summary>The pattern table of a system: what its world shows beside what is known of its country.</summary>
/// <param name="System">Such as <c>west-denmark</c>.</param>
/// <param name="Country">Two letters.</param>
/// <param name="Rows">Those that the system can show.</param>
public sealed record ValidationTable(string System, string Country, string Arm, int Replications, int Quarters, ImmutableArray<ValidationRow> Rows)
{
    /// <summary>Replications unless asked for: few enough to wait for, and the intervals of most rows are narrower than the ranges of the evidence.</summary>
    public const int DefaultReplications = 8;

    /// <summary>Recorded quarters: births of the first years are followed for ten.</summary>
    public const int DefaultQuarters = 48;

    /// <summary>Fewest quarters in which patterns show.</summary>
    public const int FewestQuarters = 24;

    /// <summary>What is run: the baseline, the arm without support for twins, and the answer's arm where what it did is compared. Parameters as stated.</summary>
    /// <param name="quarters">At least <see cref="FewestQuarters"/>.</param>
    public static ExperimentPlan PlanOf(Scenario scenario, int quarters = DefaultQuarters)
    {
        string?[] arms = [scenario.WithoutSupport, scenario.Baseline, Patterns.IsOfReform(scenario.BuildPlan()) ? scenario.Answer : null];
        var plan = scenario.BuildPlan(new() { Arms = [.. arms.OfType<string>()], AddBases = true, Quarters = quarters, Closures = [LabourClosure.Slack], DrawParameters = false });
        return plan with { Arms = [.. plan.Arms.Where(a => arms.Contains(a.Id))] };
    }

    /// <summary>Country of a system; null where its regions are of several, or of one that no evidence is kept of.</summary>
    public static string? CountryOf(ExperimentPlan plan) =>
        plan.System.Regions.Select(r => r.Country).Distinct().ToArray() is [var one] && ValidationTargets.Countries.Contains(one) ? one : null;

    /// <summary>Targets that the seeds have no evidence for.</summary>
    public static IEnumerable<string> Missing(string country, IReadOnlyList<EvidenceEntry> evidence) =>
        ValidationTargets.All.Where(t => t.Country == country && t.Range(evidence) is null).Select(t => t.Evidence).Distinct();

    /// <summary>Runs replications of a plan of <see cref="PlanOf"/> on threads and holds them against a country.</summary>
    /// <param name="baseline">Id of the arm that registers are of.</param>
    /// <exception cref="InvalidOperationException">A replication failed.</exception>
    public static ValidationTable Of(
        ExperimentPlan plan, string country, string baseline, IReadOnlyList<EvidenceEntry> evidence, int replications, int threads, EngineProgress? progress = null)
    {
        // The arm without support comes first in a plan, and last the arm that happened.
        int own = plan.Arms.IndexOf(plan.Arms.Single(a => a.Id == baseline)), answer = Patterns.IsOfReform(plan) ? plan.Arms.Length - 1 : own;
        ImmutableArray<int> arms = [.. Enumerable.Range(0, plan.Arms.Length)];
        var collector = new Collector(own, own == 0 ? null : 0, answer);
        var outcome = LocalEngine.Run(number => collector.Start(number, new(plan, number, arms)), [.. Enumerable.Range(0, replications)], threads, collector, progress);
        if (outcome.Failures is [var failure, ..]) throw new InvalidOperationException($"Replication {failure.Replication} failed in quarter {failure.Quarter}.", failure.Error);
        var evaluations = EvaluationTable.Of(plan, collector.Done.Values.Select(done => done.Runs));
        var rows = ImmutableArray.CreateBuilder<ValidationRow>();
        foreach (var target in ValidationTargets.All.Where(t => t.Country == country))
        {
            var pattern = Patterns.Named(target.Pattern);
            if (target.Range(evidence) is not { } range || Simulated(pattern) is not { } simulated) continue;
            rows.Add(new(target, pattern, simulated, range.Value, range.Low, range.High, range.Entry, KnownFailures.Of(plan.System.Id, target.Pattern)));
        }
        return new(plan.System.Id, country, baseline, replications, plan.Quarters, rows.ToImmutable());

        Estimate? Simulated(Pattern pattern)
        {
            if (pattern.Evaluation is not { } e)
            {
                double[] values = [.. collector.Done.Values.Where(done => done.Measured.ContainsKey(pattern.Name)).Select(done => done.Measured[pattern.Name])];
                return values.Length == 0 ? null : Statistics.Estimate(values);
            }
            return evaluations.Find(baseline, LabourClosure.Slack, e.Help, e.QuartersAfter, e.Outcome) is { } row
                ? new Estimate(row.Mean, row.Low, row.High, row.StandardError * Math.Sqrt(replications), replications)
                : null;
        }
    }

    /// <summary>Measures each replication as it ends, and lets its registers go: they are large.</summary>
    private sealed class Collector(int own, int? withoutSupport, int answer) : IReplicationSink
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<int, FirmRegister.Run> _running = [];

        public SortedDictionary<int, (ImmutableSortedDictionary<string, double> Measured, ImmutableArray<ArmRun> Runs)> Done { get; } = [];

        public FirmRegister.Run Start(int number, FirmRegister.Run run)
        {
            lock (_lock) _running.Add(number, run);
            return run;
        }

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            FirmRegister.Run run;
            lock (_lock) _running.Remove(replication, out run!);
            var measured = Patterns.Measure(run.Registers[own], withoutSupport is { } twins ? run.Registers[twins] : null, run.Registers[answer]);
            lock (_lock) Done.Add(replication, (measured, runs));
        }
    }
}
