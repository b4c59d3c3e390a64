using EcosystemSim.Experiments.Designs;

namespace EcosystemSim.Experiments.Sensitivity;

/// <summary>Which part of an outcome's variance a factor brings about, named as SALib names it.</summary>
/// <param name="S1">Alone (first order).</param>
/// <param name="S1Conf">Half the width of its 95 % interval, by the bootstrap over rows.</param>
/// <param name="ST">With all that it has to do with others (total).</param>
/// <param name="STConf">Half the width of its 95 % interval.</param>
public sealed record SobolIndex(string Factor, double S1, double S1Conf, double ST, double STConf);

/// <summary>
/// Sobol indices by the estimators that SALib has: of first order Saltelli et al. (2010), total Jansen (1999), normalised by the
/// variance of both samples together. Taken block by block of Saltelli's sample.
/// </summary>
public sealed class SobolIndices(SaltelliSampler sampler)
{
    private readonly List<double[]> _blocks = [];

    // Replications of the two samples' points, for what simulation error does.
    private readonly List<double[]> _points = [];

    /// <summary>Rows that are whole.</summary>
    public int Rows => _blocks.Count;

    /// <summary>Takes a block.</summary>
    /// <param name="outputs">By point of the block, the values of its replications; a block in which one failed is left out.</param>
    public void Add(IReadOnlyList<double[]> outputs)
    {
        double[] means = [.. outputs.Select(values => values.Average())];
        if (means.Any(mean => !double.IsFinite(mean))) return;
        _blocks.Add(means);
        _points.Add(outputs[0]);
        _points.Add(outputs[^1]);
    }

    /// <summary>All factors, in their order; not a number where the outcome does not vary.</summary>
    public IReadOnlyList<SobolIndex> All()
    {
        int factors = sampler.Factors.Length, n = _blocks.Count;
        if (n == 0) return [.. sampler.Factors.Select(f => new SobolIndex(f.Path, double.NaN, double.NaN, double.NaN, double.NaN))];
        double mean = _blocks.Sum(block => block.Sum()) / n / (factors + 2);
        double[][] y = [.. _blocks.Select(block => block.Select(v => v - mean).ToArray())];
        int[] all = [.. Enumerable.Range(0, n)];
        return
        [
            .. sampler.Factors.Select((factor, j) => new SobolIndex(
                factor.Path, First(y, j + 1, all), Resampling.Half(n, drawn => First(y, j + 1, drawn)), Total(y, j + 1, all), Resampling.Half(n, drawn => Total(y, j + 1, drawn)))),
        ];
    }

    /// <summary>
    /// Share of the variance between points that is simulation error: what is left of point and replication beside the mean of the
    /// point and that of the replication, whose luck all points share. Not a number with one replication.
    /// </summary>
    public double SimulationShare()
    {
        double[][] whole = [.. _points];
        int replications = whole.Length == 0 ? 0 : whole[0].Length;
        if (replications < 2) return double.NaN;
        double[] byPoint = [.. whole.Select(p => p.Average())], byReplication = [.. Enumerable.Range(0, replications).Select(r => whole.Average(p => p[r]))];
        double mean = byPoint.Average(), rest = 0, between = 0;
        for (int p = 0; p < whole.Length; p++)
        {
            between += (byPoint[p] - mean) * (byPoint[p] - mean);
            for (int r = 0; r < replications; r++)
            {
                double left = whole[p][r] - byPoint[p] - byReplication[r] + mean;
                rest += left * left;
            }
        }
        double error = rest / ((whole.Length - 1.0) * (replications - 1)) / replications;
        return between > 0 ? Math.Min(1, error / (between / (whole.Length - 1))) : double.NaN;
    }

    private static double First(double[][] y, int j, int[] rows)
    {
        double sum = 0;
        foreach (int i in rows) sum += y[i][^1] * (y[i][j] - y[i][0]);
        return sum / rows.Length / Variance(y, rows);
    }

    private static double Total(double[][] y, int j, int[] rows)
    {
        double sum = 0;
        foreach (int i in rows) sum += (y[i][0] - y[i][j]) * (y[i][0] - y[i][j]);
        return sum / rows.Length / 2 / Variance(y, rows);
    }

    /// <summary>Of both samples together; not a number where there is none.</summary>
    private static double Variance(double[][] y, int[] rows)
    {
        double sum = 0, squares = 0;
        foreach (int i in rows) sum += y[i][0] + y[i][^1];
        double mean = sum / (2 * rows.Length);
        foreach (int i in rows) squares += ((y[i][0] - mean) * (y[i][0] - mean)) + ((y[i][^1] - mean) * (y[i][^1] - mean));
        return squares == 0 ? double.NaN : squares / (2 * rows.Length);
    }
}
