using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
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
/// <param name="Registers">Of the baseline, one per replication.</param>
public sealed record ValidationTable(string System, string Country, string Arm, int Replications, int Quarters, ImmutableArray<ValidationRow> Rows, ImmutableArray<FirmRegister> Registers)
{
    /// <summary>Replications unless asked for: about a minute for the largest system on two cores.</summary>
    public const int DefaultReplications = 4;

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
        // The baseline first, and last the arm that happened, where the plan has it.
        ImmutableArray<int> arms = [.. new[] { baseline, Patterns.IsOfReform(plan) ? plan.Arms[^1].Id : baseline }.Distinct().Select(id => plan.Arms.IndexOf(plan.Arms.Single(a => a.Id == id)))];
        var collector = new Collector();
        var started = new Dictionary<int, FirmRegister.Run>();
        var outcome = LocalEngine.Run(
            number =>
            {
                var run = new FirmRegister.Run(plan, number, arms);
                lock (started) started.Add(number, run);
                return run;
            },
            [.. Enumerable.Range(0, replications)], threads, collector, progress);
        if (outcome.Failures is [var failure, ..]) throw new InvalidOperationException($"Replication {failure.Replication} failed in quarter {failure.Quarter}.", failure.Error);
        var ordered = started.OrderBy(s => s.Key).Select(s => s.Value).ToList();
        return Of(plan, country, baseline, evidence, [.. ordered.Select(r => r.Registers)], EvaluationTable.Of(plan, ordered.Select(r => r.Runs)));
    }

    private static ValidationTable Of(ExperimentPlan plan, string country, string baseline, IReadOnlyList<EvidenceEntry> evidence, ImmutableArray<ImmutableArray<FirmRegister>> registers, EvaluationTable evaluations)
    {
        var rows = ImmutableArray.CreateBuilder<ValidationRow>();
        foreach (var target in ValidationTargets.All.Where(t => t.Country == country))
        {
            var pattern = Patterns.Named(target.Pattern);
            if (target.Range(evidence) is not { } range || Simulated(pattern) is not { } simulated) continue;
            rows.Add(new(target, pattern, simulated, range.Value, range.Low, range.High, range.Entry, KnownFailures.Of(plan.System.Id, target.Pattern)));
        }
        return new(plan.System.Id, country, baseline, registers.Length, plan.Quarters, rows.ToImmutable(), [.. registers.Select(r => r[0])]);

        Estimate? Simulated(Pattern pattern)
        {
            if (pattern.Evaluation is { } e)
            {
                return evaluations.Find(baseline, LabourClosure.Slack, e.Help, e.QuartersAfter, e.Outcome) is { } row
                    ? new Estimate(row.Mean, row.Low, row.High, row.StandardError * Math.Sqrt(registers.Length), registers.Length)
                    : null;
            }
            var of = registers.Select(r => pattern.OfAnswer ? r[^1] : r[0]).ToList();
            return pattern.Applies(of[0]) ? Statistics.Estimate([.. of.Select(pattern.In!)]) : null;
        }
    }

    private sealed class Collector : IReplicationSink
    {
        public void Add(int replication, ImmutableArray<Model.ArmRun> runs)
        {
            // The registers hold all that is needed.
        }
    }
}
