using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Workbooks;

/// <summary>The sheets of a run's workbook: what it says, its tables with real numbers, and what their columns mean.</summary>
public static class RunWorkbook
{
    // A column of meanings; longer ones flow over several lines.
    private const double MeaningWidth = 90;

    /// <summary>All sheets.</summary>
    /// <param name="folder">Folder of the results.</param>
    /// <exception cref="ResultFolderException">A table is gone or was changed.</exception>
    public static ImmutableArray<Sheet> Sheets(StoredResults results, string folder)
    {
        var summary = results.Summary;
        var tables = new List<Sheet>();
        AddTable(ResultPaths.Effects, "Effects");
        AddTable(ResultPaths.Ledger, "Ledger");
        AddTable(ResultPaths.Levers, "Levers");
        tables.Add(Fates(summary));
        tables.Add(Paths(summary));
        tables.AddRange(Dictionary(results, folder, tables));
        return [Readme(results, tables), .. tables];

        void AddTable(string file, string name)
        {
            if (results.ReadTable(folder, file) is { } text) tables.Add(Table(name, CsvText.Read(text)));
        }
    }

    private static Sheet Readme(StoredResults results, IEnumerable<Sheet> others)
    {
        var (manifest, summary) = results;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<SheetCell>>();
        Heading(summary.Title);
        Flowing("Question", summary.Question);
        Blank();
        var sentences = AnswerSentences.For(summary.WithoutLeverArms());
        Flowing("Intervals", sentences.Note);
        string what = "Answer";
        foreach (string sentence in sentences.All)
        {
            Flowing(what, sentence);
            what = "";
        }
        if (summary.Replications < summary.ReplicationsPlanned) Flowing("", $"Only {summary.Replications} of {summary.ReplicationsPlanned} replications are in it.");
        Blank();
        Heading("Policy arms");
        foreach (var arm in summary.Arms.DistinctBy(a => a.Arm))
        {
            string role = arm.Arm == summary.Baseline ? " (baseline: the others are compared with it)" : arm.Arm == summary.WithoutSupport ? " (without public support)" : "";
            Line(arm.Arm, arm.Title + role);
        }
        Blank();
        Heading("How to cite");
        Flowing("Cite", ModelVersion.Citation);
        Flowing("", "Give the version, the scenario and the result hash with it: together they say exactly which numbers you mean.");
        Line("Scenario", summary.Scenario);
        Line("Seed", summary.Seed.ToString(CultureInfo.InvariantCulture));
        Line("Replications", summary.Replications.ToString(CultureInfo.InvariantCulture));
        Line("Version", $"{manifest.ProductVersion}, model {manifest.ModelVersion}");
        Line("Result hash", summary.ResultHash);
        Line("Hash of the inputs", summary.InputsHash);
        Line("Run again by", manifest.Command);
        Line("Licence", "The tables may be used under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).");
        Blank();
        Heading("Sheets");
        foreach (var sheet in others) Flowing(sheet.Name, About(sheet.Name));
        return new Sheet("Readme", false, rows.ToImmutable(), [22, 100]);

        void Heading(string text) => rows.Add([SheetCell.Of(text, CellFormat.Heading)]);
        void Line(string name, string text) => Flowing(name, text);
        void Flowing(string name, string text) => rows.Add([SheetCell.Of(name, CellFormat.Flowing), SheetCell.Of(text, CellFormat.Flowing)]);
        void Blank() => rows.Add([]);
    }

    private static string About(string sheet) => sheet switch
    {
        "Effects" => Plain(OutcomesPage.Shipped.Files[ResultPaths.Effects].Meaning),
        "Ledger" => Plain(OutcomesPage.Shipped.Files[ResultPaths.Ledger].Meaning),
        "Levers" => Plain(OutcomesPage.Shipped.Files[ResultPaths.Levers].Meaning),
        "Fates" => "Of 1,000 needs in each arm, how many had met each fate within 1, 2 and 4 quarters.",
        "Paths" => "Paired difference in total jobs from the baseline by quarter: mean over replications, and quantiles of the replications.",
        "Columns" => "Type, unit and meaning of every column of these sheets.",
        _ => "Unit and meaning of every outcome.",
    };

    /// <summary>A table of the folder with its numbers as numbers.</summary>
    private static Sheet Table(string name, List<string[]> rows)
    {
        string[] names = rows[0];
        int unit = Array.IndexOf(names, "unit");
        return new Sheet(
            name, true,
            [Header(names), .. rows.Skip(1).Select(row => row.Select((text, i) => Cell(names[i], text, unit < 0 ? "" : row[unit])).ToImmutableArray())], []);
    }

    // Columns of words, in which a region or an arm may be called 7.
    private static readonly HashSet<string> WordColumns =
        ["arm", "labour", "scope", "scope_id", "outcome", "unit", "at", "against", "line", "area", "lever", "change"];

