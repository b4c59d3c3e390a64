using System.CommandLine;
using EcosystemSim.Cli.Pages;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim serve [SCENARIO…]</c>: two worlds in a browser.</summary>
internal static class ServeCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var options = new PageOptions();
        var port = OptionParsers.Whole("--port", "Port to serve. [default: one that is free]", 1, 65535);
        var lan = new Option<bool>("--lan") { Description = "Serve whoever is in this network, with a room code for a class's guesses. [default: this machine alone]" };
        var command = new Command("serve", "Open two worlds in a browser: the page, with the model in it, until Ctrl-C.");
        options.AddTo(command);
        command.Add(port);
        command.Add(lan);
        command.SetAction(parsed => new ServePage(options.Read(parsed, Math.Max(1, Environment.ProcessorCount / 2)), (int?)parsed.GetValue(port), parsed.GetValue(lan), screen, interrupts).Go());
        return command;
    }
}
