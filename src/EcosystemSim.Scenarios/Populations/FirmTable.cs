namespace EcosystemSim.Scenarios.Populations;

/// <summary>Firms as a user's table states them, one entry a row, in the order of the table; firm ids follow it.</summary>
internal sealed record FirmTable
{
    /// <summary>Number of firms.</summary>
    public int Count => Jobs.Length;

    /// <summary>Index of the region.</summary>
    public required byte[] Region { get; init; }

    /// <summary>Index of the sector.</summary>
    public required byte[] Sector { get; init; }

    /// <summary>Index of the municipality; -1 where it is drawn.</summary>
    public required int[] Municipality { get; init; }

    /// <summary>Employees, at least 1.</summary>
    public required int[] Jobs { get; init; }

    /// <summary>Least age in quarters that the table allows.</summary>
    public required int[] LeastAge { get; init; }

    /// <summary>Ages that it allows from there on: 1, or up to 4 where only the year of founding is stated.</summary>
    public required byte[] Ages { get; init; }

    /// <summary>Whether the firm exports; null where the table has no such column.</summary>
    public required bool[]? Exporter { get; init; }

    /// <summary>Names, empty where none is stated; null where the table has no such column.</summary>
    public required string[]? Names { get; init; }

    /// <summary>Headings in another language, with the columns that they were taken for.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();
}
