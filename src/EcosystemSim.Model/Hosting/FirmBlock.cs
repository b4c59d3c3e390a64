using System.Numerics;
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
/// Some firms of a replication, in all its worlds: their size and productivity, their needs, and how each need fares. A host calls
/// <see cref="Open"/>, <see cref="SeekHelp(int)"/> week by week, <see cref="Desire"/> and <see cref="Hire"/> in each quarter, and lets providers answer
/// through <see cref="Hear"/>; together the blocks do what the firms of the local engine do, to the last bit, however they are split.
/// </summary>
/// <remarks>Firms make their own luck, since every draw is a function of keys. Not safe for use by two threads at once.</remarks>
public sealed class FirmBlock
{
    // Firms on their way to the cache; the columns of all blocks are more than it holds.
    private const int Lead = 12;

    private readonly ExperimentPlan _whole, _plan;
    private readonly Luck _luck;
    private readonly List<World> _worlds = [];
    private readonly List<OpenCases> _cases = [new()];
    private readonly List<Answer> _answers = [];
    private readonly List<CaseUpdate> _gone = [];
    private int[] _before = [];
    private int[] _found = [];
    private bool _isNew = true;

    // Firms to compare with their twins at the end of this quarter, by world.
    private TwinQuestion?[] _twins = [];

    /// <summary>Makes the initial firms of the block; a block of entrants is empty until they come.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="share">Which firms.</param>
    public FirmBlock(ExperimentPlan plan, int replication, FirmShare share)
    {
        (_whole, _plan) = (plan, plan = plan.For(replication));
        _luck = new(plan, replication, FirmSide.Block, share);
        _worlds.Add(Initialisation.CreateBlock(_luck, plan));
    }

    /// <summary>The quarter under way.</summary>
    public int Quarter => _luck.Quarter;

    /// <summary>Begins a quarter: worlds part, entrants come, this quarter's luck is drawn.</summary>
    /// <returns>Firms in which needs arise.</returns>
    public BlockNeeds Open(QuarterOpening opening)
    {
        _luck.Quarter = opening.Quarter;
        _luck.NextFirmId = opening.NextFirm;
        _luck.ForeignIds = opening.ForeignCandidates;
        opening.Demand.CopyTo(_luck.Demand, 0);
        if (opening.Quarter == 0) Initialisation.MarkSizes(_worlds[0], _luck.Layout);
        // A block that comes later has no firms yet, and its worlds are all alike.
        if (_isNew) while (_worlds.Count < opening.Worlds.Length) Fork(0);
        else foreach (int source in opening.Forks) Fork(source);
        _isNew = false;
        for (int w = 0; w < _worlds.Count; w++)
        {
            var world = _worlds[w];
            var told = opening.Worlds[w];
            world.Tally = new(0, _plan.System.Regions.Length);
            told.Productivity.CopyTo(world.Markets.Productivity, 0);
            told.ReachLight.CopyTo(world.Markets.ReachLight, 0);
            told.ReachDurable.CopyTo(world.Markets.ReachDurable, 0);
            world.LandingAdded = told.LandingAdded;
        }
        foreach (var world in _worlds) world.TablesAreNew = false;
        foreach (var terms in opening.Terms)
        {
            InForce.Under(terms, _whole, _plan, _luck).In(_worlds[terms.World]);
            _worlds[terms.World].TablesAreNew = true;
        }
        S1Environment.Apply(_luck, _worlds);
        _luck.DrawFirms();
        var cohort = _luck.DrawNeeds();
        for (int w = 0; w < _worlds.Count; w++)
        {
            S3Search.Resume(_worlds[w]);
            S2Needs.Apply(_worlds[w], cohort);
            _cases[w].Enter(_worlds[w]);
        }
        var slots = CollectionsMarshal.AsSpan(_luck.Arrivals);
        return new() { Firms = Gather(_luck.Layout.Id, slots), Jobs = JobsAt(slots) };
    }

    /// <summary>What firms tell the providers at whose doors they wait, at the beginning of a quarter.</summary>
    public CaseUpdate[] News()
    {
        var news = new List<CaseUpdate>(_gone);
        _gone.Clear();
        for (int w = 0; w < _worlds.Count; w++)
        {
            var world = _worlds[w];
            for (int i = 0; i < world.Pool.Used; i++)
            {
                ref readonly var c = ref world.Pool.Cases[i];
                if (c.State == CaseState.Queued || (c.State == CaseState.Moving && _cases[w].HandedOver.Contains(i))) news.Add(NewsOf(w, c, world.Firms.Jobs[c.Slot]));
            }
        }
        return [.. news];
    }

