using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Model.Randomness;

/// <summary>
/// The luck of one replication: every draw is a pure function of experiment seed, replication, entity, quarter and purpose.
/// Arms of one replication share the key, so they share all luck and differ only through policy.
/// </summary>
/// <param name="Seed">Seed of the experiment.</param>
/// <param name="Replication">Number of the replication, from 0. The population uses <see cref="Population"/> instead.</param>
public readonly record struct RandomKey(uint Seed, uint Replication)
{
    /// <summary>Key of the initial population, the same in all replications.</summary>
    public static RandomKey Population(uint seed) => new(seed, uint.MaxValue);

    /// <summary>Four words for an entity at a quarter; <paramref name="part"/> tells apart several blocks of one purpose.</summary>
    public (uint W0, uint W1, uint W2, uint W3) Words(Purpose purpose, uint entity, int quarter = 0, uint part = 0) =>
        Philox.Block(Seed, Replication, entity, part, (uint)quarter, (uint)purpose);

    /// <summary>Four uniform numbers in (0, 1).</summary>
    public (float U0, float U1, float U2, float U3) Uniforms(Purpose purpose, uint entity, int quarter = 0, uint part = 0)
    {
        var (a, b, c, d) = Words(purpose, entity, quarter, part);
        return (Elementary.Uniform(a), Elementary.Uniform(b), Elementary.Uniform(c), Elementary.Uniform(d));
    }
}
