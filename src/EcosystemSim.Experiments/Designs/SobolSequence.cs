using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Experiments.Designs;

/// <summary>
/// The Sobol sequence with the direction numbers of Joe and Kuo (2008, <c>new-joe-kuo-6</c>), in the order of the Gray code as their own
/// generator gives it (Antonov and Saleev 1979). Each point from its number alone.
/// </summary>
/// <param name="dimensions">At most <see cref="MostDimensions"/>.</param>
/// <param name="seed">Seed of a digital shift, one word for each dimension; 0 = none.</param>
public sealed class SobolSequence(int dimensions, uint seed)
{
    /// <summary>Most dimensions.</summary>
    public const int MostDimensions = 512;

    private const int Bits = 32;

    private static readonly Lazy<ImmutableArray<uint[]>> Directions = new(() => [.. Read()]);

    private readonly ImmutableArray<uint[]> _directions = dimensions is >= 1 and <= MostDimensions
        ? Directions.Value[..dimensions]
        : throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"The Sobol sequence has 1 to {MostDimensions} dimensions.");

    private readonly uint[] _shifts = [.. Enumerable.Range(0, dimensions).Select(i => seed == 0 ? 0 : Philox.Block(seed, 0x50B0_1000, (uint)i, 0, 0, 0).Item1)];

    /// <summary>A point: in each dimension the middle of the cell of 2⁻³² that the sequence names.</summary>
    public void Fill(long point, Span<double> shares)
    {
        for (int i = 0; i < shares.Length; i++) shares[i] = (Word(point, i) + 0.5) * (1.0 / 4294967296);
    }

    /// <summary>The number in one dimension, as a fraction of 2³².</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are 2³² points.</exception>
    public uint Word(long point, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(point, uint.MaxValue);
        uint gray = (uint)point ^ ((uint)point >> 1), word = _shifts[dimension];
        for (int bit = 0; gray != 0; bit++, gray >>= 1)
        {
            if ((gray & 1) != 0) word ^= _directions[dimension][bit];
        }
        return word;
    }

    private static IEnumerable<uint[]> Read()
    {
        yield return [.. Enumerable.Range(1, Bits).Select(bit => 1u << (Bits - bit))];
        using var text = new StreamReader(typeof(SobolSequence).Assembly.GetManifestResourceStream("joe-kuo.txt")!);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            uint[] numbers = [.. line.Split(' ').Select(n => uint.Parse(n, CultureInfo.InvariantCulture))];
            yield return Of(numbers[0], numbers[1..]);
        }
    }

    /// <summary>Direction numbers by the recurrence of the primitive polynomial.</summary>
    private static uint[] Of(uint coefficients, uint[] first)
    {
        int degree = first.Length;
        uint[] directions = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                directions[i] = first[i] << (Bits - 1 - i);
                continue;
            }
            directions[i] = directions[i - degree] ^ (directions[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((coefficients >> (degree - 1 - k)) & 1) != 0) directions[i] ^= directions[i - k];
            }
        }
        return directions;
    }
}
