using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Summary;

/// <summary>What help did to firms, as the difference from their own twins without support.</summary>
/// <param name="Help">Type of the first help, such as <c>finance_grant</c>, or a group of types: <c>specialised</c>, <c>generic</c>, <c>all</c>.</param>
/// <param name="QuartersAfter">Quarters since it began.</param>
/// <param name="Outcome"><c>jobs</c>, <c>survival</c>, <c>log_jobs</c>, <c>log_sales</c> or <c>log_productivity</c>.</param>
/// <param name="Mean">Mean per firm.</param>
/// <param name="StandardError">Over replications; NaN below two.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the same interval.</param>
/// <param name="Firms">Firms that the mean is over, mean over replications: all, and for logarithms those that live in both worlds.</param>
public sealed record EvaluationRow(string Help, int QuartersAfter, string Outcome, double Mean, double StandardError, double Low, double High, double Firms);

/// <summary>The evaluations of every arm that has the arm without support beside it.</summary>
public sealed class EvaluationTable
{
    private readonly ImmutableDictionary<(string Arm, LabourClosure Labour, string Help, int QuartersAfter, string Outcome), EvaluationRow> _rows;

    private EvaluationTable(IEnumerable<(string Arm, LabourClosure Labour, EvaluationRow Row)> rows)
    {
        Rows = [.. rows];
        _rows = Rows.ToImmutableDictionary(r => (r.Arm, r.Labour, r.Row.Help, r.Row.QuartersAfter, r.Row.Outcome), r => r.Row);
    }

    /// <summary>All rows, arm by arm.</summary>
    public ImmutableArray<(string Arm, LabourClosure Labour, EvaluationRow Row)> Rows { get; }

    /// <summary>A row; null where no firm was helped so, or the run ends before.</summary>
    public EvaluationRow? Find(string arm, LabourClosure labour, string help, int quartersAfter, string outcome) =>
        _rows.GetValueOrDefault((arm, labour, help, quartersAfter, outcome));

    /// <summary>Runs the first replications of a plan and evaluates them.</summary>
    /// <param name="plan">With an arm without support.</param>
    /// <param name="replications">How many.</param>
    /// <param name="threads">Threads that compute; never changes a result.</param>
    /// <exception cref="InvalidOperationException">A replication failed.</exception>
    public static EvaluationTable Of(ExperimentPlan plan, int replications, int threads = 1, EngineProgress? progress = null, CancellationToken cancellation = default)
    {
        var collector = new Collector();
        var outcome = LocalEngine.Run(plan, [.. Enumerable.Range(0, replications)], threads, collector, progress, cancellation);
        if (outcome.Failures is [var failure, ..]) throw new InvalidOperationException($"Replication {failure.Replication} failed in quarter {failure.Quarter}.", failure.Error);
        return Of(plan, collector.All.Values, Replicates.Of(plan, collector.All.Keys));
    }

    /// <summary>Evaluates replications in the order given.</summary>
    internal static EvaluationTable Of(ExperimentPlan plan, IEnumerable<ImmutableArray<ArmRun>> replications, Replicates? replicates = null)
    {
        int runs = plan.Arms.Length * plan.Closures.Length;
        EvaluationSums[] sums = [.. Enumerable.Range(0, runs).Select(_ => new EvaluationSums(replicates ?? new(draws: false)))];
        foreach (var replication in replications)
        {
            for (int run = 0; run < runs; run++) sums[run].Add(replication[run].Observations.Values);
        }
        return new(
            from run in Enumerable.Range(0, runs)
            from row in sums[run].Rows()
            select (plan.Arms[run / plan.Closures.Length].Id, plan.Closures[run % plan.Closures.Length], row));
    }

    private sealed class Collector : IReplicationSink
    {
        private readonly Lock _lock = new();

        public SortedDictionary<int, ImmutableArray<ArmRun>> All { get; } = [];

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            lock (_lock) All.Add(replication, runs);
        }
    }
}
