using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace EcosystemSim.Orleans.Grains.Running;

/// <summary>What was ordered of an experiment, kept once.</summary>
[GenerateSerializer, Alias("EcosystemSim.KeptOrder")]
internal sealed class KeptOrder
{
    /// <summary>The order, with every replication that was ever ordered under it.</summary>
    [Id(0)]
    public ExperimentOrder? Order { get; set; }
}

/// <summary>How far an experiment is, kept often.</summary>
[GenerateSerializer, Alias("EcosystemSim.KeptProgress")]
internal sealed class KeptProgress
{
    /// <summary>Replications whose results are kept for a client to come.</summary>
    [Id(0)]
    public List<int> Stored { get; set; } = [];

    /// <summary>Replications whose results a client has.</summary>
    [Id(1)]
    public List<int> Collected { get; set; } = [];

    /// <summary>Replications that ended in an error.</summary>
    [Id(2)]
    public List<FailureNotice> Failures { get; set; } = [];

    /// <summary>Whether a user stopped it.</summary>
    [Id(3)]
    public bool Cancelled { get; set; }
}

/// <summary>The result of one replication, kept for a client to come.</summary>
[GenerateSerializer, Alias("EcosystemSim.KeptResult")]
internal sealed class KeptResult
{
    /// <summary>The result.</summary>
    [Id(0)]
    public PackedResult? Result { get; set; }
}

/// <summary>
/// Keeps an experiment in the grain storage of the silo, so that it goes on without its client when its silo is lost. An embedded
/// silo keeps nothing: its client and its silo live and die together.
/// </summary>
/// <param name="key">Name of the experiment.</param>
/// <param name="grain">The grain that conducts it.</param>
internal sealed class ExperimentStore(IServiceProvider services, string key, GrainId grain)
{
    private readonly GrainState<KeptOrder> _order = new(new());
    private readonly GrainState<KeptProgress> _progress = new(new());

    /// <summary>Whether anything is kept at all.</summary>
    public bool IsDurable { get; } = services.GetRequiredService<SiloOptions>().IsDurable;

    /// <summary>The order that is kept; null for none.</summary>
    public ExperimentOrder? Order => _order.State?.Order;

    private IGrainStorage Storage => services.GetRequiredKeyedService<IGrainStorage>(SiloSetup.Storage);

    /// <summary>Reads what an earlier life of the grain has kept; null where there is nothing.</summary>
    public async Task<(ExperimentOrder Order, KeptProgress Progress)?> Read()
    {
        if (!IsDurable) return null;
        await Storage.ReadStateAsync("order", grain, _order);
        await Storage.ReadStateAsync("progress", grain, _progress);
        _progress.State ??= new();
        return Order is { } order ? (order, _progress.State) : null;
    }

    /// <summary>Keeps the order.</summary>
    public async Task Write(ExperimentOrder order)
    {
        if (!IsDurable) return;
        _order.State = new() { Order = order };
        await Storage.WriteStateAsync("order", grain, _order);
    }

    /// <summary>Keeps how far it is.</summary>
    public async Task Write(KeptProgress progress)
    {
        if (!IsDurable) return;
        _progress.State = progress;
        await Storage.WriteStateAsync("progress", grain, _progress);
    }

    /// <summary>Keeps a result.</summary>
    public async Task Write(PackedResult result)
    {
        var kept = await ReadResult(result.Replication);
        kept.State = new() { Result = result };
        await Storage.WriteStateAsync("result", IdOf(result.Replication), kept);
    }

    /// <summary>A result that was kept; null if it is not there.</summary>
    public async Task<PackedResult?> Find(int replication) => (await ReadResult(replication)).State?.Result;

    /// <summary>Lets go of a result.</summary>
    public async Task Forget(int replication)
    {
        var kept = await ReadResult(replication);
        if (kept.RecordExists) await Storage.ClearStateAsync("result", IdOf(replication), kept);
    }

    /// <summary>Lets go of order and progress.</summary>
    public async Task Forget()
    {
        if (_order.RecordExists) await Storage.ClearStateAsync("order", grain, _order);
        if (_progress.RecordExists) await Storage.ClearStateAsync("progress", grain, _progress);
        _order.State = new();
        _progress.State = new();
    }

    private async Task<GrainState<KeptResult>> ReadResult(int replication)
    {
        var kept = new GrainState<KeptResult>(new());
        await Storage.ReadStateAsync("result", IdOf(replication), kept);
        return kept;
    }

    private GrainId IdOf(int replication) => GrainId.Create("experiment-result", $"{key}/{replication}");
}
