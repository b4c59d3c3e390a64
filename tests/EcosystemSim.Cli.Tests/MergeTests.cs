namespace EcosystemSim.Cli.Tests;

/// <summary>Parts of an experiment, computed apart, join to the result of one run.</summary>
[Trait("Category", "Slow")]
public class MergeTests
{
    private static Command Part(string folder, string part, params string[] more) =>
        Command.Run(["run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--shard", part, "--out", folder, .. more]);

    [Fact]
    public void One_two_three_and_seven_parts_join_to_the_hash_and_the_answer_of_one_run()
    {
        using var folder = new TemporaryFolder();
        var whole = Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--out", folder.Of("whole"));
        foreach (int parts in new[] { 1, 2, 3, 7 })
        {
            string[] folders = [.. Enumerable.Range(1, parts).Select(i => folder.Of($"{i}-of-{parts}"))];
            for (int i = 0; i < parts; i++) Assert.Equal(0, Part(folders[i], $"{i + 1}/{parts}").ExitCode);
            string joined = folder.Of($"joined-{parts}");
            // In whatever order the parts come.
            var merged = Command.Run(["merge", .. folders.Reverse(), "--out", joined]);
            Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
            Assert.Equal(whole.ResultHash, merged.ResultHash);
            Assert.Equal(whole.Answer.Replace(folder.Of("whole"), joined), merged.Answer);
            Assert.Equal(File.ReadAllText(folder.Of("whole/effects.csv")), File.ReadAllText(Path.Combine(joined, "effects.csv")));
        }
    }

    [Fact]
    public void A_joined_run_is_found_by_the_command_that_would_have_run_it()
    {
        using var folder = new TemporaryFolder();
        Part(folder.Of("1"), "1/2");
        Part(folder.Of("2"), "2/2");
        Command.Run("merge", folder.Of("1"), folder.Of("2"), "--out", folder.Of("joined"));
        var run = Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--out", folder.Of("joined"));
        Assert.Contains("These results are there already", run.Out);
    }

    [Fact]
    public void A_part_that_is_missing_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        Part(folder.Of("1"), "1/3");
        Part(folder.Of("3"), "3/3");
        var merged = Command.Run("merge", folder.Of("1"), folder.Of("3"), "--out", folder.Of("joined"));
        Assert.Equal(2, merged.ExitCode);
        Assert.Contains("lack replications 2-3 of 0-6", merged.Error);
        Assert.Contains("--only 2-3", merged.Error);
        Assert.False(Directory.Exists(folder.Of("joined")));
    }

    [Fact]
    public void Parts_of_other_experiments_and_other_folders_are_refused()
    {
        using var folder = new TemporaryFolder();
        Part(folder.Of("1"), "1/2");
        Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--seed", "99", "--shard", "2/2", "--out", folder.Of("2"));
        var merged = Command.Run("merge", folder.Of("1"), folder.Of("2"), "--out", folder.Of("joined"));
        Assert.Equal(2, merged.ExitCode);
        Assert.Contains("parts of different experiments", merged.Error);
        Directory.CreateDirectory(folder.Of("empty"));
        Assert.Contains("holds no results", Command.Run("merge", folder.Of("empty")).Error);
        Assert.False(Directory.Exists(folder.Of("joined")));
    }

    [Fact]
    public void The_same_replication_twice_counts_once_and_a_damaged_one_is_computed_again()
    {
        using var folder = new TemporaryFolder();
        Part(folder.Of("a"), "1/2");
        Part(folder.Of("b"), "2/2");
        Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--only", "2-4", "--out", folder.Of("c"));
        var merged = Command.Run("merge", folder.Of("a"), folder.Of("b"), folder.Of("c"), "--out", folder.Of("joined"));
        Assert.Equal(0, merged.ExitCode);
        Assert.Contains("7 replications of 3 parts joined", merged.Out);

        // The end of a part torn off: its last replication is no longer there.
        string checkpoint = folder.Of("b/checkpoint.txt");
        using (var stream = new FileStream(checkpoint, FileMode.Open)) stream.SetLength(stream.Length - 5);
        Assert.Contains("lack replication", Command.Run("merge", folder.Of("a"), folder.Of("b"), "--out", folder.Of("torn")).Error);
    }

    [Fact]
    public void Parts_that_contradict_each_other_are_told_and_leave_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Part(folder.Of("a"), "1/2");
        Part(folder.Of("b"), "2/2");
        // Replications of another seed under the name of this experiment.
        Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--only", "2-4", "--out", folder.Of("c"));
        Command.Run("run", Command.SmallWorld, "--quarters", "6", "--replications", "7", "--only", "2-4", "--seed", "99", "--out", folder.Of("forged"));
        string before = Hash();
        string[] right = File.ReadAllLines(folder.Of("c/checkpoint.txt")), forged = File.ReadAllLines(folder.Of("forged/checkpoint.txt"));
        File.WriteAllLines(folder.Of("c/checkpoint.txt"), [right[0], .. forged[1..]]);
        foreach (string file in Directory.GetFiles(folder.Of("forged/observations"))) File.Copy(file, folder.Of($"c/observations/{Path.GetFileName(file)}"), overwrite: true);
        var changed = Command.Run("merge", folder.Of("c"), folder.Of("a"), folder.Of("b"), "--out", folder.Of("joined"));
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("was changed since the run wrote it", changed.Error);
        // And the manifest with it.
        string manifest = folder.Of("c/manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(before, Hash()));
        var merged = Command.Run("merge", folder.Of("c"), folder.Of("a"), folder.Of("b"), "--out", folder.Of("joined"));
        Assert.Equal(3, merged.ExitCode);
        Assert.Contains("differs from the same replication of another part", merged.Error);
        Assert.False(Directory.Exists(folder.Of("joined")));

        string Hash() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.Of("c/checkpoint.txt"))));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("a/b")]
    public void A_part_that_is_none_is_an_error(string part)
    {
        using var folder = new TemporaryFolder();
        var run = Part(folder.Of("out"), part);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected a part such as 2/3", run.Error);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void A_part_without_replications_says_so_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var run = Part(folder.Of("out"), "1/9");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("has no replication", run.Out);
        Assert.False(Directory.Exists(folder.Of("out")));
    }
}
