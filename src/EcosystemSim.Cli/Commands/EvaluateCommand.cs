using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim evaluate SCENARIO</c>: what help does to the firms that get it, by type of help, 1, 2, 3 and 5 years after.</summary>
internal static class EvaluateCommand
{
    private const int DefaultReplications = 8;

    public static Command Make(Screen screen)
    {
        var scenario = new Argument<string>(ScenarioArgument.Name) { Description = $"One with an arm without support. {ScenarioArgument.Meaning}" };
        var replications = OptionParsers.Whole("--replications", $"Times that every arm is run. [default: {DefaultReplications}]", 1, 100_000);
        var quarters = OptionParsers.Whole("--quarters", "Recorded quarters.", 1, 400);
        var arms = OptionParsers.Names("--arms", "Arms to evaluate. [default: the baseline]");
        var labour = OptionParsers.Word("--labour", "Labour closure. [default: the first of the scenario]", "slack", "binding");
        var threads = OptionParsers.Whole("--threads", "Threads that compute; never changes a result. [default: one per core]", 1, 1024);
        var command = new Command("evaluate", "Compare helped firms with their own twins without support, by type of help.") { scenario, replications, quarters, arms, labour, threads };
        command.SetAction(parsed =>
        {
            if (Load.Scenario(parsed.GetRequiredValue(scenario), screen) is not { } loaded) return ExitCode.BadInput;
            var asked = parsed.GetValue(arms);
            if (Load.UnknownArms(loaded, asked, screen)) return ExitCode.BadInput;
            LabourClosure? closure = parsed.GetValue(labour) switch { "slack" => LabourClosure.Slack, "binding" => LabourClosure.Binding, _ => null };
            return new EvaluateScenario(loaded, screen).Go(
                asked, closure, (int?)parsed.GetValue(quarters), (int?)parsed.GetValue(replications) ?? DefaultReplications, (int?)parsed.GetValue(threads) ?? Environment.ProcessorCount);
        });
        return command;
    }
}
