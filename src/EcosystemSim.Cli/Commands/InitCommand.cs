using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim init [DIR]</c>: the scenarios and seeds that the program carries, as files to edit.</summary>
internal static class InitCommand
{
    public static Command Make(Screen screen)
    {
        var folder = new Argument<string?>("DIR") { Description = "Folder that gets scenarios/, seeds/ and schemas/; made if it does not exist. [default: this one]", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("init", "Write the scenarios and seeds that this program carries into a folder, to edit them.") { folder };
        command.SetAction(parsed => new WriteShipped(parsed.GetValue(folder) ?? ".", screen).Go());
        return command;
    }
}