    /// <summary>Firms whose need moves this week choose a door; after the last week they only hear what was answered.</summary>
    /// <param name="week">Week of the quarter, from 0.</param>
    public Seeking SeekHelp(int week)
    {
        // As if one after the other, in the order of the providers.
        Answer[] answers = [.. _answers.OrderBy(a => a.World).ThenBy(a => a.Provider).ThenBy(a => a.Order)];
        _answers.Clear();
        foreach (ref readonly var answer in answers.AsSpan()) Take(answer);
        var noDoor = new List<CaseName>();
        var enquiries = new Dictionary<int, List<CaseFile>>();
        for (int w = 0; w < _worlds.Count && week < S3Search.Weeks; w++) if (_worlds[w].HasDoors) SeekHelp(w, week, noDoor, enquiries);
        return new() { Answers = answers, NoDoor = [.. noDoor], Enquiries = enquiries.ToDictionary(e => e.Key, e => e.Value.ToArray()) };
    }

    /// <summary>A provider answers firms of this block.</summary>
    public void Hear(IEnumerable<Answer> answers) => _answers.AddRange(answers);

    /// <summary>Help arrives, and each firm works out the jobs that it would have (ODD 7.7); where labour is slack it hires them at once (ODD 7.8, 7.9).</summary>
    /// <param name="deliveries">By world.</param>
    public WorldDesires[] Desire(IReadOnlyList<WorldDeliveries> deliveries)
    {
        var desires = new WorldDesires[_worlds.Count];
        _twins = new TwinQuestion?[_worlds.Count];
        for (int w = 0; w < desires.Length; w++)
        {
            var world = _worlds[w];
            var told = deliveries[w];
            told.Spillover.CopyTo(world.Markets.Spillover, 0);
            foreach (var decision in told.Decisions) Take(decision);
            Take(world, told);
            _twins[w] = told.Twins;
            WorldReport? report = null;
            if (told.Watched is { } watched)
            {
                KeepJobs(world);
                S7Firms.DesireAndHire(world);
                report = Report(w, watched);
            }
            else
            {
                S7Firms.Desire(world);
            }
            desires[w] = new() { Report = report, JobsBefore = [.. world.Totals.JobsBefore], Hires = [.. world.Totals.Hires], Losses = [.. world.Totals.Losses] };
        }
        for (int w = 0; w < desires.Length; w++)
        {
            // When all worlds are done, since twins lie in another.
            if (desires[w].Report is { } report) desires[w] = desires[w] with { Report = report with { Twins = Compare(w) } };
        }
        return desires;
    }

    /// <summary>Firms hire as far as the regions' labour goes, and some leave (ODD 7.8, 7.9).</summary>
    /// <param name="hiring">By world; null where firms hired at once.</param>
    /// <returns>By world; null where there was none.</returns>
    public WorldReport?[] Hire(IReadOnlyList<WorldHiring?> hiring)
    {
        var reports = new WorldReport?[_worlds.Count];
        for (int w = 0; w < reports.Length; w++)
        {
            if (hiring[w] is not { } told) continue;
            KeepJobs(_worlds[w]);
            told.FillShare.CopyTo(_worlds[w].Totals.FillShare, 0);
            S7Firms.Hire(_worlds[w]);
            reports[w] = Report(w, told.Watched);
        }
        for (int w = 0; w < reports.Length; w++) if (reports[w] is { } report) reports[w] = report with { Twins = Compare(w) };
        return reports;
    }

    /// <summary>All firms as they are now.</summary>
    public BlockCensus Census()
    {
        int[] slots = [.. Slots()];
        return new() { Firms = Gather(_luck.Layout.Id, slots), Jobs = JobsAt(slots) };
    }

    /// <summary>Help arrives, in the order in which the support side sent it.</summary>
    private void Take(World world, WorldDeliveries told)
    {
        var firms = world.Firms;
        float[][] columns = [firms.ReachLight, firms.ReachDurable, firms.Productivity, firms.HiringEase, firms.Openness];
        var slots = SlotsOf(told.Firms);
        for (int i = 0; i < slots.Length; i++)
        {
            if (i + Lead < slots.Length) Ahead.Fetch(columns[told.Kinds[i + Lead]], slots[i + Lead]);
            var kind = (FirmChangeKind)told.Kinds[i];
            if (kind == FirmChangeKind.Openness) world.RaiseOpenness(slots[i], told.Amounts[i]);
            else columns[(int)kind][slots[i]] += told.Amounts[i];
        }
    }

    private ReadOnlySpan<int> SlotsOf(uint[] firms)
    {
        if (_found.Length < firms.Length) _found = new int[firms.Length * 5 / 4];
        _luck.FindSlots(firms, _found);
        return _found.AsSpan(0, firms.Length);
    }

