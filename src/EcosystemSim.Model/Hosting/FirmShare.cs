namespace EcosystemSim.Model.Hosting;

/// <summary>Which firms lie in which block, by their ids alone: initial firms in runs of consecutive ids, entrants one after the other.</summary>
/// <param name="Blocks">Number of blocks; <see cref="int.MaxValue"/> = every firm is a block of its own, with the firm's id as its number.</param>
/// <param name="Block">Number of this block.</param>
/// <param name="InitialFirms">Firms of the population.</param>
public readonly record struct FirmShare(int Blocks, int Block, int InitialFirms)
{
    /// <summary>Whether every firm is a block of its own.</summary>
    public bool IsOneFirm => Blocks == int.MaxValue;

    /// <summary>First initial firm of this block.</summary>
    public int First => IsOneFirm ? Math.Min(Block, InitialFirms) : (int)((((long)Block * InitialFirms) + Blocks - 1) / Blocks);

    /// <summary>Initial firm after the last of this block.</summary>
    public int End => IsOneFirm ? Math.Min(Block + 1, InitialFirms) : (int)((((long)(Block + 1) * InitialFirms) + Blocks - 1) / Blocks);

    /// <summary>Block in which a firm lies.</summary>
    public int BlockOf(uint firm)
    {
        if (IsOneFirm) return (int)firm;
        return firm < InitialFirms ? (int)((long)firm * Blocks / InitialFirms) : (int)(firm % (uint)Blocks);
    }

    /// <summary>Whether a firm lies in this block.</summary>
    public bool Holds(uint firm) => BlockOf(firm) == Block;
}
