namespace EcosystemSim.Scenarios.Text;

/// <summary>Limits on what is read, enforced on the parser's events before anything is loaded.</summary>
/// <param name="Bytes">Size of one file.</param>
/// <param name="Depth">Nesting of lists and mappings.</param>
/// <param name="Events">Keys, values and ends of one file.</param>
/// <param name="Files">Files of one scenario, includes and seeds together.</param>
/// <param name="Errors">Errors shown of one scenario; more than that are counted.</param>
public sealed record ReadingLimits(int Bytes, int Depth, int Events, int Files, int Errors)
{
    /// <summary>Size of a table of firms in bytes.</summary>
    public int TableBytes { get; init; } = 512 << 20;

    /// <summary>Firms of a table.</summary>
    public int Firms { get; init; } = 4_000_000;

    /// <summary>Errors shown of one table; more than that are counted.</summary>
    public int TableErrors { get; init; } = 20;

    /// <summary>Far above what a real scenario needs: 1 MiB, 24 levels, 200,000 events, 64 files, 100 errors.</summary>
    public static ReadingLimits Default { get; } = new(1 << 20, 24, 200_000, 64, 100);
}
