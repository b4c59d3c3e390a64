using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim verify RESULTS</c>.</summary>
internal static class VerifyCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var folder = new Argument<string>("RESULTS") { Description = "Folder of results." };
        var sample = OptionParsers.Whole("--sample", "Replications of a run that are computed again. [default: 3]", 0, 100_000);
        var scenario = OptionParsers.StoredScenario();
        var threads = OptionParsers.Whole("--threads", "Threads of the local engine; never changes a result. [default: one per core]", 1, 1024);
        var command = new Command("verify", "Check a folder of results: files, tables and figures against its data, and some replications by computing them again.") { folder, scenario, sample, threads };
        command.SetAction(parsed => new VerifyResults(
            parsed.GetRequiredValue(folder), parsed.GetValue(scenario), (int?)parsed.GetValue(sample) ?? 3, (int?)parsed.GetValue(threads) ?? Environment.ProcessorCount, screen, interrupts).Go());
        return command;
    }
}
