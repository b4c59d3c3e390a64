using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Kernels;

/// <summary>What is the same for all firms of a market in 7a.</summary>
internal readonly struct DesireTerms
{
    public DesireTerms(World world, int market)
    {
        var p = world.Parameters;
        int sectors = world.System.Sectors.Length;
        var sector = world.System.Sectors[market % sectors];
        Home = world.Markets.Productivity[market];
        ToFrontier = ((float)sector.FrontierDriftPerQuarter * (world.Luck.Quarter + world.Plan.WarmUpQuarters)) + world.Luck.FrontierRise[market % sectors] - Home;
        Spillover = world.Markets.Spillover[market];
        Drift = (float)p.Growth.DriftPerQuarter + world.Luck.DemandGrowth[market % sectors];
        MarketReach = world.Markets.JobsReach(market, p.Growth);
        Persistence = (float)p.Productivity.Persistence;
        Innovation = (float)p.Productivity.Innovation;
        Lasting = (1 - (float)p.Productivity.Persistence) * (float)p.Productivity.ProspectSpread;
        ShockScale = (float)p.Growth.ShockScale;
        ShockSizeExponent = (float)p.Growth.ShockSizeExponent;
        ShockShare = (float)p.Growth.ShockProbability;
        Competition = (float)p.Growth.CompetitionStrength;
        Closing = (float)(p.Growth.CompetitionStrength / p.Growth.ShareElasticity);
        ProspectGrowth = (float)p.Growth.ProspectGrowth;
        EtaLight = (float)p.Growth.JobsPerTransitoryReach;
        EtaDurable = (float)p.Growth.JobsPerDurableReach;
        Pull = (float)p.Demography.SmallFirmPull / 4;
        SmallSize = Elementary.Log((float)p.Demography.SmallFirmSize);
        KeepLight = Elementary.Exp(-0.6931472f / (float)p.Delivery.LightHalfLife);
        KeepDurable = Elementary.Exp(-0.6931472f / (float)p.Delivery.DurableHalfLife);
    }

    /// <summary>Mean log productivity of the market, and what the frontier has above it.</summary>
    public readonly float Home, ToFrontier;

    /// <summary>What a firm's productivity is drawn to beside what it was: its own lasting level, and what spills over this quarter.</summary>
    public readonly float Persistence, Innovation, Lasting, Spillover;

    /// <summary>What rivals' reach takes from a firm that sells all at home, and growth of demand.</summary>
    public readonly float MarketReach, Drift;

    /// <summary>Growth shocks.</summary>
    public readonly float ShockScale, ShockSizeExponent, ShockShare;

    /// <summary>Growth by a lead in productivity, and how it closes.</summary>
    public readonly float Competition, Closing;

    /// <summary>Growth by prospect, jobs by reach, and what of reach and ease is left after a quarter.</summary>
    public readonly float ProspectGrowth, EtaLight, EtaDurable, KeepLight, KeepDurable;

    /// <summary>How a very small firm is held up.</summary>
    public readonly float Pull, SmallSize;
}

/// <summary>What is the same for all firms of a market in 7b and 7c.</summary>
internal readonly struct HireTerms
{
    public HireTerms(World world, int market)
    {
        var p = world.Parameters;
        int sectors = world.System.Sectors.Length;
        Quarter = world.Luck.Quarter;
        Fill = world.Totals.FillShare[market / sectors];
        Home = world.Markets.Productivity[market];
        MarketReach = world.Markets.JobsReach(market, p.Growth);
        SalesReach = world.Markets.ReachLight[market] + world.Markets.ReachDurable[market];
        EtaLight = (float)p.Growth.JobsPerTransitoryReach;
        EtaDurable = (float)p.Growth.JobsPerDurableReach;
        SalesPerReach = (float)p.Growth.SalesPerReach;
        LogHazard = (float)p.Demography.ExitLogHazard;
        AgeDecline = (float)p.Demography.ExitAgeDecline;
        AgeLimit = (float)p.Demography.ExitAgeLimit;
        SizeDecline = (float)p.Demography.ExitSizeDecline;
        ProductivityDecline = (float)p.Demography.ExitProductivityDecline;
        Tradability = (float)world.System.Sectors[market % sectors].Tradability;
        AsExporter = Tradability + ((1 - Tradability) * (float)p.Export.ExportShare);
        StartsLog = Elementary.Log(MathF.Max((float)p.Export.StartHazard, 1e-12f));
        StartSizeExponent = (float)p.Export.StartSizeExponent;
        StopsLog = Elementary.Log(MathF.Max((float)p.Export.StopHazard, 1e-12f));
        StopSizeDecline = (float)p.Export.StopSizeDecline;
    }

    public readonly int Quarter;

    /// <summary>Share of desired hires that find somebody.</summary>
    public readonly float Fill;

    /// <summary>Mean log productivity of the market.</summary>
    public readonly float Home;

    /// <summary>What rivals' reach takes from the jobs and the sales of a firm that sells all at home.</summary>
    public readonly float MarketReach, SalesReach;

    /// <summary>Jobs and sales by reach.</summary>
    public readonly float EtaLight, EtaDurable, SalesPerReach;

    /// <summary>Exit hazard: log level, and decline by age, log jobs and lead in productivity.</summary>
    public readonly float LogHazard, AgeDecline, AgeLimit, SizeDecline, ProductivityDecline;

    /// <summary>Openness of a firm that does not export, and of one that does.</summary>
    public readonly float Tradability, AsExporter;

    /// <summary>Hazards of beginning and ceasing to export: log level, and slope by log jobs.</summary>
    public readonly float StartsLog, StartSizeExponent, StopsLog, StopSizeDecline;
}
