using System.Collections.Immutable;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Sensitivity;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Experiments.Tests.Sensitivity;

/// <summary>Against closed forms: linear functions, Ishigami and Homma's, and Sobol's g-function.</summary>
public class SensitivityTests
{
    private static readonly double[] Slopes = [4, -2, 1, 0];
    private static readonly double[] G = [0, 1, 4.5, 9, 99, 99, 99, 99];

    private static double Linear(double[] x) => Slopes.Zip(x, (a, b) => a * b).Sum();

    private static double Ishigami(double[] x)
    {
        double[] angles = [.. x.Select(u => Math.PI * ((2 * u) - 1))];
        return Math.Sin(angles[0]) + (7 * Math.Pow(Math.Sin(angles[1]), 2)) + (0.1 * Math.Pow(angles[2], 4) * Math.Sin(angles[0]));
    }

    private static double GFunction(double[] x) => x.Zip(G, (u, a) => (Math.Abs((4 * u) - 2) + a) / (1 + a)).Aggregate((a, b) => a * b);

    /// <summary>First and total order of Ishigami with a = 7 and b = 0.1 (Ishigami and Homma 1990).</summary>
    private static (double[] S1, double[] ST) OfIshigami()
    {
        double p4 = Math.Pow(Math.PI, 4), p8 = p4 * p4;
        double v1 = 0.5 * Math.Pow(1 + (0.1 * p4 / 5), 2), v2 = 49 / 8.0, v13 = 0.01 * p8 * ((1 / 18.0) - (1 / 50.0)), v = v1 + v2 + v13;
        return ([v1 / v, v2 / v, 0], [(v1 + v13) / v, v2 / v, v13 / v]);
    }

