using System.CommandLine;
using EcosystemSim.Cli.Pages;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim page OUT [SCENARIO…]</c>: the page of <c>ecosim serve</c> as files.</summary>
internal static class PageCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts)
    {
        var output = new Argument<string>("OUT") { Description = "Folder for any static host; or one file that opens from a disk, without the model, if it ends with .html." };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && string.IsNullOrWhiteSpace(name)) result.AddError("OUT is empty; expected a folder or a file.");
        });
        var options = new PageOptions();
        var command = new Command("page", "Write the page of 'ecosim serve' as a folder for any static host, or as one file.") { output };
        options.AddTo(command);
        command.SetAction(parsed => new WritePage(options.Read(parsed, Environment.ProcessorCount), parsed.GetRequiredValue(output), screen, interrupts).Go());
        return command;
    }
}
