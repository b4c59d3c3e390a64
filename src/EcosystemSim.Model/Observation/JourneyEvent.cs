using EcosystemSim.Model.Entities;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>What can happen on a firm's way through the support system.</summary>
public enum JourneyKind
{
    NeedArose,
    NoDoorKnown,
    VisitedDoor,
    WrongDoor,
    Queued,
    Referred,
    TurnedAway,
    HelpBegan,
    Applied,
    Rejected,
    Ended,
    JobsChanged,
    FirmExited,
}

/// <summary>One event on a firm's journey.</summary>
/// <param name="Firm">Firm id.</param>
/// <param name="Quarter">From the start; negative in the warm-up.</param>
/// <param name="Week">0 to 12 in the quarter; 13 = at its end.</param>
/// <param name="Need">Type of the need; null for events of the firm itself.</param>
/// <param name="Provider">Index of the provider; -1 if none is part of it.</param>
/// <param name="Fate">For <see cref="JourneyKind.Ended"/> and <see cref="JourneyKind.HelpBegan"/>.</param>
/// <param name="Value">Jobs for <see cref="JourneyKind.JobsChanged"/>; effect in log points for <see cref="JourneyKind.HelpBegan"/>;
/// for <see cref="JourneyKind.Referred"/> 1 where the firm follows; else 0.</param>
public sealed record JourneyEvent(uint Firm, int Quarter, int Week, JourneyKind Kind, NeedType? Need, int Provider, Fate Fate, double Value)
{
    /// <summary>Quarter in which the need arose; with the firm it names the need, since no firm has two in a quarter.</summary>
    public int Arose { get; init; }

    internal static JourneyEvent Ended(World world, in Need need, in Case c, Fate fate, int week)
    {
        int quarter = Math.DivRem(week, 13, out int rest) - world.Plan.WarmUpQuarters;
        return new(need.Firm, quarter, rest, JourneyKind.Ended, need.Type, c.Provider, fate, 0) { Arose = world.Luck.Cohorts[c.Cohort].Quarter };
    }
}
