using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Journeys;

/// <summary>Follows single firms through the arms of one replication.</summary>
public static class JourneyTracer
{
    /// <summary>
    /// Firms whose help differs most between two arms: helped in one and not in the other first. Among equals those with the
    /// lowest ids, so the sample is the same every time.
    /// </summary>
    /// <param name="plan">A plan with exactly two arms.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <param name="count">Firms wanted.</param>
    /// <returns>Firm ids; fewer than wanted where fewer firms are helped in one arm only.</returns>
    public static IReadOnlyList<uint> HelpedInOneArmOnly(ExperimentPlan plan, int replication, int count)
    {
        var run = Run(plan, replication, null);
        var first = run.Snapshot(0, 0);
        var second = run.Snapshot(1, 0);
        var helpedFirst = first.Id.Where((_, i) => first.LastHelped[i] > 0).ToHashSet();
        var helpedSecond = second.Id.Where((_, i) => second.LastHelped[i] > 0).ToHashSet();
        // Every other firm is one that the second arm helps and the first does not: those are lost between the doors of the first.
        var lost = helpedSecond.Except(helpedFirst).Order().ToArray();
        var gained = helpedFirst.Except(helpedSecond).Order().ToArray();
        var sample = new List<uint>();
        for (int i = 0; sample.Count < count && i < Math.Max(lost.Length, gained.Length); i++)
        {
            if (i < lost.Length) sample.Add(lost[i]);
            if (i < gained.Length && sample.Count < count) sample.Add(gained[i]);
        }
        return sample;
    }

    /// <summary>The journeys of some firms in each of two arms.</summary>
    /// <param name="plan">A plan with exactly two arms.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <param name="firms">Firm ids; an id that never exists has no events.</param>
    public static IReadOnlyList<FirmJourney> Trace(ExperimentPlan plan, int replication, IReadOnlyList<uint> firms)
    {
        var run = Run(plan, replication, firms);
        return [.. firms.Select(firm => new FirmJourney(firm, run.Journey(0, 0, firm), run.Journey(1, 0, firm)))];
    }

    private static Replication Run(ExperimentPlan plan, int replication, IEnumerable<uint>? traced)
    {
        if (plan.Arms.Length != 2) throw new ArgumentException($"A trace compares two arms; the plan has {plan.Arms.Length}.", nameof(plan));
        var run = new Replication(plan, replication, traced);
        while (run.Advance())
        {
        }
        return run;
    }
}

/// <summary>One firm's journey in two arms.</summary>
public sealed record FirmJourney(uint Firm, IReadOnlyList<JourneyEvent> First, IReadOnlyList<JourneyEvent> Second);
