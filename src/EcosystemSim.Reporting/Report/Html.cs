using System.Text;
using System.Text.RegularExpressions;

namespace EcosystemSim.Reporting.Report;

/// <summary>Text as HTML.</summary>
internal static partial class Html
{
    /// <summary>Text that shows as it is, in elements and in quoted attributes.</summary>
    public static string Text(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"") < 0) return text;
        StringBuilder escaped = new(text.Length + 16);
        foreach (char character in text)
        {
            switch (character)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                default: escaped.Append(character); break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A sentence: options of the command line as code, and no line break before a per cent sign.</summary>
    public static string Sentence(string text)
    {
        string html = Option().Replace(Text(text), "<code>$0</code>");
        return BeforePercent().Replace(html, "\u00A0%");
    }

    /// <summary>A paragraph.</summary>
    public static string Paragraph(string text, string? kind = null) => kind is null ? $"<p>{Sentence(text)}</p>\n" : $"<p class=\"{kind}\">{Sentence(text)}</p>\n";

    [GeneratedRegex("--[a-z]+(-[a-z]+)*|ecosim (verify|rerun)")]
    private static partial Regex Option();

    [GeneratedRegex("(?<=[0-9]) %")]
    private static partial Regex BeforePercent();

    /// <summary>A file that a link brings along: what the reader saves is in the page.</summary>
    public static string DataUri(string csv)
    {
        StringBuilder uri = new("data:text/csv;charset=utf-8,", csv.Length + 64);
        foreach (byte value in Encoding.UTF8.GetBytes(csv))
        {
            if (value is > 32 and < 127 && "\"#%&<>".IndexOf((char)value) < 0) uri.Append((char)value);
            else uri.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return uri.ToString();
    }
}
