using System.Collections.Immutable;
using System.Security.Cryptography;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Tests.Designs;

public class DesignTests
{
    private static readonly string File = Repository.Scenario("small-world");
    private static readonly Scenario Scenario = ScenarioLoader.Load(File).Scenario!;

    [Fact]
    public void A_table_has_a_row_for_each_value_point_by_point()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Of("out");
        Assert.Equal(RunStatus.Complete, Go(path, points: 3, replications: 2).Status);
        string[] rows = System.IO.File.ReadAllLines(Path.Combine(path, DesignFolder.Table));
        Assert.Equal("point,arm,labour,replication,outcome,value", rows[0]);
        Assert.Equal(3 * 2 * 2 * 3, rows.Length - 1);
        Assert.StartsWith("0,fragmented,slack,0,job_years,", rows[1]);
        Assert.Equal(rows.Skip(1).Select(r => int.Parse(r.Split(',')[0])).Order(), rows.Skip(1).Select(r => int.Parse(r.Split(',')[0])));
        // A world of points that are all the same would not tell them apart.
        Assert.Equal(6, rows.Where(r => r.Contains(",coordinated,") && r.Contains(",job_years,")).Select(r => r.Split(',')[^1]).Distinct().Count());
        Assert.Equal("point,search.blur,needs.alone_quality", System.IO.File.ReadLines(Path.Combine(path, DesignFolder.Design)).First());
        Assert.Equal(["design.csv", "design.json", "results.csv"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Threads_change_no_byte(int threads)
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("one"), points: 5, replications: 3, threads: 1);
        Go(folder.Of("more"), points: 5, replications: 3, threads: threads);
        Assert.Equal(TableOf(folder.Of("one")), TableOf(folder.Of("more")));
    }

