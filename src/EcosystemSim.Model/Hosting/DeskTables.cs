using System.Collections.Concurrent;
using System.Security.Cryptography;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Hosting;

/// <summary>What is in force in a world, as every provider reads it.</summary>
internal sealed class DeskTables(PolicyState policy, Frictions frictions, SupportTables tables)
{
    // Worlds of a few replications; what falls out is made again from its bytes when it is sent again.
    private const int Most = 256;
    private static readonly ConcurrentDictionary<string, DeskTables> Made = new();

    public PolicyState Policy { get; } = policy;

    public Frictions Frictions { get; } = frictions;

    public SupportTables Tables { get; } = tables;

    /// <summary>The tables of a world as bytes, with their hash.</summary>
    public static (string Hash, byte[] Bytes) Pack(World world)
    {
        byte[] bytes = StatePacker.Save(new DeskTables(world.Policy, world.Frictions, world.Tables));
        return (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
    }

    /// <summary>The tables from their bytes; made once in a process, and read by all desks in it.</summary>
    public static DeskTables Of(string hash, byte[] bytes, ExperimentPlan plan)
    {
        if (Made.Count > Most) Made.Clear();
        return Made.GetOrAdd(hash, static (_, from) => StatePacker.Restore<DeskTables>(from.bytes, from.plan), (bytes, plan));
    }
}
