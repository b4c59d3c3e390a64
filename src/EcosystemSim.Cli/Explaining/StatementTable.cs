using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;
using Spectre.Console;

namespace EcosystemSim.Cli.Explaining;

/// <summary>All statements of the documents with where the model has each: a row each, in the order of the seeds.</summary>
internal sealed class StatementTable
{
    private static readonly string[] Columns = ["id", "kind", "lever", "statement", "switch", "built", "file", "scenarios"];

    public StatementTable(Catalogue catalogue, Explainer explainer) =>
        Rows = [.. catalogue.Statements.Select(s => Row(s, catalogue, explainer))];

    public ImmutableArray<StatementRow> Rows { get; }

    /// <summary>Writes the table; nothing else goes to the output.</summary>
    public void Write(string format, Screen screen)
    {
        if (format == "text") WriteText(screen);
        else screen.Out.Write(format switch
        {
            "json" => ExplanationJson.Text(Rows),
            "csv" => CsvText.Write(
                $"{string.Join(',', Columns)},off,quote,document\n",
                Rows.Select(row => (string[])[.. Cells(row), row.Off?.ToString(CultureInfo.InvariantCulture) ?? "", row.Quote, row.Document])),
            _ => MarkdownTable.Write(Columns, Rows.Select(Cells)),
        });
    }

    private static StatementRow Row(StatementEntry s, Catalogue catalogue, Explainer explainer)
    {
        var document = catalogue.DocumentOf(s);
        string change = s.Switch switch
        {
            { Parameter: { } path } => path,
            { Lever: not null } => "the lever",
            { AgreementKey: { } key } => key,
            { ScenarioKey: { } key } => key,
            _ => s.Outcome ?? "",
        };
        return new(
            s.Id, s.Kind.ToString().ToLowerInvariant(), s.Lever, s.Statement, change, s.Switch?.Off, explainer.IsBuilt(s), Explainer.FileOf(s), [.. catalogue.UsesOf(s).Select(u => u.Id)], s.Quote,
            document.File, document.Title);
    }

    private static string[] Cells(StatementRow row) =>
        [row.Id, row.Kind, row.Lever, row.Statement, row.Switch, row.IsBuilt ? "yes" : "no", row.File ?? "", string.Join(' ', row.Scenarios)];

    private void WriteText(Screen screen)
    {
        // Kinds show in the lever's column, and folders are the same in all rows but few.
        var table = new Table { Border = TableBorder.Horizontal };
        foreach (string column in (string[])["id", "lever", "statement", "file", "scenarios"]) table.AddColumn(column);
        table.Columns[0].NoWrap();
        table.Columns[1].NoWrap();
        int most = Rows.Max(r => r.Scenarios.Length);
        foreach (var row in Rows)
        {
            string file = row.IsBuilt ? Path.GetFileName(row.File)! : "not built yet";
            string scenarios = row.Scenarios.Length == most && most > 1 ? "all" : string.Join(", ", row.Scenarios);
            table.AddRow(Array.ConvertAll([row.Id, row.Lever, row.Statement, file, scenarios], Markup.Escape));
        }
        screen.Ansi.Write(table);
        screen.Out.WriteLine($"{Rows.Length} statements. 'ecosim explain ID' shows quote, switch and evidence; --format csv, json or markdown has all columns.");
    }
}

/// <summary>A statement of a document.</summary>
/// <param name="Switch">Path of a parameter, key, "the lever" as a whole, or for a goal the outcome.</param>
/// <param name="Off">Value of the parameter at which the mechanism is off, or null.</param>
/// <param name="IsBuilt">Whether the model has it already.</param>
/// <param name="File">File in the code, or null while the lever is not built.</param>
/// <param name="Scenarios">Shipped scenarios in which the mechanism is in force in some arm.</param>
/// <param name="Document">Name of the document's file.</param>
internal sealed record StatementRow(
    string Id, string Kind, string Lever, string Statement, string Switch, double? Off, bool IsBuilt, string? File, ImmutableArray<string> Scenarios, string Quote, string Document, string Title);
