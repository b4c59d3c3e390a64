using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <summary>All blocks must go back together, to the last checkpoint or to the beginning.</summary>
internal sealed class BlocksLostException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A step failed in a block, whose notice tells where.</summary>
internal sealed class BlockFailedException(FailureNotice notice) : Exception(notice.Message)
{
    public FailureNotice Notice { get; } = notice;
}

/// <summary>
/// Conducts the quarters of one replication whose firms lie in blocks: tells every block each step, waits for all, and merges
/// their answers in the order of the blocks. Nobody calls it back.
/// </summary>
internal sealed class BlockConductor(IGrainFactory grains, WorkerThreads workers, SiloList silos, PackedPlan packed, ExperimentPlan plan, string key, int replication, int blocks, int attempt)
{
    private readonly HashSet<int> _begun = [];
    private readonly Dictionary<int, IFirmBlockGrain> _grains = [];
    private SupportSide _support = null!;
    private ImmutableArray<SiloAddress> _silos = [];
    private int? _from;

    /// <summary>The quarter under way.</summary>
    public int Quarter => _support.Quarter;

    /// <inheritdoc cref="Replication.FirmQuarters"/>
    public long FirmQuarters => _support.FirmQuarters;

    /// <inheritdoc cref="Replication.Runs"/>
    public ImmutableArray<ArmRun> Runs => _support.Runs;

    /// <summary>Begins with the population, or with a checkpoint.</summary>
    /// <param name="state">The support side as it was before a quarter; null for none.</param>
    public async Task Begin(byte[]? state)
    {
        await silos.Look(atOnce: true);
        _silos = silos.Addresses;
        _support = await workers.Run(() => state is null ? new SupportSide(plan, replication, blocks) : SupportSide.Restore(state, plan));
        if (state is not null) _from = _support.Quarter;
    }

    /// <summary>Conducts a quarter. Returns false after the last.</summary>
    /// <exception cref="BlocksLostException">A block was lost with its silo.</exception>
    /// <exception cref="BlockFailedException">The model threw in a block.</exception>
    public async Task<bool> Advance()
    {
        int quarter = Quarter;
        var opening = await workers.Run(_support.Open);
        var told = new Parcel(opening);
        var needs = await All<BlockNeeds>(quarter, BlockStep.Open, _ => told);
        var deliveries = await workers.Run(() => _support.Serve(needs));
        var desires = await All<WorldDesires[]>(quarter, BlockStep.Desire, b => new(deliveries[b]));
        var hiring = await workers.Run(() => _support.Ration(desires));
        var reports = await All<WorldReport[]>(quarter, BlockStep.Hire, b => new(hiring[b]));
        var census = _support.IsLastQuarter ? await All<BlockCensus>(quarter, BlockStep.Census, _ => null) : null;
        return await workers.Run(() => _support.Close(reports, hiring, census));
    }

    /// <summary>Lets every block keep its state before the next quarter, and gives the support side's.</summary>
    public async Task<byte[]> Keep()
    {
        await Answers(Quarter, BlockStep.Keep, _ => null);
        return await workers.Run(_support.Save);
    }

    /// <summary>Lets go of the blocks.</summary>
    public Task Forget() => Task.WhenAll(_grains.Values.Select(g => g.Forget()));

    private async Task<T[]> All<T>(int quarter, BlockStep step, Func<int, Parcel?> content) =>
        [.. (await Answers(quarter, step, content)).Select(reply => reply.Content!.As<T>())];

    private Task<BlockReply[]> Answers(int quarter, BlockStep step, Func<int, Parcel?> content) =>
        Task.WhenAll(_support.Blocks.Select((block, b) => Ask(block, quarter, step, content(b))));

    private async Task<BlockReply> Ask(int block, int quarter, BlockStep step, Parcel? content)
    {
        // Blocks are spread over the silos in turn; where one silo is all there is, there is nothing to choose.
        SiloList.Hint(_silos[block % _silos.Length]);
        var order = new BlockOrder
        {
            Plan = packed.Hash, Replication = replication, Blocks = blocks, Block = block, Attempt = attempt, Quarter = quarter, Step = step,
            From = IsFirstQuarter(block, quarter) ? _from : null, MayBegin = step == BlockStep.Open && !_begun.Contains(block), Content = content,
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
            if (reply.State != BlockState.Done) throw new BlocksLostException($"Block {block} came back empty in quarter {quarter}.");
            _begun.Add(block);
            return reply;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            throw new BlocksLostException($"Block {block} did not answer in quarter {quarter}: {e.Message}", e);
        }
    }

    /// <summary>Whether a block that has not begun yet begins from a checkpoint: in the quarter in which all go on from it. Those of entrants begin empty later.</summary>
    private bool IsFirstQuarter(int block, int quarter) => _from == quarter && !_begun.Contains(block);
}
