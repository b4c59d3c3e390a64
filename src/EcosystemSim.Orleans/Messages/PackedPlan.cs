using System.Runtime.CompilerServices;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Orleans.Messages;

/// <summary>A plan on its way to a silo: sent once to each silo of an experiment, and named by its hash from then on.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.PackedPlan")]
public sealed class PackedPlan
{
    // To pack a population of a million firms takes as long as several of its quarters.
    private static readonly ConditionalWeakTable<ExperimentPlan, PackedPlan> Names = [];

    /// <summary>SHA-256 of <see cref="Bytes"/>, lower-case hexadecimal.</summary>
    [Id(0)]
    public required string Hash { get; init; }

    /// <summary>Version of the model that the sender has; a silo with another one refuses the plan, since its results could differ.</summary>
    [Id(1)]
    public required string Model { get; init; }

    /// <summary>The plan as <see cref="RecordPacker"/> writes it, compressed.</summary>
    [Id(2)]
    public required byte[] Bytes { get; init; }

    /// <summary>The plan itself, where client and silo are one process; never on a wire.</summary>
    [field: NonSerialized]
    internal ExperimentPlan? Here { get; init; }

    /// <summary>A plan for silos of this process, which is handed over as it is under a name of its own.</summary>
    internal static PackedPlan InProcess(ExperimentPlan plan) => Names.GetValue(plan, static p => new() { Hash = Guid.NewGuid().ToString("N"), Model = ModelVersion.Text, Bytes = [], Here = p });

    /// <summary>Packs a plan.</summary>
    public static PackedPlan Of(ExperimentPlan plan)
    {
        byte[] bytes = Compression.Pack(RecordPacker.Pack(plan));
        return new() { Hash = HashOf(bytes), Model = ModelVersion.Text, Bytes = bytes };
    }

    /// <summary>The plan, after its hash and the version of the model were checked.</summary>
    /// <exception cref="InvalidOperationException">The bytes are not those that were sent, or this process has another version of the model.</exception>
    public ExperimentPlan Unpack()
    {
        if (Model != ModelVersion.Text)
            throw new InvalidOperationException($"The plan was made by model {Model}; this silo has model {ModelVersion.Text}. Client and silos must be the same build.");
        if (Here is not null) return Here;
        string hash = HashOf(Bytes);
        if (hash != Hash) throw new InvalidOperationException($"The plan arrived damaged: its hash is {hash[..10]}…, expected {Hash[..10]}….");
        return RecordPacker.Unpack<ExperimentPlan>(Compression.Unpack(Bytes));
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
