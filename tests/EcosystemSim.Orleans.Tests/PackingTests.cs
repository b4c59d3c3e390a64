using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Tests;

public class PackingTests
{
    [Fact]
    public void A_plan_arrives_as_it_was_sent()
    {
        var plan = World.EveryLever() with
        {
            Baseline = "fragmented",
            ProgrammeArea = [true, false],
            Shocks = [new(ShockKind.Demand, 3, 2, -0.1, [true, false, true])],
        };
        var packed = PackedPlan.Of(plan);
        var arrived = packed.Unpack();
        Assert.Equal(RecordPacker.Pack(plan), RecordPacker.Pack(arrived));
        Assert.Equal(plan.Parameters, arrived.Parameters);
        // They are this machine's own, and not sent.
        Assert.Same(plan.Kernels, arrived.Kernels);
        Assert.Equal(plan.Population.Jobs, arrived.Population.Jobs);
        Assert.Equal(plan.System.Providers.Select(p => p.Id), arrived.System.Providers.Select(p => p.Id));
        Assert.Equal(World.Locally(plan, 1).Hashes, World.Locally(arrived, 1).Hashes);
    }

    [Fact]
    public void A_plan_that_was_damaged_or_is_of_another_build_is_refused()
    {
        var packed = PackedPlan.Of(World.EveryLever(50));
        byte[] bytes = [.. packed.Bytes];
        bytes[^1] ^= 1;
        var damaged = new PackedPlan { Hash = packed.Hash, Model = packed.Model, Bytes = bytes };
        Assert.Contains("damaged", Assert.Throws<InvalidOperationException>(() => damaged.Unpack()).Message);
        var foreign = new PackedPlan { Hash = packed.Hash, Model = "0.0.1", Bytes = packed.Bytes };
        Assert.Contains("same build", Assert.Throws<InvalidOperationException>(() => foreign.Unpack()).Message);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0x10000000)]
    [InlineData(9)]
    public void A_list_that_says_it_has_more_than_there_are_bytes_is_refused_before_it_is_made(int count)
    {
        int[] numbers = [4, 5];
        byte[] bytes = RecordPacker.Pack(numbers);
        // The twin: as it was written, it is read.
        Assert.Equal(numbers, RecordPacker.Unpack<int[]>(bytes));
        BitConverter.TryWriteBytes(bytes, count);
        Assert.Throws<InvalidDataException>(() => RecordPacker.Unpack<int[]>(bytes));
        Assert.Throws<InvalidDataException>(() => RecordPacker.Unpack<string[]>(bytes));
        var plan = World.EveryLever(50);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream)) writer.Write7BitEncodedInt(Math.Max(count, 1_000_000));
        var result = new PackedResult { Replication = 0, FirmQuarters = 1, Bytes = [.. stream.ToArray(), .. new byte[1000]] };
        Assert.Throws<InvalidDataException>(() => result.Unpack(plan, SeriesCatalogue.For(plan.System)));
    }

    [Fact]
    public void Results_arrive_as_they_were_sent_and_shared_tables_stay_shared()
    {
        var plan = World.EveryLever(80);
        var series = SeriesCatalogue.For(plan.System);
        var shared = new ObservationTable(series, plan.Quarters);
        var other = new ObservationTable(series, plan.Quarters);
        long[] hard = [0, 1, -1, long.MaxValue, long.MinValue + 1, -long.MaxValue / 2, long.MaxValue / 2, 63, -64];
        for (int i = 0; i < other.Values.Length; i++) other.Values[i] = i % 7 == 0 ? ObservationTable.Missing : hard[i * 31 % hard.Length];
        ImmutableArray<ArmRun> runs = [.. Enumerable.Range(0, 6).Select(i => new ArmRun(i / 2, plan.Closures[i % 2], i == 3 ? other : shared))];
        var packed = PackedResult.Of(5, 123, runs);
        var arrived = packed.Unpack(plan, series);
        Assert.Equal(runs.Select(r => (r.Arm, r.Closure)), arrived.Select(r => (r.Arm, r.Closure)));
        Assert.All(arrived, (run, i) => Assert.Equal(runs[i].Observations.Values, run.Observations.Values));
        Assert.Same(arrived[0].Observations, arrived[5].Observations);
    }

    [Theory]
    [InlineData("replication")]
    [InlineData("actors:16")]
    [InlineData("actors:firm")]
    public void A_granularity_is_written_as_it_is_read(string text) => Assert.Equal(text, Granularity.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("actor")]
    [InlineData("actors:0")]
    [InlineData("actors:-1")]
    [InlineData("actors:5000")]
    [InlineData("actors:Firm")]
    public void What_is_no_granularity_is_refused(string text) => Assert.Null(Granularity.Parse(text));
}
