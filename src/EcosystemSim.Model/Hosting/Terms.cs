using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model.Hosting;

/// <summary>What is agreed in one world from a quarter on, beside what the plan says: everything else follows from the arm.</summary>
public sealed record Terms
{
    /// <summary>The world.</summary>
    public required int World { get; init; }

    /// <summary>Arm whose agreements are in force.</summary>
    public required int Arm { get; init; }

    /// <summary>Quarter from which they hold so.</summary>
    public required int Quarter { get; init; }

    /// <summary>Commitment of each provider, 0 to 1.</summary>
    public required float[] Commitment { get; init; }

    /// <summary>Parties that have left. [lever * providers + provider]</summary>
    public required bool[] Left { get; init; }

    /// <summary>Minutes a quarter that documented effect has moved to each provider.</summary>
    public required long[] Reallocated { get; init; }

    /// <summary>Minutes a quarter that the monitoring cycle has moved to each provider.</summary>
    public required long[] Adjusted { get; init; }

    /// <summary>Rules that have fallen.</summary>
    public required int Reliefs { get; init; }
}

/// <summary>What is in force in a world, as firms and providers read it; worked out once in a process for all of them.</summary>
internal sealed record InForce(PolicyState Policy, Frictions Frictions, SupportTables Tables)
{
    // Some quarters of some replications; what falls out is worked out again when it is asked for.
    private const int Most = 256;
    private static readonly ConditionalWeakTable<ExperimentPlan, ConcurrentDictionary<(uint, int, int), Lazy<InForce>>> Known = [];

    /// <summary>What is in force under some terms.</summary>
    /// <param name="whole">The plan of the experiment.</param>
    /// <param name="plan">That of the replication.</param>
    public static InForce Under(Terms terms, ExperimentPlan whole, ExperimentPlan plan, Luck luck)
    {
        var known = Known.GetOrCreateValue(whole);
        if (known.Count > Most) known.Clear();
        return known.GetOrAdd((luck.Key.Replication, terms.World, terms.Quarter), _ => new(() => Make(terms, plan, luck))).Value;
    }

    private static InForce Make(Terms terms, ExperimentPlan plan, Luck luck)
    {
        var system = plan.System;
        var policy = PolicyTimeline.At(plan.Arms[terms.Arm], terms.Quarter, plan.Parameters).Without(terms.Left, system.Providers.Length);
        long[] own = [.. luck.BaseMinutes.Select((minutes, p) => minutes + terms.Reallocated[p] + terms.Adjusted[p])];
        var frictions = Frictions.Under(policy, system, plan.Parameters, terms.Commitment, own, InwardInvestment.Candidates(luck, system), new(system, luck.Key, Initialisation.FirmsByMarket(plan)));
        PolicyDialogue.Relieve(policy[Lever.PolicyDialogue], frictions, terms.Reliefs);
        return new(policy, frictions, new(system, frictions, luck.Doors));
    }

    /// <summary>Puts it in force in a world.</summary>
    public void In(World world) => (world.Policy, world.Frictions, world.Tables) = (Policy, Frictions, Tables);
}
