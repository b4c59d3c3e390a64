using System.Text.Json.Nodes;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class PlotTests
{
    [Fact]
    public void A_run_writes_all_figures_and_plot_draws_the_same_bytes_again()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string[] written = Names(folder.Of("out/figures"));
        Assert.Contains("fates.svg", written);
        Assert.All((string[])["difference.svg", "curves-help.svg", "curves-jobs.svg", "forest.svg", "regions.svg", "flow.svg", "ledger.svg", "sizes.svg"], name => Assert.Contains(name, written));
        var again = Command.Run("plot", folder.Of("out"), "--out", folder.Of("again"));
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(written, Names(folder.Of("again")));
        Assert.All(written, name => Assert.Equal(File.ReadAllText(folder.Of($"out/figures/{name}")), File.ReadAllText(folder.Of($"again/{name}"))));
    }

    [Fact]
    public void Language_theme_and_width_are_in_the_figure_and_in_its_name()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        var command = Command.Run("plot", folder.Of("out"), "--figure", "fates,sizes", "--lang", "da", "--theme", "dark", "--width", "390", "--out", folder.Of("plot"));
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Equal(["fates.da.dark.390.svg", "sizes.da.dark.390.svg"], Names(folder.Of("plot")));
        string svg = File.ReadAllText(folder.Of("plot/fates.da.dark.390.svg"));
        Assert.Contains("Hvad der blev af 1.000 behov", svg);
        Assert.Contains(Theme.Dark.Paper, svg);
        Assert.Contains("width=\"390\"", svg);
    }

    [Theory]
    [InlineData("svg", "fates.svg")]
    [InlineData("pdf", "fates.pdf")]
    [InlineData("png", "fates.png")]
    public void A_file_that_ecosim_did_not_draw_is_not_replaced_unless_that_is_asked_for(string format, string file)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string[] plot = ["plot", folder.Of("out"), "--format", format, "--figure", "difference,fates", "--out", folder.Of("mine")];
        Directory.CreateDirectory(folder.Of("mine"));
        File.WriteAllText(folder.Of("mine/" + file), "mine");
        var refused = Command.Run(plot);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"{file} is in {folder.Of("mine")} already, and nothing there says that ecosim drew it; nothing was written.", refused.Error);
        Assert.Equal([file], Names(folder.Of("mine")));
        Assert.Equal("mine", File.ReadAllText(folder.Of("mine/" + file)));
        Assert.Equal(0, Command.Run([.. plot, "--force"]).ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(folder.Of("mine/" + file)));
        // What it has drawn it draws again.
        Assert.Equal(0, Command.Run(plot).ExitCode);
        if (format == "png") return;
        Command.RunSmall(folder.Of("other"), "--seed", "5");
        Assert.Equal(0, Command.Run(["plot", folder.Of("other"), .. plot[2..]]).ExitCode);
    }

    [Theory]
    [InlineData("--figure fate", "unknown figure 'fate'. Did you mean 'fates'?")]
    [InlineData("--figure forrest", "unknown figure 'forrest'. Did you mean 'forest'?")]
    [InlineData("--figure pays-help", "has no data for the figure 'pays-help'. It has data for fates, difference, ")]
    [InlineData("--format jpg", "'--format' is 'jpg'. ")]
    [InlineData("--theme drak", "'--theme' is 'drak'. Did you mean 'dark'?")]
    [InlineData("--lang no", "'--lang' is 'no'. Did you mean 'nb'?")]
    [InlineData("--format png --scale 9", "'--scale' is '9'; expected a number from 0.5 to 8.")]
    [InlineData("--scale 2", "--scale is for --format png.")]
    [InlineData("--format pdf --scale 2", "--scale is for --format png.")]
    [InlineData("--format png --figure flow --width 10000 --scale 8", "'flow' is 80,000 by ")]
    [InlineData("--width 100", "'--width' is '100'; expected a whole number from 280 to 10000.")]
    public void What_there_is_not_is_refused_with_what_there_is(string options, string message)
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        var command = Command.Run(["plot", folder.Of("out"), "--out", folder.Of("plot"), .. options.Split(' ')]);
        Assert.Equal(2, command.ExitCode);
        Assert.Contains(message, command.Error);
        Assert.False(Directory.Exists(folder.Of("plot")));
    }

    [Fact]
    public void A_folder_without_results_and_a_damaged_summary_are_refused_with_their_place()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("there are no results in ", Command.Run("plot", folder.Path).Error);
        File.WriteAllText(folder.Of("break-even.csv"), "");
        Assert.Contains("holds a break-even, which has no figures", Command.Run("plot", folder.Path).Error);
        Command.RunSmall(folder.Of("out"));
        File.WriteAllText(folder.Of("out/summary.json"), "{\n  \"schema_version\": oops\n}");
        var damaged = Command.Run("plot", folder.Of("out"));
        Assert.Equal(2, damaged.ExitCode);
        Assert.Contains("summary.json:2:21: this is no summary", damaged.Error);
    }

    [Fact]
    public void The_report_says_of_a_damaged_summary_what_plot_says_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        string summary = folder.Of("out/summary.json"), report = folder.Of("report.html");
        File.WriteAllText(summary, File.ReadAllText(summary)[..300]);
        var command = Command.Run("report", folder.Of("out"), "--out", report);
        Assert.Equal(2, command.ExitCode);
        Assert.Matches(@"summary\.json:\d+:\d+: this is no summary: ", command.Error);
        Assert.DoesNotContain("LineNumber", command.Error);
        Assert.Equal(Command.Run("plot", folder.Of("out")).Error, command.Error);
        Assert.False(File.Exists(report));
    }

    [Fact]
    public void A_summary_of_a_later_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"));
        JsonNode summary = JsonNode.Parse(File.ReadAllText(folder.Of("out/summary.json")))!;
        summary["schema_version"] = 99;
        File.WriteAllText(folder.Of("out/summary.json"), summary.ToJsonString());
        var command = Command.Run("plot", folder.Of("out"));
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("summary.json is of schema 99, and this version (", command.Error);
    }

    [Fact]
    public void A_sweep_by_cost_writes_the_map_of_where_coordination_pays()
    {
        using var folder = new TemporaryFolder();
        var sweep = Command.Run("run", Command.SmallWorld, "--quarters", "16", "--replications", "2", "--labour", "slack", "--sweep-load", "--by-cost", "--out", folder.Of("sweep"));
        Assert.Equal((0, ""), (sweep.ExitCode, sweep.Error));
        Assert.Equal(["pays-help.svg", "pays-jobs.svg"], Names(folder.Of("sweep/figures")));
        JsonArray cells = JsonNode.Parse(File.ReadAllText(folder.Of("sweep/sweep.json")))!["cells"]!.AsArray();
        Assert.Equal(7 * 5, cells.Count);

        // At its own costs the map says what the table says.
        string[] row = File.ReadAllLines(folder.Of("sweep/sweep.csv"))[1].Split(',');
        JsonNode own = cells.Single(cell => (double)cell!["load"]! == 0.5 && (double)cell["cost_factor"]! == 1)!;
        Assert.Equal(double.Parse(row[9], System.Globalization.CultureInfo.InvariantCulture), (double)own["job_years"]!["mean"]!, 1e-6);
        var plot = Command.Run("plot", folder.Of("sweep"), "--lang", "sv", "--out", folder.Of("plot"));
        Assert.Equal((0, ""), (plot.ExitCode, plot.Error));
        Assert.Contains("Var samordning lönar sig", File.ReadAllText(folder.Of("plot/pays-jobs.sv.svg")));
    }

    [Fact]
    public void Costs_without_a_sweep_are_refused() =>
        Assert.Contains("--by-cost is for --sweep-load.", Command.Run("run", Command.SmallWorld, "--by-cost").Error);

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
