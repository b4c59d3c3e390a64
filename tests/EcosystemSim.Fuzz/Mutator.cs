using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace EcosystemSim.Fuzz;

/// <summary>Changes files by a seed: the same seed and file, the same change on every machine.</summary>
/// <param name="words">What stands in files of this kind, beside what every kind is tried with.</param>
internal sealed partial class Mutator(Random random, IReadOnlyList<string> words)
{
    // Files get no larger: a reader that is slow on a megabyte is slow.
    private const int MostBytes = 4 << 20;

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "1e308", "1e309", "-1e308", "1e-320", "NaN", "Infinity", "-Infinity", ".inf", ".nan", "0x7f", "0o17", "1_000", "1,5", "1.", ".5", "00012", "1e", "+1", "--1", "0.1.2", "100001", "401",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999",
    ];

    private static readonly string[] Signs =
    [
        "\0", "\u0001", "\u001b[2J", "\u007f", "\u0085", "\u009b", "\u00a0", "\u061c", "\u200b", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff", "\U0001F600", "\U0010FFFF",
        "e\u0301", "\\uFFFF", "\\ud800", "\\u0000", "\\x1b", "&#x1F;", "&#xFFFF;", "&lt;", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY b \"bb\">]>", "\"", "'", "\"\"", ",", ";", "\t", ": ", "- ", "? ", "&a ", "*a", "<<: ", "!!", "!!binary ", "%YAML 9.9\n", "---\n", "...\n",
        "|\n", ">-\n", "{", "}", "[", "]", "#", "\\", "/", "../", "/../../pwned", "..\\pwned", "C:\\pwned", "\\\\evil\\share\\a", "//evil/share/a", "file:///dev/zero", "/dev/zero", "/dev/stdin", "CON", "null", "true", "~", "",
        "--cluster \"Host=127.0.0.1;Port=1\"", "--out ../pwned", "--force", "--replications 100000", "--quarters 400", "@pwned", "\r", "\r\n", "\n", "\n\n", "\n ",
    ];

    private static readonly (string Open, string Close)[] Brackets =
        [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}"), ("- ", ""), ("<g>", "</g>"), ("? ", ""), ("(", ")"), ("\"", "\""), ("&a [", "]"), ("  ", "")];

    /// <summary>A changed file.</summary>
    /// <param name="bytes">As it is.</param>
    /// <param name="other">Another file of the kind, parts of which can get into this one.</param>
    public byte[] Change(byte[] bytes, byte[] other)
    {
        if (bytes is [0x1f, 0x8b, ..] && random.Next(3) > 0) return ChangePacked(bytes, other);
        bool isText = !bytes.AsSpan(0, Math.Min(bytes.Length, 512)).Contains((byte)0);
        // Most often one change: more than that hardly gets past the first check.
        int changes = random.Next(10) < 6 ? 1 : random.Next(2, 7);
        for (int i = 0; i < changes; i++)
        {
            bytes = isText && random.Next(4) > 0 ? ChangeText(bytes, other) : ChangeBytes(bytes, other);
            if (bytes.Length > MostBytes) bytes = bytes[..MostBytes];
        }
        return bytes;
    }

    /// <summary>A file as a bad disk or a torn write leaves it.</summary>
    public static byte[] Damage(Random random, byte[] bytes, byte[] other)
    {
        var mutator = new Mutator(random, []);
        byte[] damaged = mutator.ChangeBytes(bytes, other);
        return damaged.AsSpan().SequenceEqual(bytes) ? bytes[..(bytes.Length / 2)] : damaged;
    }

    private byte[] ChangeBytes(byte[] bytes, byte[] other)
    {
        byte[] changed = [.. bytes];
        switch (random.Next(9))
        {
            case 0:
                for (int i = random.Next(1, 9); i > 0 && changed.Length > 0; i--) changed[At(changed)] ^= (byte)(1 << random.Next(8));
                return changed;
            case 1:
                for (int i = random.Next(1, 9); i > 0 && changed.Length > 0; i--) changed[At(changed)] = (byte)random.Next(256);
                return changed;
            case 2:
                return changed[..random.Next(changed.Length + 1)];
            case 3:
                var (from, to) = Part(changed.Length);
                return [.. changed[..from], .. changed[to..]];
            case 4:
                (from, to) = Part(changed.Length);
                return [.. changed[..to], .. changed[from..]];
            case 5:
                (from, to) = Part(other.Length);
                int at = random.Next(changed.Length + 1);
                return [.. changed[..at], .. other[from..to], .. changed[at..]];
            case 6:
                // A whole number where a length or a place could stand.
                int[] extremes = [0, 1, -1, -5, int.MaxValue, int.MinValue, 0x10000000, 255, 65536];
                if (changed.Length >= 4) BitConverter.TryWriteBytes(changed.AsSpan(random.Next(changed.Length - 3)), extremes[random.Next(extremes.Length)]);
                return changed;
            case 7:
                (from, to) = Part(Math.Min(changed.Length, 4096));
                return [.. changed[..from], .. Enumerable.Repeat(changed[from..to], Times(to - from)).SelectMany(part => part), .. changed[from..]];
            default:
                return random.Next(4) == 0 ? [] : [.. changed, .. other];
        }
    }

    private byte[] ChangeText(byte[] bytes, byte[] other)
    {
        string text = Encoding.UTF8.GetString(bytes);
        switch (random.Next(13))
        {
            case 0: return Bytes(Replace(text, Number(), Numbers));
            case 1: return Bytes(Replace(text, Number(), Numbers));
            case 2: return Bytes(Replace(text, Word(), words.Count > 0 ? words : Numbers));
            case 3: return Bytes(Replace(text, Word(), [.. Word().Matches(Near(text)).Select(m => m.Value).DefaultIfEmpty("")]));
            case 4: return Bytes(Insert(text, Signs[random.Next(Signs.Length)]));
            case 5: return Bytes(Insert(text, words.Count > 0 ? words[random.Next(words.Count)] : Signs[random.Next(Signs.Length)]));
            case 6: return Bytes(Replace(text, Quoted(), [.. Signs.Select(s => $"\"{s}\""), "\"\"", "null", "[]", "{}", "[null]", "{\"a\": 1}"]));
            case 7: return Bytes(Nested(text));
            case 8: return Lines(text, other);
            case 9: return Lines(text, other);
            case 10: return Lines(text, other);
            case 11: return Encoded(text);
            default: return Bytes(Replace(text, Value(), [.. Signs, .. Numbers]));
        }
    }

    /// <summary>The packed text is changed, so that it can be unpacked; now and then it unpacks to very much.</summary>
    private byte[] ChangePacked(byte[] bytes, byte[] other)
    {
        byte[] inside = random.Next(20) == 0 ? new byte[64 << 20] : Change(Unpack(bytes), Unpack(other));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(inside);
        byte[] all = packed.ToArray();
        return random.Next(4) == 0 ? all[..random.Next(all.Length + 1)] : all;
    }

    public static byte[] Unpack(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..]) return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private byte[] Lines(string text, byte[] other)
    {
        var lines = text.Split('\n').ToList();
        int at = random.Next(lines.Count), count = Math.Min(lines.Count - at, 1 << random.Next(6));
        var some = lines.GetRange(at, count);
        switch (random.Next(6))
        {
            case 0: lines.RemoveRange(at, count); break;
            case 1: lines.InsertRange(at, some); break;
            case 2:
                lines.RemoveRange(at, count);
                lines.InsertRange(random.Next(lines.Count + 1), some);
                break;
            case 3:
                string[] others = Encoding.UTF8.GetString(other).Split('\n');
                lines.Insert(at, others[random.Next(others.Length)]);
                break;
            case 4:
                int by = random.Next(1, 5);
                for (int i = at; i < at + count; i++) lines[i] = random.Next(2) == 0 ? new string(' ', by) + lines[i] : lines[i].Length > by ? lines[i][by..] : "";
                break;
            default:
                // As a list: of anything else each line would be inserted by itself, with all that follow it moved.
                lines.InsertRange(at, Enumerable.Repeat(some, Times(some.Sum(line => line.Length + 1))).SelectMany(again => again).ToList());
                break;
        }
        return Bytes(string.Join('\n', lines));
    }

    private string Nested(string text)
    {
        var (open, close) = Brackets[random.Next(Brackets.Length)];
        int depth = 1 << random.Next(1, 18);
        // Around what stands there, or in its place; closed or not.
        string tail = random.Next(2) == 0 ? "" : Repeat(close, depth);
        var matches = Value().Matches(Near(text));
        if (matches.Count == 0) return Repeat(open, depth) + text + tail;
        string found = matches[random.Next(matches.Count)].Value;
        int at = text.IndexOf(found, StringComparison.Ordinal);
        return at < 0 ? Repeat(open, depth) + text + tail : text[..at] + Repeat(open, depth) + found + tail + text[(at + found.Length)..];
    }

    private byte[] Encoded(string text) => random.Next(6) switch
    {
        0 => Encoding.Unicode.GetBytes("\ufeff" + text),
        1 => Encoding.BigEndianUnicode.GetBytes("\ufeff" + text),
        2 => Bytes("\ufeff" + text),
        3 => Bytes(text.ReplaceLineEndings("\r\n")),
        4 => Bytes(text.ReplaceLineEndings("\r")),
        _ => Encoding.Latin1.GetBytes(Insert(text, "Ærø")),
    };

    private string Replace(string text, Regex pattern, IReadOnlyList<string> by)
    {
        int start = text.Length == 0 ? 0 : random.Next(text.Length);
        var match = pattern.Match(text, start);
        if (!match.Success) match = pattern.Match(text);
        return match.Success ? text[..match.Index] + by[random.Next(by.Count)] + text[(match.Index + match.Length)..] : text + by[random.Next(by.Count)];
    }

    private string Insert(string text, string what)
    {
        int at = random.Next(text.Length + 1);
        return text[..at] + (random.Next(20) == 0 ? Repeat(what, Times(what.Length)) : what) + text[at..];
    }

    /// <summary>A part of a text, since matching all of a large one for a single change is slow.</summary>
    private string Near(string text)
    {
        const int around = 4096;
        int from = text.Length <= around ? 0 : random.Next(text.Length - around);
        return text.Substring(from, Math.Min(around, text.Length - from));
    }

    private int At(byte[] bytes) => random.Next(bytes.Length);

    private (int From, int To) Part(int length)
    {
        int from = random.Next(length + 1);
        return (from, Math.Min(length, from + (1 << random.Next(14))));
    }

    private int Times(int length) => Math.Min(1 << random.Next(1, 18), MostBytes / Math.Max(1, length));

    private static string Repeat(string what, int times) => new StringBuilder(what.Length * times).Insert(0, what, times).ToString();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"-?\d[\d.,eE+]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z_][\w.@-]*")]
    private static partial Regex Word();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=[:,;=]\s?)[^\s,;:][^\n,;]*")]
    private static partial Regex Value();

    /// <summary>All words of a kind's files, which are put where others stand.</summary>
    public static IReadOnlyList<string> WordsOf(IEnumerable<byte[]> files) =>
        [.. files.Where(f => f.Length < MostBytes && !f.AsSpan(0, Math.Min(f.Length, 512)).Contains((byte)0)).SelectMany(f => Word().Matches(Encoding.UTF8.GetString(f, 0, Math.Min(f.Length, 60_000))).Select(m => m.Value)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How a seed and a number become the seed of one file.</summary>
    public static Random RandomOf(int seed, string kind, int number) =>
        new(BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {kind} {number}")))));
}
