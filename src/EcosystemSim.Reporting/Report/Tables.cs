using System.Collections.Immutable;
using System.Text;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Report;

/// <summary>Tables of the report.</summary>
internal static class Tables
{
    /// <summary>A figure's table: a text column heads its row. Columns keep their names, so that the script can find the one a mark shows.</summary>
    public static string Of(FigureTable table, string caption)
    {
        StringBuilder html = Open(caption);
        html.Append("<thead><tr>");
        foreach (FigureColumn column in table.Columns) html.Append("<th scope=\"col\" data-name=\"").Append(Html.Text(column.Name)).Append("\">").Append(Html.Text(column.Title)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (ImmutableArray<FigureCell> row in table.Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                // The first cell names the row.
                if (i == 0 && row[i].Shown.Length > 0) html.Append("<th scope=\"row\">").Append(Html.Text(row[i].Shown)).Append("</th>");
                else html.Append(row[i].Text is null ? "<td>" : "<td class=\"t\">").Append(Html.Text(row[i].Shown)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>The columns of one part of a table of arms; empty if it has none there.</summary>
    /// <param name="about">What sets it apart from the other part; nothing if it is the only one.</param>
    public static string Of(AnswerTable table, TablePart part, string? about = null)
    {
        int[] columns = [.. Enumerable.Range(0, table.Columns.Length).Where(column => table.Columns[column].Part == part)];
        if (columns.Length == 0) return "";
        StringBuilder html = Open(about is null ? table.Title : $"{table.Title} ({about})");
        bool grouped = columns.Any(column => table.Columns[column].Group.Length > 0);
        html.Append("<thead>");
        if (grouped)
        {
            html.Append("<tr><td></td>");
            for (int i = 0; i < columns.Length;)
            {
                string group = table.Columns[columns[i]].Group;
                int next = i + 1;
                while (next < columns.Length && group.Length > 0 && table.Columns[columns[next]].Group == group) next++;
                html.Append(group.Length == 0 ? "<td></td>" : $"<th scope=\"colgroup\" class=\"group\" colspan=\"{next - i}\">{Html.Text(group)}</th>");
                i = next;
            }

            html.Append("</tr>\n");
        }

        html.Append("<tr><th scope=\"col\">").Append(Html.Text(table.RowHeading)).Append("</th>");
        foreach (int column in columns) html.Append("<th scope=\"col\">").Append(Html.Text(table.Columns[column].Heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (AnswerRow row in table.Rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(Html.Text(row.Arm)).Append("</th>");
            foreach (int column in columns) html.Append(Cell(row.Cells[column].Text));
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>Rows of text cells; the first of each heads it.</summary>
    public static string Of(string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder html = Open(caption);
        html.Append("<thead><tr>");
        foreach (string heading in headings) html.Append("<th scope=\"col\">").Append(Html.Text(heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(Html.Text(row[0])).Append("</th>");
            foreach (string cell in row.Skip(1)) html.Append(Cell(cell));
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    // A number and its interval may stand on two lines, but neither breaks within itself.
    private static string Cell(string text)
    {
        int bracket = text.EndsWith(')') ? text.IndexOf(" (") : -1;
        return bracket < 0 ? $"<td>{Html.Text(text)}</td>" : $"<td class=\"i\"><span>{Html.Text(text[..bracket])}</span> <span>{Html.Text(text[(bracket + 1)..])}</span></td>";
    }

    // A wide table scrolls in its own box, which keys must reach.
    private static StringBuilder Open(string caption) => new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Html.Text(caption))
        .Append("\"><table><caption>").Append(Html.Text(caption)).Append("</caption>");
}
