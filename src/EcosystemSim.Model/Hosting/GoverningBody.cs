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
/// The governing body of a replication, in all its worlds: which policies are in force, the register of cases, decisions on applications,
/// the labour markets, the yearly status, and what is observed. Firms lie in blocks (<see cref="FirmBlock"/>), providers in offices
/// (<see cref="ProviderOffice"/>), and it knows of them what they report.
/// </summary>
/// <remarks>
/// A quarter is <see cref="Open"/>; <see cref="BeginWeeks"/>, and <see cref="TakeWeek"/> thirteen times; <see cref="Decide"/>,
/// <see cref="Ration"/>, <see cref="Close"/>, with the answers of all blocks and offices between them. Where labour is slack in all worlds,
/// the blocks hire while they grow, and nothing is left to ration or to hire.
/// </remarks>
public sealed class GoverningBody
{
    // Firms on their way to the cache.
    private const int Lead = 12;

    private readonly ExperimentPlan _plan;
    private readonly Replication _replication;
    private readonly FirmShare _share;
    private readonly List<int> _blocks = [];

    // What is agreed in each world, and the cases of each by what firms and providers call them.
    private readonly List<Terms> _terms = [];
    private readonly List<Dictionary<(uint Firm, int Arose), int>> _cases = [[]];
    private readonly List<Answer> _applications = [];

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
    public GoverningBody(ExperimentPlan plan, int number, int blocks)
    {
        _plan = plan = plan.For(number);
        _share = new(blocks, 0, plan.Population.Count);
        _replication = new(plan, number, FirmSide.Support, null);
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

    /// <summary>By world, which providers had free hours at the end of last week; null where there are no doors.</summary>
    public bool[]?[] WasFree => [.. Worlds.Select(w => w.HasDoors ? (bool[])[.. w.WasFree] : null)];

    /// <summary>Begins a quarter; the same message goes to every block and every office.</summary>
    public QuarterOpening Open()
    {
        _replication.BeginQuarter();
        var luck = Luck;
        foreach (int source in _replication.Forks) _cases.Add(new(_cases[source]));
        // A world that parts keeps what was agreed, though the one that it was copied from may not.
        if (_terms.Count > 0) _terms.AddRange([.. _replication.Forks.Select((source, i) => _terms[source] with { World = _terms.Count + i })]);
        for (int w = 0; w < Worlds.Count; w++)
        {
            if (w == _terms.Count) _terms.Add(TermsOf(w));
            else if (Worlds[w].TablesAreNew) _terms[w] = TermsOf(w);
        }
        var opening = new QuarterOpening
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
                    Relation = [.. world.Relation],
                }),
            ],
            Terms = [.. _terms.Where((terms, w) => Worlds[w].TablesAreNew)],
        };
        foreach (var world in Worlds) world.Tally = new(world.System.Providers.Length, world.System.Regions.Length);
        S1Environment.Apply(luck, [.. Worlds]);
        if (_share.IsOneFirm) ListBlocks();
        return opening;
    }

    /// <summary>The same for a block that begins now: it has not heard of what was agreed before.</summary>
    public QuarterOpening ForNewcomers(QuarterOpening opening) => opening with { Terms = [.. _terms] };

    /// <summary>Before the weekly rounds: needs are registered, and whoever waited at a door that has closed is on the way.</summary>
    /// <param name="needs">Where needs arise, by block.</param>
    /// <param name="answers">What providers have told those who waited.</param>
    public void BeginWeeks(IReadOnlyList<BlockNeeds> needs, IEnumerable<Answer> answers)
    {
        TakeNeeds(needs);
        var cohort = Luck.DrawNeeds();
        var told = InOrder(answers);
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            S3Search.TurnQuarter(world);
            foreach (var answer in told) if (answer.World == w) CarryOut(answer);
            S3Search.LookAgain(world);
            S2Needs.Apply(world, cohort);
            CaseIndex.Enter(world, _cases[w]);
            if (world.HasDoors) S4Triage.OpenBooks(world);
        }
    }

    /// <summary>What has become of cases since last week, and who finds no door in this one.</summary>
    public void TakeWeek(int week, IEnumerable<Answer> answers, IEnumerable<CaseName> noDoor)
    {
        foreach (var answer in InOrder(answers)) CarryOut(answer);
        int now = Luck.FirstWeek + week;
        foreach (var world in Worlds)
        {
            if (!world.HasDoors) continue;
            foreach (int index in S4Triage.Moving(world, week))
            {
                ref var c = ref world.Pool.Cases[index];
                if (c.EndWeek <= now) world.End(index, c.EndFate, c.EndWeek);
            }
        }
        foreach (var name in noDoor) Worlds[name.World].Pool.Cases[_cases[name.World][(name.Firm, name.Arose)]].State = CaseState.Waiting;
    }

    /// <summary>Which providers have free hours at the end of a week.</summary>
    /// <param name="isFree">[provider][world]</param>
    public void TakeFree(IReadOnlyList<bool[]> isFree)
    {
        for (int w = 0; w < Worlds.Count; w++)
            for (int p = 0; p < isFree.Count && Worlds[w].HasDoors; p++) Worlds[w].WasFree[p] = isFree[p][w];
    }

    /// <summary>Providers lay cases before it that are decided at the end of the quarter.</summary>
    public void Apply(IEnumerable<Answer> applications) => _applications.AddRange(applications);

    /// <summary>Decides on applications when the weeks are over, and lets help arrive.</summary>
    /// <param name="answers">What providers have said in the last week.</param>
    /// <param name="reports">Accounts of the providers. [provider][world]</param>
    /// <returns>What it changes in firms, [block][world], and what it brings providers, [provider][world].</returns>
    public (WorldDeliveries[][] Deliveries, ProviderAward[][] Awards) Decide(IEnumerable<Answer> answers, IReadOnlyList<ProviderReport[]> reports)
    {
        foreach (var answer in InOrder(answers)) CarryOut(answer);
        foreach (var application in _applications) application.WriteTo(ref Worlds[application.World].Pool.Cases[IndexOf(application)]);
        _applications.Clear();
        (_watched, _watchedSlots) = (new uint[Worlds.Count][][], new int[Worlds.Count][][]);
        var awards = new ProviderAward[reports.Count][];
        for (int p = 0; p < awards.Length; p++) awards[p] = new ProviderAward[Worlds.Count];
        var decisions = new Decision[Worlds.Count][];
        for (int w = 0; w < Worlds.Count; w++)
        {
            var world = Worlds[w];
            for (int p = 0; p < reports.Count; p++) Take(world, p, reports[p][w]);
            int[] before = [.. Enumerable.Range(0, world.Pool.Used).Where(i => world.Pool.Cases[i].State is CaseState.Deciding or CaseState.Programme)];
            Schedule.AfterTriage(world);
            decisions[w] = [.. before.Select(index => DecisionOf(w, index))];
            for (int p = 0; p < awards.Length; p++) awards[p][w] = new(new int[NeedTypes.Count], world.Carry[p] - reports[p][w].Carry);
            for (int i = 0; i < before.Length; i++)
            {
                var decision = decisions[w][i];
                if (decision.Outcome == DecisionOutcome.Awarded) awards[decision.Provider][w].Helped[(int)Luck.NeedOf(world.Pool.Cases[before[i]]).Type]++;
            }
            Watch(w);
        }
        return (Deliveries(decisions), awards);
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

    private Terms TermsOf(int w)
    {
        var world = Worlds[w];
        return new()
        {
            World = w,
            Arm = _replication.ArmOf(world),
            Quarter = Quarter,
            Commitment = [.. world.Commitment],
            Left = [.. world.Left],
            Reallocated = [.. world.Reallocated],
            Adjusted = [.. world.Adjusted],
            Reliefs = world.Funds.Reliefs,
        };
    }

    /// <summary>As if one provider after the other had worked, as the local engine lets them.</summary>
    private static List<Answer> InOrder(IEnumerable<Answer> answers) => [.. answers.OrderBy(a => a.World).ThenBy(a => a.Provider).ThenBy(a => a.Order)];

    private int IndexOf(in Answer answer) => _cases[answer.World][(answer.Firm, answer.Arose)];

    private void CarryOut(in Answer answer)
    {
        // Applications come from those who lay them before it.
        if (answer.Kind == DeskEventKind.Applies) return;
        var world = Worlds[answer.World];
        int index = IndexOf(answer);
        if (answer.Kind == DeskEventKind.LeftQueue)
        {
            world.Pool.Free(index);
            return;
        }
        ref var c = ref world.Pool.Cases[index];
        answer.WriteTo(ref c);
        ref readonly var need = ref Luck.NeedOf(c);
        switch (answer.Kind)
        {
            case DeskEventKind.Moves:
                S3Search.Schedule(world, index, answer.Week);
                break;
            case DeskEventKind.Ended:
                world.End(index, (Fate)answer.Number, answer.Week);
                break;
            case DeskEventKind.Effect:
                world.Deliver(need, answer.Amount, (EffectChannel)answer.Number, answer.Week, answer.Spread);
                break;
            case DeskEventKind.Helped:
                world.CountHelp(need, answer.Number, answer.Week, (HelpKind)answer.Spread);
                break;
            case DeskEventKind.Openness:
                world.RaiseOpenness(need.Slot, answer.Amount);
                break;
            case DeskEventKind.FirstVisit:
                world.CountFirstVisit(index);
                break;
            case DeskEventKind.Checked:
                ResourceChecks.Register(world, need);
                break;
        }
    }

    private static void Take(World world, int p, ProviderReport report)
    {
        world.Carry[p] = report.Carry;
        world.Queues[p].Waiting = report.Waiting;
        report.Experience.CopyTo(world.Experience, p * NeedTypes.Count);
        Counters<Tally>.Add(world.Tally, report.Tally);
        Counters<YearStatus>.Add(world.Year, report.Year);
    }

    private Decision DecisionOf(int w, int index)
    {
        ref readonly var c = ref Worlds[w].Pool.Cases[index];
        ref readonly var need = ref Luck.NeedOf(c);
        var outcome = c.State switch
        {
            CaseState.Moving => DecisionOutcome.Rejected,
            CaseState.Programme => DecisionOutcome.WithProgramme,
            _ => c.Provider >= 0 ? DecisionOutcome.Awarded : DecisionOutcome.Ended,
        };
        return new(new(w, need.Firm, need.Week), outcome, c.Provider, c.Tried);
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

    private WorldDeliveries[][] Deliveries(Decision[][] decisions)
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
            var decided = Split<Decision, Decision>(decisions[w], static d => d.Case.Firm, static d => d);
            for (int b = 0; b < all.Length; b++)
            {
                var own = changes[b];
                var deliveries = new WorldDeliveries { Firms = new uint[own.Length], Kinds = new byte[own.Length], Amounts = new float[own.Length], Spillover = spillover, Watched = atOnce ? watched[b] : null, Twins = questions[b], Decisions = decided[b] };
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