    [Fact]
    public void Stopped_twenty_times_and_cut_anywhere_it_ends_in_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("whole"), points: 6, replications: 4);
        var luck = new Random(1);
        for (int stop = 0; stop < 20; stop++)
        {
            using var cancel = new CancellationTokenSource();
            int left = luck.Next(1, 4);
            Go(folder.Of("stopped"), points: 6, replications: 4, threads: 2, cancellation: cancel, each: () =>
            {
                if (Interlocked.Decrement(ref left) == 0) cancel.Cancel();
            });
            Cut(folder.Of("stopped"), luck);
        }
        Assert.Equal(RunStatus.Complete, Go(folder.Of("stopped"), points: 6, replications: 4).Status);
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(folder.Of("stopped")));
    }

    [Fact]
    public void More_points_and_more_replications_compute_only_what_is_new_and_end_in_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        int computed = 0;
        Go(folder.Of("grown"), points: 4, replications: 2);
        Go(folder.Of("grown"), points: 4, replications: 5, each: () => Interlocked.Increment(ref computed));
        Assert.Equal(4 * 3, computed);
        Go(folder.Of("grown"), points: 8, replications: 5, each: () => Interlocked.Increment(ref computed));
        Assert.Equal((4 * 3) + (4 * 5), computed);
        Go(folder.Of("whole"), points: 8, replications: 5);
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(folder.Of("grown")));
        Assert.Equal(System.IO.File.ReadAllText(folder.Of("whole/design.csv")), System.IO.File.ReadAllText(folder.Of("grown/design.csv")));
    }

    [Fact]
    public void Parts_computed_apart_merge_into_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("whole"), points: 7, replications: 2);
        string[] parts = [folder.Of("a"), folder.Of("b"), folder.Of("c")];
        for (int i = 0; i < 3; i++) Go(parts[i], points: 7, replications: 2, shard: new Shard(i + 1, 3));
        Assert.All(parts, part => Assert.True(new FileInfo(Path.Combine(part, DesignFolder.Table)).Length < new FileInfo(folder.Of("whole/results.csv")).Length));
        var (_, joined) = DesignMerge.Join([parts[2], parts[0], parts[1]], folder.Of("joined"), force: false);
        Assert.Equal((RunStatus.Complete, 14L), (joined.Status, joined.Done));
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(folder.Of("joined")));

        // Of two parts only, the same command computes the rest.
        Assert.Equal(RunStatus.Unfinished, DesignMerge.Join([parts[0], parts[2]], folder.Of("two"), force: false).Manifest.Status);
        int computed = 0;
        Go(folder.Of("two"), points: 7, replications: 2, each: () => Interlocked.Increment(ref computed));
        Assert.Equal(4, computed);
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(folder.Of("two")));
    }

    private static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(file)));

    [Fact]
    public void Parts_that_contradict_each_other_are_not_merged()
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("a"), points: 2, replications: 1);
        Go(folder.Of("b"), points: 2, replications: 1);
        string table = folder.Of("b/results.csv"), manifest = folder.Of($"b/{DesignFolder.Manifest}"), before = HashOf(table);
        Change(table);
        Assert.Contains("results.csv: ", Assert.Throws<ResultFolderException>(() => DesignMerge.Join([folder.Of("a"), folder.Of("b")], folder.Of("c"), force: false)).Message);
        // Where the manifest vouches for it, the other part contradicts it.
        System.IO.File.WriteAllText(manifest, System.IO.File.ReadAllText(manifest).Replace(before, HashOf(table)));
        Assert.Contains("is there twice, with different values", Assert.Throws<ResultFolderException>(() => DesignMerge.Join([folder.Of("a"), folder.Of("b")], folder.Of("c"), force: false)).Message);
        Go(folder.Of("d"), points: 2, replications: 1, columns: ["search.blur"]);
        Assert.Contains("are parts of different designs", Assert.Throws<ResultFolderException>(() => DesignMerge.Join([folder.Of("a"), folder.Of("d")], folder.Of("c"), force: false)).Message);
    }

    [Fact]
    public void A_point_that_fails_stops_no_other_and_carries_the_command_that_repeats_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Of("out");
        var manifest = Go(path, points: 4, replications: 2, fails: blur => blur == "0.4");
        Assert.Equal((RunStatus.Partial, 6L, 2L), (manifest.Status, manifest.Done, manifest.Failed));
        string[] failures = System.IO.File.ReadAllLines(Path.Combine(path, DesignFolder.Failures));
        Assert.Equal("point,replication,error,command", failures[0]);
        Assert.Equal("2,0,InvalidOperationException: made to fail,ecosim run small-world.yaml --set search.blur=0.4 --set needs.alone_quality=0.7 --only 0", failures[1]);
        Assert.Equal(3, failures.Length);

        // Tried again, it is what it would have been.
        Assert.Equal(RunStatus.Complete, Go(path, points: 4, replications: 2).Status);
        Go(folder.Of("whole"), points: 4, replications: 2);
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(path));
        Assert.False(System.IO.File.Exists(Path.Combine(path, DesignFolder.Failures)));
    }

    [Fact]
    public void A_point_that_does_not_go_with_the_scenario_fails_alone()
    {
        using var folder = new TemporaryFolder();
        var manifest = Go(folder.Of("out"), points: 2, replications: 1, columns: ["scenario.horizon.quarters"], rows: [["21"], ["eight"]]);
        Assert.Equal((RunStatus.Partial, 1L, 1L), (manifest.Status, manifest.Done, manifest.Failed));
        Assert.Contains("error ES0104: 'quarters' is 'eight'", System.IO.File.ReadAllText(folder.Of("out/failures.csv")));
    }

    [Fact]
    public void A_folder_of_another_design_is_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Of("out");
        Go(path, points: 2, replications: 1);
        byte[] before = TableOf(path);
        Assert.Contains("Point 1 of ", Assert.Throws<ResultFolderException>(() => Go(path, points: 2, replications: 1, rows: [["0.2", "0.7"], ["0.25", "0.7"]])).Message);
        Assert.Contains("has more points than the 1 asked for", Assert.Throws<ResultFolderException>(() => Go(path, points: 1, replications: 1)).Message);
        Assert.Contains("holds a design of other inputs", Assert.Throws<ResultFolderException>(() => Go(path, points: 2, replications: 1, columns: ["search.blur"])).Message);
        System.IO.File.WriteAllText(folder.Of("note.txt"), "mine");
        Assert.Contains("holds something else than a design", Assert.Throws<ResultFolderException>(() => Go(folder.Path, points: 2, replications: 1)).Message);
        Assert.Equal(before, TableOf(path));
    }

    [Fact]
    public void A_table_that_was_changed_is_told_by_its_line()
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("out"), points: 2, replications: 1);
        string table = folder.Of("out/results.csv");
        System.IO.File.WriteAllText(table, System.IO.File.ReadAllText(table).Replace("1,coordinated,slack,0,job_years", "1,cordinated,slack,0,job_years"));
        Assert.Contains("results.csv:11: expected '1,coordinated,slack,0,job_years,' and a value", Assert.Throws<ResultFolderException>(() => Go(folder.Of("out"), points: 2, replications: 1)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("results.csv")]
    [InlineData("design.csv")]
    public void What_is_deleted_under_a_run_is_a_loss_and_the_same_command_runs_it_again(string deleted)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        string path = folder.Of("out");
        Go(folder.Of("whole"), points: 3, replications: 2);
        Go(path, points: 2, replications: 2);
        int left = 1;
        var error = Assert.Throws<ResultFolderException>(() => Go(path, points: 3, replications: 2, threads: 1, each: () =>
        {
            if (Interlocked.Decrement(ref left) != 0) return;
            if (deleted.Length == 0) Directory.Delete(path, recursive: true);
            else System.IO.File.Delete(Path.Combine(path, deleted));
        }));
        Assert.True(error.IsLoss);
        Assert.Contains("was deleted, moved or replaced while the run went on", error.Message);
        Assert.Equal(RunStatus.Complete, Go(path, points: 3, replications: 2).Status);
        Assert.Equal(TableOf(folder.Of("whole")), TableOf(path));
    }

    [Fact]
    public void Two_runs_do_not_write_into_one_folder()
    {
        using var folder = new TemporaryFolder();
        Go(folder.Of("out"), points: 2, replications: 1);
        using var first = DesignFolder.Open(PlanOf(1, null, ["search.blur", "needs.alone_quality"]), Rows(3), folder.Of("out"), force: false);
        Assert.Contains("another run is writing there", Assert.Throws<ResultFolderException>(() => Go(folder.Of("out"), points: 3, replications: 1)).Message);
    }

    [Fact]
    public void The_tally_says_where_the_points_lie()
    {
        var plan = PlanOf(2, null, ["search.blur"]);
        var tally = new DesignTally(plan);
        int values = plan.Values;
        for (int point = 0; point < 3; point++)
        {
            // Of the coordinated arm job-years −1, 1, 3 beyond the baseline, the mean of two replications each.
            for (int replication = 0; replication < 2; replication++)
                tally.Add(new DesignUnit(point, replication, [.. Enumerable.Range(0, values).Select(i => i == 3 ? (2.0 * point) - 1 + (replication == 0 ? 10 : -10) : 0)], ""));
        }
        var spread = tally.Spreads().First(s => s.Target is { Arm: "coordinated", Against: "fragmented", Outcome: "job_years" });
        Assert.Equal((3L, 1.0, -1.0, 3.0, 2L), (spread.Points, spread.Mean, spread.Lowest, spread.Highest, spread.Above));
    }

    private static Experiment Base(int replications)
    {
        var plan = Scenario.BuildPlan(new() { DrawParameters = false, Quarters = 8, Arms = ["coordinated"], Closures = [LabourClosure.Slack] }) with { WarmUpQuarters = 1 };
        return new() { Name = "small-world", Title = "A small world", Question = "?", Plan = plan, Baseline = "fragmented", Replications = [.. Enumerable.Range(0, replications)], Command = "ecosim run small-world.yaml" };
    }

    private static DesignPlan PlanOf(int replications, Shard? shard, ImmutableArray<string> columns) => new()
    {
        Kind = "sweep",
        Base = Base(replications),
        Columns = columns,
        Design = "test",
        Identity = "test",
        Outcomes = DesignMeasures.Always,
        Command = "ecosim sweep small-world.yaml",
        Shard = shard,
    };

    private static string[][] Rows(int points) => [.. Enumerable.Range(0, points).Select(p => (string[])[FormattableString.Invariant($"{0.2 + (p * 0.1):0.#}"), "0.7"])];

    private static DesignManifest Go(
        string folder, int points, int replications, int threads = 2, Shard? shard = null, CancellationTokenSource? cancellation = null, Action? each = null, Func<string, bool>? fails = null,
        ImmutableArray<string>? columns = null, string[][]? rows = null)
    {
        ImmutableArray<string> paths = columns ?? ["search.blur", "needs.alone_quality"];
        var plan = PlanOf(replications, shard, paths);
        var all = rows ?? [.. Rows(points).Select(row => row[..paths.Length])];
        using var store = DesignFolder.Open(plan, all, folder, force: false);
        var progress = new DesignProgress();
        var settings = new DesignPoints(keys => ScenarioLoader.Load(File, keys), Scenario, plan.Base, of => Base(replications) with { Plan = of.BuildPlan(new() { DrawParameters = false, Arms = ["coordinated"], Closures = [LabourClosure.Slack] }) with { WarmUpQuarters = 1 } });
        new DesignRunner(plan, store, settings, progress).Run(threads, (made, number) => new PointRun(made, number, each, fails), cancellation?.Token ?? CancellationToken.None);
        return store.Finish(progress.Failed);
    }

    /// <summary>Cuts what a killed run has appended at any byte.</summary>
    private static void Cut(string folder, Random luck)
    {
        string table = Path.Combine(folder, DesignFolder.Table), part = Path.Combine(folder, DesignFolder.Part);
        if (!System.IO.File.Exists(table)) return;
        byte[] bytes = System.IO.File.ReadAllBytes(table);
        // As if the run had been killed before it merged: nothing but the beginning of what it appended.
        System.IO.File.WriteAllBytes(part, bytes[..luck.Next(bytes.Length / 2, bytes.Length)]);
        System.IO.File.Delete(table);
    }

    private static void Change(string file)
    {
        string text = System.IO.File.ReadAllText(file).TrimEnd('\n');
        System.IO.File.WriteAllText(file, text + "1\n");
    }

    private static byte[] TableOf(string folder) => SHA256.HashData(System.IO.File.ReadAllBytes(Path.Combine(folder, DesignFolder.Table)));

    /// <summary>A replication whose jobs follow from the parameters of its point, its number and its arm.</summary>
    private sealed class PointRun(ExperimentPlan plan, int number, Action? each, Func<string, bool>? fails) : IReplicationRun
    {
        public int Quarter { get; private set; } = -plan.WarmUpQuarters;
        public long FirmQuarters => 0;
        public ImmutableArray<ArmRun> Runs { get; private set; } = [];

        public bool Advance()
        {
            if (fails?.Invoke(FormattableString.Invariant($"{plan.Parameters.Search.Blur:0.#}")) == true) throw new InvalidOperationException("made to fail");
            if (++Quarter < plan.Quarters) return true;
            var series = SeriesCatalogue.For(plan.System);
            Runs = [.. plan.Arms.Select((_, arm) => new ArmRun(arm, LabourClosure.Slack, Table(series, arm)))];
            each?.Invoke();
            return false;
        }

        private ObservationTable Table(ImmutableArray<Series> series, int arm)
        {
            var table = new ObservationTable(series, plan.Quarters);
            for (int q = 0; q < plan.Quarters; q++)
                for (int i = 0; i < series.Length; i++) table[q, i] = (long)(1000 * plan.Parameters.Search.Blur * (arm + 1)) + (7 * number) + q;
            return table;
        }
    }
}
