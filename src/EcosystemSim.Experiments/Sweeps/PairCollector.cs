using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>Keeps of each replication what a sweep shows of one arm beside the baseline and beside its basis: differences in help and job-years, and hours.</summary>
/// <param name="basis">Arm that the arm is based on, if that is another than the baseline; else the baseline.</param>
/// <param name="from">First quarter whose needs and hours count.</param>
internal sealed class PairCollector(ExperimentPlan plan, int baseline, int arm, int basis, int from) : IReplicationSink
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, Pair[]> _pairs = [];
    private readonly ScopeColumns _total = new(new SeriesIndex(SeriesCatalogue.For(plan.System)), Scope.Total, "all");
    private readonly int _overhead = new SeriesIndex(SeriesCatalogue.For(plan.System)).Find(Scope.Total, "all", Outcomes.HoursOverhead);
    private readonly int _specialised = new SeriesIndex(SeriesCatalogue.For(plan.System)).Find(Scope.Total, "all", Outcomes.NeedsWithin("specialised", 4));

    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        int closures = plan.Closures.Length;
        Pair[] pairs = [.. Enumerable.Range(0, closures).Select(c => Of(Table(baseline, c), Table(arm, c), Table(basis, c)))];
        lock (_lock) _pairs.Add(replication, pairs);

        ObservationTable Table(int of, int closure) => runs[(of * closures) + closure].Observations;
    }

    /// <summary>One value per replication, in the order of their numbers.</summary>
    public Estimate Estimate(int closure, Func<Pair, double> value)
    {
        double[] values = [.. _pairs.Values.Select(pairs => value(pairs[closure]))];
        return Statistics.Estimate(values);
    }

    /// <summary>The first closure of the only replication.</summary>
    public Pair Single => _pairs.Values.Single()[0];

    private Pair Of(ObservationTable baselineRun, ObservationTable armRun, ObservationTable basisRun) =>
        new(
            Help(armRun) - Help(baselineRun),
            JobYears(armRun) - JobYears(baselineRun),
            Help(armRun) - Help(basisRun),
            JobYears(armRun) - JobYears(basisRun),
            1 - Share(baselineRun, _total.Idle),
            Share(baselineRun, _overhead),
            Share(armRun, _total.Coordination),
            (double)Sum(armRun, _total.Coordination) / SeriesCatalogue.MinutesPerHour * 4 / (armRun.Quarters - from),
            (double)(Sum(armRun, _total.Staff) + Sum(armRun, _total.Rent)) * 4 / (armRun.Quarters - from),
            Sum(baselineRun, _total.Capacity),
            (Outlay(armRun) / Outlay(baselineRun)) - 1);

    /// <summary>Of 1,000 needs, with specialised help within a year.</summary>
    private double Help(ObservationTable table)
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

    private double JobYears(ObservationTable table) => _total.JobYears(table.Values, table.Series.Length);

    private double Outlay(ObservationTable table) => Enumerable.Range(0, table.Quarters).Sum(q => (double)table[q, _total.PublicCost]);

    private double Share(ObservationTable table, int column) => (double)Sum(table, column) / Sum(table, _total.Capacity);

    private long Sum(ObservationTable table, int column)
    {
        long sum = 0;
        for (int q = from; q < table.Quarters; q++) sum += table[q, column] == ObservationTable.Missing ? 0 : table[q, column];
        return sum;
    }

    /// <summary>One replication under one closure.</summary>
    internal sealed record Pair(
        double Specialised, double JobYears, double SpecialisedBeyondBasis, double JobYearsBeyondBasis,
        double BaselineUtilisation, double BaselineOverhead, double CoordinationShare, double CoordinationHours, double CoordinationMoney, long BaselineCapacity, double OutlayApart);
}
