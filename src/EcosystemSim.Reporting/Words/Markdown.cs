using System.Text;

namespace EcosystemSim.Reporting.Words;

/// <summary>Tables in Markdown, for a README. There a table has one line of headings, so a group stands in that of its first column.</summary>
public static class Markdown
{
    /// <summary>Title, one table per part, notes; ends with a newline.</summary>
    public static string Render(AnswerTable table)
    {
        StringBuilder text = new();
        text.Append("**").Append(Escaped(table.Title)).Append("**\n");
        foreach (TablePart part in Enum.GetValues<TablePart>())
        {
            int[] columns = [.. Enumerable.Range(0, table.Columns.Length).Where(column => table.Columns[column].Part == part)];
            if (columns.Length == 0) continue;
            text.Append("\n| ").Append(Escaped(table.RowHeading)).Append(" |");
            string group = "";
            foreach (int column in columns)
            {
                AnswerColumn heading = table.Columns[column];
                bool opens = heading.Group.Length > 0 && heading.Group != group;
                text.Append(' ').Append(Escaped(opens ? $"{heading.Group}: {heading.Heading}" : heading.Heading)).Append(" |");
                group = heading.Group;
            }

            text.Append("\n| --- |");
            foreach (int _ in columns) text.Append(" ---: |");
            foreach (AnswerRow row in table.Rows)
            {
                text.Append("\n| ").Append(Escaped(row.Arm)).Append(" |");
                foreach (int column in columns) text.Append(' ').Append(Escaped(row.Cells[column].Text)).Append(" |");
            }

            text.Append('\n');
        }

        if (table.Notes.Length > 0) text.Append('\n');
        foreach (string note in table.Notes) text.Append(Escaped(note)).Append("  \n");
        return text.ToString();
    }

    /// <summary>Text that shows as it is.</summary>
    public static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_");
}
