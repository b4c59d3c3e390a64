using System.Text.Json;

namespace EcosystemSim.Cli.Tests;

/// <summary><c>ecosim validate</c>: tables, formats and exit codes.</summary>
public class ValidateTests
{
    private static readonly string[] Quick = ["vasterbotten-superclusters", "--quarters", "24", "--replications", "1"];

    // Twelve years in eight replications are listed; one short run differs from them in rows that lie near the end of a range.
    private static readonly Lazy<Command> Text = new(() => Command.Run(["validate", .. Quick])), Json = new(() => Command.Run(["validate", .. Quick, "--format", "json"])), Csv = new(() => Command.Run(["validate", .. Quick, "--format", "csv"]));

    [Fact]
    public void A_table_has_what_is_simulated_and_what_is_known_with_the_entry()
    {
        Assert.Contains("Sweden: vasterbotten-superclusters, fragmented, slack labour, parameters as stated", Text.Value.Out);
        Assert.Matches(@"survival after 3 years +0\.\d{3} +0\.720 \(0\.680 to 0\.760\) +fit +pass +dem\.surv3\.se", Text.Value.Out);
        Assert.Matches(@"high growth, 10 % a year +0\.\d{3} +0\.136 \(0\.123 to 0\.145\) +hold-out +fail, known +dem\.hge\.se", Text.Value.Out);
        Assert.Contains("Known to fail: far tails of yearly growth. Shocks are Laplace's", Text.Value.Out);
        // Ten years after a birth, a run of six is over.
        Assert.DoesNotContain("survival after 10 years", Text.Value.Out);
    }

    [Fact]
    public void The_exit_code_says_whether_a_row_fails_that_is_not_known_to()
    {
        bool isNew = Text.Value.Out.Contains("Fails, and is not among the known failures: ", StringComparison.Ordinal);
        Assert.Equal(isNew ? 3 : 0, Text.Value.ExitCode);
        // A world in which two fifths of the listed firms are gone at once is like no other.
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Command.Run("init", folder.Path).ExitCode);
        string path = folder.Of("scenarios/vasterbotten-superclusters.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\nparameters:\n", "\nparameters:\n  demography.exit_log_hazard: {value: -1.5, range: [-3, 0], source: assumed}\n", StringComparison.Ordinal));
        var broken = Command.Run(["validate", path, .. Quick[1..]]);
        Assert.Equal(3, broken.ExitCode);
        Assert.Contains("Fails, and is not among the known failures: survival after 3 years.", broken.Out);
    }

    [Fact]
    public void Json_and_csv_have_the_same_rows_with_definitions_and_sources()
    {
        using var document = JsonDocument.Parse(Json.Value.Out);
        var rows = document.RootElement[0].GetProperty("rows");
        var lines = Experiments.Results.CsvText.Read(Csv.Value.Out);
        Assert.Equal(lines.Count - 1, rows.GetArrayLength());
        for (int i = 0; i < rows.GetArrayLength(); i++)
        {
            Assert.Equal(lines[i + 1][lines[0].ToList().IndexOf("pattern")], rows[i].GetProperty("pattern").GetString());
            Assert.Equal(double.Parse(lines[i + 1][lines[0].ToList().IndexOf("simulated")], System.Globalization.CultureInfo.InvariantCulture), rows[i].GetProperty("simulated").GetDouble());
            Assert.NotEqual("", rows[i].GetProperty("definition").GetString());
            Assert.NotEqual("", rows[i].GetProperty("source").GetString());
        }
    }

    [Fact]
    public void A_country_without_evidence_is_refused()
    {
        var command = Command.Run("validate", "small-world");
        Assert.Equal((2, "ecosim: 'small-world' lies in XX; there is evidence to hold a world against for DK, NO, SE, one at a time.\n"), (command.ExitCode, command.Error));
    }
}
