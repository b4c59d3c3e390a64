using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// Firms from abroad that look for a place (ODD 7.1). Who looks at which region, in which sector and how large is luck, the same
/// in every arm; whether a candidate lands is decided in each world by one draw and that world's share.
/// </summary>
internal static class InwardInvestment
{
    private const int SmallestJobs = 5;

    /// <summary>This quarter's candidates by market; no slot is given yet.</summary>
    public static void Draw(Luck luck, Policy.ExperimentPlan plan)
    {
        luck.Candidates.Clear();
        Array.Clear(luck.CandidateCount);
        int sectors = plan.System.Sectors.Length;
        for (int region = 0; region < plan.System.Regions.Length; region++)
        {
            var (firms, weight) = LookedAt(luck, plan.System, region);
            if (weight <= 0) continue;
            double mean = plan.Parameters.InwardInvestment.CandidatesPerYear / 4 * firms / 10_000;
            int count = S1Environment.Poisson(luck.Key, Purpose.InwardNumber, (uint)region, luck.Quarter, (float)mean);
            for (int c = 0; c < count; c++)
            {
                uint id = luck.TakeForeignId();
                var (choice, landing, _, _) = luck.Key.Uniforms(Purpose.InwardCandidate, id);
                int market = MarketOf(luck, plan.System.Sectors, region, choice * weight);
                luck.CandidateCount[market]++;
                luck.Candidates.Add((id, market, landing));
            }
        }
    }

    /// <summary>How many firms from abroad look at each region, relative to the other regions.</summary>
    public static double[] Candidates(Luck luck, Entities.SystemSpec system)
    {
        var candidates = new double[system.Regions.Length];
        for (int region = 0; region < candidates.Length; region++)
        {
            var (firms, weight) = LookedAt(luck, system, region);
            candidates[region] = weight > 0 ? firms : 0;
        }
        return candidates;
    }

    /// <summary>Gives each candidate a slot, and lets it land in the worlds where its draw lies under their share.</summary>
    public static void Enter(Luck luck, List<World> worlds)
    {
        var plan = worlds[0].Plan;
        var p = plan.Parameters.InwardInvestment;
        int sectors = plan.System.Sectors.Length;
        foreach (var (id, market, landing) in luck.Candidates)
        {
            if (!luck.Holds(id)) continue;
            var (size, place, productivity, _) = luck.Key.Uniforms(Purpose.FirmStart, id);
            // The smallest and the whole part of an exponential; the half makes up for the cutting, so that the mean is the parameter's.
            int jobs = SmallestJobs + (int)(-Elementary.Log(size) * (float)Math.Max(0, p.Jobs - SmallestJobs + 0.5));
            if (p.Jobs <= SmallestJobs) jobs = SmallestJobs;
            var (_, _, _, where) = luck.TraitDraws(id);
            int slot = luck.AddFirm(market, id, luck.Quarter, jobs, luck.MunicipalityOf(market / sectors, where));
            var candidate = new Entrant(
                slot, market, jobs,
                Elementary.Log(MathF.Max(jobs - luck.Layout.Rounding[slot] + place, 0.05f)),
                (float)p.ProductivityPremium + Initialisation.StartingProductivity(plan.Parameters.Productivity, luck.Layout.Prospect[slot], Elementary.Gaussian(productivity)));
            foreach (var world in worlds)
            {
                world.Tally.ForeignCandidatesOfRegion[market / sectors]++;
                if (landing < (float)p.LandingShare + world.LandingAdded[market]) Land(world, candidate);
                else world.Firms.Clear(slot);
            }
        }
    }

    /// <summary>Firms that the region had at the beginning, and its jobs then as far as they sell against the world.</summary>
    private static (long Firms, double Weight) LookedAt(Luck luck, Entities.SystemSpec system, int region)
    {
        long firms = 0;
        double weight = 0;
        for (int sector = 0; sector < system.Sectors.Length; sector++)
        {
            int market = system.Market(region, sector);
            firms += luck.InitialFirms[market];
            weight += luck.InitialJobs[market] * system.Sectors[sector].Tradability;
        }
        return (firms, weight);
    }

    private static void Land(World world, in Entrant candidate)
    {
        S1Environment.Settle(world, candidate);
        if (world.Firms.Side != FirmSide.Support)
        {
            float tau = (float)world.System.Sectors[candidate.Market % world.System.Sectors.Length].Tradability;
            world.Firms.Openness[candidate.Slot] = tau + ((1 - tau) * (float)world.Parameters.Export.ExportShare);
        }
        int region = candidate.Market / world.System.Sectors.Length;
        world.Tally.ForeignProjectsOfRegion[region]++;
        world.Tally.ForeignJobsOfRegion[region] += candidate.Jobs;
    }

    /// <summary>A sector by the jobs that the region had in it at the beginning, as far as they sell against the world.</summary>
    private static int MarketOf(Luck luck, System.Collections.Immutable.ImmutableArray<Entities.SectorSpec> sectors, int region, double choice)
    {
        int last = -1;
        for (int sector = 0; sector < sectors.Length; sector++)
        {
            int market = (region * sectors.Length) + sector;
            double weight = luck.InitialJobs[market] * sectors[sector].Tradability;
            if (weight <= 0) continue;
            last = market;
            if (choice < weight) return market;
            choice -= weight;
        }
        return last;
    }
}
