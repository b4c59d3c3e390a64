using System.Text.Json;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>Who sent whom to whom: visits, referrals and help by pair of doors.</summary>
public sealed class DoorCounts
{
    /// <summary>Sent by nobody: the firm chose the door.</summary>
    public const int ByItself = -1;

    /// <summary>By quarter (or whatever stands for it), door that sent and door that was named.</summary>
    public SortedDictionary<(int When, int From, int To), (int Sent, int Came, int Helped)> Rows { get; } = [];

    /// <summary>Counts the events of a world from the start on.</summary>
    /// <param name="when">What a quarter is counted under.</param>
    public static DoorCounts Of(IEnumerable<JourneyEvent> events, Func<int, int> when)
    {
        var counts = new DoorCounts();
        var sent = new Dictionary<(uint, int), (int From, int To)>();
        var at = new Dictionary<(uint, int), (int From, int To)>();
        foreach (var e in events)
        {
            var need = (e.Firm, e.Arose);
            switch (e.Kind)
            {
                case JourneyKind.VisitedDoor:
                    // The door that was named may have closed since; then the firm has chosen another.
                    bool followed = sent.Remove(need, out var pair) && pair.To == e.Provider;
                    if (!followed) pair = (ByItself, e.Provider);
                    at[need] = pair;
                    counts.Add(e.Quarter, when, pair, followed ? 0 : 1, 1, 0);
                    break;
                case JourneyKind.Referred:
                    var named = (at.TryGetValue(need, out var here) ? here.To : ByItself, e.Provider);
                    if (e.Value > 0) sent[need] = named;
                    counts.Add(e.Quarter, when, named, 1, 0, 0);
                    break;
                case JourneyKind.HelpBegan when at.TryGetValue(need, out var place) && place.To == e.Provider:
                    counts.Add(e.Quarter, when, place, 0, 0, 1);
                    break;
                case JourneyKind.Ended:
                    at.Remove(need);
                    sent.Remove(need);
                    break;
            }
        }
        return counts;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Column("q", (key, _) => key.When);
        Column("from", (key, _) => key.From);
        Column("to", (key, _) => key.To);
        Column("sent", (_, row) => row.Sent);
        Column("came", (_, row) => row.Came);
        Column("helped", (_, row) => row.Helped);
        json.WriteEndObject();

        void Column(string name, Func<(int When, int From, int To), (int Sent, int Came, int Helped), int> value)
        {
            json.WriteStartArray(name);
            foreach (var (key, row) in Rows) json.WriteNumberValue(value(key, row));
            json.WriteEndArray();
        }
    }

    private void Add(int quarter, Func<int, int> when, (int From, int To) pair, int sent, int came, int helped)
    {
        if (quarter < 0) return;
        var key = (when(quarter), pair.From, pair.To);
        var row = Rows.GetValueOrDefault(key);
        Rows[key] = (row.Sent + sent, row.Came + came, row.Helped + helped);
    }
}
