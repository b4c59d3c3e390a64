namespace EcosystemSim.Model.State;

/// <summary>
/// Where firms lie: slots, market by market, the same in all worlds of a replication. Holds what no policy can change.
/// A slot is freed when its firm is dead in every world. Arrays are padded by one vector.
/// </summary>
internal sealed class FirmLayout
{
    /// <summary>Lanes of the widest vector; arrays are padded by as much.</summary>
    public const int Lanes = 16;

    public FirmLayout(int[] capacity)
    {
        Capacity = capacity;
        Start = new int[capacity.Length];
        Count = new int[capacity.Length];
        int next = 0;
        for (int market = 0; market < capacity.Length; market++)
        {
            Start[market] = next;
            next += capacity[market];
        }
        Length = next + Lanes;
        Id = new uint[Length];
        BirthQuarter = new int[Length];
        Rounding = new float[Length];
        Prospect = new float[Length];
        NeedRate = new float[Length];
        LargeAtStart = new int[Length];
        Municipality = new ushort[Length];
    }

    /// <summary>First slot of each market.</summary>
    public int[] Start { get; }

    /// <summary>Used slots of each market, counted from its start.</summary>
    public int[] Count { get; }

    /// <summary>Slots of each market.</summary>
    public int[] Capacity { get; }

    /// <summary>Length of every firm column.</summary>
    public int Length { get; }

    /// <summary>Firm id, the same in every arm.</summary>
    public uint[] Id { get; }

    /// <summary>Quarter of birth; negative before the start.</summary>
    public int[] BirthQuarter { get; }

    /// <summary>Fixed draw u: jobs are ⌊E + u⌋, so that twins of close size have close jobs.</summary>
    public float[] Rounding { get; }

    /// <summary>Standard normal: the firm's lasting prospect (z), which raises its productivity, its growth and its demand for help.</summary>
    public float[] Prospect { get; }

    /// <summary>Needs per quarter at mature age.</summary>
    public float[] NeedRate { get; }

    /// <summary>-1 (all bits set) if the firm had 50 jobs or more at the start, else 0.</summary>
    public int[] LargeAtStart { get; }

    /// <summary>Index of the municipality.</summary>
    public ushort[] Municipality { get; }

    /// <summary>Brings the firms that are kept, in order, from one layout into another or to the front of their own markets.</summary>
    public void Take(FirmLayout from, Moves moves)
    {
        moves.Gather(from.Id, Id);
        moves.Gather(from.BirthQuarter, BirthQuarter);
        moves.Gather(from.Rounding, Rounding);
        moves.Gather(from.Prospect, Prospect);
        moves.Gather(from.NeedRate, NeedRate);
        moves.Gather(from.LargeAtStart, LargeAtStart);
        moves.Gather(from.Municipality, Municipality);
    }
}
