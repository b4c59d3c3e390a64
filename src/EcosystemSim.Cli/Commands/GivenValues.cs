using System.CommandLine.Parsing;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Commands;

/// <summary>
/// No argument and no option takes an empty value, which is most often a variable of a script that was never set; and none takes
/// characters that no text may have.
/// </summary>
internal static class GivenValues
{
    // Names of the files and folders that arguments ask for.
    private static readonly string[] Files = [ScenarioArgument.Name, "DIR", "RESULTS", "A B", "FIGURE|MANIFEST"];

    /// <summary>What is wrong with the value that an argument or option is given; null where nothing is.</summary>
    public static string? Tell(SymbolResult given) => Forbidden(given) ?? given switch
    {
        ArgumentResult argument when IsEmpty(argument.Tokens) =>
            Files.Contains(argument.Argument.Name) ? $"the name of a file is empty; expected {argument.Argument.Name}." : $"{argument.Argument.Name} is empty; expected a name.",
        OptionResult { Implicit: false } option when IsEmpty(option.Tokens) => option.Option.HelpName switch
        {
            "DIR" => $"{option.Option.Name} is empty; expected the name of a folder.",
            "FILE" => $"{option.Option.Name} is empty; expected the name of a file.",
            null => $"{option.Option.Name} is empty; expected a value.",
            var expected => $"{option.Option.Name} is empty; expected {expected}.",
        },
        _ => null,
    };

    private static string? Forbidden(SymbolResult given)
    {
        foreach (var token in given.Tokens)
        {
            if (Characters.FirstForbiddenInLine(token.Value) is not { } found) continue;
            string name = given switch { ArgumentResult a => a.Argument.Name, OptionResult o => o.Option.Name, _ => "the command" };
            return $"{name} is '{Characters.Printable(token.Value)}', with {Characters.Describe(found.CodePoint)}; expected text.";
        }
        return null;
    }

    private static bool IsEmpty(IEnumerable<Token> tokens) => tokens.Any(t => string.IsNullOrWhiteSpace(t.Value));
}