    private static (double[] S1, double[] ST) OfG()
    {
        double[] parts = [.. G.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        double all = parts.Aggregate(1.0, (product, v) => product * (1 + v)), variance = all - 1;
        return ([.. parts.Select(v => v / variance)], [.. parts.Select(v => v * (all / (1 + v)) / variance)]);
    }

    private static (double[] S1, double[] ST) OfLinear()
    {
        double[] shares = [.. Slopes.Select(a => a * a / Slopes.Sum(b => b * b))];
        return (shares, shares);
    }

    public static TheoryData<string> Functions => ["linear", "ishigami", "g"];

    private static (Func<double[], double> Function, int Factors, (double[] S1, double[] ST) Closed) Of(string name) => name switch
    {
        "linear" => (Linear, 4, OfLinear()),
        "ishigami" => (Ishigami, 3, OfIshigami()),
        _ => (GFunction, 8, OfG()),
    };

    [Theory, MemberData(nameof(Functions))]
    public void Sobol_indices_agree_with_the_closed_form_within_their_intervals_at_the_stated_rate(string name)
    {
        var (function, factors, closed) = Of(name);
        int within = 0, all = 0;
        for (uint seed = 1; seed <= 40; seed++)
        {
            var indices = Indices(function, factors, 512, seed);
            for (int i = 0; i < factors; i++)
            {
                within += Within(indices[i].S1, indices[i].S1Conf, closed.S1[i]) + Within(indices[i].ST, indices[i].STConf, closed.ST[i]);
                all += 2;
            }
        }
        // Intervals are for samples without order; those of the Sobol sequence are closer, so that at least 95 % are within.
        Assert.InRange((double)within / all, 0.95, 1);

        static int Within(double found, double half, double closed) => Math.Abs(found - closed) <= half + 1e-9 ? 1 : 0;
    }

    [Fact]
    public void A_block_in_another_order_gives_indices_that_are_far_off()
    {
        // The broken twin of the test above: second and third factor changed places.
        var (s1, st) = OfIshigami();
        var indices = Indices(Ishigami, 3, 512, 1, block => [block[0], block[1], block[3], block[2], block[4]]);
        Assert.True(Math.Abs(indices[1].S1 - s1[1]) > indices[1].S1Conf);
        Assert.True(Math.Abs(indices[2].ST - st[2]) > indices[2].STConf);
    }

    [Fact]
    public void Sobol_indices_are_those_of_salibs_formulas_to_the_last_digits()
    {
        // As SALib.analyze.sobol computes them: outputs standardised, then means of products over the variance of A and B together.
        var sampler = new SaltelliSampler(Factors(3), 64, 3);
        double[] y = [.. Enumerable.Range(0, (int)sampler.Points).Select(p => Ishigami(Shares(sampler, p)))];
        double mean = y.Average(), deviation = Math.Sqrt(y.Average(v => (v - mean) * (v - mean)));
        double[] z = [.. y.Select(v => (v - mean) / deviation)];
        double[] a = [.. z.Where((_, i) => i % 5 == 0)], b = [.. z.Where((_, i) => i % 5 == 4)], both = [.. a, .. b];
        double centre = both.Average(), variance = both.Average(v => (v - centre) * (v - centre));
        var indices = Indices(Ishigami, 3, 64, 3);
        for (int j = 0; j < 3; j++)
        {
            double[] ab = [.. z.Where((_, i) => i % 5 == j + 1)];
            Assert.Equal(Enumerable.Range(0, 64).Average(i => b[i] * (ab[i] - a[i])) / variance, indices[j].S1, 12);
            Assert.Equal(0.5 * Enumerable.Range(0, 64).Average(i => (a[i] - ab[i]) * (a[i] - ab[i])) / variance, indices[j].ST, 12);
        }
    }

    [Fact]
    public void Elementary_effects_of_a_linear_function_are_its_slopes()
    {
        var indices = Screen(Linear, 4, 10);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Slopes[i], indices[i].Mu, 9);
            Assert.Equal(Math.Abs(Slopes[i]), indices[i].MuStar, 9);
            Assert.Equal(0, indices[i].Sigma, 9);
            Assert.Equal(0, indices[i].MuStarConf, 9);
            Assert.Equal(10, indices[i].Count);
        }
    }

    [Fact]
    public void Elementary_effects_are_those_of_salibs_formulas_to_the_last_digits()
    {
        // As SALib.analyze.morris computes them: the output with the factor up less that with the factor down, over the step.
        var sampler = new MorrisSampler(Factors(3), 12, 4, 5);
        var indices = Screen(Ishigami, 3, 12, 5);
        for (int factor = 0; factor < 3; factor++)
        {
            var effects = new List<double>();
            for (int p = 0; p + 1 < sampler.Points; p++)
            {
                if ((p + 1) % 4 == 0) continue;
                double[] from = Shares(sampler, p), to = Shares(sampler, p + 1);
                if (to[factor] == from[factor]) continue;
                effects.Add((Ishigami(to) - Ishigami(from)) / (to[factor] > from[factor] ? 1 : -1) / (2 / 3.0));
            }
            double mean = effects.Average();
            Assert.Equal(mean, indices[factor].Mu, 12);
            Assert.Equal(effects.Average(Math.Abs), indices[factor].MuStar, 12);
            Assert.Equal(Math.Sqrt(effects.Sum(e => (e - mean) * (e - mean)) / (effects.Count - 1)), indices[factor].Sigma, 12);
        }
    }

    [Fact]
    public void The_interval_of_mu_star_holds_what_many_trajectories_find_at_the_stated_rate()
    {
        double[] truth = [.. Screen(Ishigami, 3, 4000, 999).Select(i => i.MuStar)];
        int within = 0;
        for (uint seed = 1; seed <= 100; seed++)
        {
            var indices = Screen(Ishigami, 3, 20, seed);
            for (int i = 0; i < 3; i++) within += Math.Abs(indices[i].MuStar - truth[i]) <= indices[i].MuStarConf ? 1 : 0;
        }
        // A bootstrap over 20 trajectories is a little too narrow; 95 % is its aim in the limit.
        Assert.InRange(within / 300.0, 0.88, 1);
    }

    [Fact]
    public void Simulation_error_is_told_apart_from_effects()
    {
        // Replications share a luck that all points have, and each point has an error of variance 4 of its own.
        var sampler = new MorrisSampler(Factors(4), 60, 4, 1);
        var morris = new MorrisIndices(sampler);
        for (int t = 0; t < 60; t++) morris.Add(t, [.. Enumerable.Range(t * 5, 5).Select(p => Noisy(Linear(Shares(sampler, p)), p, 8))]);
        var indices = morris.All();
        // Of each effect: two errors of variance 4 / 8, over the squared step of 4 / 9.
        double error = 2 * 4.0 / 8 / (4 / 9.0);
        Assert.InRange(indices[3].MuStarSimulation, 0.85 * Math.Sqrt(2 / Math.PI * error), 1.15 * Math.Sqrt(2 / Math.PI * error));
        Assert.InRange(indices[3].SimulationShare, 0.7, 1);
        Assert.InRange(indices[0].SimulationShare, 0.06, 0.2);
        Assert.True(indices[0].IsTold);
        Assert.False(indices[3].IsTold);
        // With one replication nothing tells it.
        var single = new MorrisIndices(sampler);
        for (int t = 0; t < 60; t++) single.Add(t, [.. Enumerable.Range(t * 5, 5).Select(p => Noisy(Linear(Shares(sampler, p)), p, 1))]);
        Assert.True(double.IsNaN(single.All()[0].SimulationShare));
    }

    [Fact]
    public void Simulation_error_is_its_own_share_of_the_variance()
    {
        var sampler = new SaltelliSampler(Factors(4), 256, 1);
        var sobol = new SobolIndices(sampler);
        for (int row = 0; row < 256; row++) sobol.Add([.. Enumerable.Range(row * 6, 6).Select(p => Noisy(Linear(Shares(sampler, p)), p, 4))]);
        // Twelve times the variance of the slopes is 21; of the error 4 / 4 is left.
        double share = 1 / ((21 / 12.0) + 1);
        Assert.InRange(sobol.SimulationShare(), share - 0.05, share + 0.05);
    }

    [Fact]
    public void A_point_that_failed_costs_its_effects_or_its_row_and_nothing_else()
    {
        var sampler = new MorrisSampler(Factors(4), 10, 4, 1);
        var morris = new MorrisIndices(sampler);
        for (int t = 0; t < 10; t++) morris.Add(t, [.. Enumerable.Range(t * 5, 5).Select(p => (double[])[p == 7 ? double.NaN : Linear(Shares(sampler, p))])]);
        Assert.Equal(38, morris.All().Sum(i => i.Count));
        Assert.Equal(Slopes, morris.All().Select(i => Math.Round(i.Mu, 9)));

        var saltelli = new SaltelliSampler(Factors(4), 64, 1);
        var sobol = new SobolIndices(saltelli);
        for (int row = 0; row < 64; row++) sobol.Add([.. Enumerable.Range(row * 6, 6).Select(p => (double[])[p == 7 ? double.NaN : Linear(Shares(saltelli, p))])]);
        Assert.Equal(63, sobol.Rows);
    }

    [Fact]
    public void What_does_not_vary_has_no_indices_and_says_so()
    {
        var indices = Indices(_ => 5, 3, 16, 1);
        Assert.All(indices, i => Assert.True(double.IsNaN(i.S1) && double.IsNaN(i.ST)));
        var target = new DesignTarget("a", "b", "slack", "jobs");
        Assert.Equal(["The outcome does not vary between the points, so there are no indices."], SensitivityAdvice.After(new SobolResult(target, [.. indices], double.NaN, 16)).AsEnumerable());
    }

    [Fact]
    public void A_negative_index_is_explained()
    {
        var target = new DesignTarget("a", "b", "slack", "jobs");
        var said = SensitivityAdvice.After(new SobolResult(target, [new("x", 0.9, 0.1, 0.95, 0.1), new("y", -0.02, 0.05, 0.01, 0.02), new("z", -0.2, 0.05, 0.1, 0.02)], 0.03, 64));
        Assert.Contains("S1 of y is -0.020 ± 0.050: no share of a variance is below zero; an index near zero falls there by chance of the sample, and zero is within its interval.", said);
        Assert.Contains(said, s => s.StartsWith("S1 of z is -0.200 ± 0.050", StringComparison.Ordinal) && s.Contains("the sample is too small", StringComparison.Ordinal));
        Assert.Contains("Simulation error is 3 % of the variance between points; up to as much stands in every ST.", said);
        Assert.Contains("The widest interval is ±0.10 with 64 rows; ±0.05 takes about 256. More rows keep these.", said);
    }

    [Fact]
    public void The_size_of_a_sample_is_spoken_of_before_it_is_run()
    {
        Assert.StartsWith("20 trajectories are enough to rank factors, not to quantify what each does.", SensitivityAdvice.BeforeMorris(20, 4));
        Assert.EndsWith("One replication does not tell simulation error from effects; at least two do.", SensitivityAdvice.BeforeMorris(5, 1));
        Assert.Contains("most even at powers of two", SensitivityAdvice.BeforeSobol(100, 2));
        Assert.DoesNotContain("powers of two", SensitivityAdvice.BeforeSobol(256, 2));
    }

    private static ImmutableArray<Factor> Factors(int number) => [.. Enumerable.Range(0, number).Select(i => Factor.Between($"x{i}", 0, 1))];

    private static double[] Shares(Sampler sampler, long point)
    {
        double[] shares = new double[sampler.Factors.Length];
        sampler.Fill(point, shares);
        return shares;
    }

    private static IReadOnlyList<SobolIndex> Indices(Func<double[], double> function, int factors, int rows, uint seed, Func<double[][], double[][]>? change = null)
    {
        var sampler = new SaltelliSampler(Factors(factors), rows, seed);
        var indices = new SobolIndices(sampler);
        for (int row = 0; row < rows; row++)
        {
            double[][] block = [.. Enumerable.Range(row * sampler.Block, sampler.Block).Select(p => (double[])[function(Shares(sampler, p))])];
            indices.Add(change is null ? block : change(block));
        }
        return indices.All();
    }

    private static IReadOnlyList<MorrisIndex> Screen(Func<double[], double> function, int factors, int trajectories, uint seed = 1)
    {
        var sampler = new MorrisSampler(Factors(factors), trajectories, 4, seed);
        var indices = new MorrisIndices(sampler);
        for (int t = 0; t < trajectories; t++) indices.Add(t, [.. Enumerable.Range(t * sampler.Block, sampler.Block).Select(p => (double[])[function(Shares(sampler, p))])]);
        return indices.All();
    }

    /// <summary>A value with the luck of each replication, which all points share, and an error of variance 4 of its own.</summary>
    private static double[] Noisy(double value, int point, int replications) =>
        [.. Enumerable.Range(0, replications).Select(r => value + (100 * Normal(0, (uint)r)) + (2 * Normal((uint)point + 1, (uint)r)))];

    private static double Normal(uint point, uint replication)
    {
        var (w0, w1, _, _) = Philox.Block(12, 34, point, replication, 0, 0);
        return Math.Sqrt(-2 * Math.Log((w0 + 0.5) / 4294967296)) * Math.Cos(2 * Math.PI * (w1 + 0.5) / 4294967296);
    }
}
