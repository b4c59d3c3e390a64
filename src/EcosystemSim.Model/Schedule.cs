using EcosystemSim.Model.State;
using EcosystemSim.Model.Steps;

namespace EcosystemSim.Model;

/// <summary>
/// One quarter, line for line the process overview of the ODD. Each step reads only what the steps before it wrote; worlds
/// never read each other, but for what another arm has spent (<see cref="MatchedOutlay"/>). Steps 3 and 4 run in thirteen weekly rounds, for open needs only.
/// </summary>
internal static class Schedule
{
    public static void Advance(Luck luck, List<World> worlds, int blockSize)
    {
        foreach (var world in worlds) world.Tally = new(world.System.Providers.Length, world.System.Regions.Length);
        S1Environment.Apply(luck, worlds);          // ODD 7.1
        luck.DrawFirms();
        var needs = luck.DrawNeeds();
        foreach (var world in worlds)
        {
            Support(world, needs);
            S7Firms.Apply(world, blockSize);        // ODD 7.7 to 7.9
            Close(world);
        }
    }

    /// <summary>The support system's part of a quarter, before the firms' own step.</summary>
    public static void Support(World world, NeedCohort needs)
    {
        S3Search.Resume(world);                 // ODD 7.3: cases that waited
        S2Needs.Apply(world, needs);            // ODD 7.2
        S4Triage.Apply(world);                  // ODD 7.3 and 7.4, week by week
        AfterTriage(world);
    }

    /// <summary>What follows the weekly rounds, up to the firms' own step.</summary>
    public static void AfterTriage(World world)
    {
        S5Decisions.Apply(world);               // ODD 7.5
        S6Delivery.Apply(world);                // ODD 7.6
    }

    /// <summary>What follows the firms' step.</summary>
    public static void Close(World world)
    {
        S8Governance.Apply(world);              // ODD 7.10
        S9Observation.CloseNeeds(world);
        if (world.Luck.Quarter >= 0) S9Observation.Record(world);   // ODD 7.11
    }
}
