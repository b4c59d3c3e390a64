using System.Collections.Immutable;

namespace EcosystemSim.Model.Observation;

/// <summary>Values of one arm of one replication: quarter by quarter, one whole number per series.</summary>
public sealed class ObservationTable(ImmutableArray<Series> series, int quarters)
{
    /// <summary>Marks a value that is not there: before its follow-up is complete, or outside its recording interval.</summary>
    public const long Missing = long.MinValue;

    /// <summary>Series, in canonical order: scope, scope id, outcome as the catalogue lists them.</summary>
    public ImmutableArray<Series> Series { get; } = series;

    /// <summary>Recorded quarters, from 0.</summary>
    public int Quarters { get; } = quarters;

    /// <summary>Stored values, [quarter * Series.Length + series].</summary>
    public long[] Values { get; } = NewValues(series.Length * quarters);

    /// <summary>Stored whole number, or <see cref="Missing"/>.</summary>
    public long this[int quarter, int index]
    {
        get => Values[(quarter * Series.Length) + index];
        set => Values[(quarter * Series.Length) + index] = value;
    }

    private static long[] NewValues(int length)
    {
        var values = new long[length];
        Array.Fill(values, Missing);
        return values;
    }
}
