using System.Collections.Immutable;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Orleans.Messages;

/// <summary>All observations of one replication.</summary>
[GenerateSerializer, Immutable, Alias("EcosystemSim.PackedResult")]
public sealed class PackedResult
{
    /// <summary>Number of the replication.</summary>
    [Id(0)]
    public required int Replication { get; init; }

    /// <summary>Firm-quarters that were computed for it.</summary>
    [Id(1)]
    public required long FirmQuarters { get; init; }

    /// <summary>The tables, as <see cref="Of"/> writes them.</summary>
    [Id(2)]
    public required byte[] Bytes { get; init; }

    /// <summary>
    /// Packs the runs of a replication. Each value is written as its change from the quarter before, in as few bytes as it needs:
    /// about two, where the table in memory has eight. Runs that share a table share it again where they arrive.
    /// </summary>
    public static PackedResult Of(int replication, long firmQuarters, ImmutableArray<ArmRun> runs)
    {
        var tables = runs.Select(r => r.Observations).Distinct(ReferenceEqualityComparer.Instance).Cast<ObservationTable>().ToList();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(tables.Count);
        foreach (var run in runs) writer.Write7BitEncodedInt(tables.IndexOf(run.Observations));
        foreach (var table in tables) Write(writer, table);
        return new() { Replication = replication, FirmQuarters = firmQuarters, Bytes = stream.ToArray() };
    }

    /// <summary>The runs of the replication, arms first, as the plan orders them.</summary>
    /// <param name="series">Of the plan's system, in canonical order.</param>
    public ImmutableArray<ArmRun> Unpack(ExperimentPlan plan, ImmutableArray<Series> series)
    {
        using var reader = new BinaryReader(new MemoryStream(Bytes));
        var of = new int[plan.Arms.Length * plan.Closures.Length];
        int count = reader.Read7BitEncodedInt();
        if (count < 0 || count > of.Length) throw new InvalidDataException($"A result says that it has {count} tables, of {of.Length} runs.");
        var tables = new ObservationTable[count];
        for (int run = 0; run < of.Length; run++) of[run] = reader.Read7BitEncodedInt();
        for (int t = 0; t < tables.Length; t++) Read(reader, tables[t] = new(series, plan.Quarters));
        return [.. of.Select((table, run) => new ArmRun(run / plan.Closures.Length, plan.Closures[run % plan.Closures.Length], tables[table]))];
    }

    private static void Write(BinaryWriter writer, ObservationTable table)
    {
        var before = new long[table.Series.Length];
        var values = table.Values;
        for (int i = 0; i < values.Length; i++)
        {
            ref long last = ref before[i % before.Length];
            if (values[i] == ObservationTable.Missing)
            {
                writer.Write((byte)0);
                continue;
            }
            long change = unchecked(values[i] - last);
            last = values[i];
            ulong code = (ulong)(change << 1) ^ (ulong)(change >> 63);
            if (code > ulong.MaxValue - 2)
            {
                writer.Write((byte)1);
                writer.Write(values[i]);
            }
            else writer.Write7BitEncodedInt64((long)(code + 2));
        }
    }

    private static void Read(BinaryReader reader, ObservationTable table)
    {
        var before = new long[table.Series.Length];
        var values = table.Values;
        for (int i = 0; i < values.Length; i++)
        {
            ref long last = ref before[i % before.Length];
            ulong code = (ulong)reader.Read7BitEncodedInt64();
            if (code == 0) continue;
            last = code == 1 ? reader.ReadInt64() : unchecked(last + ((long)((code - 2) >> 1) ^ -(long)((code - 2) & 1)));
            values[i] = last;
        }
    }
}