    private static SheetCell Cell(string column, string text, string unit)
    {
        if (WordColumns.Contains(column) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return SheetCell.Of(text);
        return SheetCell.Of(number, column == "n" ? CellFormat.Whole : FormatOf(column == "firms" ? column : unit));
    }

    private static CellFormat FormatOf(string unit) => unit switch
    {
        "currency units" => CellFormat.Whole,
        "share" or "log points" => CellFormat.Fine,
        _ => CellFormat.Decimals,
    };

    private static Sheet Fates(RunSummary summary) => new("Fates", true,
        [
            Header("arm", "title", "labour", "within_quarters", "specialised", "generic", "alone", "lapsed", "dropped_out", "firm_gone", "open"),
            .. from arm in summary.Arms
               from f in arm.Fates
               select Row(
                   [arm.Arm, arm.Title, Names.Of(arm.Labour)], SheetCell.Of(f.WithinQuarters, CellFormat.Whole),
                   [f.Specialised, f.Generic, f.Alone, f.Lapsed, f.DroppedOut, f.FirmGone, f.Open]),
        ], []);

    private static Sheet Paths(RunSummary summary) => new("Paths", true,
        [
            Header("arm", "title", "labour", "quarter", "mean", "p05", "p25", "p50", "p75", "p95"),
            .. from arm in summary.Arms
               where arm.Arm != summary.Baseline
               from p in arm.Path
               select Row(
                   [arm.Arm, arm.Title, Names.Of(arm.Labour)], SheetCell.Of(Names.Quarter(summary.StartCalendarQuarter + p.Quarter)),
                   [p.Mean, p.P05, p.P25, p.P50, p.P75, p.P95]),
        ], []);

    private static ImmutableArray<SheetCell> Row(string[] words, SheetCell next, double[] numbers) =>
        [.. words.Select(w => SheetCell.Of(w)), next, .. numbers.Select(n => SheetCell.Of(n, CellFormat.Decimals))];

    private static ImmutableArray<SheetCell> Header(params string[] names) => [.. names.Select(n => SheetCell.Of(n, CellFormat.Heading))];

    /// <summary>What columns and outcomes mean.</summary>
    private static IEnumerable<Sheet> Dictionary(StoredResults results, string folder, IReadOnlyList<Sheet> tables)
    {
        var package = Package(results, folder);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<SheetCell>>();
        rows.Add(Header("sheet", "column", "type", "unit", "meaning"));
        foreach (var (sheet, file) in new[] { ("Effects", ResultPaths.Effects), ("Ledger", ResultPaths.Ledger), ("Levers", ResultPaths.Levers) })
        {
            if (tables.FirstOrDefault(t => t.Name == sheet) is not { } table) continue;
            var fields = package?["resources"]?.AsArray().FirstOrDefault(r => r!["path"] is JsonValue path && (string?)path == file)?["schema"]?["fields"]?.AsArray();
            foreach (string? column in table.Rows[0].Select(c => c.Text))
            {
                var field = fields?.FirstOrDefault(f => (string?)f!["name"] == column);
                string meaning = (string?)field?["description"] ?? OutcomesPage.Shipped.Files[file].Columns.GetValueOrDefault(column!) ?? "";
                Explain(sheet, column!, (string?)field?["type"] ?? "", (string?)field?["unit"] ?? "", meaning);
            }
        }
        foreach (string sheet in new[] { "Fates", "Paths" })
        {
            Explain(sheet, "arm", "string", "", "Id of the arm.");
            Explain(sheet, "title", "string", "", "What the arm stands for.");
            Explain(sheet, "labour", "string", "", "Labour closure: slack or binding.");
            if (sheet == "Paths") Explain(sheet, "quarter", "string", "", "Calendar quarter.");
            else Explain(sheet, "within_quarters", "integer", "quarters", "Quarters since the need arose.");
            foreach (var name in tables.First(t => t.Name == sheet).Rows[0].Skip(4).Select(c => c.Text!))
                Explain(sheet, name, "number", sheet == "Paths" ? "jobs" : "needs of 1,000", sheet == "Paths" ? OfPaths(name) : OfFates(name));
        }
        yield return new Sheet("Columns", true, rows.ToImmutable(), [12, 24, 10, 22, MeaningWidth]);

        var outcomes = package?["resources"]?.AsArray().FirstOrDefault(r => (string?)r!["name"] == "outcomes")?["data"]?.AsArray();
        if (outcomes is null) yield break;
        yield return new Sheet("Outcomes", true,
            [
                Header("outcome", "unit", "meaning", "scopes"),
                .. outcomes.Select(o => new[] { "outcome", "unit", "meaning", "scopes" }.Select(name => SheetCell.Of(Plain((string?)o![name] ?? ""), CellFormat.Flowing)).ToImmutableArray()),
            ], [32, 20, MeaningWidth, 40]);

        void Explain(string sheet, string column, string type, string unit, string meaning) =>
            rows.Add([.. new[] { sheet, column, type, unit, Plain(meaning) }.Select(text => SheetCell.Of(text, CellFormat.Flowing))]);
    }

    private static string OfPaths(string column) => column == "mean"
        ? "Mean over replications of the paired difference from the baseline."
        : $"Of the replications' differences, {column[1..].TrimStart('0')} % are below.";

    private static string OfFates(string column) => column switch
    {
        "specialised" => "Needs with specialised help.",
        "generic" => "Needs that a provider without the matching offer had served generically.",
        "alone" => "Needs that the firm had solved by itself or with help bought on the market.",
        "lapsed" => "Needs that had lapsed.",
        "dropped_out" => "Needs that the firm had given up on the way between doors.",
        "firm_gone" => "Needs whose firm had ceased.",
        _ => "Needs that were still open.",
    };

    private static JsonNode? Package(StoredResults results, string folder)
    {
        try
        {
            return results.ReadTable(folder, ResultPaths.DataPackage) is { } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException e)
        {
            throw new ResultFolderException($"Unable to read {Path.Combine(folder, ResultPaths.DataPackage)}: {e.Message}", e);
        }
    }

    /// <summary>Without the marks of Markdown, which a cell would show.</summary>
    private static string Plain(string markdown) => markdown.Replace("`", "", StringComparison.Ordinal).Replace("\n\n", " ", StringComparison.Ordinal);
}
