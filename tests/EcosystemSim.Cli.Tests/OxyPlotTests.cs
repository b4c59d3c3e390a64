namespace EcosystemSim.Cli.Tests;

/// <summary><c>ecosim plot --renderer oxyplot</c>.</summary>
[Trait("Category", "Slow")]
public class OxyPlotTests
{
    [Fact]
    public void OxyPlot_draws_a_figure_that_leads_back_to_its_run()
    {
        using var folder = new TemporaryFolder();
        var run = Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        var plot = Command.Run("plot", folder.Of("out"), "--renderer", "oxyplot", "--figure", "forest,difference", "--out", folder.Of("figures"));
        Assert.Equal((0, ""), (plot.ExitCode, plot.Error));
        Assert.Equal(["difference.oxyplot.svg", "forest.oxyplot.svg"], Directory.GetFiles(folder.Of("figures")).Select(Path.GetFileName).Order());
        Assert.Contains($"The same result to the last bit: {run.ResultHash}", Command.Run("rerun", folder.Of("figures/forest.oxyplot.svg")).Out);
    }

    [Fact]
    public void A_figure_that_OxyPlot_cannot_draw_is_an_error_only_where_it_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        var all = Command.Run("plot", folder.Of("out"), "--renderer", "oxyplot", "--out", folder.Of("all"));
        Assert.Equal((0, "ecosim: OxyPlot has no diagrams of flows, so it cannot draw the figure 'flow'.\n"), (all.ExitCode, all.Error));
        Assert.True(Directory.GetFiles(folder.Of("all")).Length > 5);
        Assert.Equal(2, Command.Run("plot", folder.Of("out"), "--renderer", "oxyplot", "--figure", "flow", "--out", folder.Of("flow")).ExitCode);
        Assert.False(Directory.Exists(folder.Of("flow")));
    }
}
