using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim sensitivity morris|sobol SCENARIO</c>.</summary>
internal static class SensitivityCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts) => new("sensitivity", "Which parameters and levers an outcome, or a difference between arms, depends on.")
    {
        Morris(screen, interrupts),
        Sobol(screen, interrupts),
    };

    private static Command Morris(Screen screen, Interrupts? interrupts)
    {
        var options = new DesignOptions(DesignRequest.Morris, replications: 4);
        var trajectories = OptionParsers.Whole(DesignRequest.SizeOption(DesignRequest.Morris), $"Trajectories, each of one point more than there are factors; more later keep these. [default: {RunSensitivity.DefaultTrajectories}]", 2, 100_000);
        var levels = OptionParsers.Of<long>(
            "--levels", "N", $"Levels of the grid that trajectories move on, an even number. [default: {RunSensitivity.DefaultLevels}]", "an even number from 4 to 1000",
            text => long.TryParse(text, out long found) && found is >= 4 and <= 1000 && found % 2 == 0 ? found : null);
        var command = options.AddTo(new Command("morris", "Rank factors by elementary effects (Morris 1991): few runs, many factors. All parameters outside the levers unless --vary says which.") { trajectories, levels });
        command.SetAction(parsed => new RunSensitivity(
            options.Read(parsed, unlessAsked: [Varied.All]) with { Size = (int?)parsed.GetValue(trajectories), Levels = (int?)parsed.GetValue(levels) }, screen, interrupts).Go());
        return command;
    }

    private static Command Sobol(Screen screen, Interrupts? interrupts)
    {
        var options = new DesignOptions(DesignRequest.Sobol, replications: 4);
        options.Vary.Required = true;
        var rows = OptionParsers.Whole(DesignRequest.SizeOption(DesignRequest.Sobol), $"Rows of each of the two samples, best a power of two; a row takes two points more than there are factors; more later keep these. [default: {RunSensitivity.DefaultRows}]", 2, 10_000_000);
        var command = options.AddTo(new Command("sobol", "Share out the variance of an outcome among factors (Sobol indices): many runs, few factors.") { rows });
        command.SetAction(parsed => new RunSensitivity(options.Read(parsed) with { Size = (int?)parsed.GetValue(rows) }, screen, interrupts).Go());
        return command;
    }
}
