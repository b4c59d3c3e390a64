using System.Text;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Orleans.Messages;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Serialization;

namespace EcosystemSim.Orleans.Tests;

/// <summary>Bytes of every message, as a snapshot: members may be added under new ids, never moved, or a running cluster could not be joined.</summary>
public class WireFormatTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Messages_keep_their_wire_format()
    {
        var text = new StringBuilder();
        foreach (object message in Messages().Concat(Kept())) text.Append(Name(message)).Append(' ').Append(Convert.ToHexStringLower(Bytes(message))).Append('\n');
        GoldenFile.Check("tests/EcosystemSim.Orleans.Tests/wire.golden.txt", text.ToString());
    }

    [Fact]
    public void Messages_read_what_they_wrote()
    {
        foreach (object message in Messages().Concat(Kept())) Assert.Equal(Bytes(message), Bytes(Serializer.Deserialize<object>(Bytes(message))!));
    }

    [Fact]
    public void Within_a_silo_messages_are_handed_over_as_they_are()
    {
        var copier = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<DeepCopier>();
        Assert.All(Messages(), message => Assert.Same(message, copier.Copy(message)));
    }

    [Fact]
    public void Every_message_and_every_kind_of_parcel_is_in_the_snapshot()
    {
        var known = Messages().Concat(Kept()).Select(m => m.GetType()).ToHashSet();
        // What lies in the database is read by later builds, as messages are by other silos.
        var messages = typeof(PackedPlan).Assembly.GetTypes().Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), false) && !t.IsEnum && t != typeof(PackedParcel));
        Assert.All(messages, type => Assert.Contains(type, known));
        Assert.Contains(typeof(Engine.KeptStates), messages);
        Assert.Equal(Parcel.Kinds, Messages().OfType<Parcel>().Select(p => p.Content.GetType()));
    }

    private static string Name(object message) => message is Parcel parcel ? $"Parcel<{parcel.Content.GetType().Name}>" : message.GetType().Name;

    private static byte[] Bytes(object message) => Serializer.SerializeToArray(message);

    private static IEnumerable<object> Messages()
    {
        var plan = new PackedPlan { Hash = "ab", Model = "0.1.0", Bytes = [1, 2, 3] };
        var failure = new FailureNotice { Replication = 4, Quarter = -2, Error = "E", Message = "m", Details = "d" };
        var result = new PackedResult { Replication = 4, FirmQuarters = 5_000_000_000, Bytes = [7, 8] };
        yield return plan;
        yield return failure;
        yield return result;
        yield return new ExperimentOrder { Plan = plan, Replications = [0, 1, 300], AtOnce = 2, Granularity = "blocks:16" };
        yield return new ExperimentNews { IsKnown = true, IsOver = false, Results = [result], Failures = [failure], Quarters = 77, IsCancelled = true };
        yield return new ReplicationOrder { Plan = "ab", Replication = 4, Granularity = "firm" };
        yield return new ReplicationSlice { State = SliceState.Done, Silo = "s", Quarters = 60, Result = result, Failure = failure };
        yield return new SiloReport { Silo = "s", Workers = 2, Busy = 1, Model = "0.1.0", Quarters = 9 };
        yield return new ExperimentStatus { Name = "x", Replications = 10, Done = 1, Failed = 2, UnderWay = 3, Quarters = 4, BegunAgain = 5 };
        var opening = new Parcel(new BlockOpening
        {
            Quarter = -3,
            NextFirm = 7,
            ForeignCandidates = 2,
            Demand = [0.5f],
            Forks = [0],
            Worlds = [new() { Productivity = [1], ReachLight = [2], ReachDurable = [3], LandingAdded = [4] }],
        });
        yield return new BlockOrder { Plan = "ab", Replication = 4, Blocks = 16, Block = 3, Attempt = 2, Quarter = -3, Step = BlockStep.Open, From = 5, MayBegin = true, Content = opening };
        yield return new BlockReply { State = BlockState.Done, Silo = "s", Content = opening, Failure = failure };
        yield return opening;
        yield return new Parcel(new BlockNeeds { Firms = [5], Jobs = [[1], [0]] });
        var report = new WorldReport { Sums = [1, 2], ProductivityBins = [3], FastFirms = 4, FastPossible = 5, Exits = [6], WatchedJobs = [7] };
        yield return new Parcel(new WorldDeliveries[] { new() { Firms = [5], Kinds = [4], Amounts = [0.25f], Spillover = [0.5f] }, new() { Firms = [], Kinds = [], Amounts = [], Spillover = [0.5f], Watched = [5] } });
        yield return new Parcel(new WorldDesires[] { new() { JobsBefore = [100], Hires = [3], Losses = [2] }, new() { JobsBefore = [100], Hires = [3], Losses = [2], Report = report } });
        yield return new Parcel(new WorldHiring[] { new() { FillShare = [1], Watched = [5] }, null! });
        yield return new Parcel(new WorldReport[] { report, null! });
        yield return new Parcel(new BlockCensus { Firms = [5], Jobs = [[1], [0]] });
        var books = new DeskOpening { Tables = [1], TablesHash = "ab", Minutes = [4, 3, 2, 1], Reallocated = 5, Learned = [0.5f], Experience = [1], Relation = [0], ChecksDone = 6, Queue = [7] };
        yield return new Parcel(new DeskWeek[] { new() { Opening = books, Visits = [1, 2], WasFree = [true, false] }, null! });
        var closing = new DeskClosing { Carry = 1, Learned = [0.5f], Experience = [1], ChecksDone = 6, Queue = [7], Tally = [8], Year = [9] };
        yield return new Parcel(new DeskOutcome[] { new() { Events = [1], IsFree = true, Closing = closing }, null! });
        yield return new Parcel(new BlockNeeds[] { new() { Firms = [5], Jobs = [[1]] } });
        yield return new Parcel(new WorldDeliveries[][] { [new() { Firms = [5], Kinds = [4], Amounts = [0.25f], Spillover = [0.5f] }] });
        yield return new Parcel(new WorldDesires[][] { [new() { JobsBefore = [100], Hires = [3], Losses = [2] }] });
        yield return new Parcel(new WorldHiring[][] { [new() { FillShare = [1], Watched = [5] }] });
        yield return new Parcel(new WorldReport[][] { [new() { Sums = [1], ProductivityBins = [3], FastFirms = 4, FastPossible = 5, Exits = [6], WatchedJobs = [7] }] });
        yield return new Parcel(new BlockCensus[] { new() { Firms = [5], Jobs = [[1]] } });
        yield return new Parcel(new Model.Observation.JourneyEvent[] { new(5, -3, 12, Model.Observation.JourneyKind.Ended, Model.Entities.NeedType.Skills, 2, Model.Entities.Fate.Alone, 0.5) });
        yield return new FirmQuestion { Plan = "ab", Replication = 4, Arm = 1, Closure = 1 };
        yield return new DeskOrder { Plan = "ab", Replication = 4, Provider = 3, Attempt = 2, Quarter = -3, Week = 12, Content = opening };
        yield return new GovernanceOrder { Plan = "ab", Replication = 4, Blocks = 16, Attempt = 2, Quarter = -3, Step = GovernanceStep.Close, FromCheckpoint = true, Content = opening, Census = opening };
        yield return new GovernanceReply { State = BlockState.Done, Silo = "s", Quarter = 1, IsFromCheckpoint = true, Blocks = [0, 1], IsLast = true, Content = opening, Result = result, Failure = failure };
    }

    /// <summary>What silos keep in the database.</summary>
    private static IEnumerable<object> Kept()
    {
        yield return new Engine.KeptStates { Model = "0.1.0", Plan = "ab", Quarters = [4, 10], States = [[1], [2, 3]] };
        yield return new Grains.KeptOrder { Order = Messages().OfType<ExperimentOrder>().First() };
        yield return new Grains.KeptProgress { Stored = [1], Collected = [2, 3], Failures = [Messages().OfType<FailureNotice>().First()], Cancelled = true };
        yield return new Grains.KeptResult { Result = Messages().OfType<PackedResult>().First() };
        yield return new Grains.ExperimentNames { Names = ["b", "a"], Open = ["b"] };
    }
}
