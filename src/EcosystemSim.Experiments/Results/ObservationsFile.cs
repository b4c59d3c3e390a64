using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using EcosystemSim.Model.Observation;
using Parquet;
using Parquet.Schema;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// The observations of one replication as a Parquet file: a row per value with its keys in words, series by series, arm by arm,
/// quarter by quarter; values that are not there have no row. What is read back is what any other program reads. Safe for several threads.
/// </summary>
/// <remarks>
/// Neighbours in that order are much alike: a value takes 0.9 bytes, keys included (West Denmark with all twins). Gzip, since of what
/// every reader knows it alone cannot grow a small file without bounds.
/// </remarks>
internal sealed class ObservationsFile
{
    private const long MostStored = 1L << 52;

    // Of a group all columns are in memory at once.
    private const int RowsPerGroup = 1 << 19;

    // Some series have no values at all, so that the rows do not tell.
    private const string SeriesKey = "ecosystemsim.series";

    private static readonly DataField<string> Arm = Word("arm"), Labour = Word("labour"), Quarter = Word("quarter"), Scope = Word("scope"), ScopeId = Word("scope_id"), Outcome = Word("outcome");
    private static readonly DataField<int> Replication = new("replication", false);
    private static readonly DataField<double> Value = new("value", false);
    private static readonly ParquetSchema Schema = new(Arm, Labour, Replication, Quarter, Scope, ScopeId, Outcome, Value);

    private readonly ReadOnlyMemory<char>[] _arms;
    private readonly ReadOnlyMemory<char>[] _labour;
    private readonly ReadOnlyMemory<char>[] _quarters;
    private readonly ReadOnlyMemory<char>[] _scopes;
    private readonly ReadOnlyMemory<char>[] _ids;
    private readonly ReadOnlyMemory<char>[] _outcomes;
    private readonly double[] _divisors;
    private readonly int _runs;

    public ObservationsFile(Experiment experiment, ImmutableArray<Series> series)
    {
        var plan = experiment.Plan;
        _runs = experiment.Runs;
        _arms = [.. from arm in plan.Arms from closure in plan.Closures select arm.Id.AsMemory()];
        _labour = [.. from arm in plan.Arms from closure in plan.Closures select Names.Of(closure).AsMemory()];
        _quarters = [.. Enumerable.Range(plan.StartCalendarQuarter, plan.Quarters).Select(q => Names.Quarter(q).AsMemory())];
        _scopes = [.. series.Select(s => s.ScopeName.AsMemory())];
        _ids = [.. series.Select(s => s.ScopeId.AsMemory())];
        _outcomes = [.. series.Select(s => s.Outcome.AsMemory())];
        _divisors = [.. series.Select(s => (double)s.Divisor)];
    }

    /// <summary>Bytes of the file.</summary>
    /// <param name="runs">Stored values of every run, [quarter * series + series].</param>
    public byte[] Write(int replication, long[][] runs)
    {
        using var bytes = new MemoryStream();
        var writer = Wait(ParquetWriter.CreateAsync(Schema, bytes, Options()));
        writer.CustomMetadata = new Dictionary<string, string> { [SeriesKey] = Text(_divisors.Length) };
        var rows = new List<Cell>();
        for (int series = 0; series < _divisors.Length; series++)
        {
            for (int run = 0; run < _runs; run++)
            {
                for (int quarter = 0; quarter < _quarters.Length; quarter++)
                {
                    if (runs[run][At(quarter, series)] != ObservationTable.Missing) rows.Add(new(series, run, quarter));
                    if (rows.Count == RowsPerGroup) WriteGroup();
                }
            }
        }
        if (rows.Count > 0) WriteGroup();
        Wait(writer.DisposeAsync().AsTask());
        return bytes.ToArray();

        void WriteGroup()
        {
            using var group = writer.CreateRowGroup();
            Add(group, Arm, rows, cell => _arms[cell.Run]);
            Add(group, Labour, rows, cell => _labour[cell.Run]);
            Add(group, Replication, rows, _ => replication);
            Add(group, Quarter, rows, cell => _quarters[cell.Quarter]);
            Add(group, Scope, rows, cell => _scopes[cell.Series]);
            Add(group, ScopeId, rows, cell => _ids[cell.Series]);
            Add(group, Outcome, rows, cell => _outcomes[cell.Series]);
            Add(group, Value, rows, cell => Written(runs[cell.Run][At(cell.Quarter, cell.Series)], cell.Series));
            rows.Clear();
        }
    }

    /// <summary>Stored values of every run, from a file that may be of anybody.</summary>
    /// <exception cref="InvalidDataException">It is not what <see cref="Write"/> makes of any values of this replication.</exception>
    public long[][] Read(byte[] file, int replication)
    {
        long[][] runs = [.. Enumerable.Range(0, _runs).Select(_ => new long[_quarters.Length * _divisors.Length])];
        foreach (long[] values in runs) Array.Fill(values, ObservationTable.Missing);
        var next = default(Cell);
        bool isFirst = true;
        foreach (var group in Groups(file, _divisors.Length))
        {
            for (int row = 0; row < group.Value.Length; row++, isFirst = false)
            {
                // Rows stand in the order of the cells; those in between are missing.
                if (!isFirst) next = After(next);
                while (!IsOf(group, row, next)) next = After(next);
                if (group.Replication[row] != replication) throw new InvalidDataException("It is of another replication.");
                long stored = (long)Math.Round(group.Value[row] * _divisors[next.Series]);
                if (Written(stored, next.Series) != group.Value[row]) throw new InvalidDataException("It has a value that is none.");
                runs[next.Run][At(next.Quarter, next.Series)] = stored;
            }
        }
        return runs;
    }

