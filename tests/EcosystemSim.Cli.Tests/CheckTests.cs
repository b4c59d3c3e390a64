namespace EcosystemSim.Cli.Tests;

public class CheckTests
{
    private static readonly string Broken = Path.Combine(Command.Repository, "tests", "EcosystemSim.Cli.Tests", "Files", "broken.yaml");

    [Fact]
    public void A_scenario_in_order_has_no_errors()
    {
        var command = Command.Run("check", Command.SmallWorld);
        Assert.Equal((0, $"{Command.SmallWorld}: no errors.\n"), (command.ExitCode, command.Out));
    }

    [Fact]
    public void Every_error_is_told_in_one_pass_with_its_place_and_the_nearest_name()
    {
        var command = Command.Run("check", Broken);
        Assert.Equal(2, command.ExitCode);
        Assert.Equal(File.ReadAllText(Path.ChangeExtension(Broken, ".expected")), command.Out.Replace(Broken, "broken.yaml"));
        Assert.Equal(["broken.expected", "broken.yaml"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Broken)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_broken_scenario_is_not_run()
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run("run", Broken, "--out", folder.Of("out"));
        Assert.Equal((2, ""), (command.ExitCode, command.Out));
        Assert.Contains("error ES", command.Error);
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public void Errors_of_several_files_are_all_told()
    {
        var command = Command.Run("check", "a.yaml", Command.SmallWorld, "b.yaml");
        Assert.Equal(2, command.ExitCode);
        Assert.Equal($"a.yaml: error ES0001: there is no file 'a.yaml'.\n{Command.SmallWorld}: no errors.\nb.yaml: error ES0001: there is no file 'b.yaml'.\n2 errors.\n", command.Out);
    }
}
