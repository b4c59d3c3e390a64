namespace EcosystemSim.Model.Hosting;

/// <summary>What all firms and providers are told at the beginning of a quarter.</summary>
public sealed record QuarterOpening
{
    /// <summary>The quarter; negative in the warm-up.</summary>
    public required int Quarter { get; init; }

    /// <summary>Id of the first entrant of the quarter.</summary>
    public required uint NextFirm { get; init; }

    /// <summary>Candidates from abroad before this quarter.</summary>
    public required uint ForeignCandidates { get; init; }

    /// <summary>Log demand of each sector at the end of last quarter, without shocks.</summary>
    public required float[] Demand { get; init; }

    /// <summary>From which world each world that parts now is copied; the copies come after the worlds there are.</summary>
    public required int[] Forks { get; init; }

    /// <summary>The worlds, those that part now included.</summary>
    public required WorldOpening[] Worlds { get; init; }

    /// <summary>What is agreed anew, where it is.</summary>
    public required Terms[] Terms { get; init; }
}

/// <summary>One world at the beginning of a quarter. By market unless said otherwise.</summary>
public sealed record WorldOpening
{
    /// <summary>Mean log productivity at the end of last quarter, weighted by jobs.</summary>
    public required float[] Productivity { get; init; }

    /// <summary>Mean market reach from light help, weighted by jobs.</summary>
    public required float[] ReachLight { get; init; }

    /// <summary>Mean market reach from durable help, weighted by jobs.</summary>
    public required float[] ReachDurable { get; init; }

    /// <summary>Share of candidates from abroad that land beyond the usual.</summary>
    public required float[] LandingAdded { get; init; }

    /// <summary>Relations of the offices abroad, by provider.</summary>
    public required float[] Relation { get; init; }
}

/// <summary>Firms of a block in which needs arise this quarter.</summary>
public sealed record BlockNeeds
{
    /// <summary>Their ids.</summary>
    public required uint[] Firms { get; init; }

    /// <summary>Their jobs in each world; 0 where the firm does not exist. [world][firm]</summary>
    public required int[][] Jobs { get; init; }
}

/// <summary>What one world's support changes in the firms of a block, before their own step.</summary>
public sealed record WorldDeliveries
{
    /// <summary>Firms, in the order in which the changes are made; a firm can be in it several times.</summary>
    public required uint[] Firms { get; init; }

    /// <summary>What is changed: reach by light or durable help, productivity, ease of hiring, openness.</summary>
    public required byte[] Kinds { get; init; }

    /// <summary>Log points; for openness the least that it is from now on.</summary>
    public required float[] Amounts { get; init; }

    /// <summary>Gain in productivity from the projects of fellows this quarter, by market.</summary>
    public required float[] Spillover { get; init; }

    /// <summary>Firms of the block whose jobs the support side asks for, where labour is slack and firms hire at once; null where hires wait for the regions' totals.</summary>
    public uint[]? Watched { get; init; }

    /// <summary>Firms of the block to compare with their twins at the end of the quarter; null where there are none.</summary>
    public TwinQuestion? Twins { get; init; }

    /// <summary>What became of the firms' applications.</summary>
    public required Decision[] Decisions { get; init; }
}

/// <summary>Firms of a world whose twins in another are asked for.</summary>
public sealed record TwinQuestion
{
    /// <summary>Number of the other world.</summary>
    public required int Twin { get; init; }

    /// <summary>Their ids.</summary>
    public required uint[] Firms { get; init; }
}

/// <summary>What a block adds to the labour markets of one world before hiring. All by region.</summary>
public sealed record WorldDesires
{
    /// <summary>Jobs before hires and losses.</summary>
    public required long[] JobsBefore { get; init; }

    /// <summary>Desired hires.</summary>
    public required long[] Hires { get; init; }

    /// <summary>Jobs shed.</summary>
    public required long[] Losses { get; init; }

    /// <summary>The end of the quarter already, where firms hired at once.</summary>
    public WorldReport? Report { get; init; }
}

/// <summary>What the firms of a block need of one world to hire.</summary>
public sealed record WorldHiring
{
    /// <summary>Share of desired hires that find somebody, by region.</summary>
    public required float[] FillShare { get; init; }

    /// <summary>Firms of the block whose jobs the support side asks for: those with open needs or in a register.</summary>
    public required uint[] Watched { get; init; }
}

/// <summary>What a block gives back of one world at the end of a quarter.</summary>
public sealed record WorldReport
{
    /// <summary>Exact sums over the firms, market by market, as the model orders them.</summary>
    public required long[] Sums { get; init; }

    /// <summary>Firms by bin of log productivity; empty in the warm-up.</summary>
    public required int[] ProductivityBins { get; init; }

    /// <summary>Firms of high growth, at the end of a year.</summary>
    public required long FastFirms { get; init; }

    /// <summary>Firms that could be such.</summary>
    public required long FastPossible { get; init; }

    /// <summary>Firms that left.</summary>
    public required uint[] Exits { get; init; }

    /// <summary>Jobs of the firms that were asked for.</summary>
    public required int[] WatchedJobs { get; init; }

    /// <summary>Of each firm that was to be compared: its jobs, its twin's, and the differences in log productivity and in log sales per job, in millionths.</summary>
    public long[] Twins { get; init; } = [];
}

/// <summary>All firms of a block that are alive in some world.</summary>
public sealed record BlockCensus
{
    /// <summary>Their ids.</summary>
    public required uint[] Firms { get; init; }

    /// <summary>Their jobs. [world][firm]</summary>
    public required int[][] Jobs { get; init; }
}
