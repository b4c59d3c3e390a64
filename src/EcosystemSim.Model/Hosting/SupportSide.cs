using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Hosting;

/// <summary>
/// A replication without its firms' own step, which blocks of firms do (<see cref="FirmBlock"/>): needs, cases, queues and
/// providers of all worlds, and the labour markets between the blocks' two passes.
/// </summary>
/// <remarks>
/// A quarter is <see cref="Open"/>, <see cref="Serve"/>, <see cref="Ration"/>, <see cref="Close"/>, with the answers of all blocks between them. Of
/// the firms it knows what the doors must know: whether they are alive, and the jobs of those with open needs. Where labour is
/// slack in all worlds, the blocks hire while they grow, and nothing is left to ration or to hire.
/// </remarks>
public sealed class SupportSide
{
    // Visits in a week below which it is not worth asking others to help.
    private const int LeastVisits = 2000;

    // Firms on their way to the cache.
    private const int Lead = 12;

    private readonly ExperimentPlan _plan;
    private readonly Replication _replication;
    private readonly FirmShare _share;
    private readonly List<int> _blocks = [];

    // Worlds of which the desks have the tables; anew after a checkpoint, when desks may be anew too.
    private int _told;

    // Whether the environment of the quarter is still to be worked out.
    private bool _isToPrepare;

    // A bit for each slot in which a need arises.
    private ulong[] _arises = [];

    // Firms whose jobs the blocks are asked for this quarter, and where they lie here. [world][block]
    private uint[][][] _watched = [];
    private int[][][] _watchedSlots = [];

    // Cells of the evaluations in which the firms that blocks compare with their twins this quarter are counted. [world][block]
    private int[][][] _compared = [];

    // Scratch: where firms that were told of lie, and in which block; firms to watch.
    private int[] _found = [];
    private int[] _blockOf = [];
    private readonly List<WatchedFirm> _watching = [];

    /// <summary>Sets up the initial firms as the support system knows them.</summary>
    /// <param name="blocks">Number of blocks; <see cref="int.MaxValue"/> = every firm is one.</param>
    /// <param name="hands">Threads that help; null = none.</param>
    public SupportSide(ExperimentPlan plan, int number, int blocks, IManyHands? hands = null)
    {
        _plan = plan = plan.For(number);
        _share = new(blocks, 0, plan.Population.Count);
        _replication = new(plan, number, FirmSide.Support, null, hands);
        ListBlocks();
    }

    /// <summary>The quarter under way; negative in the warm-up.</summary>
    public int Quarter => _replication.Quarter;

    /// <summary>Blocks that have firms, ascending. All that is told to blocks or taken from them is in this order.</summary>
    public IReadOnlyList<int> Blocks => _blocks;

    /// <summary>Whether the last quarter is under way, so that <see cref="Close"/> needs the census of the blocks too.</summary>
    public bool IsLastQuarter => Quarter == _plan.Quarters - 1;

    /// <inheritdoc cref="Replication.FirmQuarters"/>
    public long FirmQuarters => _replication.FirmQuarters;

    /// <inheritdoc cref="Replication.Runs"/>
    public ImmutableArray<ArmRun> Runs => _replication.Runs;

    private Luck Luck => _replication.Luck;

    private IReadOnlyList<World> Worlds => _replication.Worlds;

    /// <summary>Which firms a block has.</summary>
    public FirmShare ShareOf(int block) => _share with { Block = block };

    /// <summary>Begins a quarter; the same message goes to every block.</summary>
    public BlockOpening Open()
    {
        _replication.BeginQuarter();
        var luck = Luck;
        var opening = new BlockOpening
        {
            Quarter = luck.Quarter,
            NextFirm = luck.NextFirmId,
            ForeignCandidates = luck.ForeignIds,
            Demand = [.. luck.Demand],
            Forks = [.. _replication.Forks],
            Worlds =
            [
                .. Worlds.Select(world => new WorldOpening
                {
                    Productivity = [.. world.Markets.Productivity],
                    ReachLight = [.. world.Markets.ReachLight],
                    ReachDurable = [.. world.Markets.ReachDurable],
                    LandingAdded = [.. world.LandingAdded],
                }),
            ],
        };
        _isToPrepare = true;
        if (_share.IsOneFirm)
        {
            Prepare();
            ListBlocks();
        }
        return opening;
    }

