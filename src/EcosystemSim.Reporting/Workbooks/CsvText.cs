namespace EcosystemSim.Reporting.Workbooks;

/// <summary>Reads the CSV that runs write.</summary>
internal static class CsvText
{
    /// <summary>All rows, the first with the names of the columns. Fields may be quoted; a quote within is doubled.</summary>
    public static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var fields = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            fields.Add(Field(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                // A comma at the very end is followed by an empty field.
                if (++at == text.Length) fields.Add("");
                if (at < text.Length) continue;
            }
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            rows.Add([.. fields]);
            fields.Clear();
        }
        return rows;
    }

    private static string Field(string text, ref int at)
    {
        int start = at;
        if (at < text.Length && text[at] == '"')
        {
            for (at++; at < text.Length; at++)
            {
                if (text[at] != '"') continue;
                if (at + 1 < text.Length && text[at + 1] == '"') at++;
                else break;
            }
            string quoted = text[(start + 1)..Math.Min(at, text.Length)].Replace("\"\"", "\"", StringComparison.Ordinal);
            at = Math.Min(at + 1, text.Length);
            return quoted;
        }
        while (at < text.Length && text[at] is not (',' or '\n' or '\r')) at++;
        return text[start..at];
    }
}
