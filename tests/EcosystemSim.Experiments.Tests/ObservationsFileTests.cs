using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Observation;
using FsCheck;
using FsCheck.Fluent;

namespace EcosystemSim.Experiments.Tests;

public class ObservationsFileTests
{
    private static readonly Experiment Made = MadeUp.Experiment(1);
    private static readonly ObservationsFile Format = new(Made, Made.ListSeries());

    [Fact]
    public void Whole_numbers_and_gaps_come_back()
    {
        var rng = new Random(7);
        foreach (int bits in (int[])[1, 8, 31, 51])
        {
            long[][] values = Values();
            foreach (long[] run in values)
            {
                for (int i = 0; i < run.Length; i++) run[i] = rng.Next(3) == 0 ? ObservationTable.Missing : rng.NextInt64(-(1L << bits), 1L << bits);
            }
            Assert.Equal(values, Format.Read(Format.Write(3, values), 3));
        }
        long[][] none = Values();
        foreach (long[] run in none) Array.Fill(run, ObservationTable.Missing);
        Assert.Equal(none, Format.Read(Format.Write(0, none), 0));
    }

    [Fact]
    public void The_same_values_are_the_same_bytes() => Assert.Equal(Format.Write(3, Values()), Format.Write(3, Values()));

    [Fact]
    public void A_number_that_would_not_come_back_is_not_written()
    {
        long[][] values = Values();
        values[0][0] = (1L << 53) + 1;
        Assert.Throws<InvalidDataException>(() => Format.Write(0, values));
    }

    [Fact]
    public void A_file_of_another_replication_or_experiment_is_refused()
    {
        byte[] file = Format.Write(3, Values());
        Assert.Throws<InvalidDataException>(() => Format.Read(file, 4));
        var other = Made with { Plan = Made.Plan with { StartCalendarQuarter = Made.Plan.StartCalendarQuarter + 1 } };
        Assert.Throws<InvalidDataException>(() => new ObservationsFile(other, other.ListSeries()).Read(file, 3));
        // Fewer arms: some rows have no place.
        var fewer = Made with { Plan = Made.Plan with { Arms = Made.Plan.Arms[..2] } };
        Assert.Throws<InvalidDataException>(() => new ObservationsFile(fewer, fewer.ListSeries()).Read(file, 3));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_says_the_same_and_nothing_else_happens()
    {
        byte[] file = Format.Write(0, Values());
        Prop.ForAll(Gen.Choose(0, file.Length - 1).Two().ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            byte[] changed = [.. file];
            changed[at.Item1] = (byte)value;
            changed[at.Item2] ^= (byte)value;
            IsRefusedOrRead(changed);
            IsRefusedOrRead(changed[..at.Item1]);
        }).QuickCheckThrowOnFailure();

        static void IsRefusedOrRead(byte[] bytes)
        {
            foreach (Action read in (Action[])[() => Format.Read(bytes, 0), () => ObservationsFile.WriteCsv(bytes, TextWriter.Null)])
            {
                try
                {
                    read();
                }
                catch (InvalidDataException)
                {
                    // As it should be.
                }
            }
        }
    }

    private static long[][] Values() => [.. MadeUp.Runs(Made.Plan, 3).Select(run => run.Observations.Values)];
}
