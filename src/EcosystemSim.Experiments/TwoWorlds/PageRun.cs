using System.Collections.Immutable;
using System.Text.Json;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>One replication of two arms as the page shows it: what is counted, every firm as a dot, stories, doors.</summary>
/// <remarks>Call <see cref="Advance"/> until it returns false; then the rest can be asked for.</remarks>
public sealed class PageRun
{
    /// <summary>Version of the page's documents.</summary>
    public const int Format = 1;

    /// <summary>Arms of a plan for the page.</summary>
    public const int Arms = 2;

    /// <summary>What is counted, by the name that the page has for it.</summary>
    public static IReadOnlyList<(string Name, string Outcome)> Counted { get; } =
    [
        ("jobs", Outcomes.Jobs), ("firms", Outcomes.Firms), ("needs", Outcomes.NeedsArisen), ("open", Outcomes.NeedsOpen), ("visits", Outcomes.Visits),
        ("wrong_doors", Outcomes.WrongDoors), ("referrals", Outcomes.Referrals), ("referrals_followed", Outcomes.ReferralsFollowed), ("turned_away", Outcomes.TurnedAway),
        ("helped", Outcomes.FirmsFirstHelped), ("hours_capacity", Outcomes.HoursCapacity), ("hours_coordination", Outcomes.HoursCoordination),
        ("hours_idle", Outcomes.HoursIdle), ("public_cost", Outcomes.PublicCost),
    ];

    private static readonly (string Name, Fate Fate)[] Fates =
    [
        ("specialised", Fate.Specialised), ("generic", Fate.Generic), ("private", Fate.Private), ("alone", Fate.Alone), ("lapsed", Fate.Lapsed),
        ("dropped_out", Fate.DroppedOut), ("firm_gone", Fate.FirmGone),
    ];

    private readonly ExperimentPlan _plan;
    private readonly Replication _run;
    private readonly Firm[] _initial;
    private readonly Dictionary<uint, Firm> _later = [];
    private readonly bool _firms;
    private readonly int _parts;

    // How many events there were at the end of the warm-up and of each quarter. An event's own quarter will not do: what is decided at the
    // end of a quarter begins with the next.
    private readonly int[][] _until;
    private ImmutableArray<Firm> _dots;

    /// <param name="plan">Of two arms and one labour closure.</param>
    /// <param name="replication">Its number, from 0.</param>
    /// <param name="firms">Whether firms are followed one by one; without, there are no dots and no stories, and it is faster.</param>
    public PageRun(ExperimentPlan plan, int replication, bool firms = true)
    {
        if (plan.Arms.Length != Arms || plan.Closures.Length != 1) throw new ArgumentException($"The page shows two arms under one labour closure; the plan has {plan.Arms.Length} and {plan.Closures.Length}.", nameof(plan));
        (_plan, Number) = (plan, replication);
        _until = [new int[plan.Quarters + 1], new int[plan.Quarters + 1]];
        _run = Replication.OfAllJourneys(plan, replication);
        _firms = firms;
        _parts = Parting.Quarter(plan.Arms[0], plan.Arms[1], plan.Quarters);
        _initial = firms ? [.. Enumerable.Range(0, plan.Population.Count).Select(i => new Firm((uint)i, -1, plan.Population.Sector[i], plan.Population.Municipality[i], plan.Quarters))] : [];
    }

    /// <summary>Number of the replication.</summary>
    public int Number { get; }

    /// <summary>The quarter that <see cref="Advance"/> computes next; negative in the warm-up.</summary>
    public int Quarter => _run.Quarter;

    /// <summary>Computes one quarter. Returns false when the last has been computed.</summary>
    public bool Advance()
    {
        int quarter = _run.Quarter;
        bool more = _run.Advance();
        if (quarter >= -1)
        {
            for (int arm = 0; arm < Arms; arm++)
            {
                _until[arm][quarter + 1] = _run.Events(arm, 0).Count;
                // Until the policies part there is one world.
                if (_firms && (arm == 0 || quarter >= _parts)) Follow(arm, quarter);
            }
        }
        if (!more) _dots = [.. _initial, .. _later.Values.OrderBy(firm => firm.Id)];
        return more;
    }

    private void Follow(int arm, int quarter)
    {
        _run.EachFirm(arm, 0, (id, born, sector, place, jobs) =>
        {
            if (Find(id) is not { } firm)
            {
                // Entered and left within the quarter: nothing that could be seen.
                if (jobs == 0) return;
                _later.Add(id, firm = new(id, born, sector, place, _plan.Quarters));
            }
            firm.Jobs[arm][quarter + 1] = jobs;
            if (quarter < _parts) firm.Jobs[1][quarter + 1] = jobs;
        });
    }

