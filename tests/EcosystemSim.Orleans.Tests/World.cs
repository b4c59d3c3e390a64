using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Tests;

namespace EcosystemSim.Orleans.Tests;

/// <summary>The small worlds of these tests, and what came of them.</summary>
internal static class World
{
    /// <summary>The small world with institutions and offices abroad, and an arm in which everybody agrees on every lever there is.</summary>
    public static ExperimentPlan EveryLever(int firms = 300, int quarters = 10)
    {
        var plan = TestWorld.Small(firms: firms, quarters: quarters);
        ImmutableArray<bool> everywhere = [true, true];
        ImmutableArray<ProviderSpec> providers =
        [
            .. plan.System.Providers,
            new("institute", "Institute", ProviderKind.KnowledgeInstitution, 0, -1, 0.2, 0, everywhere, [TestWorld.Special(NeedType.InnovationCollaboration, [false, false, true])]),
            new("abroad-0", "Abroad", ProviderKind.PartnerRegionOffice, 0, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Internationalisation, [true, false, false])]),
            new("abroad-1", "Abroad", ProviderKind.PartnerRegionOffice, 1, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Internationalisation, [false, true, true])]),
        ];
        ImmutableArray<bool> everybody = [.. providers.Select(_ => true)];
        ImmutableArray<LeverSetting> all = [.. Enum.GetValues<Lever>().Select(lever => new LeverSetting(lever, 1))];
        var parameters = plan.Parameters with { Levers = plan.Parameters.Levers with { DocumentedEffect = plan.Parameters.Levers.DocumentedEffect with { LagYears = 0.5 } } };
        return plan with
        {
            System = plan.System with { Providers = providers },
            Parameters = parameters,
            Arms =
            [
                new("none", "None", 0, []),
                new("fragmented", "Fragmented", int.MaxValue, []),
                new("every-lever", "Every lever", int.MaxValue, [new("agreement", 2, 1, true, Secretariat.Rotating, 1, everybody, all)]),
            ],
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
