namespace EcosystemSim.Cli.Tests;

public class TraceTests
{
    [Fact]
    public void A_sample_shows_firms_in_two_arms_side_by_side()
    {
        var command = Command.Run("trace", Command.SmallWorld, "--sample", "2");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Equal(2, command.Out.Split('\n').Count(line => line.StartsWith("Firm ")));
        Assert.Contains("fragmented: ", command.Out);
        Assert.Contains("coordinated: ", command.Out);
        Assert.Contains(" help from ", command.Out);
        Assert.Contains("policies part", command.Out);
        Assert.Contains("Jobs at the end: ", command.Out);
    }

    [Fact]
    public void Two_different_arms_are_asked_for()
    {
        var command = Command.Run("trace", Command.SmallWorld, "--firm", "12", "--arms", "fragmented");
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("two different arms", command.Error);
    }

    [Fact]
    public void A_firm_that_never_was_is_said_to_be_unknown()
    {
        var command = Command.Run("trace", Command.SmallWorld, "--firm", "4000000000");
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("there is no firm 4000000000", command.Error);
    }

    [Fact]
    public void An_unknown_arm_is_named_with_the_nearest_one()
    {
        var command = Command.Run("trace", Command.SmallWorld, "--firm", "1", "--arms", "fragmented,cordinated");
        Assert.Equal((2, "ecosim: '--arms' names the unknown arm 'cordinated'. Did you mean 'coordinated'?\n"), (command.ExitCode, command.Error));
    }

    [Fact]
    public void Either_a_firm_or_a_sample_is_asked_for() =>
        Assert.Contains("exclude each other", Command.Run("trace", Command.SmallWorld, "--firm", "1", "--sample", "2").Error);
}
