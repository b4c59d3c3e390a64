using System.Collections.Immutable;
using System.Text.Json;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>What each firm is seen to be at the end of each quarter, as what changes from one to the next.</summary>
internal static class Dots
{
    private const char NotThere = '0', NoNeed = '1', Looking = '2';

    /// <summary>Writes the dots of an arm.</summary>
    /// <param name="until">How many events there were at the end of the warm-up and of each quarter.</param>
    public static void Write(Utf8JsonWriter json, ImmutableArray<Firm> dots, int arm, IReadOnlyList<JourneyEvent> events, ReadOnlySpan<int> until)
    {
        var index = new Dictionary<uint, int>();
        for (int i = 0; i < dots.Length; i++) index[dots[i].Id] = i;
        int[] open = new int[dots.Length];
        char[] last = new char[dots.Length], now = new char[dots.Length];
        Array.Fill(last, NoNeed);
        int next = 0;
        Follow(-1, until[0]);
        json.WriteStartObject();
        json.WriteString("start", now);
        json.WriteStartArray("changes");
        for (int quarter = 0; quarter + 1 < until.Length; quarter++)
        {
            char[] before = [.. now];
            Follow(quarter, until[quarter + 1]);
            WriteChanges(json, before, now);
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void Follow(int quarter, int end)
        {
            for (; next < end; next++)
            {
                var e = events[next];
                if (!index.TryGetValue(e.Firm, out int dot)) continue;
                if (e.Kind == JourneyKind.NeedArose) open[dot]++;
                if (e.Kind != JourneyKind.Ended) continue;
                open[dot]--;
                if (quarter >= 0 && Code(e.Fate) is { } code) last[dot] = code;
            }
            for (int i = 0; i < now.Length; i++) now[i] = dots[i].Jobs[arm][quarter + 1] == 0 ? NotThere : open[i] > 0 ? Looking : last[i];
        }
    }

    private static char? Code(Fate fate) => fate switch
    {
        Fate.Specialised => '3',
        Fate.Generic => '4',
        Fate.Private => '5',
        Fate.Alone => '6',
        Fate.Lapsed => '7',
        Fate.DroppedOut => '8',
        _ => null,
    };

    private static void WriteChanges(Utf8JsonWriter json, char[] before, char[] now)
    {
        int at = 0;
        var codes = new List<char>();
        json.WriteStartObject();
        json.WriteStartArray("d");
        for (int i = 0; i < now.Length; i++)
        {
            if (now[i] == before[i]) continue;
            json.WriteNumberValue(i - at);
            codes.Add(now[i]);
            at = i;
        }
        json.WriteEndArray();
        json.WriteString("c", codes.ToArray());
        json.WriteEndObject();
    }
}
