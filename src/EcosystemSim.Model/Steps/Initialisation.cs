using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>ODD 5 Initialization: the population of the seed, the same in all replications; the warm-up then takes out its marks.</summary>
internal static class Initialisation
{
    public static World Create(Luck luck, Policy.ExperimentPlan plan)
    {
        var population = plan.Population;
        var p = plan.Parameters;
        int first = -plan.WarmUpQuarters;
        var slots = new int[population.Count];
        for (int i = 0; i < slots.Length; i++)
        {
            int market = plan.System.Market(population.Region[i], population.Sector[i]);
            slots[i] = luck.AddFirm(market, (uint)i, first - population.AgeQuarters[i], population.Jobs[i], population.Municipality[i]);
            luck.InitialFirms[market]++;
            luck.InitialJobs[market] += population.Jobs[i];
        }
        var world = new World(plan, luck);
        var firms = world.Firms;
        var key = RandomKey.Population(plan.Seed);
        for (int i = 0; i < slots.Length; i++)
        {
            int slot = slots[i];
            var sector = plan.System.Sectors[population.Sector[i]];
            var (_, place, productivity, _) = key.Uniforms(Purpose.FirmStart, (uint)i);
            firms.Jobs[slot] = population.Jobs[i];
            // Anywhere in the interval of sizes that round to this number of jobs.
            firms.LogSize[slot] = Elementary.Log(MathF.Max(population.Jobs[i] - luck.Layout.Rounding[slot] + place, 0.05f));
            firms.Productivity[slot] = (float)p.Productivity.InitialSpread * Elementary.Gaussian(productivity);
            float tau = (float)sector.Tradability;
            firms.Openness[slot] = population.Exporter[i] ? tau + ((1 - tau) * (float)p.Export.ExportShare) : tau;
        }
        for (int market = 0; market < plan.System.Markets; market++)
        {
            double weighted = 0, plain = 0;
            long jobs = 0;
            int start = luck.Layout.Start[market], count = luck.Layout.Count[market];
            for (int i = start; i < start + count; i++)
            {
                weighted += firms.Jobs[i] * (double)firms.Productivity[i];
                plain += firms.Productivity[i];
                jobs += firms.Jobs[i];
            }
            world.Markets.Productivity[market] = jobs == 0 ? 0 : (float)(weighted / jobs);
            world.Markets.ProductivityOfFirms[market] = count == 0 ? 0 : (float)(plain / count);
            world.Markets.Jobs[market] = jobs;
        }
        return world;
    }

    /// <summary>At the start, after the warm-up: labour supply is what there is, and firms are told apart by their size now.</summary>
    public static void Begin(World world)
    {
        var system = world.System;
        for (int region = 0; region < system.Regions.Length; region++)
        {
            long jobs = 0;
            for (int sector = 0; sector < system.Sectors.Length; sector++) jobs += world.Markets.Jobs[system.Market(region, sector)];
            world.LabourSupply[region] = jobs * (1 + world.Parameters.Labour.StartMargin);
        }
    }

    /// <summary>Marks the firms that have 50 jobs or more at the start; all arms are still one world then.</summary>
    public static void MarkSizes(World world, FirmLayout layout)
    {
        for (int i = 0; i < layout.LargeAtStart.Length; i++) layout.LargeAtStart[i] = world.Firms.Jobs[i] >= 50 ? -1 : 0;
    }
}
