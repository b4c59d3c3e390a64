using System.Text;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Tables as Markdown.</summary>
internal static class MarkdownTable
{
    public static string Write(IReadOnlyCollection<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").Append(string.Join(" | ", columns)).Append(" |\n|").Append(string.Concat(columns.Select(_ => " --- |"))).Append('\n');
        foreach (var row in rows) text.Append("| ").Append(string.Join(" | ", row.Select(c => c.Replace("|", "\\|").Replace("_", "\\_")))).Append(" |\n");
        return text.ToString();
    }
}
