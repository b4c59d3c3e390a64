using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim trace SCENARIO</c>: a firm's journey through the support system in two arms, side by side.</summary>
internal static class TraceCommand
{
    private const int DefaultSample = 3;

    public static Command Make(Screen screen)
    {
        var scenario = new Argument<string>(ScenarioArgument.Name) { Description = ScenarioArgument.Meaning };
        var firm = OptionParsers.Whole("--firm", "Id of the firm.", 0, uint.MaxValue);
        var sample = OptionParsers.Whole("--sample", "Trace so many firms that get help in one of the arms and not in the other. [default: 3]", 1, 1000);
        var arms = OptionParsers.Names("--arms", "The two arms. [default: the baseline and the arm that the answer speaks of]");
        var parameters = OptionParsers.Parameters("The parameters of the run whose first replication is followed: drawn or fixed.");
        var command = new Command("trace", "Follow firms through two arms, quarter by quarter.") { scenario, firm, sample, arms, parameters };
        command.Validators.Add(result =>
        {
            if (result.GetResult(firm) is not null && result.GetResult(sample) is not null) result.AddError("'--firm' and '--sample' exclude each other.");
        });
        command.SetAction(parsed =>
        {
            if (Load.Scenario(parsed.GetRequiredValue(scenario), screen) is not { } loaded) return ExitCode.BadInput;
            var pair = parsed.GetValue(arms);
            if (Load.UnknownArms(loaded, pair, screen)) return ExitCode.BadInput;
            return new TraceScenario(loaded, screen).Go(pair?.ToArray(), (uint?)parsed.GetValue(firm), (int?)parsed.GetValue(sample) ?? DefaultSample, OptionParsers.Drawn(parsed.GetValue(parameters)));
        });
        return command;
    }
}
