using System.Collections.Immutable;
using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios.Scaffolding;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim new NAME --from SYSTEM</c>: seeds and a scenario for a region of one's own.</summary>
internal static class NewCommand
{
    public static Command Make(Screen screen)
    {
        var name = new Argument<string?>("NAME") { Description = "Name of the region, such as my-region: letters, digits and hyphens.", Arity = ArgumentArity.ZeroOrOne };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var found }] && !NewRegion.IsName(found))
                result.AddError($"'{found}' cannot be a name; expected letters, digits and hyphens, a letter first, at most 64.");
        });
        var from = new Option<string?>("--from") { HelpName = "SYSTEM", Description = "System that it starts from, such as west-denmark." };
        var firms = new Option<string?>("--firms") { HelpName = "FILE", Description = "Your table of firms, which is copied and becomes the population (docs/firm-table.md)." };
        var columns = new Option<ImmutableArray<KeyValuePair<string, string>>?>("--columns")
        {
            HelpName = "HEADING=COLUMN,…",
            Description = "With --firms: headings of your table for the columns that are read, such as Navn=name,Ansatte=jobs. [default: the columns' names, in English, Danish, Norwegian or Swedish]",
            CustomParser = result => ColumnMap.Read(result.Tokens[0].Value, result.AddError),
        };
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder that gets seeds/ and scenarios/. [default: the one whose seeds are used here, else this one]" };
        var list = new Option<bool>("--list") { Description = "Show the systems that one can start from." };
        var command = new Command("new", "Make seeds and a scenario for a region of your own.") { name, from, firms, columns, output, list };
        command.Validators.Add(result =>
        {
            if (result.GetResult(columns) is not null && result.GetResult(firms) is null) result.AddError("--columns is for the table of --firms.");
            if (result.GetResult(list) is not null) return;
            if (result.GetResult(name) is not { Tokens.Count: > 0 }) result.AddError("a name is missing; expected 'ecosim new NAME --from SYSTEM', or 'ecosim new --list'.");
            else if (result.GetResult(from) is null) result.AddError("--from is missing; expected a system to start from. 'ecosim new --list' shows which there are.");
        });
        command.SetAction(parsed => parsed.GetValue(list)
            ? MakeRegion.List(parsed.GetValue(output), screen)
            : new MakeRegion(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(firms), parsed.GetValue(columns) ?? [], parsed.GetValue(output), screen).Go());
        return command;
    }
}
