using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;
using Spectre.Console;

namespace EcosystemSim.Cli.Explaining;

/// <summary>All parameters with their values, ranges and sources: a row each, in the order of the code.</summary>
internal static class ParameterTable
{
    private static readonly string[] Columns = ["parameter", "value", "low", "high", "unit", "source", "meaning", "note"];

    /// <summary>Writes the table; nothing else goes to the output.</summary>
    public static void Write(ImmutableArray<ParameterValue> parameters, string format, Screen screen)
    {
        string[][] rows = [.. parameters.Select(p => (string[])[p.Path, N(p.Value), N(p.Low), N(p.High), p.Unit, p.Source, p.Meaning, p.Note ?? ""])];
        switch (format)
        {
            case "json":
                screen.Out.Write(ExplanationJson.Text(parameters.Select(p => new { Parameter = p.Path, p.Value, p.Low, p.High, p.Unit, p.Source, p.Meaning, p.Note })));
                break;
            case "csv":
                screen.Out.Write(CsvText.Write(string.Join(',', Columns) + "\n", rows));
                break;
            case "markdown":
                screen.Out.Write(MarkdownTable.Write(Columns, rows));
                break;
            default:
                var table = new Table { Border = TableBorder.Horizontal };
                foreach (string column in Columns[..6]) table.AddColumn(column);
                foreach (int number in (int[])[1, 2, 3]) table.Columns[number].RightAligned();
                foreach (string[] row in rows) table.AddRow(Array.ConvertAll(row[..6], Markup.Escape));
                screen.Ansi.Write(table);
                screen.Out.WriteLine($"{rows.Length} parameters. 'ecosim explain NAME' says what one is; --format csv, json or markdown has all columns.");
                break;
        }
    }

    private static string N(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
