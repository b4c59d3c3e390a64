using System.Text;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>The bytes of a table: whether they are text, what separates the columns, and where a byte is.</summary>
internal sealed class FirmTableText
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly SourceText _source;
    private readonly List<string> _lines = [];

    /// <param name="path">Path for messages.</param>
    public FirmTableText(string path, byte[] bytes)
    {
        // Spreadsheets write a byte order mark, which says nothing about UTF-8.
        _utf8 = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
        _source = new(path, _lines);
    }

    /// <summary>The text without its byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>The file as a whole.</summary>
    public Location Whole => Location.Of(_source);

    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsBlank => _utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    /// <summary>Why this is no text in UTF-8; null if it is.</summary>
    public Diagnostic? WhyNoText()
    {
        var span = _utf8.Span;
        if (span.StartsWith("PK\u0003\u0004"u8)) return Messages.NotATable(Whole, "the file of a spreadsheet");
        if (span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return Messages.NotATable(Whole, "text in UTF-16");
        if (!System.Text.Unicode.Utf8.IsValid(span))
        {
            int at = 0;
            while (Rune.DecodeFromUtf8(span[at..], out _, out int length) == System.Buffers.OperationStatus.Done) at += length;
            return Messages.NotUtf8(Place(at, 1), span[at]);
        }
        return Characters.FirstForbidden(span) is { } found ? Messages.ForbiddenCharacter(Place(found.Index, 1), found.CodePoint) : null;
    }

    /// <summary>What stands most often between the names of the columns, which have none of it themselves.</summary>
    public char Separator()
    {
        string header = Encoding.UTF8.GetString(FirstLine());
        return Separators.MaxBy(s => header.Count(c => c == s));
    }

    /// <summary>Line and column of a byte. Takes time in proportion to the text before it.</summary>
    /// <param name="length">Characters to underline.</param>
    public Location Place(int offset, int length)
    {
        var span = _utf8.Span;
        offset = Math.Clamp(offset, 0, span.Length);
        int line = 1, start = 0;
        for (int i = 0; i < offset; i++)
        {
            if (span[i] != '\n' && !(span[i] == '\r' && (i + 1 >= span.Length || span[i + 1] != '\n'))) continue;
            line++;
            start = i + 1;
        }
        int rest = span[start..].IndexOfAny((byte)'\r', (byte)'\n');
        Show(line, Encoding.UTF8.GetString(span.Slice(start, rest < 0 ? span.Length - start : rest)));
        return new(_source, line, Encoding.UTF8.GetCharCount(span[start..offset]) + 1, Math.Max(1, length));
    }

    // Of a table of millions of rows only the lines that are shown are kept as text.
    private void Show(int line, string text)
    {
        while (_lines.Count < line) _lines.Add("");
        _lines[line - 1] = text;
    }

    private ReadOnlySpan<byte> FirstLine()
    {
        var span = _utf8.Span;
        int start = Math.Max(0, span.IndexOfAnyExcept("\r\n"u8));
        int end = span[start..].IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? span[start..] : span.Slice(start, end);
    }
}
