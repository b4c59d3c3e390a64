using EcosystemSim.Model.Entities;

namespace EcosystemSim.Model.State;

/// <summary>
/// A need as luck made it: the same in all arms, whatever happened to earlier needs. What becomes of it is in the
/// <see cref="Case"/> of each world.
/// </summary>
internal struct Need
{
    /// <summary>Sequence number; key of the need's own draws.</summary>
    public uint Id;

    /// <summary>Slot of the firm; kept up to date when firms move.</summary>
    public int Slot;
    public uint Firm;
    public NeedType Type;
    public ushort Market;
    public ushort Municipality;

    /// <summary>Week in which it arises, counted from the beginning of the warm-up.</summary>
    public int Week;

    /// <summary>Order among requests that reach a door in the same week; drawn once.</summary>
    public uint Priority;

    /// <summary>Exponential variate: the need is solved alone when the hazard has added up to this.</summary>
    public float AloneThreshold;

    /// <summary>The firm would turn to public help if this lies under the share that seeks: a uniform over the weight of the firm's prospect.</summary>
    public float SeekDraw;

    /// <summary>Absorptive capacity of the firm (κ), 0 to 1.</summary>
    public float Absorption;

    /// <summary>Standard normal: potential of a project to be financed.</summary>
    public float Potential;

    /// <summary>Standard normal: size of the project, in standard deviations of log size.</summary>
    public float ProjectSize;

    /// <summary>Standard normal: noise of an agency's signal.</summary>
    public float SignalNoise;

    /// <summary>Place of the firm in knowledge space.</summary>
    public float KnowledgeX;

    /// <inheritdoc cref="KnowledgeX"/>
    public float KnowledgeY;
}

/// <summary>The needs of one quarter with their draws for every door.</summary>
internal sealed class NeedCohort(int stride)
{
    /// <summary>Quarter in which they arise.</summary>
    public int Quarter;

    /// <summary>Needs used in <see cref="Needs"/>.</summary>
    public int Count;

    public Need[] Needs = [];

    /// <summary>Fixed uniform per firm and door: known if under the door's awareness. [need * stride + door]</summary>
    public float[] Awareness = [];

    /// <summary>Standard normal per need and door: blur of perceived fit. [need * stride + door]</summary>
    public float[] Blur = [];

    /// <summary>Makes room for one more need, keeps the others, and returns its index.</summary>
    public int Add()
    {
        if (Count == Needs.Length)
        {
            int size = Math.Max(64, Count * 2);
            Array.Resize(ref Needs, size);
            Array.Resize(ref Awareness, size * stride);
            Array.Resize(ref Blur, size * stride);
        }
        return Count++;
    }

    /// <summary>Makes room for the needs of a new quarter, in place of those that were here.</summary>
    // Once for all of them, with some to spare for busier quarters: growing step by step touched twice as much memory.
    public void Renew(int quarter, int count)
    {
        Quarter = quarter;
        Count = count;
        if (count <= Needs.Length) return;
        int size = Math.Max(64, count * 9 / 8);
        Needs = new Need[size];
        Awareness = new float[size * stride];
        Blur = new float[size * stride];
    }
}
