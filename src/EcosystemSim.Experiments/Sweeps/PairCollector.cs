using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>Keeps of each replication what a sweep shows of one arm beside the baseline: differences in help and jobs, and hours.</summary>
internal sealed class PairCollector(ExperimentPlan plan, int baseline, int arm) : IReplicationSink
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, Pair[]> _pairs = [];
    private readonly ScopeColumns _total = new(new SeriesIndex(SeriesCatalogue.For(plan.System)), Scope.Total, "all");
    private readonly int _overhead = new SeriesIndex(SeriesCatalogue.For(plan.System)).Find(Scope.Total, "all", Outcomes.HoursOverhead);
    private readonly int _specialised = new SeriesIndex(SeriesCatalogue.For(plan.System)).Find(Scope.Total, "all", Outcomes.NeedsWithin("specialised", 4));

    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        int closures = plan.Closures.Length;
        int from = Parting.Quarter(plan.Arms[arm], plan.Arms[baseline], plan.Quarters);
        Pair[] pairs = [.. Enumerable.Range(0, closures).Select(c => Of(runs[(baseline * closures) + c].Observations, runs[(arm * closures) + c].Observations, from))];
        lock (_lock) _pairs.Add(replication, pairs);
    }

    /// <summary>One value per replication, in the order of their numbers.</summary>
    public Estimate Estimate(int closure, Func<Pair, double> value)
    {
        double[] values = [.. _pairs.Values.Select(pairs => value(pairs[closure]))];
        return Statistics.Estimate(values);
    }

    /// <summary>The first closure of the only replication.</summary>
    public Pair Single => _pairs.Values.Single()[0];

    private Pair Of(ObservationTable baselineRun, ObservationTable armRun, int from)
    {
        int end = baselineRun.Quarters - 1;
        return new Pair(
            Help(armRun, from) - Help(baselineRun, from),
            armRun[end, _total.Jobs] - baselineRun[end, _total.Jobs],
            1 - Share(baselineRun, _total.Idle),
            Share(baselineRun, _overhead),
            Share(armRun, _total.Coordination),
            Sum(baselineRun, _total.Capacity, 0));
    }

    /// <summary>Of 1,000 needs, with specialised help within a year.</summary>
    private double Help(ObservationTable table, int from)
    {
        long helped = 0, arisen = 0;
        for (int q = from; q < table.Quarters; q++)
        {
            if (table[q, _specialised] == ObservationTable.Missing) continue;
            helped += table[q, _specialised];
            arisen += table[q, _total.Arisen];
        }
        return arisen == 0 ? double.NaN : 1000.0 * helped / arisen;
    }

    private double Share(ObservationTable table, int column) => (double)Sum(table, column, 0) / Sum(table, _total.Capacity, 0);

    private static long Sum(ObservationTable table, int column, int from)
    {
        long sum = 0;
        for (int q = from; q < table.Quarters; q++) sum += table[q, column] == ObservationTable.Missing ? 0 : table[q, column];
        return sum;
    }

    /// <summary>One replication under one closure.</summary>
    internal sealed record Pair(double Specialised, double Jobs, double BaselineUtilisation, double BaselineOverhead, double CoordinationShare, long BaselineCapacity);
}