    private Firm? Find(uint id) => id < _initial.Length ? _initial[id] : _later.GetValueOrDefault(id);

    /// <summary>SHA-256 of the observations: that of a run of the command with this replication alone.</summary>
    public string ResultHash()
    {
        var series = SeriesCatalogue.For(_plan.System);
        return Results.ResultHash.Of(_plan, series, new() { [Number] = [.. _run.Runs.Select(run => CompactValues.Pack(run.Observations.Values, series.Length))] });
    }

    /// <summary>A recorded outcome of an arm by quarter.</summary>
    public IReadOnlyList<long> Values(int arm, string outcome)
    {
        var table = _run.Runs[arm].Observations;
        int index = 0;
        while (table.Series[index].Scope != Scope.Total || table.Series[index].Outcome != outcome) index++;
        long divisor = table.Series[index].Divisor;
        return [.. Enumerable.Range(0, table.Quarters).Select(q => table[q, index] is var value && value == ObservationTable.Missing ? 0 : value / divisor)];
    }

    /// <summary>Needs of an arm that ended in a fate, by the quarter in which they ended.</summary>
    public IReadOnlyList<int> Ended(int arm, Fate fate)
    {
        int[] ended = new int[_plan.Quarters];
        var events = _run.Events(arm, 0);
        for (int quarter = 0; quarter < ended.Length; quarter++)
        {
            for (int i = _until[arm][quarter]; i < _until[arm][quarter + 1]; i++)
            {
                if (events[i].Kind == JourneyKind.Ended && events[i].Fate == fate) ended[quarter]++;
            }
        }
        return ended;
    }

