using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Workbooks;

/// <summary>How the numbers of a cell are shown; the number itself is whole in any case.</summary>
public enum CellFormat
{
    /// <summary>Words, and numbers as Excel shows them.</summary>
    Plain,

    /// <summary>Whole numbers with separators, such as money.</summary>
    Whole,

    /// <summary>Two decimals, with separators.</summary>
    Decimals,

    /// <summary>Six decimals, for shares and logarithms.</summary>
    Fine,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Words that flow over several lines.</summary>
    Flowing,
}

/// <summary>A cell: words, a number, or nothing.</summary>
/// <param name="Text">Null where there is a number or nothing.</param>
/// <param name="Number">Null where there are words or nothing.</param>
public readonly record struct SheetCell(string? Text, double? Number, CellFormat Format)
{
    /// <summary>Words.</summary>
    public static SheetCell Of(string text, CellFormat format = CellFormat.Plain) => new(text, null, format);

    /// <summary>A number; nothing where it is none.</summary>
    public static SheetCell Of(double number, CellFormat format) => new(null, double.IsFinite(number) ? number : null, format);
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="HasHeader">Whether the first row has the names of the columns: it stays in sight, and rows can be filtered by it.</param>
/// <param name="Widths">Of the columns in characters; those that are not named here are as wide as their words.</param>
public sealed record Sheet(string Name, bool HasHeader, ImmutableArray<ImmutableArray<SheetCell>> Rows, ImmutableArray<double> Widths);
