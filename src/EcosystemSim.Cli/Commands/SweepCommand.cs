using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim sweep SCENARIO</c>.</summary>
internal static class SweepCommand
{
    /// <summary>Ways to choose the points.</summary>
    public const string Grid = "grid", List = "list", Latin = "lhs", Sobol = "sobol";

    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var options = new DesignOptions(DesignRequest.SweepKind, replications: 10);
        var design = new Option<string?>("--design") { HelpName = "FILE", Description = "A table of points as CSV: paths in the first row, then a row for each point. In place of --vary." };
        var method = OptionParsers.Word(
            "--method",
            "How points are chosen: grid = every combination of the values; list = first values together, then second ones; lhs = Latin hypercube; sobol = Sobol sequence. [default: grid where all that is varied has values, else sobol]",
            Grid, List, Latin, Sobol);
        var points = OptionParsers.Whole(DesignRequest.SizeOption(DesignRequest.SweepKind), $"Points of lhs and sobol; for sobol best a power of two, and more later keep these. [default: {RunDesign.DefaultPoints}]", 1, 100_000_000);
        var levels = OptionParsers.Whole("--levels", $"Values of each range in a grid. [default: {RunDesign.DefaultGridLevels}]", 1, 1000);
        var command = options.AddTo(new Command("sweep", "Run a scenario at many points of its parameters, into one table.") { design, method, points, levels });
        command.Validators.Add(result =>
        {
            bool byFile = result.GetResult(design) is not null;
            if (byFile == (result.GetResult(options.Vary) is not null))
                result.AddError(byFile ? "--design and --vary both say what is varied; expected one of them." : "nothing is varied; expected --vary PATH or --design FILE.");
            foreach (var option in (Option[])[method, points, levels, options.SampleSeed])
            {
                if (byFile && result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is for points that are chosen; a design as a file has its own.");
            }
        });
        command.SetAction(parsed => new RunDesign(
            options.Read(parsed) with
            {
                Design = parsed.GetValue(design),
                Method = parsed.GetValue(method),
                Size = (int?)parsed.GetValue(points),
                Levels = (int?)parsed.GetValue(levels),
            },
            screen, interrupts).Go());
        return command;
    }
}
