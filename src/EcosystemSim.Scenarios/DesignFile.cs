using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>
/// A design as a file of CSV: the first row has the paths that are set, every other row is a point. A column <c>point</c> may count
/// the points from 0. Read row by row, so that its length takes no memory.
/// </summary>
public sealed class DesignFile
{
    /// <summary>Heading of the column that counts the points.</summary>
    public const string Point = "point";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly char _separator;
    private readonly int _counted;
    private readonly int _fields;

    private DesignFile(string path, char separator, ImmutableArray<string> headings)
    {
        (_path, _separator, _fields) = (path, separator, headings.Length);
        _counted = headings.IndexOf(Point);
        Columns = [.. headings.Where(heading => heading != Point)];
    }

    /// <summary>Paths that the points set.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Opens a design and checks every point of it, as far as that takes no scenario.</summary>
    /// <returns>The design, or what is wrong with it.</returns>
    public static (DesignFile? Design, ImmutableArray<Diagnostic> Errors) Open(string path)
    {
        var report = new Report();
        try
        {
            var design = OrdinaryFile.WhyNot(path) is { } why && File.Exists(path) ? Fail(report, path, why) : Read(path, report);
            return report.Count == 0 ? (design, []) : (null, [.. report.InOrder(ReadingLimits.Default.Errors)]);
        }
        catch (DecoderFallbackException)
        {
            report.Add(Messages.FileUnreadable(Location.Of(new(path, [])), path, "it is not text saved as UTF-8."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            report.Add(e is FileNotFoundException or DirectoryNotFoundException
                ? Messages.FileNotFound(Location.Of(new(path, [])), path, () => null)
                : Messages.FileUnreadable(Location.Of(new(path, [])), path, e is UnauthorizedAccessException ? "permission denied." : "reading failed."));
        }
        return (null, [.. report.InOrder(ReadingLimits.Default.Errors)]);
    }

    /// <summary>All points in their order: what each column is set to.</summary>
    public IEnumerable<ImmutableArray<Setting>> Points() => Rows(null);

    private static DesignFile? Fail(Report report, string path, string why)
    {
        report.Add(Messages.FileUnreadable(Location.Of(new(path, [])), path, why));
        return null;
    }

    private static DesignFile? Read(string path, Report report)
    {
        using var lines = Lines(path).GetEnumerator();
        if (!lines.MoveNext())
        {
            report.Add(Messages.EmptyDesign(Location.Of(new(path, [])), hasColumns: false));
            return null;
        }
        var (number, header) = lines.Current;
        char separator = ((char[])[',', ';', '\t']).MaxBy(s => header.Count(c => c == s));
        var seen = new HashSet<string>();
        var headings = Cells(path, number, header, separator).ToList();
        foreach (var (text, at) in headings)
        {
            if (!seen.Add(text)) report.Add(Messages.SetTwice(at, text));
            else if (text != Point && SettingCheck.OfPath(text, at) is { } wrong) report.Add(wrong);
        }
        if (report.Count > 0) return null;
        var design = new DesignFile(path, separator, [.. headings.Select(h => h.Text)]);
        if (design.Columns.IsEmpty) report.Add(Messages.EmptyDesign(headings[0].At, hasColumns: false));
        bool any = false;
        foreach (var point in design.Rows(report))
        {
            any = true;
            foreach (var wrong in point.SelectMany(setting => SettingCheck.OfValue(setting))) report.Add(wrong);
            if (report.Count >= ReadingLimits.Default.Errors) break;
        }
        if (!any && report.Count == 0) report.Add(Messages.EmptyDesign(Location.Of(new(path, [])), hasColumns: true));
        return design;
    }

    /// <param name="report">Where rows that are none go, which are left out; null once they are known to be in order.</param>
    private IEnumerable<ImmutableArray<Setting>> Rows(Report? report)
    {
        long next = 0;
        foreach (var (number, line) in Lines(_path).Skip(1))
        {
            var cells = Cells(_path, number, line, _separator).ToList();
            if (Characters.FirstForbidden(line) is { } forbidden) report?.Add(Messages.ForbiddenCharacter(cells[0].At with { Column = forbidden.Index + 1, Length = 1 }, forbidden.CodePoint));
            if (cells.Count != _fields)
            {
                report?.Add(Messages.CellCount(cells[0].At, cells.Count, _fields));
                continue;
            }
            if (_counted >= 0 && cells[_counted].Text != next.ToString(CultureInfo.InvariantCulture)) report?.Add(Messages.NotThePoint(cells[_counted].At, cells[_counted].Text, next));
            next++;
            if (_counted >= 0) cells.RemoveAt(_counted);
            yield return [.. cells.Select((cell, i) => new Setting(Columns[i], cell.Text, cell.At))];
        }
    }

    /// <summary>Lines that are not blank, with their numbers from 1.</summary>
    private static IEnumerable<(int Number, string Text)> Lines(string path)
    {
        using var text = new StreamReader(OrdinaryFile.Open(path), Strict);
        for (int number = 1; text.ReadLine() is { } line; number++)
        {
            if (number == 1) line = line.TrimStart('\uFEFF');
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    private static IEnumerable<(string Text, Location At)> Cells(string path, int number, string line, char separator)
    {
        // Paths and values have no separators, so that quotes are the spreadsheet's and nothing else.
        SourceText source = new(path, new LineOnly(number, line));
        int from = 0;
        foreach (string cell in line.Split(separator))
        {
            string text = cell.Trim();
            int column = from + (cell.Length - cell.TrimStart().Length) + 1;
            if (text.Length >= 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1].Trim();
            yield return (text, new Location(source, number, column, Math.Max(1, cell.Trim().Length)));
            from += cell.Length + 1;
        }
    }

    /// <summary>A file of which one line is kept, for the message that shows it.</summary>
    private sealed class LineOnly(int number, string line) : IReadOnlyList<string>
    {
        public int Count => number;

        public string this[int index] => index == number - 1 ? line : "";

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
