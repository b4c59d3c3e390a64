using System.Collections.Immutable;
using System.Text;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Model.Parameters;

/// <summary>From priors to the parameters of each replication.</summary>
/// <remarks>
/// Every value is a function of the experiment's seed, the draw's number and the parameter's path, so that it is the same on every thread
/// and machine, in every part of a run, and whichever parameters there are besides. Correlations come by a normal copula.
/// </remarks>
public sealed class ParameterDraws
{
    // Every fourth replication repeats the parameters of the one before it, with other luck.
    private const int Round = 4;

    private readonly uint _seed;
    private readonly ImmutableArray<ParameterPrior> _priors;
    private readonly double[][] _weights;

    /// <param name="seed">Of the experiment.</param>
    /// <param name="correlations">Of parameters among the priors; others are left out.</param>
    /// <exception cref="ArgumentException">The correlations contradict each other.</exception>
    public ParameterDraws(uint seed, ImmutableArray<ParameterPrior> priors, ImmutableArray<PriorCorrelation> correlations)
    {
        (_seed, _priors) = (seed, priors);
        _weights = Weights(priors, correlations) ?? throw new ArgumentException("The correlations of the parameters contradict each other.", nameof(correlations));
    }

    /// <summary>Number of the draw that a replication takes. Most have one of their own; the fourth of four repeats that of the third, which tells luck from parameters.</summary>
    public static int DrawOf(int replication) => replication % Round == Round - 1 ? replication - 1 : replication;

    /// <summary>The parameters of a draw, in the order of the priors.</summary>
    public double[] Values(int draw)
    {
        double[] places = Places(draw);
        return [.. _priors.Select((prior, i) => prior.Quantile(places[i]))];
    }

    /// <summary>Where they lie in their priors, 0 to 1: uniform, and correlated as is stated.</summary>
    public double[] Places(int draw)
    {
        double[] normal = [.. _priors.Select(prior => Normal(prior, draw))], places = new double[normal.Length];
        for (int i = 0; i < places.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < _weights[i].Length; j++) sum += _weights[i][j] * normal[j];
            places[i] = _weights[i].Length == 0 ? Uniform(_priors[i], draw) : StandardNormal.Below(sum);
        }
        return places;
    }

    /// <summary>Whether correlations can hold all together.</summary>
    public static bool AreConsistent(ImmutableArray<ParameterPrior> priors, ImmutableArray<PriorCorrelation> correlations) => Weights(priors, correlations) is not null;

    /// <summary>Rows of the Cholesky factor of the matrix of correlations; empty for parameters that have none, null where there is no such factor.</summary>
    private static double[][]? Weights(ImmutableArray<ParameterPrior> priors, ImmutableArray<PriorCorrelation> correlations)
    {
        var place = priors.Select((prior, i) => (prior.Path, i)).ToDictionary(p => p.Path, p => p.i);
        var known = correlations.Where(c => place.ContainsKey(c.First) && place.ContainsKey(c.Second)).ToList();
        var rank = new Dictionary<(int, int), double>();
        foreach (var c in known) rank[Pair(place[c.First], place[c.Second])] = c.Rank;
        int[] correlated = [.. known.SelectMany(c => (int[])[place[c.First], place[c.Second]]).Distinct().Order()];
        double[][] weights = [.. priors.Select(_ => Array.Empty<double>())];
        foreach (int i in correlated)
        {
            double[] row = new double[i + 1];
            double left = 1;
            foreach (int j in correlated.Where(j => j < i))
            {
                double sum = rank.GetValueOrDefault(Pair(i, j));
                for (int k = 0; k < j; k++) sum -= row[k] * weights[j][k];
                row[j] = sum / weights[j][j];
                left -= row[j] * row[j];
            }
            if (!(left > 1e-9)) return null;
            row[i] = Math.Sqrt(left);
            weights[i] = row;
        }
        return weights;

        static (int, int) Pair(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
    }

    private float Uniform(ParameterPrior prior, int draw) => new RandomKey(_seed, (uint)draw).Uniforms(Purpose.Parameters, Entity(prior.Path)).U0;

    private double Normal(ParameterPrior prior, int draw) => Elementary.Gaussian(Uniform(prior, draw));

    /// <summary>A number for a path (FNV-1a), so that a new parameter moves no other's draws.</summary>
    internal static uint Entity(string path)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(path)) hash = (hash ^ b) * 16777619;
        return hash;
    }
}
