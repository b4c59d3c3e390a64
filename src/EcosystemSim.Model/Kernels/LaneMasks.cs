namespace EcosystemSim.Model.Kernels;

/// <summary>Masks of lanes, from a table: a vector loaded n numbers before the middle has its first n lanes set.</summary>
internal static class LaneMasks
{
    /// <summary>Numbers before the middle, as many as the widest vector has lanes.</summary>
    public const int Set = 16;

    public static ReadOnlySpan<int> SetThenClear =>
    [
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
