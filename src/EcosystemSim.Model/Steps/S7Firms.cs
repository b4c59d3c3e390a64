using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.7 to 7.9 Firms: productivity and desired employment (7a); with the regions' totals known, hiring under the labour
/// supply (7b); then exit (7c). No lever is named here: what coordination does reaches a firm as reach, productivity or
/// ease of hiring that help has brought, and through the means of its market.
/// </summary>
// What is done to the firms themselves is in Kernels, whole columns at once.
internal static class S7Firms
{
    /// <summary>The whole step for one world.</summary>
    public static void Apply(World world, int blockSize)
    {
        world.Totals.Clear(world.System.Markets, world.System.Regions.Length);
        int most = world.Plan.Kernels.MostFirms;
        int size = blockSize <= 0 ? most : Math.Min(blockSize, most);
        if (IsSlack(world))
        {
            DesireAndHire(world, size);
            Close(world);
            return;
        }
        // Region by region, so that the second pass finds the columns of the first still in the cache.
        for (int region = 0; region < world.System.Regions.Length; region++)
        {
            Desire(world, region, size);
            FillShare(world, region);
            Hire(world, region, size);
        }
        Close(world);
    }

    /// <summary>Where labour is slack nobody waits for a region's totals: some firms at a time, which the first-level cache holds.</summary>
    private static void DesireAndHire(World world, int size)
    {
        Array.Fill(world.Totals.FillShare, 1);
        int sectors = world.System.Sectors.Length;
        for (int market = 0; market < world.System.Markets; market++)
        {
            var desire = new DesireTerms(world, market);
            var hire = new HireTerms(world, market);
            foreach (var (start, count) in Blocks(world, market, size))
            {
                Desire(world, market / sectors, desire, start, count);
                world.Plan.Kernels.Hire(world, hire, start, count, ref world.Totals.Sums[market]);
            }
        }
    }

    /// <summary>7a for a block of firms: what it adds to the totals of the regions.</summary>
    public static void Desire(World block)
    {
        block.Totals.Clear(block.System.Markets, block.System.Regions.Length);
        for (int region = 0; region < block.System.Regions.Length; region++) Desire(block, region, block.Plan.Kernels.MostFirms);
    }

    /// <summary>7a to 7c for a block of firms where labour is slack: every hire finds somebody, so that no other block need be waited for.</summary>
    public static void DesireAndHire(World block)
    {
        block.Totals.Clear(block.System.Markets, block.System.Regions.Length);
        DesireAndHire(block, block.Plan.Kernels.MostFirms);
    }

    /// <summary>Whether every desired hire finds somebody, whatever the totals.</summary>
    public static bool IsSlack(World world) => world.Closure == LabourClosure.Slack || world.Luck.Quarter < 0;

    /// <summary>7b between the blocks' two passes: the share of hires that find somebody, by the totals of all blocks.</summary>
    public static void Ration(World support)
    {
        for (int region = 0; region < support.System.Regions.Length; region++) FillShare(support, region);
    }

    /// <summary>7b and 7c for a block of firms, the share of filled hires being known.</summary>
    public static void Hire(World block)
    {
        for (int region = 0; region < block.System.Regions.Length; region++) Hire(block, region, block.Plan.Kernels.MostFirms);
    }

    /// <summary>What follows from the sums over all firms: labour supply and means of the markets.</summary>
    public static void Close(World world)
    {
        UpdateSupply(world);
        UpdateMarkets(world);
    }

    private static void Desire(World world, int region, int size)
    {
        int sectors = world.System.Sectors.Length, first = region * sectors;
        for (int market = first; market < first + sectors; market++) DesireOf(world, region, market, size);
    }

    private static void DesireOf(World world, int region, int market, int size)
    {
        var terms = new DesireTerms(world, market);
        foreach (var (start, count) in Blocks(world, market, size)) Desire(world, region, terms, start, count);
    }

    private static void Desire(World world, int region, in DesireTerms terms, int start, int count)
    {
        var desires = world.Plan.Kernels.Desire(world, terms, start, count);
        world.Totals.JobsBefore[region] += desires.JobsBefore;
        world.Totals.Hires[region] += desires.Hires;
        world.Totals.Losses[region] += desires.Losses;
    }

    private static void Hire(World world, int region, int size)
    {
        int sectors = world.System.Sectors.Length, first = region * sectors;
        for (int market = first; market < first + sectors; market++)
        {
            var terms = new HireTerms(world, market);
            foreach (var (start, count) in Blocks(world, market, size)) world.Plan.Kernels.Hire(world, terms, start, count, ref world.Totals.Sums[market]);
        }
    }

    /// <summary>The slots of a market in turn, so many at a time.</summary>
    private static IEnumerable<(int Start, int Count)> Blocks(World world, int market, int size)
    {
        var layout = world.Luck.Layout;
        int start = layout.Start[market], end = start + layout.Count[market];
        for (int i = start; i < end; i += size) yield return (i, Math.Min(size, end - i));
    }

    /// <summary>7b: hires of a region beyond its free labour are rationed in proportion.</summary>
    private static void FillShare(World world, int region)
    {
        world.Totals.FillShare[region] = 1;
        if (IsSlack(world)) return;
        double free = Math.Max(0, world.LabourSupply[region] - world.Totals.JobsBefore[region] + world.Totals.Losses[region]);
        long hires = world.Totals.Hires[region];
        if (free < hires) world.Totals.FillShare[region] = (float)(free / hires);
    }

    /// <summary>Supply moves by itself, and slowly towards where hires found nobody.</summary>
    private static void UpdateSupply(World world)
    {
        if (IsSlack(world)) return;
        var p = world.Parameters.Labour;
        int sectors = world.System.Sectors.Length;
        for (int region = 0; region < world.LabourSupply.Length; region++)
        {
            long unfilled = 0;
            for (int sector = 0; sector < sectors; sector++) unfilled += world.Totals.Sums[(region * sectors) + sector].Unfilled;
            world.LabourSupply[region] += (world.LabourSupply[region] * p.SupplyGrowth) + (unfilled * p.SupplyResponse);
        }
    }

    private static void UpdateMarkets(World world)
    {
        var markets = world.Markets;
        for (int k = 0; k < markets.Jobs.Length; k++)
        {
            ref readonly var sum = ref world.Totals.Sums[k];
            markets.Jobs[k] = sum.Jobs;
            markets.Spillover[k] = 0;
            if (sum.Jobs == 0) continue;
            markets.Productivity[k] = (float)(sum.JobsProductivity / 1024.0 / sum.Jobs);
            markets.ReachLight[k] = (float)(sum.JobsReachLight / 65536.0 / sum.Jobs);
            markets.ReachDurable[k] = (float)(sum.JobsReachDurable / 65536.0 / sum.Jobs);
        }
    }
}
