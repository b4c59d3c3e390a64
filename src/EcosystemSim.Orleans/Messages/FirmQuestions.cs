namespace EcosystemSim.Orleans.Messages;

/// <summary>A question about one firm.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.FirmQuestion")]
public sealed class FirmQuestion
{
    /// <summary>Hash of the plan.</summary>
    [Id(0)]
    public required string Plan { get; init; }

    /// <summary>Number of the replication.</summary>
    [Id(1)]
    public required int Replication { get; init; }

    /// <summary>Index of the arm in the plan.</summary>
    [Id(2)]
    public required int Arm { get; init; }

    /// <summary>Index of the labour closure in the plan.</summary>
    [Id(3)]
    public required int Closure { get; init; }
}
