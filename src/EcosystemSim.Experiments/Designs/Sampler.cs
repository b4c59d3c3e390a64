using System.Collections.Immutable;
using System.Numerics;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Experiments.Designs;

/// <summary>
/// Makes the points of a design, each from its number alone: nothing is kept, parts need not know of each other, and where
/// <see cref="GrowsFromBehind"/> more points leave the earlier ones as they are.
/// </summary>
public abstract class Sampler(ImmutableArray<Factor> factors)
{
    /// <summary>What is varied, in the order of the columns.</summary>
    public ImmutableArray<Factor> Factors { get; } = factors;

    /// <summary>Number of points.</summary>
    public abstract long Points { get; }

    /// <summary>What decides its points but for how many there are, where more can be added behind.</summary>
    public abstract string Identity { get; }

    /// <summary>Whether the same sampler with more points begins with these.</summary>
    public virtual bool GrowsFromBehind => true;

    /// <summary>Values of a point, in the order of the factors.</summary>
    public virtual string[] Row(long point)
    {
        Span<double> shares = stackalloc double[Factors.Length];
        Fill(point, shares);
        string[] row = new string[Factors.Length];
        for (int i = 0; i < row.Length; i++) row[i] = Factors[i].TextAt(shares[i]);
        return row;
    }

    /// <summary>Shares of a point, between 0 and 1, in the order of the factors.</summary>
    public abstract void Fill(long point, Span<double> shares);

    /// <summary>Four words of luck that belong to a sampler and nothing else.</summary>
    private protected static (uint W0, uint W1, uint W2, uint W3) Words(uint seed, Use use, uint c0, uint c1 = 0, uint c2 = 0) => Philox.Block(seed, 0x5A17_0D51, c0, c1, c2, (uint)use);

    /// <summary>What a draw of a sampler is for.</summary>
    private protected enum Use : uint
    {
        Shift = 1,
        Stratum,
        Within,
        Start,
        Order,
        Resample,
    }

    private protected static double Share(uint word) => (word + 0.5) * (1.0 / 4294967296);
}

/// <summary>Every combination of the factors' values; the last factor changes fastest.</summary>
/// <param name="factors">What is varied.</param>
/// <param name="levels">Values of a factor that states none, evenly placed from its lowest to its highest.</param>
public sealed class GridSampler(ImmutableArray<Factor> factors, int levels) : Sampler(factors)
{
    private readonly ImmutableArray<ImmutableArray<string>> _values =
        [.. factors.Select(f => f.Quantile is null ? f.Levels : [.. Enumerable.Range(0, levels).Select(i => f.TextAt(levels == 1 ? 0.5 : i / (levels - 1.0)))])];

    /// <inheritdoc/>
    /// <exception cref="OverflowException">There are more than can be counted.</exception>
    public override long Points => _values.Aggregate(1L, (product, values) => checked(product * values.Length));

    /// <inheritdoc/>
    public override bool GrowsFromBehind => false;

    /// <inheritdoc/>
    public override string Identity => $"grid of {string.Join('x', _values.Select(v => v.Length))}";

    /// <inheritdoc/>
    public override string[] Row(long point)
    {
        string[] row = new string[_values.Length];
        for (int i = row.Length - 1; i >= 0; i--)
        {
            row[i] = _values[i][(int)(point % _values[i].Length)];
            point /= _values[i].Length;
        }
        return row;
    }

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares) => throw new NotSupportedException("A grid has values and no shares.");
}

/// <summary>The factors' first values together, then their second ones, and so on.</summary>
/// <param name="factors">What is varied, all with equally many values.</param>
public sealed class ListSampler(ImmutableArray<Factor> factors) : Sampler(factors)
{
    /// <inheritdoc/>
    public override long Points => Factors[0].Levels.Length;

    /// <inheritdoc/>
    public override string Identity => "list";

    /// <inheritdoc/>
    public override string[] Row(long point) => [.. Factors.Select(f => f.Levels[(int)point])];

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares) => throw new NotSupportedException("A list has values and no shares.");
}

/// <summary>Latin hypercube (McKay, Beckman and Conover 1979): each factor has one point in each of as many strata as there are points, in an order of its own.</summary>
/// <param name="factors">What is varied.</param>
/// <param name="points">Number of points; another number is another design.</param>
/// <param name="seed">Seed of the sample.</param>
public sealed class LatinHypercubeSampler(ImmutableArray<Factor> factors, long points, uint seed) : Sampler(factors)
{
    private const int Rounds = 8;

    // Bits of a stratum's number, cut in two halves.
    private readonly int _half = Math.Max(1, (BitOperations.Log2((ulong)Math.Max(1, points - 1)) / 2) + 1);

    /// <inheritdoc/>
    public override long Points => points;

    /// <inheritdoc/>
    public override bool GrowsFromBehind => false;

    /// <inheritdoc/>
    public override string Identity => FormattableString.Invariant($"Latin hypercube of {points}, sample {seed}");

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares)
    {
        for (int i = 0; i < shares.Length; i++)
            shares[i] = (Stratum((ulong)point, (uint)i) + Share(Words(seed, Use.Within, (uint)point, (uint)((ulong)point >> 32), (uint)i).W0)) / points;
    }

    /// <summary>
    /// The stratum of a point: a permutation of all numbers below a power of four by a Feistel network, followed until it comes back
    /// among the strata. So it takes no memory, however many points there are.
    /// </summary>
    private ulong Stratum(ulong at, uint factor)
    {
        ulong mask = (1UL << _half) - 1;
        do
        {
            ulong left = at >> _half, right = at & mask;
            for (uint round = 0; round < Rounds; round++)
            {
                var (w0, w1, _, _) = Words(seed, Use.Stratum, (uint)right, (uint)(right >> 32), (factor * Rounds) + round);
                (left, right) = (right, left ^ ((((ulong)w1 << 32) | w0) & mask));
            }
            at = (left << _half) | right;
        }
        while (at >= (ulong)points);
        return at;
    }
}

