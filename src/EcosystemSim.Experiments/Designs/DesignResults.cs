using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Results;

namespace EcosystemSim.Experiments.Designs;

/// <summary>The rows of one replication of one point.</summary>
/// <param name="Values">Run by run and outcome by outcome; NaN where there is none.</param>
/// <param name="Text">As they stand in the file.</param>
public sealed record DesignUnit(long Point, int Replication, double[] Values, string Text)
{
    /// <summary>Whether it stands before another in the table.</summary>
    public bool IsBefore(long point, int replication) => Point != point ? Point < point : Replication < replication;
}

/// <summary>Reads and writes <c>results.csv</c>, point by point and replication by replication, whose order is that of the file.</summary>
/// <param name="rows">What the rows of a replication are about, in their order.</param>
public sealed class DesignResults(ImmutableArray<(string Arm, string Labour, string Outcome)> rows)
{
    /// <summary>First line of the file.</summary>
    public const string Header = "point,arm,labour,replication,outcome,value\n";

    /// <summary>The rows of a replication.</summary>
    public DesignUnit Unit(long point, int replication, double[] values)
    {
        var text = new StringBuilder();
        for (int i = 0; i < rows.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{point},{rows[i].Arm},{rows[i].Labour},{replication},{rows[i].Outcome},");
            if (double.IsFinite(values[i])) text.Append(CultureInfo.InvariantCulture, $"{values[i]:R}");
            text.Append('\n');
        }
        return new(point, replication, values, text.ToString());
    }

    /// <summary>All replications of a file in their order. A replication at the end that is not whole, as a killed run leaves it, is left out.</summary>
    /// <param name="wholeBytes">Is told after each replication how far the file is whole; null if nobody asks.</param>
    /// <exception cref="ResultFolderException">Something else stands there.</exception>
    public IEnumerable<DesignUnit> Read(Stream stream, string name, Action<long>? wholeBytes = null)
    {
        using var lines = new LineReader(stream);
        if (lines.Next() is not { } header) yield break;
        if (header + "\n" != Header) throw Damaged(name, 1, "expected the names of the columns");
        wholeBytes?.Invoke(lines.Bytes);
        (long Point, int Replication) before = (-1, -1);
        while (lines.Next() is { } first)
        {
            string[] cells = first.Split(',');
            if (cells.Length < 6 || !long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out long point) || !int.TryParse(cells[^3], NumberStyles.None, CultureInfo.InvariantCulture, out int replication))
                throw Damaged(name, lines.Number, "expected a row of results");
            if (point < before.Point || (point == before.Point && replication <= before.Replication)) throw Damaged(name, lines.Number, "expected points and replications in their order");
            double[] values = new double[rows.Length];
            var text = new StringBuilder();
            for (int i = 0; i < rows.Length; i++)
            {
                if ((i == 0 ? first : lines.Next()) is not { } line) yield break;
                string start = string.Create(CultureInfo.InvariantCulture, $"{point},{rows[i].Arm},{rows[i].Labour},{replication},{rows[i].Outcome},");
                if (!line.StartsWith(start, StringComparison.Ordinal)) throw Damaged(name, lines.Number, $"expected '{start}' and a value");
                var value = line.AsSpan(start.Length);
                if (value.Length == 0) values[i] = double.NaN;
                else if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])) throw Damaged(name, lines.Number, "expected a number");
                text.Append(line).Append('\n');
            }
            before = (point, replication);
            wholeBytes?.Invoke(lines.Bytes);
            yield return new(point, replication, values, text.ToString());
        }
    }

    /// <summary>Replications of several files as of one, in their order. One that is in more than one file must be the same in all.</summary>
    /// <exception cref="ResultFolderException">It is not.</exception>
    public static IEnumerable<DesignUnit> Merge(params IEnumerable<DesignUnit>[] parts)
    {
        var heads = parts.Select(p => p.GetEnumerator()).Where(e => e.MoveNext()).ToList();
        try
        {
            while (heads.Count > 0)
            {
                var next = heads[0].Current;
                foreach (var head in heads)
                {
                    if (head.Current.IsBefore(next.Point, next.Replication)) next = head.Current;
                }
                foreach (var head in heads.ToList())
                {
                    if (head.Current.Point != next.Point || head.Current.Replication != next.Replication) continue;
                    if (head.Current.Text != next.Text) throw new ResultFolderException(FormattableString.Invariant($"Replication {next.Replication} of point {next.Point} is there twice, with different values: one of the two is not what the inputs give."));
                    if (!head.MoveNext()) heads.Remove(head);
                }
                yield return next;
            }
        }
        finally
        {
            foreach (var head in heads) head.Dispose();
        }
    }

    /// <summary>What the rows of a replication are about: arms, under each labour closure, outcome by outcome.</summary>
    public static ImmutableArray<(string Arm, string Labour, string Outcome)> RowsOf(IEnumerable<string> arms, IEnumerable<string> labour, IEnumerable<string> outcomes) =>
        [.. from arm in arms from closure in labour from outcome in outcomes select (arm, closure, outcome)];

    private static ResultFolderException Damaged(string name, int line, string expected) => new(FormattableString.Invariant($"{name}:{line}: {expected}; the table was changed or damaged."));

    /// <summary>Lines that end with a line feed, and the bytes that they take.</summary>
    private sealed class LineReader(Stream stream) : IDisposable
    {
        private readonly StreamReader _text = new(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
        private readonly StringBuilder _line = new();

        public long Bytes { get; private set; }

        public int Number { get; private set; }

        public void Dispose() => _text.Dispose();

        public string? Next()
        {
            _line.Clear();
            for (int c = _text.Read(); c >= 0; c = _text.Read())
            {
                if (c == '\n')
                {
                    string line = _line.ToString();
                    Bytes += Encoding.UTF8.GetByteCount(line) + 1;
                    Number++;
                    return line;
                }
                _line.Append((char)c);
            }
            return null;
        }
    }
}
