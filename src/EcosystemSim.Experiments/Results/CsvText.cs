using System.Text;
using CsvHelper;

namespace EcosystemSim.Experiments.Results;

/// <summary>Tables as CSV: comma, line feed, quotes where they are needed.</summary>
public static class CsvText
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };
    private static readonly CsvReaderOptions Rows = new() { HasHeader = false };

    /// <summary>A header, as it stands, and a row each.</summary>
    public static string Write(string header, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter();
        text.Write(header);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (string[] row in rows) csv.WriteRecord(row);
        }
        return text.ToString();
    }

    /// <summary>All rows, the header among them.</summary>
    public static List<string[]> Read(string text)
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), Rows);
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}