    /// <summary>The rows of a file as CSV, without the line of names; of whichever experiment it is.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static void WriteCsv(byte[] file, TextWriter to)
    {
        foreach (var group in Groups(file))
        {
            for (int row = 0; row < group.Value.Length; row++)
            {
                string value = group.Value[row].ToString("R", CultureInfo.InvariantCulture);
                to.Write(FormattableString.Invariant($"{Text(group.Arm)},{Text(group.Labour)},{group.Replication[row]},{Text(group.Quarter)},{Text(group.Scope)},{Text(group.ScopeId)},{Text(group.Outcome)},{value}\n"));

                string Text(ReadOnlyMemory<char>[] column) => RowFormatter.Field(column[row].ToString());
            }
        }
    }

    private bool IsOf(Group group, int row, Cell cell) =>
        Same(group.Quarter[row], _quarters[cell.Quarter]) && Same(group.Arm[row], _arms[cell.Run]) && Same(group.Labour[row], _labour[cell.Run])
        && Same(group.Outcome[row], _outcomes[cell.Series]) && Same(group.ScopeId[row], _ids[cell.Series]) && Same(group.Scope[row], _scopes[cell.Series]);

    /// <param name="series">Series that there were when it was written; null for any number.</param>
    private static IEnumerable<Group> Groups(byte[] file, int? series = null)
    {
        var reader = Reading(() => Open(file, series));
        for (int group = 0; group < reader.RowGroupCount; group++) yield return Reading(() => Read(reader, reader.OpenRowGroupReader(group)));
    }

    private static ParquetReader Open(byte[] file, int? series)
    {
        var reader = Wait(ParquetReader.CreateAsync(new MeasuredStream(file)));
        if (!reader.Schema.Equals(Schema)) throw new InvalidDataException("It has other columns than observations.");
        if (series is not null && reader.CustomMetadata.GetValueOrDefault(SeriesKey) != Text(series.Value)) throw new InvalidDataException("It has other outcomes than are recorded.");
        return reader;
    }

    private static Group Read(ParquetReader reader, ParquetRowGroupReader group)
    {
        if (group.RowCount is < 0 or > RowsPerGroup) throw new InvalidDataException("It has other groups of rows.");
        return new(Words(Arm), Words(Labour), Column<int>(Replication), Words(Quarter), Words(Scope), Words(ScopeId), Words(Outcome), Column<double>(Value));

        ReadOnlyMemory<char>[] Words(DataField field) => Column<ReadOnlyMemory<char>>(field);

        T[] Column<T>(DataField field)
            where T : struct
        {
            var column = new T[group.RowCount];
            Wait(group.ReadAsync<T>(reader.Schema.DataFields.First(f => f.Name == field.Name), column).AsTask());
            return column;
        }
    }

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            // The library says by many kinds of exceptions that a file is damaged.
            throw new InvalidDataException("It is no Parquet file of observations.", e);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Add<T>(ParquetRowGroupWriter group, DataField field, List<Cell> rows, Func<Cell, T> value)
        where T : struct
    {
        var column = new T[rows.Count];
        for (int row = 0; row < column.Length; row++) column[row] = value(rows[row]);
        Wait(group.WriteAsync<T>(field, column));
    }

    private static bool Same(ReadOnlyMemory<char> one, ReadOnlyMemory<char> other) => one.Span.SequenceEqual(other.Span);

    private Cell After(Cell cell)
    {
        if (++cell.Quarter < _quarters.Length) return cell;
        cell.Quarter = 0;
        if (++cell.Run < _runs) return cell;
        cell.Run = 0;
        if (++cell.Series < _divisors.Length) return cell;
        throw new InvalidDataException("It has rows that are no observations, or has them in another order.");
    }

    private int At(int quarter, int series) => (quarter * _divisors.Length) + series;

    /// <summary>A stored whole number as the file has it: the number nearest to the fraction, from which the whole one comes back.</summary>
    private double Written(long stored, int series)
    {
        // Above this two whole numbers could be one.
        if (stored is < -MostStored or > MostStored) throw new InvalidDataException($"{stored} is too large a number to be written.");
        return stored / _divisors[series];
    }

    private static DataField<string> Word(string name) => new(name, false);

    private static ParquetOptions Options()
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Gzip, CompressionLevel = CompressionLevel.Optimal };
        foreach (var field in Schema.DataFields) options.ColumnEncodingHints[field.Name] = EncodingHint.Dictionary;
        options.ColumnEncodingHints[Value.Name] = EncodingHint.ByteSplitStream;
        return options;
    }

    // The streams are in memory, so nothing is waited for.
    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private record struct Cell(int Series, int Run, int Quarter);

    /// <summary>Rows, column by column.</summary>
    private sealed record Group(
        ReadOnlyMemory<char>[] Arm, ReadOnlyMemory<char>[] Labour, int[] Replication, ReadOnlyMemory<char>[] Quarter, ReadOnlyMemory<char>[] Scope, ReadOnlyMemory<char>[] ScopeId,
        ReadOnlyMemory<char>[] Outcome, double[] Value);

    /// <summary>Ends reading where a file sends its reader round and round.</summary>
    private sealed class MeasuredStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        private long _left = (16L * bytes.Length) + 65_536;

        public override int Read(Span<byte> buffer) => Counted(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Counted(base.Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override int ReadByte()
        {
            Counted(1);
            return base.ReadByte();
        }

        private int Counted(int read) => (_left -= read + 1) > 0 ? read : throw new InvalidDataException("It sends its reader round and round.");
    }
}
