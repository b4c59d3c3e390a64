using EcosystemSim.Model.Entities;

namespace EcosystemSim.Model.State;

/// <summary>Where an open need is on its way.</summary>
internal enum CaseState : byte
{
    /// <summary>Free entry of the pool.</summary>
    None,

    /// <summary>On the way to a door, in the list of a week.</summary>
    Moving,

    /// <summary>With the firm, which knows no door worth a visit; looks again once a year.</summary>
    Waiting,

    /// <summary>In the queue of a provider.</summary>
    Queued,

    /// <summary>With an agency or broker that decides at the end of the quarter.</summary>
    Deciding,

    /// <summary>With a programme that decides some quarters later (L09).</summary>
    Programme,
}

/// <summary>What has become of a need in one world so far.</summary>
// Thirty-two bytes, two to a line of the cache: several steps of a quarter go through all cases.
internal struct Case
{
    /// <summary>Doors tried, one bit each.</summary>
    public ulong Tried;

    /// <summary>Index of the need in its cohort.</summary>
    public int Need;

    /// <summary>Slot of the firm, beside the need's own, so that going through all cases need not touch all needs.</summary>
    public int Slot;

    /// <summary>Week at which it is solved alone or lapses.</summary>
    public int EndWeek;

    /// <summary>Next case in the list of the same week; -1 ends it.</summary>
    public int Next;

    /// <summary>Provider at which it queues or is decided; where it was referred to while moving; -1 = free to choose.</summary>
    public short Provider;
    public CaseState State;

    /// <summary>How it ends at <see cref="EndWeek"/> if nobody helps before.</summary>
    public Fate EndFate;

    /// <summary>Doors visited.</summary>
    public byte Visits;

    /// <summary>Kind of the first of them plus one; 0 before it, and where it came later than fates are counted.</summary>
    public byte FirstDoor;

    private const byte ReceivedBit = 1, RecordBit = 2;
    private byte _flags;
    private byte _cohort;

    /// <summary>Cohort of the need in the ring of cohorts.</summary>
    public int Cohort
    {
        readonly get => _cohort;
        set => _cohort = (byte)value;
    }

    /// <summary>Whether the provider at which it queues has looked at it; if not, that is done when its turn comes.</summary>
    public bool Received
    {
        readonly get => (_flags & ReceivedBit) != 0;
        set => _flags = (byte)(value ? _flags | ReceivedBit : _flags & ~ReceivedBit);
    }

    /// <summary>Whether a record of the first door travels with the case.</summary>
    public bool HasRecord
    {
        readonly get => (_flags & RecordBit) != 0;
        set => _flags = (byte)(value ? _flags | RecordBit : _flags & ~RecordBit);
    }
}

/// <summary>Help on its way into a firm: the same amount in each quarter from <see cref="From"/> on.</summary>
internal struct Effect
{
    public int Slot;
    public float PerQuarter;
    public int From;

    /// <summary>Quarters left.</summary>
    public short Quarters;
    public EffectChannel Channel;
}

/// <summary>What an effect works on.</summary>
internal enum EffectChannel : byte
{
    ReachLight,
    ReachDurable,
    Productivity,
    HiringEase,
}
