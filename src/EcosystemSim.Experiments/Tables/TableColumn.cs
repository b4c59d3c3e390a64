using System.Collections.Immutable;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Experiments.Tables;

/// <summary>Type of the values of a column, by its name in the Table Schema of Frictionless.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Number with a decimal point, or a whole one.</summary>
    Number,
}

/// <summary>A column of a table that a run writes. What it means stands in <c>docs/outcomes.md</c>.</summary>
/// <param name="Name">As in the first line of the file.</param>
/// <param name="Unit">Unit of its values; null for words, and where it stands in another column.</param>
public sealed record TableColumn(string Name, ColumnType Type, string? Unit = null)
{
    /// <summary>Whether every row has a value.</summary>
    public bool Required { get; init; } = true;

    /// <summary>All values that it may have; empty if they are not listed.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Smallest value; null if there is none.</summary>
    public double? Minimum { get; init; }

    /// <summary>Regular expression that every value matches as a whole; null if there is none.</summary>
    public string? Pattern { get; init; }
}

/// <summary>Columns whose values name a row of another table.</summary>
/// <param name="Columns">Here.</param>
/// <param name="Table">Name of the other table.</param>
/// <param name="Key">There, as many as here.</param>
public sealed record TableReference(ImmutableArray<string> Columns, string Table, ImmutableArray<string> Key);

/// <summary>A table that a run writes.</summary>
/// <param name="File">Name of the file; of the folder, where a table is in parts.</param>
/// <param name="Title">In a few words.</param>
public sealed record TableSchema(string File, string Title, ImmutableArray<TableColumn> Columns)
{
    /// <summary>Counts up when a column goes or changes its meaning; new columns at the right-hand end do not count.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Columns that together name a row; empty where a row has no such name.</summary>
    public ImmutableArray<string> PrimaryKey { get; init; } = [];

    /// <summary>Tables that explain its words.</summary>
    public ImmutableArray<TableReference> References { get; init; } = [];

    /// <summary>Whether it is a folder of Parquet files, one per replication.</summary>
    public bool IsInParts { get; init; }

    /// <summary>Whether a file is the table, or a part of it.</summary>
    public bool Holds(ResultFile file) => IsInParts ? file.Name.StartsWith(File + '/', StringComparison.Ordinal) : file.Name == File;

    /// <summary>Name of the table in the data dictionary: the file without what follows the first dot.</summary>
    public string Name => File.Split('.')[0];
}
