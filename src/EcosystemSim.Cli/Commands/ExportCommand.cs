using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim export RESULTS --excel</c>.</summary>
internal static class ExportCommand
{
    public static Command Make(Screen screen)
    {
        var folder = new Argument<string>("RESULTS") { Description = "Folder of results of 'ecosim run'." };
        var excel = new Option<bool>("--excel") { Description = "As a workbook of Excel: the answer, effects, ledger, fates, paths, and what the columns mean." };
        var output = new Option<string?>("--out") { HelpName = "FILE", Description = "The workbook. [default: RESULTS/<scenario>.xlsx]" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("export", "Write the tables of a run for other programs.") { folder, excel, output, force };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(excel)) result.AddError("'export' needs to know what to write; expected '--excel'. R and Python read the tables of the folder as they are.");
        });
        command.SetAction(parsed => ExportResults.Excel(parsed.GetRequiredValue(folder), parsed.GetValue(output), parsed.GetValue(force), screen));
        return command;
    }
}
