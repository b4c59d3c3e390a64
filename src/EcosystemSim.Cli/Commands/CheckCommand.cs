using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim check SCENARIO…</c>: every error of every file; nothing is run or written.</summary>
internal static class CheckCommand
{
    public static Command Make(Screen screen)
    {
        var files = new Argument<string[]>(ScenarioArgument.Name) { Description = ScenarioArgument.Meaning, Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Say everything that is wrong with scenario files and their seeds.") { files };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(files), screen));
        return command;
    }

    private static int Check(string[] files, Screen screen)
    {
        int errors = 0;
        foreach (string file in files)
        {
            if (Load.Read(file, screen) is not { } result)
            {
                errors++;
                continue;
            }
            errors += result.Diagnostics.Length;
            screen.Out.Write(DiagnosticRenderer.Render(result.Diagnostics.AddRange(result.Warnings)));
            if (!result.Diagnostics.IsEmpty) continue;
            string warnings = result.Warnings.Length switch { 0 => "", 1 => ", 1 warning", var some => $", {some} warnings" };
            screen.Out.Write($"{Characters.Printable(file)}: no errors{warnings}.\n");
        }
        if (errors > 0) screen.Out.Write(Load.Count(errors) + "\n");
        return errors > 0 ? ExitCode.BadInput : ExitCode.Done;
    }
}
