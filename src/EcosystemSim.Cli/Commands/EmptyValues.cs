using System.CommandLine.Parsing;

namespace EcosystemSim.Cli.Commands;

/// <summary>No argument and no option takes an empty value, which is most often a variable of a script that was never set.</summary>
internal static class EmptyValues
{
    // Names of the files and folders that arguments ask for.
    private static readonly string[] Files = ["FILE", "DIR", "RESULTS", "SCENARIO", "A B", "FIGURE|MANIFEST"];

    /// <summary>What is wrong with an argument or option that is given an empty value; null where it is not.</summary>
    public static string? Tell(SymbolResult given) => given switch
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

    private static bool IsEmpty(IEnumerable<Token> tokens) => tokens.Any(t => string.IsNullOrWhiteSpace(t.Value));
}
