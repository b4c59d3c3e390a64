using System.Collections.Immutable;
using EcosystemSim.Scenarios.Scaffolding;

namespace EcosystemSim.Cli.Commands;

/// <summary>Reads <c>Navn=name,Ansatte=jobs</c>: headings of a table, and the columns that they are.</summary>
internal static class ColumnMap
{
    /// <summary>The columns with their headings; null after saying what is wrong.</summary>
    public static ImmutableArray<KeyValuePair<string, string>>? Read(string text, Action<string> say)
    {
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        bool isWrong = false;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.LastIndexOf('=');
            string heading = sign < 0 ? "" : part[..sign].Trim(), column = part[(sign + 1)..].Trim();
            if (heading.Length == 0) Wrong($"'--columns' has '{part}'; expected a heading of your table and a column, such as Navn=name.");
            else if (!NewRegion.Columns.Contains(column))
                Wrong(NewRegion.Columns.Contains(heading) ? $"'--columns' has '{part}'; expected the heading first: {column}={heading}." : $"'--columns' names the unknown column '{column}'. {Suggestions.For(column, NewRegion.Columns)}");
            else if (found.Any(f => f.Key == column)) Wrong($"'--columns' names the column '{column}' a second time.");
            else if (found.Any(f => f.Value.Equals(heading, StringComparison.OrdinalIgnoreCase))) Wrong($"'--columns' names the heading '{heading}' a second time.");
            else found.Add(new(column, heading));
        }
        if (found.Count == 0 && !isWrong) Wrong($"'--columns' is '{text}'; expected headings and columns, such as Navn=name,Ansatte=jobs.");
        return isWrong ? null : found.ToImmutable();

        void Wrong(string message)
        {
            isWrong = true;
            say(message);
        }
    }
}