    /// <summary>
    /// Entry as the support system knows it (ODD 7.1). Blocks need nothing of it, so it can be done while they open their quarter;
    /// what was not done by then is done when serving begins.
    /// </summary>
    public void Prepare()
    {
        if (!_isToPrepare) return;
        _isToPrepare = false;
        foreach (var world in Worlds) world.Tally = new(world.System.Providers.Length, world.System.Regions.Length);
        S1Environment.Apply(Luck, [.. Worlds]);
    }

    /// <summary>The support system's quarter (ODD 7.2 to 7.6), the weekly rounds of all providers included.</summary>
    /// <param name="needs">Where needs arise, by block.</param>
    /// <param name="hands">Threads that help; null = none.</param>
    /// <returns>What it changes in firms. [block][world]</returns>
    public WorldDeliveries[][] Serve(IReadOnlyList<BlockNeeds> needs, IManyHands? hands = null)
    {
        Prepare();
        TakeNeeds(needs);
        var cohort = Luck.DrawNeeds(hands);
        (_watched, _watchedSlots) = (new uint[Worlds.Count][][], new int[Worlds.Count][][]);
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            Schedule.SupportUpToDelivery(world, cohort, hands);
            // Help that arrives moves no case and checks no firm, so that the firms to watch can be listed at the same time.
            int of = w;
            if (hands is null) for (int piece = 0; piece < 2; piece++) Do(piece);
            else hands.Do(2, Do);

            void Do(int piece)
            {
                if (piece == 0) S6Delivery.Apply(world);
                else Watch(of);
            }
        }
        return Deliveries();
    }

    /// <summary>The same up to the weekly rounds, where each provider works at a desk of its own: then <see cref="Week"/> and <see cref="TakeWeek"/> thirteen times, and <see cref="EndServing"/>.</summary>
    /// <param name="needs">Where needs arise, by block.</param>
    /// <param name="hands">Threads that help; null = none.</param>
    public void BeginServing(IReadOnlyList<BlockNeeds> needs, IManyHands? hands = null)
    {
        Prepare();
        TakeNeeds(needs);
        var cohort = Luck.DrawNeeds(hands);
        foreach (var world in Worlds)
        {
            Schedule.BeforeTriage(world, cohort);
            if (world.HasDoors) S4Triage.OpenBooks(world);
        }
    }

    /// <summary>Cases that move in a week choose their doors.</summary>
    /// <param name="week">Week of the quarter, from 0.</param>
    /// <param name="hands">Threads that help; null = none.</param>
    /// <returns>What each desk needs; null for a world without public support. [provider][world]</returns>
    public DeskWeek?[][] Week(int week, IManyHands? hands = null)
    {
        int providers = _plan.System.Providers.Length;
        var all = new DeskWeek?[providers][];
        for (int p = 0; p < providers; p++) all[p] = new DeskWeek?[Worlds.Count];
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            if (!world.HasDoors) continue;
            var visits = Luck.Visits;
            S4Triage.CollectVisits(world, week, visits);
            bool isNew = week == 0 && (world.TablesAreNew || w >= _told);
            var tables = isNew ? DeskTables.Pack(world) : default;
            bool[] wasFree = [.. world.WasFree];
            // First visit of each provider; they lie provider by provider.
            var first = new int[providers + 1];
            for (int p = 0; p < providers; p++)
            {
                int next = first[p];
                while (next < visits.Count && visits.Provider(next) == p) next++;
                first[p + 1] = next;
            }
            int of = w;
            if (hands is null || visits.Count < LeastVisits) for (int p = 0; p < providers; p++) Lay(p);
            else hands.Do(providers, Lay);

            void Lay(int p)
            {
                byte[] files = new byte[(first[p + 1] - first[p]) * Unsafe.SizeOf<CaseFile>()];
                var filed = MemoryMarshal.Cast<byte, CaseFile>(files.AsSpan());
                for (int i = 0; i < filed.Length; i++) filed[i] = FileOf(world, visits.Case(first[p] + i));
                all[p][of] = new() { Opening = week == 0 ? BooksOf(world, p, tables) : null, Visits = files, WasFree = wasFree };
            }
        }
        // A world whose support has ended was told nothing; once ended, it never opens again.
        if (week == 0) _told = Worlds.Count;
        return all;
    }

    /// <summary>Carries out what the providers did, in their order.</summary>
    /// <param name="outcomes">[provider][world]</param>
    public void TakeWeek(IReadOnlyList<DeskOutcome?[]> outcomes)
    {
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            for (int p = 0; p < outcomes.Count; p++)
            {
                if (outcomes[p][w] is not { } outcome) continue;
                foreach (ref readonly var e in MemoryMarshal.Cast<byte, DeskEvent>(outcome.Events)) CarryOut(world, e);
                world.WasFree[p] = outcome.IsFree;
                if (outcome.Closing is { } closing) TakeBooks(world, p, closing);
            }
        }
    }

    /// <summary>Decisions and deliveries after the weekly rounds.</summary>
    /// <inheritdoc cref="Serve" path="/returns"/>
    public WorldDeliveries[][] EndServing()
    {
        (_watched, _watchedSlots) = (new uint[Worlds.Count][][], new int[Worlds.Count][][]);
        for (int w = 0; w < Worlds.Count; w++)
        {
            Schedule.AfterTriage(Worlds[w]);
            Watch(w);
        }
        return Deliveries();
    }

    /// <summary>Hiring under the regions' labour supply, the blocks' desires being known.</summary>
    /// <param name="desires">[block][world]</param>
    /// <returns>[block][world]; null where firms hired at once. Empty where they did so in all worlds, so that nobody is left to be told.</returns>
    public WorldHiring?[][] Ration(IReadOnlyList<WorldDesires[]> desires)
    {
        for (int w = 0; w < Worlds.Count; w++)
        {
            var totals = Worlds[w].Totals;
            totals.Clear(_plan.System.Markets, _plan.System.Regions.Length);
            foreach (var block in desires)
            {
                Add(block[w].JobsBefore, totals.JobsBefore);
                Add(block[w].Hires, totals.Hires);
                Add(block[w].Losses, totals.Losses);
            }
            S7Firms.Ration(Worlds[w]);
            if (!S7Firms.IsSlack(Worlds[w])) continue;
            for (int b = 0; b < desires.Count; b++) Take(w, b, desires[b][w].Report!);
        }
        if (Worlds.All(S7Firms.IsSlack)) return [];
        return [.. _blocks.Select((_, b) => (WorldHiring?[])[.. Worlds.Select((world, w) => S7Firms.IsSlack(world) ? null : new WorldHiring { FillShare = [.. world.Totals.FillShare], Watched = _watched[w][b] })])];
    }

    /// <summary>Ends the quarter: sums, governance, observation (ODD 7.9 to 7.11).</summary>
    /// <param name="reports">[block][world]; null where firms hired at once. Empty where they did so in all worlds.</param>
    /// <param name="census">By block, in the last quarter; else null.</param>
    /// <returns>False after the last quarter, when <see cref="Runs"/> are there.</returns>
    public bool Close(IReadOnlyList<WorldReport?[]> reports, IReadOnlyList<BlockCensus>? census = null)
    {
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            for (int b = 0; b < reports.Count; b++) if (reports[b][w] is { } report) Take(w, b, report);
            S7Firms.Close(world);
            Schedule.Close(world);
        }
        if (census is not null) TakeCensus(census);
        (_watched, _watchedSlots, _compared) = ([], [], []);
        return _replication.EndQuarter();
    }

    /// <inheritdoc cref="FirmBlock.Save"/>
    public byte[] Save()
    {
        // Scratch is no state.
        (_found, _blockOf) = ([], []);
        _watching.Clear();
        return StatePacker.Save(this);
    }

    /// <summary>A support side as it was saved.</summary>
    /// <param name="plan">The plan of the one that was saved.</param>
    /// <param name="number">Number of its replication.</param>
    public static SupportSide Restore(byte[] state, ExperimentPlan plan, int number)
    {
        var support = StatePacker.Restore<SupportSide>(state, plan.For(number));
        support._told = 0;
        return support;
    }

    private DeskOpening BooksOf(World world, int p, (string Hash, byte[] Bytes) tables)
    {
        int providers = world.System.Providers.Length;
        var queue = world.Queues[p];
        var files = new List<CaseFile>();
        for (int left = queue.Count; left > 0; left--)
        {
            // Once round, so that it is as it was.
            int index = queue.Dequeue();
            files.Add(FileOf(world, index));
            queue.Enqueue(index);
            queue.Waiting--;
        }
        return new()
        {
            Tables = tables.Bytes,
            TablesHash = tables.Hash,
            Minutes = [world.Tally.Capacity[p], world.Tally.Overhead[p], world.Tally.Coordination[p], world.Carry[p]],
            Reallocated = world.Reallocated[p] + world.Adjusted[p],
            Learned = world.Learned[(p * providers)..((p + 1) * providers)],
            Experience = world.Experience[(p * NeedTypes.Count)..((p + 1) * NeedTypes.Count)],
            Relation = [.. world.Relation],
            ChecksDone = world.Symbiosis.ChecksDone[p],
            Queue = BytesOf(files),
        };
    }

    private CaseFile FileOf(World world, int index)
    {
        ref readonly var c = ref world.Pool.Cases[index];
        // An entry that is only waiting to be skipped has no need any more.
        if (c.State == CaseState.None) return new() { Index = index, Case = c };
        ref readonly var need = ref Luck.NeedOf(c);
        return new() { Index = index, Jobs = world.Firms.Jobs[need.Slot], Case = c, Need = need };
    }

    private static byte[] BytesOf(List<CaseFile> files) => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(files)).ToArray();

    private void CarryOut(World world, in DeskEvent e)
    {
        ref var c = ref world.Pool.Cases[e.Index];
        if (e.Kind == DeskEventKind.LeftQueue)
        {
            world.Pool.Free(e.Index);
            return;
        }
        TakeCase(ref c, e.Case);
        ref readonly var need = ref Luck.NeedOf(c);
        switch (e.Kind)
        {
            case DeskEventKind.Moves:
                S3Search.Schedule(world, e.Index, e.Week);
                break;
            case DeskEventKind.Ended:
                world.End(e.Index, (Fate)e.Number, e.Week);
                break;
            case DeskEventKind.Effect:
                world.Deliver(need, e.Amount, (EffectChannel)e.Number, e.Week, e.Spread);
                break;
            case DeskEventKind.Helped:
                world.CountHelp(need, e.Number, e.Week, (HelpKind)e.Spread);
                break;
            case DeskEventKind.Remembered:
                world.Remember(need, e.Number);
                break;
            case DeskEventKind.Openness:
                world.RaiseOpenness(need.Slot, e.Amount);
                break;
            case DeskEventKind.FirstVisit:
                world.CountFirstVisit(e.Index);
                break;
            case DeskEventKind.Checked:
                ResourceChecks.Register(world, need);
                break;
        }
    }

    /// <summary>A case as a desk left it; where it lies is the support side's own.</summary>
    private static void TakeCase(ref Case own, in Case left) => own = left with { Cohort = own.Cohort, Need = own.Need, Slot = own.Slot, Next = own.Next };

    private static void TakeBooks(World world, int p, DeskClosing closing)
    {
        world.Carry[p] = closing.Carry;
        closing.Learned.CopyTo(world.Learned, p * world.System.Providers.Length);
        closing.Experience.CopyTo(world.Experience, p * NeedTypes.Count);
        world.Symbiosis.ChecksDone[p] = closing.ChecksDone;
        var queue = world.Queues[p] = new();
        foreach (ref readonly var queued in MemoryMarshal.Cast<byte, QueuedCase>(closing.Queue))
        {
            queue.Enqueue(queued.Index);
            if (queued.Case.State == CaseState.Queued) TakeCase(ref world.Pool.Cases[queued.Index], queued.Case);
            else queue.Waiting--;
        }
        Counters<Tally>.Add(world.Tally, closing.Tally);
        Counters<YearStatus>.Add(world.Year, closing.Year);
    }

    private void ListBlocks()
    {
        _blocks.Clear();
        if (!_share.IsOneFirm)
        {
            _blocks.AddRange(Enumerable.Range(0, _share.Blocks));
            return;
        }
        var layout = Luck.Layout;
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++)
            {
                if (Worlds.Any(world => world.IsActive(i))) _blocks.Add(_share.BlockOf(layout.Id[i]));
            }
        }
        _blocks.Sort();
    }

    private void TakeNeeds(IReadOnlyList<BlockNeeds> needs)
    {
        var arrivals = Luck.Arrivals;
        arrivals.Clear();
        int words = (Luck.Layout.Length + 63) / 64;
        if (_arises.Length < words) _arises = new ulong[words];
        foreach (var block in needs)
        {
            var slots = SlotsOf(block.Firms);
            foreach (int slot in slots) _arises[slot >> 6] |= 1UL << slot;
            TakeJobs(slots, block.Jobs);
        }
        // In the order of the slots, as the local engine finds them.
        for (int word = 0; word < words; word++)
        {
            for (ulong bits = _arises[word]; bits != 0; bits &= bits - 1) arrivals.Add((word << 6) + BitOperations.TrailingZeroCount(bits));
            _arises[word] = 0;
        }
    }

    private WorldDeliveries[][] Deliveries()
    {
        var all = new WorldDeliveries[_blocks.Count][];
        int[] twins = _replication.Twins();
        _compared = new int[Worlds.Count][][];
        for (int b = 0; b < all.Length; b++) all[b] = new WorldDeliveries[Worlds.Count];
        for (int w = 0; w < Worlds.Count; w++)
        {
            var changes = Split<FirmChange, FirmChange>(CollectionsMarshal.AsSpan(Worlds[w].Outbox!), static change => change.Firm, static change => change);
            Worlds[w].Outbox!.Clear();
            float[] spillover = [.. Worlds[w].Markets.Spillover];
            // Nothing ends between here and the end of the firms' step, so that the firms to watch are known.
            var watched = _watched[w];
            bool atOnce = S7Firms.IsSlack(Worlds[w]);
            var questions = Compare(w, twins[w]);
            for (int b = 0; b < all.Length; b++)
            {
                var own = changes[b];
                var deliveries = new WorldDeliveries { Firms = new uint[own.Length], Kinds = new byte[own.Length], Amounts = new float[own.Length], Spillover = spillover, Watched = atOnce ? watched[b] : null, Twins = questions[b] };
                for (int i = 0; i < own.Length; i++) (deliveries.Firms[i], deliveries.Kinds[i], deliveries.Amounts[i]) = (own[i].Firm, (byte)own[i].Kind, own[i].Amount);
                all[b][w] = deliveries;
            }
        }
        return all;
    }

    /// <summary>Firms of a world whose jobs the support side will look at, by block: those with open needs, and those in its register.</summary>
    // Slot by slot, so that what is told and taken lies in order on both sides; case by case, each firm was a wait for memory.
    private void Watch(int w)
    {
        var world = Worlds[w];
        ushort[] open = world.Firms.OpenNeeds;
        _watching.Clear();
        for (int i = open.AsSpan().IndexOfAnyExcept((ushort)0); i >= 0;)
        {
            Watch(world, i);
            int further = open.AsSpan(i + 1).IndexOfAnyExcept((ushort)0);
            i = further < 0 ? -1 : i + 1 + further;
        }
        foreach (int slot in world.Symbiosis.Register.Select(static entry => entry.Slot).Distinct()) if (open[slot] == 0) Watch(world, slot);
        var watching = CollectionsMarshal.AsSpan(_watching);
        _watched[w] = Split<WatchedFirm, uint>(watching, static firm => firm.Firm, static firm => firm.Firm);
        _watchedSlots[w] = Split<WatchedFirm, int>(watching, static firm => firm.Firm, static firm => firm.Slot);
    }

    private void Watch(World world, int slot)
    {
        if (world.IsActive(slot)) _watching.Add(new(Luck.Layout.Id[slot], slot));
    }

    /// <summary>Firms of a world that blocks are to compare with their twins, by block; null where there are none.</summary>
    private TwinQuestion?[] Compare(int w, int twin)
    {
        var questions = new TwinQuestion?[_blocks.Count];
        if (twin < 0) return questions;
        var asked = new List<(uint Firm, int Cell)>();
        foreach (var (slot, cell) in Evaluation.Due(Worlds[w]))
        {
            // Whoever is dead in both worlds is known to nobody else.
            if (slot < 0 || (!Worlds[w].IsActive(slot) && !Worlds[twin].IsActive(slot))) Evaluation.Add(Worlds[w], cell, default);
            else asked.Add((Luck.Layout.Id[slot], cell));
        }
        if (asked.Count == 0) return questions;
        var span = CollectionsMarshal.AsSpan(asked);
        _compared[w] = Split<(uint Firm, int Cell), int>(span, static a => a.Firm, static a => a.Cell);
        uint[][] firms = Split<(uint Firm, int Cell), uint>(span, static a => a.Firm, static a => a.Firm);
        for (int b = 0; b < questions.Length; b++) if (firms[b].Length > 0) questions[b] = new() { Twin = twin, Firms = firms[b] };
        return questions;
    }

    /// <summary>What is told of items, by block, those of a block in the order in which they come.</summary>
    private TTold[][] Split<T, TTold>(ReadOnlySpan<T> items, Func<T, uint> firm, Func<T, TTold> told)
    {
        if (_blockOf.Length < items.Length) _blockOf = new int[items.Length * 5 / 4];
        var count = new int[_blocks.Count];
        // Initial firms that follow each other mostly lie in the same block, so that a division is seldom needed.
        int first = 0, end = 0, index = 0;
        for (int i = 0; i < items.Length; i++)
        {
            uint id = firm(items[i]);
            if (id >= _share.InitialFirms)
            {
                count[_blockOf[i] = IndexOf(_share.BlockOf(id))]++;
                continue;
            }
            if (id < first || id >= end)
            {
                var share = ShareOf(_share.BlockOf(id));
                (first, end, index) = (share.First, share.End, IndexOf(share.Block));
            }
            count[_blockOf[i] = index]++;
        }
        var parts = new TTold[count.Length][];
        for (int b = 0; b < parts.Length; b++) parts[b] = new TTold[count[b]];
        Array.Clear(count);
        for (int i = 0; i < items.Length; i++) parts[_blockOf[i]][count[_blockOf[i]]++] = told(items[i]);
        return parts;
    }

    private int IndexOf(int block) => _share.IsOneFirm ? _blocks.BinarySearch(block) : block;

    private void Take(int w, int block, WorldReport report)
    {
        var world = Worlds[w];
        int[] watched = _watchedSlots[w][block];
        Add(report.Sums, MemoryMarshal.Cast<MarketSums, long>(world.Totals.Sums.AsSpan()));
        for (int i = 0; i < report.Twins.Length; i += 4)
            Evaluation.Add(world, _compared[w][block][i / 4], new((int)report.Twins[i], (int)report.Twins[i + 1], report.Twins[i + 2], report.Twins[i + 3]));
        for (int i = 0; i < report.ProductivityBins.Length; i++) world.Totals.ProductivityBins[i] += report.ProductivityBins[i];
        world.Totals.FastFirms += report.FastFirms;
        world.Totals.FastPossible += report.FastPossible;
        foreach (int slot in SlotsOf(report.Exits)) world.Firms.Jobs[slot] = 0;
        for (int i = 0; i < watched.Length; i++)
        {
            if (i + Lead < watched.Length) Ahead.Fetch(world.Firms.Jobs, watched[i + Lead]);
            world.Firms.Jobs[watched[i]] = report.WatchedJobs[i];
        }
    }

    private void TakeCensus(IReadOnlyList<BlockCensus> census)
    {
        foreach (var block in census) TakeJobs(SlotsOf(block.Firms), block.Jobs);
    }

    /// <param name="jobs">[world][firm]</param>
    private void TakeJobs(ReadOnlySpan<int> slots, int[][] jobs)
    {
        for (int w = 0; w < jobs.Length; w++)
        {
            int[] own = Worlds[w].Firms.Jobs, told = jobs[w];
            for (int i = 0; i < slots.Length; i++)
            {
                if (i + Lead < slots.Length) Ahead.Fetch(own, slots[i + Lead]);
                own[slots[i]] = told[i];
            }
        }
    }

    private ReadOnlySpan<int> SlotsOf(uint[] firms)
    {
        if (_found.Length < firms.Length) _found = new int[firms.Length * 5 / 4];
        Luck.FindSlots(firms, _found);
        return _found.AsSpan(0, firms.Length);
    }

    private static void Add(ReadOnlySpan<long> from, Span<long> to)
    {
        for (int i = 0; i < from.Length; i++) to[i] += from[i];
    }

    private readonly record struct WatchedFirm(uint Firm, int Slot);
}
