using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Hosting;

/// <summary>
/// One provider's part in the weekly rounds (ODD 7.4), in all worlds of a replication. It is given its books in the first week
/// of a quarter and gives them back in the last, so that nothing of it outlives a quarter.
/// </summary>
public sealed class ProviderDesk
{
    private readonly ExperimentPlan _plan;
    private readonly int _provider;
    private readonly Luck _luck;
    private readonly List<World> _worlds = [];
    private readonly List<List<int>> _global = [];

    /// <param name="plan">What is run.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="provider">Index of the provider.</param>
    public ProviderDesk(ExperimentPlan plan, int replication, int provider)
    {
        (_plan, _provider) = (plan = plan.For(replication), provider);
        _luck = new(plan, replication, FirmSide.Desk);
    }

    /// <summary>Works a week.</summary>
    /// <param name="quarter">Quarter; negative in the warm-up.</param>
    /// <param name="week">Week of the quarter, from 0.</param>
    /// <param name="told">By world; null where public support has ended.</param>
    /// <returns>By world.</returns>
    public DeskOutcome?[] Work(int quarter, int week, IReadOnlyList<DeskWeek?> told)
    {
        _luck.Quarter = quarter;
        if (week == 0) ClearNeeds(quarter);
        while (_worlds.Count < told.Count)
        {
            _worlds.Add(new(_plan, _luck));
            _global.Add([]);
        }
        return [.. told.Select((t, w) => t is null ? null : Work(w, week, t))];
    }

    private DeskOutcome Work(int w, int week, DeskWeek told)
    {
        var world = _worlds[w];
        if (told.Opening is { } opening) Open(w, opening);
        told.WasFree.CopyTo(world.WasFree, 0);
        var visits = _luck.Visits;
        visits.Clear();
        foreach (ref readonly var file in MemoryMarshal.Cast<byte, CaseFile>(told.Visits))
            visits.Add(_provider, file.Need.Priority, file.Need.Firm, Take(w, file));
        int next = 0;
        S4Triage.Work(world, _provider, week, visits, ref next);
        foreach (ref var e in CollectionsMarshal.AsSpan(world.Log!)) e.Index = _global[w][e.Index];
        byte[] events = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(world.Log!)).ToArray();
        world.Log!.Clear();
        return new() { Events = events, IsFree = world.IsFree[_provider], Closing = week == S3Search.Weeks - 1 ? Close(w) : null };
    }

    private void ClearNeeds(int quarter)
    {
        // The ring of cohorts as it is on the support side: this quarter's, and those before it.
        int ring = _luck.Cohorts.Length, age = quarter + _plan.WarmUpQuarters;
        for (int back = 0; back < ring; back++)
        {
            if (age < back) break;
            var cohort = _luck.Cohorts[(age - back) % ring];
            cohort.Quarter = quarter - back;
            cohort.Count = 0;
        }
    }

    private void Open(int w, DeskOpening opening)
    {
        var world = _worlds[w];
        world.ClearDesk();
        _global[w].Clear();
        if (opening.Tables is { } bytes)
        {
            var tables = DeskTables.Of(opening.TablesHash!, bytes, _plan);
            (world.Policy, world.Frictions, world.Tables) = (tables.Policy, tables.Frictions, tables.Tables);
        }
        world.Tally.Capacity[_provider] = opening.Minutes[0];
        world.Tally.Overhead[_provider] = opening.Minutes[1];
        world.Tally.Coordination[_provider] = opening.Minutes[2];
        world.Carry[_provider] = opening.Minutes[3];
        world.Reallocated[_provider] = opening.Reallocated;
        opening.Learned.CopyTo(world.Learned, _provider * _plan.System.Providers.Length);
        opening.Experience.CopyTo(world.Experience, _provider * NeedTypes.Count);
        opening.Relation.CopyTo(world.Relation, 0);
        world.Symbiosis.ChecksDone[_provider] = opening.ChecksDone;
        var queue = world.Queues[_provider] = new();
        foreach (ref readonly var file in MemoryMarshal.Cast<byte, CaseFile>(opening.Queue))
        {
            queue.Enqueue(Take(w, file));
            // Those that ended while they queued are skipped when their turn comes.
            if (file.Case.State != CaseState.Queued) queue.Waiting--;
        }
    }

    private DeskClosing Close(int w)
    {
        var world = _worlds[w];
        int providers = _plan.System.Providers.Length;
        var queue = world.Queues[_provider];
        var queued = new QueuedCase[queue.Count];
        for (int i = 0; i < queued.Length; i++)
        {
            int index = queue.Dequeue();
            queued[i] = new() { Index = _global[w][index], Case = world.Pool.Cases[index] };
        }
        // These are in the books of the support side already.
        world.Tally.Capacity[_provider] = world.Tally.Overhead[_provider] = world.Tally.Coordination[_provider] = 0;
        return new()
        {
            Carry = world.Carry[_provider],
            Learned = world.Learned[(_provider * providers)..((_provider + 1) * providers)],
            Experience = world.Experience[(_provider * NeedTypes.Count)..((_provider + 1) * NeedTypes.Count)],
            ChecksDone = world.Symbiosis.ChecksDone[_provider],
            Queue = MemoryMarshal.AsBytes(queued.AsSpan()).ToArray(),
            Tally = Counters<Tally>.Of(world.Tally),
            Year = Counters<YearStatus>.Of(world.Year),
        };
    }

    /// <summary>Lays a case on the desk: its entry, its need and its firm have the same number here.</summary>
    private int Take(int w, in CaseFile file)
    {
        var world = _worlds[w];
        int index = world.Pool.Take();
        var cohort = _luck.Cohorts[file.Case.Cohort];
        int need = cohort.Add();
        cohort.Needs[need] = file.Need;
        cohort.Needs[need].Slot = index;
        world.Pool.Cases[index] = file.Case;
        world.Pool.Cases[index].Need = need;
        world.Pool.Cases[index].Slot = index;
        if (index >= world.Firms.Jobs.Length) Array.Resize(ref world.Firms.Jobs, Math.Max(64, index * 2));
        world.Firms.Jobs[index] = file.Jobs;
        _global[w].Add(file.Index);
        return index;
    }
}