    private int[][] JobsAt(ReadOnlySpan<int> slots)
    {
        var jobs = new int[_worlds.Count][];
        for (int w = 0; w < jobs.Length; w++) jobs[w] = Gather(_worlds[w].Firms.Jobs, slots);
        return jobs;
    }

    private static T[] Gather<T>(T[] column, ReadOnlySpan<int> slots)
    {
        var found = new T[slots.Length];
        for (int i = 0; i < found.Length; i++)
        {
            if (i + Lead < slots.Length) Ahead.Fetch(column, slots[i + Lead]);
            found[i] = column[slots[i]];
        }
        return found;
    }

    /// <summary>Jobs before hiring, by which those who leave are found.</summary>
    private void KeepJobs(World world)
    {
        if (_before.Length < _luck.Layout.Length) _before = new int[_luck.Layout.Length];
        world.Firms.Jobs.CopyTo(_before, 0);
    }

    private WorldReport Report(int w, uint[] watched)
    {
        var world = _worlds[w];
        CloseCases(w);
        if (_luck.Quarter >= 0 && _luck.Quarter % 4 == 3) S9Observation.CountHighGrowth(world);
        int[] bins = [];
        if (_luck.Quarter >= 0)
        {
            bins = new int[FirmTotals.BinStride];
            for (int i = 0; i < 4 * FirmTotals.BinStride; i++) bins[i % FirmTotals.BinStride] += world.Totals.ProductivityBins[i];
        }
        return new()
        {
            Sums = [.. MemoryMarshal.Cast<MarketSums, long>(world.Totals.Sums)],
            ProductivityBins = bins,
            FastFirms = world.Totals.FastFirms,
            FastPossible = world.Totals.FastPossible,
            Exits = Exits(world),
            WatchedJobs = Gather(world.Firms.Jobs, SlotsOf(watched)),
        };
    }

    /// <summary>The firms of a world that were to be compared, beside their twins; see <see cref="WorldReport.Twins"/>.</summary>
    private long[] Compare(int w)
    {
        if (_twins[w] is not { } asked) return [];
        var answer = new long[4 * asked.Firms.Length];
        int next = 0;
        foreach (int slot in SlotsOf(asked.Firms))
        {
            var pair = Evaluation.Compare(_worlds[w], _worlds[asked.Twin], slot);
            (answer[next++], answer[next++], answer[next++], answer[next++]) = (pair.Jobs, pair.TwinJobs, pair.Productivity, pair.SalesPerJob);
        }
        return answer;
    }

    private void SeekHelp(int w, int week, List<CaseName> noDoor, Dictionary<int, List<CaseFile>> enquiries)
    {
        var world = _worlds[w];
        int now = _luck.FirstWeek + week;
        foreach (int index in S4Triage.Moving(world, week))
        {
            ref var c = ref world.Pool.Cases[index];
            ref readonly var need = ref _luck.NeedOf(c);
            bool handedOver = _cases[w].HandedOver.Remove(index);
            bool isExpected = c.Provider >= 0 && !world.Frictions.Closed[c.Provider];
            int provider = c.EndWeek <= now ? -1 : isExpected ? c.Provider : S3Search.ChooseDoor(world, ref c);
            if (c.EndWeek <= now) End(w, index);
            else if (provider < 0)
            {
                c.State = CaseState.Waiting;
                noDoor.Add(new(w, need.Firm, need.Week));
            }
            else if (!isExpected || !handedOver)
            {
                if (!enquiries.TryGetValue(provider, out var files)) enquiries[provider] = files = [];
                files.Add(CaseFile.Of(w, need, c, world.Firms.Jobs[c.Slot], now));
            }
        }
    }

    private void Take(in Answer answer)
    {
        var world = _worlds[answer.World];
        var cases = _cases[answer.World];
        // A place in a queue is cleared only after its case has ended.
        if (answer.Kind == DeskEventKind.LeftQueue || !cases.Index.TryGetValue((answer.Firm, answer.Arose), out int index)) return;
        ref var c = ref world.Pool.Cases[index];
        answer.WriteTo(ref c);
        switch (answer.Kind)
        {
            case DeskEventKind.Moves:
                S3Search.Schedule(world, index, answer.Week);
                if (answer.To >= 0) cases.HandedOver.Add(index);
                break;
            case DeskEventKind.Ended:
                End(answer.World, index);
                break;
            case DeskEventKind.Remembered:
                world.Firms.Remembered[c.Slot] = (ushort)(answer.Number + 1);
                break;
        }
    }

