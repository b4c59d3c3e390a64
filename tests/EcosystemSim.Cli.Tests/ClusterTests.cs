using EcosystemSim.Orleans;

namespace EcosystemSim.Cli.Tests;

public class ClusterTests
{
    // Nobody listens on port 1.
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=ecosim;Username=ecosim";

    [Theory]
    [InlineData("silo")]
    [InlineData("silo", "--init-database")]
    [InlineData("cluster", "status")]
    [InlineData("cluster", "status", "--format", "json")]
    [InlineData("cluster", "cancel", "small-world-0123456789")]
    public void A_cluster_that_is_not_there_is_one_sentence(params string[] words)
    {
        var command = Command.Run([.. words, "--cluster", Nowhere]);
        Assert.Equal(2, command.ExitCode);
        Assert.Empty(command.Out);
        Assert.Equal("ecosim: the database 'ecosim' on 127.0.0.1:1 cannot be reached: Connection refused.\n", command.Error);
    }

    [Fact]
    public void A_run_on_a_cluster_that_is_not_there_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var command = Command.RunSmall(folder.Of("out"), "--cluster", Nowhere);
        Assert.Equal(2, command.ExitCode);
        Assert.Equal("ecosim: the database 'ecosim' on 127.0.0.1:1 cannot be reached: Connection refused.\n", command.Error);
        Assert.False(Directory.Exists(folder.Of("out")));
        Assert.Equal("Engine: orleans, cluster 'ecosim', all its workers, replication.\n", command.Out);
    }

    [Theory]
    [InlineData("silo", "ecosim: Option '--cluster' is required.")]
    [InlineData("silo --cluster x --silo-port 70000", "ecosim: '--silo-port' is '70000'; expected a whole number from 1 to 65535.")]
    [InlineData("silo --cluster x --log loud", "ecosim: '--log' is 'loud'. Expected one of: none, error, warning, information, debug, trace.")]
    [InlineData("silo --cluster x --tls-certificate y.pem", "ecosim: --tls-certificate and --tls-authority go together; expected both or neither.")]
    [InlineData("run x.yaml --cluster-id other", "ecosim: --cluster-id and the options of TLS are for a cluster; expected --cluster CONNECTION with them.")]
    [InlineData("run x.yaml --cluster x --engine local", "ecosim: --cluster is for the orleans engine; the local one uses this machine only.")]
    [InlineData("run x.yaml --cluster x --sweep-load", "ecosim: --sweep-load and --break-even run on this machine; they do not go with --cluster.")]
    [InlineData("cluster statsu", "ecosim: unknown command 'statsu'. Did you mean 'status'?")]
    public void A_wrong_word_is_named_with_what_was_expected(string line, string expected)
    {
        var command = Command.Run(line.Split(' '));
        Assert.Equal(2, command.ExitCode);
        Assert.Equal(expected, command.Error.Split('\n')[0]);
    }

    [Fact]
    public void Help_of_a_command_within_a_command_is_named_whole() =>
        Assert.Contains("'ecosim cluster status --help' shows what there is.", Command.Run("cluster", "status").Error);
}
