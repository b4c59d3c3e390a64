using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Tests;
using EcosystemSim.Model.Tests.Levers;

namespace EcosystemSim.Orleans.Tests;

/// <summary>The small worlds of these tests, and what came of them.</summary>
internal static class World
{
    /// <summary>A small world of every kind of provider, and an arm with every lever and every key of an agreement, as they are found by reflection.</summary>
    public static ExperimentPlan EveryLever(int firms = 300, int quarters = 10)
    {
        var policy = Policies.Everything(5);
        var plan = policy.Beside(new ArmSpec("none", "None", 0, []), LeverWorld.Fragmented);
        return plan with
        {
            Population = TestWorld.Firms(firms, 2, 3, plan.Seed),
            Quarters = quarters,
            Closures = [LabourClosure.Slack, LabourClosure.Binding],
            Baseline = "fragmented",
            WithoutSupport = "none",
        };
    }

    /// <summary>What the local engine gives, on one thread.</summary>
    public static Kept Locally(ExperimentPlan plan, int replications)
    {
        var kept = new Kept();
        Assert.Equal(replications, LocalEngine.Run(plan, [.. Enumerable.Range(0, replications)], 1, kept).Done);
        return kept;
    }
}

/// <summary>Keeps a hash of every replication, and refuses one that comes twice.</summary>
internal sealed class Kept : IReplicationSink
{
    private readonly SortedDictionary<int, string> _hashes = [];

    public IReadOnlyDictionary<int, string> Hashes => _hashes;

    /// <summary>Is told of each replication after it is kept.</summary>
    public Action<int>? Added { get; init; }

    public void Add(int replication, ImmutableArray<ArmRun> runs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var run in runs)
        {
            hash.AppendData(BitConverter.GetBytes((run.Arm * 2) + (int)run.Closure));
            hash.AppendData(MemoryMarshal.AsBytes(run.Observations.Values.AsSpan()));
        }
        lock (_hashes) _hashes.Add(replication, Convert.ToHexStringLower(hash.GetHashAndReset()));
        Added?.Invoke(replication);
    }
}
