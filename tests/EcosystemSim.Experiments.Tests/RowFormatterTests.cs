using System.Diagnostics;
using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Observation;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace EcosystemSim.Experiments.Tests;

public class RowFormatterTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0, 1, "0")]
    [InlineData(-3, 1, "-3")]
    [InlineData(long.MaxValue, 1, "9223372036854775807")]
    [InlineData(1, 256, "0.00390625")]
    [InlineData(-384, 256, "-1.5")]
    [InlineData(256, 256, "1")]
    [InlineData(50, 1_000_000, "0.00005")]
    [InlineData(-50, 1_000_000, "-0.00005")]
    [InlineData(90, 60, "1.5")]
    [InlineData(59, 60, "0.9833")]
    [InlineData(1, 60, "0.0167")]
    public void A_stored_number_is_written_as_a_decimal(long stored, long divisor, string expected) => Assert.Equal(expected, Write(stored, divisor));

    [Fact]
    public void Reading_a_decimal_gives_the_stored_number_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<long>(), Gen.Elements(1L, 2, 5, 60, 256, 1_000_000).ToArbitrary(),
            (value, divisor) => Math.Round(decimal.Parse(Write(value, divisor), CultureInfo.InvariantCulture) * divisor) == value).QuickCheckThrowOnFailure();

    [Fact]
    public void Packed_values_come_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long[]>(), values =>
        {
            long[] stored = [.. values.SelectMany(v => new[] { v >> 2, ObservationTable.Missing, v >> 40 })];
            byte[] packed = CompactValues.Pack(stored, 3);
            long[] back = new long[stored.Length];
            CompactValues.Unpack(packed, 3, back);
            return stored.AsSpan().SequenceEqual(back);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_are_the_same_where_the_decimal_separator_is_a_comma()
    {
        string invariant = Rows();
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "−";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("1,5", 1.5.ToString());      // so the culture does what we fear
            Assert.Equal(invariant, Rows());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Rows_read_as_documented()
    {
        string[] rows = Rows().Split('\n');
        Assert.Equal("coordinated,binding,3,2013Q1,total,all,firms,36", rows[0].Replace(rows[0].Split(',')[^1], "36"));
        Assert.Contains(rows, row => row.StartsWith("coordinated,binding,3,2015Q2,size_class,1-9,value_added,"));
        Assert.DoesNotContain(rows, row => row.StartsWith("coordinated,binding,3,2015Q2,total,all,needs_specialised_within_4,"));
    }

    [Fact]
    public void A_field_with_a_comma_is_quoted() => Assert.Equal("\"a,\"\"b\"\"\"", RowFormatter.Field("a,\"b\""));

    [Fact]
    public void Formatting_a_row_takes_well_under_a_microsecond()
    {
        var experiment = MadeUp.Experiment(1);
        var formatter = new RowFormatter(experiment.Plan, experiment.ListSeries());
        long[] values = MadeUp.Runs(experiment.Plan, 0)[0].Observations.Values;
        var buffer = new ByteBuffer();
        double best = double.MaxValue;
        for (int round = 0; round < 200; round++)
        {
            int rows = 0;
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 30; i++)
            {
                buffer.Clear();
                rows += formatter.Append(0, 7, values, buffer);
            }
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / rows);
        }
        output.WriteLine(FormattableString.Invariant($"{best:0.0} ns per row"));
        Assert.InRange(best, 0, 1000);
    }

    private static string Rows()
    {
        var experiment = MadeUp.Experiment(1);
        var buffer = new ByteBuffer();
        new RowFormatter(experiment.Plan, experiment.ListSeries()).Append(5, 3, MadeUp.Runs(experiment.Plan, 3)[5].Observations.Values, buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    private static string Write(long value, long divisor)
    {
        Span<byte> bytes = stackalloc byte[DecimalFormat.MaximumLength];
        return Encoding.UTF8.GetString(bytes[..new DecimalFormat(divisor).Write(value, bytes)]);
    }
}
