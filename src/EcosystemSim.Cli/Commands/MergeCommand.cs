using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim merge DIR…</c>.</summary>
internal static class MergeCommand
{
    public static Command Make(Screen screen)
    {
        var folders = new Argument<string[]>("DIR") { Description = "Folders of results that 'ecosim run', 'sweep' or 'sensitivity' wrote with --shard I/N.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder of the joined results. [default: results/<scenario>-<hash of the inputs>]" };
        var scenario = OptionParsers.StoredScenario();
        var force = new Option<bool>("--force") { Description = "Replace results that are there." };
        var details = new Option<bool>("--details") { Description = "Print all tables and sentences below the answer." };
        var byRegion = new Option<bool>("--by-region") { Description = "Print tables by region too." };
        var format = OptionParsers.Format();
        var command = new Command("merge", "Join the parts of an experiment into the results of one run.") { folders, output, scenario, force, details, byRegion, format };
        command.SetAction(parsed => parsed.GetValue(format) == OptionParsers.Json ? RunDocument.Write(screen, quiet => Go(parsed, quiet)) : Go(parsed, screen));
        return command;

        int Go(ParseResult parsed, Screen to) =>
            new MergeResults(parsed.GetRequiredValue(folders), parsed.GetValue(output), parsed.GetValue(force), parsed.GetValue(byRegion), parsed.GetValue(details), parsed.GetValue(scenario), to).Go();
    }
}
