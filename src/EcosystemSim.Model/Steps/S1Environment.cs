using System.Runtime.InteropServices;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.1 Environment: demand of each sector, shocks, and entry. Who enters, where, how large and when is luck, the same in
/// every arm; only which firms from abroad land can differ.
/// </summary>
internal static class S1Environment
{
    // Quarters between two collections of freed slots: more often costs more moving, more seldom more stepping over the dead.
    private const int CompactEvery = 8;

    public static void Apply(Luck luck, List<World> worlds)
    {
        var plan = worlds[0].Plan;
        Demand(luck, plan.Parameters.Growth, plan.System.Sectors.Length);
        for (int market = 0; market < plan.System.Markets; market++)
        {
            double mean = plan.Parameters.Demography.EntryRate * luck.InitialFirms[market] * plan.System.Sectors[market % plan.System.Sectors.Length].EntryIntensity;
            luck.EntrantCount[market] = Poisson(luck.Key, Purpose.Entry, (uint)market, luck.Quarter, (float)mean);
        }
        InwardInvestment.Draw(luck, plan);
        luck.MakeRoom(worlds, luck.Arriving(), (luck.Quarter + plan.WarmUpQuarters) % CompactEvery == CompactEvery - 1);
        Enter(luck, worlds);
        InwardInvestment.Enter(luck, worlds);
    }

    private static void Demand(Luck luck, Parameters.GrowthParameters p, int sectors)
    {
        for (int s = 0; s < sectors; s++)
        {
            var (u, _, _, _) = luck.Key.Uniforms(Purpose.Demand, (uint)s, luck.Quarter);
            float next = ((float)p.DemandPersistence * luck.Demand[s]) + ((float)p.DemandInnovation * Elementary.Gaussian(u));
            luck.DemandGrowth[s] = next - luck.Demand[s] + (float)luck.Shocks.DemandChange(s, luck.Quarter);
            luck.FrontierRise[s] = (float)luck.Shocks.FrontierRise(s, luck.Quarter);
            luck.Demand[s] = next;
        }
    }

    private static void Enter(Luck luck, List<World> worlds)
    {
        var plan = worlds[0].Plan;
        var d = plan.Parameters.Demography;
        int sectors = plan.System.Sectors.Length;
        var entrants = luck.Entrants;
        entrants.Clear();
        for (int market = 0; market < plan.System.Markets; market++)
        {
            uint end = luck.NextFirmId + (uint)luck.EntrantCount[market];
            for (uint id = luck.FirstHeld(luck.NextFirmId); id < end; id = luck.FirstHeld(id + 1))
            {
                var (size, place, productivity, _) = luck.Key.Uniforms(Purpose.FirmStart, id);
                // One job and the whole part of an exponential; the half makes up for the cutting, so that the mean is the parameter's.
                int jobs = 1 + (int)(-Elementary.Log(size) * (float)(d.EntrantJobs - 0.5));
                var (_, _, _, where) = luck.TraitDraws(id);
                int slot = luck.AddFirm(market, id, luck.Quarter, jobs, luck.MunicipalityOf(market / sectors, where));
                entrants.Add(new(
                    slot, market, jobs,
                    Elementary.Log(MathF.Max(jobs - luck.Layout.Rounding[slot] + place, 0.05f)),
                    (float)d.NewcomerGap + Initialisation.StartingProductivity(plan.Parameters.Productivity, luck.Layout.Prospect[slot], Elementary.Gaussian(productivity))));
            }
            luck.NextFirmId = end;
        }
        // World by world, so that the columns of one are written in order.
        foreach (var world in worlds) Settle(world, CollectionsMarshal.AsSpan(entrants));
    }

    private static void Settle(World world, ReadOnlySpan<Entrant> entrants)
    {
        foreach (ref readonly var entrant in entrants) Settle(world, entrant);
    }

    /// <summary>A new firm meets the market of this world.</summary>
    public static void Settle(World world, in Entrant entrant)
    {
        var firms = world.Firms;
        float tau = (float)world.System.Sectors[entrant.Market % world.System.Sectors.Length].Tradability;
        // The slot is clear: never used, or cleared when it was freed.
        firms.Jobs[entrant.Slot] = entrant.Jobs;
        world.Tally.BirthJobs += entrant.Jobs;
        if (firms.Side == FirmSide.Support) return;
        // A newcomer has the size it was drawn with in whatever market it meets.
        firms.LogSize[entrant.Slot] = entrant.LogSize + ((1 - tau) * world.Markets.JobsReach(entrant.Market, world.Parameters.Growth));
        firms.Productivity[entrant.Slot] = entrant.Productivity;
        firms.Openness[entrant.Slot] = tau;
    }

    /// <summary>Poisson number of newcomers: by inversion for a small mean, by the normal approximation with its half above 60.</summary>
    internal static int Poisson(RandomKey key, Purpose purpose, uint entity, int quarter, float mean)
    {
        var (u, _, _, _) = key.Uniforms(purpose, entity, quarter);
        if (mean <= 0) return 0;
        if (mean > 60) return Math.Max(0, (int)MathF.Floor(mean + (MathF.Sqrt(mean) * Elementary.Gaussian(u)) + 0.5f));
        float term = Elementary.Exp(-mean), sum = term;
        int n = 0;
        while (u > sum && n < 200)
        {
            n++;
            term *= mean / n;
            sum += term;
        }
        return n;
    }
}
