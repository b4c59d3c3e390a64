using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim export RESULTS --excel</c> or <c>--csv</c>.</summary>
internal static class ExportCommand
{
    public static Command Make(Screen screen)
    {
        var folder = new Argument<string>("RESULTS") { Description = "Folder of results of 'ecosim run'." };
        var excel = new Option<bool>("--excel") { Description = "As a workbook of Excel: the answer, effects, ledger, fates, paths, and what the columns mean." };
        var csv = new Option<bool>("--csv") { Description = "The observations, which lie there as Parquet, as one table of CSV." };
        var output = new Option<string?>("--out") { HelpName = "FILE", Description = "What is written. [default: RESULTS/<scenario>.xlsx; RESULTS/observations.csv.gz]" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("export", "Write the tables of a run for other programs.") { folder, excel, csv, output, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(excel) == result.GetValue(csv)) result.AddError("'export' needs to know what to write; expected '--excel' or '--csv'. R and Python read the tables of the folder as they are.");
        });
        command.SetAction(parsed => (parsed.GetValue(csv) ? (Func<string, string?, bool, Screen, int>)ExportResults.Csv : ExportResults.Excel)(parsed.GetRequiredValue(folder), parsed.GetValue(output), parsed.GetValue(force), screen));
        return command;
    }
}
