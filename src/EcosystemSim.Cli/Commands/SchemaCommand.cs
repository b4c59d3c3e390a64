using System.CommandLine;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim schema scenario|seed</c>: the JSON Schema of a kind of file.</summary>
internal static class SchemaCommand
{
    private static readonly string[] Kinds = ["scenario", "seed"];

    public static Command Make(Screen screen)
    {
        var kind = new Argument<string>("KIND") { Description = "scenario or seed.", HelpName = "scenario|seed" };
        kind.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var found }] && !Kinds.Contains(found))
                result.AddError($"'{found}' is no kind of file. {Suggestions.For(found, Kinds)}");
        });
        var command = new Command("schema", "Print the JSON Schema of scenario or seed files, for editors.") { kind };
        command.SetAction(parsed =>
        {
            string schema = parsed.GetRequiredValue(kind) == "scenario" ? SchemaWriter.Scenario() : SchemaWriter.Seed();
            screen.Out.Write(schema.EndsWith('\n') ? schema : schema + "\n");
            return ExitCode.Done;
        });
        return command;
    }
}
