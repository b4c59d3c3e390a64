using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// What is kept of one run (an arm under a closure) over its replications: sums over replications by series and quarter, exact
/// whole numbers, and for each replication the jobs and the differences from the baseline.
/// </summary>
/// <param name="columns">Of which values of each replication are kept.</param>
/// <param name="summed">Of which only sums are.</param>
/// <param name="paths">Of which the difference from the baseline is kept by quarter.</param>
/// <param name="headline">Recorded quarter, as an index.</param>
internal sealed class Tally(int[] columns, int[] summed, int[] paths, IReadOnlyList<Series> catalogue, int quarters, int headline)
{
    private readonly int _series = catalogue.Count;
    private readonly long[] _sums = new long[catalogue.Count * quarters];
    private readonly bool[] _missing = new bool[catalogue.Count * quarters];

    /// <summary>Difference from the baseline at the last quarter that both have, by series, one per replication.</summary>
    public Dictionary<int, List<double>> EndDifferences { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Mean over time of the difference from the baseline, by series, one per replication.</summary>
    public Dictionary<int, List<double>> MeanDifferences { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Value at the last quarter that has one, by series, one per replication.</summary>
    public Dictionary<int, List<double>> Ends { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Value at the last quarter up to the headline that has one, by series, one per replication.</summary>
    public Dictionary<int, List<double>> Headlines { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Difference from the baseline at the last quarter up to the headline that both have, by series, one per replication.</summary>
    public Dictionary<int, List<double>> HeadlineDifferences { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Sum over the recorded time, by series, one per replication.</summary>
    public Dictionary<int, List<double>> Totals { get; } = columns.ToDictionary(c => c, _ => new List<double>());

    /// <summary>Sum from a date on, by series, one per replication; NaN where no quarter has a value.</summary>
    public Dictionary<int, List<double>> Sums { get; } = [];

    /// <summary>The same of the difference from the baseline, over the quarters that both have.</summary>
    public Dictionary<int, List<double>> SumDifferences { get; } = [];

    /// <summary>Difference from the baseline by quarter as written, one array per replication, by series.</summary>
    public Dictionary<int, List<double[]>> Paths { get; } = paths.ToDictionary(c => c, _ => new List<double[]>());

    /// <summary>Difference in jobs by quarter, one array per replication, by column of a region's jobs.</summary>
    public Dictionary<int, List<float[]>> RegionPaths { get; } = [];

    /// <summary>Values as written by quarter, one array per replication, by the curve's name.</summary>
    public Dictionary<string, List<float[]>> Curves { get; } = [];

    /// <summary>Takes one replication and the baseline's under the same closure; both as [quarter * series + column].</summary>
    public void Add(ReadOnlySpan<long> own, ReadOnlySpan<long> baseline)
    {
        foreach (int column in columns) AddColumn(column, own, baseline, catalogue[column].Divisor);
        foreach (int column in summed)
        {
            for (int q = 0, at = column; q < quarters; q++, at += _series)
            {
                if (own[at] == ObservationTable.Missing) _missing[at] = true;
                else _sums[at] += own[at];
            }
        }
        foreach (int column in paths)
        {
            double[] path = new double[quarters];
            for (int q = 0, at = column; q < quarters; q++, at += _series) path[q] = (own[at] - baseline[at]) / (double)catalogue[column].Divisor;
            Paths[column].Add(path);
        }
    }

    /// <summary>Takes the paths of one replication that figures show.</summary>
    /// <param name="regions">Columns of the regions' jobs.</param>
    public void AddPaths(ReadOnlySpan<long> own, ReadOnlySpan<long> baseline, IReadOnlyList<int> regions, IReadOnlyList<CurveColumns> curves)
    {
        foreach (int column in regions)
        {
            float[] path = new float[quarters];
            for (int q = 0; q < quarters; q++) path[q] = own[(q * _series) + column] - baseline[(q * _series) + column];
            if (!RegionPaths.TryGetValue(column, out var paths)) RegionPaths.Add(column, paths = []);
            paths.Add(path);
        }
        foreach (var curve in curves)
        {
            float[] path = new float[quarters];
            for (int q = 0; q < quarters; q++) path[q] = curve.Value(own.Slice(q * _series, _series));
            if (!Curves.TryGetValue(curve.Name, out var paths)) Curves.Add(curve.Name, paths = []);
            paths.Add(path);
        }
    }

    /// <summary>Takes the sums of one replication from a quarter on.</summary>
    /// <param name="of">Columns to sum.</param>
    public void AddSums(ReadOnlySpan<long> own, ReadOnlySpan<long> baseline, IReadOnlyList<int> of, int from)
    {
        foreach (int column in of)
        {
            long sum = 0, difference = 0;
            int there = 0, both = 0;
            for (int q = from, at = (from * _series) + column; q < quarters; q++, at += _series)
            {
                if (own[at] == ObservationTable.Missing) continue;
                sum += own[at];
                there++;
                if (baseline[at] == ObservationTable.Missing) continue;
                difference += own[at] - baseline[at];
                both++;
            }
            double divisor = catalogue[column].Divisor;
            Of(Sums, column).Add(there == 0 ? double.NaN : sum / divisor);
            Of(SumDifferences, column).Add(both == 0 ? double.NaN : difference / divisor);
        }

        static List<double> Of(Dictionary<int, List<double>> all, int column) => all.TryGetValue(column, out var list) ? list : all[column] = [];
    }

    private void AddColumn(int column, ReadOnlySpan<long> own, ReadOnlySpan<long> baseline, double divisor)
    {
        long sum = 0, last = 0, total = 0;
        double end = double.NaN, headlined = double.NaN, headlinedDifference = double.NaN;
        int both = 0;
        for (int q = 0, at = column; q < quarters; q++, at += _series)
        {
            if (own[at] == ObservationTable.Missing)
            {
                _missing[at] = true;
                continue;
            }
            _sums[at] += own[at];
            total += own[at];
            end = own[at] / divisor;
            if (q <= headline) headlined = end;
            if (baseline[at] == ObservationTable.Missing) continue;
            last = own[at] - baseline[at];
            if (q <= headline) headlinedDifference = last / divisor;
            sum += last;
            both++;
        }
        Ends[column].Add(end);
        Headlines[column].Add(headlined);
        HeadlineDifferences[column].Add(headlinedDifference);
        Totals[column].Add(total / divisor);
        EndDifferences[column].Add(both == 0 ? double.NaN : last / divisor);
        MeanDifferences[column].Add(both == 0 ? double.NaN : sum / (divisor * both));
    }

    /// <summary>Sum over replications and quarters from one on, in stored units; 0 for a column that is not there.</summary>
    public long Sum(int column, int from = 0)
    {
        if (column < 0) return 0;
        long sum = 0;
        for (int q = from; q < quarters; q++) sum += _sums[(q * _series) + column];
        return sum;
    }

    /// <summary>Sum over replications in one quarter, in stored units.</summary>
    public long SumAt(int column, int quarter) => _sums[(quarter * _series) + column];

    /// <summary>Mean over replications in one quarter, as written.</summary>
    public double Mean(int column, int quarter) => SumAt(column, quarter) / (double)catalogue[column].Divisor / Ends[column].Count;

    /// <summary>Whether every replication has a value there.</summary>
    public bool Complete(int column, int quarter) => !_missing[(quarter * _series) + column];
}
