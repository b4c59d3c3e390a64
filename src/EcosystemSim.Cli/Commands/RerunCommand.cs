using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim rerun FIGURE|MANIFEST</c>.</summary>
internal static class RerunCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var origin = new Argument<string>("FIGURE|MANIFEST") { Description = "A figure, a report, a manifest.json or a folder of results." };
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder that keeps the new results. [default: they are not kept]" };
        var scenario = OptionParsers.StoredScenario();
        var threads = OptionParsers.Whole("--threads", "Threads of the local engine; never changes a result. [default: one per core]", 1, 1024);
        var command = new Command("rerun", "Repeat the run behind a figure or a folder of results, and say whether the result is the same.") { origin, scenario, output, threads };
        command.SetAction(parsed => new Rerun(
            parsed.GetRequiredValue(origin), parsed.GetValue(output), parsed.GetValue(scenario), (int?)parsed.GetValue(threads) ?? Environment.ProcessorCount, screen, interrupts).Go());
        return command;
    }
}
