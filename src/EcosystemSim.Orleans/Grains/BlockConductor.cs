using System.Collections.Immutable;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <summary>All blocks must go back together, to the last checkpoint or to the beginning.</summary>
internal sealed class BlocksLostException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The newest attempt that the others know of; the next must be newer.</summary>
    public int Attempt { get; init; }
}

/// <summary>A step failed in a block, whose notice tells where.</summary>
internal sealed class BlockFailedException(FailureNotice notice) : Exception(notice.Message)
{
    public FailureNotice Notice { get; } = notice;
}

/// <summary>
/// Conducts the quarters of one replication whose firms lie in blocks: tells governing body and blocks each step, waits for all, and
/// hands on their answers in the order of the blocks. Nobody calls it back.
/// </summary>
internal sealed class BlockConductor(IGrainFactory grains, SiloList silos, PackedPlan packed, string key, int replication, int blocks, int attempt)
{
    private readonly HashSet<int> _begun = [];
    private readonly Dictionary<int, IFirmBlockGrain> _grains = [];
    private readonly IGoverningBodyGrain _governing = grains.GetGrain<IGoverningBodyGrain>(key);
    private ImmutableArray<SiloAddress> _silos = [];
    private int[] _blocks = [];
    private int? _from;

    /// <summary>The quarter under way; negative in the warm-up.</summary>
    public int Quarter { get; private set; }

    /// <summary>The result, after the last quarter.</summary>
    public PackedResult? Result { get; private set; }

    /// <summary>Begins with the population, or with the last checkpoint.</summary>
    /// <param name="first">First quarter of the warm-up.</param>
    /// <param name="here">Silo beside whose conductor the governing body is best placed.</param>
    public async Task Begin(int first, SiloAddress here, bool fromCheckpoint)
    {
        await silos.Look(atOnce: true);
        _silos = silos.Addresses;
        SiloList.Hint(here);
        Quarter = first;
        var reply = await Govern(GovernanceStep.Begin, fromCheckpoint: fromCheckpoint);
        if (reply.IsFromCheckpoint) _from = reply.Quarter;
        Quarter = reply.Quarter;
    }

    /// <summary>Conducts a quarter. Returns false after the last, when <see cref="Result"/> is there.</summary>
    /// <exception cref="BlocksLostException">A block, a provider or the governing body was lost with its silo.</exception>
    /// <exception cref="BlockFailedException">The model threw.</exception>
    public async Task<bool> Advance()
    {
        var opening = await Govern(GovernanceStep.Open);
        _blocks = opening.Blocks;
        var needs = await All<BlockNeeds>(BlockStep.Open, _ => opening.Content);
        var served = (await Govern(GovernanceStep.Serve, new(needs))).Content!.As<WorldDeliveries[][]>();
        var desires = await All<WorldDesires[]>(BlockStep.Desire, b => new(served[b]));
        var hiring = (await Govern(GovernanceStep.Ration, new(desires))).Content!.As<WorldHiring?[][]>();
        // Where labour is slack in all worlds, the blocks have hired already.
        var reports = hiring.Length == 0 ? [] : await All<WorldReport?[]>(BlockStep.Hire, b => new(hiring[b]));
        var census = opening.IsLast ? await All<BlockCensus>(BlockStep.Census, _ => null) : null;
        var closed = await Govern(GovernanceStep.Close, new(reports), census is null ? null : new(census));
        (Quarter, Result) = (closed.Quarter, closed.Result);
        return Result is null;
    }

    /// <summary>Lets every block and the governing body keep their states before the next quarter; the governing body last, so that what it has all have.</summary>
    public async Task Keep()
    {
        try
        {
            await Answers(BlockStep.Keep, _ => null);
            await Govern(GovernanceStep.Keep);
        }
        catch (BlocksLostException)
        {
            // The database is away: there is no checkpoint this time. A block that is lost shows in the next step.
        }
    }

    /// <summary>Lets go of all.</summary>
    public Task Forget() => Task.WhenAll([_governing.Forget(), .. _grains.Values.Select(g => g.Forget())]);

    private async Task<GovernanceReply> Govern(GovernanceStep step, Parcel? content = null, Parcel? census = null, bool fromCheckpoint = false)
    {
        var order = new GovernanceOrder
        {
            Plan = packed.Hash,
            Replication = replication,
            Blocks = blocks,
            Attempt = attempt,
            Quarter = Quarter,
            Step = step,
            FromCheckpoint = fromCheckpoint,
            Content = content,
            Census = census,
        };
        try
        {
            var reply = await _governing.Step(order);
            if (reply.State == BlockState.NeedsPlan)
            {
                await silos.Send(packed, reply.Silo);
                reply = await _governing.Step(order);
            }
            if (reply.State == BlockState.Failed) throw new BlockFailedException(reply.Failure!);
            return reply.State == BlockState.Done ? reply : throw new BlocksLostException($"The governing body lost its providers in quarter {Quarter}, or came back empty.") { Attempt = reply.Attempt };
        }
        catch (Exception e) when (Outage.Is(e))
        {
            throw new BlocksLostException($"The governing body did not answer in quarter {Quarter}: {e.Message}", e);
        }
    }

    private async Task<T[]> All<T>(BlockStep step, Func<int, Parcel?> content) =>
        [.. (await Answers(step, content)).Select(reply => reply.Content!.As<T>())];

    private Task<BlockReply[]> Answers(BlockStep step, Func<int, Parcel?> content) => Task.WhenAll(_blocks.Select((block, b) => Ask(block, step, content(b))));

    private async Task<BlockReply> Ask(int block, BlockStep step, Parcel? content)
    {
        // Blocks are spread over the silos in turn.
        SiloList.Hint(_silos[block % _silos.Length]);
        bool begins = step == BlockStep.Open && !_begun.Contains(block);
        var order = new BlockOrder
        {
            Plan = packed.Hash,
            Replication = replication,
            Blocks = blocks,
            Block = block,
            Attempt = attempt,
            Quarter = Quarter,
            Step = step,
            // Blocks of entrants who come after the checkpoint begin empty.
            From = begins && _from == Quarter ? _from : null,
            MayBegin = begins,
            Content = content,
        };
        if (!_grains.TryGetValue(block, out var grain)) _grains[block] = grain = grains.GetGrain<IFirmBlockGrain>($"{key}/{block}");
        try
        {
            var reply = await grain.Step(order);
            if (reply.State == BlockState.NeedsPlan)
            {
                await silos.Send(packed, reply.Silo);
                reply = await grain.Step(order);
            }
            if (reply.State == BlockState.Failed) throw new BlockFailedException(reply.Failure!);
            if (reply.State != BlockState.Done) throw new BlocksLostException($"Block {block} came back empty in quarter {Quarter}.") { Attempt = reply.Attempt };
            _begun.Add(block);
            return reply;
        }
        catch (Exception e) when (Outage.Is(e))
        {
            throw new BlocksLostException($"Block {block} did not answer in quarter {Quarter}: {e.Message}", e);
        }
    }
}
