using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Hosting;

/// <summary>
/// One provider in all worlds of a replication, from the first quarter to the last: its queue, its hours, its experience, what its
/// advisers know of colleagues. Firms and colleagues lay cases before it; it works week by week by the rules of ODD 7.4.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class ProviderOffice
{
    private readonly ExperimentPlan _whole, _plan;
    private readonly int _provider;
    private readonly Luck _luck;
    private readonly List<World> _worlds = [];

    // Who comes to the door this week, and whom colleagues have sent for a week to come.
    private readonly List<CaseFile> _callers = [];
    private readonly Dictionary<CaseName, int> _news = [];

    /// <param name="plan">What is run.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="provider">Index of the provider.</param>
    public ProviderOffice(ExperimentPlan plan, int replication, int provider)
    {
        (_whole, _plan, _provider) = (plan, plan = plan.For(replication), provider);
        _luck = new(plan, replication, FirmSide.Desk);
        Initialisation.CountFirms(_luck, plan);
        _worlds.Add(new(plan, _luck));
    }

    private int Now(int week) => _luck.FirstWeek + week;

    /// <summary>Firms come in.</summary>
    public void Enquire(IEnumerable<CaseFile> firms) => _callers.AddRange(firms);

    /// <summary>A colleague hands cases over, for the week that each names.</summary>
    public void HandOver(IEnumerable<CaseFile> cases) => _callers.AddRange(cases);

    /// <summary>Firms that wait here say how large they are now, and whether they are still there.</summary>
    public void Hear(IEnumerable<CaseUpdate> firms)
    {
        foreach (var firm in firms) _news[firm.Case] = firm.Jobs;
    }

    /// <summary>Begins a quarter: worlds part, agreements come into force, and whoever waits for an offer that is withdrawn is sent on.</summary>
    /// <returns>What it tells those firms.</returns>
    public Answer[] Open(QuarterOpening opening)
    {
        _luck.Quarter = opening.Quarter;
        OpenCohorts(opening.Quarter);
        foreach (int source in opening.Forks)
        {
            int copy = _worlds.Count;
            _worlds.Add(_worlds[source].Fork());
            _callers.AddRange([.. _callers.Where(c => c.World == source).Select(c => c with { World = copy })]);
        }
        foreach (var world in _worlds) world.TablesAreNew = false;
        foreach (var terms in opening.Terms)
        {
            var world = _worlds[terms.World];
            InForce.Under(terms, _whole, _plan, _luck).In(world);
            (world.TablesAreNew, world.Reallocated[_provider], world.Adjusted[_provider]) = (true, terms.Reallocated[_provider], terms.Adjusted[_provider]);
        }
        TakeNews();
        var answers = new List<Answer>();
        for (int w = 0; w < _worlds.Count; w++)
        {
            var world = _worlds[w];
            opening.Worlds[w].Relation.CopyTo(world.Relation, 0);
            world.Tally = new(_plan.System.Providers.Length, _plan.System.Regions.Length);
            world.Year.Clear();
            S3Search.TurnQuarter(world);
            if (world.HasDoors) S4Triage.OpenBooks(world);
            else _callers.RemoveAll(c => c.World == w);
            TakeLog(w, answers, null, null);
        }
        return [.. answers];
    }

    /// <summary>Works a week: its queue, then who has come.</summary>
    /// <param name="week">Week of the quarter, from 0.</param>
    /// <param name="wasFree">By world, which providers had free hours at the end of last week; null where there are no doors.</param>
    public ProviderWeek Work(int week, IReadOnlyList<bool[]?> wasFree)
    {
        var answers = new List<Answer>();
        var applications = new List<Answer>();
        var handOvers = new Dictionary<int, List<CaseFile>>();
        var isFree = new bool[_worlds.Count];
        for (int w = 0; w < _worlds.Count; w++)
        {
            if (wasFree[w] is not { } free) continue;
            var world = _worlds[w];
            free.CopyTo(world.WasFree, 0);
            var visits = _luck.Visits;
            visits.Clear();
            foreach (var file in _callers)
            {
                // Who has found an answer meanwhile does not come, nor does anybody to a door that has closed.
                if (file.World == w && file.Due == Now(week) && file.EndWeek > Now(week) && !world.Frictions.Closed[_provider]) visits.Add(_provider, file.Priority, file.Firm, Lay(world, file));
            }
            visits.Sort();
            int next = 0;
            S4Triage.Work(world, _provider, week, visits, ref next);
            TakeLog(w, answers, applications, handOvers, Now(week) + 1);
            isFree[w] = world.IsFree[_provider];
        }
        _callers.RemoveAll(c => c.Due <= Now(week));
        return new() { Answers = [.. answers], Applications = [.. applications], HandOvers = handOvers.ToDictionary(h => h.Key, h => h.Value.ToArray()), IsFree = isFree };
    }

    /// <summary>Its account of the quarter so far, by world.</summary>
    public ProviderReport[] Report() => [.. _worlds.Select(Report)];

    /// <summary>Ends the quarter: applicants are helped, what was learned fades, and who has waited too long is struck off.</summary>
    /// <param name="awards">By world.</param>
    public void Close(IReadOnlyList<ProviderAward> awards)
    {
        int end = Now(S3Search.Weeks);
        for (int w = 0; w < _worlds.Count; w++)
        {
            var world = _worlds[w];
            for (int need = 0; need < NeedTypes.Count; need++)
                for (int n = 0; n < awards[w].Helped[need]; n++) world.Experience[(_provider * NeedTypes.Count) + need]++;
            world.Carry[_provider] += awards[w].Minutes;
            S8Governance.Forget(world);
            var queue = world.Queues[_provider];
            for (int i = 0; i < queue.Count; i++) if (world.Pool.Cases[queue[i]].EndWeek <= end) StrikeOff(world, queue[i]);
        }
    }

    private ProviderReport Report(World world)
    {
        int providers = _plan.System.Providers.Length;
        // The governing body has the hours of all in its books already.
        Array.Clear(world.Tally.Capacity);
        Array.Clear(world.Tally.Overhead);
        Array.Clear(world.Tally.Coordination);
        return new()
        {
            Carry = world.Carry[_provider],
            Waiting = world.Queues[_provider].Waiting,
            Experience = world.Experience[(_provider * NeedTypes.Count)..((_provider + 1) * NeedTypes.Count)],
            Tally = Counters<Tally>.Of(world.Tally),
            Year = Counters<YearStatus>.Of(world.Year),
        };
    }

    /// <summary>A case that ended while it queued keeps its place until its turn comes.</summary>
    private void StrikeOff(World world, int index)
    {
        ref var c = ref world.Pool.Cases[index];
        if (c.State != CaseState.Queued) return;
        c.State = CaseState.None;
        world.Queues[_provider].Waiting--;
    }

    private void TakeNews()
    {
        for (int w = 0; w < _worlds.Count && _news.Count > 0; w++)
        {
            var world = _worlds[w];
            var queue = world.Queues[_provider];
            for (int i = 0; i < queue.Count; i++)
            {
                ref readonly var need = ref _luck.NeedOf(world.Pool.Cases[queue[i]]);
                if (!_news.TryGetValue(new(w, need.Firm, need.Week), out int jobs)) continue;
                world.Firms.Jobs[queue[i]] = jobs;
                if (jobs == 0) StrikeOff(world, queue[i]);
            }
        }
        var callers = CollectionsMarshal.AsSpan(_callers);
        foreach (ref var caller in callers) if (_news.TryGetValue(new(caller.World, caller.Firm, caller.Arose), out int jobs)) caller = caller with { Jobs = jobs };
        _callers.RemoveAll(static c => c.Jobs == 0);
        _news.Clear();
    }

    /// <summary>Writes down what was done with cases, and lays aside those that are over here.</summary>
    private void TakeLog(int w, List<Answer> answers, List<Answer>? applications, Dictionary<int, List<CaseFile>>? handOvers, int due = 0)
    {
        var world = _worlds[w];
        int order = 0;
        foreach (ref readonly var e in CollectionsMarshal.AsSpan(world.Log!))
        {
            ref readonly var need = ref _luck.NeedOf(e.Case);
            var answer = Answer.Of(w, _provider, order++, e, need);
            answers.Add(answer);
            switch (e.Kind)
            {
                case DeskEventKind.Moves when handOvers is not null && e.Case.Provider is >= 0 and var colleague:
                    if (!handOvers.TryGetValue(colleague, out var cases)) handOvers[colleague] = cases = [];
                    cases.Add(CaseFile.Of(w, need, e.Case, world.Firms.Jobs[e.Index], due));
                    break;
                case DeskEventKind.Applies:
                    applications!.Add(answer);
                    break;
            }
            if (e.Kind is DeskEventKind.Moves or DeskEventKind.Applies or DeskEventKind.Ended or DeskEventKind.LeftQueue or DeskEventKind.SentHome) world.Pool.Free(e.Index);
        }
        world.Log!.Clear();
    }

    /// <summary>Lays a case on the desk: its entry, its need and its firm have the same number here.</summary>
    private int Lay(World world, in CaseFile file)
    {
        int index = world.Pool.Take(), ring = file.Arose / S3Search.Weeks % _luck.Cohorts.Length;
        var cohort = _luck.Cohorts[ring];
        int need = cohort.Add();
        cohort.Needs[need] = file.ToNeed(index);
        world.Pool.Cases[index] = file.ToCase(ring, need, index);
        if (index >= world.Firms.Jobs.Length) Array.Resize(ref world.Firms.Jobs, Math.Max(64, index * 2));
        world.Firms.Jobs[index] = file.Jobs;
        return index;
    }

    /// <summary>The ring of cohorts as it is on the firms' side: this quarter's, and those before it.</summary>
    private void OpenCohorts(int quarter)
    {
        int ring = _luck.Cohorts.Length, age = quarter + _plan.WarmUpQuarters;
        for (int back = 0; back < ring && back <= age; back++) _luck.Cohorts[(age - back) % ring].Quarter = quarter - back;
        _luck.Cohorts[age % ring].Count = 0;
    }
}
