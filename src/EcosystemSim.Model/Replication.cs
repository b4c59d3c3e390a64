using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model;

/// <summary>One replication with all its arms and labour closures, side by side under the same luck.</summary>
/// <remarks>
/// Call <see cref="Advance"/> until it returns false, then read <see cref="Runs"/>. Arms whose policies have been the same
/// so far are one world, computed once; where they part, the world is copied. Not safe for use by two threads at once.
/// </remarks>
public sealed class Replication
{
    private readonly ExperimentPlan _plan;
    private readonly Luck _luck;
    private readonly List<World> _worlds = [];
    private readonly World[] _worldOf;
    private readonly HashSet<uint>? _traced;
    private PairPlaces? _places;

    /// <summary>Sets up the initial firms.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="number">Number of the replication, from 0; part of every random key.</param>
    /// <param name="tracedFirms">Firms whose journeys are written down; null for none.</param>
    /// <exception cref="ArgumentException">An agreement or the end of support is dated before the start, where no arm may differ.</exception>
    public Replication(ExperimentPlan plan, int number, IEnumerable<uint>? tracedFirms = null)
        : this(plan, number, FirmSide.Whole, tracedFirms)
    {
    }

    /// <summary>As above, or the support side alone, whose firms lie in blocks.</summary>
    internal Replication(ExperimentPlan plan, int number, FirmSide side, IEnumerable<uint>? tracedFirms)
    {
        if (plan.Arms.Any(a => a.SupportEnds < 0 || a.Agreements.Any(g => g.From < 0)))
            throw new ArgumentException("No policy can begin before the start: the warm-up is the same in all arms.", nameof(plan));
        for (int arm = 0; arm < plan.Arms.Length; arm++)
        {
            if (plan.Arms[arm].SpendsLike is { } other && !plan.Arms.Take(arm).Any(a => a.Id == other))
                throw new ArgumentException($"The arm '{plan.Arms[arm].Id}' spends like '{other}', which is no arm before it.", nameof(plan));
        }
        _plan = plan = plan.For(number);
        _luck = new(plan, number, side);
        Number = number;
        var root = Initialisation.Create(_luck, plan);
        if (tracedFirms is not null)
        {
            _traced = [.. tracedFirms];
            root.Journey = [];
        }
        _worlds.Add(root);
        _worldOf = new World[plan.Arms.Length * plan.Closures.Length];
        Array.Fill(_worldOf, root);
    }

    /// <summary>A replication that writes down the journeys of all its firms but for changes of their jobs; <see cref="Events"/> has them.</summary>
    public static Replication OfAllJourneys(ExperimentPlan plan, int number)
    {
        var replication = new Replication(plan, number);
        replication._worlds[0].Journey = [];
        return replication;
    }

    /// <summary>Number of the replication.</summary>
    public int Number { get; }

    /// <summary>The quarter that <see cref="Advance"/> computes next; negative in the warm-up.</summary>
    public int Quarter => _luck.Quarter;

    /// <summary>World-quarters computed so far: arms that are still equal are computed once.</summary>
    public long WorldQuarters { get; private set; }

    /// <summary>Firm-quarters computed so far, over all worlds computed.</summary>
    public long FirmQuarters { get; private set; }

    /// <summary>Observations of every arm and closure, arms first; complete after the last quarter.</summary>
    public ImmutableArray<ArmRun> Runs { get; private set; } = [];

    /// <summary>Worlds, for tests that look inside.</summary>
    internal IReadOnlyList<World> Worlds => _worlds;

    internal Luck Luck => _luck;

    /// <summary>From which world each world that was added this quarter was copied, in the order of <see cref="Worlds"/>.</summary>
    internal List<int> Forks { get; } = [];

    /// <summary>World without support of each world; see <see cref="Evaluation.Twins"/>.</summary>
    internal int[] Twins() => Evaluation.Twins(_plan, _worlds, _worldOf);

    /// <summary>World of an arm under a closure.</summary>
    internal World WorldOf(int arm, int closure) => _worldOf[(arm * _plan.Closures.Length) + closure];

    /// <summary>First arm of a world; its policy is that of all arms of it.</summary>
    internal int ArmOf(World world) => Array.IndexOf(_worldOf, world) / _plan.Closures.Length;

    /// <summary>Computes one quarter of all arms. Returns false when the last quarter has been computed.</summary>
    public bool Advance()
    {
        if (_luck.Quarter >= _plan.Quarters) return false;
        BeginQuarter();
        Schedule.Advance(_luck, _worlds, _plan.BlockSize);
        return EndQuarter();
    }

