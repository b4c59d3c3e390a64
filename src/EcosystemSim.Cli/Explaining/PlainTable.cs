using System.Text;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Tables for other programs.</summary>
internal static class PlainTable
{
    public static string Csv(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(columns)) text.Append(string.Join(',', row.Select(Quoted))).Append('\n');
        return text.ToString();
    }

    public static string Markdown(IReadOnlyCollection<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").Append(string.Join(" | ", columns)).Append(" |\n|").Append(string.Concat(columns.Select(_ => " --- |"))).Append('\n');
        foreach (var row in rows) text.Append("| ").Append(string.Join(" | ", row.Select(c => c.Replace("|", "\\|").Replace("_", "\\_")))).Append(" |\n");
        return text.ToString();
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
