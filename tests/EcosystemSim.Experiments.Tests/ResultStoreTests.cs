using System.Globalization;
using System.Text.Json;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Tests;

public class ResultStoreTests
{
    [Fact]
    public void One_thread_and_two_give_the_same_result_hash_and_the_same_tables()
    {
        using var folder = new TemporaryFolder();
        var one = MadeUp.RunIn(folder.Of("one"), MadeUp.Experiment(12), threads: 1);
        var two = MadeUp.RunIn(folder.Of("two"), MadeUp.Experiment(12), threads: 2);
        Assert.Equal(one, two);
        Assert.Equal(RunStatus.Complete, one.Status);
        foreach (string name in new[] { "summary.json", "effects.csv", "ledger.csv" })
            Assert.Equal(File.ReadAllText(folder.Of($"one/{name}")), File.ReadAllText(folder.Of($"two/{name}")));
    }

    [Fact]
    public void The_result_hash_is_that_of_the_rows_in_canonical_order()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(2);
        var (hash, _) = MadeUp.RunIn(folder.Path, experiment);

        var formatter = new RowFormatter(experiment.Plan, experiment.ListSeries());
        var rows = new ByteBuffer();
        for (int run = 0; run < experiment.Runs; run++)
        {
            for (int n = 0; n < 2; n++) formatter.Append(run, n, MadeUp.Runs(experiment.Plan, n)[run].Observations.Values, rows);
        }
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(rows.Written)), hash);

        // The files hold the same rows, replication by replication; values with all the digits of a double.
        string[] canonical = System.Text.Encoding.UTF8.GetString(rows.Written).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(canonical.Select(Shortened).Order(), ReadRows(folder.Path).Select(Shortened).Order());

        static string Shortened(string row)
        {
            int comma = row.LastIndexOf(',');
            return $"{row[..comma]},{double.Parse(row[(comma + 1)..], CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture)}";
        }
    }

    [Fact]
    public void A_replication_has_the_same_rows_alone_and_among_others()
    {
        using var folder = new TemporaryFolder();
        MadeUp.RunIn(folder.Of("among"), MadeUp.Experiment(4), threads: 2);
        MadeUp.RunIn(folder.Of("alone"), MadeUp.Experiment(4) with { Replications = [2] });
        Assert.Equal(ReadRows(folder.Of("among")).Where(row => row.Split(',')[2] == "2"), ReadRows(folder.Of("alone")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_run_killed_in_the_middle_of_a_line_goes_on_and_ends_with_the_same_hash(int bytesLost)
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(6);
        string undisturbed = MadeUp.RunIn(folder.Of("undisturbed"), experiment).ResultHash;

        string killed = folder.Of("killed");
        RunPart(killed, experiment, 4);
        Truncate(Path.Combine(killed, ResultPaths.Checkpoint), bytesLost);
        // A file that was not whole yet, and one that had not been listed.
        File.WriteAllText(Path.Combine(killed, ResultPaths.ObservationsOf(4) + ".tmp"), "half a file");
        File.WriteAllText(Path.Combine(killed, ResultPaths.ObservationsOf(5)), "whole, and not listed");
        using (var store = ResultStore.Open(experiment, killed, MadeUp.Settings)) Assert.InRange(store.Done, 1, 4);
        Assert.Equal((undisturbed, RunStatus.Complete), MadeUp.RunIn(killed, experiment, threads: 2));
        Assert.Equal(ReadRows(folder.Of("undisturbed")).Order(), ReadRows(killed).Order());
    }

    // The manifest has their hashes: what the checkpoint has lost costs nothing.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_checkpoint_that_is_cut_or_gone_costs_no_replication_that_the_manifest_lists(int linesLeft)
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        string hash = MadeUp.RunIn(folder.Path, experiment).ResultHash;
        string path = folder.Of(ResultPaths.Checkpoint), whole = File.ReadAllText(path);
        if (linesLeft == 0) File.Delete(path);
        else File.WriteAllText(path, string.Join('\n', File.ReadAllLines(path).Take(linesLeft)) + "\n");
        using (var store = ResultStore.Open(MadeUp.Experiment(1), folder.Path, MadeUp.Settings)) Assert.Empty(store.Missing);
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings)) Assert.Empty(store.Missing);
        Assert.Equal((hash, RunStatus.Complete), MadeUp.RunIn(folder.Path, experiment));
        Assert.Equal(whole.Split('\n').Order(), File.ReadAllText(path).Split('\n').Order());
    }

    [Fact]
    public void A_file_of_observations_that_is_cut_costs_its_own_replication()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        RunPart(folder.Path, experiment, 4);
        string[] before = ReadRows(folder.Path);
        Truncate(folder.Of(ResultPaths.ObservationsOf(2)), 10);
        Assert.Equal(2, Assert.Single(FinishedReplications.Read(folder.Path, experiment).Changed));
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings)) Assert.Equal(2, Assert.Single(store.Missing));
        MadeUp.RunIn(folder.Path, experiment);
        Assert.Equal(before, ReadRows(folder.Path));
        Assert.Empty(FinishedReplications.Read(folder.Path, experiment).Changed);
    }

    [Theory]
    [InlineData("garbage\n")]
    [InlineData("\n")]
    [InlineData("9 100 zz\n")]
    [InlineData("garbage\nand half a line")]
    [InlineData("again")]
    public void A_whole_line_that_no_run_writes_is_damage_and_nothing_is_gone_on_with(string added)
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        RunPart(folder.Path, experiment, 3);
        string path = folder.Of(ResultPaths.Checkpoint), written = File.ReadAllText(path);
        string last = written[(written.TrimEnd().LastIndexOf('\n') + 1)..];
        File.AppendAllText(path, added == "again" ? last : added);
        string damaged = File.ReadAllText(path);
        foreach (var read in (Action[])[() => ResultStore.Open(experiment, folder.Path, MadeUp.Settings).Dispose(), () => FinishedReplications.Read(folder.Path, experiment)])
            Assert.Contains("checkpoint.txt:5: this line is not one that a run writes", Assert.Throws<ResultFolderException>(read).Message);
        Assert.Equal(damaged, File.ReadAllText(path));
        // The twin: the same without an end of a line is a line that was not finished.
        File.WriteAllText(path, written + "garbage");
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings)) Assert.Equal(3, store.Done);
        Assert.Equal(written, File.ReadAllText(path));
    }

    [Fact]
    public void A_checkpoint_that_begins_with_something_else_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        RunPart(folder.Path, experiment, 3);
        string path = folder.Of(ResultPaths.Checkpoint);
        File.WriteAllText(path, "x" + File.ReadAllText(path));
        string damaged = File.ReadAllText(path);
        Assert.Contains("checkpoint.txt:1: ", Assert.Throws<ResultFolderException>(() => ResultStore.Open(experiment, folder.Path, MadeUp.Settings)).Message);
        Assert.Equal(damaged, File.ReadAllText(path));
        Assert.True(File.Exists(folder.Of(ResultPaths.ObservationsOf(0))));
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(6, 4)]
    public void Replications_are_no_input_and_those_of_another_count_are_used(int first, int second)
    {
        using var folder = new TemporaryFolder();
        string fresh = MadeUp.RunIn(folder.Of("fresh"), MadeUp.Experiment(second)).ResultHash, results = folder.Of("out");
        string before = MadeUp.RunIn(results, MadeUp.Experiment(first)).ResultHash;
        using (var store = ResultStore.Open(MadeUp.Experiment(second), results, MadeUp.Settings)) Assert.Equal(Math.Min(first, second), store.Done);
        Assert.Equal(fresh, MadeUp.RunIn(results, MadeUp.Experiment(second), start: n => n < first ? throw new InvalidOperationException("was there already") : new MadeUpRun(MadeUp.Plan, n)).ResultHash);
        Assert.Equal(ReadRows(folder.Of("fresh")).Order(), ReadRows(results).Order());
        Assert.Equal(fresh, FinishedRun.Find(MadeUp.Experiment(second), results)!.Summary.ResultHash);
        // And back: nothing is lost by asking for fewer.
        using (var store = ResultStore.Open(MadeUp.Experiment(first), results, MadeUp.Settings)) Assert.Empty(store.Missing);
        Assert.Equal(before, MadeUp.RunIn(results, MadeUp.Experiment(first)).ResultHash);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void A_folder_that_is_deleted_or_replaced_under_a_run_is_a_loss_and_nothing_is_written_into_another(bool isTaken, bool isReplaced)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        string results = folder.Of("out");
        using var store = ResultStore.Open(experiment, results, MadeUp.Settings);
        void Run() => LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [2, 3], 1, store);
        LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [0, 1], 1, store);
        if (isTaken) Directory.Move(results, folder.Of("elsewhere"));
        if (isReplaced)
        {
            Directory.CreateDirectory(results);
            foreach (string file in Directory.GetFiles(folder.Of("elsewhere"))) File.WriteAllText(Path.Combine(results, Path.GetFileName(file)), "somebody else's");
        }
        if (!isTaken)
        {
            // The twin: where nothing happens to the folder nothing is lost.
            Run();
            store.Summarise();
            return;
        }
        string[] before = isReplaced ? [.. Directory.GetFiles(results).Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O}").Order()] : [];
        foreach (Action write in (Action[])[Run, () => store.Summarise(), store.Pause, () => store.Finish(SummaryTests.Summarise(1), [])])
        {
            var error = Assert.Throws<ResultFolderException>(write);
            Assert.True(error.IsLoss);
            Assert.Contains("was deleted, moved or replaced while the run went on", error.Message);
        }
        Assert.Equal(before, isReplaced ? [.. Directory.GetFiles(results).Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O}").Order()] : []);
        Assert.Equal(isReplaced, Directory.Exists(results));
    }

    [Theory]
    [InlineData("observations", "replications 0,1 were deleted", "of the 2 that were done none is kept")]
    [InlineData("observations/00001.parquet", "replication 1 was deleted", "of the 4 that were done 3 are kept")]
    public void Replications_that_are_deleted_under_a_run_are_a_loss_and_the_same_command_runs_them_again(string deleted, string said, string kept)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        string hash = MadeUp.RunIn(folder.Of("undisturbed"), experiment).ResultHash, results = folder.Of("out");
        using (var store = ResultStore.Open(experiment, results, MadeUp.Settings))
        {
            LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [0, 1], 1, store);
            string path = Path.Combine(results, deleted);
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
            var error = Assert.Throws<ResultFolderException>(() =>
            {
                LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [2, 3], 1, store);
                store.Finish(store.Summarise(), []);
            });
            Assert.True(error.IsLoss);
            Assert.Contains(said.Replace("0,1", "0-1"), error.Message);
            Assert.Contains(kept, error.Message);
            Assert.True(Assert.Throws<ResultFolderException>(store.Pause).IsLoss);
        }
        Assert.Equal((hash, RunStatus.Complete), MadeUp.RunIn(results, experiment));
    }

    [Fact]
    public void Every_file_of_results_is_in_the_manifest_with_its_hash()
    {
        using var folder = new TemporaryFolder();
        MadeUp.RunIn(folder.Path, MadeUp.Experiment(2));
        var manifest = StoredResults.OpenManifest(folder.Path);
        Assert.Equal(
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/')).Where(name => name != ResultPaths.Manifest).Order(),
            manifest.Files.Select(file => file.Name).Order());
        Assert.All(manifest.Files, file => Assert.True(file.Sha256 is not null && FolderFile.IsAsStated(folder.Path, file), file.Name));
        foreach (var file in manifest.Files)
        {
            Flip(folder.Of(file.Name), (int)file.Bytes - 1);
            Assert.False(FolderFile.IsAsStated(folder.Path, file));
        }
    }

    [Fact]
    public void A_run_that_was_stopped_states_what_it_had_and_may_have_more()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings))
        {
            LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [0, 1], 1, store);
            store.Pause();
            LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [2], 1, store);
        }
        var files = StoredResults.OpenManifest(folder.Path).Files;
        Assert.Equal([ResultPaths.Checkpoint, ResultPaths.ObservationsOf(0), ResultPaths.ObservationsOf(1)], files.Select(f => f.Name).Order());
        Assert.All(files, file => Assert.True(FolderFile.IsAsStated(folder.Path, file, mayGoOn: true)));
        Assert.All(files, file => Assert.Equal(file.Name != ResultPaths.Checkpoint, FolderFile.IsAsStated(folder.Path, file)));
    }

    [Fact]
    public void A_checkpoint_that_was_changed_together_with_what_it_lists_is_not_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(3);
        MadeUp.RunIn(folder.Of("out"), experiment);
        string path = folder.Of("out/checkpoint.txt"), file = folder.Of($"out/{ResultPaths.ObservationsOf(2)}");
        // Whole, of this replication, and listed: but not what the run wrote.
        byte[] other = new ObservationsFile(experiment, experiment.ListSeries()).Write(2, [.. MadeUp.Runs(experiment.Plan, 7).Select(run => run.Observations.Values)]);
        File.WriteAllBytes(file, other);
        string[] lines = File.ReadAllLines(path);
        int at = Array.FindIndex(lines, line => line.StartsWith("2 ", StringComparison.Ordinal));
        lines[at] = new CheckpointLine(2, other.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(other))).ToString().TrimEnd();
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        byte[] changed = File.ReadAllBytes(path);
        var error = Assert.Throws<ResultFolderException>(() => ResultStore.Open(experiment, folder.Of("out"), MadeUp.Settings));
        Assert.Contains("was changed since the run wrote it", error.Message);
        Assert.Equal(changed, File.ReadAllBytes(path));
        // Nor joined with others.
        Assert.Contains("was changed since the run wrote it", Assert.Throws<ResultFolderException>(() => FinishedReplications.Read(folder.Of("out"), experiment)).Message);
    }

    [Fact]
    public void A_folder_whose_manifest_is_no_ordinary_file_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(2);
        MadeUp.RunIn(folder.Path, experiment);
        File.Delete(folder.Of(ResultPaths.Manifest));
        Directory.CreateDirectory(folder.Of(ResultPaths.Manifest));
        Assert.Contains("left as it is", Assert.Throws<ResultFolderException>(() => Sweeps(experiment)).Message);
        Directory.Delete(folder.Of(ResultPaths.Manifest));
        using (var large = File.Create(folder.Of(ResultPaths.Manifest))) large.SetLength(1L << 30);
        Assert.Contains("left as it is", Assert.Throws<ResultFolderException>(() => Sweeps(experiment)).Message);
        Assert.Null(FinishedRun.Find(experiment, folder.Path));

        void Sweeps(Experiment of) => SweepFolder.Check(of, folder.Path, force: false);
    }

    [Fact]
    public void A_cut_manifest_keeps_the_replications_and_nothing_advises_to_replace_them()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(3);
        MadeUp.RunIn(folder.Path, experiment);
        Truncate(folder.Of(ResultPaths.Manifest), 200);
        var error = Assert.Throws<ResultFolderException>(() => ResultStore.Open(experiment with { Inputs = [new InputFile("other.yaml", "01")] }, folder.Path, MadeUp.Settings));
        Assert.DoesNotContain("--force", error.Message);
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings)) Assert.Empty(store.Missing);

        // Nothing tells what these are of.
        Truncate(folder.Of(ResultPaths.Manifest), 200);
        File.Delete(folder.Of(ResultPaths.Checkpoint));
        Assert.DoesNotContain("--force", Assert.Throws<ResultFolderException>(() => ResultStore.Open(experiment, folder.Path, MadeUp.Settings)).Message);
    }

    [Theory]
    [InlineData(ResultPaths.Checkpoint)]
    [InlineData(ResultPaths.Observations)]
    [InlineData(ResultPaths.Manifest)]
    [InlineData(ResultPaths.Effects)]
    [InlineData("figures")]
    public void A_link_in_a_folder_of_results_is_not_followed(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(2);
        MadeUp.RunIn(folder.Of("out"), experiment);
        string secret = folder.Of("secret");
        File.WriteAllText(secret, "not theirs");
        if (name == ResultPaths.Observations) Directory.Delete(folder.Of($"out/{name}"), recursive: true);
        File.Delete(folder.Of($"out/{name}"));
        File.CreateSymbolicLink(folder.Of($"out/{name}"), name is "figures" or ResultPaths.Observations ? folder.Path : secret);
        var error = Assert.Throws<ResultFolderException>(() =>
        {
            using var store = ResultStore.Open(experiment, folder.Of("out"), MadeUp.Settings);
            store.Summarise();
            store.WriteText("figures/one.svg", "drawn");
        });
        Assert.Contains("is a link", error.Message);
        Assert.Equal("not theirs", File.ReadAllText(secret));
        Assert.False(File.Exists(folder.Of("one.svg")));
    }

    [Fact]
    public void A_file_is_never_written_through_a_link_that_waits_where_it_is_made()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("secret"), "not theirs");
        File.CreateSymbolicLink(folder.Of("report.html.tmp"), folder.Of("secret"));
        FolderFile.Replace(folder.Path, "report.html", "ours"u8);
        Assert.Equal(("not theirs", "ours"), (File.ReadAllText(folder.Of("secret")), File.ReadAllText(folder.Of("report.html"))));
    }

    [Theory]
    [InlineData("report.html", true)]
    [InlineData("figures/forest-a+b.svg", true)]
    [InlineData("", false)]
    [InlineData("/dev/zero", false)]
    [InlineData("../out", false)]
    [InlineData("figures/../../out", false)]
    [InlineData("figures//out", false)]
    [InlineData(".", false)]
    [InlineData(@"..\out", false)]
    [InlineData("C:out", false)]
    [InlineData("out\u001b[2J", false)]
    public void A_name_stays_below_its_folder(string name, bool stays) => Assert.Equal(stays, FolderFile.IsName(name));

    [Fact]
    public void A_checkpoint_of_other_inputs_is_not_trusted()
    {
        using var folder = new TemporaryFolder();
        RunPart(folder.Path, MadeUp.Experiment(4), 2);
        File.Delete(folder.Of(ResultPaths.Manifest));
        byte[] before = File.ReadAllBytes(folder.Of(ResultPaths.Checkpoint));
        var other = MadeUp.Experiment(4) with { Inputs = [new InputFile("other.yaml", "01")] };
        Assert.Throws<ResultFolderException>(() => ResultStore.Open(other, folder.Path, MadeUp.Settings));
        Assert.Equal(before, File.ReadAllBytes(folder.Of(ResultPaths.Checkpoint)));
    }

    [Fact]
    public void Finished_results_are_found_and_unfinished_ones_are_not()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(3);
        RunPart(folder.Path, experiment, 2);
        Assert.Null(FinishedRun.Find(experiment, folder.Path));
        string hash = MadeUp.RunIn(folder.Path, experiment).ResultHash;
        Assert.Equal(hash, FinishedRun.Find(experiment, folder.Path)!.Summary.ResultHash);
        Assert.Null(FinishedRun.Find(MadeUp.Experiment(4), folder.Path));
    }

    [Fact]
    public void Results_with_other_outcomes_than_are_recorded_now_are_refused_in_plain_words()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(2);
        MadeUp.RunIn(folder.Path, experiment);
        Assert.Equal(2, FinishedReplications.Read(folder.Path, experiment, ofSameInputs: false).Numbers.Count);
        var system = MadeUp.System with { Sectors = [.. MadeUp.System.Sectors, MadeUp.System.Sectors[0] with { Id = "steel" }] };
        string Said() => Assert.Throws<ResultFolderException>(() => FinishedReplications.Read(folder.Path, experiment with { Plan = experiment.Plan with { System = system } }, ofSameInputs: false)).Message;
        // A version is not told from itself.
        Assert.Contains("its manifest names this version of the model, and its replications have other outcomes than this version records", Said());
        string manifest = folder.Of(ResultPaths.Manifest);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(ModelVersion.Text, "9.9"));
        Assert.Contains($"holds other outcomes than this version records: it was made by model 9.9, and this is {ModelVersion.Text}.", Said());
    }

    [Theory]
    [InlineData(ResultPaths.Summary)]
    [InlineData(ResultPaths.Effects)]
    [InlineData(ResultPaths.Ledger)]
    [InlineData("observations/00001.parquet")]
    public void Damaged_results_are_not_found_but_mended_by_the_next_run(string file)
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(3);
        var whole = MadeUp.RunIn(folder.Path, experiment);
        Truncate(folder.Of(file), 1);
        Assert.Null(FinishedRun.Find(experiment, folder.Path));
        Assert.Equal(whole, MadeUp.RunIn(folder.Path, experiment));
        Assert.NotNull(FinishedRun.Find(experiment, folder.Path));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_refused_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("thesis.docx"), "years of work");
        var error = Assert.Throws<ResultFolderException>(() => ResultStore.Open(MadeUp.Experiment(), folder.Path, MadeUp.Settings));
        Assert.Contains("holds something else", error.Message);
        Assert.Equal(["thesis.docx"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));

        using var store = ResultStore.Open(MadeUp.Experiment(), folder.Path, MadeUp.Settings, force: true);
        Assert.Equal("years of work", File.ReadAllText(folder.Of("thesis.docx")));
    }

    [Fact]
    public void Results_of_other_inputs_are_refused_and_with_force_replaced()
    {
        using var folder = new TemporaryFolder();
        MadeUp.RunIn(folder.Path, MadeUp.Experiment(3));
        var other = MadeUp.Experiment(2) with { Inputs = [new InputFile("other.yaml", "01")] };
        Assert.Contains("other inputs", Assert.Throws<ResultFolderException>(() => ResultStore.Open(other, folder.Path, MadeUp.Settings)).Message);
        using var store = ResultStore.Open(other, folder.Path, MadeUp.Settings, force: true);
        Assert.Equal(0, store.Done);
        Assert.False(File.Exists(folder.Of(ResultPaths.Summary)));
    }

    [Fact]
    public void Two_runs_cannot_write_to_the_same_folder()
    {
        using var folder = new TemporaryFolder();
        using var first = ResultStore.Open(MadeUp.Experiment(), folder.Path, MadeUp.Settings);
        var error = Assert.Throws<ResultFolderException>(() => ResultStore.Open(MadeUp.Experiment(), folder.Path, MadeUp.Settings));
        Assert.Contains("another run is writing there", error.Message);
    }

    [Fact]
    public void A_disk_that_fills_up_is_told_plainly_and_what_was_whole_is_kept()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(6);
        string undisturbed = MadeUp.RunIn(folder.Of("undisturbed"), experiment).ResultHash;
        long room = Directory.GetFiles(folder.Of("undisturbed/observations")).Sum(file => new FileInfo(file).Length) / 2;

        string full = folder.Of("full");
        using (var store = ResultStore.Open(experiment, full, MadeUp.Settings, false, new SmallDisk(room)))
        {
            var error = Assert.Throws<ResultFolderException>(
                () => LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), store.Missing, 2, store));
            Assert.Contains("No space left on device", error.Message);
            Assert.Contains("the same command goes on", error.Message);
        }
        Assert.Null(FinishedRun.Find(experiment, full));
        using (var store = ResultStore.Open(experiment, full, MadeUp.Settings)) Assert.InRange(store.Done, 1, 5);
        Assert.Equal(undisturbed, MadeUp.RunIn(full, experiment).ResultHash);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_leaves_no_trace()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(2);
        using var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings, false, new SmallDisk(long.MaxValue, filesFail: true));
        LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), store.Missing, 1, store);
        Assert.Throws<ResultFolderException>(store.Summarise);
        Assert.Equal(
            [ResultPaths.Checkpoint, ResultPaths.Manifest, ResultPaths.Observations],
            Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(["00000.parquet", "00001.parquet"], Directory.GetFiles(folder.Of(ResultPaths.Observations)).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_run_with_a_failed_replication_keeps_the_others_and_tries_it_again()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(4);
        var partial = MadeUp.RunIn(folder.Path, experiment, 2, n => n == 1 ? throw new InvalidOperationException("made to fail") : new MadeUpRun(experiment.Plan, n));
        Assert.Equal(RunStatus.Partial, partial.Status);
        var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(folder.Of(ResultPaths.Manifest)), ResultJson.Options)!;
        Assert.Equal("ecosim run made-up.yaml --only 1", Assert.Single(manifest.Failures).Replay);
        Assert.Null(FinishedRun.Find(experiment, folder.Path));
        using (var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings)) Assert.Equal(1, Assert.Single(store.Missing));
        Assert.Equal(RunStatus.Complete, MadeUp.RunIn(folder.Path, experiment).Status);
    }

    [Fact]
    public void The_answer_so_far_is_the_estimate_of_the_end()
    {
        using var folder = new TemporaryFolder();
        var experiment = MadeUp.Experiment(5);
        using var store = ResultStore.Open(experiment, folder.Path, MadeUp.Settings);
        LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), store.Missing, 2, store);
        int run = experiment.Run(experiment.ArmIndex("coordinated"), 1);
        Assert.Equal(store.Summarise().Arms[run].JobsDifference, store.JobsDifferenceSoFar(run));
    }

    [Fact]
    public void What_changes_no_result_is_no_part_of_the_inputs()
    {
        var experiment = MadeUp.Experiment();
        Assert.Equal(experiment.InputsHash, (experiment with { Plan = MadeUp.Plan with { BlockSize = 7 }, Command = "other" }).InputsHash);
        Assert.NotEqual(experiment.InputsHash, (experiment with { Plan = MadeUp.Plan with { Seed = 2 } }).InputsHash);
        Assert.NotEqual(experiment.InputsHash, (experiment with { Inputs = [new InputFile("made-up.yaml", "01")] }).InputsHash);
        Assert.Equal(experiment.InputsHash, (experiment with { Replications = [0, 1, 2] }).InputsHash);
        Assert.StartsWith("made-up-", experiment.FolderName);
    }

    private static void RunPart(string folder, Experiment experiment, int replications)
    {
        using var store = ResultStore.Open(experiment, folder, MadeUp.Settings);
        LocalEngine.Run(n => new MadeUpRun(experiment.Plan, n), [.. Enumerable.Range(0, replications)], 1, store);
    }

    private static void Flip(string path, int at)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Truncate(string path, int bytes)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(stream.Length - bytes);
    }

    private static string[] ReadRows(string folder)
    {
        var text = new StringWriter();
        foreach (string file in Directory.GetFiles(Path.Combine(folder, ResultPaths.Observations), "*.parquet").Order()) ObservationsFile.WriteCsv(File.ReadAllBytes(file), text);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A disk on which observations find no room after some bytes, or on which no other new file can be filled once they are there.</summary>
    private sealed class SmallDisk(long room, bool filesFail = false) : StoreFiles
    {
        private long _left = room;

        public override Stream Create(string path)
        {
            bool isOfReplication = path.Contains(ResultPaths.Observations, StringComparison.Ordinal);
            if (!isOfReplication) return filesFail && Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(path)!, ResultPaths.Observations)).Any() ? new SmallStream(base.Create(path), 100) : base.Create(path);
            return new SmallStream(base.Create(path), _left, written => _left -= written);
        }
    }

    private sealed class SmallStream(Stream inner, long room, Action<long>? ended = null) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => true;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            long fits = Math.Min(count, Math.Max(0, room - inner.Position));
            inner.Write(buffer, offset, (int)fits);
            if (fits < count) throw new IOException("No space left on device");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                ended?.Invoke(inner.Position);
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
