using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcosystemSim.Scenarios.Text;

/// <summary>
/// Which characters may stand in a text, wherever it comes from: in files, tables, on the command line. Refused are those that XML, a
/// terminal or a line of a table cannot hold, and those that make a line read otherwise than it is.
/// </summary>
public static partial class Characters
{
    /// <summary>The first character that no text may have; null where there is none. Line breaks and tabs are allowed.</summary>
    /// <returns>Its place in the text, and its code point.</returns>
    public static (int Index, int CodePoint)? FirstForbidden(ReadOnlySpan<char> text)
    {
        // Of plain text all is right, and it is what there is most of.
        if (text.IndexOfAnyExceptInRange(' ', '~') < 0) return null;
        for (int i = 0; i < text.Length;)
        {
            bool isWhole = Rune.DecodeFromUtf16(text[i..], out var rune, out int length) == System.Buffers.OperationStatus.Done;
            int code = isWhole ? rune.Value : text[i];
            if (!isWhole || IsForbidden(code)) return (i, code);
            i += length;
        }
        return null;
    }

    /// <summary>The same in valid UTF-8, where the place is that of a byte.</summary>
    public static (int Index, int CodePoint)? FirstForbidden(ReadOnlySpan<byte> utf8)
    {
        for (int i = 0; i < utf8.Length;)
        {
            int plain = utf8[i..].IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            if (plain < 0) return null;
            i += plain;
            _ = Rune.DecodeFromUtf8(utf8[i..], out var rune, out int length);
            if (IsForbidden(rune.Value)) return (i, rune.Value);
            i += length;
        }
        return null;
    }

    /// <summary>The same where a text is one line: no line break and no tab either.</summary>
    public static (int Index, int CodePoint)? FirstForbiddenInLine(ReadOnlySpan<char> text)
    {
        var found = FirstForbidden(text);
        int blank = text.IndexOfAny('\n', '\r', '\t');
        return blank >= 0 && (found is not { } other || blank < other.Index) ? (blank, text[blank]) : found;
    }

    /// <summary>What a character is, for messages: <c>the control character U+001B</c>.</summary>
    public static string Describe(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"the {Kind(codePoint)} U+{codePoint:X4}");

    /// <summary>A text as a message can show it: what no text may have is shown as a question mark in a diamond.</summary>
    public static string Printable(string text)
    {
        if (FirstForbiddenInLine(text) is null) return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            shown.Append(rune.Value == '\t' ? " " : IsForbidden(rune.Value) || rune.Value is '\n' or '\r' ? new string('\uFFFD', rune.Utf16SequenceLength) : rune.ToString());
        return shown.ToString();
    }

    /// <summary>A text as a message can show it, cut where it is long.</summary>
    public static string Short(string text, int most = 80) => Printable(text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…"));

    /// <summary>A sentence in which what it quotes is cut where it is long: a file, a path or an argument can be of any length.</summary>
    public static string CutQuoted(string sentence) => LongQuote().Replace(sentence, "'$1…'");

    [GeneratedRegex("'([^'\n]{160})[^'\n]{40,}'")]
    private static partial Regex LongQuote();

    private static bool IsForbidden(int code) => code is not ('\t' or '\n' or '\r') && Kind(code) != Harmless;

    private const string Harmless = "character";

    private static string Kind(int code) => code switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => "control character",
        >= 0xD800 and <= 0xDFFF => "half of a surrogate pair",
        (>= 0xFDD0 and <= 0xFDEF) => "noncharacter",
        _ when (code & 0xFFFE) == 0xFFFE => "noncharacter",
        0x2028 or 0x2029 => "line separator",
        // Embeddings, overrides and isolates, which turn the direction of what follows.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "directional control",
        0xFEFF => "byte order mark",
        _ => Harmless,
    };
}
