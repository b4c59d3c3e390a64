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
        var sample = OptionParsers.Whole("--sample", "Replications that are computed again. [default: 3]", 0, 100_000);
        var threads = OptionParsers.Whole("--threads", "Threads of the local engine; never changes a result. [default: one per core]", 1, 1024);
        var command = new Command("verify", "Check a folder of results: files, tables and figures against its data, and some replications by computing them again.") { folder, sample, threads };
        command.SetAction(parsed => new VerifyResults(
            parsed.GetRequiredValue(folder), (int?)parsed.GetValue(sample) ?? 3, (int?)parsed.GetValue(threads) ?? Environment.ProcessorCount, screen, interrupts).Go());
        return command;
    }
}
