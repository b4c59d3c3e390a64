using System.CommandLine;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim explain [NAME]</c>: what a lever, a number, an outcome or any other name means, and where it comes from.</summary>
internal static class ExplainCommand
{
    private static readonly string[] Formats = ["text", "json", "csv", "markdown"];

    public static Command Make(Screen screen)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "A lever (referral, L05), a statement (C08), a parameter (search.blur), an outcome (jobs), a type of need, a kind of provider or of shock, a form of governance, a term of a table (utilisation, job_years), a key of scenario files, a system, a scenario, an arm, an id of a system, or weaknesses. Without it: all that can be asked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var statements = new Option<bool>("--statements") { Description = "List all statements of the documents with the lever, file and scenarios of each." };
        var parameters = new Option<bool>("--parameters") { Description = "List all parameters with values, ranges and sources, as the seeds state them; of a scenario, if NAME is one (a file, or a name)." };
        var format = OptionParsers.Word("--format", "How to write it; csv and markdown are for --statements and --parameters. [default: text]", Formats);
        var command = new Command("explain", "Say what a name means, what it costs, and which document and evidence it comes from.") { name, statements, parameters, format };
        command.Validators.Add(result =>
        {
            bool all = result.GetResult(statements) is not null, numbers = result.GetResult(parameters) is not null;
            if (all && numbers) result.AddError("'--statements' and '--parameters' exclude each other.");
            if (all && result.GetResult(name) is { Tokens.Count: > 0 }) result.AddError("'--statements' lists all of them; it takes no NAME.");
            if (!all && !numbers && result.GetResult(format)?.Tokens is [{ Value: "csv" or "markdown" } asked]) result.AddError($"'--format {asked.Value}' is for --statements and --parameters; expected text or json.");
        });
        command.SetAction(parsed =>
        {
            string how = parsed.GetValue(format) ?? "text";
            if (parsed.GetValue(parameters) && parsed.GetValue(name) is { } scenario)
            {
                if (Load.Scenario(scenario, screen) is not { } loaded) return ExitCode.BadInput;
                ParameterTable.Write(loaded.ParameterValues, how, screen);
                return ExitCode.Done;
            }
            var result = Catalogue.Load(otherwise: Shipped.Files);
            if (result.Catalogue is not { } catalogue)
            {
                screen.Error.Write(DiagnosticRenderer.Render(result.Diagnostics));
                screen.Error.WriteLine(Load.Count(result.Diagnostics.Length));
                return ExitCode.BadInput;
            }
            if (parsed.GetValue(parameters))
            {
                ParameterTable.Write(catalogue.Parameters, how, screen);
                return ExitCode.Done;
            }
            var explainer = new Explainer(catalogue, OddPage.Shipped, OutcomesPage.Shipped);
            if (parsed.GetValue(statements)) return Statements(catalogue, explainer, how, screen);
            return parsed.GetValue(name) is { } asked ? One(asked, explainer, how, screen) : All(explainer, how, screen);
        });
        return command;
    }

    private static int Statements(Catalogue catalogue, Explainer explainer, string format, Screen screen)
    {
        if (catalogue.Statements.IsEmpty)
        {
            screen.Error.WriteLine("ecosim: the seeds have no statements; expected a section 'statements', as in seeds/statements.yaml.");
            return ExitCode.BadInput;
        }
        new StatementTable(catalogue, explainer).Write(format, screen);
        return ExitCode.Done;
    }

    private static int One(string name, Explainer explainer, string format, Screen screen)
    {
        var found = explainer.Find(name);
        if (found.IsEmpty)
        {
            screen.Error.WriteLine($"ecosim: {explainer.NotFound(name)}");
            return ExitCode.BadInput;
        }
        if (format == "json")
        {
            screen.Out.Write(ExplanationJson.Text(found));
            return ExitCode.Done;
        }
        var text = new ExplanationText(screen);
        for (int i = 0; i < found.Length; i++)
        {
            if (i > 0) screen.Out.WriteLine();
            text.Write(found[i]);
        }
        return ExitCode.Done;
    }

    private static int All(Explainer explainer, string format, Screen screen)
    {
        var lists = explainer.Lists();
        if (format == "json")
        {
            screen.Out.Write(ExplanationJson.Text(lists));
            return ExitCode.Done;
        }
        var text = new ExplanationText(screen);
        foreach (var list in lists) text.Write(list);
        screen.Out.WriteLine("'ecosim explain NAME' explains one; 'ecosim explain --statements' lists the statements, 'ecosim explain --parameters' the parameters.");
        return ExitCode.Done;
    }
}
