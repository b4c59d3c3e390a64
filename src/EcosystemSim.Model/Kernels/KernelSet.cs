using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Kernels;

/// <summary>
/// The loops over whole columns of firms, doors and draws, as many at once as a vector has lanes. There is one for each width of
/// vectors; a plan carries the widest that the processor has. All give the same bits: lanes are independent of each other, and what is
/// summed over them is whole numbers.
/// </summary>
// One text for all widths: Vector256Kernels is written by hand, the build writes the others from it (eng/Widths.targets). Structs of one's
// own around the lanes would need no such step, but the compiler then leaves calls in the long loops, and they take twice as long.
internal abstract class KernelSet
{
    /// <summary>One for each width.</summary>
    public static ImmutableArray<KernelSet> All { get; } = [new Vector128Kernels(), new Vector256Kernels(), new Vector512Kernels()];

    /// <summary>The widest that this processor has.</summary>
    public static KernelSet Widest { get; } = All[Vector512.IsHardwareAccelerated ? 2 : Vector256.IsHardwareAccelerated ? 1 : 0];

    /// <summary>Numbers of 32 bits in a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>
    /// Most firms of one call to <see cref="Desire"/> and <see cref="Hire"/>. Lanes of 32 bits hold the sums of a call: 64 firms of 40,000
    /// jobs and three times the mean productivity, in 1/256, stay below 2^31. And the columns of a call stay in the first-level cache.
    /// </summary>
    public int MostFirms => Math.Min(512, 64 * Lanes);

    /// <summary>Draws the numbers of a quarter for the firms of a market from one on, and finds where needs arise.</summary>
    public abstract void DrawMarket(Luck luck, int market, int quarter);

    /// <summary>Draws what a firm with a need knows and thinks of every door.</summary>
    /// <param name="at">Where its row of draws begins.</param>
    public abstract void DrawDoors(Luck luck, NeedCohort cohort, int at, uint firm);

    /// <summary>The best door of those that a firm knows and has not tried, if one is better than none.</summary>
    public abstract (int Door, float Worth) BestDoor(in DoorView view);

    /// <summary>7a for some firms of a market: productivity, and the jobs that they would have if they found everybody they want.</summary>
    public abstract Desires Desire(World world, in DesireTerms terms, int start, int count);

    /// <summary>7b and 7c for some firms of a market: hiring, exit, and the exact sums that the observation needs.</summary>
    public abstract void Hire(World world, in HireTerms terms, int start, int count, ref MarketSums sums);

    /// <summary>Marks the slots that hold a firm in a world: one bit set or more.</summary>
    public abstract void MarkAlive(int[] jobs, int[] alive);

    /// <summary>Moves a column of 32 bits as its blocks say; see <see cref="Moves"/>.</summary>
    public abstract void Gather(ReadOnlySpan<MovedBlock> blocks, int[] order, ref int from, ref int to);

    /// <summary>Moves a column of 16 bits.</summary>
    public abstract void Gather(ReadOnlySpan<MovedBlock> blocks, int[] order, ref ushort from, ref ushort to);

    /// <summary>Adds the slots from a first up to an end whose firms had jobs and have none.</summary>
    public abstract void FindExits(int[] before, int[] jobs, int start, int end, List<int> slots);

    /// <summary>Number of firms with so many jobs or more.</summary>
    public abstract long CountOfSize(int[] jobs, int size);

    /// <summary>Firms that have grown by a fifth a year for three years from ten jobs on, and firms that could have; this year's jobs then stand in place of those of three years ago.</summary>
    public abstract (long Fast, long Possible) CountHighGrowth(int[] jobs, int[] past);

    /// <summary>Adds the pairs of twins from a first slot up to an end to the lines of the ledger.</summary>
    public abstract void AddPairs(FirmColumns own, FirmColumns other, int start, int end, LedgerArea area, Span<AdditionalityLedger.Sums> sums);
}

/// <summary>What a firm with a need sees of the doors that are the same for all firms.</summary>
internal readonly ref struct DoorView
{
    /// <summary>Number of doors.</summary>
    public required int Doors { get; init; }

    /// <summary>Fixed uniform: a door is known if it lies under its awareness.</summary>
    public required ReadOnlySpan<float> Knows { get; init; }

    /// <summary>How well known each door is in the firm's market.</summary>
    public required ReadOnlySpan<float> Awareness { get; init; }

    /// <summary>What the firm's size makes of that.</summary>
    public required float SizeFactor { get; init; }

    /// <summary>How well each door suits needs of the type.</summary>
    public required ReadOnlySpan<float> Appeal { get; init; }

    /// <summary>How far off the mark that can seem.</summary>
    public required ReadOnlySpan<float> Blur { get; init; }

    /// <summary>Standard normal by which it is.</summary>
    public required ReadOnlySpan<float> Noise { get; init; }

    /// <summary>What the way there costs.</summary>
    public required float Travel { get; init; }

    /// <summary>Door that helped last; -1 = none.</summary>
    public required int Remembered { get; init; }

    /// <summary>What that is worth.</summary>
    public required float Memory { get; init; }

    /// <summary>Doors tried already, one bit each.</summary>
    public required ulong Tried { get; init; }

    /// <summary>What a door must be worth.</summary>
    public required float Reservation { get; init; }
}

/// <summary>What 7a adds to the totals of a region.</summary>
/// <param name="JobsBefore">Jobs before hires and losses.</param>
/// <param name="Hires">Desired hires.</param>
/// <param name="Losses">Jobs shed.</param>
internal readonly record struct Desires(long JobsBefore, long Hires, long Losses);
