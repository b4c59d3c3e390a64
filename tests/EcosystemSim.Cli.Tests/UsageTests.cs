using EcosystemSim.Orleans;

namespace EcosystemSim.Cli.Tests;

public class UsageTests
{
    [Fact]
    public void Without_arguments_it_helps()
    {
        var command = Command.Run();
        Assert.Equal(0, command.ExitCode);
        foreach (string name in new[] { "run", "check", "schema", "trace", "diff" }) Assert.Contains($"  {name} <", command.Out);
    }

    [Fact]
    public void The_version_names_the_model()
    {
        var command = Command.Run("--version");
        Assert.Equal(0, command.ExitCode);
        Assert.StartsWith("ecosim 0.", command.Out);
    }

    [Theory]
    [InlineData("run x.yaml --replicatoins 3", "ecosim: unknown option '--replicatoins'. Did you mean '--replications'?")]
    [InlineData("run x.yaml --sweepload", "ecosim: unknown option '--sweepload'. Did you mean '--sweep-load'?")]
    [InlineData("rnu x.yaml", "ecosim: unknown command 'rnu'. Did you mean 'run'?")]
    [InlineData("run x.yaml y.yaml", "ecosim: 'y.yaml' is one argument too many.")]
    [InlineData("run x.yaml --threads 0", "ecosim: '--threads' is '0'; expected a whole number from 1 to 1024.")]
    [InlineData("run x.yaml --quarters 4,5", "ecosim: '--quarters' is '4,5'; expected a whole number from 1 to 400.")]
    [InlineData("run x.yaml --block-size some", "ecosim: '--block-size' is 'some'; expected a whole number from 1, or 'all'.")]
    [InlineData("run x.yaml --only 3-1", "ecosim: '--only' is '3-1'; expected numbers from 0, each once, such as 3,5,7-9.")]
    [InlineData("run x.yaml --engine orlens", "ecosim: '--engine' is 'orlens'. Did you mean 'orleans'?")]
    [InlineData("export results", "ecosim: 'export' needs to know what to write; expected '--excel' or '--csv'. R and Python read the tables of the folder as they are.")]
    [InlineData("run x.yaml --engine orleans --granularity blocks", "ecosim: '--granularity' is 'blocks'; expected replication, actors, actors:N with N from 1 to 4096 blocks of firms, or actors:firm.")]
    [InlineData("run x.yaml --engine local --granularity actors", "ecosim: --granularity is for the orleans engine; the local one has blocks within its threads (--block-size).")]
    [InlineData("schema scenrio", "ecosim: 'scenrio' is no kind of file. Did you mean 'scenario'?")]
    public void A_wrong_word_is_named_with_what_was_expected(string line, string expected)
    {
        var command = Command.Run(line.Split(' '));
        Assert.Equal(2, command.ExitCode);
        Assert.Equal(expected, command.Error.Split('\n')[0]);
        Assert.Empty(command.Out);
    }

    [Theory]
    [InlineData("check|", "the name of a file is empty; expected SCENARIO.")]
    [InlineData("run|", "the name of a file is empty; expected SCENARIO.")]
    [InlineData("trace|", "the name of a file is empty; expected SCENARIO.")]
    [InlineData("verify|", "the name of a file is empty; expected RESULTS.")]
    [InlineData("rerun|", "the name of a file is empty; expected FIGURE|MANIFEST.")]
    [InlineData("diff|a.yaml|", "the name of a file is empty; expected A B.")]
    [InlineData("plot|R|--out|", "--out is empty; expected the name of a folder.")]
    [InlineData("report|R|--out|", "--out is empty; expected the name of a file.")]
    [InlineData("new|x|--from|small-world|--out|", "--out is empty; expected the name of a folder.")]
    [InlineData("new|x|--from|small-world|--firms| ", "--firms is empty; expected the name of a file.")]
    [InlineData("run|x|--arms|", "--arms is empty; expected A,B.")]
    [InlineData("run|x|--arms|a,b,a", "'--arms' names 'a' a second time.")]
    [InlineData("run|x|--only|3,1-4", "'--only' is '3,1-4'; expected numbers from 0, each once, such as 3,5,7-9.")]
    [InlineData("check|a\u001b[31mb", "SCENARIO is 'a\uFFFD[31mb', with the control character U+001B; expected text.")]
    [InlineData("new|x|--from|small-world|--columns|Navn=name", "--columns is for the table of --firms.")]
    [InlineData("new|x|--from|small-world|--firms|f|--columns|Navn", "'--columns' has 'Navn'; expected a heading of your table and a column, such as Navn=name.")]
    [InlineData("new|x|--from|small-world|--firms|f|--columns|name=Navn", "'--columns' has 'name=Navn'; expected the heading first: Navn=name.")]
    [InlineData("new|x|--from|small-world|--firms|f|--columns|Navn=nmae", "'--columns' names the unknown column 'nmae'. Did you mean 'name'?")]
    [InlineData("new|x|--from|small-world|--firms|f|--columns|A=name,B=name", "'--columns' names the column 'name' a second time.")]
    public void An_empty_a_repeated_or_an_unprintable_value_is_refused_with_a_sentence(string line, string expected)
    {
        var command = Command.Run(line.Split('|'));
        Assert.Equal(2, command.ExitCode);
        Assert.Equal($"ecosim: {expected}", command.Error.Split('\n')[0]);
    }

    [Fact]
    public void All_errors_of_a_command_line_are_told_at_once()
    {
        var command = Command.Run("run", "x.yaml", "--threads", "none", "--seed", "-1");
        Assert.Contains("'--threads' is 'none'", command.Error);
        Assert.Contains("'--seed' is '-1'", command.Error);
    }

    [Fact]
    public void An_unknown_arm_is_named_with_the_nearest_one_and_nothing_is_run()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--arms", "cordinated,eligibility");
        Assert.Equal(2, command.ExitCode);
        Assert.Equal("ecosim: '--arms' names the unknown arm 'cordinated'. Did you mean 'coordinated'?\n", command.Error);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void The_Orleans_engine_gives_the_results_of_the_local_one()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--engine", "orleans");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.StartsWith("Engine: orleans, a silo within this process, ", command.Out);
        Assert.Equal(Command.RunSmall(folder.Of("local"), "--engine", "local").ResultHash, command.ResultHash);
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("seed")]
    public void A_schema_is_printed_as_JSON(string kind)
    {
        var command = Command.Run("schema", kind);
        Assert.Equal(0, command.ExitCode);
        using var schema = System.Text.Json.JsonDocument.Parse(command.Out);
        Assert.True(schema.RootElement.TryGetProperty("properties", out _));
    }
}