/// <summary>The first points of the Sobol sequence, moved by a digital shift, which keeps how evenly they lie. More points go on where these end.</summary>
/// <param name="factors">What is varied, at most <see cref="SobolSequence.MostDimensions"/>.</param>
/// <param name="points">Number of points; best a power of two.</param>
/// <param name="seed">Seed of the shift; 0 = none.</param>
public sealed class SobolSampler(ImmutableArray<Factor> factors, long points, uint seed) : Sampler(factors)
{
    private readonly SobolSequence _sequence = new(factors.Length, seed);

    /// <inheritdoc/>
    public override long Points => points;

    /// <inheritdoc/>
    public override string Identity => FormattableString.Invariant($"Sobol sequence, sample {seed}");

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares) => _sequence.Fill(point, shares);
}

/// <summary>
/// Saltelli's sample for Sobol indices without those of second order: for each row of two samples A and B the point of A, A with the
/// first factor from B, A with the second, and so on, then the point of B. As <c>SALib.sample.sobol</c> orders them.
/// </summary>
/// <param name="factors">What is varied, at most half of <see cref="SobolSequence.MostDimensions"/>.</param>
/// <param name="rows">Rows of each of the two samples; best a power of two.</param>
/// <param name="seed">Seed of the shift; 0 = none.</param>
public sealed class SaltelliSampler(ImmutableArray<Factor> factors, int rows, uint seed) : Sampler(factors)
{
    private readonly SobolSequence _sequence = new(2 * factors.Length, seed);

    /// <summary>Points for each row.</summary>
    public int Block => Factors.Length + 2;

    /// <summary>Rows of each of the two samples.</summary>
    public int Rows => rows;

    /// <inheritdoc/>
    public override long Points => (long)rows * Block;

    /// <inheritdoc/>
    public override string Identity => FormattableString.Invariant($"Saltelli, sample {seed}");

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares)
    {
        int n = Factors.Length;
        double[] both = new double[2 * n];
        _sequence.Fill(point / Block, both);
        int place = (int)(point % Block);
        both.AsSpan(place == n + 1 ? n : 0, n).CopyTo(shares);
        if (place >= 1 && place <= n) shares[place - 1] = both[n + place - 1];
    }
}

/// <summary>
/// Trajectories of Morris (1991): each begins at a point of a grid and moves one factor after the other, in an order and a direction
/// of its own, by a step of <c>levels / (2 (levels − 1))</c>. More trajectories leave the earlier ones as they are.
/// </summary>
/// <param name="factors">What is varied.</param>
/// <param name="trajectories">Number of trajectories, each of one point more than there are factors.</param>
/// <param name="levels">Levels of the grid, even.</param>
/// <param name="seed">Seed of the sample.</param>
public sealed class MorrisSampler(ImmutableArray<Factor> factors, int trajectories, int levels, uint seed) : Sampler(factors)
{
    private Trajectory? _last;

    /// <summary>Points of a trajectory.</summary>
    public int Block => Factors.Length + 1;

    /// <summary>Number of trajectories.</summary>
    public int Trajectories => trajectories;

    /// <summary>By how much of its range a factor moves.</summary>
    public double Step => levels / (2.0 * (levels - 1));

    /// <inheritdoc/>
    public override long Points => (long)trajectories * Block;

    /// <inheritdoc/>
    public override string Identity => FormattableString.Invariant($"Morris on {levels} levels, sample {seed}");

    /// <inheritdoc/>
    public override void Fill(long point, Span<double> shares)
    {
        var way = Way((int)(point / Block));
        int moved = (int)(point % Block);
        for (int i = 0; i < shares.Length; i++) shares[i] = way.Start[i];
        for (int i = 0; i < moved; i++) shares[way.Order[i]] += way.Up[way.Order[i]] ? Step : -Step;
        // A third and two thirds are one but for the last bit.
        for (int i = 0; i < shares.Length; i++) shares[i] = Math.Round(shares[i] * (levels - 1)) / (levels - 1);
    }

    /// <summary>A trajectory: where each factor begins, whether it goes up, and which moves first, second, and so on.</summary>
    public Trajectory Way(int trajectory)
    {
        if (_last is { } there && there.Number == trajectory) return there;
        int n = Factors.Length;
        double[] start = new double[n];
        bool[] up = new bool[n];
        uint[] keys = new uint[n];
        for (int i = 0; i < n; i++)
        {
            var (w0, w1, w2, _) = Words(seed, Use.Start, (uint)trajectory, (uint)i);
            up[i] = (w1 >> 31) == 1;
            start[i] = ((double)(uint)(((ulong)w0 * (uint)(levels / 2)) >> 32) / (levels - 1)) + (up[i] ? 0 : Step);
            keys[i] = w2;
        }
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return _last = new(trajectory, start, up, order);
    }

    /// <param name="Number">From 0.</param>
    /// <param name="Start">Share at which each factor begins.</param>
    /// <param name="Up">Whether it moves up.</param>
    /// <param name="Order">Factors in the order in which they move.</param>
    public sealed record Trajectory(int Number, double[] Start, bool[] Up, int[] Order);
}