    /// <summary>Policies come into force, and worlds part.</summary>
    internal void BeginQuarter()
    {
        if (_luck.Quarter == 0) Begin();
        PartWorlds();
        for (int i = 0; i < _worldOf.Length; i++)
        {
            if (_worldOf[i].Policy.SpendsLike is { } other) _worldOf[i].SpendsLike = _worldOf[(ArmIndex(other) * _plan.Closures.Length) + (i % _plan.Closures.Length)];
            // What is followed must be decided first.
            if (_worldOf[i].SpendsLike is { } first && _worlds.IndexOf(first) >= _worlds.IndexOf(_worldOf[i])) throw new InvalidOperationException("A world would follow an outlay that is not yet known.");
        }
    }

    /// <summary>Counts the quarter. Returns false after the last, when the results are there.</summary>
    internal bool EndQuarter()
    {
        foreach (var world in _worlds)
        {
            WorldQuarters++;
            foreach (ref readonly var sum in world.Totals.Sums.AsSpan()) FirmQuarters += sum.Firms + sum.Exits;
            TraceJobs(world);
        }
        if (_luck.Side == FirmSide.Whole) Evaluation.Record(_plan, _worlds, _worldOf);
        _luck.Quarter++;
        if (_luck.Quarter < _plan.Quarters) return true;
        Finish();
        return false;
    }

    /// <summary>Journey of a traced firm in one arm, in order.</summary>
    public IReadOnlyList<JourneyEvent> Journey(int arm, int closure, uint firm) =>
        WorldOf(arm, closure).Journey is { } events ? [.. events.Where(e => e.Firm == firm)] : [];

    /// <summary>What has happened to the traced firms of an arm so far, in order; the same list grows until the arm's world parts from another.</summary>
    public IReadOnlyList<JourneyEvent> Events(int arm, int closure) => WorldOf(arm, closure).Journey ?? [];

