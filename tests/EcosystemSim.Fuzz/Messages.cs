using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Messages;
using EcosystemSim.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace EcosystemSim.Fuzz;

/// <summary>Messages between client and silos, as bytes on the wire. Orleans answers a message that it cannot read with an exception, whatever kind that is.</summary>
internal sealed class Messages : Kind
{
    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
    private readonly ExperimentPlan _plan;
    private readonly ImmutableArray<Series> _series;

    public Messages()
    {
        _plan = ScenarioLoader.Load(Sandbox.Of("scenarios/small-world.yaml")).Scenario!.BuildPlan(new() { DrawParameters = false, Quarters = 4 }) with { WarmUpQuarters = 1 };
        _series = SeriesCatalogue.For(_plan.System);
        Add("a plan", _serializer.SerializeToArray<object>(PackedPlan.Of(_plan)));
        var sink = new Sink();
        LocalEngine.Run(_plan, [0], 1, sink, null, CancellationToken.None);
        Add("a result", _serializer.SerializeToArray<object>(PackedResult.Of(0, 1, sink.Runs)));
    }

    public override string Name => "messages";

    public override Verdict Try(string name, byte[] content, Random random, bool thorough)
    {
        try
        {
            object? message = _serializer.Deserialize<object>(content);
            if (message is PackedPlan plan) return TryPlan(plan, random);
            if (Result(message) is { } result) _ = result.Unpack(_plan, _series);
            return new(Ending.Accepted, name);
        }
        catch (OutOfMemoryException e)
        {
            return new(Ending.Memory, $"{name}: {e}");
        }
        catch (Exception e) when (e is not (AccessViolationException or NullReferenceException { TargetSite.DeclaringType.Namespace: "EcosystemSim.Fuzz" }))
        {
            return new(Ending.Refused, $"{name}: {e.GetType().Name}: {e.Message}");
        }
    }

    private Verdict TryPlan(PackedPlan plan, Random random)
    {
        byte[] sent = _serializer.Deserialize<PackedPlan>(Files["a plan"])!.Bytes;
        bool isSent = plan.Bytes.AsSpan().SequenceEqual(sent);
        // What is inside is changed too, as somebody would who knows the format.
        bool isForged = isSent && random.Next(2) == 0;
        if (isForged) plan = Forged(plan, random);
        _ = plan.Unpack();
        return isSent || isForged ? new(Ending.Accepted, "a plan") : new(Ending.Wrong, "a plan was taken whose bytes are not those that were sent");
    }

    private PackedPlan Forged(PackedPlan plan, Random random)
    {
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(plan.Bytes), CompressionMode.Decompress)) brotli.CopyTo(unpacked);
        byte[] changed = new Mutator(random, []).Change(unpacked.ToArray(), []);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(changed);
        return new() { Hash = Convert.ToHexStringLower(SHA256.HashData(packed.ToArray())), Model = ModelVersion.Text, Bytes = packed.ToArray() };
    }

    private static PackedResult? Result(object? message) => message switch
    {
        PackedResult one => one,
        ReplicationSlice slice => slice.Result,
        ExperimentNews { Results: [var first, ..] } => first,
        _ => null,
    };

    private sealed class Sink : IReplicationSink
    {
        public ImmutableArray<ArmRun> Runs { get; private set; }

        public void Add(int replication, ImmutableArray<ArmRun> runs) => Runs = runs;
    }
}
