using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;

namespace EcosystemSim.Reporting.Figures;

/// <summary>
/// One weight of the figures' font: what is measured, what a report embeds, whose outlines stand in SVG and PNG and what PDF has its
/// letters from are the same bytes, read here so that a figure is the same to the last digit on any machine and in a browser.
/// The file is a subset of Source Sans 3 under another name (Open Font License, see <c>Fonts/</c>), without kerning, so that a text
/// is as wide as the sum of its letters.
/// </summary>
public sealed class FigureFont
{
    /// <summary>Name in SVG.</summary>
    public const string Family = "EcosystemSim Sans";

    private readonly byte[] _glyphs;
    private readonly int[] _starts;
    private readonly ushort[] _widths;
    private readonly Dictionary<int, int> _glyphOf = [];
    private readonly string?[] _outlines;
    private readonly Lock _lock = new();

    private FigureFont(byte[] file)
    {
        File = file;
        Dictionary<string, byte[]> tables = Tables(file);
        ReadOnlySpan<byte> head = tables["head"];
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        bool isLong = BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0;
        int glyphs = BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4));
        int measured = BinaryPrimitives.ReadUInt16BigEndian(tables["hhea"].AsSpan(34));
        byte[] metrics = tables["hmtx"], places = tables["loca"];
        _widths = new ushort[glyphs];
        for (int i = 0; i < glyphs; i++) _widths[i] = BinaryPrimitives.ReadUInt16BigEndian(metrics.AsSpan(4 * Math.Min(i, measured - 1)));
        _starts = new int[glyphs + 1];
        for (int i = 0; i <= glyphs; i++)
            _starts[i] = isLong ? (int)BinaryPrimitives.ReadUInt32BigEndian(places.AsSpan(4 * i)) : 2 * BinaryPrimitives.ReadUInt16BigEndian(places.AsSpan(2 * i));
        _glyphs = tables["glyf"];
        _outlines = new string?[glyphs];
        ReadCharacters(tables["cmap"]);
    }

    /// <summary>Weight 400.</summary>
    public static FigureFont Regular { get; } = Load("EcosystemSimSans-Regular.woff");

    /// <summary>Weight 600, for what stands out.</summary>
    public static FigureFont SemiBold { get; } = Load("EcosystemSimSans-SemiBold.woff");

    /// <summary>Units to the font size.</summary>
    public int UnitsPerEm { get; }

    /// <summary>The font as WOFF.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>The font of a weight.</summary>
    public static FigureFont Of(FontWeight weight) => weight == FontWeight.Regular ? Regular : SemiBold;

    /// <summary>Rules of a style sheet that bring the font along, both weights.</summary>
    public static string FontFaces { get; } = Face(Regular, 400) + Face(SemiBold, 600);

    /// <summary>Whether the font has the character.</summary>
    public bool Has(char character) => _glyphOf.ContainsKey(character);

    /// <summary>Advance width in font units; an em for a character that the font has not got.</summary>
    public int Width(char character) => _glyphOf.TryGetValue(character, out int glyph) ? _widths[glyph] : UnitsPerEm;

    /// <summary>Highest and lowest ink above the baseline, in font units.</summary>
    public (int Top, int Bottom) Height(char character)
    {
        if (!_glyphOf.TryGetValue(character, out int glyph)) return (UnitsPerEm * 9 / 10, -UnitsPerEm / 4);
        if (_starts[glyph] == _starts[glyph + 1]) return (0, 0);
        ReadOnlySpan<byte> data = _glyphs.AsSpan(_starts[glyph]);
        return (BinaryPrimitives.ReadInt16BigEndian(data[8..]), BinaryPrimitives.ReadInt16BigEndian(data[4..]));
    }

    /// <summary>Outline of a character as SVG path data in font units, y upwards; empty for a space or an unknown one.</summary>
    public string Outline(char character)
    {
        if (!_glyphOf.TryGetValue(character, out int glyph)) return "";
        lock (_lock) return _outlines[glyph] ??= Path(glyph);
    }

    private static string Face(FigureFont font, int weight) =>
        $"@font-face{{font-family:'{Family}';font-weight:{weight};src:url(data:font/woff;base64,{Convert.ToBase64String(font.File.Span)}) format('woff')}}\n";

    private static FigureFont Load(string name)
    {
        using Stream stream = typeof(FigureFont).Assembly.GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return new(bytes.ToArray());
    }

    /// <summary>The font as a TrueType file, for what does not read WOFF.</summary>
    public byte[] TrueType()
    {
        Dictionary<string, byte[]> tables = Tables(File.ToArray());
        int count = tables.Count, power = BitOperations.Log2((uint)count), at = 12 + (16 * count);
        byte[] file = new byte[at + tables.Values.Sum(table => (table.Length + 3) & ~3)];
        File.Span.Slice(4, 4).CopyTo(file);
        Write(4, (ushort)count);
        Write(6, (ushort)(16 << power));
        Write(8, (ushort)power);
        Write(10, (ushort)(16 * count - (16 << power)));
        int entry = 12;
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            File.Span.Slice(44 + 20 * ((entry - 12) / 16) + 16, 4).CopyTo(file.AsSpan(entry + 4));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            table.CopyTo(file.AsSpan(at));
            at += (table.Length + 3) & ~3;
            entry += 16;
        }

        return file;

        void Write(int place, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(place), value);
    }

    // WOFF 1.0: a header, a directory, and tables that are each deflated.
    private static Dictionary<string, byte[]> Tables(byte[] file)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(12));
        Dictionary<string, byte[]> tables = [];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = file.AsSpan(44 + 20 * i, 20);
            int offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), packed = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            byte[] table = new byte[BinaryPrimitives.ReadUInt32BigEndian(entry[12..])];
            if (packed == table.Length) file.AsSpan(offset, packed).CopyTo(table);
            else
            {
                using ZLibStream inflated = new(new MemoryStream(file, offset, packed), CompressionMode.Decompress);
                inflated.ReadExactly(table);
            }

            tables[Encoding.ASCII.GetString(entry[..4])] = table;
        }

        return tables;
    }

    // Format 4, which holds the characters of the first plane in segments.
    private void ReadCharacters(byte[] cmap)
    {
        int subtables = BinaryPrimitives.ReadUInt16BigEndian(cmap.AsSpan(2));
        for (int i = 0; i < subtables; i++)
        {
            ReadOnlySpan<byte> table = cmap.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(cmap.AsSpan(8 + 8 * i)));
            if (BinaryPrimitives.ReadUInt16BigEndian(table) != 4) continue;
            int twice = BinaryPrimitives.ReadUInt16BigEndian(table[6..]);
            for (int at = 0; at < twice; at += 2)
            {
                int last = BinaryPrimitives.ReadUInt16BigEndian(table[(14 + at)..]), first = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + twice + at)..]);
                int delta = BinaryPrimitives.ReadInt16BigEndian(table[(16 + 2 * twice + at)..]), range = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + 3 * twice + at)..]);
                for (int character = first; character <= last && character != 0xFFFF; character++)
                {
                    int glyph = character;
                    if (range != 0) glyph = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + 3 * twice + at + range + 2 * (character - first))..]);
                    if (range == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFF;
                    if (glyph != 0) _glyphOf[character] = glyph;
                }
            }
        }
    }

    private string Path(int glyph)
    {
        StringBuilder path = new();
        Draw(glyph, 0, 0, path);
        return path.ToString();
    }

    private void Draw(int glyph, int dx, int dy, StringBuilder path)
    {
        if (_starts[glyph] == _starts[glyph + 1]) return;
        ReadOnlySpan<byte> data = _glyphs.AsSpan(_starts[glyph], _starts[glyph + 1] - _starts[glyph]);
        int contours = BinaryPrimitives.ReadInt16BigEndian(data);
        if (contours < 0) DrawParts(data, dx, dy, path);
        else DrawContours(data, contours, dx, dy, path);
    }

    // A letter with its accent: other glyphs, moved. The font has none that are scaled.
    private void DrawParts(ReadOnlySpan<byte> data, int dx, int dy, StringBuilder path)
    {
        int at = 10, flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            int part = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
            bool words = (flags & 1) != 0;
            int x = words ? BinaryPrimitives.ReadInt16BigEndian(data[(at + 4)..]) : (sbyte)data[at + 4];
            int y = words ? BinaryPrimitives.ReadInt16BigEndian(data[(at + 6)..]) : (sbyte)data[at + 5];
            at += words ? 8 : 6;
            at += (flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;
            Draw(part, dx + x, dy + y, path);
        }
        while ((flags & 0x20) != 0);
    }

    private static void DrawContours(ReadOnlySpan<byte> data, int contours, int dx, int dy, StringBuilder path)
    {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) ends[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(10 + 2 * i)..]);
        int points = ends[^1] + 1, at = 10 + 2 * contours;
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        byte[] flags = new byte[points];
        for (int i = 0; i < points;)
        {
            byte flag = data[at++];
            int times = (flag & 8) != 0 ? data[at++] + 1 : 1;
            for (; times > 0; times--) flags[i++] = flag;
        }

        int[] xs = Coordinates(data, ref at, flags, 2, 16), ys = Coordinates(data, ref at, flags, 4, 32);
        for (int c = 0, start = 0; c < contours; start = ends[c] + 1, c++) DrawContour(path, flags, xs, ys, start, ends[c], dx, dy);
    }

    private static int[] Coordinates(ReadOnlySpan<byte> data, ref int at, byte[] flags, int isByte, int isSameOrPositive)
    {
        int[] values = new int[flags.Length];
        for (int i = 0, value = 0; i < flags.Length; i++)
        {
            bool same = (flags[i] & isSameOrPositive) != 0;
            if ((flags[i] & isByte) != 0) value += same ? data[at++] : -data[at++];
            else if (!same)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    // Quadratic curves; between two control points in a row lies a point of the curve.
    private static void DrawContour(StringBuilder path, byte[] flags, int[] xs, int[] ys, int start, int end, int dx, int dy)
    {
        int n = end - start + 1;
        int first = 0;
        while (first < n && (flags[start + first] & 1) == 0) first++;
        bool hasPoint = first < n;
        (double X, double Y) from = hasPoint ? At(first) : Middle(At(0), At(n - 1));
        if (!hasPoint) first = -1;
        Command('M', from);
        (double X, double Y)? control = null;
        for (int i = 1; i <= n; i++)
        {
            int index = (first + i + n) % n;
            (double X, double Y) point = At(index);
            if ((flags[start + index] & 1) != 0)
            {
                if (control is { } bend) Curve(bend, point);
                else if (i < n) Command('L', point);
                control = null;
            }
            else
            {
                if (control is { } bend) Curve(bend, Middle(bend, point));
                control = point;
            }
        }

        if (control is { } last) Curve(last, from);
        path.Append('Z');

        (double X, double Y) At(int i) => (xs[start + i] + dx, ys[start + i] + dy);

        static (double X, double Y) Middle((double X, double Y) a, (double X, double Y) b) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2);

        void Command(char name, (double X, double Y) p) => path.Append(CultureInfo.InvariantCulture, $"{name}{p.X} {p.Y}");

        void Curve((double X, double Y) bend, (double X, double Y) to) => path.Append(CultureInfo.InvariantCulture, $"Q{bend.X} {bend.Y} {to.X} {to.Y}");
    }
}
