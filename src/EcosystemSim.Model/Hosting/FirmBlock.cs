using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Hosting;

/// <summary>
/// Some firms of a replication, in all its worlds. A host calls <see cref="Open"/>, <see cref="Desire"/> and <see cref="Hire"/>
/// in each quarter; together the blocks do what the firms of the local engine do, to the last bit, however they are split.
/// </summary>
/// <remarks>Firms make their own luck, since every draw is a function of keys. Not safe for use by two threads at once.</remarks>
public sealed class FirmBlock
{
    // Firms on their way to the cache; the columns of all blocks are more than it holds.
    private const int Lead = 12;

    private readonly ExperimentPlan _plan;
    private readonly Luck _luck;
    private readonly List<World> _worlds = [];
    private int[] _before = [];
    private int[] _found = [];
    private bool _isNew = true;

    // Firms to compare with their twins at the end of this quarter, by world.
    private TwinQuestion?[] _twins = [];

    // Whether this quarter's draws are not needed any more.
    private bool _isOver;

    /// <summary>Makes the initial firms of the block; a block of entrants is empty until they come.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="share">Which firms.</param>
    public FirmBlock(ExperimentPlan plan, int replication, FirmShare share)
    {
        _plan = plan = plan.For(replication);
        _luck = new(plan, replication, FirmSide.Block, share);
        _worlds.Add(Initialisation.CreateBlock(_luck, plan));
    }

    /// <summary>The quarter under way.</summary>
    public int Quarter => _luck.Quarter;

    /// <summary>Begins a quarter: worlds part, entrants come, this quarter's luck is drawn.</summary>
    /// <returns>Firms in which needs arise.</returns>
    public BlockNeeds Open(BlockOpening opening)
    {
        _isOver = false;
        _luck.Quarter = opening.Quarter;
        _luck.NextFirmId = opening.NextFirm;
        _luck.ForeignIds = opening.ForeignCandidates;
        opening.Demand.CopyTo(_luck.Demand, 0);
        if (opening.Quarter == 0) Initialisation.MarkSizes(_worlds[0], _luck.Layout);
        // A block that comes later has no firms yet, and its worlds are all alike.
        if (_isNew) while (_worlds.Count < opening.Worlds.Length) _worlds.Add(_worlds[0].Fork());
        else foreach (int source in opening.Forks) _worlds.Add(_worlds[source].Fork());
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
        S1Environment.Apply(_luck, _worlds);
        _luck.DrawFirms();
        var slots = CollectionsMarshal.AsSpan(_luck.Arrivals);
        return new() { Firms = Gather(_luck.Layout.Id, slots), Jobs = JobsAt(slots) };
    }

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
            Take(world, told);
            _twins[w] = told.Twins;
            WorldReport? report = null;
            if (told.Watched is { } watched)
            {
                KeepJobs(world);
                S7Firms.DesireAndHire(world);
                report = Report(world, watched);
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
        _isOver = deliveries.All(static d => d.Watched is not null);
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
            reports[w] = Report(_worlds[w], told.Watched);
        }
        for (int w = 0; w < reports.Length; w++) if (reports[w] is { } report) reports[w] = report with { Twins = Compare(w) };
        _isOver = true;
        return reports;
    }

    /// <summary>Draws next quarter's luck of the firms that are there, if they have done all of this one. Nothing depends on whether and when it is called; a host does so while the support side works.</summary>
    public void DrawAhead()
    {
        if (!_isOver || _luck.Quarter + 1 >= _plan.Quarters) return;
        _isOver = false;
        _luck.DrawFirmsAhead();
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

    private WorldReport Report(World world, uint[] watched)
    {
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

    /// <summary>The whole state between two quarters, for a checkpoint; read by the same build only.</summary>
    public byte[] Save()
    {
        // Scratch is no state.
        (_before, _found, _twins) = ([], [], []);
        return StatePacker.Save(this);
    }

    /// <summary>A block as it was saved.</summary>
    /// <param name="plan">The plan of the block that was saved.</param>
    public static FirmBlock Restore(byte[] state, ExperimentPlan plan, int replication) => StatePacker.Restore<FirmBlock>(state, plan.For(replication));

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
}
