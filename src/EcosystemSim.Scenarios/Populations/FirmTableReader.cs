using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Populations;

/// <summary>A table of firms to its columns, with every error by row and column. docs/firm-table.md says what a table is.</summary>
internal sealed partial class FirmTableReader(
    string path, byte[] bytes, SystemSpec system, Quarter? start, IReadOnlyDictionary<string, string> mapped, ReadingLimits limits, Report report)
{
    private const int MostJobs = 1_000_000, LongestName = 200;

    /// <summary>Names of the columns.</summary>
    public static readonly string[] Known = ["region", "sector", "municipality", "jobs", "founded", "age_years", "exporter", "name"];

    private readonly FirmTableText _text = new(path, bytes);
    private readonly Dictionary<string, int> _columns = [];
    private readonly Dictionary<string, int> _regions = Index(system.Regions.Select(r => r.Id));
    private readonly Dictionary<string, int> _sectors = Index(system.Sectors.Select(s => s.Id));
    private readonly Dictionary<string, int> _municipalities = Index(system.Municipalities.Select(m => m.Id));
    private readonly Dictionary<string, string> _readings = [];
    private readonly List<(int Row, long Offset, string Text, TableDate Date)> _open = [];
    private CsvReader _csv = null!;
    private DayOrder _order = DayOrder.Unknown;
    private int _width;
    private long _errors;
    private int _firstUnshown;

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{1,4}(\\.[0-9]+)?$")]
    private static partial Regex Years();

    /// <summary>The firms, or null after reporting what is wrong.</summary>
    public FirmTable? Read()
    {
        if (_text.WhyNoText() is { } reason)
        {
            report.Add(reason);
            return null;
        }
        if (_text.IsBlank)
        {
            report.Add(Messages.EmptyTable(_text.Whole));
            return null;
        }
        var options = new CsvReaderOptions
        {
            Separator = _text.Separator(),
            // The first row is read like the others, so that what is wrong in it is told like what is wrong in them.
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = m => Add(PlaceOf(m), 1, at => Messages.Quotes(at, m.Reason switch
            {
                CsvMalformedReason.UnterminatedQuote => "a quote that no other one closes",
                CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote",
                _ => "a quote within a field",
            })),
        };
        using (_csv = CsvReader.Create(_text.Utf8, options))
        {
            if (!ReadHeader())
            {
                if (_errors == 0) report.Add(Messages.EmptyTable(_text.Whole));
                return null;
            }
            var rows = ReadRows();
            Settle(rows);
            if (_errors == 0 && rows.Jobs.Count == 0) Add(0, 1, _ => Messages.NoFirms(_text.Whole));
            if (_errors > limits.TableErrors) report.Add(Messages.MoreInTable(_text.Place(_firstUnshown, 1), _errors - limits.TableErrors));
            return _errors == 0 ? rows.Table(Has("exporter"), Has("name")) with { Readings = _readings } : null;
        }
    }

    private bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Whether the first row can be read; what names the columns is looked for in it.</summary>
    private bool ReadHeader()
    {
        // A first row with a quote that is never closed is told by the parser, and what follows it is none.
        if (!_csv.Read() || _errors > 0) return false;
        _width = _csv.FieldCount;
        var headings = Enumerable.Range(0, _width).Select(i => _csv.GetString(i).Trim()).ToArray();
        AddMapped(headings);
        for (int i = 0; i < _width; i++)
        {
            string name = headings[i].ToLowerInvariant();
            if (Known.Contains(name)) AddColumn(name, i, headings[i]);
        }
        // A column by its own name comes before one by another language's.
        var own = _columns.Keys.ToHashSet();
        for (int i = 0; i < _width; i++)
        {
            if (IsTaken(i) || TableHeadings.Column(headings[i]) is not { } name || own.Contains(name)) continue;
            AddColumn(name, i, headings[i]);
            _readings[headings[i]] = name;
        }
        // A name so close to one that is lacking must be a slip; any other column is the user's own and no matter of the model.
        for (int i = 0; i < _width; i++)
        {
            string found = headings[i];
            if (found.Length == 0 || IsTaken(i) || Known.Contains(found.ToLowerInvariant()) || TableHeadings.Column(found) is not null) continue;
            if (Nearest.Name(found, Known.Where(k => !Has(k))) is not { } meant) continue;
            _columns[meant] = i;
            WrongHeading(i, at => Messages.UnknownColumn(at, found, meant));
        }
        foreach (string column in (string[])["region", "sector", "jobs"])
        {
            if (!Has(column)) Add(0, 1, at => Messages.MissingColumn(at, $"'{column}'", Unread(headings)));
        }
        if (Has("founded") && Has("age_years")) WrongHeading(Math.Max(_columns["founded"], _columns["age_years"]), Messages.TwoAges);
        else if (!Has("founded") && !Has("age_years")) Add(0, 1, at => Messages.MissingColumn(at, "'founded' or 'age_years'", Unread(headings)));
        return true;
    }

    /// <summary>Headings that the population says a column has.</summary>
    private void AddMapped(string[] headings)
    {
        foreach (var (column, heading) in mapped)
        {
            int at = Array.FindIndex(headings, h => string.Equals(h, heading.Trim(), StringComparison.OrdinalIgnoreCase));
            if (at >= 0 && !IsTaken(at)) _columns[column] = at;
            else
            {
                Add(0, 1, place => Messages.NoSuchHeading(place, column, heading, headings));
                continue;
            }
            // Which of the two counts is not for a program to guess.
            if (Array.FindIndex(headings, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase)) is var own and >= 0 && own != at) WrongHeading(own, place => Messages.MappedAndThere(place, column, heading));
        }
    }

    private void AddColumn(string name, int index, string heading)
    {
        // Where the heading of a column is stated, another one that means the same is the user's own.
        if (IsTaken(index) || mapped.ContainsKey(name)) return;
        if (!_columns.TryAdd(name, index)) WrongHeading(index, at => Messages.DuplicateColumn(at, name, heading, _columns[name] + 1));
    }

    private bool IsTaken(int index) => _columns.ContainsValue(index);

    private string[] Unread(string[] headings) => [.. headings.Where((h, i) => h.Length > 0 && !IsTaken(i))];

    private Rows ReadRows()
    {
        var rows = new Rows();
        int width = _width;
        while (_csv.Read())
        {
            if (IsBlankRow()) continue;
            if (rows.Jobs.Count == limits.Firms)
            {
                Add(_csv.ByteOffset, 1, at => Messages.TooManyFirms(at, limits.Firms));
                break;
            }
            if (_csv.FieldCount < width || Enumerable.Range(width, _csv.FieldCount - width).Any(i => !_csv.IsEmpty(i)))
            {
                int found = _csv.FieldCount;
                Add(_csv.ByteOffset, 1, at => Messages.FieldCount(at, found, width));
                continue;
            }
            ReadRow(rows);
        }
        return rows;
    }

    // Spreadsheets leave rows of nothing but separators.
    private bool IsBlankRow()
    {
        for (int i = 0; i < _csv.FieldCount; i++) if (!_csv.IsEmpty(i)) return false;
        return true;
    }

    private void ReadRow(Rows rows)
    {
        int region = Id("region", _regions), sector = Id("sector", _sectors);
        rows.Region.Add((byte)Math.Max(region, 0));
        rows.Sector.Add((byte)Math.Max(sector, 0));
        rows.Municipality.Add(Has("municipality") ? Municipality(region) : -1);
        rows.Jobs.Add(JobCount());
        var (least, ages) = Has("founded") ? Founded(rows.LeastAge.Count) : Has("age_years") ? (AgeQuarters(), 1) : (0, 1);
        rows.LeastAge.Add(least);
        rows.Ages.Add((byte)ages);
        if (Has("exporter")) rows.Exporter.Add(IsExporter());
        if (Has("name")) rows.Names.Add(Name());
    }

    private int Id(string column, Dictionary<string, int> known)
    {
        if (!Has(column)) return -1;
        string found = Cell(column);
        if (known.TryGetValue(found, out int index)) return index;
        if (found.Length == 0) Wrong(column, at => Messages.EmptyCell(at, column, $"the id of a {column}"));
        else Wrong(column, at => Messages.UnknownPlace(at, column, found, known.Keys));
        return -1;
    }

    private int Municipality(int region)
    {
        string found = Cell("municipality");
        if (found.Length == 0) return -1;
        if (!_municipalities.TryGetValue(found, out int index))
        {
            // Of many names those of the firm's own region are worth showing.
            var near = system.Municipalities.Where(m => region < 0 || m.Region == region).Select(m => m.Id).ToList();
            Wrong("municipality", at => Messages.UnknownPlace(at, "municipality", found, Nearest.Name(found, near) is null ? _municipalities.Keys : near));
            return -1;
        }
        int lies = system.Municipalities[index].Region;
        if (region >= 0 && lies != region)
            Wrong("municipality", at => Messages.MunicipalityElsewhere(at, found, system.Regions[lies].Id, system.Regions[region].Id));
        return index;
    }

    private int JobCount()
    {
        if (!Has("jobs")) return 1;
        string found = Cell("jobs");
        string expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {MostJobs:N0}, without separators");
        if (Digits().IsMatch(found) && int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs is >= 1 and <= MostJobs) return jobs;
        if (found.Length == 0) Wrong("jobs", at => Messages.EmptyCell(at, "jobs", expected));
        else Wrong("jobs", at => Messages.BadCell(at, "jobs", found, expected));
        return 1;
    }

    /// <summary>The least age, and how many ages there are from there on.</summary>
    private (int Least, int Ages) Founded(int row)
    {
        const string Expected = "a year, a quarter or a date, such as 2004, 2004Q3 or 2004-08-31";
        string found = Cell("founded");
        if (TableDate.Read(found) is not { } date)
        {
            if (found.Length == 0) Wrong("founded", at => Messages.EmptyCell(at, "founded", Expected));
            else Wrong("founded", at => Messages.BadCell(at, "founded", found, Expected, TableDate.Meant(found)));
            return (0, 1);
        }
        if (date.Order is DayOrder.DayFirst or DayOrder.MonthFirst && _order == DayOrder.Unknown) _order = date.Order;
        if (date.Order == DayOrder.Unknown) _open.Add((row, OffsetOf("founded", out _), found, date));
        else if (date.Order != DayOrder.None && date.Order != _order) Wrong("founded", at => Messages.TwoOrders(at, found, date.Order == DayOrder.MonthFirst));
        else if (start is { } now && date.First > now.Index) Wrong("founded", at => Messages.FoundedLater(at, found, now));
        else return Ages(date.First, date.Quarters);
        return (0, 1);
    }

    private (int Least, int Ages) Ages(int first, int quarters)
    {
        if (start is not { } now) return (0, 1);
        int last = Math.Min(first + quarters - 1, now.Index);
        return (now.Index - last, last - first + 1);
    }

    /// <summary>Dates whose day could be the month, by the other rows of the column; without any that settles it they are refused.</summary>
    private void Settle(Rows rows)
    {
        // Whoever writes headings in one of these languages writes the day first.
        if (_order == DayOrder.Unknown && _readings.Count > 0) _order = DayOrder.DayFirst;
        foreach (var (row, offset, text, date) in _open)
        {
            int quarter = _order == DayOrder.MonthFirst ? date.MonthFirst : date.First;
            if (_order == DayOrder.Unknown) Add(offset, text.Length, at => Messages.DayOrMonth(at, text));
            else if (start is { } now && quarter > now.Index) Add(offset, text.Length, at => Messages.FoundedLater(at, text, now));
            else rows.LeastAge[row] = Ages(quarter, 1).Least;
        }
    }

    private int AgeQuarters()
    {
        const string Expected = "years from 0 to 9999, such as 12 or 12.25";
        string found = Cell("age_years");
        if (Years().IsMatch(found)) return (int)(decimal.Parse(found, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 4);
        string point = found.Replace(',', '.');
        if (found.Length == 0) Wrong("age_years", at => Messages.EmptyCell(at, "age_years", Expected));
        else Wrong("age_years", at => Messages.BadCell(at, "age_years", found, Expected, point != found && Years().IsMatch(point) ? point : null));
        return 0;
    }

    private bool IsExporter()
    {
        const string Expected = "1 or 0, yes or no, true or false";
        string found = Cell("exporter");
        switch (found.ToLowerInvariant())
        {
            case "1" or "yes" or "true" or "ja": return true;
            case "0" or "no" or "false" or "nej" or "nei": return false;
            case "": Wrong("exporter", at => Messages.EmptyCell(at, "exporter", $"{Expected}; without the whole column, exporters are drawn")); break;
            default: Wrong("exporter", at => Messages.BadCell(at, "exporter", found, Expected)); break;
        }
        return false;
    }

    private string Name()
    {
        string found = Cell("name");
        if (Characters.FirstForbiddenInLine(found) is { } forbidden) Wrong("name", at => Messages.ForbiddenCharacter(at, forbidden.CodePoint));
        else if (found.Length > LongestName)
            Wrong("name", at => Messages.BadCell(at, "name", found, string.Create(CultureInfo.InvariantCulture, $"at most {LongestName} characters")));
        return found;
    }

    // A quote that is never closed shows at the end of the file; the row where it opened is what helps.
    private static long PlaceOf(CsvMalformedRecord m) =>
        m.Reason == CsvMalformedReason.UnterminatedQuote ? m.ByteOffset - Encoding.UTF8.GetByteCount(m.RawRecord) : m.ByteOffset;

    private string Cell(string column) => _csv.GetString(_columns[column]);

    private void Wrong(string column, Func<Location, Diagnostic> message) => Add(OffsetOf(_columns[column], out int length), length, message);

    private void WrongHeading(int index, Func<Location, Diagnostic> message) => Add(OffsetOf(index, out int length), length, message);

    private long OffsetOf(string column, out int length) => OffsetOf(_columns[column], out length);

    /// <summary>Where a field of the row stands, in bytes, and how many characters it has.</summary>
    private long OffsetOf(int index, out int length)
    {
        var record = _csv.RawRecord;
        var field = _csv.GetRawSpan(index);
        nint within = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(record), ref MemoryMarshal.GetReference(field));
        if (within < 0 || within > record.Length) within = 0;
        int blanks = field.IndexOfAnyExcept((byte)' ', (byte)'\t');
        length = Encoding.UTF8.GetString(field).Trim().Length;
        return _csv.ByteOffset + within + Math.Max(blanks, 0);
    }

    /// <summary>Counts an error, and reports it unless there are many before it.</summary>
    private void Add(long offset, int length, Func<Location, Diagnostic> message)
    {
        if (++_errors <= limits.TableErrors) report.Add(message(_text.Place((int)offset, length)));
        else if (_errors == limits.TableErrors + 1) _firstUnshown = (int)offset;
    }

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);

    /// <summary>The columns while they grow.</summary>
    private sealed class Rows
    {
        public List<byte> Region { get; } = [];

        public List<byte> Sector { get; } = [];

        public List<int> Municipality { get; } = [];

        public List<int> Jobs { get; } = [];

        public List<int> LeastAge { get; } = [];

        public List<byte> Ages { get; } = [];

        public List<bool> Exporter { get; } = [];

        public List<string> Names { get; } = [];

        public FirmTable Table(bool statesExporters, bool statesNames) => new()
        {
            Region = [.. Region],
            Sector = [.. Sector],
            Municipality = [.. Municipality],
            Jobs = [.. Jobs],
            LeastAge = [.. LeastAge],
            Ages = [.. Ages],
            Exporter = statesExporters ? [.. Exporter] : null,
            Names = statesNames ? [.. Names] : null,
        };
    }
}
