using System.Text.Json;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.TwoWorlds;

/// <summary>Events of journeys as the page gets them.</summary>
public static class StoryEvent
{
    /// <summary>Name of an event's kind, such as <c>wrong_door</c>.</summary>
    public static string NameOf(JourneyKind kind) => kind switch
    {
        JourneyKind.NeedArose => "need_arose",
        JourneyKind.NoDoorKnown => "no_door_known",
        JourneyKind.VisitedDoor => "visited_door",
        JourneyKind.WrongDoor => "wrong_door",
        JourneyKind.Queued => "queued",
        JourneyKind.Referred => "referred",
        JourneyKind.TurnedAway => "turned_away",
        JourneyKind.HelpBegan => "help_began",
        JourneyKind.Applied => "applied",
        JourneyKind.Rejected => "rejected",
        JourneyKind.Ended => "ended",
        JourneyKind.JobsChanged => "jobs_changed",
        _ => "firm_exited",
    };

    /// <summary>Name of a fate, such as <c>dropped_out</c>.</summary>
    public static string NameOf(Fate fate) => fate switch
    {
        Fate.Open => "open",
        Fate.Specialised => "specialised",
        Fate.Generic => "generic",
        Fate.Alone => "alone",
        Fate.Lapsed => "lapsed",
        Fate.DroppedOut => "dropped_out",
        Fate.Private => "private",
        _ => "firm_gone",
    };

    internal static void Write(Utf8JsonWriter json, JourneyEvent e)
    {
        json.WriteStartObject();
        json.WriteNumber("q", e.Quarter);
        json.WriteNumber("w", e.Week);
        json.WriteString("kind", NameOf(e.Kind));
        if (e.Need is { } need) json.WriteNumber("need", (int)need);
        if (e.Provider >= 0) json.WriteNumber("door", e.Provider);
        if (e.Kind is JourneyKind.HelpBegan or JourneyKind.Ended) json.WriteString("fate", NameOf(e.Fate));
        if (e.Kind is JourneyKind.HelpBegan or JourneyKind.Referred) json.WriteNumber("value", Math.Round(e.Value, 6));
        json.WriteEndObject();
    }
}
