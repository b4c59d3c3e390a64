using System.Runtime.CompilerServices;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>ODD 5 Initialization: the population of the seed, the same in all replications; the warm-up then takes out its marks.</summary>
internal static class Initialisation
{
    private static readonly ConditionalWeakTable<Entities.Population, MarketCounts> Counted = [];

    public static World Create(Luck luck, Policy.ExperimentPlan plan)
    {
        var slots = AddFirms(luck, plan);
        // Whole for a moment on the support side too: the means of the markets are made from all firms, in their order.
        var world = new World(plan, luck);
        if (luck.Side == FirmSide.Support) world.Relaid(new(luck.Layout.Length));
        var firms = world.Firms;
        for (int i = 0; i < slots.Length; i++) SetFirm(world, plan.Population, i, slots[i]);
        for (int market = 0; market < plan.System.Markets; market++)
        {
            double weighted = 0;
            long jobs = 0;
            int start = luck.Layout.Start[market], count = luck.Layout.Count[market];
            for (int i = start; i < start + count; i++)
            {
                weighted += firms.Jobs[i] * (double)firms.Productivity[i];
                jobs += firms.Jobs[i];
            }
            world.Markets.Productivity[market] = jobs == 0 ? 0 : (float)(weighted / jobs);
            world.Markets.Jobs[market] = jobs;
        }
        if (luck.Side == FirmSide.Support) world.Relaid(firms.ForSupport());
        return world;
    }

    /// <summary>The firms of one block, as they are in the whole world. Means of markets are the support side's to tell.</summary>
    public static World CreateBlock(Luck luck, Policy.ExperimentPlan plan)
    {
        var population = plan.Population;
        var slots = AddFirms(luck, plan);
        var world = new World(plan, luck);
        var (first, end) = luck.InitialRange(population.Count);
        for (int i = first; i < end; i++) SetFirm(world, population, i, slots[i - first]);
        return world;
    }

    /// <summary>Tells a provider's luck how many firms and jobs each market began with, without any firm of its own.</summary>
    public static void CountFirms(Luck luck, Policy.ExperimentPlan plan)
    {
        var (firms, jobs) = CountsOf(plan);
        firms.CopyTo(luck.InitialFirms, 0);
        jobs.CopyTo(luck.InitialJobs, 0);
    }

    /// <summary>Initial firms of each market, wherever they lie.</summary>
    public static int[] FirmsByMarket(Policy.ExperimentPlan plan) => CountsOf(plan).Firms;

    // By its firms: the plans of replications that draw their parameters have them in common.
    private static MarketCounts CountsOf(Policy.ExperimentPlan plan) => Counted.GetValue(plan.Population, _ => Count(plan));

    private static MarketCounts Count(Policy.ExperimentPlan plan)
    {
        var population = plan.Population;
        var counts = new MarketCounts(new int[plan.System.Markets], new long[plan.System.Markets]);
        for (int i = 0; i < population.Count; i++)
        {
            int market = plan.System.Market(population.Region[i], population.Sector[i]);
            counts.Firms[market]++;
            counts.Jobs[market] += population.Jobs[i];
        }
        return counts;
    }

    /// <summary>Gives each initial firm that lies here its slot, in the order of their ids.</summary>
    private static int[] AddFirms(Luck luck, Policy.ExperimentPlan plan)
    {
        var population = plan.Population;
        int start = -plan.WarmUpQuarters;
        // Entry goes by all firms, wherever they lie; counted once for all blocks and replications of a plan.
        CountFirms(luck, plan);
        var (first, end) = luck.InitialRange(population.Count);
        var slots = new int[end - first];
        for (int i = first; i < end; i++)
        {
            int market = plan.System.Market(population.Region[i], population.Sector[i]);
            slots[i - first] = luck.AddFirm(market, (uint)i, start - population.AgeQuarters[i], population.Jobs[i], population.Municipality[i]);
        }
        return slots;
    }

    private static void SetFirm(World world, Entities.Population population, int i, int slot)
    {
        var firms = world.Firms;
        var p = world.Parameters;
        var sector = world.System.Sectors[population.Sector[i]];
        var (_, place, productivity, _) = RandomKey.Population(world.Plan.Seed).Uniforms(Purpose.FirmStart, (uint)i);
        firms.Jobs[slot] = population.Jobs[i];
        firms.Productivity[slot] = StartingProductivity(p.Productivity, world.Luck.Layout.Prospect[slot], Elementary.Gaussian(productivity));
        if (world.Luck.Side == FirmSide.Support) return;
        // Anywhere in the interval of sizes that round to this number of jobs.
        firms.LogSize[slot] = Elementary.Log(MathF.Max(population.Jobs[i] - world.Luck.Layout.Rounding[slot] + place, 0.05f));
        float tau = (float)sector.Tradability;
        firms.Openness[slot] = population.Exporter[i] ? tau + ((1 - tau) * (float)p.Export.ExportShare) : tau;
    }

    /// <summary>Log productivity of a firm that begins: its lasting level, and the rest of the spread.</summary>
    /// <param name="prospect">Lasting prospect, standard normal.</param>
    /// <param name="draw">Standard normal.</param>
    public static float StartingProductivity(Parameters.ProductivityParameters p, float prospect, float draw) =>
        ((float)p.ProspectSpread * prospect) + ((float)Math.Sqrt(Math.Max(0, (p.InitialSpread * p.InitialSpread) - (p.ProspectSpread * p.ProspectSpread))) * draw);

    /// <summary>Initial firms and their jobs, by market.</summary>
    private sealed record MarketCounts(int[] Firms, long[] Jobs);

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
