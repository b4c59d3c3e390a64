using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Tests.Theory;

[Trait("Category", "Slow")]
public class FirmTests
{
    private static readonly ImmutableArray<ProviderSpec> Anybody = [BareWorld.LocalExpert(0, 100, [1, 1, 1, 1, 1, 1, 1])];

    // Entrants come as a Poisson stream of mean λ, and every firm, a newcomer too, leaves with probability μ each quarter.
    // Thinned Poisson plus Poisson is Poisson: the number of firms settles at mean = variance = λ (1-μ)/μ.
    // False alarm 2e-6 per seed (mean and variance); a twentieth more exits is caught more than 99.9 % of the time.
    [Fact]
    public void Number_of_firms_is_that_of_the_stationary_birth_and_death_process() => Assert.True(IsStationaryPoisson(Exit));

    [Fact]
    public void The_test_above_catches_a_twentieth_more_exits() => Assert.False(IsStationaryPoisson(Exit * 1.05));

    // Half the markets with more entry, half with less: the same mean, another variance.
    [Fact]
    public void The_test_above_catches_markets_that_are_not_alike() => Assert.False(IsStationaryPoisson(Exit, unlike: 0.15));

    private const double Exit = 0.12;

    private static bool IsStationaryPoisson(double exit, double unlike = 0)
    {
        const int sectors = 200, start = 30, settle = 60, every = 40, samples = 16;
        const double entry = 0.12;
        var parameters = BareWorld.Still with
        {
            Demography = BareWorld.Still.Demography with { EntryRate = entry, ExitLogHazard = Math.Log(exit) },
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0 },
        };
        ImmutableArray<ProviderSpec> nobody = [Anybody[0] with { Offers = [Anybody[0].Offers[0] with { Sectors = [.. Enumerable.Repeat(true, sectors)] }] }];
        var plan = BareWorld.Plan(
            parameters, nobody, settle + (every * samples), firmsEach: start,
            sectors: [.. Enumerable.Range(0, sectors).Select(s => BareWorld.Sector() with { EntryIntensity = 1 + (s % 2 == 0 ? unlike : -unlike) })]);
        var (replication, world) = BareWorld.Start(plan);
        const double mean = start * entry * (1 - Exit) / Exit;
        double n = 0, sum = 0, squares = 0;
        for (int quarter = 0; quarter < plan.Quarters; quarter++)
        {
            BareWorld.Advance(replication, world);
            // After forty quarters six in a thousand of the firms are still there, so samples are as good as independent.
            if (quarter < settle || (quarter - settle) % every != every - 1) continue;
            foreach (ref readonly var market in world.Totals.Sums.AsSpan())
            {
                n++;
                sum += market.Firms - mean;
                squares += (market.Firms - mean) * (market.Firms - mean);
            }
        }
        Assert.True(n >= 3000, "The sample is too small.");
        double ofMean = sum / Math.Sqrt(n * mean), ofVariance = ((squares / n) - mean) / Math.Sqrt((mean + (2 * mean * mean)) / n);
        return Math.Abs(ofMean) < Chance.Z && Math.Abs(ofVariance) < Chance.Z;
    }

    // With probability p a firm's log size moves by a Laplace shock of scale b, less p b² each quarter: variance 2 p b²,
    // kurtosis 24 p b⁴ / (2 p b²)² = 6/p. Shares between the quantiles of |shock|: p (e^-x - e^-y).
    // False alarm 3e-6 per seed (three limits; the fourth power has a long tail, so six standard errors are allowed there);
    // a scale two hundredths larger is caught more than 99.9 % of the time.
    [Fact]
    public void Growth_without_selection_has_the_moments_of_bunched_Laplace_shocks() => Assert.True(IsBunchedLaplace(ShockScale));

    [Fact]
    public void The_test_above_catches_a_scale_two_hundredths_larger() => Assert.False(IsBunchedLaplace(ShockScale * 1.02));

    private const double ShockScale = 0.05, ShockShare = 0.3;

    private static bool IsBunchedLaplace(double scale)
    {
        double n = 0, squares = 0, fourths = 0;
        var counts = new long[6];
        foreach (var (_, growth) in Growth(scale, sizeExponent: 0, firms: 20_000, quarters: 60))
        {
            double shock = growth + (ShockShare * scale * scale), size = Math.Abs(shock) / ShockScale;
            n++;
            squares += shock * shock;
            fourths += shock * shock * shock * shock;
            counts[size < 1e-3 ? 0 : size < 0.5 ? 1 : size < 1 ? 2 : size < 2 ? 3 : size < 4 ? 4 : 5]++;
        }
        Assert.True(n >= 1_000_000, "The sample is too small.");
        const double p = ShockShare, variance = 2 * p * ShockScale * ShockScale;
        double none = 1 - (p * Math.Exp(-1e-3));
        double[] law = [none, p * (Math.Exp(-1e-3) - Math.Exp(-0.5)), p * (Math.Exp(-0.5) - Math.Exp(-1)), p * (Math.Exp(-1) - Math.Exp(-2)), p * (Math.Exp(-2) - Math.Exp(-4)), p * Math.Exp(-4)];
        double ofVariance = ((squares / n / variance) - 1) / Math.Sqrt(((6 / p) - 1) / n);
        double ofKurtosis = ((fourths / n / (variance * variance) / (6 / p)) - 1) / Math.Sqrt(((70 / p) - 1) / n);
        return Chance.ChiSquare(counts, law) < Chance.ChiSquareLimit(5) && Math.Abs(ofVariance) < Chance.Z && Math.Abs(ofKurtosis) < 6;
    }

    // Gibrat: with size exponent 0 neither the mean nor the spread of growth knows the size of the firm. Squared growth of
    // small firms (under 30 jobs) and of large ones (over 1,000) differ by luck only; so does mean growth.
    // False alarm 2e-6 per seed; an exponent of .02 is caught more than 99.9 % of the time.
    [Fact]
    public void Growth_knows_nothing_of_size_when_volatility_does_not_fall_with_it() => Assert.True(IsGibrat(0));

    [Fact]
    public void The_test_above_catches_a_small_exponent() => Assert.False(IsGibrat(0.02));

    private static bool IsGibrat(double exponent)
    {
        var (small, large) = ((N: 0.0, Sum: 0.0, Squares: 0.0, Fourths: 0.0), (N: 0.0, Sum: 0.0, Squares: 0.0, Fourths: 0.0));
        foreach (var (logSize, growth) in Growth(ShockScale, exponent, firms: 20_000, quarters: 40, sizes: true))
        {
            double square = growth * growth;
            if (logSize < Math.Log(30)) small = (small.N + 1, small.Sum + growth, small.Squares + square, small.Fourths + (square * square));
            else if (logSize > Math.Log(1000)) large = (large.N + 1, large.Sum + growth, large.Squares + square, large.Fourths + (square * square));
        }
        Assert.True(small.N > 100_000 && large.N > 100_000, "The sample is too small.");
        double ofMean = ((small.Sum / small.N) - (large.Sum / large.N)) / Math.Sqrt((small.Squares / small.N / small.N) + (large.Squares / large.N / large.N));
        double ofSpread = ((small.Squares / small.N) - (large.Squares / large.N)) / Math.Sqrt((small.Fourths / small.N / small.N) + (large.Fourths / large.N / large.N));
        return Math.Abs(ofMean) < Chance.Z && Math.Abs(ofSpread) < Chance.Z;
    }

    /// <summary>Log size before, and its growth, of every firm in every quarter.</summary>
    private static IEnumerable<(double LogSize, double Growth)> Growth(double scale, double sizeExponent, int firms, int quarters, bool sizes = false)
    {
        var parameters = BareWorld.Still with
        {
            Growth = BareWorld.Still.Growth with { ShockScale = scale, ShockProbability = ShockShare, ShockSizeExponent = sizeExponent },
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0 },
        };
        var plan = BareWorld.Plan(parameters, Anybody, quarters, firmsEach: firms, jobs: 1000);
        for (int i = 0; sizes && i < firms; i++) plan.Population.Jobs[i] = i % 2 == 0 ? 15 : 4000;
        var (replication, world) = BareWorld.Start(plan);
        int count = replication.Luck.Layout.Count[0];
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            float[] before = world.Firms.LogSize[..count];
            BareWorld.Advance(replication, world);
            for (int i = 0; i < count; i++)
            {
                if (world.Firms.Jobs[i] > 0) yield return (before[i], (double)world.Firms.LogSize[i] - before[i]);
            }
        }
    }

    // Two types of firm, no noise: log size of each moves by φ (a - Ā - c/ε), c what it has won so far, so the log of the ratio
    // of their jobs is ε (a₁ - a₂) (1 - (1 - φ/ε)^t): at first the replicator equation, φ (a₁ - a₂) a quarter, in the end the
    // elasticity of market share. Jobs are ⌊E + u⌋, less than one off E, so the log of the ratio is off by less than 1/E₁ + 1/E₂
    // now and at the start; single precision adds 1e-6 a quarter.
    [Fact]
    public void More_productive_firms_win_jobs_until_their_share_has_answered() => Assert.True(FollowsElasticity(0.02, 0.5));

    [Fact]
    public void The_test_above_catches_competition_one_hundredth_stronger() => Assert.False(FollowsElasticity(0.0202, 0.5));

    [Fact]
    public void The_test_above_catches_a_share_that_answers_one_hundredth_more() => Assert.False(FollowsElasticity(0.02, 0.505));

    private static bool FollowsElasticity(double competition, double elasticity)
    {
        const double phi = 0.02, epsilon = 0.5, better = 0.3, worse = -0.1;
        const int quarters = 120, jobs = 20_000;
        var parameters = BareWorld.Still with
        {
            Growth = BareWorld.Still.Growth with { CompetitionStrength = competition, ShareElasticity = elasticity },
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0 },
        };
        var (replication, world) = BareWorld.Start(BareWorld.Plan(parameters, Anybody, quarters, firmsEach: 2, jobs: jobs));
        world.Firms.Productivity[0] = (float)better;
        world.Firms.Productivity[1] = (float)worse;
        world.Markets.Productivity[0] = (float)((better + worse) / 2);
        for (int quarter = 1; quarter <= quarters; quarter++)
        {
            BareWorld.Advance(replication, world);
            double first = world.Firms.Jobs[0], second = world.Firms.Jobs[1];
            double expected = epsilon * (better - worse) * (1 - Math.Pow(1 - (phi / epsilon), quarter));
            double off = (1 / Math.Min(first, jobs)) + (1 / Math.Min(second, jobs)) + (2.0 / jobs) + (1e-6 * quarter);
            if (Math.Abs(Math.Log(first / second) - expected) > off) return false;
            // The slope of the logistic curve is a quarter at most.
            if (Math.Abs((first / (first + second)) - (1 / (1 + Math.Exp(-expected)))) > off / 4) return false;
        }
        return true;
    }

    // One log point is one log point: when all firms of a market gain the same reach, none gains on another. At home their
    // jobs return to what they were, to the job, once the market has seen it (a quarter later); against the world the gain
    // is kept, jobs are ⌊E e^(η m) + u⌋. The reach, 1/4, is exact in the fixed-point sums. In between the share τ is kept.
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void Equal_gains_in_reach_move_jobs_only_as_far_as_firms_sell_to_the_world(double tradability)
    {
        const float gain = 0.25f;
        var parameters = BareWorld.Still with
        {
            Delivery = BareWorld.Still.Delivery with { DurableHalfLife = 1e12 },
            Needs = BareWorld.Still.Needs with { ArrivalRate = 0 },
        };
        double eta = parameters.Growth.JobsPerDurableReach;
        var plan = BareWorld.Plan(parameters, Anybody, 6, firmsEach: 5000, jobs: 7, sectors: [BareWorld.Sector(tradability)]);
        for (int i = 0; i < plan.Population.Count; i++) plan.Population.Jobs[i] = 1 + (i % 60);
        var (replication, world) = BareWorld.Start(plan);
        BareWorld.Advance(replication, world);
        int[] before = [.. world.Firms.Jobs];
        var layout = replication.Luck.Layout;
        world.Firms.ReachDurable.AsSpan(0, layout.Count[0]).Fill(gain);
        BareWorld.Advance(replication, world);
        Assert.Equal(Kept(gain), world.Firms.Jobs);
        for (int quarter = 2; quarter < 6; quarter++)
        {
            BareWorld.Advance(replication, world);
            Assert.Equal(gain, world.Markets.ReachDurable[0]);
            Assert.Equal(Kept(gain * (float)tradability), world.Firms.Jobs);
        }
        if (tradability == 0) Assert.Equal(before, world.Firms.Jobs);
        else Assert.True(world.Firms.Jobs.Sum() > before.Sum());

        int[] Kept(float reach)
        {
            int[] jobs = new int[before.Length];
            for (int i = 0; i < layout.Count[0]; i++)
            {
                // In the order of the firms' step, to the last bit.
                float change = ((float)eta * gain) - (reach == gain ? 0 : (1 - (float)tradability) * ((float)eta * gain));
                jobs[i] = (int)(Numerics.Elementary.Exp(world.Firms.LogSize[i] + change) + layout.Rounding[i]);
            }
            return jobs;
        }
    }

    // Half the firms gain, the others lose at home what the first win: in logs the weighted sum of changes is zero, so jobs
    // move by the curvature of the exponential only, a share of at most (η Δm)²/2, less than a tenth of what winners win.
    [Fact]
    public void At_home_what_some_firms_win_in_reach_others_lose()
    {
        var parameters = BareWorld.Still with { Delivery = BareWorld.Still.Delivery with { DurableHalfLife = 1e12 }, Needs = BareWorld.Still.Needs with { ArrivalRate = 0 } };
        var (replication, world) = BareWorld.Start(BareWorld.Plan(parameters, Anybody, 4, firmsEach: 5000, jobs: 40));
        BareWorld.Advance(replication, world);
        long before = world.Totals.Sums[0].Jobs;
        for (int i = 0; i < 2500; i++) world.Firms.ReachDurable[i] = 0.1f;
        while (replication.Advance())
        {
        }
        long winners = world.Firms.Jobs.Take(2500).Sum(), losers = world.Firms.Jobs.Skip(2500).Sum();
        Assert.InRange(winners - (before / 2), 0.02 * before / 2, 0.03 * before / 2);
        Assert.InRange(winners + losers - before, -0.001 * before, 0.001 * before);
    }

    // S(x) = x^ν / (1 + x^ν), x = G/G*: one half at G*, and below it many small grants do less than one that suffices.
    [Fact]
    public void Many_small_grants_do_less_than_one_that_suffices()
    {
        for (double nu = 1.5; nu <= 6; nu += 0.5)
        {
            for (double x = 0.05; x < 4; x += 0.05)
            {
                double power = Math.Pow(x, nu);
                Assert.Equal(power / (1 + power), S5Decisions.CriticalMass((float)(0.3 * x), 0.3f, (float)nu), 5);
            }
            Assert.Equal(0.5, S5Decisions.CriticalMass(0.3f, 0.3f, (float)nu), 6);
            // Two halves do less than the whole from ν = 1.6 on: 2^(1-ν) < (1 + 2^-ν)/2.
            for (int parts = 2; parts <= 20 && nu >= 2; parts++) Assert.True(parts * S5Decisions.CriticalMass(0.3f / parts, 0.3f, (float)nu) < 0.5);
        }
    }

    // With ν = 1 small grants would do as much per unit and more: the claim is about the critical mass, not about any curve.
    [Fact]
    public void The_test_above_catches_a_curve_without_critical_mass() => Assert.True(4 * S5Decisions.CriticalMass(0.3f / 4, 0.3f, 1) > 0.5);

    // The gain of a pair is exp(-(d-d*)²/2w²): full at the best distance, the same as far above as below, less on either side.
    [Fact]
    public void Partners_gain_most_at_the_best_distance_and_less_when_too_near_or_too_far()
    {
        var p = TestParameters.Default.Innovation;
        Assert.Equal(1, PartnerMatching.PairGain(p, (float)p.BestDistance, 0), 6);
        Assert.Equal(1, PartnerMatching.PairGain(p, (float)p.BestDistance * 0.6f, (float)p.BestDistance * 0.8f), 6);
        double last = 2;
        for (double off = 0; off < 0.5; off += 0.02)
        {
            float near = PartnerMatching.PairGain(p, (float)(p.BestDistance - off), 0), far = PartnerMatching.PairGain(p, 0, (float)(p.BestDistance + off));
            double z = off / p.DistanceWidth;
            Assert.Equal(Math.Exp(-z * z / 2), near, 5);
            Assert.Equal(near, far, 5);
            Assert.True(near < last);
            last = near;
        }
    }
}
