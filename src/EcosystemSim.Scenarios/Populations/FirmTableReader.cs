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
    string path, byte[] bytes, SystemSpec system, Quarter? start, ReadingLimits limits, Report report)
{
    private const int MostJobs = 1_000_000, LongestName = 200;

    /// <summary>Names of the columns.</summary>
    public static readonly string[] Known = ["region", "sector", "municipality", "jobs", "founded", "age_years", "exporter", "name"];

    private readonly FirmTableText _text = new(path, bytes);
    private readonly Dictionary<string, int> _columns = [];
    private readonly Dictionary<string, int> _regions = Index(system.Regions.Select(r => r.Id));
    private readonly Dictionary<string, int> _sectors = Index(system.Sectors.Select(s => s.Id));
    private readonly Dictionary<string, int> _municipalities = Index(system.Municipalities.Select(m => m.Id));
    private CsvReader _csv = null!;
    private long _errors;
    private int _firstUnshown;

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{1,4}(\\.[0-9]+)?$")]
    private static partial Regex Years();

    [GeneratedRegex("^([12][0-9]{3})([Qq][1-4])?$")]
    private static partial Regex YearOrQuarter();

    [GeneratedRegex("^([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
    private static partial Regex Date();

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
            ReadHeader();
            var rows = ReadRows();
            if (_errors == 0 && rows.Jobs.Count == 0) Add(0, 1, _ => Messages.NoFirms(_text.Whole));
            if (_errors > limits.TableErrors) report.Add(Messages.MoreInTable(_text.Place(_firstUnshown, 1), _errors - limits.TableErrors));
            return _errors == 0 ? rows.Table(Has("exporter"), Has("name")) : null;
        }
    }

    private bool Has(string column) => _columns.ContainsKey(column);

    private void ReadHeader()
    {
        _csv.ReadHeader();
        var headers = _csv.Headers.ToArray();
        var offsets = _text.HeaderOffsets(headers.Length);
        for (int i = 0; i < headers.Length; i++)
        {
            string found = headers[i].Trim();
            string name = found.ToLowerInvariant();
            int offset = offsets[i];
            if (!Known.Contains(name)) continue;
            if (!_columns.TryAdd(name, i)) Add(offset, found.Length, at => Messages.DuplicateColumn(at, name, _columns[name] + 1));
        }
        // A name so close to one that is lacking must be a slip; any other column is the user's own and no matter of the model.
        for (int i = 0; i < headers.Length; i++)
        {
            string found = headers[i].Trim();
            if (found.Length == 0 || Known.Contains(found.ToLowerInvariant())) continue;
            if (Nearest.Name(found, Known.Where(k => !Has(k))) is not { } meant) continue;
            _columns[meant] = i;
            Add(offsets[i], found.Length, at => Messages.UnknownColumn(at, found, meant));
        }
        foreach (string column in (string[])["region", "sector", "jobs"])
        {
            if (!Has(column)) Add(0, 1, at => Messages.MissingColumn(at, $"'{column}'"));
        }
        if (Has("founded") && Has("age_years")) Add(offsets[Math.Max(_columns["founded"], _columns["age_years"])], 9, Messages.TwoAges);
        else if (!Has("founded") && !Has("age_years")) Add(0, 1, at => Messages.MissingColumn(at, "'founded' or 'age_years'"));
    }

    private Rows ReadRows()
    {
        var rows = new Rows();
        int width = _csv.Headers.Count;
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
        var (least, ages) = Has("founded") ? Founded() : Has("age_years") ? (AgeQuarters(), 1) : (0, 1);
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
    private (int Least, int Ages) Founded()
    {
        const string Expected = "a year or a quarter, such as 2004 or 2004Q3";
        string found = Cell("founded");
        int first, quarters;
        if (YearOrQuarter().Match(found) is { Success: true } written)
        {
            first = int.Parse(written.Groups[1].Value, CultureInfo.InvariantCulture) * 4;
            quarters = written.Groups[2].Success ? 1 : 4;
            if (quarters == 1) first += found[5] - '1';
        }
        else if (Date().Match(found) is { Success: true } date)
        {
            first = (int.Parse(date.Groups[1].Value, CultureInfo.InvariantCulture) * 4) + ((int.Parse(date.Groups[2].Value, CultureInfo.InvariantCulture) - 1) / 3);
            quarters = 1;
        }
        else
        {
            if (found.Length == 0) Wrong("founded", at => Messages.EmptyCell(at, "founded", Expected));
            else Wrong("founded", at => Messages.BadCell(at, "founded", found, Expected, Quarter.Meant(found)?.ToString()));
            return (0, 1);
        }
        if (start is not { } now) return (0, 1);
        if (first > now.Index)
        {
            Wrong("founded", at => Messages.FoundedLater(at, found, now));
            return (0, 1);
        }
        int last = Math.Min(first + quarters - 1, now.Index);
        return (now.Index - last, last - first + 1);
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
            case "1" or "yes" or "true": return true;
            case "0" or "no" or "false": return false;
            case "": Wrong("exporter", at => Messages.EmptyCell(at, "exporter", $"{Expected}; without the whole column, exporters are drawn")); break;
            default: Wrong("exporter", at => Messages.BadCell(at, "exporter", found, Expected)); break;
        }
        return false;
    }

    private string Name()
    {
        string found = Cell("name");
        int control = found.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        if (control >= 0) Wrong("name", at => Messages.ControlCharacter(at, found[control]));
        else if (found.Length > LongestName)
            Wrong("name", at => Messages.BadCell(at, "name", found, string.Create(CultureInfo.InvariantCulture, $"at most {LongestName} characters")));
        return found;
    }

    // A quote that is never closed shows at the end of the file; the row where it opened is what helps.
    private static long PlaceOf(CsvMalformedRecord m) =>
        m.Reason == CsvMalformedReason.UnterminatedQuote ? m.ByteOffset - Encoding.UTF8.GetByteCount(m.RawRecord) : m.ByteOffset;

    private string Cell(string column) => _csv.GetString(_columns[column]);

    private void Wrong(string column, Func<Location, Diagnostic> message)
    {
        var record = _csv.RawRecord;
        var field = _csv.GetRawSpan(_columns[column]);
        nint within = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(record), ref MemoryMarshal.GetReference(field));
        if (within < 0 || within > record.Length) within = 0;
        int blanks = field.IndexOfAnyExcept((byte)' ', (byte)'\t');
        var shown = Encoding.UTF8.GetString(field).Trim();
        Add(_csv.ByteOffset + within + Math.Max(blanks, 0), shown.Length, message);
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