    /// <summary>Gives each firm that exists in some world of the replication, as it is in an arm now: those that have closed there too, without jobs.</summary>
    public void EachFirm(int arm, int closure, FirmVisitor visit)
    {
        int[] jobs = WorldOf(arm, closure).Firms.Jobs;
        var layout = _luck.Layout;
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++)
                visit(layout.Id[i], layout.BirthQuarter[i], market % _plan.System.Sectors.Length, layout.Municipality[i], jobs[i]);
        }
    }

    /// <summary>All active firms of an arm as they are now.</summary>
    public FirmSnapshot Snapshot(int arm, int closure)
    {
        var world = WorldOf(arm, closure);
        var layout = _luck.Layout;
        var slots = new List<int>();
        var markets = new List<int>();
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++)
            {
                if (!world.IsActive(i)) continue;
                slots.Add(i);
                markets.Add(market);
            }
        }
        return new(
            [.. slots.Select(i => layout.Id[i])], [.. slots.Select(i => layout.BirthQuarter[i])], [.. slots.Select(i => world.Firms.Jobs[i])],
            [.. slots.Select(i => world.Firms.Productivity[i])], [.. markets], [.. slots.Select(i => (int)world.Firms.LastHelped[i])], [.. slots.Select(i => (int)world.Firms.Remembered[i])],
            [.. slots.Zip(markets, (i, market) => world.Firms.Openness[i] > (float)_plan.System.Sectors[market % _plan.System.Sectors.Length].Tradability + 1e-4f)],
            [.. slots.Zip(markets, (i, market) => KnowsHouse(world, world.Firms.Jobs[i], market))]);
    }

    /// <summary>Probability that a firm of so many jobs in a market knows a business house at least: who knows which door is drawn apart for each.</summary>
    private float KnowsHouse(World world, int jobs, int market)
    {
        float factor = Luck.Power(_luck.AwarenessFactor, jobs, (float)world.Parameters.Search.AwarenessSizeExponent), none = 1;
        for (int provider = 0; provider < _plan.System.Providers.Length; provider++)
        {
            if (_plan.System.Providers[provider].Kind == ProviderKind.BusinessHouse) none *= 1 - MathF.Min(1, world.Tables.Awareness(provider, market) * factor);
        }
        return 1 - none;
    }

    private int ArmIndex(string id)
    {
        int arm = 0;
        while (_plan.Arms[arm].Id != id) arm++;
        return arm;
    }

    private void Begin()
    {
        var root = _worlds[0];
        if (_luck.Side == FirmSide.Whole) Initialisation.MarkSizes(root, _luck.Layout);
        Initialisation.Begin(root);
    }

    /// <summary>Copies a world for each arm that parts from the others in it, and works out the frictions of each.</summary>
    private void PartWorlds()
    {
        int quarter = _luck.Quarter;
        Forks.Clear();
        var before = _worlds.ToArray();
        foreach (var world in before)
        {
            var kept = false;
            var parted = new List<(PolicyState Policy, LabourClosure Closure, World World)>();
            for (int i = 0; i < _worldOf.Length; i++)
            {
                if (_worldOf[i] != world) continue;
                var policy = PolicyTimeline.At(_plan.Arms[i / _plan.Closures.Length], quarter, _plan.Parameters);
                // Labour supply is that of the start, so the closures are one world until then.
                var closure = quarter < 0 ? LabourClosure.Slack : _plan.Closures[i % _plan.Closures.Length];
                int found = parted.FindIndex(p => p.Closure == closure && p.Policy == policy);
                if (found < 0)
                {
                    found = parted.Count;
                    parted.Add((policy, closure, kept ? world.Fork() : world));
                    kept = true;
                }
                _worldOf[i] = parted[found].World;
            }
            foreach (var (policy, closure, part) in parted)
            {
                part.Closure = closure;
                // Commitment moves once a year, and only under agreements.
                bool yearly = (quarter + _plan.WarmUpQuarters) % 4 == 0 && policy.Levers.Items.Length > 0;
                part.TablesAreNew = part.Tables is null || part.Stated != policy || yearly;
                if (part.TablesAreNew) SetPolicy(part, policy);
                if (part == world) continue;
                Forks.Add(Array.IndexOf(before, world));
                _worlds.Add(part);
            }
        }
    }

    /// <summary>Frictions change with policy, and once a year with commitment.</summary>
    private void SetPolicy(World world, PolicyState policy)
    {
        End(world, policy);
        world.Stated = policy;
        world.Policy = policy.Without(world.Left, _plan.System.Providers.Length);
        world.Frictions = Frictions.Under(world.Policy, _plan.System, _plan.Parameters, world.Commitment, world.OwnMinutes(), InwardInvestment.Candidates(_luck, _plan.System), _places ??= new(_plan.System, _luck.Key, Initialisation.FirmsByMarket(_plan)));
        world.LandingAdded = world.Frictions.LandingAdded;
        PolicyDialogue.Relieve(world.Policy[Lever.PolicyDialogue], world.Frictions, world.Funds.Reliefs);
        world.Tables = new(_plan.System, world.Frictions, _luck.Doors);
    }

    /// <summary>What an agreement has moved comes back when it ends; who has left one is free to be party to the next.</summary>
    private static void End(World world, PolicyState policy)
    {
        if (!policy.Has(Lever.DocumentedEffect)) Array.Clear(world.Reallocated);
        if (!policy.Has(Lever.MonitoringCycle)) Array.Clear(world.Adjusted);
        int providers = world.Commitment.Length;
        for (int i = 0; i < providers; i++)
        {
            if (!policy.HasParty(i)) world.Commitment[i] = 1;
        }
        foreach (var lever in Enum.GetValues<Lever>())
        {
            if (policy[lever].Since != world.Stated[lever].Since || policy.Has(lever) != world.Stated.Has(lever)) Array.Clear(world.Left, (int)lever * providers, providers);
        }
    }

    private void TraceJobs(World world)
    {
        if (world.Journey is null || _traced is null) return;
        world.Journey.RemoveAll(e => !_traced.Contains(e.Firm));
        var layout = _luck.Layout;
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++)
            {
                if (!_traced.Contains(layout.Id[i])) continue;
                var last = world.Journey.FindLast(e => e.Firm == layout.Id[i] && e.Kind is JourneyKind.JobsChanged or JourneyKind.FirmExited);
                int jobs = world.Firms.Jobs[i];
                if (last is { Kind: JourneyKind.FirmExited } || (last is not null && (int)last.Value == jobs)) continue;
                world.Journey.Add(new(layout.Id[i], _luck.Quarter, 13, jobs == 0 ? JourneyKind.FirmExited : JourneyKind.JobsChanged, null, -1, default, jobs));
            }
        }
    }

    private void Finish()
    {
        foreach (var world in _worlds) S9Observation.RecordFates(world);
        AdditionalityLedger.Record(_plan, _luck.Layout, _worldOf);
        var runs = ImmutableArray.CreateBuilder<ArmRun>(_worldOf.Length);
        for (int i = 0; i < _worldOf.Length; i++)
        {
            runs.Add(new(i / _plan.Closures.Length, _plan.Closures[i % _plan.Closures.Length], _worldOf[i].Observations));
        }
        Runs = runs.MoveToImmutable();
    }
}

/// <summary>Is given a firm.</summary>
/// <param name="birthQuarter">From the start; negative before.</param>
public delegate void FirmVisitor(uint id, int birthQuarter, int sector, int municipality, int jobs);

/// <summary>Observations of one arm under one labour closure.</summary>
/// <param name="Arm">Index in the plan's arms.</param>
/// <param name="Closure">Labour closure.</param>
/// <param name="Observations">All recorded values. Arms that never parted share one table.</param>
public sealed record ArmRun(int Arm, LabourClosure Closure, ObservationTable Observations);
