using System.CommandLine;
using System.CommandLine.Parsing;
using EcosystemSim.Cli.Comparing;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim diff A B</c>: what sets two scenarios, two arms or two folders of results apart.</summary>
internal static class DiffCommand
{
    public static Command Make(Screen screen)
    {
        var operands = new Argument<string[]>("A B") { Description = $"Two scenarios, two arms (SCENARIO#ARM), or two folders of results; one scenario with --arms. Of a scenario: {ScenarioArgument.Meaning} A folder with such a name is called by its path, with a slash.", Arity = new ArgumentArity(1, 2) };
        var arms = new Option<string[]>("--arms") { HelpName = "A B", Arity = new ArgumentArity(1, 2), AllowMultipleArgumentsPerToken = true, Description = "Two arms of one scenario, or of the two; one name stands for both." };
        var format = OptionParsers.Word("--format", "Print JSON or Markdown instead of plain text.", DiffPrinter.Json, DiffPrinter.Markdown);
        var exitCode = new Option<bool>("--exit-code") { Description = "Return 3 where there are differences; without it 0, as without differences." };
        var command = new Command("diff", "Say what sets two scenarios, arms or results apart.") { operands, arms, format, exitCode };
        command.SetAction(parsed =>
        {
            string[] names = [.. (parsed.GetValue(arms) ?? []).SelectMany(a => a.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            if (Diff.Of(parsed.GetRequiredValue(operands), names, screen) is not { } diff) return ExitCode.BadInput;
            DiffPrinter.Print(diff, parsed.GetValue(format), screen);
            return diff.Differences.Length > 0 && parsed.GetValue(exitCode) ? ExitCode.Difference : ExitCode.Done;
        });
        return command;
    }
}
