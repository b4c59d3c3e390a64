using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim report RESULTS</c>.</summary>
internal static class ReportCommand
{
    public static Command Make(Screen screen)
    {
        var results = new Argument<string>("RESULTS") { Description = "Folder of results of 'ecosim run'." };
        var lang = OptionParsers.Word("--lang", "Language of the report. [default: en]", [.. Language.All.Select(language => language.Code)]);
        var output = new Option<string?>("--out") { HelpName = "FILE", Description = "File to write. [default: report.html in the folder, report.da.html in Danish and so on]" };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var file }] && string.IsNullOrWhiteSpace(file)) result.AddError("--out is empty; expected the name of a file.");
        });
        var command = new Command("report", "Write the answer of a run as one HTML file that opens anywhere, from its summary.") { results, lang, output };
        command.SetAction(parsed => new WriteReport(
            parsed.GetRequiredValue(results), Language.Find(parsed.GetValue(lang) ?? "en") ?? Language.English, parsed.GetValue(output), screen).Go());
        return command;
    }
}