    private void Take(in Decision decision)
    {
        int w = decision.Case.World, index = _cases[w].Index[(decision.Case.Firm, decision.Case.Arose)];
        var world = _worlds[w];
        ref var c = ref world.Pool.Cases[index];
        (c.Tried, c.Provider) = (decision.Tried, (short)decision.Provider);
        switch (decision.Outcome)
        {
            case DecisionOutcome.Rejected:
                S3Search.Schedule(world, index, S3Search.Weeks);
                break;
            case DecisionOutcome.WithProgramme:
                c.State = CaseState.Programme;
                break;
            default:
                if (decision.Outcome == DecisionOutcome.Awarded) world.Firms.Remembered[c.Slot] = (ushort)(decision.Provider + 1);
                End(w, index);
                break;
        }
    }

    /// <summary>A need is met, solved or given up.</summary>
    private void End(int w, int index)
    {
        var world = _worlds[w];
        ref var c = ref world.Pool.Cases[index];
        ref readonly var need = ref _luck.NeedOf(c);
        world.Firms.OpenNeeds[c.Slot]--;
        _cases[w].Index.Remove((need.Firm, need.Week));
        _cases[w].HandedOver.Remove(index);
        world.Pool.Free(index);
    }

    /// <summary>At the end of a quarter: needs whose time has come, and those of firms that are gone.</summary>
    private void CloseCases(int w)
    {
        var world = _worlds[w];
        int end = _luck.FirstWeek + S3Search.Weeks, head = -1;
        for (int index = world.Pool.NextQuarter; index >= 0;)
        {
            ref var c = ref world.Pool.Cases[index];
            int following = c.Next;
            if (!EndIfDue(w, index, end)) (c.Next, head) = (head, index);
            index = following;
        }
        world.Pool.NextQuarter = head;
        for (int i = 0; i < world.Pool.Used; i++)
        {
            var state = world.Pool.Cases[i].State;
            if (state is CaseState.Waiting or CaseState.Queued || (state == CaseState.Programme && !world.IsActive(world.Pool.Cases[i].Slot))) EndIfDue(w, i, end);
        }
    }

    private bool EndIfDue(int w, int index, int end)
    {
        var world = _worlds[w];
        ref readonly var c = ref world.Pool.Cases[index];
        bool isGone = !world.IsActive(c.Slot);
        if (!isGone && c.EndWeek > end) return false;
        // Where it waits is told that it will not come; a need that has ended in time is known there.
        if (isGone && (c.State == CaseState.Queued || _cases[w].HandedOver.Contains(index))) _gone.Add(NewsOf(w, c, 0));
        End(w, index);
        return true;
    }

    private CaseUpdate NewsOf(int w, in Case c, int jobs)
    {
        ref readonly var need = ref _luck.NeedOf(c);
        return new(c.Provider, new(w, need.Firm, need.Week), jobs);
    }

    private void Fork(int source)
    {
        int copy = _worlds.Count;
        _worlds.Add(_worlds[source].Fork());
        _cases.Add(_cases[source].Clone());
        _gone.AddRange([.. _gone.Where(g => g.Case.World == source).Select(g => g with { Case = g.Case with { World = copy } })]);
    }

    private uint[] Exits(World world)
    {
        var exits = new List<int>();
        var layout = _luck.Layout;
        for (int market = 0; market < layout.Start.Length; market++)
        {
            int start = layout.Start[market];
            if (world.Totals.Sums[market].Exits > 0) _plan.Kernels.FindExits(_before, world.Firms.Jobs, start, start + layout.Count[market], exits);
        }
        return [.. exits.Select(slot => layout.Id[slot])];
    }

    private IEnumerable<int> Slots()
    {
        var layout = _luck.Layout;
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++) yield return i;
        }
    }

    /// <summary>The open needs of one world.</summary>
    private sealed class OpenCases
    {
        /// <summary>Entry of each, by firm and week in which it arose.</summary>
        public Dictionary<(uint Firm, int Arose), int> Index { get; private init; } = [];

        /// <summary>Entries of those who are on their way to a colleague who has their case already.</summary>
        public HashSet<int> HandedOver { get; private init; } = [];

        /// <summary>Takes in the needs of this quarter.</summary>
        public void Enter(World world) => CaseIndex.Enter(world, Index);

        public OpenCases Clone() => new() { Index = new(Index), HandedOver = [.. HandedOver] };
    }
}

/// <summary>Finds cases by what all sides call them.</summary>
internal static class CaseIndex
{
    /// <summary>Adds the needs that have arisen in the quarter.</summary>
    public static void Enter(World world, Dictionary<(uint Firm, int Arose), int> index)
    {
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref readonly var c = ref world.Pool.Cases[i];
            if (c.State == CaseState.None || c.Cohort != world.Luck.CurrentCohort) continue;
            ref readonly var need = ref world.Luck.NeedOf(c);
            index[(need.Firm, need.Week)] = i;
        }
    }
}
