using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Orleans.Messages;

/// <summary>
/// What conductor, blocks and providers tell each other, as the model defines it. Within a silo it is handed over as it is; between
/// silos it is bytes. Nobody changes what is in a parcel.
/// </summary>
[Immutable]
public sealed class Parcel(object content)
{
    /// <summary>What can be in a parcel; the place in the list is its name on the wire, so the list only grows.</summary>
    internal static readonly Type[] Kinds =
    [
        typeof(BlockOpening), typeof(BlockNeeds), typeof(WorldDeliveries[]), typeof(WorldDesires[]), typeof(WorldHiring[]), typeof(WorldReport[]),
        typeof(BlockCensus), typeof(DeskWeek[]), typeof(DeskOutcome[]),
        typeof(BlockNeeds[]), typeof(WorldDeliveries[][]), typeof(WorldDesires[][]), typeof(WorldHiring[][]), typeof(WorldReport[][]), typeof(BlockCensus[]), typeof(JourneyEvent[]),
    ];

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public object Content { get; } = content;

    /// <summary>The content as what it is.</summary>
    public T As<T>() => (T)Content;
}

/// <summary>A parcel on the wire.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.Parcel")]
public struct PackedParcel
{
    /// <summary>Place in the list of kinds.</summary>
    [Id(0)]
    public int Kind;

    /// <summary>As <see cref="RecordPacker"/> writes it.</summary>
    [Id(1)]
    public byte[] Bytes;
}

/// <summary>Between parcels and their bytes.</summary>
[RegisterConverter]
public sealed class ParcelConverter : IConverter<Parcel, PackedParcel>
{
    /// <inheritdoc/>
    public Parcel ConvertFromSurrogate(in PackedParcel surrogate) => new(RecordPacker.Unpack(Parcel.Kinds[surrogate.Kind], surrogate.Bytes));

    /// <inheritdoc/>
    public PackedParcel ConvertToSurrogate(in Parcel value)
    {
        int kind = Array.IndexOf(Parcel.Kinds, value.Content.GetType());
        return new() { Kind = kind, Bytes = RecordPacker.Pack(Parcel.Kinds[kind], value.Content) };
    }
}
