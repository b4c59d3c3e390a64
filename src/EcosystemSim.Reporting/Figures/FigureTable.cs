using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>What a figure shows, as columns and rows: for its table view, its CSV file and the words at the pointer.</summary>
/// <param name="Columns">In the order of reading.</param>
/// <param name="Rows">As long as the columns. Marks of a figure name the rows they show, counted from 0.</param>
public sealed record FigureTable(ImmutableArray<FigureColumn> Columns, ImmutableArray<ImmutableArray<FigureCell>> Rows)
{
    /// <summary>As CSV with a header of column names, numbers with all their digits and a point, in any language.</summary>
    public string Csv() => CsvText.Write(
        $"{string.Join(',', Columns.Select(column => column.Name))}\n",
        Rows.Select(row => row.Select(cell => cell.Text ?? (double.IsFinite(cell.Number) ? cell.Number.ToString("R", CultureInfo.InvariantCulture) : "")).ToArray()));
}

/// <summary>A column.</summary>
/// <param name="Name">In files: lower case, the same in every language.</param>
/// <param name="Title">Over the column, in the figure's language.</param>
public sealed record FigureColumn(string Name, string Title);

/// <summary>A cell: a text, or a number where there is none.</summary>
/// <param name="Text">Null for a number.</param>
/// <param name="Number">NaN where it is not known.</param>
/// <param name="Shown">The number as a person writes it, in the figure's language.</param>
public readonly record struct FigureCell(string? Text, double Number, string Shown)
{
    /// <summary>A text.</summary>
    public static FigureCell Of(string text) => new(text, double.NaN, text);

    /// <summary>A number of any size.</summary>
    public static FigureCell Of(double number, NumberFormat numbers) => new(null, number, number == Math.Truncate(number) ? numbers.Whole(number) : numbers.Any(number));

    /// <summary>A mean and the two ends of its interval.</summary>
    public static ImmutableArray<FigureCell> Of(Experiments.Summary.Estimate estimate, NumberFormat numbers)
    {
        int decimals = Words.Numbers.Decimals(estimate);
        return [Cell(estimate.Mean), Cell(estimate.Low), Cell(estimate.High)];

        FigureCell Cell(double value) => new(null, value, numbers.Signed(value, decimals));
    }
}
