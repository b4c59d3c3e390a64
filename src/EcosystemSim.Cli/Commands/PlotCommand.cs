using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim plot RESULTS</c>.</summary>
internal static class PlotCommand
{
    public static Command Make(Screen screen)
    {
        var results = new Argument<string>("RESULTS") { Description = "Folder of results of a run or a sweep." };
        var figures = OptionParsers.Names("--figure", $"Figures to draw, by name: {string.Join(", ", FigureCatalogue.Names)}, or one of these for another arm, such as forest-ARM. [default: all that there is data for]");
        var format = OptionParsers.Word("--format", "Format: SVG with letters as outlines, PDF with text to search, or PNG. [default: svg]", "svg", "pdf", "png");
        var width = OptionParsers.Whole("--width", "Pixels; below 600 a figure is laid out for a phone. [default: 960]", 280, 10_000);
        var scale = OptionParsers.Number("--scale", "Pixels of a PNG to a pixel of the figure. [default: 2]", 0.5, 8);
        var theme = OptionParsers.Word("--theme", "Colours: for a light page, a dark one, or a printer without colour. [default: light]", [.. Theme.All.Select(t => t.Name)]);
        var language = OptionParsers.Word("--lang", "Language of words and numbers. [default: en]", [.. Language.All.Select(l => l.Code)]);
        var renderer = OptionParsers.Word("--renderer", "What lays the figures out: own, or OxyPlot where this build has it. [default: own]", "own", PlotRequest.OxyPlot);
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder for the figures. [default: figures/ in the folder of results]" };
        var force = new Option<bool>("--force") { Description = "Replace files in the folder of --out that ecosim did not draw." };
        var command = new Command("plot", "Draw the figures of a run or a sweep.") { results, figures, format, width, scale, theme, language, renderer, output, force };
        command.Validators.Add(result =>
        {
            if (result.GetResult(scale) is { Implicit: false } && result.GetValue(format) != "png") result.AddError("--scale is for --format png.");
        });
        command.SetAction(parsed => new PlotFigures(
            new PlotRequest(
                parsed.GetRequiredValue(results), parsed.GetValue(figures), parsed.GetValue(format) ?? "svg", (int?)parsed.GetValue(width) ?? PlotRequest.DefaultWidth,
                Theme.All.FirstOrDefault(t => t.Name == parsed.GetValue(theme)) ?? Theme.Light, Language.Find(parsed.GetValue(language) ?? "en") ?? Language.English,
                parsed.GetValue(output), parsed.GetValue(renderer) == PlotRequest.OxyPlot, parsed.GetValue(scale) ?? PlotRequest.DefaultScale, parsed.GetValue(force)),
            screen).Go());
        return command;
    }
}
