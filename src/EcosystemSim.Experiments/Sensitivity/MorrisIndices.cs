using EcosystemSim.Experiments.Designs;

namespace EcosystemSim.Experiments.Sensitivity;

/// <summary>What a screening says of one factor, named as SALib names it.</summary>
/// <param name="Mu">Mean elementary effect: by how much the outcome moves when the factor moves over its whole range.</param>
/// <param name="MuStar">Mean of their absolute values (Campolongo, Cariboni and Saltelli 2007).</param>
/// <param name="Sigma">Their standard deviation: large where the effect depends on the other factors, or is no straight line.</param>
/// <param name="MuStarConf">Half the width of the 95 % interval of <paramref name="MuStar"/>, by the bootstrap over trajectories.</param>
/// <param name="MuStarSimulation">What <paramref name="MuStar"/> would be by simulation error alone; not a number with one replication.</param>
/// <param name="SimulationShare">Share of the mean squared effect that is simulation error; not a number with one replication.</param>
/// <param name="Count">Elementary effects.</param>
public sealed record MorrisIndex(string Factor, double Mu, double MuStar, double Sigma, double MuStarConf, double MuStarSimulation, double SimulationShare, int Count)
{
    /// <summary>Whether it stands out from simulation error, its own interval allowed for.</summary>
    public bool IsTold => double.IsNaN(MuStarSimulation) ? MuStar - MuStarConf > 0 : MuStar - MuStarConf > MuStarSimulation;
}

/// <summary>Elementary effects of Morris (1991), taken trajectory by trajectory.</summary>
public sealed class MorrisIndices(MorrisSampler sampler)
{
    private readonly List<double>[] _effects = [.. sampler.Factors.Select(_ => new List<double>())];
    private readonly List<double>[] _errors = [.. sampler.Factors.Select(_ => new List<double>())];

    /// <summary>Takes a trajectory.</summary>
    /// <param name="trajectory">Its number.</param>
    /// <param name="outputs">By point of the trajectory, the values of its replications; NaN where one failed.</param>
    public void Add(int trajectory, IReadOnlyList<double[]> outputs)
    {
        var way = sampler.Way(trajectory);
        for (int step = 0; step < way.Order.Length; step++)
        {
            int factor = way.Order[step];
            double[] before = outputs[step], after = outputs[step + 1];
            double move = way.Up[factor] ? sampler.Step : -sampler.Step;
            // Replications of two points share their luck, so that each has an effect of its own.
            double[] effects = [.. before.Zip(after, (from, to) => (to - from) / move).Where(double.IsFinite)];
            int n = effects.Length;
            if (n == 0) continue;
            double mean = effects.Average();
            _effects[factor].Add(mean);
            if (n > 1) _errors[factor].Add(effects.Sum(e => (e - mean) * (e - mean)) / (n - 1) / n);
        }
    }

    /// <summary>All factors, in their order.</summary>
    public IReadOnlyList<MorrisIndex> All() => [.. sampler.Factors.Select((factor, i) => Of(factor.Path, _effects[i], _errors[i]))];

    private static MorrisIndex Of(string factor, List<double> effects, List<double> errors)
    {
        int n = effects.Count;
        if (n == 0) return new(factor, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);
        double mu = effects.Average(), star = effects.Average(Math.Abs);
        double sigma = n < 2 ? double.NaN : Math.Sqrt(effects.Sum(e => (e - mu) * (e - mu)) / (n - 1));
        double conf = Resampling.Half(n, drawn =>
        {
            double sum = 0;
            foreach (int i in drawn) sum += Math.Abs(effects[i]);
            return sum / n;
        });
        double squares = effects.Average(e => e * e);
        double error = errors.Count == 0 ? double.NaN : errors.Average();
        // Mean absolute value of a normal variable of that variance.
        return new(factor, mu, star, sigma, conf, Math.Sqrt(2 / Math.PI * error), squares > 0 ? Math.Min(1, error / squares) : double.NaN, n);
    }
}
