using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Experiments.Sensitivity;

/// <summary>The screening of one outcome.</summary>
public sealed record MorrisResult(DesignTarget Target, ImmutableArray<MorrisIndex> Indices);

/// <summary>The Sobol indices of one outcome.</summary>
/// <param name="SimulationShare">Share of the variance between points that is simulation error.</param>
/// <param name="Rows">Rows of the two samples that are whole.</param>
public sealed record SobolResult(DesignTarget Target, ImmutableArray<SobolIndex> Indices, double SimulationShare, int Rows);

/// <summary>Reads a design's table, makes the indices of every target, and writes <c>sensitivity.csv</c>.</summary>
public static class SensitivityTable
{
    /// <summary>Name of the table.</summary>
    public const string File = "sensitivity.csv";

    private const string Start = "arm,against,labour,outcome,parameter,";

    /// <summary>A screening of all targets.</summary>
    public static ImmutableArray<MorrisResult> Morris(DesignPlan plan, MorrisSampler sampler, IEnumerable<DesignUnit> units)
    {
        var targets = PointMeans.Targets(plan);
        MorrisIndices[] indices = [.. targets.Select(_ => new MorrisIndices(sampler))];
        foreach (var (block, outputs) in Blocks(plan, targets, sampler.Block, units))
        {
            for (int t = 0; t < targets.Length; t++) indices[t].Add((int)block, outputs[t]);
        }
        return [.. targets.Select((target, t) => new MorrisResult(target, [.. indices[t].All()]))];
    }

    /// <summary>Sobol indices of all targets.</summary>
    public static ImmutableArray<SobolResult> Sobol(DesignPlan plan, SaltelliSampler sampler, IEnumerable<DesignUnit> units)
    {
        var targets = PointMeans.Targets(plan);
        SobolIndices[] indices = [.. targets.Select(_ => new SobolIndices(sampler))];
        foreach (var (_, outputs) in Blocks(plan, targets, sampler.Block, units))
        {
            for (int t = 0; t < targets.Length; t++) indices[t].Add(outputs[t]);
        }
        return [.. targets.Select((target, t) => new SobolResult(target, [.. indices[t].All()], indices[t].SimulationShare(), indices[t].Rows))];
    }

    /// <summary>The table of a screening.</summary>
    public static string Text(IEnumerable<MorrisResult> results) => CsvText.Write(
        Start + "mu,mu_star,sigma,mu_star_conf,mu_star_simulation,simulation_share,n\n",
        results.SelectMany(result => result.Indices.Select(i => Row(result.Target, i.Factor, i.Count, i.Mu, i.MuStar, i.Sigma, i.MuStarConf, i.MuStarSimulation, i.SimulationShare))));

    /// <summary>The table of Sobol indices.</summary>
    public static string Text(IEnumerable<SobolResult> results) => CsvText.Write(
        Start + "S1,S1_conf,ST,ST_conf,simulation_share,n\n",
        results.SelectMany(result => result.Indices.Select(i => Row(result.Target, i.Factor, result.Rows, i.S1, i.S1Conf, i.ST, i.STConf, result.SimulationShare))));

    private static string[] Row(DesignTarget target, string factor, int count, params IEnumerable<double> numbers) =>
        [target.Arm, target.Against ?? "", target.Labour, target.Outcome, factor, .. numbers.Select(EffectsFile.Number), count.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Blocks of points with the values of their replications, by target and point; NaN where one is not there.</summary>
    private static IEnumerable<(long Block, double[][][] Outputs)> Blocks(DesignPlan plan, ImmutableArray<DesignTarget> targets, int size, IEnumerable<DesignUnit> units)
    {
        var places = targets.Select(target => PointMeans.Places(plan, target)).ToArray();
        long block = -1;
        double[][][]? open = null;
        foreach (var (point, replications) in PointMeans.Of(units))
        {
            if (point / size != block || open is null)
            {
                if (open is not null) yield return (block, open);
                block = point / size;
                open = [.. places.Select(_ => Enumerable.Range(0, size).Select(_ => Enumerable.Repeat(double.NaN, plan.Replications).ToArray()).ToArray())];
            }
            for (int t = 0; t < places.Length; t++)
            {
                foreach (var unit in replications) open[t][point % size][unit.Replication] = PointMeans.Value(unit.Values, places[t]);
            }
        }
        if (open is not null) yield return (block, open);
    }
}
