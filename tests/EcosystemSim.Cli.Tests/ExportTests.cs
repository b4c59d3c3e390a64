using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Workbooks;

namespace EcosystemSim.Cli.Tests;

/// <summary><c>ecosim export --excel</c>: the workbook has the numbers of the tables to the last digit, and replaces nothing unasked.</summary>
[Trait("Category", "Slow")]
public class ExportTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void The_workbook_has_the_values_of_the_tables_to_the_last_digit()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--lever-arms");
        var export = Command.Run("export", folder.Of("out"), "--excel");
        string file = folder.Of("out/small-world.xlsx");
        Assert.Equal((0, "", $"Workbook: {file}\n"), (export.ExitCode, export.Error, export.Out));
        var book = Read(file);
        Assert.Equal(["Readme", "Effects", "Ledger", "Levers", "Fates", "Paths", "Columns", "Outcomes"], book.Keys);
        foreach (var (sheet, table) in new[] { ("Effects", "effects.csv"), ("Ledger", "ledger.csv"), ("Levers", "levers.csv") })
        {
            string[][] rows = [.. File.ReadAllLines(folder.Of("out/" + table)).Select(line => line.Split(','))];
            Assert.Equal(rows.Length, book[sheet].Count);
            int mean = Array.IndexOf(rows[0], "mean");
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.Equal(rows[i].Length, book[sheet][i].Length);
                for (int j = 0; j < rows[i].Length; j++)
                {
                    var (text, number) = book[sheet][i][j];
                    // Numbers are numbers and words are words; what is missing is empty.
                    bool isNumber = i > 0 && j >= mean && rows[i][j].Length > 0;
                    Assert.Equal(isNumber ? double.Parse(rows[i][j], CultureInfo.InvariantCulture) : null, number);
                    if (!isNumber) Assert.Equal(rows[i][j], text ?? "");
                }
            }
        }
        string readme = string.Join('\n', book["Readme"].SelectMany(row => row).Select(cell => cell.Text));
        foreach (string said in new[] { "Does a world of two regions", "Of 1,000 needs", ModelVersion.Citation, "CC BY 4.0", "ecosim run " }) Assert.Contains(said, readme);
        Assert.Matches("[0-9a-f]{64}", readme);
        Assert.All(book["Columns"].Skip(1), row => Assert.All(new[] { row[0], row[1], row[4] }, cell => Assert.False(string.IsNullOrEmpty(cell.Text))));
        Assert.Equal(book["Columns"].Skip(1).Where(r => r[0].Text == "Effects").Select(r => r[1].Text), book["Effects"][0].Select(c => c.Text));
        Assert.Contains("belong together", Command.Run("verify", folder.Of("out"), "--sample", "0").Out);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes_with_headers_that_stay_in_sight()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        foreach (string name in new[] { "a.xlsx", "b.xlsx" }) Assert.Equal(0, Command.Run("export", folder.Of("out"), "--excel", "--out", folder.Of(name)).ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.Of("a.xlsx")), File.ReadAllBytes(folder.Of("b.xlsx")));
        using var archive = ZipFile.OpenRead(folder.Of("a.xlsx"));
        string effects = new StreamReader(archive.GetEntry("xl/worksheets/sheet2.xml")!.Open()).ReadToEnd();
        Assert.Matches(@"<pane [^>]*ySplit=""1""[^>]*state=""frozen""", effects);
        Assert.Matches(@"<col min=""1"" max=""1"" width=""[0-9.]+""", effects);
        Assert.Contains("<autoFilter ref=\"A1:L", effects);
    }

    [Fact]
    public void Nothing_is_replaced_unasked()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        string file = folder.Of("mine.xlsx");
        string[] export = ["export", folder.Of("out"), "--excel", "--out", file];
        File.WriteAllText(file, "mine");
        var refused = Command.Run(export);
        Assert.Equal((2, $"ecosim: {file} is there already and is another; --force replaces it.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(0, Command.Run([.. export, "--force"]).ExitCode);
        Assert.Equal($"The workbook is there already: {file}\n", Command.Run(export).Out);
    }

    [Fact]
    public void Observations_become_one_table_of_csv_only_if_they_are_those_that_the_run_wrote()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        Assert.Equal("Observations: " + folder.Of("out/observations.csv.gz") + "\n", Command.Run("export", folder.Of("out"), "--csv").Out);
        Assert.Equal(0, Command.Run("export", folder.Of("out"), "--csv", "--out", folder.Of("table.csv")).ExitCode);
        using var packed = new StreamReader(new GZipStream(File.OpenRead(folder.Of("out/observations.csv.gz")), CompressionMode.Decompress));
        Assert.Equal(File.ReadAllText(folder.Of("table.csv")), packed.ReadToEnd());
        string[] rows = File.ReadAllLines(folder.Of("table.csv"));
        Assert.Equal("arm,labour,replication,quarter,scope,scope_id,outcome,value", rows[0]);
        Assert.StartsWith("none,slack,0,2013Q1,total,all,firms,", rows[1]);
        Assert.Equal(Directory.GetFiles(folder.Of("out/observations")).Length, rows.Skip(1).Select(row => row.Split(',')[2]).Distinct().Count());

        Assert.Contains("is there already; --force replaces it", Command.Run("export", folder.Of("out"), "--csv").Error);
        Assert.Contains("expected a name that ends with .csv.gz or .csv", Command.Run("export", folder.Of("out"), "--csv", "--out", folder.Of("table.txt")).Error);
        Assert.Contains("expected '--excel' or '--csv'", Command.Run("export", folder.Of("out"), "--csv", "--excel").Error);
        File.AppendAllText(folder.Of("out/observations/00001.parquet"), "more");
        var refused = Command.Run("export", folder.Of("out"), "--csv", "--out", folder.Of("other.csv"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("observations/00001.parquet is not the file that the run wrote", refused.Error);
        Assert.False(File.Exists(folder.Of("other.csv")));
    }

    [Fact]
    public void A_folder_that_is_none_of_a_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        Command.RunSmall(folder.Of("out"), "--arms", "coordinated");
        Refused("holds no results of a run that is over: it has no manifest.json.", folder.Path);
        Refused("expected a name that ends with .xlsx.", folder.Of("out"), "--out", folder.Of("tables.csv"));
        Refused("Unable to write the workbook: ", folder.Of("out"), "--out", folder.Of("nowhere/tables.xlsx"));
        File.AppendAllText(folder.Of("out/effects.csv"), "more\n");
        Refused("effects.csv is not the file that the run wrote. 'ecosim verify' says what differs.", folder.Of("out"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.xlsx*", SearchOption.AllDirectories));

        void Refused(string why, params string[] arguments)
        {
            var refused = Command.Run(["export", .. arguments, "--excel"]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(why, refused.Error);
        }
    }

    /// <summary>Sheets by name, as a reader finds them: words or numbers of each cell.</summary>
    private static Dictionary<string, List<(string? Text, double? Number)[]>> Read(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        var names = XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open()).Descendants(Main + "sheet").Select(s => (string)s.Attribute("name")!).ToList();
        var book = new Dictionary<string, List<(string?, double?)[]>>();
        for (int i = 0; i < names.Count; i++)
        {
            var sheet = XDocument.Load(archive.GetEntry($"xl/worksheets/sheet{i + 1}.xml")!.Open());
            book[names[i]] = [.. sheet.Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select(cell => (string?)cell.Attribute("t") == "inlineStr"
                ? (cell.Value, null)
                : ((string?)null, cell.Value.Length == 0 ? (double?)null : double.Parse(cell.Value, CultureInfo.InvariantCulture))).ToArray())];
        }
        return book;
    }
}