    /// <summary>Writes what the page shows of the run.</summary>
    /// <param name="world">Id that the page has for the plan.</param>
    /// <param name="settings">As they were moved.</param>
    /// <param name="firms">Whether every firm is in it.</param>
    /// <param name="hash">Whether the result hash is.</param>
    /// <param name="arm">The only arm that is in it; null for both. A class that guesses must not find the other.</param>
    public void Write(Utf8JsonWriter json, string world, IReadOnlyDictionary<string, double> settings, bool firms, bool hash, int? arm = null)
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("world", world);
        json.WriteNumber("replication", Number);
        json.WriteStartObject("settings");
        foreach (var (id, value) in settings) json.WriteNumber(id, value);
        json.WriteEndObject();
        if (hash) json.WriteString("hash", ResultHash());
        else json.WriteNull("hash");
        if (arm is { } only) json.WriteNumber("arm", only);
        Each(json, "counts", arm, one => WriteCounts(json, one));
        if (firms && _firms) WriteFirms(json, arm);
        json.WriteEndObject();
    }

    /// <summary>Writes a firm's two stories; nothing happens in those of a firm that there is not.</summary>
    public void WriteStory(Utf8JsonWriter json, uint firm)
    {
        int dot = _dots.BinarySearch(new(firm, 0, 0, 0, 0), Comparer<Firm>.Create((a, b) => a.Id.CompareTo(b.Id)));
        json.WriteStartObject();
        json.WriteNumber("firm", firm);
        json.WriteNumber("dot", Math.Max(dot, -1));
        json.WriteStartArray("arms");
        for (int arm = 0; arm < Arms; arm++)
        {
            json.WriteStartObject();
            json.WriteStartArray("jobs");
            if (dot >= 0) foreach (var (quarter, jobs) in _dots[dot].Changes(arm)) WriteNumbers(json, quarter, jobs);
            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (var e in Story(arm, firm)) StoryEvent.Write(json, e);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What happened to a firm in an arm from the start on.</summary>
    public IEnumerable<JourneyEvent> Story(int arm, uint firm)
    {
        var events = _run.Events(arm, 0).Where(e => e.Firm == firm && e.Quarter >= 0);
        return Find(firm)?.ClosedIn(arm) is { } quarter
            ? events.Append(new(firm, quarter, 13, JourneyKind.FirmExited, null, -1, default, 0)).OrderBy(e => e.Quarter)
            : events;
    }

    /// <summary>Firms worth a story: turn by turn one that gains jobs, one that loses some, and one to whom help made no difference, those with most to tell first.</summary>
    public ImmutableArray<uint> WorthTelling(int count)
    {
        int last = _plan.Quarters;
        var lengths = _run.Events(1, 0).Where(e => e.Quarter >= 0).CountBy(e => e.Firm).ToDictionary();
        var initial = _dots.Where(d => d.Id < _plan.Population.Count && lengths.ContainsKey(d.Id)).OrderByDescending(d => Math.Min(lengths[d.Id], 12)).ThenBy(d => d.Id).ToList();
        uint[][] kinds =
        [
            [.. initial.Where(d => Gain(d) > 0).OrderByDescending(Gain).Select(d => d.Id)],
            [.. initial.Where(d => Gain(d) < 0).OrderBy(Gain).Select(d => d.Id)],
            [.. initial.Where(d => Gain(d) == 0 && d.Jobs[0][last] > 0).Select(d => d.Id)],
        ];
        return [.. Enumerable.Range(0, count).SelectMany(i => kinds.Where(k => i < k.Length).Select(k => k[i])).Take(count)];

        int Gain(Firm d) => d.Jobs[1][last] - d.Jobs[0][last];
    }

    /// <summary>Writes who sent whom to whom.</summary>
    /// <param name="summed">Before the policies part as one and after it as one, instead of quarter by quarter.</param>
    public void WriteDoors(Utf8JsonWriter json, bool summed)
    {
        int parts = summed ? Parting.Quarter(_plan.Arms[0], _plan.Arms[1], _plan.Quarters) : 0;
        json.WriteStartObject();
        json.WriteStartArray("arms");
        for (int arm = 0; arm < Arms; arm++) DoorCounts.Of(_run.Events(arm, 0), summed ? q => q < parts ? 0 : 1 : q => q).Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCounts(Utf8JsonWriter json, int arm)
    {
        json.WriteStartObject();
        foreach (var (name, outcome) in Counted)
        {
            json.WriteStartArray(name);
            long sum = 0;
            foreach (long value in Values(arm, outcome)) json.WriteNumberValue(name == "helped" ? sum += value : value);
            json.WriteEndArray();
        }
        json.WriteStartObject("fates");
        foreach (var (name, fate) in Fates)
        {
            json.WriteStartArray(name);
            foreach (int value in Ended(arm, fate)) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Each(Utf8JsonWriter json, string name, int? arm, Action<int> write)
    {
        json.WritePropertyName(name);
        if (arm is { } only)
        {
            write(only);
            return;
        }
        json.WriteStartArray();
        for (int one = 0; one < Arms; one++) write(one);
        json.WriteEndArray();
    }

    private void WriteFirms(Utf8JsonWriter json, int? arm)
    {
        var born = _dots.Where(d => d.Id >= _plan.Population.Count).ToList();
        json.WriteStartObject("born");
        Column("id", d => d.Id);
        Column("place", d => d.Place);
        Column("sector", d => d.Sector);
        Column("quarter", d => d.Born);
        json.WriteEndObject();
        Each(json, "dots", arm, one => Dots.Write(json, _dots, one, _run.Events(one, 0), _until[one]));
        Each(json, "end", arm, one =>
        {
            json.WriteStartObject();
            json.WriteStartArray("jobs");
            foreach (var dot in _dots) json.WriteNumberValue(dot.Jobs[one][_plan.Quarters]);
            json.WriteEndArray();
            json.WriteEndObject();
        });

        void Column(string name, Func<Firm, long> value)
        {
            json.WriteStartArray(name);
            foreach (var dot in born) json.WriteNumberValue(value(dot));
            json.WriteEndArray();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, int one, int other)
    {
        json.WriteStartArray();
        json.WriteNumberValue(one);
        json.WriteNumberValue(other);
        json.WriteEndArray();
    }
}

/// <summary>A firm on the page.</summary>
/// <param name="Born">Quarter of birth; negative before the start.</param>
internal sealed record Firm(uint Id, int Born, int Sector, int Place, int Quarters)
{
    /// <summary>Jobs by arm at the end of the warm-up and of each quarter.</summary>
    public int[][] Jobs { get; } = [new int[Quarters + 1], new int[Quarters + 1]];

    /// <summary>Jobs in the first quarter in which it exists, and whenever they are others.</summary>
    public IEnumerable<(int Quarter, int Jobs)> Changes(int arm)
    {
        int before = 0;
        for (int quarter = 0; quarter < Quarters; quarter++)
        {
            int jobs = Jobs[arm][quarter + 1];
            if (jobs != before) yield return (quarter, jobs);
            before = jobs;
        }
    }

    /// <summary>The quarter in which it closed; null where it did not.</summary>
    public int? ClosedIn(int arm)
    {
        for (int quarter = 0; quarter < Quarters; quarter++)
        {
            if (Jobs[arm][quarter] > 0 && Jobs[arm][quarter + 1] == 0) return quarter;
        }
        return null;
    }
}
