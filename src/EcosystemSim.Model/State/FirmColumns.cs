namespace EcosystemSim.Model.State;

/// <summary>
/// State of all firms of one world, as parallel arrays over the slots of <see cref="FirmLayout"/>. Logs are the state, so
/// that an exponential is needed only where jobs are rounded. A firm without jobs is dead.
/// </summary>
/// <param name="length">Number of slots.</param>
/// <param name="side">Columns that the side does not have are empty arrays.</param>
internal sealed class FirmColumns(int length, FirmSide side = FirmSide.Whole)
{
    /// <summary>Which columns there are.</summary>
    public FirmSide Side { get; } = side;

    /// <summary>Log employment before reach and competition (e).</summary>
    public float[] LogSize = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Log market reach from light help; fades fast.</summary>
    public float[] ReachLight = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Log market reach from investment and export help; fades slowly.</summary>
    public float[] ReachDurable = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Log labour productivity (a).</summary>
    public float[] Productivity = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Log size won or lost so far by being more or less productive than rivals (c); part of log size.</summary>
    public float[] MarketShare = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Share of sales against the world frontier (τ of the firm).</summary>
    public float[] Openness = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>How much easier the firm fills a rationed job.</summary>
    public float[] HiringEase = new float[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Employees.</summary>
    public int[] Jobs = new int[length];

    /// <summary>Employees wanted this quarter, before hiring and exit; lives within one firms' step, so whole worlds, which take turns, share it.</summary>
    public int[] Desired = new int[side is FirmSide.Support or FirmSide.Desk ? 0 : length];

    /// <summary>Open needs.</summary>
    public ushort[] OpenNeeds = new ushort[side is FirmSide.Desk ? 0 : length];

    /// <summary>1 + index of the provider that helped last; 0 = none.</summary>
    public ushort[] Remembered = new ushort[side is FirmSide.Desk ? 0 : length];

    /// <summary>1 + the last quarter since the start in which help came; 0 = never.</summary>
    public ushort[] LastHelped = new ushort[side is FirmSide.Block or FirmSide.Desk ? 0 : length];

    /// <summary>Jobs when help first came since the start: those of the quarter before; 0 = it never did.</summary>
    public int[] JobsAtFirstHelp = new int[side is FirmSide.Block or FirmSide.Desk ? 0 : length];

    /// <summary>Jobs one, two and three years ago, a ring over the years.</summary>
    public int[][] JobsOfYear = side is FirmSide.Support or FirmSide.Desk ? [] : [new int[length], new int[length], new int[length]];

    /// <summary>Number of slots.</summary>
    public int Length => Jobs.Length;

    /// <summary>An independent copy.</summary>
    public FirmColumns Clone() => new(0, Side)
    {
        LogSize = [.. LogSize],
        ReachLight = [.. ReachLight],
        ReachDurable = [.. ReachDurable],
        Productivity = [.. Productivity],
        MarketShare = [.. MarketShare],
        Openness = [.. Openness],
        HiringEase = [.. HiringEase],
        Jobs = [.. Jobs],
        Desired = Side == FirmSide.Whole ? Desired : [.. Desired],
        OpenNeeds = [.. OpenNeeds],
        Remembered = [.. Remembered],
        LastHelped = [.. LastHelped],
        JobsAtFirstHelp = [.. JobsAtFirstHelp],
        JobsOfYear = [.. JobsOfYear.Select(year => (int[])[.. year])],
    };

    /// <summary>The columns that the support side works on, of a world that is whole; the others are left behind.</summary>
    public FirmColumns ForSupport() => new(0, FirmSide.Support) { Jobs = Jobs, OpenNeeds = OpenNeeds, Remembered = Remembered, LastHelped = LastHelped, JobsAtFirstHelp = JobsAtFirstHelp };

    /// <summary>Brings the firms that are kept to their new slots; see <see cref="FirmLayout.Take"/>.</summary>
    public void Take(FirmColumns from, Moves moves)
    {
        moves.Gather(from.LogSize, LogSize);
        moves.Gather(from.ReachLight, ReachLight);
        moves.Gather(from.ReachDurable, ReachDurable);
        moves.Gather(from.Productivity, Productivity);
        moves.Gather(from.MarketShare, MarketShare);
        moves.Gather(from.Openness, Openness);
        moves.Gather(from.HiringEase, HiringEase);
        moves.Gather(from.Jobs, Jobs);
        moves.Gather(from.OpenNeeds, OpenNeeds);
        moves.Gather(from.Remembered, Remembered);
        moves.Gather(from.LastHelped, LastHelped);
        moves.Gather(from.JobsAtFirstHelp, JobsAtFirstHelp);
        for (int year = 0; year < JobsOfYear.Length; year++) moves.Gather(from.JobsOfYear[year], JobsOfYear[year]);
    }

    /// <summary>Clears a slot for a firm to come.</summary>
    public void Clear(int slot)
    {
        Jobs[slot] = 0;
        if (Side != FirmSide.Support)
        {
            ReachLight[slot] = ReachDurable[slot] = HiringEase[slot] = MarketShare[slot] = 0;
            foreach (int[] year in JobsOfYear) year[slot] = 0;
        }
        OpenNeeds[slot] = Remembered[slot] = 0;
        if (Side == FirmSide.Block) return;
        LastHelped[slot] = 0;
        JobsAtFirstHelp[slot] = 0;
    }
}
