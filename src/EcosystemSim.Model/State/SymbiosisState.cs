namespace EcosystemSim.Model.State;

/// <summary>A firm whose by-products are known from a resource check.</summary>
internal struct CheckedFirm
{
    public int Slot;
    public uint Firm;
    public int Market;

    /// <summary>Quarter of the check.</summary>
    public int Quarter;

    /// <summary>Order among the checks of a quarter; that of the need.</summary>
    public uint Priority;

    /// <summary>Share of a saving that the firm can use: absorption at its check.</summary>
    public float Absorption;
}

/// <summary>Two firms of which one uses what the other gives off. Slot -1 = the firm is dead in every world.</summary>
internal struct Exchange
{
    public int SlotA, SlotB;

    /// <summary>Log points that arrive in each quarter of the spread.</summary>
    public float PerQuarterA, PerQuarterB;

    /// <summary>What is left of the saving in the firm's productivity; it fades as any distance from the mean does.</summary>
    public float LeftA, LeftB;

    /// <summary>Quarters of the spread to come.</summary>
    public int Quarters;
}

/// <summary>What the resource checks of one world have come to: the register, the exchanges, the infrastructure.</summary>
internal sealed class SymbiosisState(int providers, int regions)
{
    /// <summary>Checked firms without a partner.</summary>
    public List<CheckedFirm> Register { get; private set; } = [];

    /// <summary>Exchanges that both firms keep up.</summary>
    public List<Exchange> Exchanges { get; private set; } = [];

    /// <summary>Resource checks made so far, by provider.</summary>
    public int[] ChecksDone { get; private set; } = new int[providers];

    /// <summary>Currency units paid for infrastructure so far, by region.</summary>
    public long[] Paid { get; private set; } = new long[regions];

    /// <summary>Currency units that were due so far, by region.</summary>
    public long[] Due { get; private set; } = new long[regions];

    /// <summary>Whether the region has circular infrastructure.</summary>
    public bool[] Built { get; private set; } = new bool[regions];

    public SymbiosisState Clone() => new(0, 0)
    {
        Register = [.. Register],
        Exchanges = [.. Exchanges],
        ChecksDone = [.. ChecksDone],
        Paid = [.. Paid],
        Due = [.. Due],
        Built = [.. Built],
    };

    /// <summary>Firms have moved to new slots.</summary>
    public void Relaid(int[] newSlot)
    {
        foreach (ref var entry in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Register)) entry.Slot = newSlot[entry.Slot];
        Register.RemoveAll(static e => e.Slot < 0);
        foreach (ref var pair in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Exchanges))
        {
            if (pair.SlotA >= 0) pair.SlotA = newSlot[pair.SlotA];
            if (pair.SlotB >= 0) pair.SlotB = newSlot[pair.SlotB];
        }
    }
}
