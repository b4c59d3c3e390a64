using System.Collections.Immutable;
using System.Drawing;
using System.IO.Compression;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace EcosystemSim.Reporting.Workbooks;

/// <summary>Writes sheets as a workbook of Excel (xlsx): the same sheets, the same bytes.</summary>
public static class WorkbookWriter
{
    private const double NarrowestColumn = 8, WidestColumn = 42;

    // Programs do not all make a row as high as the words that flow in it.
    private const double PointsPerLine = 15;

    // Excel makes no row higher.
    private const double HighestRow = 409;

    // The first moment that the archive's format can state; a date of making would be another at each call.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the workbook.</summary>
    public static byte[] Bytes(ImmutableArray<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        WriteAsync(stream, sheets).GetAwaiter().GetResult();
        return WithoutTimes(stream);
    }

    private static async Task WriteAsync(Stream stream, ImmutableArray<Sheet> sheets)
    {
        // Without properties of the document, among which the library would write the time.
        var options = new SpreadCheetahOptions { DocumentProperties = null };
        await using var book = await Spreadsheet.CreateNewAsync(stream, options).ConfigureAwait(false);
        var styles = Styles(book);
        foreach (var sheet in sheets)
        {
            await book.StartWorksheetAsync(sheet.Name, Options(sheet)).ConfigureAwait(false);
            foreach (var row in sheet.Rows)
            {
                Cell[] cells = [.. row.Select(cell => ToCell(cell, styles))];
                if (Lines(sheet, row) is > 1 and int lines) await book.AddRowAsync(cells, new RowOptions { Height = Math.Min(lines * PointsPerLine, HighestRow) }).ConfigureAwait(false);
                else await book.AddRowAsync(cells).ConfigureAwait(false);
            }
        }
        await book.FinishAsync().ConfigureAwait(false);
    }

    private static Dictionary<CellFormat, StyleId> Styles(Spreadsheet book)
    {
        return new Dictionary<CellFormat, StyleId>
        {
            [CellFormat.Whole] = Number("#,##0"),
            [CellFormat.Decimals] = Number("#,##0.00"),
            [CellFormat.Fine] = Number("0.000000"),
            [CellFormat.Heading] = book.AddStyle(new Style { Font = new() { Bold = true }, Fill = new() { Color = Color.FromArgb(0xE8, 0xEE, 0xF4) } }),
            [CellFormat.Flowing] = book.AddStyle(new Style { Alignment = new() { WrapText = true, Vertical = VerticalAlignment.Top } }),
        };

        StyleId Number(string format) => book.AddStyle(new Style { Format = NumberFormat.Custom(format) });
    }

    private static Cell ToCell(SheetCell cell, Dictionary<CellFormat, StyleId> styles)
    {
        StyleId? style = styles.TryGetValue(cell.Format, out var known) ? known : null;
        return cell.Number is { } number ? new Cell(number, style) : new Cell(cell.Text, style);
    }

    /// <summary>Lines that the words of a row take, by the width of their columns.</summary>
    private static int Lines(Sheet sheet, ImmutableArray<SheetCell> row)
    {
        int lines = 1;
        for (int i = 0; i < Math.Min(row.Length, sheet.Widths.Length); i++)
        {
            // Lines break between words, so that they are not full.
            if (row[i] is { Format: CellFormat.Flowing, Text: { } text }) lines = Math.Max(lines, (int)Math.Ceiling(text.Length * 1.08 / sheet.Widths[i]));
        }
        return lines;
    }

    private static WorksheetOptions Options(Sheet sheet)
    {
        var options = new WorksheetOptions();
        int columns = sheet.Rows.Max(row => row.Length);
        if (sheet.HasHeader)
        {
            options.FrozenRows = 1;
            options.AutoFilter = new AutoFilterOptions($"A1:{Letters(columns)}{sheet.Rows.Length}");
        }
        for (int i = 0; i < columns; i++) options.Column(i + 1).Width = i < sheet.Widths.Length ? sheet.Widths[i] : WidthOf(sheet, i);
        return options;
    }

    private static double WidthOf(Sheet sheet, int column)
    {
        // A number as it is shown; the arrow of the filter beside the name.
        int longest = sheet.Rows.Where(row => column < row.Length).Max(row => row[column].Number is { } n ? n.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture).Length : row[column].Text?.Length ?? 0);
        int name = sheet.HasHeader && column < sheet.Rows[0].Length ? (sheet.Rows[0][column].Text?.Length ?? 0) + 3 : 0;
        return Math.Clamp(Math.Max(longest, name) + 1.5, NarrowestColumn, WidestColumn);
    }

    /// <summary>Name of a column from its number, from 1: A to Z, then AA.</summary>
    private static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private static byte[] WithoutTimes(MemoryStream workbook)
    {
        using (var archive = new ZipArchive(workbook, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries) entry.LastWriteTime = NoTime;
        }
        return workbook.ToArray();
    }
}
