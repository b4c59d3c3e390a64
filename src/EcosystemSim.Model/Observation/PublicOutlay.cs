using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Observation;

/// <summary>What a quarter costs the public, in whole currency units.</summary>
internal static class PublicOutlay
{
    /// <summary>Hours, grants, infrastructure, and what coordination costs in money, of this quarter so far.</summary>
    /// <param name="minutes">Of advisers.</param>
    public static long Of(World world, long minutes) => Hours(world, minutes) + world.Tally.GrantsPaid + world.Tally.InfrastructurePaid + Staff(world) + Rent(world);

    /// <summary>The same of one region.</summary>
    public static long Of(World world, long minutes, int region) =>
        Hours(world, minutes) + world.Tally.GrantsPaidOfRegion[region] + world.Tally.InfrastructurePaidOfRegion[region] + Staff(world, region) + Rent(world, region);

    /// <summary>What agreements' own staff cost.</summary>
    /// <param name="region">Region in which they sit; -1 = all.</param>
    public static long Staff(World world, int region = -1)
    {
        long sum = 0;
        for (int p = 0; p < world.Queues.Length; p++) sum += region < 0 || world.System.Providers[p].Region == region ? Hours(world, (long)world.Frictions.Staff[p]) : 0;
        return sum;
    }

    /// <summary>Rent of desks in a region's providers' books; -1 = all.</summary>
    public static long Rent(World world, int region = -1)
    {
        long sum = 0;
        for (int p = 0; p < world.Queues.Length; p++) sum += region < 0 || world.System.Providers[p].Region == region ? (long)world.Frictions.Rent[p] : 0;
        return sum;
    }

    private static long Hours(World world, long minutes) => (long)(minutes * world.Parameters.Governance.CostPerHour / 60);
}
