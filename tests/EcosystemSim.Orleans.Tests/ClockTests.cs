using EcosystemSim.Experiments.Engine;
using EcosystemSim.Orleans.Database;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Hosting;
using Orleans;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Tests;

/// <summary>Clocks of machines are set, and differ: nothing may depend on them.</summary>
public class ClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_clock_that_is_set_is_noticed_once()
    {
        var watch = new StepWatch();
        var began = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        Assert.Null(watch.Look(began, TimeSpan.Zero));
        Assert.Null(watch.Look(began.AddSeconds(2.1), TimeSpan.FromSeconds(2)));
        Assert.Equal(-3600, watch.Look(began.AddSeconds(4.1 - 3600), TimeSpan.FromSeconds(4))!.Value.TotalSeconds, 1);
        Assert.Null(watch.Look(began.AddSeconds(6.1 - 3600), TimeSpan.FromSeconds(6)));
        Assert.Equal(60, watch.Look(began.AddSeconds(8.1 - 3540), TimeSpan.FromSeconds(8))!.Value.TotalSeconds, 1);
    }

    [Fact]
    public async Task The_table_of_silos_goes_by_the_database_s_clock()
    {
        var kept = new KeptTable();
        // The database is an hour ahead of this machine.
        var clock = new ClusterClock();
        clock.Set(DateTime.UtcNow + Hour);
        var table = new SharedTimeMembership(kept, clock);
        var here = DateTime.UtcNow;
        var entry = new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString("127.0.0.1:11111@7"),
            Status = SiloStatus.Active,
            HostName = "h",
            SiloName = "n",
            StartTime = here,
            IAmAliveTime = here,
            SuspectTimes = [Tuple.Create(SiloAddress.FromParsableString("127.0.0.1:11112@8"), here)],
        };
        await table.InsertRowAsync(entry, new(1, "1"));
        foreach (var written in Times(kept.Entry!)) Near(here + Hour, written);
        foreach (var read in Times((await table.ReadAllAsync()).Members[0].Item1)) Near(here, read);
        // Another machine, whose clock is right, takes it for alive; without the table between it would have been dead for an hour.
        Assert.True(here + Hour - kept.Entry!.IAmAliveTime < TimeSpan.FromSeconds(15));
        Assert.False(here + Hour - entry.IAmAliveTime < TimeSpan.FromSeconds(15));

        static IEnumerable<DateTime> Times(MembershipEntry e) => [e.StartTime, e.IAmAliveTime, .. e.SuspectTimes!.Select(s => s.Item2)];
        static void Near(DateTime expected, DateTime found) => Assert.InRange((found - expected).TotalMinutes, -1, 1);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_stops_no_grain()
    {
        // The twin: Orleans by the machine's clock.
        Assert.StartsWith("The earliest collection", await WhyNot(setSteady: false));
        Assert.Null(await WhyNot(setSteady: true));

        static async Task<string?> WhyNot(bool setSteady)
        {
            var clock = new Machine();
            await using var cluster = await Silos.Start(1, time: setSteady ? null : () => clock);
            clock.By = -Hour;
            try
            {
                await cluster.Client.GetGrain<Grains.Running.IExperimentGrain>("after").Status();
                return null;
            }
            catch (ArgumentException e)
            {
                return e.Message;
            }
        }
    }

    private sealed class Machine : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }

    /// <summary>Keeps the last row that was written.</summary>
    private sealed class KeptTable : IMembershipTable
    {
        public MembershipEntry? Entry { get; private set; }

        public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

        public Task DeleteMembershipTableEntries(string clusterId) => Task.CompletedTask;

        public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Task.CompletedTask;

        public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAll();

        public Task<MembershipTableData> ReadAll() => Task.FromResult(new MembershipTableData([Tuple.Create(Entry!, "1")], new(1, "1")));

        public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion)
        {
            Entry = entry;
            return Task.FromResult(true);
        }

        public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => InsertRow(entry, tableVersion);

        public Task UpdateIAmAlive(MembershipEntry entry) => InsertRow(entry, new(1, "1"));
    }
}
